#include "schema/stamp.h"

#include <charconv>

namespace vankho::schema {

Stamp stamp_of(const text::Analyzer& analyzer) { return {analyzer.name(), kSchemaVersion}; }

std::string to_text(const Stamp& stamp) {
  return std::to_string(stamp.schema) + "\n" + stamp.analyzer;
}

Stamp parse_stamp(const std::string& text) {
  Stamp stamp;
  const std::size_t line = text.find('\n');
  if (line == std::string::npos) return stamp;
  std::from_chars(text.data(), text.data() + line, stamp.schema);
  stamp.analyzer = text.substr(line + 1);
  return stamp;
}

Result<void> check(const Stamp& found, const Stamp& ours, const std::string& db) {
  const std::string rebuild = "vankho-indexer rebuild --db " + db;
  // Its stored articles cannot be read either.
  if (found.schema != ours.schema)
    return fail(Code::mismatch,
                db + " was built with schema " + std::to_string(found.schema) +
                    ", this program has " + std::to_string(ours.schema),
                "rebuild it from the files: " + rebuild + " PATH...");
  if (found.analyzer != ours.analyzer)
    return fail(Code::mismatch,
                db + " was built with the analyzer " + found.analyzer + ", this program has " +
                    ours.analyzer,
                "rebuild it: " + rebuild);
  return {};
}

}  // namespace vankho::schema
