// schema/store.h: the articles, in Xapian, to be read. One handle belongs to one thread at
// a time. Writing is indexer/writer.h.
//
// Each article is a Xapian document, whose only term is id_term(id). Its Xapian docid, the store
// id, is given once and never again: replacing an article gives it a new one. The article itself,
// schema::encode(Record), is metadata under record_key(): what a document carries Xapian deflates,
// and a record is compressed already.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "schema/manifest.h"
#include "schema/record.h"
#include "schema/stamp.h"

namespace vankho::schema {

inline constexpr const char* kStampKey = "stamp";
inline constexpr const char* kManifestKey = "manifest";
inline constexpr const char* kRemovedPrefix = "removed:";  // + id_term: a tombstone
inline constexpr const char* kAcronymsKey = "acronyms";    // learnt from the articles: acronyms.h

std::string record_key(std::uint32_t store_id);

class Store {
 public:
  // Opens the last commit. Code::unreadable when it is no store.
  static Result<Store> open(const std::filesystem::path& generation);

  // Moves to the last commit; true when there was a newer one.
  bool reopen() { return db_.reopen(); }

  // Nothing when there is no such article, or not any more. Throws Xapian::Error, and
  // Xapian::DatabaseModifiedError when the snapshot is too old: reopen and start again.
  std::optional<Record> record(std::uint32_t store_id) const;
  std::optional<std::uint32_t> find(std::string_view article_id) const;
  // Moves on to a newer commit by itself when its own has been overwritten: a long run reads here
  // while its writer commits.
  std::optional<Peek> peek_article(std::string_view article_id);
  bool removed(std::string_view article_id) const;

  Stamp stamp() const { return parse_stamp(db_.get_metadata(kStampKey)); }
  Result<Manifest> manifest() const;
  std::string metadata(const std::string& key) const { return db_.get_metadata(key); }

  std::vector<std::string> tombstones() const;  // id terms

  // Every article in the order of store ids.
  class Walk {
   public:
    std::optional<Record> next();

   private:
    friend class Store;
    explicit Walk(const Store& store) : store_(store), at_(store.db_.postlist_begin("")) {}
    const Store& store_;
    Xapian::PostingIterator at_;
  };
  Walk walk() const { return Walk(*this); }

 private:
  explicit Store(Xapian::Database db) : db_(std::move(db)) {}
  Xapian::Database db_;
};

}  // namespace vankho::schema
