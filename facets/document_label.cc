#include "facets/document_label.h"

#include <algorithm>
#include <initializer_list>

#include "facets/document_key.h"
#include "facets/document_kinds.h"
#include "facets/document_terms.h"
#include "facets/table.h"

namespace vankho::facets {
namespace {

std::string in_brackets(std::initializer_list<std::string> parts) {
  std::string inside;
  for (const std::string& part : parts) {
    if (!part.empty()) inside += (inside.empty() ? "" : ", ") + part;
  }
  return inside.empty() ? inside : " (" + inside + ")";
}

std::string term_words(int term) {
  const std::string roman = to_roman(term);
  return roman.empty() ? roman : "khóa " + roman;
}

std::string year_words(int year) { return year == 0 ? std::string() : std::to_string(year); }

std::string ordinal_words(int ordinal) {
  return ordinal == 0 ? std::string() : " lần thứ " + to_roman(ordinal);
}

// The name of a type; central numbers of the prefix "qd" are mostly Quy định,
// local and state ones mostly Quyết định.
std::string_view type_name(const Key& key, const Issuer* issuer) {
  const bool central = issuer == nullptr || issuer->level == Level::central;
  const DocumentType* type =
      key.prefix == "qd" && !central ? find_type("quyet-dinh") : type_of_prefix(key.prefix);
  return type != nullptr ? type->name : std::string_view("Văn bản");
}

bool is_assembly(const Issuer* issuer) { return issuer != nullptr && issuer->id == "quoc-hoi"; }

// "18-NQ/TW", "1/NQ-CP", "22/NQ-HĐND", "202/2025/QH15"
std::string written_symbol(const Key& key, const Issuer* issuer) {
  std::string number(key.number.substr(0, key.number.find('.')));
  if (number.size() == 1 && key.suffix == "tw") number.insert(0, "0");
  if (key.suffix.empty()) return number;
  const DocumentType* type = type_of_prefix(key.prefix);
  const std::string code(type != nullptr ? type->symbols.front() : std::string_view());
  const std::string end = printed_suffix(key.suffix);
  if (is_assembly(issuer)) return number + (key.year ? "/" + year_words(key.year) : "") + "/" + end;
  const bool state = issuer == nullptr || issuer->level == Level::state;
  return number + (state ? "/" + code + "-" + end : "-" + code + "/" + end);
}

std::string numbered_label(const Key& key) {
  const Issuer* issuer = key.suffix.empty() ? nullptr : issuer_of_symbol(key.suffix);
  const bool assembly = is_assembly(issuer);
  return std::string(type_name(key, issuer)) + (key.suffix.empty() ? " " : " số ") +
         written_symbol(key, issuer) +
         in_brackets({body_name(key.body), term_words(key.term),
                      key.ordinal ? term_words(key.ordinal) : std::string(),
                      assembly ? std::string() : year_words(key.year)});
}

std::string plenum_label(const Key& key) {
  const auto parts = split(key.number, '.');
  std::string label = "Nghị quyết Hội nghị Trung ương " + std::string(parts[0]);
  if (parts.size() > 1) label += " (lần " + std::string(parts[1]) + ")";
  return key.term == 0 ? label : label + " " + term_words(key.term);
}

std::string local_congress_label(const Key& key) {
  const std::string body = body_name(key.body);
  std::string label = "Nghị quyết Đại hội Đảng bộ" + (body.empty() ? "" : " " + body);
  if (key.year != 0) return label + " nhiệm kỳ từ " + year_words(key.year);
  return label + ordinal_words(key.ordinal) + (body.empty() ? " (chưa rõ đảng bộ)" : "");
}

std::string label_of_parts(const Key& key) {
  switch (key.form) {
    case Key::Form::numbered:
      return numbered_label(key);
    case Key::Form::plenum:
      return plenum_label(key);
    case Key::Form::congress:
      return "Nghị quyết Đại hội " + to_roman(key.term) + " của Đảng";
    case Key::Form::local_congress:
      return local_congress_label(key);
    case Key::Form::unreadable:
      break;
  }
  return {};
}

std::string unnumbered_label(const Document& document) {
  const std::string plenum =
      document.plenum ? "Hội nghị Trung ương " + std::to_string(*document.plenum) + " " : "";
  return plenum + "khóa " + document.term;
}

}  // namespace

std::string written_date(std::string_view date) {
  auto parts = split(date, '-');
  std::ranges::reverse(parts);
  std::string out;
  for (const std::string_view part : parts) out += (out.empty() ? "" : "/") + std::string(part);
  return out;
}

std::string make_label(const Document& document) {
  const DocumentType* type = find_type(document.type);
  const std::string name(type != nullptr ? type->name : std::string_view("Văn bản"));
  if (document.symbol.empty()) {
    return name + " " + unnumbered_label(document) + in_brackets({written_date(document.date)});
  }
  return name + " số " + document.symbol +
         in_brackets(
             {document.term.empty() ? "" : "khóa " + document.term, written_date(document.date)});
}

std::string label_of(std::string_view key) {
  if (const Document* document = find_document(key)) return document->label;
  const Key parts = parse_key(key);
  const std::string label = label_of_parts(parts);
  if (label.empty()) return std::string(key);
  return parts.ambiguous ? label + " (chưa rõ khóa)" : label;
}

std::string short_label_of(std::string_view key) {
  const Document* document = find_document(key);
  if (document == nullptr || document->symbol.empty()) return label_of(key);
  return document->symbol + in_brackets({document->date.substr(0, 4)});
}

}  // namespace vankho::facets
