// query/column_filter.h: filters of a request, bound to one segment's columns.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "facets/province.h"
#include "query/request.h"
#include "query/snapshot.h"

namespace vankho::query {

// The day (YYYYMMDD) from which a province's name stands for a larger territory; 0: it never did.
std::int32_t grown_on(const facets::Province& province);

// One facet's filter. Values that no article has match nothing.
class FacetTest {
 public:
  FacetTest(Facet facet, const Filter& filter, Era era, const Part& part,
            bool part_of_value = false);
  // Those of the articles in `bits`, from `first` on, that pass.
  // Windows are asked in rising order.
  segment::Bitmap passing(std::uint32_t first, const segment::Bitmap& bits);

 private:
  struct Side {
    std::vector<segment::PostingList> lists;  // where lists alone decide: their union; else empty
    bool listed = false;                      // they do
    std::vector<std::uint32_t> allowed;  // string numbers of the segment; years by themselves
    std::vector<std::uint8_t> numbers;   // by number: whether it is allowed
    std::vector<std::int32_t> before;    // by number: only articles dated before; 0: all. Or empty: all
    bool missing = false;                // articles without a value

    // Of an article's only value, the day left aside.
    bool holds(std::uint32_t number) const {
      return number == 0 ? missing : number < numbers.size() && numbers[number] != 0;
    }
  };
  void take(Side& side, const std::string& value);
  void take_province(Side& side, const std::string& value);
  void take_string(Side& side, const std::string& value);
  void take_level(Side& side, const std::string& value);
  bool on_numbers(const Side& side, std::span<const std::uint32_t> numbers,
                  std::uint32_t article) const;
  static void allow(Side& side, std::uint32_t number);
  void allow(Side& side, const std::string& text, std::int32_t before = 0);
  void open_lists(Side& side) const;
  segment::Bitmap on(Side& side, std::uint32_t first, const segment::Bitmap& bits) const;
  segment::Bitmap on_lists(const Side& side, const segment::ListColumn& lists, std::uint32_t first,
                           const segment::Bitmap& bits) const;
  bool has(const Side& side, std::uint32_t number, std::uint32_t article) const;

  Facet facet_;
  Era era_;
  const Part& part_;
  bool part_of_value_;  // a value matches when it holds the text, marks or none
  bool any_wanted_, any_unwanted_;
  Side want_, not_want_;
  std::vector<bool> levelled_;  // of a region, term or plenum, when "missing" is asked for: the
                                // numbers that have one
};

// `from` and `to`: an article whose date is known to the year or month only is inside when
// the two overlap.
class DateTest {
 public:
  DateTest(const std::string& from, const std::string& to, const Part& part);
  bool open() const { return open_; }
  segment::Bitmap passing(std::uint32_t first, const segment::Bitmap& bits) const;

 private:
  bool inside(std::int32_t date) const;

  bool open_;
  std::int32_t from_, to_;  // YYYYMMDD
  const Part& part_;
};

// `indexed_from`: an article that was in the index before is out.
class FirstIndexedTest {
 public:
  FirstIndexedTest(std::int64_t from, const Part& part) : from_(from), part_(part) {}
  bool open() const { return from_ == 0; }
  segment::Bitmap passing(std::uint32_t first, const segment::Bitmap& bits) const;

 private:
  std::int64_t from_;  // seconds since 1970
  const Part& part_;
};

}  // namespace vankho::query
