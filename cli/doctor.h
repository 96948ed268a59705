// cli/doctor.h: is a database whole, and does a server answer?
#pragma once

#include <filesystem>
#include <ostream>
#include <string>

namespace vankho::cli {

// Every sealed file against its checksum, every article. Prints what was looked at and what is
// wrong; true when nothing is.
bool examine_folder(const std::filesystem::path& db, std::ostream& out);

// Whether a searchd is there, ready, and answers a search.
bool examine_server(const std::string& url, std::ostream& out);

// The database that the configuration file of a vankho-searchd names.
bool examine_config(const std::string& path, std::ostream& out);

}  // namespace vankho::cli
