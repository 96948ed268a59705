#include "segment/builder.h"

#include <xxhash.h>

#include <algorithm>
#include <deque>
#include <utility>

#include "schema/term.h"
#include "segment/column_writer.h"
#include "segment/dictionary_writer.h"
#include "segment/flat_map.h"
#include "segment/list_writer.h"
#include "segment/postings.h"
#include "segment/section_writer.h"
#include "segment/stream.h"

namespace vankho::segment {
namespace {

// Counts the occurrences of numbered things (terms, bigrams), article by article.
class Tally {
 public:
  void add(std::uint32_t number, std::uint32_t article, std::uint8_t field) {
    if (number >= last_.size()) last_.resize(number + 1), cf_.resize(number + 1);
    ++cf_[number];
    Slot& slot = last_[number];
    if (slot.article == article + 1) {
      std::uint8_t& payload = raw_[slot.at].payload;
      payload = merge_payload(payload, static_cast<std::uint8_t>(field | 1));
      return;
    }
    slot = {article + 1, static_cast<std::uint32_t>(raw_.size())};
    raw_.push_back({number, static_cast<std::uint16_t>(article), static_cast<std::uint8_t>(field | 1)});
  }

  // Postings by number (through `order`: the final place of each) and article: `starts` has one
  // more than there are numbers.
  void sort(const std::vector<std::uint32_t>& order, std::vector<std::uint32_t>& starts,
            std::vector<Posting>& postings) const {
    starts.assign(order.size() + 1, 0);
    for (const Raw& raw : raw_) ++starts[order[raw.number] + 1];
    for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
    postings.resize(raw_.size());
    std::vector<std::uint32_t> at(starts.begin(), starts.end() - 1);
    for (const Raw& raw : raw_) postings[at[order[raw.number]]++] = {raw.article, raw.payload};
  }

  const std::vector<std::uint32_t>& cf() const { return cf_; }

 private:
  struct Raw {
    std::uint32_t number;
    std::uint16_t article;
    std::uint8_t payload;
  };
  struct Slot {
    std::uint32_t article = 0;  // + 1
    std::uint32_t at = 0;
  };
  std::vector<Raw> raw_;
  std::vector<Slot> last_;
  std::vector<std::uint32_t> cf_;
};

}  // namespace

struct Builder::Impl {
  FlatMap term_numbers, bigram_numbers;
  std::deque<std::string> terms;              // by number
  std::vector<std::uint64_t> bigrams;         // by number: first term << 32 | second
  Tally term_tally, bigram_tally;
  std::vector<std::uint32_t> tokens;          // all articles: term + kFirstTerm, or a mark
  std::vector<std::size_t> token_starts{0};
  ColumnWriter columns;
  std::uint32_t articles = 0;

  std::uint32_t term_number(std::string_view term) {
    const std::uint64_t hash = XXH3_64bits(term.data(), term.size()) | 1;
    const std::uint32_t number = term_numbers.number(hash);
    if (number == terms.size()) terms.emplace_back(term);
    return number;
  }

  std::uint32_t bigram_number(std::uint32_t first, std::uint32_t second) {
    const std::uint64_t key = std::uint64_t{first + 1} << 32 | second;
    const std::uint32_t number = bigram_numbers.number(key);
    if (number == bigrams.size()) bigrams.push_back(std::uint64_t{first} << 32 | second);
    return number;
  }

  void add_field(std::span<const text::Token> field, std::uint8_t flag) {
    const text::Token* before = nullptr;
    std::uint32_t number_before = 0;
    for (const text::Token& token : field) {
      const std::uint32_t number = term_number(token.exact);
      term_tally.add(number, articles, flag);
      if (before != nullptr) {
        if (token.position == before->position + 1)
          bigram_tally.add(bigram_number(number_before, number), articles, flag);
        else
          tokens.push_back(kGap);
      }
      tokens.push_back(number + kFirstTerm);
      before = &token;
      number_before = number;
    }
    tokens.push_back(kFieldEnd);
  }

  void add_cited(const Cited& cited) {
    const std::uint32_t number = term_number(schema::citation_term(cited.key));
    for (int i = 0; i < cited.count; ++i)
      term_tally.add(number, articles, cited.in_title ? kInTitle : kInBody);
  }

  void put_streams(const std::vector<std::uint32_t>& ranks, SectionWriter& writer) const {
    std::string bytes;
    std::vector<std::uint64_t> starts{0};
    for (std::size_t article = 0; article < articles; ++article) {
      for (std::size_t i = token_starts[article]; i < token_starts[article + 1]; ++i)
        put_code(bytes, tokens[i] < kFirstTerm ? tokens[i] : ranks[tokens[i] - kFirstTerm]);
      starts.push_back(bytes.size());
    }
    writer.put(kStreamStarts, starts);
    writer.put(kStreams, bytes);
  }

  void put_terms(const std::vector<std::uint32_t>& ranks, SectionWriter& writer) const {
    std::vector<std::uint32_t> order(ranks.size()), cf(ranks.size());
    std::vector<std::string_view> names(ranks.size());
    for (std::size_t i = 0; i < ranks.size(); ++i) {
      order[i] = ranks[i] - kFirstTerm;
      names[order[i]] = terms[i];
      cf[order[i]] = term_tally.cf()[i];
    }
    put_dictionary(names, writer);
    std::vector<std::uint32_t> starts;
    std::vector<Posting> postings;
    term_tally.sort(order, starts, postings);
    TermListWriter lists(articles);
    for (std::size_t i = 0; i < order.size(); ++i)
      lists.add(std::span(postings).subspan(starts[i], starts[i + 1] - starts[i]), cf[i]);
    lists.put_into(writer);
  }

  // The order of bigrams by final first and second term.
  std::vector<std::uint32_t> sorted_bigrams(const std::vector<std::uint32_t>& ranks,
                                            std::vector<std::uint64_t>& keys) const {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> sorted(bigrams.size());
    for (std::uint32_t i = 0; i < bigrams.size(); ++i)
      sorted[i] = {std::uint64_t{ranks[bigrams[i] >> 32]} << 32 |
                       ranks[static_cast<std::uint32_t>(bigrams[i])],
                   i};
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::uint32_t> order(bigrams.size());
    keys.resize(bigrams.size());
    for (std::uint32_t i = 0; i < sorted.size(); ++i) {
      keys[i] = sorted[i].first;
      order[sorted[i].second] = i;
    }
    return order;
  }

  void put_bigrams(const std::vector<std::uint32_t>& ranks, SectionWriter& writer) const {
    std::vector<std::uint64_t> keys;
    const std::vector<std::uint32_t> order = sorted_bigrams(ranks, keys);
    std::vector<std::uint32_t> starts;
    std::vector<Posting> postings;
    bigram_tally.sort(order, starts, postings);
    BigramListWriter lists(articles, static_cast<std::uint32_t>(terms.size()));
    for (std::size_t i = 0; i < keys.size(); ++i)
      lists.add(static_cast<std::uint32_t>(keys[i] >> 32), static_cast<std::uint32_t>(keys[i]),
                std::span(postings).subspan(starts[i], starts[i + 1] - starts[i]));
    lists.put_into(writer);
  }

  std::string seal() const {
    SectionWriter writer(articles, static_cast<std::uint32_t>(terms.size()));
    const std::vector<std::uint32_t> ranks = rank_terms(term_tally.cf());
    put_terms(ranks, writer);
    put_bigrams(ranks, writer);
    put_streams(ranks, writer);
    columns.put_into(writer);
    return writer.finish();
  }
};

Builder::Builder() : impl_(std::make_unique<Impl>()) {}
Builder::~Builder() = default;

void Builder::add(const Entry& entry) {
  impl_->add_field(entry.title, kInTitle);
  impl_->add_field(entry.lead, kInLead);
  impl_->add_field(entry.body, kInBody);
  impl_->add_field(entry.tags, 0);
  for (const Cited& cited : entry.cited) impl_->add_cited(cited);
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
