// facets/date_cue.h: words near a date that say what it means.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "facets/date_value.h"
#include "facets/phrase_trie.h"
#include "text/token.h"

namespace vankho::facets {

// data/date_cues.tsv says which words are which.
enum class Cue : std::uint8_t {
  session,     // "sáng", "chiều"
  today,       // "hôm nay", "sáng nay"
  day,         // "ngày"
  result,      // "tổng kết", "kết quả": looks back on a year
  plan,        // "nhiệm vụ", "phương hướng": looks forward to one
  review,      // "sơ kết", "tổng kết": of so many years
  period,      // "tháng đầu năm", "quý"
  compared,    // "cùng kỳ": with the same months of the year before
  congress,    // "đại hội"
  term,        // "nhiệm kỳ"
  midterm,     // "giữa nhiệm kỳ"
  opening,     // "khai mạc", "chuẩn bị": the congress itself
  election,    // "bầu cử", "kỳ họp thứ nhất": a council or the National Assembly is elected
  study,       // "học tập", "quán triệt"
  spread,      // the same and "triển khai": soon after a document came out
  carry,       // "thực hiện": any time after
  resolution,  // "nghị quyết"
  document,    // "số", "ban hành", "Luật": the date of a document
  target,      // "đến năm", "mục tiêu": a year to come
  since,       // "từ năm", "khóa": a year gone by
  opened,      // "từ đầu năm" …
  until_now,   // … "đến nay": the year that runs
  range,       // "từ … đến"
  history,     // "thành lập", "sinh", "dịp": an anniversary, a feast
  feast,       // "đợt", "dịp": a feast kept that very year
  future,      // "28/9 tới"
  issue,       // "ban hành", "ký": a document came out that day
  coming,      // "sẽ", "dự kiến", "hiệu lực"
  due,         // "sẽ", "chậm nhất", "trước ngày": a day to come that is near
  caption,     // "Ảnh"
  count,
};

class CueSet {
 public:
  constexpr CueSet() = default;
  constexpr CueSet(Cue cue) : bits_(1u << unsigned(cue)) {}  // NOLINT: one cue is a set
  constexpr CueSet operator|(CueSet other) const { return CueSet(bits_ | other.bits_); }
  constexpr bool has(CueSet any) const { return (bits_ & any.bits_) != 0; }
  constexpr bool empty() const { return bits_ == 0; }

 private:
  explicit constexpr CueSet(std::uint32_t bits) : bits_(bits) {}
  std::uint32_t bits_ = 0;
};

constexpr CueSet operator|(Cue a, Cue b) { return CueSet(a) | CueSet(b); }

struct CueAt {
  CueSet cues;
  std::size_t begin = 0, end = 0;  // tokens
};

// The cues among tokens [from, to), leftmost and longest.
std::vector<CueAt> find_cues(std::span<const text::Token> tokens, std::size_t from, std::size_t to);

// What data/date_eras.tsv makes of the phrases in a text: not before, not after.
struct EraBounds {
  Day not_before, not_after;  // unknown when nothing bounds it
};
EraBounds era_bounds(std::span<const text::Token> tokens);

}  // namespace vankho::facets
