// schema/stamp.h: what a generation was built with. Written when it is made, compared
// when it is opened: a program never searches what it does not understand.
#pragma once

#include <string>

#include "base/error.h"
#include "text/analyzer.h"

namespace vankho::schema {

// Bumped when the record, the manifest or the segment layout changes.
inline constexpr int kSchemaVersion = 4;

struct Stamp {
  std::string analyzer;  // text::Analyzer::name()
  int schema = 0;
};

Stamp stamp_of(const text::Analyzer& analyzer);
std::string to_text(const Stamp& stamp);
Stamp parse_stamp(const std::string& text);  // of an empty or foreign text: schema 0

// Code::mismatch, with the command that rebuilds, when `found` is not what this program writes.
Result<void> check(const Stamp& found, const Stamp& ours, const std::string& db);

}  // namespace vankho::schema
