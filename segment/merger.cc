#include "segment/merger.h"

#include <algorithm>
#include <future>
#include <queue>

#include "segment/column_writer.h"
#include "segment/dictionary_writer.h"
#include "segment/list_writer.h"
#include "segment/section_writer.h"
#include "segment/stream.h"

namespace vankho::segment {
namespace {

using Sources = std::span<const std::shared_ptr<const Segment>>;

constexpr std::uint32_t kAbsent = 0;

// The united dictionary: every term once, and the numbers both ways.
struct United {
  std::vector<std::string_view> terms;                // by final number - kFirstTerm
  std::vector<std::uint32_t> cf;                      // the same order
  std::vector<std::vector<std::uint32_t>> to_final;   // [source][old number]
  std::vector<std::vector<std::uint32_t>> to_source;  // [source][final number]; kAbsent: none
};

// Walks the sources' dictionaries side by side, in byte order.
template <typename Visit>
void each_term(Sources sources, Visit visit) {
  using Head = std::pair<std::string_view, std::size_t>;
  std::priority_queue<Head, std::vector<Head>, std::greater<>> heads;
  std::vector<std::uint32_t> place(sources.size());
  const auto push = [&](std::size_t s) {
    if (place[s] < sources[s]->terms())
      heads.emplace(sources[s]->term(sources[s]->term_at(place[s])), s);
  };
  for (std::size_t s = 0; s < sources.size(); ++s) push(s);
  while (!heads.empty()) {
    const auto [term, s] = heads.top();
    heads.pop();
    visit(term, s, sources[s]->term_at(place[s]++));
    push(s);
  }
}

United unite(Sources sources) {
  std::vector<std::string_view> terms;
  std::vector<std::uint32_t> cf;
  United united;
  united.to_final.resize(sources.size());
  united.to_source.resize(sources.size());
  for (std::size_t s = 0; s < sources.size(); ++s)
    united.to_final[s].resize(sources[s]->terms() + kFirstTerm);
  each_term(sources, [&](std::string_view term, std::size_t s, std::uint32_t number) {
    if (terms.empty() || terms.back() != term) terms.push_back(term), cf.push_back(0);
    cf.back() += sources[s]->entry(number).cf;
    united.to_final[s][number] = static_cast<std::uint32_t>(terms.size() - 1);
  });
  const std::vector<std::uint32_t> ranks = rank_terms(cf);
  united.terms.resize(terms.size());
  united.cf.resize(terms.size());
  for (std::size_t i = 0; i < terms.size(); ++i) {
    united.terms[ranks[i] - kFirstTerm] = terms[i];
    united.cf[ranks[i] - kFirstTerm] = cf[i];
  }
  for (std::size_t s = 0; s < sources.size(); ++s) {
    united.to_source[s].assign(terms.size() + kFirstTerm, kAbsent);
    for (std::uint32_t old = kFirstTerm; old < united.to_final[s].size(); ++old) {
      std::uint32_t& final_number = united.to_final[s][old];
      final_number = ranks[final_number];
      united.to_source[s][final_number] = old;
    }
  }
  return united;
}

class Merger {
 public:
  Merger(Sources sources, std::vector<bool> dead, const Groups& groups)
      : sources_(sources),
        united_(unite(sources)),
        dead_(std::move(dead)),
        groups_(groups),
        any_dead_(std::ranges::find(dead_, true) != dead_.end()) {
    for (const auto& source : sources_) {
      bases_.push_back(articles_);
      articles_ += source->articles();
    }
  }

  // Pairs are half of the work; the rest is done beside them.
  Pieces run() {
    auto pairs = std::async(std::launch::async, [this] { return merge_bigrams(); });
    SectionWriter writer(articles_, static_cast<std::uint32_t>(united_.terms.size()));
    put_dictionary(united_.terms, writer);
    put_terms(writer);
    put_streams(writer);
    put_columns(writer);
    pairs.get().put_into(writer);
    return writer.finish();
  }

 private:
  void drop_dead(std::vector<Posting>& postings) const {
    if (any_dead_)
      std::erase_if(postings, [&](const Posting& posting) { return dead_[posting.article]; });
  }

  void put_terms(SectionWriter& writer) const {
    TermListWriter lists(articles_);
    std::vector<Posting> postings;
    for (std::uint32_t i = 0; i < united_.terms.size(); ++i) {
      postings.clear();
      for (std::size_t s = 0; s < sources_.size(); ++s)
        if (const std::uint32_t old = united_.to_source[s][i + kFirstTerm]; old != kAbsent)
          read_postings(sources_[s]->postings_bytes(old), sources_[s]->entry(old).df,
                        sources_[s]->articles(), bases_[s], postings);
      drop_dead(postings);
      lists.add(postings, united_.cf[i]);
    }
    lists.put_into(writer);
  }

  struct Pair {
    std::uint32_t second;
    std::uint32_t source;
    const BigramEntry* entry;
  };

  // The pairs that begin with a term, of all sources, by second term and source.
  void gather_row(std::uint32_t first, std::vector<Pair>& row) const {
    row.clear();
    for (std::uint32_t s = 0; s < sources_.size(); ++s)
      if (const std::uint32_t old = united_.to_source[s][first]; old != kAbsent)
        for (const BigramEntry& entry : sources_[s]->row(old))
          if (entry.second < united_.to_final[s].size())
            row.push_back({united_.to_final[s][entry.second], s, &entry});
    std::sort(row.begin(), row.end(), [](const Pair& a, const Pair& b) {
      return a.second != b.second ? a.second < b.second : a.source < b.source;
    });
  }

  BigramListWriter merge_bigrams() const {
    BigramListWriter lists(articles_, static_cast<std::uint32_t>(united_.terms.size()));
    std::vector<Pair> row;
    std::vector<Posting> postings;
    for (std::uint32_t i = 0; i < united_.terms.size(); ++i) {
      const std::uint32_t first = i + kFirstTerm;
      gather_row(first, row);
      for (std::size_t begin = 0, end = 0; begin < row.size(); begin = end) {
        postings.clear();
        for (end = begin; end < row.size() && row[end].second == row[begin].second; ++end)
          append_bigram(first, row[end], postings);
        drop_dead(postings);
        if (!postings.empty()) lists.add(first, row[begin].second, postings);
      }
    }
    return lists;
  }

  void append_bigram(std::uint32_t first, const Pair& pair, std::vector<Posting>& postings) const {
    const Segment& source = *sources_[pair.source];
    const auto [df, bytes] =
        source.bigram_bytes(united_.to_source[pair.source][first], *pair.entry);
    read_postings(bytes, df, source.articles(), bases_[pair.source], postings);
  }

  void put_streams(SectionWriter& writer) const {
    std::string bytes;
    std::vector<std::uint64_t> starts{0};
    for (std::size_t s = 0; s < sources_.size(); ++s)
      for (std::uint32_t i = 0; i < sources_[s]->articles(); ++i) {
        if (!dead_[bases_[s] + i]) append_stream(s, sources_[s]->stream(i), bytes);
        starts.push_back(bytes.size());
      }
    writer.put(kStreamStarts, starts);
    writer.put(kStreams, std::move(bytes));
  }

  void append_stream(std::size_t s, std::string_view stream, std::string& bytes) const {
    while (!stream.empty()) {
      const std::uint32_t code = take_code(stream);
      if (code < kFirstTerm)
        put_code(bytes, code);
      else if (code < united_.to_final[s].size())
        put_code(bytes, united_.to_final[s][code]);
    }
  }

  void put_columns(SectionWriter& writer) const {
    const std::vector<std::uint64_t> groups = groups_ ? groups_() : std::vector<std::uint64_t>();
    ColumnWriter columns;
    for (std::size_t s = 0; s < sources_.size(); ++s)
      for (std::uint32_t i = 0; i < sources_[s]->articles(); ++i) {
        Columns of = columns_of(*sources_[s], i);
        if (!groups.empty()) of.group = groups[bases_[s] + i];
        columns.add(of, length_of(sources_[s]->column<std::uint8_t>(kLength)[i]));
      }
    columns.put_into(writer, true);
  }

  static Columns columns_of(const Segment& segment, std::uint32_t i) {
    Columns columns;
    columns.id_hash = segment.column<std::uint64_t>(kIdHash)[i];
    columns.date = segment.column<std::int32_t>(kDate)[i];
    columns.year = segment.column<std::uint16_t>(kYear)[i];
    columns.group = segment.column<std::uint64_t>(kGroup)[i];
    std::copy_n(segment.column<std::uint32_t>(kBands).begin() + std::size_t{i} * kBandCount,
                kBandCount, columns.bands.begin());
    std::copy_n(segment.column<std::uint8_t>(kSketch).begin() + std::size_t{i} * kSketchSize,
                kSketchSize, columns.sketch.begin());
    columns.first_indexed = segment.column<std::int64_t>(kFirstIndexed)[i];
    columns.source = segment.string(kSource, i);
    columns.author = segment.string(kAuthor, i);
    columns.province = segment.string(kProvince, i);
    columns.scope = segment.string(kScope, i);
    columns.date_source = segment.string(kDateSource, i);
    for (const std::uint32_t number : segment.provinces()[i])
      columns.provinces.emplace_back(segment.string(number));
    for (const std::uint32_t number : segment.resolutions()[i])
      columns.resolutions.emplace_back(segment.string(number));
    columns.title = segment.title(i);
    columns.id = segment.id(i);
    columns.url = segment.url(i);
    return columns;
  }

  Sources sources_;
  United united_;
  std::vector<std::uint32_t> bases_;
  std::vector<bool> dead_;
  const Groups& groups_;
  bool any_dead_;
  std::uint32_t articles_ = 0;
};

}  // namespace

Pieces merge(Sources sources, std::vector<bool> dead, const Groups& groups) {
  return Merger(sources, std::move(dead), groups).run();
}

}  // namespace vankho::segment
