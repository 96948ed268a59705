#include "segment/section_writer.h"

#include <cstring>

namespace vankho::segment {

SectionWriter::SectionWriter(std::uint32_t articles, std::uint32_t terms)
    : size_(sizeof(Header) + kSections * sizeof(Extent)), extents_(kSections), pieces_(1) {
  std::memcpy(header_.magic, kMagic, sizeof kMagic);
  header_.articles = articles;
  header_.terms = terms;
}

void SectionWriter::put(Section section, std::string bytes) {
  extents_[section] = {size_, bytes.size()};
  bytes.resize((bytes.size() + 7) / 8 * 8);
  size_ += bytes.size();
  pieces_.push_back(std::move(bytes));
}

Pieces SectionWriter::finish() {
  std::string& front = pieces_.front();
  front.append(reinterpret_cast<const char*>(&header_), sizeof header_);
  front.append(reinterpret_cast<const char*>(extents_.data()), extents_.size() * sizeof(Extent));
  return std::move(pieces_);
}

std::string join(Pieces pieces) {
  std::size_t size = 0;
  for (const std::string& piece : pieces) size += piece.size();
  std::string out;
  out.reserve(size);
  for (std::string& piece : pieces) {
    out += piece;
    piece = {};
  }
  return out;
}

}  // namespace vankho::segment
