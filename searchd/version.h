// searchd/version.h: the program's version, from the project's CMakeLists.txt.
#pragma once

namespace vankho::searchd {

inline constexpr const char* kVersion = "vankho-searchd " VANKHO_VERSION;

}  // namespace vankho::searchd
