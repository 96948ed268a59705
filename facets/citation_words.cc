#include "facets/citation_words.h"

#include "facets/table.h"
#include "text/analyzer.h"
#include "text/fold.h"

namespace vankho::facets {

Word::Word(std::string_view written) : exact(text::canonical(written)), folded(text::fold(exact)) {}

Phrase::Phrase(std::string_view written) {
  for (const std::string_view word : split(written, ' ')) words_.emplace_back(word);
}

}  // namespace vankho::facets
