#include "facets/document_key.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "facets/document_bodies.h"
#include "facets/document_kinds.h"
#include "facets/province.h"
#include "facets/table.h"

namespace vankho::facets {
namespace {

constexpr std::string_view kAmbiguous = "amb:";
constexpr int kFirstYear = 1000;  // a smaller number at a key's end is an ordinal

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// All digits, and few enough for an int.
int number_of(std::string_view text) {
  constexpr std::size_t kMaxDigits = 6;
  if (text.empty() || text.size() > kMaxDigits || !std::ranges::all_of(text, is_digit)) return 0;
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

int term_of_part(std::string_view part) {
  return part.starts_with('k') ? number_of(part.substr(1)) : 0;
}

// Takes a last "-k12", "-2020" or "-20" off.
void take_end(std::vector<std::string_view>& parts, Key& key) {
  if (parts.empty()) return;
  const int term = term_of_part(parts.back()), number = number_of(parts.back());
  if (term == 0 && number == 0) return;
  key.term = term;
  (number >= kFirstYear ? key.year : key.ordinal) = number;
  parts.pop_back();
}

std::string_view joined(const std::vector<std::string_view>& parts, std::size_t first) {
  if (first >= parts.size()) return {};
  const char* begin = parts[first].data();
  return {begin, static_cast<std::size_t>(parts.back().data() + parts.back().size() - begin)};
}

Key parse_plenum(std::string_view key) {
  Key parsed;
  auto parts = split(key, '-');
  parsed.number = parts[0].substr(std::string_view("hntw").size());
  take_end(parts, parsed);
  if (!parsed.number.empty() && is_digit(parsed.number[0])) parsed.form = Key::Form::plenum;
  return parsed;
}

Key parse_numbered(std::vector<std::string_view> parts) {
  Key key;
  key.prefix = parts[0];
  key.number = parts[1];
  parts.erase(parts.begin(), parts.begin() + 2);
  take_end(parts, key);
  if (!parts.empty()) key.suffix = parts[0];
  key.body = joined(parts, 1);
  if (!key.number.empty() && is_digit(key.number[0])) key.form = Key::Form::numbered;
  return key;
}

Key parse_congress(std::vector<std::string_view> parts) {
  Key key;
  key.prefix = parts[0];
  key.form = parts[1] == "dh" ? Key::Form::congress : Key::Form::local_congress;
  take_end(parts, key);
  key.body = joined(parts, 2);
  return key;
}

Key parse_plain(std::string_view text) {
  if (text.starts_with("hntw")) return parse_plenum(text);
  auto parts = split(text, '-');
  if (parts.size() < 2) return {};
  if (parts[1] == "dh" || parts[1] == "dhdb") return parse_congress(std::move(parts));
  return parse_numbered(std::move(parts));
}

// The province whose id the body begins with, the longest one.
const Province* province_of(std::string_view body) {
  for (std::string_view id = body; !id.empty();) {
    if (const Province* province = find_province(id)) return province;
    const std::size_t hyphen = id.rfind('-');
    if (hyphen == std::string_view::npos) break;
    id = id.substr(0, hyphen);
  }
  return nullptr;
}

}  // namespace

Key parse_key(std::string_view text) {
  const bool ambiguous = text.starts_with(kAmbiguous);
  Key key = parse_plain(ambiguous ? text.substr(kAmbiguous.size()) : text);
  key.ambiguous = ambiguous;
  return key;
}

std::string body_name(std::string_view body) {
  if (body.empty() || body == "x") return {};
  const Province* province = province_of(body);
  std::string_view rest = body.substr(province != nullptr      ? province->id.size()
                                      : body.starts_with("x-") ? 1
                                                               : 0);
  if (rest.starts_with('-')) rest.remove_prefix(1);
  const std::string unit = unit_name(rest);
  if (province == nullptr) return unit;
  return unit.empty() ? province->name : unit + ", " + province->name;
}

}  // namespace vankho::facets
