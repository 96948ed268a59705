// schema/acronyms.h: acronyms that articles explain themselves, "Ủy ban Kiểm tra (UBKT)": counted
// when an article is indexed, kept in the store's metadata, asked when a query is planned.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vankho::schema {

struct LearntAcronym {
  std::string acronym;         // canonical: ubkt
  std::string long_form;       // canonical words, a blank between: ủy ban kiểm tra
  std::uint32_t articles = 0;  // that explain it so
};

std::string to_text(const std::vector<LearntAcronym>& learnt);
// What is not understood is left out: without them a query is answered all the same.
std::vector<LearntAcronym> parse_acronyms(std::string_view text);

}  // namespace vankho::schema
