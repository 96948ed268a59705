#include "segment/list_writer.h"

#include "schema/bytes.h"

namespace vankho::segment {

void TermListWriter::add(std::span<const Posting> postings, std::uint32_t cf) {
  index_.push_back({bytes_.size(), static_cast<std::uint32_t>(postings.size()), cf});
  write_postings(postings, articles_, bytes_);
}

void TermListWriter::put_into(SectionWriter& writer) {
  writer.put(kPostIndex, index_);
  writer.put(kPostings, std::move(bytes_));
}

void BigramListWriter::open_rows(std::size_t count) {
  while (rows_.size() < count) rows_.push_back({bytes_.size(), entries_.size()});
}

void BigramListWriter::add(std::uint32_t first, std::uint32_t second,
                           std::span<const Posting> postings) {
  open_rows(first + std::size_t{1});
  entries_.push_back({second, static_cast<std::uint32_t>(bytes_.size() - rows_.back().lists)});
  schema::put_varint(bytes_, postings.size());
  write_postings(postings, articles_, bytes_);
}

void BigramListWriter::put_into(SectionWriter& writer) {
  open_rows(std::size_t{terms_} + kFirstTerm + 1);
  writer.put(kBigramRows, rows_);
  writer.put(kBigramEntries, entries_);
  writer.put(kBigramLists, std::move(bytes_));
}

}  // namespace vankho::segment
