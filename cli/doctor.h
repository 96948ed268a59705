// cli/doctor.h: is a database whole? Every sealed file against its checksum, every article.
#pragma once

#include <filesystem>
#include <ostream>

namespace vankho::cli {

// Prints what it looked at and what is wrong. True when nothing is.
bool examine(const std::filesystem::path& db, std::ostream& out);

}  // namespace vankho::cli
