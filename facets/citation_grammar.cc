#include "facets/citation_grammar.h"

#include <algorithm>
#include <optional>

#include "facets/citation_congress.h"
#include "facets/citation_details.h"
#include "facets/citation_numbers.h"
#include "facets/citation_phrases.h"
#include "facets/citation_plenum.h"
#include "facets/citation_starts.h"

namespace vankho::facets {
namespace {

class Grammar {
 public:
  explicit Grammar(const Cursor& cursor) : cursor_(cursor) {}

  std::vector<Reference> run() {
    for (std::size_t at = 0; cursor_.has(at) && found_.size() < kMostReferences;) {
      const std::size_t next = may_start(cursor_.token(at)) ? read_at(at) : at;
      at = std::max(next, at + 1);
    }
    share_details();
    return std::move(found_);
  }

 private:
  // One past the citation at `at`; `at` when there is none.
  std::size_t read_at(std::size_t at) {
    const Start start = read_type(cursor_, at);
    if (start.type == nullptr) {
      if (const std::size_t next = read_glued(at); next != at) return next;
      if (const std::size_t next = read_meeting(at); next != at) return next;
      return read_numbered(at, at, start);
    }
    const std::size_t here = skip_echo(at + start.length, *start.type);
    std::size_t next = read_numbered(at, here, start);
    if (next == at) next = read_plenums(at, here, start);
    if (next == at) next = read_of_congress(at, here, start);
    return next;
  }

  // "Nghị quyết (NQ) 28", "Chỉ thị (viết tắt CT)"
  std::size_t skip_echo(std::size_t at, const DocumentType& type) const {
    const bool echo = cursor_.gap(at) == Gap::bracket && type_of_symbol(cursor_.exact(at)) == &type;
    return echo ? at + 1 : at;
  }

  std::size_t read_numbered(std::size_t at, std::size_t here, const Start& start) {
    const NumberList list = read_numbers(cursor_, here, start);
    return list ? add_numbered(at, list, start) : at;
  }

  std::size_t add_numbered(std::size_t at, const NumberList& list, const Start& start) {
    Reference reference;
    reference.type = start.type;
    reference.typed = start.type != nullptr;
    reference.first = at;
    reference.last = list.next;
    const Issuer* signer = list.suffix.empty() ? nullptr : issuer_of_symbol(list.suffix);
    reference.has_symbol = list.has_symbol;
    reference.code = list.code;
    reference.suffix = list.suffix;
    reference.signer = signer;
    if (!settle_type(reference)) return at;
    reference.details.year = list.year;
    reference.after = read_details(cursor_, list.next, signer, reference.details);
    if (reference.details.issuer == nullptr) read_before(cursor_, at, signer, reference.details);
    if (needs_more(reference)) {
      read_beyond_topic(cursor_, reference.after, signer, reference.details);
    }
    if (list.signature) read_signature(cursor_, list.next, reference.details);
    reference.plenum = reference.details.plenum;
    for (const ListedNumber& item : list.numbers) {
      reference.number = item.number;
      reference.letter = item.letter;
      add_for_terms(reference);
    }
    return reference.after;
  }

  static bool needs_more(const Reference& reference) {
    const Details& details = reference.details;
    const bool central = reference.signer == nullptr || reference.signer->level == Level::central;
    return details.issuer == nullptr && details.date.empty() && details.terms.empty() && central;
  }

  // The symbol tells the kind, but QĐ may be a Quy định, a Quyết định or a Quy chế.
  static bool settle_type(Reference& reference) {
    if (reference.code.empty()) return reference.type != nullptr;
    const std::string_view code =
        std::string_view(reference.code).substr(0, reference.code.find('-'));
    const DocumentType* by_code = type_of_symbol(code);
    const bool state = reference.signer == nullptr || reference.signer->level == Level::state;
    if (state && by_code->id == "thong-tri") return false;  // TT of the state: a Thông tư
    const bool same_prefix = reference.type != nullptr && reference.type->prefix == by_code->prefix;
    if (!same_prefix) reference.type = by_code;
    if (same_prefix || by_code->prefix != "qd") return true;
    const bool central = reference.signer != nullptr && reference.signer->level == Level::central;
    if (!central) reference.type = find_type("quyet-dinh");
    return true;
  }

  std::size_t read_plenums(std::size_t at, std::size_t here, const Start& start) {
    if (!passes_at_plenums(*start.type)) return at;
    if (cursor_.gap(here) > Gap::bracket) return at;
    const PlenumName name = read_plenum(cursor_, here, PlenumName::Where::named);
    if (!name) return at;
    add_plenums(at, start.type, name);
    return name.next;
  }

  static bool passes_at_plenums(const DocumentType& type) {
    return type.id == "nghi-quyet" || type.id == "ket-luan";
  }

  // "NQTW4", "NQTW 4", "NQ18"
  std::size_t read_glued(std::size_t at) {
    static const Word kGlued("nqtw");
    if (!cursor_.exact(at).starts_with("nq")) return at;
    if (const NumberList list = read_glued_number(cursor_, at)) {
      return add_numbered(at, list, {find_type("nghi-quyet"), true, true, 0});
    }
    const PlenumName name = cursor_.is(at, kGlued)
                                ? read_plenum_number(cursor_, at + 1)
                                : read_plenum(cursor_, at, PlenumName::Where::named);
    if (!name) return at;
    add_plenums(at, find_type("nghi-quyet"), name);
    return name.next;
  }

  // A plenum named without a document: "Hội nghị Trung ương 4 (khóa XI) ra Nghị quyết".
  std::size_t read_meeting(std::size_t at) {
    static const Phrase kMeeting("hội nghị");
    if (cursor_.match(at, kMeeting) == 0) return at;
    const PlenumName name = read_plenum(cursor_, at, PlenumName::Where::named);
    if (!name) return at;
    add_plenums(at, nullptr, name);
    return name.next;
  }

  void add_plenums(std::size_t at, const DocumentType* type, const PlenumName& name) {
    Reference reference;
    reference.form = Reference::Form::plenum;
    reference.type = type;
    reference.typed = type != nullptr;
    reference.session = name.session;
    reference.plural = is_plural(at);
    reference.first = at;
    reference.last = name.next;
    reference.after = read_details(cursor_, name.next, nullptr, reference.details);
    if (!name.terms.empty()) reference.details.terms = name.terms;
    for (const int number : name.numbers) {
      reference.plenum = number;
      add_for_terms(reference);
    }
  }

  std::size_t read_of_congress(std::size_t at, std::size_t here, const Start& start) {
    if (start.type->id != "nghi-quyet" || cursor_.gap(here) > Gap::bracket) return at;
    const CongressName name = read_congress(cursor_, here);
    if (!name) return at;
    Reference reference;
    reference.form = Reference::Form::congress;
    reference.type = start.type;
    reference.typed = true;
    reference.ordinal = name.ordinal;
    reference.national = name.national;
    reference.details.body = name.body;
    reference.details.period = name.period;
    reference.first = at;
    reference.last = reference.after = name.next;
    add(reference);
    for (const int ordinal : name.further) {
      reference.ordinal = ordinal;
      add(reference);
    }
    return name.next;
  }

  // "các nghị quyết Trung ương 6": all that it passed.
  bool is_plural(std::size_t at) const {
    static const Word kAll("các"), kSome("những");
    return at > 0 && cursor_.gap(at) == Gap::tight &&
           (cursor_.is(at - 1, kAll) || cursor_.is(at - 1, kSome));
  }

  // "khóa XI, XII": one document for each.
  void add_for_terms(Reference& reference) {
    if (reference.details.terms.empty()) return add(reference);
    for (const int term : reference.details.terms) {
      reference.term = term;
      add(reference);
    }
  }

  void add(Reference& reference) {
    reference.span = span_of(reference.first, reference.last);
    found_.push_back(reference);
  }

  // With the bracket that closes after it: "Trung ương 4 (khóa XI)".
  text::Span span_of(std::size_t first, std::size_t last) const {
    const std::size_t begin = cursor_.token(first).span.begin;
    std::size_t end = cursor_.token(last - 1).span.end;
    const std::string_view inside = cursor_.text().substr(begin, end - begin);
    const bool open = std::ranges::count(inside, '(') > std::ranges::count(inside, ')');
    if (open && cursor_.text().substr(end).starts_with(')')) ++end;
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  // "số 18-NQ/TW và số 26-NQ/TW của Ban Chấp hành Trung ương, khóa XII": what follows
  // the last belongs to all that stand in the same row.
  void share_details() {
    for (std::size_t i = found_.size(); i-- > 1;) {
      Reference& before = found_[i - 1];
      if (in_one_row(before, found_[i])) share(found_[i], before);
    }
  }

  bool in_one_row(const Reference& before, const Reference& next) const {
    static const Phrases<bool> joins = [] {
      Phrases<bool> phrases;
      for (const std::string_view words :
           {"và", "với", "cùng", "các", "gắn với", "nay là", "số", "the", "and"}) {
        phrases.add(words, true);
      }
      return phrases;
    }();
    constexpr std::size_t kMostJoins = 3;
    if (before.first == next.first) return false;  // from one list: the same details
    if (next.first < before.after || next.first > before.after + kMostJoins) return false;
    std::size_t at = before.after;
    while (at < next.first) {
      const std::size_t length = joins.longest(cursor_, at).length;
      if (length == 0 || cursor_.gap(at) == Gap::wide) return false;
      at += length;
    }
    return at == next.first && cursor_.gap(at) != Gap::wide;
  }

  static void share(const Reference& from, Reference& to) {
    if (from.form == Reference::Form::plenum && to.form == from.form && to.term == 0) {
      to.term = from.term;
    }
    if (from.form != Reference::Form::numbered || to.form != from.form) return;
    if (!from.suffix.empty() && !to.suffix.empty() && from.suffix != to.suffix) return;
    Details& details = to.details;
    details.row_date = from.details.date.empty() ? from.details.row_date : from.details.date;
    details.row_year = from.details.year == 0 ? from.details.row_year : from.details.year;
    if (details.issuer != nullptr) return;
    details.issuer = from.details.issuer;
    details.body = from.details.body;
    if (to.term == 0 && details.date.empty()) to.term = from.term;
  }

  const Cursor& cursor_;
  std::vector<Reference> found_;
};

}  // namespace

std::vector<Reference> find_references(const Cursor& cursor) { return Grammar(cursor).run(); }

}  // namespace vankho::facets
