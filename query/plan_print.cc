// A plan in print: for --explain, and for tests.
#include <cstdio>

#include "query/params.h"
#include "query/plan.h"

namespace vankho::query {
namespace {

std::string number(float value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", static_cast<double>(value));
  return text;
}

std::string visible(const std::string& term) {
  return !term.empty() && term[0] == '\x01' ? "@" + term.substr(1) : term;
}

std::string print(const std::vector<Plan::Term>& spellings) {
  std::string out;
  for (const Plan::Term& term : spellings) {
    if (!out.empty()) out += '|';
    out += visible(term.exact);
    if (term.weight != 0) out += "^" + number(term.weight);
  }
  return out.empty() ? "∅" : out;
}

const char* name_of(Plan::Type type) {
  switch (type) {
    case Plan::Type::everything: return "everything";
    case Plan::Type::nothing: return "nothing";
    case Plan::Type::list: return "list";
    case Plan::Type::pair: return "pair";
    case Plan::Type::phrase: return "phrase";
    case Plan::Type::near: return "near";
    case Plan::Type::ordered: return "ordered";
    case Plan::Type::all: return "all";
    case Plan::Type::any: return "any";
    case Plan::Type::most: return "most";
    case Plan::Type::but_not: return "but-not";
    case Plan::Type::extra: return "extra";
    case Plan::Type::filter: return "filter";
  }
  return "?";
}

}  // namespace

std::string Plan::print() const {
  if (type == Type::list && children.empty())
    return query::print(spellings) + (mask == 0 ? "" : "/" + std::to_string(mask));
  std::string out = std::string("(") + name_of(type);
  if (type == Type::most) out += " " + number(least);
  if (type == Type::near || type == Type::ordered) out += "/" + std::to_string(distance);
  for (const auto& word : words) out += " " + query::print(word);
  for (const Pair& pair : pairs)
    out += " " + pair.first + "_" + pair.second + "^" + number(pair.weight);
  if (type == Type::filter) {
    out += std::string(" ") + facet_name(facet);
    for (const std::string& value : filter.want) out += " " + value;
  }
  for (const Plan& child : children) out += " " + child.print();
  return out + ")";
}

}  // namespace vankho::query
