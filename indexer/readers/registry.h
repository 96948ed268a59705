// indexer/readers/registry.h: the table of formats. A new one is a row here, a
// reader beside it and a sample with its case (docs/ADDING.md).
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "base/error.h"
#include "indexer/readers/byte_stream.h"
#include "indexer/readers/reader.h"

namespace vankho::indexer {

using Cut = std::variant<Unit, Complaint>;

// Cuts one file into Units.
class Cutter {
 public:
  virtual ~Cutter() = default;
  // The next unit or complaint; nothing at the end. A stream that breaks is the
  // last complaint.
  virtual std::optional<Cut> next() = 0;
  virtual const ByteStream& stream() const = 0;
};

struct Opened {
  std::string path;
  std::string name;
  std::unique_ptr<ByteStream> stream;
};

struct FormatRow {
  Format format;
  std::string_view name;                             // of --format
  std::span<const std::string_view> extensions;      // lower case, without the dot
  bool (*recognises)(std::string_view first_bytes);  // for files whose name does not tell
  std::unique_ptr<Cutter> (*cut)(Opened file);
  Result<Item> (*read)(const Unit& unit);  // the error is a Complaint's message
};

std::span<const FormatRow> formats();
const FormatRow& row_of(Format format);

// By the file's extension, then by its first bytes; text when nothing else fits.
Format recognise(std::string_view path, std::string_view first_bytes);

// True for archives, pictures, PDF …: nothing that any reader could read.
bool is_binary(std::string_view first_bytes);

}  // namespace vankho::indexer
