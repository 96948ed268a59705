// query/question.h: pairs of words that questions are made of. An index of statements has few of
// them, so that "bao nhieu" would be read as "bảo nhiều" (data/questions.tsv).
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace vankho::query {

// The words that make a question with `first` before them; exact forms, most often none.
std::span<const std::string> question_partners(std::string_view first);

}  // namespace vankho::query
