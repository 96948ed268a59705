// JSON Lines: one object a line, keys as in the article's table (field_of).
#include <simdjson.h>

#include "indexer/readers/draft.h"
#include "indexer/readers/formats.h"
#include "indexer/readers/line_cutter.h"
#include "text/encoding.h"

namespace vankho::indexer {
namespace {

namespace json = simdjson::dom;
using Type = simdjson::dom::element_type;

// A parser keeps its buffers from line to line; one that a giant line blew up
// is not kept.
constexpr std::size_t kKeptCapacity = 4 << 20;

json::parser& parser() {
  thread_local json::parser kept(schema::kMaxLine + kKeptCapacity);
  if (kept.capacity() > kKeptCapacity) kept = json::parser(schema::kMaxLine + kKeptCapacity);
  return kept;
}

std::string_view type_name(Type type) {
  switch (type) {
    case Type::ARRAY: return "a list";
    case Type::OBJECT: return "an object";
    case Type::STRING: return "a string";
    case Type::BOOL: return "true or false";
    case Type::NULL_VALUE: return "null";
    default: return "a number";
  }
}

tl::unexpected<Error> wrong_type(std::string_view key, std::string_view due, Type found) {
  return fail(Code::invalid, "\"" + std::string(key) + "\" must be " + std::string(due) +
                                 ", and is " + std::string(type_name(found)));
}

Result<void> read_tags(json::element value, std::vector<std::string>& tags) {
  std::string_view text;
  if (!value.get(text)) {
    tags = split_tags(text);
    return {};
  }
  json::array list;
  if (value.get(list)) return wrong_type("tags", "a list of strings", value.type());
  for (const json::element tag : list) {
    if (tag.get(text)) return wrong_type("tags", "a list of strings", Type::ARRAY);
    tags.emplace_back(text);
  }
  return {};
}

Result<void> read_pair(std::string_view key, json::element value, Draft& draft) {
  if (value.is_null()) return {};
  if (key == "tags") return read_tags(value, draft.article.tags);
  std::string* field = field_of(draft, key);
  if (!field) {
    draft.unknown_keys.emplace_back(key);
    return {};
  }
  std::string_view text;
  if (value.get(text)) return wrong_type(key, "a string", value.type());
  if (field->empty()) *field = text;
  return {};
}

Result<Draft> read_object(json::element root) {
  json::object object;
  if (root.get(object))
    return fail(Code::invalid,
                "is " + std::string(type_name(root.type())) + ", not an object of one article");
  Draft draft;
  for (const auto& [key, value] : object)
    if (Result<void> read = read_pair(key, value, draft); !read)
      return tl::make_unexpected(read.error());
  return draft;
}

tl::unexpected<Error> no_json(simdjson::error_code error) {
  return fail(Code::invalid, std::string("is not JSON: ") + simdjson::error_message(error));
}

Result<Draft> read_line(const std::string& line) {
  json::element root;
  const simdjson::error_code error = parser().parse(line).get(root);
  if (!error) return read_object(root);
  if (error != simdjson::UTF8_ERROR) return no_json(error);
  // JSON in a legacy encoding: its syntax is ASCII, so it can be decoded whole.
  text::Decoded decoded = text::decode(line);
  if (const auto again = parser().parse(decoded.utf8).get(root); again) return no_json(again);
  Result<Draft> draft = read_object(root);
  if (draft) {
    draft->encoding = decoded.encoding;
    draft->warnings = std::move(decoded.warnings);
  }
  return draft;
}

}  // namespace

std::unique_ptr<Cutter> cut_jsonl(Opened file) {
  return std::make_unique<LineCutter>(std::move(file), Format::jsonl);
}

Result<Item> read_jsonl(const Unit& unit) {
  return read_line(unit.bytes).map([](Draft&& draft) { return finish(std::move(draft)); });
}

}  // namespace vankho::indexer
