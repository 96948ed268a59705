#include "searchd/params.h"

#include <algorithm>
#include <charconv>

#include "facets/date.h"

namespace vankho::searchd {
namespace {

bool among(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

std::string listed(std::initializer_list<std::string_view> choices) {
  std::string list;
  for (const std::string_view choice : choices) list.append(list.empty() ? "" : ", ").append(choice);
  return list;
}

}  // namespace

ParamReader::ParamReader(Pairs params, std::initializer_list<std::string_view> known)
    : params_(std::move(params)) {
  std::vector<std::string_view> seen;
  for (const auto& [name, value] : params_) {
    if (!among(name, known)) complain(name, "is not a parameter of this address");
    if (std::ranges::find(seen, name) != seen.end()) complain(name, "is given twice");
    seen.push_back(name);
  }
}

void ParamReader::complain(std::string_view name, std::string reason) {
  bad_.push_back({std::string(name), std::move(reason)});
}

std::string ParamReader::text(std::string_view name) const {
  for (const auto& [given, value] : params_)
    if (given == name) return value;
  return {};
}

std::string ParamReader::required(std::string_view name) {
  std::string value = text(name);
  if (value.empty()) complain(name, "is missing");
  return value;
}

std::size_t ParamReader::number(std::string_view name, std::size_t low, std::size_t high,
                                std::size_t absent) {
  const std::string value = text(name);
  if (value.empty()) return absent;
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error == std::errc{} && end == value.data() + value.size() && number >= low && number <= high)
    return number;
  complain(name, "must be a whole number from " + std::to_string(low) + " to " + std::to_string(high));
  return absent;
}

std::size_t ParamReader::choice(std::string_view name, std::initializer_list<std::string_view> choices) {
  const std::string value = text(name);
  if (value.empty()) return 0;
  const auto* found = std::ranges::find(choices, value);
  if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
  complain(name, "must be one of " + listed(choices));
  return 0;
}

std::string ParamReader::day(std::string_view name) {
  const std::string value = text(name);
  if (value.empty()) return {};
  const std::string day = facets::normal_date(value);
  if (day.size() != 10) complain(name, "must be a day, as in 2021-01-20");
  return day;
}

void append_bad(std::vector<query::BadParam>& to, const ParamReader& reader) {
  to.insert(to.end(), reader.bad().begin(), reader.bad().end());
}

Pairs only(const Pairs& params, std::initializer_list<std::string_view> names) {
  Pairs kept;
  for (const auto& pair : params)
    if (among(pair.first, names)) kept.push_back(pair);
  return kept;
}

Pairs without(const Pairs& params, std::initializer_list<std::string_view> names) {
  Pairs kept;
  for (const auto& pair : params)
    if (!among(pair.first, names)) kept.push_back(pair);
  return kept;
}

}  // namespace vankho::searchd
