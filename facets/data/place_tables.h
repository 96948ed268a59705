// facets/data/place_tables.h: the tables of provinces and dates, compiled in.
#pragma once

#include <string_view>

namespace vankho::facets::data {

extern const std::string_view provinces_tsv;
extern const std::string_view province_events_tsv;
extern const std::string_view province_names_tsv;
extern const std::string_view province_sites_tsv;
extern const std::string_view dateline_marks_tsv;
extern const std::string_view districts_tsv;
extern const std::string_view place_leads_tsv;
extern const std::string_view masks_tsv;
extern const std::string_view date_cues_tsv;
extern const std::string_view date_eras_tsv;

}  // namespace vankho::facets::data
