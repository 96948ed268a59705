// facets/gazetteer.h: finds the names of places in analyzed text.
//
// One trie over token forms holds every name, every false friend ("Thái Bình
// Dương") and the words that say where a text looks ("Bộ Chính trị", "toàn
// tỉnh"); a second, read backwards, holds what may stand before a name ("Tỉnh ủy",
// "xã", "Nguyễn Văn"). Matching is leftmost and longest, in one pass.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facets/phrase_trie.h"
#include "facets/province.h"
#include "text/token.h"

namespace vankho::facets {

struct District {
  std::string name;
  std::vector<std::string_view> kinds;  // the last first: "thành phố", "thị xã"
  const Province* province = nullptr;
  double typed = 0, bare = 0;  // weight as evidence, with the word for its kind and alone
};

enum class Sign : std::uint8_t { name, mask, region, several, central, local };

// What a phrase stands for. A name may be that of a province, of districts, or both.
struct Place {
  Sign sign = Sign::name;
  const Province* province = nullptr;
  bool typed = false;          // says its kind itself: "TP.HCM"
  bool paper = false;          // the name of its newspaper: "Báo Ấp Bắc"
  std::uint32_t capitals = 0;  // bit i: word i must begin with a capital
  std::vector<const District*> districts;
};

enum class LeadKind : std::uint8_t { committee, office, unit, paper, commune, other, person, birth };

struct Lead {
  LeadKind kind = LeadKind::other;
  int points = 0;
  std::string_view unit;  // "tỉnh", "thành phố", "huyện" …; empty: any
};

class Gazetteer {
 public:
  Gazetteer();

  // Numbers of the tokens' words; 0: in no phrase.
  void number(std::span<const text::Token> tokens, std::vector<std::uint32_t>& words) const {
    vocabulary_.number(tokens, words);
  }

  struct Found {
    std::size_t length = 0;  // in tokens; 0: nothing
    const Place* place = nullptr;
  };
  Found find(std::span<const std::uint32_t> words, std::size_t at) const;

  // What stands right before words[at].
  struct Before {
    std::size_t length = 0;
    const Lead* lead = nullptr;
  };
  Before before(std::span<const std::uint32_t> words, std::size_t at) const;

  const std::vector<District>& districts() const { return districts_; }

 private:
  Place& place(std::string_view phrase);
  void add_provinces();
  void add_districts();
  void add_masks();
  void add_leads();

  Vocabulary vocabulary_;
  std::vector<District> districts_;
  std::vector<Place> places_;
  std::vector<Lead> leads_;
  PhraseTrie names_, before_;
};

const Gazetteer& gazetteer();

}  // namespace vankho::facets
