// facets/date_context.h: the words around a date.
#pragma once

#include <vector>

#include "facets/date_cue.h"
#include "facets/date_mention.h"
#include "facets/page.h"

namespace vankho::facets {

// The sentence around one date: its tokens before and after, and their cues.
class DateContext {
 public:
  DateContext(const Field& field, const DateMention& mention);

  // A cue among the `reach` words right before the date (its own "ngày", "năm" and
  // brackets not counted).
  bool before(CueSet cues, std::size_t reach) const;
  // A cue right after the date.
  bool after(CueSet cues, std::size_t reach) const;
  // Anywhere in the sentence.
  bool in_sentence(CueSet cues) const;
  // The last of these cues before the date, or null.
  const CueAt* last_before(CueSet cues) const;
  // All cues before the date, in order.
  std::span<const CueAt> cues_before() const { return {cues_.data(), split_}; }

  // The date is preceded by a document's number or kind: "Chỉ thị số 03, ngày 14.5.2011".
  bool of_document() const;
  // A document's symbol stands right before: "29-QĐ/TW năm 2016".
  bool after_symbol() const;
  // Its "ngày" opens a sentence: "Ngày 8/9, …".
  bool opens_sentence() const;
  bool has_day_word() const { return day_word_; }
  bool has_year_word() const { return year_word_; }
  // "Năm 2021, …", "Đầu tháng 4/2018, …" opens a sentence.
  bool time_opens_sentence() const;
  bool ends_sentence() const;
  // One of several days: "ngày 27 và 28/3".
  bool lists_days() const { return lists_days_; }
  // A number of months of the year: "sáu tháng năm 2023", "9 tháng năm 2022".
  bool of_months() const;
  // Byte of the text where the words that introduce the date begin.
  std::size_t begin() const { return begin_; }
  // The number in "5 năm" before the date; 0: none.
  int years_before() const;
  // The word right before (after brackets), "" at the beginning of the sentence.
  std::string_view word_before(std::size_t back = 0) const;

 private:
  bool issued_by_whom() const;
  void take_listed_days();

  std::span<const text::Token> tokens_;
  std::size_t first_ = 0;  // of the sentence
  std::size_t date_ = 0;   // of the words that introduce the date: "ngày", "năm"
  std::size_t next_ = 0;   // behind the date
  std::size_t last_ = 0;   // of the sentence
  bool day_word_ = false;
  bool year_word_ = false;
  bool lists_days_ = false;
  std::size_t begin_ = 0;
  std::vector<CueAt> cues_;
  std::size_t split_ = 0;  // cues_ before the date
};

}  // namespace vankho::facets
