#include "query/lexer_words.h"

#include <algorithm>
#include <charconv>

#include "text/analyzer.h"
#include "text/fold.h"

namespace vankho::query {
namespace {

struct Operator {
  std::string_view word;  // canonical
  Mark::Type type;
};

constexpr Operator kOperators[] = {
    {"and", Mark::Type::both}, {"or", Mark::Type::either},   {"not", Mark::Type::exclude},
    {"và", Mark::Type::both},  {"hoặc", Mark::Type::either}, {"không", Mark::Type::exclude},
};

constexpr FieldName kFields[] = {
    {"title", false, In::title},
    {"tieude", false, In::title},
    {"lead", false, In::lead},
    {"sapo", false, In::lead},
    {"body", false, In::body},
    {"noidung", false, In::body},
    {"author", true, {}, Facet::author},
    {"tacgia", true, {}, Facet::author},
    {"source", true, {}, Facet::source},
    {"nguon", true, {}, Facet::source},
    {"province", true, {}, Facet::province},
    {"tinh", true, {}, Facet::province},
    {"year", true, {}, Facet::year},
    {"nam", true, {}, Facet::year},
    {"resolution", true, {}, Facet::resolution},
    {"nghiquyet", true, {}, Facet::resolution},
};

constexpr std::size_t kLongestWord = 24;  // bytes: "KHÔNG" in NFD has 7, "nghịquyết:" 14

// "NEAR/5" → near, 5.
std::optional<Mark> read_distance(std::string_view word, Warnings& warnings) {
  const std::size_t slash = std::min(word.find('/'), word.size());
  const std::string_view name = word.substr(0, slash);
  if (name != "NEAR" && name != "ADJ") return {};
  Mark mark;
  mark.type = name == "NEAR" ? Mark::Type::near : Mark::Type::adj;
  mark.distance = name == "NEAR" ? kNearDistance : kAdjDistance;
  if (slash == word.size()) return mark;
  const std::string_view digits = word.substr(slash + 1);
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), mark.distance);
  if (digits.empty() || end != digits.data() + digits.size() || digits[0] == '-') return {};
  if (error == std::errc::result_out_of_range || mark.distance > kMaxDistance) {
    mark.distance = kMaxDistance;
    warnings.add("Khoảng cách của " + std::string(name) + " nhiều nhất là " +
                 std::to_string(kMaxDistance) + ".");
  }
  return mark;
}

}  // namespace

std::optional<Mark> read_operator(std::string_view word, Warnings& warnings) {
  if (word.size() > kLongestWord || has_lower_case(word)) return {};
  if (auto mark = read_distance(word, warnings)) return mark;
  const std::string exact = text::canonical(word);
  const auto found = std::ranges::find(kOperators, exact, &Operator::word);
  if (found == std::end(kOperators)) return {};
  Mark mark;
  mark.type = found->type;
  return mark;
}

const FieldName* find_field(std::string_view name) {
  if (name.size() > kLongestWord) return nullptr;
  const auto found = std::ranges::find(kFields, text::fold(name), &FieldName::name);
  return found == std::end(kFields) ? nullptr : &*found;
}

}  // namespace vankho::query
