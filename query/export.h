// query/export.h: hits as lines, for spreadsheets, scripts and trec_eval.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "query/response.h"

namespace vankho::query {

// The columns of a CSV when the request names none.
const std::vector<std::string>& default_csv_fields();

// Excel reads a CSV as UTF-8 only behind these bytes.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// RFC 4180: the names of the columns, with the line end. `fields` as in the request.
std::string csv_header(const std::vector<std::string>& fields);

// One hit as answers have it, with the line end. A list is joined by "; ", a snippet is plain text. A
// cell that a spreadsheet would run as a formula gets an apostrophe before it
// (https://owasp.org/www-community/attacks/CSV_Injection).
std::string csv_line(const nlohmann::ordered_json& hit, const std::vector<std::string>& fields);
std::string csv_line(const Hit& hit, const std::vector<std::string>& fields);

// One hit as a line of JSON Lines, with the line end.
std::string jsonl_line(const Hit& hit, const std::vector<std::string>& fields);

// "qid Q0 docid rank score tag", with the line end. White space inside an id, which
// trec_eval would take for the next column, is percent-encoded. `rank` counts from 1.
std::string trec_line(std::string_view query_id, std::string_view id, std::size_t rank, double score,
                      std::string_view tag);

// Marked-up text without its marks: tags off, entities read. For snippets outside HTML.
std::string plain_text(std::string_view html);

}  // namespace vankho::query
