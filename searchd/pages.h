// searchd/pages.h: the pages for readers, one function an address.
#pragma once

#include "searchd/routes.h"

namespace vankho::searchd::pages {

Outcome home(const Call& call);
Outcome results(const Call& call);
Outcome article(const Call& call);
Outcome document(const Call& call);
Outcome feed(const Call& call);
Outcome opensearch(const Call& call);

}  // namespace vankho::searchd::pages
