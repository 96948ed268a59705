#include "indexer/readers/whole_file.h"

#include "indexer/readers/formats.h"
#include "schema/article.h"

namespace vankho::indexer {

WholeFile::WholeFile(Opened file, Format format) : file_(std::move(file)), format_(format) {}

Cut WholeFile::complain(std::string message) const {
  return Complaint{file_.path, std::nullopt, std::move(message), {}};
}

std::optional<Cut> WholeFile::next() {
  if (given_) return std::nullopt;
  given_ = true;
  Unit unit{file_.path, file_.name, std::nullopt, format_, {}, {}};
  while (unit.bytes.size() <= schema::kMaxLine && file_.stream->read(unit.bytes)) {
  }
  if (unit.bytes.size() > schema::kMaxLine)
    return complain("is larger than " + std::to_string(schema::kMaxLine >> 20) +
                    " MiB: too long for one article");
  if (file_.stream->problem()) return complain(*file_.stream->problem());
  return unit;
}

std::unique_ptr<Cutter> cut_html(Opened file) {
  return std::make_unique<WholeFile>(std::move(file), Format::html);
}

std::unique_ptr<Cutter> cut_text(Opened file) {
  return std::make_unique<WholeFile>(std::move(file), Format::text);
}

}  // namespace vankho::indexer
