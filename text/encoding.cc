#include "text/encoding.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "text/legacy.h"
#include "text/mojibake.h"
#include "text/plausibility.h"
#include "text/unicode.h"
#include "text/utf16.h"

namespace vankho::text {
namespace {

constexpr std::string_view kUtf8 = "utf-8";
constexpr std::string_view kDouble = "double-utf-8";
constexpr std::string_view kWesternName = "windows-1252";

// ---- is anything suspicious? ----

// A first byte C2 makes U+0080 … U+00BF, which are no letters of Vietnamese; so
// do most second bytes after C3 (Ä, ß, æ, ø …). Either may be innocent; text
// without them needs no second look. Written for the vectoriser: no branches.
bool block_is_suspicious(const unsigned char* bytes, std::size_t size) {
  unsigned char any = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const unsigned char lead = bytes[i];
    const auto low = static_cast<unsigned char>(bytes[i + 1] & 0x1F);
    const auto within = [low](unsigned char first, unsigned char last) {
      return static_cast<unsigned char>(static_cast<unsigned char>(low - first) <=
                                        static_cast<unsigned char>(last - first));
    };
    const auto foreign =
        static_cast<unsigned char>(within(0x04, 0x07) | within(0x0B, 0x0B) | within(0x0E, 0x11) |
                                   within(0x16, 0x18) | within(0x1B, 0x1C) | within(0x1E, 0x1F));
    any |= static_cast<unsigned char>((lead == 0xC2) | ((lead == 0xC3) & foreign));
  }
  return any != 0;
}

bool is_suspicious(std::string_view text) {
  constexpr std::size_t kBlock = 4096;
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  for (std::size_t at = 0; at + 1 < text.size(); at += kBlock) {
    if (block_is_suspicious(bytes + at, std::min(kBlock, text.size() - 1 - at))) return true;
  }
  return false;
}

// ---- between bytes, code points and UTF-8 ----

std::u32string code_points(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) {
    const CodePoint c = code_point_at(utf8, i);
    out.push_back(c.value);
    i += c.length;
  }
  return out;
}

Units units_of(std::string_view bytes) {
  Units units;
  units.reserve(bytes.size());
  for (const char c : bytes) units.push_back(static_cast<unsigned char>(c));
  return units;
}

std::string utf8_of(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 2);
  for (const char32_t c : text) append_utf8(out, c);
  return out;
}

bool is_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Broken UTF-8 is still UTF-8 where whole characters outweigh stray bytes.
struct Utf8Health {
  std::size_t whole = 0;
  std::size_t stray = 0;

  bool is_utf8() const { return stray == 0 || whole >= 3 * stray; }
};

Utf8Health health_of(std::string_view bytes) {
  Utf8Health health;
  for (std::size_t i = 0; i < bytes.size();) {
    const CodePoint c = code_point_at(bytes, i);
    health.whole += c.valid && c.length > 1 ? 1 : 0;
    health.stray += c.valid ? 0 : 1;
    i += c.length;
  }
  return health;
}

// ---- a paragraph and its readings ----

constexpr std::size_t kEncodings = 5;
using Readings = std::array<Plausibility, kEncodings>;

constexpr std::size_t kJudged = 4000;

Readings readings_of(const Units& units) {
  Readings readings;
  const Units sample = units.substr(0, kJudged);
  for (std::size_t i = 0; i < kEncodings; ++i) {
    readings[i] = judge(legacy_encodings()[i].decode(sample));
  }
  return readings;
}

// The encoding that the other paragraphs of the file are in weighs as much as
// two common syllables: titles are short.
constexpr double kFileBonus = 2.0;

std::optional<std::size_t> best_of(const Readings& readings, std::optional<std::size_t> file) {
  std::size_t best = 0;
  const auto score = [&](std::size_t i) {
    return readings[i].score() + (file == i ? kFileBonus : 0);
  };
  for (std::size_t i = 1; i < kEncodings; ++i) {
    if (score(i) > score(best)) best = i;
  }
  if (!readings[best].is_vietnamese()) return std::nullopt;
  return best;
}

struct Paragraph {
  std::string_view bytes;
  bool utf8 = true;  // read as UTF-8, perhaps with replacements
  Readings readings{};
};

std::vector<std::string_view> paragraphs_of(std::string_view text) {
  std::vector<std::string_view> paragraphs;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
    paragraphs.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return paragraphs;
}

// ---- legacy text inside UTF-8 ----

// Two words at least must speak for it: one could be a foreign name.
constexpr std::uint32_t kLeastWords = 2;
constexpr double kSureShare = 0.75;

// Text that reads well as it is, as nearly all does, is not touched; nor is one that
// has no foreign letter, only symbols ("© 2024").
bool reads_well(const Plausibility& text) {
  return text.marked == 0 || 2 * text.marked_valid > text.marked;
}

bool is_sure(const Plausibility& before, const Plausibility& after) {
  return after.marked_valid >= kLeastWords && after.is_vietnamese() &&
         after.marked_valid >= kSureShare * after.marked && after.score() > before.score();
}

struct Repaired {
  std::u32string text;
  std::string_view encoding;
};

std::optional<Repaired> undo_twice(const std::u32string& text) {
  auto once = undo_double_encoding(text);
  if (!once) return std::nullopt;
  auto twice = undo_double_encoding(*once);
  return Repaired{twice ? std::move(*twice) : std::move(*once), kDouble};
}

std::optional<Repaired> repair_paragraph(std::string_view utf8) {
  if (!is_suspicious(utf8)) return std::nullopt;
  const std::u32string text = code_points(utf8);
  if (auto undone = undo_twice(text)) return undone;
  const Plausibility before = judge(text);
  if (reads_well(before)) return std::nullopt;
  const Units units = western_units(text);
  const auto best = best_of(readings_of(units), std::nullopt);
  if (!best) return std::nullopt;
  const LegacyEncoding& encoding = legacy_encodings()[*best];
  std::u32string decoded = encoding.decode(units);
  if (!is_sure(before, judge(decoded))) return std::nullopt;
  return Repaired{std::move(decoded), encoding.name};
}

// ---- what was found, for people ----

class Findings {
 public:
  void add(std::string_view encoding, std::size_t paragraph) {
    paragraphs_[encoding].push_back(paragraph);
  }

  std::string encoding() const {
    if (paragraphs_.empty()) return std::string(kUtf8);
    return paragraphs_.size() == 1 ? std::string(paragraphs_.begin()->first) : "mixed";
  }

  std::vector<std::string> warnings() const {
    std::vector<std::string> lines;
    for (const auto& [encoding, paragraphs] : paragraphs_) {
      if (encoding != kUtf8) lines.push_back(line(encoding, paragraphs));
    }
    return lines;
  }

 private:
  static constexpr std::size_t kMostListed = 10;

  static std::string line(std::string_view encoding, const std::vector<std::size_t>& paragraphs) {
    std::string out = paragraphs.size() == 1 ? "paragraph " : "paragraphs ";
    const std::size_t listed = std::min(paragraphs.size(), kMostListed);
    for (std::size_t i = 0; i < listed; ++i) {
      out.append(i == 0 ? "" : ", ").append(std::to_string(paragraphs[i]));
    }
    if (listed < paragraphs.size()) {
      out.append(" and ").append(std::to_string(paragraphs.size() - listed)).append(" more");
    }
    return out.append(": converted from ").append(encoding);
  }

  std::map<std::string_view, std::vector<std::size_t>> paragraphs_;
};

// ---- a file ----

class FileDecoder {
 public:
  explicit FileDecoder(std::string_view bytes) {
    for (const std::string_view paragraph : paragraphs_of(bytes)) add(paragraph);
    choose_for_file();
  }

  Decoded decode() {
    Decoded out;
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
      out.utf8 += decode(paragraphs_[i], i + 1);
    }
    out.encoding = findings_.encoding();
    out.warnings = findings_.warnings();
    if (replaced_ > 0) {
      out.warnings.push_back(std::to_string(replaced_) + " bytes are no UTF-8 and were replaced");
    }
    return out;
  }

 private:
  void add(std::string_view bytes) {
    Paragraph paragraph;
    paragraph.bytes = bytes;
    if (!is_ascii(bytes) && !health_of(bytes).is_utf8()) {
      paragraph.utf8 = false;
      paragraph.readings = readings_of(units_of(bytes.substr(0, kJudged)));
    }
    paragraphs_.push_back(std::move(paragraph));
  }

  // The encoding that reads best over all paragraphs that are not UTF-8.
  void choose_for_file() {
    Readings total;
    for (const Paragraph& paragraph : paragraphs_) {
      for (std::size_t i = 0; i < kEncodings; ++i) total[i] += paragraph.readings[i];
    }
    file_ = best_of(total, std::nullopt);
  }

  std::string decode(const Paragraph& paragraph, std::size_t number) {
    if (!paragraph.utf8) return decode_legacy(paragraph, number);
    if (is_ascii(paragraph.bytes)) return std::string(paragraph.bytes);
    if (auto repaired = repair_paragraph(paragraph.bytes)) {
      findings_.add(repaired->encoding, number);
      return utf8_of(repaired->text);
    }
    findings_.add(kUtf8, number);
    replaced_ += health_of(paragraph.bytes).stray;
    return utf8_of(code_points(paragraph.bytes));
  }

  std::string decode_legacy(const Paragraph& paragraph, std::size_t number) {
    const Units units = units_of(paragraph.bytes);
    const auto best = best_of(paragraph.readings, file_);
    const auto chosen = best ? best : file_;
    findings_.add(chosen ? legacy_encodings()[*chosen].name : kWesternName, number);
    return utf8_of(chosen ? legacy_encodings()[*chosen].decode(units) : decode_western(units));
  }

  std::vector<Paragraph> paragraphs_;
  std::optional<std::size_t> file_;
  Findings findings_;
  std::size_t replaced_ = 0;
};

Decoded decode_utf16(std::string_view bytes, ByteOrder order) {
  Decoded out;
  std::size_t replaced = 0;
  out.utf8 = utf8_of_utf16(bytes, order, replaced);
  out.encoding = order == ByteOrder::little ? "utf-16le" : "utf-16be";
  if (replaced > 0) {
    out.warnings.push_back(std::to_string(replaced) + " broken UTF-16 units were replaced");
  }
  return out;
}

}  // namespace

bool valid_utf8(std::string_view bytes) {
  return simdjson::validate_utf8(bytes.data(), bytes.size());
}

Decoded decode(std::string_view bytes) {
  if (const auto order = utf16_order(bytes)) return decode_utf16(bytes, *order);
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  if (valid_utf8(bytes) && !is_suspicious(bytes)) {
    return {std::string(bytes), std::string(kUtf8), {}};
  }
  return FileDecoder(bytes).decode();
}

std::string repair(std::string& utf8) {
  if (!is_suspicious(utf8)) return std::string(kUtf8);
  Findings findings;
  std::string out;
  bool changed = false;
  std::size_t number = 0;
  for (const std::string_view paragraph : paragraphs_of(utf8)) {
    ++number;
    if (auto repaired = repair_paragraph(paragraph)) {
      findings.add(repaired->encoding, number);
      out += utf8_of(repaired->text);
      changed = true;
    } else {
      out += paragraph;
    }
  }
  if (changed) utf8 = std::move(out);
  return findings.encoding();
}

}  // namespace vankho::text
