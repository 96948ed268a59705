// searchd/assets.h: the files of web/ and data/, compiled in.
#pragma once

#include <string>
#include <string_view>

namespace vankho::searchd {

namespace web {
extern const std::string_view app_css;
extern const std::string_view app_js;
extern const std::string_view combobox_js;
extern const std::string_view widget_css;
extern const std::string_view widget_js;
extern const std::string_view icon_svg;
extern const std::string_view openapi_json;
extern const std::string_view province_tiles_tsv;
}  // namespace web

// "/app.css?v=3f9a…": changes with the file, so that it may be kept for good.
std::string versioned(std::string_view path);

}  // namespace vankho::searchd
