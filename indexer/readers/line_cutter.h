// indexer/readers/line_cutter.h: the cutter of JSON Lines. Blank lines are no units.
#pragma once

#include "indexer/readers/line_reader.h"
#include "indexer/readers/registry.h"

namespace vankho::indexer {

class LineCutter : public Cutter {
 public:
  LineCutter(Opened file, Format format);
  std::optional<Cut> next() override;
  const ByteStream& stream() const override { return lines_.stream(); }

 private:
  Cut complain(std::string message) const;

  std::string path_;
  std::string name_;
  Format format_;
  LineReader lines_;
  bool ended_ = false;
};

}  // namespace vankho::indexer
