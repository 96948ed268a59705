#include "segment/builder.h"

#include <bit>
#include <deque>
#include <utility>

#include "schema/term.h"
#include "segment/column_writer.h"
#include "segment/dictionary_writer.h"
#include "segment/flat_map.h"
#include "segment/list_writer.h"
#include "segment/postings.h"
#include "segment/radix_sort.h"
#include "segment/section_writer.h"
#include "segment/stream.h"

namespace vankho::segment {
namespace {

// One occurrence of a term or a pair, in 64 bits: what, which article, in which field. Sorting
// them by what gives the posting lists.
//
//   63        16 15       4 3   2 1     0
//   [ what    ] [ article ] [ 0 ] [ field ]
constexpr unsigned kWhatShift = 16;
constexpr unsigned kArticleShift = 4;
constexpr std::uint8_t kFieldFlags[] = {kInTitle, kInLead, kInBody, 0};

static_assert(kWindow <= 1u << (kWhatShift - kArticleShift), "an article's number has 12 bits");

std::uint64_t occurrence(std::uint64_t what, std::uint32_t article, std::uint32_t field) {
  return what << kWhatShift | std::uint64_t{article} << kArticleShift | field;
}

Posting posting_of(std::uint64_t occurrence) {
  const auto article = static_cast<std::uint32_t>(occurrence >> kArticleShift) & (kWindow - 1);
  return {article, static_cast<std::uint8_t>(kFieldFlags[occurrence & 3] | 1)};
}

// Sorts and calls visit(what, postings) for each different `what`, in rising order.
template <typename Visit>
void each_list(std::vector<std::uint64_t>& occurrences, std::vector<std::uint64_t>& spare,
               std::uint64_t most, Visit visit) {
  radix_sort(occurrences, spare, kWhatShift, kWhatShift + static_cast<unsigned>(std::bit_width(most)));
  std::vector<Posting> postings;
  for (std::size_t i = 0; i < occurrences.size();) {
    const std::uint64_t what = occurrences[i] >> kWhatShift;
    postings.clear();
    for (; i < occurrences.size() && occurrences[i] >> kWhatShift == what; ++i) {
      const Posting one = posting_of(occurrences[i]);
      if (!postings.empty() && postings.back().article == one.article)
        postings.back().payload = merge_payload(postings.back().payload, one.payload);
      else
        postings.push_back(one);
    }
    visit(what, postings);
  }
}

}  // namespace

struct Builder::Impl {
  static constexpr std::size_t kAhead = 8;  // tokens: about as long as the memory takes to answer

  FlatMap numbers;                    // of terms, in order of arrival
  std::deque<std::string> terms;      // by number
  std::vector<std::uint32_t> cf;      // by number
  std::vector<std::uint32_t> tokens;  // all articles: number + kFirstTerm, or a mark
  std::vector<std::size_t> token_starts{0};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> cited;  // and facets: number, article
  std::vector<bool> cited_in_title;                            // of `cited`
  ColumnWriter columns;
  std::uint32_t articles = 0;

  static std::uint64_t key_of(std::uint64_t hash) { return hash | 1; }

  std::uint32_t count(std::string_view term) { return count(term, text::hash_of(term)); }

  std::uint32_t count(std::string_view term, std::uint64_t hash) {
    const std::uint32_t number = numbers.number(key_of(hash));
    if (number == terms.size()) terms.emplace_back(term), cf.push_back(0);
    ++cf[number];
    return number;
  }

  void add_field(std::span<const text::Token> field) {
    for (std::size_t i = 0; i < field.size(); ++i) {
      if (i + kAhead < field.size()) numbers.fetch(key_of(field[i + kAhead].hash));
      if (i > 0 && field[i].position != field[i - 1].position + 1) tokens.push_back(kGap);
      tokens.push_back(count(field[i].exact, field[i].hash) + kFirstTerm);
    }
    tokens.push_back(kFieldEnd);
  }

  void add_facets(const Columns& of) {
    for (const std::string& id : of.provinces) add_once(schema::province_term(id));
    if (of.year != 0) add_once(schema::year_term(of.year));
  }

  void add_once(const std::string& term) {
    cited.emplace_back(count(term), articles);
    cited_in_title.push_back(false);
  }

  void add_cited(const Cited& one) {
    const std::string term = schema::citation_term(one.key);
    for (int i = 0; i < one.count; ++i) {
      cited.emplace_back(count(term), articles);
      cited_in_title.push_back(one.in_title);
    }
  }

  std::string seal() {
    SectionWriter writer(articles, static_cast<std::uint32_t>(terms.size()));
    const std::vector<std::uint32_t> ranks = rank_terms(cf);
    std::vector<std::uint64_t> words, pairs, spare;
    put_streams(ranks, words, pairs, writer);
    put_terms(ranks, words, spare, writer);
    put_pairs(pairs, spare, writer);
    columns.put_into(writer, false);
    return join(writer.finish());
  }

 private:
  // One walk over all tokens: the streams, and every occurrence of a term and of a pair.
  void put_streams(const std::vector<std::uint32_t>& ranks, std::vector<std::uint64_t>& words,
                   std::vector<std::uint64_t>& pairs, SectionWriter& writer) const {
    std::string bytes;
    std::vector<std::uint64_t> starts{0};
    words.reserve(tokens.size() + cited.size());
    pairs.reserve(tokens.size());
    for (std::uint32_t article = 0; article < articles; ++article) {
      std::uint32_t field = 0;
      std::uint64_t before = 0;  // the rank of the neighbour on the left, 0: none
      for (std::size_t i = token_starts[article]; i < token_starts[article + 1]; ++i) {
        if (tokens[i] < kFirstTerm) {
          put_code(bytes, tokens[i]);
          if (tokens[i] == kFieldEnd) ++field;
          before = 0;
          continue;
        }
        const std::uint32_t rank = ranks[tokens[i] - kFirstTerm];
        put_code(bytes, rank);
        words.push_back(occurrence(rank, article, field));
        if (before != 0) pairs.push_back(occurrence(before * pair_base() + rank, article, field));
        before = rank;
      }
      starts.push_back(bytes.size());
    }
    writer.put(kStreamStarts, starts);
    writer.put(kStreams, std::move(bytes));
  }

  std::uint64_t pair_base() const { return terms.size() + kFirstTerm; }

  void put_terms(const std::vector<std::uint32_t>& ranks, std::vector<std::uint64_t>& words,
                 std::vector<std::uint64_t>& spare, SectionWriter& writer) const {
    constexpr std::uint32_t kTitle = 0, kBody = 2;
    for (std::size_t i = 0; i < cited.size(); ++i)
      words.push_back(occurrence(ranks[cited[i].first], cited[i].second,
                                 cited_in_title[i] ? kTitle : kBody));
    std::vector<std::uint32_t> cf_by_rank(ranks.size());
    std::vector<std::string_view> names(ranks.size());
    for (std::size_t i = 0; i < ranks.size(); ++i) {
      names[ranks[i] - kFirstTerm] = terms[i];
      cf_by_rank[ranks[i] - kFirstTerm] = cf[i];
    }
    put_dictionary(names, writer);
    TermListWriter lists(articles);
    each_list(words, spare, pair_base(), [&](std::uint64_t rank, std::span<const Posting> postings) {
      lists.add(postings, cf_by_rank[rank - kFirstTerm]);
    });
    lists.put_into(writer);
  }

  void put_pairs(std::vector<std::uint64_t>& pairs, std::vector<std::uint64_t>& spare,
                 SectionWriter& writer) const {
    const std::uint64_t base = pair_base();
    BigramListWriter lists(articles, static_cast<std::uint32_t>(terms.size()));
    each_list(pairs, spare, base * base, [&](std::uint64_t pair, std::span<const Posting> postings) {
      lists.add(static_cast<std::uint32_t>(pair / base), static_cast<std::uint32_t>(pair % base),
                postings);
    });
    lists.put_into(writer);
  }
};

Builder::Builder() : impl_(std::make_unique<Impl>()) {}
Builder::~Builder() = default;

void Builder::add(const Entry& entry) {
  for (const auto& field : {entry.title, entry.lead, entry.body, entry.tags}) impl_->add_field(field);
  for (const Cited& cited : entry.cited) impl_->add_cited(cited);
  impl_->add_facets(entry.columns);
  impl_->token_starts.push_back(impl_->tokens.size());
  impl_->columns.add(entry.columns, static_cast<std::uint32_t>(
                                        entry.title.size() + entry.lead.size() + entry.body.size()));
  ++impl_->articles;
}

std::uint32_t Builder::articles() const { return impl_->articles; }

std::string Builder::seal() {
  std::string bytes = impl_->seal();
  impl_ = std::make_unique<Impl>();
  return bytes;
}

}  // namespace vankho::segment
