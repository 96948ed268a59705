// facets/document_registry.h: the known documents as the recogniser looks for them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facets/citation_words.h"
#include "facets/resolution.h"

namespace vankho::facets {

// A document that a number may mean: one of the Party, or a look-alike of the state.
struct Known {
  std::string_view key;
  std::string_view prefix;  // "nq"
  std::string_view suffix;  // of its symbol, canonical: "tw", "hntw"; empty: no symbol
  std::string_view issuer;  // id
  std::string_view date;    // as Document::date
  int number = 0;
  int term = 0;                     // 0: of the state
  int salience = 0;                 // 0..3: how often the press means it
  std::string_view superseded;      // the day another of its kind took its place; empty: in force
  std::vector<Phrase> cues;         // words that tell it from its namesakes
  std::vector<Phrase> title_pairs;  // neighbouring words of its title that few titles share
  const Document* document = nullptr;  // nothing: of the state
};

// All that share a key's prefix and number, oldest first.
const std::vector<const Known*>& known_by_number(std::string_view prefix, int number);
const Known* find_known(std::string_view key);

// Keys that a group holds together with this one, itself left out.
const std::vector<std::string_view>& companions_of(std::string_view key);

// The document for which the press has given this wrong day; nullptr: none.
const Known* find_press_error(std::string_view prefix, int number, std::string_view day);

}  // namespace vankho::facets
