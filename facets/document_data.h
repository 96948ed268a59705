// facets/document_data.h: the tables on documents, compiled in from data/*.tsv.
#pragma once

#include <string_view>

namespace vankho::facets::data {

extern const std::string_view congresses_tsv;
extern const std::string_view districts_tsv;
extern const std::string_view document_bodies_tsv;
extern const std::string_view document_issuers_tsv;
extern const std::string_view document_types_tsv;
extern const std::string_view documents_tsv;
extern const std::string_view groups_tsv;
extern const std::string_view lookalikes_tsv;
extern const std::string_view plenums_tsv;
extern const std::string_view press_errors_tsv;
extern const std::string_view succession_tsv;
extern const std::string_view terms_tsv;

}  // namespace vankho::facets::data
