// Ast → Plan: asks the index what the words mean.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

#include "facets/resolution.h"
#include "query/acronym.h"
#include "query/plan.h"
#include "query/restore.h"
#include "schema/term.h"
#include "segment/layout.h"
#include "text/analyzer.h"
#include "text/fold.h"

namespace vankho::query {
namespace {

constexpr std::size_t kShortQuery = 6;     // syllables: up to here all are asked for
constexpr float kMost = 0.25f;             // of a longer query's weight (docs/LANGUAGE.md)
// How much of a word counts for a reading of probability p: p to this power. A word's readings are
// rivals, but the article decides between them as well.
constexpr double kTrust = 0.35;
constexpr double kLikely = 0.02;           // readings below are looked for only in pairs …
constexpr double kPairTrust = 0.07;        // … whose standing side by side speaks for both
constexpr float kOtherSpelling = 0.15f;    // of the idf: commoner spellings, when widened
constexpr std::size_t kOtherSpellings = 6; // the most frequent ones
constexpr float kPhraseLift = 0.3f;        // of the words' idf: for a quoted phrase that is there
constexpr float kCited = 1.5f;             // of the idf: an article that cites the document
constexpr double kSure = 0.75;             // confidence from which a short form is one document

std::uint8_t mask_of(In in) {
  switch (in) {
    case In::title: return segment::kInTitle;
    case In::lead: return segment::kInLead;
    case In::body: return segment::kInBody;
    case In::all: return 0;
  }
  return 0;
}

bool is_text(Ast::Type type) { return type == Ast::Type::word; }

// The words of a tree in reading order.
void collect_words(const Ast& ast, std::vector<const Ast*>& words) {
  if (is_text(ast.type)) words.push_back(&ast);
  for (const Ast& child : ast.children) collect_words(child, words);
}

Plan plan_of(Plan::Type type, std::vector<Plan> children = {}) {
  Plan plan;
  plan.type = type;
  plan.children = std::move(children);
  return plan;
}

Plan join(Plan::Type type, std::vector<Plan> children) {
  if (children.size() == 1) return std::move(children[0]);
  return plan_of(type, std::move(children));
}

class Planner {
 public:
  Planner(const ParsedQuery& query, const Readings& readings, const Request& request,
          const Lexicon& lexicon, const Weights& weights, bool widen)
      : request_(request), lexicon_(lexicon), weights_(weights), widen_(widen) {
    weigh_words(query.root, readings);
  }

  Understood run(const Ast& root) {
    out_.plan = plan(root);
    out_.widened = widen_;
    return std::move(out_);
  }

 private:
  using Terms = std::vector<Plan::Term>;

  // ---- what the words mean

  void weigh_words(const Ast& root, const Readings& readings) {
    std::vector<const Ast*> words;
    collect_words(root, words);
    for (std::size_t i = 0; i < words.size(); ++i) {
      Terms terms = weigh(readings[i]);
      out_.words.push_back(terms);
      if (widen_ && request_.marks == Marks::automatic) add_other_spellings(*words[i], terms);
      terms_[words[i]] = std::move(terms);
      readings_[words[i]] = &readings[i];
    }
    write_reading(words, readings);
  }

  Terms weigh(const std::vector<Read>& readings) const {
    Terms terms;
    for (const Read& read : readings)
      if (terms.empty() || read.probability >= kLikely)
        terms.push_back({read.exact, lexicon_.idf(lexicon_.df(read.exact)) *
                                         static_cast<float>(std::pow(read.probability, kTrust))});
    if (request_.marks == Marks::ignore) even_out(terms);
    return terms;
  }

  // With marks ignored, spellings are one word with one frequency.
  void even_out(Terms& terms) const {
    std::uint64_t df = 0;
    for (const Plan::Term& term : terms) df += lexicon_.df(term.exact);
    for (Plan::Term& term : terms) term.weight = lexicon_.idf(df);
  }

  void add_other_spellings(const Ast& word, Terms& terms) const {
    if (word.kind != text::Kind::syllable && word.kind != text::Kind::word) return;
    const std::uint64_t read = lexicon_.df(terms[0].exact);
    std::size_t added = 0;
    for (const Spelling& spelling : lexicon_.spellings(text::fold(word.exact))) {
      if (spelling.df < read) continue;  // people err towards what they know less
      if (std::ranges::find(terms, spelling.exact, &Plan::Term::exact) != terms.end()) continue;
      if (++added > kOtherSpellings) break;
      terms.push_back({spelling.exact, terms[0].weight * kOtherSpelling});
    }
  }

  // What was typed, with the likeliest spellings put in.
  void write_reading(const std::vector<const Ast*>& words, const Readings& readings) {
    std::string text;
    std::size_t at = 0;
    bool changed = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string& best = readings[i][0].exact;
      if (request_.explain) explain(readings[i]);
      const text::Span span = words[i]->span;
      if (best == words[i]->exact || span.begin < at || span.end > request_.q.size()) continue;
      text += request_.q.substr(at, span.begin - at) + best;
      at = span.end;
      changed = true;
    }
    if (changed) out_.read_as = text + request_.q.substr(std::min(at, request_.q.size()));
  }

  void explain(const std::vector<Read>& readings) {
    for (const Read& read : readings) {
      char share[16];
      std::snprintf(share, sizeof share, " %.2f", read.probability);
      out_.reading += (out_.reading.empty() ? "" : " ") + read.exact + share;
    }
  }

  // ---- leaves

  void mark(const Terms& terms) {
    for (const Plan::Term& term : terms) out_.marked.push_back(term.exact);
  }

  Plan list(const Terms& terms, In in) const {
    Plan plan = plan_of(Plan::Type::list);
    plan.spellings = terms;
    plan.mask = mask_of(in);
    const bool known = std::ranges::any_of(terms, [&](const Plan::Term& term) {
      return lexicon_.df(term.exact) > 0;
    });
    plan.coverage = known ? terms[0].weight : 0;
    return plan;
  }

  Plan word(const Ast& ast) {
    mark(terms_.at(&ast));
    return list(terms_.at(&ast), ast.in);
  }

  // A beginning is no whole syllable, so its tone mark may stand elsewhere than in the word, and
  // may be yet to come: "đoà" and "đoa" begin "đoàn".
  static bool begins(const std::string& word, const std::string& typed) {
    std::size_t end = 0;
    const auto is_letter = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    for (auto left = std::ranges::count_if(typed, is_letter); end < word.size(); ++end)
      if (is_letter(word[end]) && left-- == 0) break;
    return text::refines(typed, text::canonical(word.substr(0, end)));
  }

  Plan prefix(const Ast& ast) {
    constexpr std::size_t kLooked = 2048;  // words that begin so, marks aside
    std::vector<Spelling> found = lexicon_.with_prefix(text::fold(ast.exact), true, kLooked);
    if (text::fold(ast.exact) != ast.exact)
      std::erase_if(found, [&](const Spelling& one) { return !begins(one.exact, ast.exact); });
    if (found.size() > kMaxExpansions) {
      found.resize(kMaxExpansions);
      out_.warnings.push_back("“" + ast.exact + "*” có quá " + std::to_string(kMaxExpansions) +
                              " từ: chỉ tìm những từ hay gặp nhất.");
    }
    std::uint64_t df = 0;
    for (const Spelling& spelling : found) df += spelling.df;
    Terms terms;
    for (const Spelling& spelling : found) terms.push_back({spelling.exact, lexicon_.idf(df)});
    if (terms.empty()) return plan_of(Plan::Type::nothing);
    mark(terms);
    return list(terms, ast.in);
  }

  Plan pair(const Ast& first, const Ast& second) const {
    Plan plan = plan_of(Plan::Type::pair);
    plan.mask = mask_of(second.in);
    for (const Read& a : *readings_.at(&first))
      for (const Read& b : *readings_.at(&second)) {
        const std::uint64_t df = lexicon_.pair_df(a.exact, b.exact);
        if (df == 0) continue;
        const double trust = std::pow(a.probability * b.probability, kPairTrust);
        plan.pairs.push_back({a.exact, b.exact,
                              weights_.bigram * lexicon_.idf(df) * static_cast<float>(trust)});
      }
    return plan;
  }

  // Pairs of words side by side: they only add to the score.
  std::vector<Plan> pairs(const std::vector<const Ast*>& words) const {
    std::vector<Plan> out;
    for (std::size_t i = 1; i < words.size(); ++i)
      if (words[i]->adjacent && words[i]->in == words[i - 1]->in)
        if (Plan one = pair(*words[i - 1], *words[i]); !one.pairs.empty())
          out.push_back(std::move(one));
    return out;
  }

  // A base that matches, and what its words add to the score.
  Plan with_words(Plan base, const Ast& ast) {
    std::vector<const Ast*> words;
    collect_words(ast, words);
    std::vector<Plan> all;
    float weight = 0;
    for (const Ast* one : words) weight += terms_.at(one)[0].weight;
    base.weight = weight * kPhraseLift;
    base.coverage = weight;
    const float coverage = base.coverage;
    all.push_back(std::move(base));
    for (const Ast* one : words) all.push_back(word(*one));
    for (Plan& one : pairs(words)) all.push_back(std::move(one));
    Plan plan = plan_of(Plan::Type::extra, std::move(all));
    plan.coverage = coverage;
    return plan;
  }

  Plan in_place(const Ast& ast, Plan::Type type) {
    Plan base = plan_of(type);
    base.mask = mask_of(ast.in);
    base.distance = ast.distance + 1;  // tokens between → difference of positions
    for (const Ast& child : ast.children)
      if (child.type == Ast::Type::word)
        base.words.push_back(terms_.at(&child));
      else if (Plan part = plan(child); part.type == Plan::Type::list)
        base.words.push_back(part.spellings);
    if (base.words.empty()) return plan_of(Plan::Type::nothing);
    return with_words(std::move(base), ast);
  }

  Plan cite(const Ast& ast) {
    std::vector<Plan> words;
    for (const Ast& child : ast.children) words.push_back(plan(child));
    float coverage = 0;
    for (const Plan& one : words) coverage += one.coverage;
    std::vector<Plan> ways;
    if (!words.empty()) ways.push_back(join(Plan::Type::all, std::move(words)));
    if (!ast.candidates.empty()) ways.push_back(documents(ast));
    note_ambiguity(ast);
    Plan plan = join(Plan::Type::any, std::move(ways));
    plan.coverage = coverage;
    return plan;
  }

  Plan documents(const Ast& ast) const {
    Terms terms;
    for (const auto& [key, confidence] : ast.candidates) {
      const std::string term = schema::citation_term(key);
      terms.push_back({term, kCited * lexicon_.idf(lexicon_.df(term)) *
                                 static_cast<float>(std::max(confidence, 0.1))});
    }
    return list(terms, In::all);
  }

  void note_ambiguity(const Ast& ast) {
    if (ast.candidates.size() < 2 || ast.candidates[0].second >= kSure) return;
    Ambiguity one;
    const text::Span span = ast.span;
    if (span.begin <= span.end && span.end <= request_.q.size())
      one.text = request_.q.substr(span.begin, span.end - span.begin);
    for (const auto& [key, confidence] : ast.candidates)
      one.candidates.push_back({key, facets::label_of(key), confidence});
    out_.ambiguous.push_back(std::move(one));
  }

  Plan filter(const Ast& ast) const {
    Plan plan = plan_of(Plan::Type::filter);
    plan.facet = ast.facet;
    plan.filter.want = ast.values;
    return plan;
  }

  // ---- runs of words

  Plan words(const Ast& ast) {
    std::vector<Plan> must, rest, excluded;
    std::vector<const Ast*> leaves;
    const std::vector<Rewording> rewordings = reword_children(ast);
    for (std::size_t i = 0; i < ast.children.size(); ++i) {
      const Ast& child = ast.children[i];
      if (child.type == Ast::Type::exclude) {
        excluded.push_back(silently(child));
        continue;
      }
      const auto reworded = std::ranges::find(rewordings, i, &Rewording::begin);
      if (reworded != rewordings.end()) {
        rest.push_back(one_of(ast, *reworded));
        for (std::size_t end = i + reworded->count; i < end; ++i)
          collect_words(ast.children[i], leaves);
        --i;
        continue;
      }
      const bool required = child.type == Ast::Type::require || child.type == Ast::Type::filter;
      (required ? must : rest).push_back(plan(child));
      collect_words(child, leaves);
    }
    Plan base = base_of(std::move(must), std::move(rest), leaves.size());
    std::vector<Plan> all;
    all.push_back(std::move(base));
    for (Plan& one : pairs(leaves)) all.push_back(std::move(one));
    Plan whole = join(Plan::Type::extra, std::move(all));
    if (excluded.empty()) return whole;
    std::vector<Plan> both;
    both.push_back(std::move(whole));
    both.push_back(join(Plan::Type::any, std::move(excluded)));
    return plan_of(Plan::Type::but_not, std::move(both));
  }

  // Acronyms and long forms among the plain words of a run; `begin` counts its children.
  std::vector<Rewording> reword_children(const Ast& ast) const {
    std::vector<Rewording> out;
    if (request_.marks == Marks::exact) return out;
    for (std::size_t begin = 0; begin < ast.children.size();) {
      std::vector<QueryWord> words;
      std::size_t end = begin;
      for (; end < ast.children.size() && ast.children[end].type == Ast::Type::word; ++end)
        words.push_back({terms_.at(&ast.children[end])[0].exact, ast.children[end].kind});
      for (Rewording& one : reword(words, lexicon_.acronyms())) {
        one.begin += begin;
        out.push_back(std::move(one));
      }
      begin = std::max(end, begin + 1);
    }
    return out;
  }

  // The words as typed, or one of their other forms as a phrase.
  Plan one_of(const Ast& ast, const Rewording& rewording) {
    std::vector<Plan> typed, ways;
    float weight = 0, coverage = 0;
    for (std::size_t i = 0; i < rewording.count; ++i) {
      const Ast& child = ast.children[rewording.begin + i];
      typed.push_back(word(child));
      weight += terms_.at(&child)[0].weight;
      coverage += typed.back().coverage;
    }
    ways.push_back(join(Plan::Type::all, std::move(typed)));
    for (const OtherForm& other : rewording.others)
      ways.push_back(other_form(other, weight, ast.children[rewording.begin].in));
    Plan plan = join(Plan::Type::any, std::move(ways));
    plan.coverage = coverage;
    return plan;
  }

  Plan other_form(const OtherForm& other, float typed_weight, In in) {
    const auto weight = static_cast<float>(other.weight);
    Plan plan = plan_of(other.words.size() == 1 ? Plan::Type::list : Plan::Type::phrase);
    plan.mask = mask_of(in);
    plan.weight = weight * typed_weight;
    for (const std::string& exact : other.words) {
      const Plan::Term term{exact, weight * lexicon_.idf(lexicon_.df(exact))};
      out_.marked.push_back(exact);
      if (other.words.size() == 1)
        plan.spellings.push_back(term);
      else
        plan.words.push_back({term});
    }
    return plan;
  }

  // What is excluded is not highlighted, nor does it lift.
  Plan silently(const Ast& ast) {
    const std::vector<std::string> before = out_.marked;
    Plan one = plan(ast.children.at(0));
    out_.marked = before;
    return one;
  }

  Plan base_of(std::vector<Plan> must, std::vector<Plan> rest, std::size_t syllables) {
    const bool any = widen_ || request_.match == Match::any;
    const bool most = !any && request_.match == Match::automatic && syllables > kShortQuery;
    if (!any && !most) {
      for (Plan& one : rest) must.push_back(std::move(one));
      return must.empty() ? plan_of(Plan::Type::everything) : join(Plan::Type::all, std::move(must));
    }
    Plan optional = most ? most_of(std::move(rest)) : any_of(std::move(rest));
    if (must.empty()) return optional;
    std::vector<Plan> all;
    all.push_back(join(Plan::Type::all, std::move(must)));
    if (optional.type == Plan::Type::everything) return std::move(all[0]);
    if (most) {
      all.push_back(std::move(optional));
      return plan_of(Plan::Type::all, std::move(all));
    }
    all.push_back(std::move(optional));
    return plan_of(Plan::Type::extra, std::move(all));
  }

  static Plan any_of(std::vector<Plan> rest) {
    if (rest.empty()) return plan_of(Plan::Type::everything);
    return join(Plan::Type::any, std::move(rest));
  }

  static Plan most_of(std::vector<Plan> rest) {
    if (rest.empty()) return plan_of(Plan::Type::everything);
    float sum = 0;
    for (const Plan& one : rest) sum += one.coverage;
    Plan plan = plan_of(Plan::Type::most, std::move(rest));
    plan.least = kMost * sum;
    plan.coverage = sum;
    return plan;
  }

  Plan children(const Ast& ast, Plan::Type type) {
    std::vector<Plan> all, excluded;
    for (const Ast& child : ast.children)
      if (child.type == Ast::Type::exclude && type == Plan::Type::all)
        excluded.push_back(silently(child));
      else
        all.push_back(plan(child));
    Plan base = all.empty() ? plan_of(Plan::Type::everything) : join(type, std::move(all));
    if (excluded.empty()) return base;
    std::vector<Plan> both;
    both.push_back(std::move(base));
    both.push_back(join(Plan::Type::any, std::move(excluded)));
    return plan_of(Plan::Type::but_not, std::move(both));
  }

  Plan not_these(const Ast& ast) {
    std::vector<Plan> both;
    both.push_back(plan_of(Plan::Type::everything));
    both.push_back(silently(ast));
    return plan_of(Plan::Type::but_not, std::move(both));
  }

  Plan plan(const Ast& ast) {
    switch (ast.type) {
      case Ast::Type::words: return words(ast);
      case Ast::Type::word: return word(ast);
      case Ast::Type::phrase: return in_place(ast, Plan::Type::phrase);
      case Ast::Type::prefix: return prefix(ast);
      case Ast::Type::near: return in_place(ast, Plan::Type::near);
      case Ast::Type::adj: return in_place(ast, Plan::Type::ordered);
      case Ast::Type::both: return children(ast, Plan::Type::all);
      case Ast::Type::either: return children(ast, Plan::Type::any);
      case Ast::Type::exclude: return not_these(ast);
      case Ast::Type::require: return plan(ast.children.at(0));
      case Ast::Type::cite: return cite(ast);
      case Ast::Type::filter: return filter(ast);
    }
    return plan_of(Plan::Type::nothing);
  }

  const Request& request_;
  const Lexicon& lexicon_;
  const Weights& weights_;
  bool widen_;
  std::map<const Ast*, Terms> terms_;
  std::map<const Ast*, const std::vector<Read>*> readings_;
  Understood out_;
};

}  // namespace

Readings read_words(const ParsedQuery& query, const Request& request, const Lexicon& lexicon) {
  std::vector<const Ast*> words;
  collect_words(query.root, words);
  std::vector<TypedWord> typed;
  for (const Ast* word : words)
    typed.push_back({word->exact, word->adjacent,
                     word->kind == text::Kind::syllable || word->kind == text::Kind::word ||
                         word->kind == text::Kind::acronym});
  return restore(typed, lexicon, request.marks);
}

Understood make_plan(const ParsedQuery& query, const Readings& readings, const Request& request,
                     const Lexicon& lexicon, const Weights& weights, bool widen) {
  return Planner(query, readings, request, lexicon, weights, widen).run(query.root);
}

}  // namespace vankho::query
