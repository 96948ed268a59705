// indexer/readers/whole_file.h: the cutter of formats in which a file is an article.
#pragma once

#include "indexer/readers/registry.h"

namespace vankho::indexer {

// Gives the file as one Unit; one above schema::kMaxLine is a complaint.
class WholeFile : public Cutter {
 public:
  WholeFile(Opened file, Format format);
  std::optional<Cut> next() override;
  const ByteStream& stream() const override { return *file_.stream; }

 private:
  Cut complain(std::string message) const;

  Opened file_;
  Format format_;
  bool given_ = false;
};

}  // namespace vankho::indexer
