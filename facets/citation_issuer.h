// facets/citation_issuer.h: who issued a document, as the text says it.
#pragma once

#include <cstddef>
#include <string>

#include "facets/citation_cursor.h"
#include "facets/citation_reference.h"

namespace vankho::facets {

struct CitedIssuer {
  const Issuer* issuer = nullptr;
  Body body;
  std::size_t next = 0;  // one past its tokens
  explicit operator bool() const { return issuer != nullptr; }
};

// "Bộ Chính trị", "Ban Thường vụ Tỉnh ủy Lâm Đồng", "Huyện ủy Đại Lộc".
CitedIssuer read_issuer(const Cursor& cursor, std::size_t at);

// The name of a province ("Lâm Đồng") at `at`: its id, and one past it in `next`;
// empty when there is none.
std::string read_province(const Cursor& cursor, std::size_t at, std::size_t& next);

// The organisation after "Đảng bộ": "tỉnh Lâm Đồng", "huyện Đồng Văn", "Khối …".
struct CitedBody {
  Body body;
  std::size_t next = 0;
  explicit operator bool() const { return next != 0; }
};
CitedBody read_body(const Cursor& cursor, std::size_t at);

// Councils and committees of the people: of the state, but each of a place.
bool is_local_authority(const Issuer& issuer);

// Cities under the central government: their committee is a province's, that of
// any other city a district's.
bool is_central_city(std::string_view province);

}  // namespace vankho::facets
