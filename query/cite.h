// query/cite.h: an article as a reference, for a reader who quotes it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "schema/record.h"

namespace vankho::query {

enum class CiteStyle : std::uint8_t { vn, bibtex, csl };

// "vn", "bibtex", "csl".
std::optional<CiteStyle> parse_cite_style(std::string_view name);
std::string_view cite_style_name(CiteStyle style);

// Of what cite() returns, with its charset.
const char* cite_media_type(CiteStyle style);

// vn: Author (year), “Title”, Source, ngày 20/01/2021, https://… : the order that
//   Vietnamese theses use (author, year in brackets, title in quotes, where, when). Who
//   has no author is cited by the source. What is unknown is left out, but the year:
//   "không rõ năm".
// bibtex: one @online entry (BibLaTeX; https://ctan.org/pkg/biblatex).
// csl: an array of one item (https://docs.citationstyles.org, article-newspaper).
// Ends with a line end.
std::string cite(const schema::Record& record, CiteStyle style);

}  // namespace vankho::query
