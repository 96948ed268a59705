// indexer/readers/reader.h: from files to articles, in two steps.
//
// A Source walks the PATHs and cuts them into Units, in order, on one thread and
// cheaply: a line of JSON Lines, a whole HTML or text file, one <item> of a WXR
// export, one row of a CSV. read_unit() makes an article of a Unit; it is a pure
// function, so workers run it side by side.
//
// A bad unit is a Complaint and never stops a run. A PATH that cannot be read is
// one as well.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/error.h"
#include "facets/page.h"
#include "schema/article.h"

namespace vankho::indexer {

enum class Format : std::uint8_t { automatic, jsonl, html, text, wxr, csv };
std::optional<Format> parse_format(std::string_view name);
std::vector<std::string> format_names();  // those that parse_format() knows, "auto" first

struct Unit {
  std::string path;  // as it can be opened: for messages and for inspect
  std::string name;  // as given, or relative to the folder that was given: the default id
  std::optional<std::uint64_t> line;  // 1-based; for files of many articles
  Format format = Format::text;
  std::string bytes;                  // undecoded
  std::string columns;                // CSV: its header row
};

// Why a unit or a path was not read. `message` continues a line that begins with
// the path and the line: "is a binary file, not text". `bytes` is what goes to
// --rejects; empty when it is not known or too much to hold.
struct Complaint {
  std::string path;
  std::optional<std::uint64_t> line;
  std::string message;
  std::string bytes;
};

// An article as read and cleaned, before inference.
struct Item {
  std::string path;
  std::optional<std::uint64_t> line;
  schema::Article article;
  std::vector<facets::Removed> removed;  // in the order of the page
  std::string encoding = "utf-8";
  std::vector<std::string> warnings;
  std::vector<std::string> unknown_keys;  // left out; for one report a run
};

struct SourceOptions {
  Format format = Format::automatic;
};

class Source {
 public:
  virtual ~Source() = default;
  // The next unit or complaint; nothing at the end.
  virtual std::optional<std::variant<Unit, Complaint>> next() = 0;
  // For progress: bytes consumed so far, and in all when that can be known (0: not).
  virtual std::uint64_t bytes_read() const = 0;
  virtual std::uint64_t bytes_total() const = 0;
};

// `paths`: files, folders (walked in name order), or "-" for standard input.
// Compression (.gz, .zst) is seen from the bytes.
std::unique_ptr<Source> open_source(std::vector<std::string> paths, const SourceOptions& options);

// Decodes, parses and cleans.
std::variant<Item, Complaint> read_unit(const Unit& unit);

}  // namespace vankho::indexer
