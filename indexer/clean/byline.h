// indexer/clean/byline.h: who wrote it: the line under an article, or above it.
#pragma once

#include <string>
#include <string_view>

namespace vankho::indexer {

// "Thành Nhơn", "HỒ VÂN", "Ngọc Phương – Huy Khôi", "H.Y (tổng hợp)", "Tin, ảnh:
// Mai Hoa": one to eight capitalised words without a verb between. Empty when
// the line is none; else the names as written.
std::string byline(std::string_view line);

// Stricter, for lines above the text, where sections and places stand too: in
// capitals and beginning with a family name, or closed with a bar.
std::string byline_above(std::string_view line);

// Where a masthead begins that is glued to a byline ("Thanh TuấnBÁO NAM ĐỊNH
// ĐIỆN TỬ"); npos: nowhere.
std::size_t glued_masthead(std::string_view line);

}  // namespace vankho::indexer
