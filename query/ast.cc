#include "query/ast.h"

#include "query/params.h"

namespace vankho::query {
namespace {

// How a node begins in print; a leaf has no brackets.
std::string head(const Ast& node) {
  switch (node.type) {
    case Ast::Type::words:
      return "words";
    case Ast::Type::phrase:
      return "phrase";
    case Ast::Type::near:
      return "near/" + std::to_string(node.distance);
    case Ast::Type::adj:
      return "adj/" + std::to_string(node.distance);
    case Ast::Type::both:
      return "and";
    case Ast::Type::either:
      return "or";
    default:
      return {};
  }
}

std::string field(In in) {
  switch (in) {
    case In::all:
      return {};
    case In::title:
      return "title:";
    case In::lead:
      return "lead:";
    case In::body:
      return "body:";
  }
  return {};
}

std::string print_filter(const Ast& node) {
  std::string text = facet_name(node.facet);
  for (std::size_t i = 0; i < node.values.size(); ++i)
    text.append(i ? "|" : "=").append(node.values[i]);
  return text;
}

std::string print_children(const Ast& node) {
  std::string text;
  for (const Ast& child : node.children) text += ' ' + child.print();
  return text;
}

std::string print_cite(const Ast& node) {
  std::string text = "(cite";
  for (std::size_t i = 0; i < node.candidates.size(); ++i)
    text.append(i ? "|" : " ").append(node.candidates[i].first);
  return text + ':' + print_children(node) + ')';
}

}  // namespace

std::string Ast::print() const {
  switch (type) {
    case Type::word:
      return field(in) + exact;
    case Type::prefix:
      return field(in) + exact + '*';
    case Type::exclude:
      return '-' + children.front().print();
    case Type::require:
      return '+' + children.front().print();
    case Type::cite:
      return print_cite(*this);
    case Type::filter:
      return print_filter(*this);
    default:
      return '(' + head(*this) + print_children(*this) + ')';
  }
}

}  // namespace vankho::query
