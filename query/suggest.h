// query/suggest.h: completions of what is being typed: phrases, titles, provinces, documents.
#pragma once

#include <string_view>
#include <vector>

#include "query/engine.h"
#include "query/lexicon.h"
#include "query/snapshot.h"
#include "text/analyzer.h"

namespace vankho::query {

// `kind`: "phrase", "title", "province", "resolution", or empty for all, mixed.
std::vector<Suggestion> suggest(const Snapshot& snapshot, const text::Analyzer& analyzer,
                                std::string_view typed, std::string_view kind, std::size_t limit);

}  // namespace vankho::query
