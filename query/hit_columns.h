// query/hit_columns.h: the fields of a hit that lie in a segment's columns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/ranked.h"
#include "query/response.h"
#include "query/snapshot.h"

namespace vankho::query {

// Whether a hit is to have this field. `fields` empty: all.
bool shown(const std::vector<std::string>& fields, std::string_view field);

// Its id and score, and of the others those shown: each is a place in memory of its own.
Hit read_columns(const Snapshot& snapshot, const Ranked& ranked, const std::vector<std::string>& fields);

}  // namespace vankho::query
