// indexer/clean/date_line.h: lines that hold a date and nothing else.
#pragma once

#include <string_view>

namespace vankho::indexer {

// "Thứ Tư, 08/04/2015, 08:11 [GMT+7]", "Ngày 05-01-2021", "Cập nhật lúc 16:49,
// Thứ Sáu, 02/12/2016 (GMT+7)", "Print Thứ Tư, 15/01/2020 08:22 Gốc",
// "July 5, 2021": a full date, and only such words as stand beside one.
bool is_date_line(std::string_view line);

// "2 tháng 2 tuần trước": a page's own clock, of no use without its day.
bool is_age_line(std::string_view line);

// The length of a date at the front of a line that goes on with text
// ("date 2021-05 Sáng 27/5, …" as some crawlers write it); 0: none.
std::size_t crawler_date_prefix(std::string_view line);

// Where a date line begins that is glued to something before it, as in
// "Sở Công thương tỉnh Lào Cai28/09/2025" or "NGUYÊN ĐOAN 10/10/2018 03:09";
// npos: nowhere.
std::size_t date_at_end(std::string_view line);

}  // namespace vankho::indexer
