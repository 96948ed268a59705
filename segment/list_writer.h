// segment/list_writer.h: posting lists one after the other, with their index.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "segment/postings.h"
#include "segment/section_writer.h"

namespace vankho::segment {

// The lists of terms, by number from kFirstTerm on, none left out.
class TermListWriter {
 public:
  explicit TermListWriter(std::uint32_t articles) : articles_(articles), index_(kFirstTerm) {}
  void add(std::span<const Posting> postings, std::uint32_t cf);
  void put_into(SectionWriter& writer);  // and is empty then

 private:
  std::uint32_t articles_;
  std::vector<PostEntry> index_;
  std::string bytes_;
};

// The lists of bigrams, by first and then second term.
class BigramListWriter {
 public:
  BigramListWriter(std::uint32_t articles, std::uint32_t terms)
      : articles_(articles), terms_(terms) {}
  void add(std::uint32_t first, std::uint32_t second, std::span<const Posting> postings);
  void put_into(SectionWriter& writer);  // and is empty then

 private:
  void open_rows(std::size_t count);

  std::uint32_t articles_, terms_;
  std::vector<BigramRow> rows_;
  std::vector<BigramEntry> entries_;
  std::string bytes_;
};

}  // namespace vankho::segment
