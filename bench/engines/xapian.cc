// Xapian as its users write it: a TermGenerator with positions, facets in value slots, counted by a
// MatchSpy. Nothing of vankho's own.
#include <xapian.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <stdexcept>

#include "bench/engines/engine.h"

namespace vankho::bench {
namespace {

enum Slot : Xapian::valueno { kProvinces, kYear, kDocuments, kDay };

constexpr Xapian::termcount kTitleGap = 100;  // no phrase reaches from the title into the text
constexpr char kSeparator = '|';

std::string joined(const std::vector<std::string>& values) {
  std::string all;
  for (const std::string& value : values) all += (all.empty() ? "" : "|") + value;
  return all;
}

void index(const Articles& articles, const std::filesystem::path& dir) {
  Xapian::WritableDatabase db(dir.string(), Xapian::DB_CREATE);
  Xapian::TermGenerator terms;
  for (Prepared article; articles(article);) {
    Xapian::Document document;
    terms.set_document(document);
    terms.index_text(article.title);
    terms.increase_termpos(kTitleGap);
    terms.index_text(article.text);
    for (const std::string& province : article.provinces)
      document.add_boolean_term("XP" + province);
    document.add_value(kProvinces, joined(article.provinces));
    document.add_value(kDocuments, joined(article.documents));
    if (article.year != 0) document.add_value(kYear, Xapian::sortable_serialise(article.year));
    if (article.day != 0) document.add_value(kDay, Xapian::sortable_serialise(article.day));
    document.set_data(article.id);
    const std::string unique = "Q" + article.id;
    document.add_boolean_term(unique);
    db.replace_document(unique, document);
  }
  db.commit();
}

// Counts the values of a slot that holds several.
class ManyValuesSpy : public Xapian::MatchSpy {
 public:
  explicit ManyValuesSpy(Slot slot) : slot_(slot) {}

  void operator()(const Xapian::Document& document, double) override {
    const std::string all = document.get_value(slot_);
    for (std::size_t begin = 0; begin < all.size();) {
      const std::size_t end = std::min(all.find(kSeparator, begin), all.size());
      ++counts_[all.substr(begin, end - begin)];
      begin = end + 1;
    }
  }

  std::uint64_t sum_of_best() const {
    std::vector<std::uint64_t> counts;
    for (const auto& [value, count] : counts_) counts.push_back(count);
    std::sort(counts.rbegin(), counts.rend());
    counts.resize(std::min<std::size_t>(counts.size(), kFacetValues));
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
  }

 private:
  Slot slot_;
  std::map<std::string, std::uint64_t> counts_;
};

class NaiveXapian : public Engine {
 public:
  explicit NaiveXapian(const std::filesystem::path& dir) : db_(dir.string()) {}

  Answer answer(const Query& query) override {
    Xapian::Enquire enquire(db_);
    enquire.set_query(read(query));
    if (query.newest) enquire.set_sort_by_value(kDay, true);
    ManyValuesSpy provinces(kProvinces), documents(kDocuments), years(kYear);
    if (query.facets)
      for (Xapian::MatchSpy* spy : {&provinces, &years, &documents}) enquire.add_matchspy(spy);
    // All are checked: an exact total was asked for.
    const Xapian::MSet found = enquire.get_mset(0, kHits, db_.get_doccount());
    std::vector<std::string> ids;
    for (auto hit = found.begin(); hit != found.end(); ++hit)
      ids.push_back(hit.get_document().get_data());
    return {found.get_matches_estimated(),
            provinces.sum_of_best() + years.sum_of_best() + documents.sum_of_best()};
  }

 private:
  static Xapian::Query read(const Query& query) {
    const auto op = query.how == Query::How::all   ? Xapian::Query::OP_AND
                    : query.how == Query::How::any ? Xapian::Query::OP_OR
                                                   : Xapian::Query::OP_PHRASE;
    Xapian::Query read(op, query.words.begin(), query.words.end());
    if (!query.province.empty())
      read = Xapian::Query(Xapian::Query::OP_FILTER, read, Xapian::Query("XP" + query.province));
    if (query.first_year != 0)
      read = Xapian::Query(Xapian::Query::OP_FILTER, read,
                           Xapian::Query(Xapian::Query::OP_VALUE_RANGE, kYear,
                                         Xapian::sortable_serialise(query.first_year),
                                         Xapian::sortable_serialise(query.last_year)));
    return read;
  }

  Xapian::Database db_;
};

std::unique_ptr<Engine> open(const std::filesystem::path& dir, const std::string&) {
  return std::make_unique<NaiveXapian>(dir);
}

}  // namespace
}  // namespace vankho::bench

int main(int argc, char** argv) try {
  return vankho::bench::run(argc, argv, {vankho::bench::index, vankho::bench::open});
} catch (const Xapian::Error& error) {  // no std::exception
  std::fprintf(stderr, "%s\n", error.get_description().c_str());
  return 2;
}
