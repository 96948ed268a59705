// facets/citation_details.h: what stands around a number: who, when, which term.
#pragma once

#include <cstddef>

#include "facets/citation_cursor.h"
#include "facets/citation_reference.h"

namespace vankho::facets {

// Reads ", ngày 25/10/2017 của Ban Chấp hành Trung ương Đảng (khóa XII)" from `at`
// on, in any order; what is not said stays unknown. Returns one past the details.
// `signer`: of the symbol, or nullptr; an issuer of another level is not this
// document's.
std::size_t read_details(const Cursor& cursor, std::size_t at, const Issuer* signer,
                         Details& details);

// Looks past the topic ("về … của Bộ Chính trị") for an issuer not yet known.
void read_beyond_topic(const Cursor& cursor, std::size_t at, const Issuer* signer,
                       Details& details);

// "Ngày 16/7/1987 Tỉnh ủy … ban hành": who and when before the document's name.
void read_before(const Cursor& cursor, std::size_t first, const Issuer* signer, Details& details);

// The day under a document's own number at the head of a page: "Số: 06-HD/UBKTTW
// Hà Nội, ngày 18 tháng 12 năm 2018".
void read_signature(const Cursor& cursor, std::size_t at, Details& details);

}  // namespace vankho::facets
