// facets/province.h: which province a text is about, and what became of it.
//
// A province has an id (a slug of its short name: "nam-dinh"), a span of days in
// which it existed, and a unit of today (`now`). Facts: data/provinces.tsv,
// data/province_events.tsv, data/districts.tsv …, each row with its source.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facets/page.h"

namespace vankho::facets {

struct Province {
  std::string id;       // "nam-dinh"
  std::string name;     // "Nam Định"
  // Id of the unit of today: "ninh-binh"; its own id when it still exists; empty for a
  // historic one that lies in several today (province_note names them).
  std::string now;
  std::string region;   // "Đồng bằng sông Hồng" (the six regions)
  std::string from;     // first day as YYYY-MM-DD, empty: before anything here
  std::string to;       // last day, empty: exists today
};

// Every unit ever known, by id: 63 before 2025-07-01, 34 after (same id when the
// name stayed, whatever its territory), and the historic ones.
const std::vector<Province>& provinces();
const Province* find_province(std::string_view id);

// From an id or any written name ("TP.HCM", "dak lak", "Tỉnh Nam Định"), marks or
// none; nullptr when unknown.
const Province* resolve_province(std::string_view name);

// The units that existed on a day (YYYY-MM-DD).
std::vector<const Province*> provinces_at(std::string_view day);

// The former units inside a unit of today, itself included: "ninh-binh" →
// {"ninh-binh", "nam-dinh", "ha-nam"}.
std::vector<const Province*> members_now(std::string_view id);

// Where an abolished province is now: "Nam Định nay thuộc tỉnh Ninh Bình (từ 1/7/2025)";
// in English for "en". Empty for one that exists.
std::string province_note(const Province& province, std::string_view language = "vi");

enum class Scope : std::uint8_t { unknown, province, several, national };
std::string_view scope_name(Scope scope);

struct ProvinceGuess {
  const Province* province = nullptr;  // the one the text is about, or none
  double confidence = 0;               // 0..1
  std::string evidence;                // the words that decided, as written
  Scope scope = Scope::unknown;
  std::vector<const Province*> provinces;  // the facet's values: one, several, or none
  std::vector<const Province*> mentioned;
};

// `day` is the article's date as far as known (YYYY[-MM[-DD]] or empty): names are
// read as they stood then.
ProvinceGuess guess_province(const Page& page, std::string_view day);

}  // namespace vankho::facets
