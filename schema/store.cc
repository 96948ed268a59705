#include "schema/store.h"

#include "schema/generation.h"
#include "schema/term.h"

namespace vankho::schema {

// Keys in the order of store ids, so that writing goes on where it was.
std::string record_key(std::uint32_t store_id) {
  std::string key = "article:";
  for (int shift = 24; shift >= 0; shift -= 8) key.push_back(static_cast<char>(store_id >> shift));
  return key;
}

Result<Store> Store::open(const std::filesystem::path& generation) {
  try {
    return Store(Xapian::Database(store_path(generation).string(), Xapian::DB_BACKEND_GLASS));
  } catch (const Xapian::Error& error) {
    return fail(Code::unreadable,
                store_path(generation).string() + ": " + error.get_type() + ": " + error.get_msg());
  }
}

std::optional<Record> Store::record(std::uint32_t store_id) const {
  auto record = decode(db_.get_metadata(record_key(store_id)));
  return record ? std::optional(std::move(*record)) : std::nullopt;
}

std::optional<std::uint32_t> Store::find(std::string_view article_id) const {
  const auto first = db_.postlist_begin(id_term(article_id));
  if (first == db_.postlist_end("")) return {};
  return *first;
}

std::optional<Peek> Store::peek_article(std::string_view article_id) {
  constexpr int kTries = 3;
  for (int tries = 1;; ++tries) {
    try {
      const auto store_id = find(article_id);
      return store_id ? peek(db_.get_metadata(record_key(*store_id))) : std::nullopt;
    } catch (const Xapian::DatabaseModifiedError&) {
      if (tries == kTries) throw;
      db_.reopen();
    }
  }
}

bool Store::removed(std::string_view article_id) const {
  return !db_.get_metadata(kRemovedPrefix + id_term(article_id)).empty();
}

std::vector<std::string> Store::tombstones() const {
  const std::string prefix = kRemovedPrefix;
  std::vector<std::string> terms;
  for (auto it = db_.metadata_keys_begin(prefix); it != db_.metadata_keys_end(prefix); ++it)
    terms.push_back((*it).substr(prefix.size()));
  return terms;
}

std::optional<Record> Store::Walk::next() {
  for (const auto end = store_.db_.postlist_end(""); at_ != end;) {
    const std::uint32_t store_id = *at_;
    ++at_;
    if (auto found = store_.record(store_id)) return found;
  }
  return {};
}

Result<Manifest> Store::manifest() const { return parse_manifest(db_.get_metadata(kManifestKey)); }

}  // namespace vankho::schema
