// searchd/batch_line.h: one line of a batch: {"id":"7","q":"…", any search parameter}.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/params.h"

namespace vankho::searchd {

struct BatchLine {
  std::string id;  // empty when the line has none
  query::Request request;
  std::vector<query::BadParam> bad;  // why it cannot be asked
};

// Values may be strings, numbers, true or false, and lists of these.
BatchLine read_batch_line(std::string_view line);

}  // namespace vankho::searchd
