// facets/document_label.h: how a document is called in front of a reader.
#pragma once

#include <string>

#include "facets/resolution.h"

namespace vankho::facets {

// Of a document of the tables: "Nghị quyết số 18-NQ/TW (khóa XII, 25/10/2017)".
std::string make_label(const Document& document);

// "2017-10-25" → "25/10/2017", "2017-10" → "10/2017".
std::string written_date(std::string_view date);

}  // namespace vankho::facets
