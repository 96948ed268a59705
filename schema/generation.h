// schema/generation.h: where things lie in a database folder.
//
//   DIR/CURRENT            the name of the generation in use: "g000003"
//   DIR/g000003/store/     Xapian: every article, its id, the manifest, the stamp
//   DIR/g000003/000017.seg sealed posting lists, listed with checksums in the manifest
//
// CURRENT is replaced by one rename; a generation that it does not name is either being
// built or left over, and nobody reads it.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "base/error.h"

namespace vankho::schema {

// The generation in use. Code::not_found when there is no database in `db`,
// Code::unreadable when it holds something else.
Result<std::string> current_generation(const std::filesystem::path& db);

// Makes `name` the generation in use: one rename, and on disk when this returns.
void switch_generation(const std::filesystem::path& db, const std::string& name);

// The name after the highest that lies in `db`.
std::string next_generation(const std::filesystem::path& db);

// Removes what a run that was ended left in `db`: every generation but the one in use. For who
// holds the lock; does nothing when CURRENT names none.
void remove_leftovers(const std::filesystem::path& db);

inline std::filesystem::path store_path(const std::filesystem::path& generation) {
  return generation / "store";
}

// Writes a whole file so that after a power cut it is there, or not at all. Throws
// std::system_error naming the path.
void write_durably(const std::filesystem::path& path, const std::string& bytes);
void write_durably(const std::filesystem::path& path, std::span<const std::string> pieces);

// fsync of a folder: a rename inside it survives a power cut only after this.
void sync_folder(const std::filesystem::path& folder);

}  // namespace vankho::schema
