// facets/date_year.h: the year of a text that has no date of its own.
#pragma once

#include "facets/date_facts.h"

namespace vankho::facets {

struct YearChoice {
  int year = 0;  // 0: it cannot be told
  double confidence = 0;
  const DateEvent* event = nullptr;  // the event that the year was found for, if any
  std::string written;
};

// `latest`: the last day on which it can have been published.
YearChoice choose_year(const DateFacts& facts, const Day& latest);

}  // namespace vankho::facets
