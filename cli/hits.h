// cli/hits.h: the hits of an answer in the formats of search, similar and watch.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "base/error.h"
#include "cli/answer.h"
#include "query/request.h"

namespace vankho::cli {

// Leaves out of a request what `format` does not print: facets, snippets, fields.
void narrow(query::Request& request, const std::string& format);

// Prints an answer: human, json, jsonl, csv or trec. Gives the number of hits.
Result<std::size_t> print_answer(const std::string& answer, const std::string& format,
                                 const std::vector<std::string>& fields, std::ostream& out);

// The hits as lines for trec_eval; `id` is the question's.
void print_trec(const Json& answer, const std::string& id, std::ostream& out);

// One line, valid UTF-8 whatever it holds.
std::string line_of(const Json& json);

}  // namespace vankho::cli
