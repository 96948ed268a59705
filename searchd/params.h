// searchd/params.h: the parameters of addresses that are not searches: each says
// which names it knows, and hears every complaint at once.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/params.h"
#include "searchd/http.h"

namespace vankho::searchd {

class ParamReader {
 public:
  // Complains of each name that is not among `known`, and of names given twice.
  ParamReader(Pairs params, std::initializer_list<std::string_view> known);

  std::string text(std::string_view name) const;       // empty when absent
  std::string required(std::string_view name);         // complains when empty
  std::size_t number(std::string_view name, std::size_t low, std::size_t high, std::size_t absent);
  // The index of the value among `choices`; the first is meant when absent.
  std::size_t choice(std::string_view name, std::initializer_list<std::string_view> choices);
  std::string day(std::string_view name);              // YYYY-MM-DD or empty

  const std::vector<query::BadParam>& bad() const { return bad_; }

 private:
  void complain(std::string_view name, std::string reason);

  Pairs params_;
  std::vector<query::BadParam> bad_;
};

// Appends what `reader` complains of, for addresses that take a search and more.
void append_bad(std::vector<query::BadParam>& to, const ParamReader& reader);

// Only the pairs whose name is (or is not) among `names`.
Pairs only(const Pairs& params, std::initializer_list<std::string_view> names);
Pairs without(const Pairs& params, std::initializer_list<std::string_view> names);

}  // namespace vankho::searchd
