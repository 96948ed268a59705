# Every library that the project uses, found here and nowhere else.
# All are Debian 12 packages; docs/decisions.md says why each is there.
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(ZLIB REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n data)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(simdjson REQUIRED)
find_package(CLI11 REQUIRED)
find_package(spdlog REQUIRED)
find_package(Catch2 2.13 REQUIRED)
pkg_check_modules(xapian REQUIRED IMPORTED_TARGET xapian-core)
# cpp-httplib is a compiled library in Debian: without the defines of its .pc
# file a program links and then crashes.
pkg_check_modules(httplib REQUIRED IMPORTED_TARGET cpp-httplib)
pkg_check_modules(gumbo REQUIRED IMPORTED_TARGET gumbo)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(archive REQUIRED IMPORTED_TARGET libarchive)
pkg_check_modules(expat REQUIRED IMPORTED_TARGET expat)
pkg_check_modules(tomlplusplus REQUIRED IMPORTED_TARGET tomlplusplus)

# What the programs allocate with; sanitizers bring an allocator of their own.
pkg_check_modules(jemalloc REQUIRED IMPORTED_TARGET jemalloc)
add_library(vankho_allocator INTERFACE)
if(NOT CMAKE_CXX_FLAGS MATCHES "-fsanitize")
  target_link_libraries(vankho_allocator INTERFACE PkgConfig::jemalloc)
endif()
