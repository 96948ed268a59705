// searchd/manners.h: the headers that answers carry whatever they say.
#pragma once

#include <string>
#include <string_view>

#include "searchd/http.h"
#include "searchd/settings.h"

namespace vankho::searchd {

// Scripts and styles come from our own files alone, nobody frames us, nothing is sniffed.
void add_security_headers(HttpAnswer& answer);

// Lets an origin of the allow-list read the answer, and says that the answer depends on it.
void add_cors_headers(HttpAnswer& answer, const HttpRequest& request, const Settings& settings);

// To OPTIONS: what may be asked; for a preflight, by whom.
HttpAnswer options_answer(std::string_view methods);

// `W/"…"` for a key at a generation: weak, because the same answer goes out compressed and not.
std::string etag(std::string_view generation, std::string_view key);

// Whether an If-None-Match header names `tag`.
bool names_etag(std::string_view if_none_match, std::string_view tag);

// What comes before a path in a full address: the settings' public address, else the host asked.
std::string base_address(const HttpRequest& request, const Settings& settings);

}  // namespace vankho::searchd
