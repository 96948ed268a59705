// query/question.h: pairs of words that questions are made of. An index of statements has few of
// them, so that "bao nhieu" would be read as "bảo nhiều" (data/questions.tsv).
#pragma once

#include <string_view>

namespace vankho::query {

// Exact forms.
bool is_question_pair(std::string_view first, std::string_view second);

}  // namespace vankho::query
