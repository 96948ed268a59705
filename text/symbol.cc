#include "text/symbol.h"

#include <algorithm>
#include <array>

#include "text/letters.h"
#include "text/number.h"
#include "text/unicode.h"

namespace vankho::text {
namespace {

// Codes of document types, with and without marks, for queries typed without.
// Source: the format guides 36-HD/VPTW (2018) and 11-HD/VPTW (2004) for Party
// documents, decree 30/2020/NĐ-CP for those of the state.
constexpr std::string_view kTypes[] = {
    "nq", "ct", "kl",   "qđ",  "qd", "qđi", "qdi", "qyđ", "qyd", "qc",   "qyc",
    "hd", "tb", "tbkl", "tt",  "tc", "tbo", "bc",  "kh",  "ctr", "cthđ", "cthd",
    "đa", "da", "pa",   "ttr", "cv", "bb",  "qh",  "nđ",  "nd",  "nqlt", "ttlt",
    "pl", "l",  "lct",  "tl",  "qt", "đl",  "dl",  "gm",  "kt",  "cđ",   "cd",
};

// Joint documents name several issuers: 01/2007/TTLT-BTP-BNV.
constexpr std::string_view kJointTypes[] = {"nqlt", "ttlt"};

// Issuers sure enough to stand after a type without any sign between: 18-NQTW,
// 18 NQ/TW.
constexpr std::string_view kKnownIssuers[] = {"tw", "tư",  "tu",   "hntw",
                                              "cp", "ttg", "hđnd", "ubnd"};

constexpr std::size_t kMaxDigits = 5;
constexpr std::size_t kMaxSpaces = 2;
constexpr std::size_t kMaxRunBytes = 48;
constexpr std::size_t kMaxIssuerLetters = 14;

template <std::size_t N>
bool contains(const std::string_view (&table)[N], std::string_view word) {
  return std::find(std::begin(table), std::end(table), word) != std::end(table);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool has_tone(std::string_view word) {
  const auto letters = letters_of(word);
  return std::any_of(letters.begin(), letters.end(),
                     [](const Letter& letter) { return letter.tone != Tone::level; });
}

std::string unify_central(std::string issuer) {
  constexpr std::string_view kCentral = "tư";
  if (issuer.ends_with(kCentral))
    issuer.replace(issuer.size() - kCentral.size(), kCentral.size(), "tw");
  return issuer;
}

bool is_issuer(std::string_view word) {
  const std::size_t letters = letters_of(word).size();
  return letters > 0 && letters <= kMaxIssuerLetters && !is_digit(word.front()) && !has_tone(word);
}

// A National Assembly's own mark, which stands alone: QH15, UBTVQH14.
bool is_assembly(std::string_view word) {
  for (const std::string_view name : {"qh", "ubtvqh"}) {
    if (!word.starts_with(name) || word.size() == name.size()) continue;
    const std::string_view term = word.substr(name.size());
    if (term.size() <= 2 && std::all_of(term.begin(), term.end(), is_digit)) return true;
  }
  return false;
}

// Reads along the text; every step either succeeds and moves, or leaves it.
class Reader {
 public:
  Reader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::size_t at() const { return at_; }

  std::string digits(std::size_t most) {
    std::size_t end = at_;
    while (end < text_.size() && end - at_ <= most && is_digit(text_[end])) ++end;
    if (end - at_ > most) return {};
    std::string found(text_.substr(at_, end - at_));
    at_ = end;
    return found;
  }

  std::size_t spaces() {
    std::size_t count = 0;
    while (count < kMaxSpaces && at_ < text_.size()) {
      const CodePoint c = code_point_at(text_, at_);
      if (!c.valid || char_class(c.value) != CharClass::space) break;
      at_ += c.length;
      ++count;
    }
    return count;
  }

  // A slash or any dash, with blanks about it.
  bool sign() {
    const std::size_t before = at_;
    spaces();
    if (at_ < text_.size()) {
      const CodePoint c = code_point_at(text_, at_);
      if (c.valid && (c.value == '/' || char_class(c.value) == CharClass::dash)) {
        at_ += c.length;
        spaces();
        return true;
      }
    }
    at_ = before;
    return false;
  }

  // The lower case of the letters and digits that follow; dots after single
  // letters (T.Ư) and ampersands (BGD&ĐT) are read over.
  std::string run() {
    const std::size_t begin = at_;
    std::size_t piece = at_;
    while (at_ < text_.size() && at_ - begin < kMaxRunBytes) {
      const CodePoint c = code_point_at(text_, at_);
      if (c.valid && in_word(char_class(c.value))) {
        at_ += c.length;
      } else if (joins(text_.substr(piece, at_ - piece))) {
        piece = ++at_;
      } else {
        break;
      }
    }
    return normal_form(text_.substr(begin, at_ - begin));
  }

  bool at_word() const { return word_at(at_); }

  void back_to(std::size_t at) { at_ = at; }

 private:
  bool word_at(std::size_t at) const {
    if (at >= text_.size()) return false;
    const CodePoint c = code_point_at(text_, at);
    return c.valid && in_word(char_class(c.value));
  }

  bool joins(std::string_view before) const {
    const char c = text_[at_];
    if (!word_at(at_ + 1) || before.empty()) return false;
    return c == '&' || (c == '.' && letters_of(normal_form(before)).size() == 1);
  }

  std::string_view text_;
  std::size_t at_;
};

bool is_year(std::string_view digits) {
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

class Parser {
 public:
  Parser(std::string_view text, std::size_t at) : reader_(text, at) {}

  std::optional<Symbol> parse() {
    if (!number()) return std::nullopt;
    const bool signed_ = reader_.sign();
    if (!signed_ && reader_.spaces() == 0) return std::nullopt;
    if (signed_) year();
    const std::string type = reader_.run();
    if (type.empty() || is_digit(type.front())) return std::nullopt;
    if (!rest(type, signed_) || reader_.at_word()) return std::nullopt;
    return Symbol{std::move(exact_), reader_.at()};
  }

 private:
  // "18", "18a"
  bool number() {
    const std::string digits = reader_.digits(kMaxDigits);
    if (digits.empty()) return false;
    exact_ = without_leading_zeros(digits);
    if (!reader_.at_word()) return true;
    const std::string letter = reader_.run();
    if (letter.size() != 1 || letter[0] < 'a' || letter[0] > 'h') return false;
    exact_ += letter;
    return true;
  }

  // The year in 76/2021/NĐ-CP.
  void year() {
    const std::size_t before = reader_.at();
    const std::string digits = reader_.digits(4);
    if (is_year(digits) && reader_.sign()) {
      exact_.append("/").append(digits);
      has_year_ = true;
    } else {
      reader_.back_to(before);
    }
  }

  bool rest(const std::string& type, bool signed_) {
    if (contains(kTypes, type)) return issuer_after(type, signed_);
    if (has_year_ && is_assembly(type)) {
      exact_.append("-").append(type);
      return true;
    }
    return glued(type);
  }

  bool issuer_after(const std::string& type, bool signed_) {
    if (!reader_.sign()) return false;
    const std::string issuer = unify_central(reader_.run());
    if (!is_issuer(issuer)) return false;
    if (!signed_ && !contains(kKnownIssuers, issuer)) return false;
    exact_.append("-").append(type).append("/").append(issuer);
    if (contains(kJointTypes, type)) more_issuers();
    return true;
  }

  void more_issuers() {
    for (std::size_t before = reader_.at(); reader_.sign(); before = reader_.at()) {
      const std::string issuer = reader_.run();
      if (!is_issuer(issuer)) {
        reader_.back_to(before);
        return;
      }
      exact_.append("-").append(issuer);
    }
  }

  // NQTW: a type and a sure issuer without a sign between.
  bool glued(const std::string& run) {
    for (const std::string_view type : kTypes) {
      if (!run.starts_with(type)) continue;
      const std::string issuer = run.substr(type.size());
      if (!contains(kKnownIssuers, issuer)) continue;
      exact_.append("-").append(type).append("/").append(unify_central(issuer));
      return true;
    }
    return false;
  }

  Reader reader_;
  std::string exact_;
  bool has_year_ = false;
};

}  // namespace

std::optional<Symbol> symbol_at(std::string_view text, std::size_t at) {
  return Parser(text, at).parse();
}

}  // namespace vankho::text
