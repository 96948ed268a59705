#include "segment/section_writer.h"

#include <cstring>

namespace vankho::segment {

SectionWriter::SectionWriter(std::uint32_t articles, std::uint32_t terms) : extents_(kSections) {
  Header header{};
  std::memcpy(header.magic, kMagic, sizeof kMagic);
  header.articles = articles;
  header.terms = terms;
  out_.append(reinterpret_cast<const char*>(&header), sizeof header);
  out_.resize(out_.size() + kSections * sizeof(Extent));
}

void SectionWriter::put(Section section, std::string_view bytes) {
  out_.resize((out_.size() + 7) / 8 * 8);
  extents_[section] = {out_.size(), bytes.size()};
  out_.append(bytes);
}

std::string SectionWriter::finish() {
  std::memcpy(out_.data() + sizeof(Header), extents_.data(), kSections * sizeof(Extent));
  return std::move(out_);
}

}  // namespace vankho::segment
