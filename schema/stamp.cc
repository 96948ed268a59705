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
  const std::string hint = "rebuild it: vankho-indexer rebuild --db " + db;
  if (found.schema != ours.schema)
    return fail(Code::mismatch,
                db + " was built with schema " + std::to_string(found.schema) +
                    ", this program has " + std::to_string(ours.schema),
                hint);
  if (found.analyzer != ours.analyzer)
    return fail(Code::mismatch,
                db + " was built with the analyzer " + found.analyzer + ", this program has " +
                    ours.analyzer,
                hint);
  return {};
}

}  // namespace vankho::schema
