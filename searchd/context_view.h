// searchd/context_view.h: the query's words in their context, a line each.
#pragma once

#include "searchd/backend.h"
#include "searchd/html.h"
#include "searchd/page_query.h"

namespace vankho::searchd {

Result<Html> context_view(const Backend& backend, const PageQuery& query);

}  // namespace vankho::searchd
