// query/param_values.h: how one value of a parameter is read and written. A reader
// returns an empty string, or what is wrong with the value and what would be right.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/request.h"

namespace vankho::query {

// A word of an enumeration, and what it means.
template <typename T>
struct Choice {
  std::string_view name;
  T value;
};

template <typename T, std::size_t N>
using Choices = std::array<Choice<T>, N>;

inline constexpr Choices<In, 4> kIn = {
    {{"all", In::all}, {"title", In::title}, {"lead", In::lead}, {"body", In::body}}};
inline constexpr Choices<Match, 3> kMatch = {
    {{"auto", Match::automatic}, {"all", Match::all}, {"any", Match::any}}};
inline constexpr Choices<Marks, 3> kMarks = {
    {{"auto", Marks::automatic}, {"exact", Marks::exact}, {"ignore", Marks::ignore}}};
inline constexpr Choices<Sort, 3> kSort = {
    {{"relevance", Sort::relevance}, {"newest", Sort::newest}, {"oldest", Sort::oldest}}};
inline constexpr Choices<Freshness, 3> kFreshness = {
    {{"off", Freshness::off}, {"mild", Freshness::mild}, {"strong", Freshness::strong}}};
inline constexpr Choices<Era, 3> kEra = {
    {{"published", Era::published}, {"current", Era::current}, {"former", Era::former}}};
inline constexpr Choices<Group, 2> kGroup = {{{"none", Group::none}, {"dup", Group::dup}}};
inline constexpr Choices<FacetMode, 2> kFacetMode = {
    {{"multi", FacetMode::multi}, {"single", FacetMode::single}}};
inline constexpr Choices<FacetSort, 2> kFacetSort = {
    {{"count", FacetSort::count}, {"alpha", FacetSort::alpha}}};
inline constexpr Choices<bool, 2> kSwitch = {{{"1", true}, {"0", false}}};
inline constexpr Choices<Facet, kFacets> kFacet = {{{"province", Facet::province},
                                                    {"year", Facet::year},
                                                    {"resolution", Facet::resolution},
                                                    {"source", Facet::source},
                                                    {"author", Facet::author},
                                                    {"region", Facet::region},
                                                    {"term", Facet::term},
                                                    {"plenum", Facet::plenum}}};

// A value as complaints name it: no longer than a line, in quotes.
std::string shortened(std::string_view value);
std::string in_quotes(std::string_view value);

// "is not one of a, b, c".
std::string not_one_of(std::string_view value, const std::vector<std::string_view>& names);

template <typename T, std::size_t N>
std::string read_choice(std::string_view value, const Choices<T, N>& choices, T& out) {
  std::vector<std::string_view> names;
  for (const Choice<T>& choice : choices) {
    if (choice.name == value) return out = choice.value, std::string();
    names.push_back(choice.name);
  }
  return not_one_of(value, names);
}

template <typename T, std::size_t N>
std::string_view choice_name(T value, const Choices<T, N>& choices) {
  const auto found = std::ranges::find(choices, value, &Choice<T>::value);
  return found == choices.end() ? std::string_view() : found->name;
}

// A whole number from `low` to `high`.
std::string read_number(std::string_view value, std::size_t low, std::size_t high,
                        std::size_t& out);

// YYYY, YYYY-MM or YYYY-MM-DD, or as written in Vietnam: DD/MM/YYYY, MM/YYYY. Written
// back with dashes. A day that no calendar has is refused.
std::string read_date(std::string_view value, std::string& out);

// An instant in UTC as answers have it, "2021-01-20T08:01:00Z" ↔ seconds since 1970.
std::string read_instant(std::string_view value, std::int64_t& out);
std::string write_instant(std::int64_t seconds);

// One value of a filter → the ids it stands for: a province by id or any name, a
// year or a range of years "2019..2021", a document by key or by how it is cited,
// a source or an author as stored, a region, term or plenum by id or name. "missing" selects articles that have none.
std::string read_filter_value(Facet facet, std::string_view value, std::vector<std::string>& out);

inline constexpr int kFirstYear = 1900;
inline constexpr int kLastYear = 2100;

// "2021", "2019..2021", "2019-2021", "2019..", "..2021"; false when it is none of them.
bool read_years(std::string_view value, int& first, int& last);

}  // namespace vankho::query
