// segment/layout.h: a sealed segment, byte by byte.
//
// A segment holds the posting lists, the token streams and the columns of a run of
// articles with consecutive store ids; inside it an article is its number from 0. It is
// one file, memory-mapped, little-endian, never changed:
//
//   ┌────────────┬───────────────────────┬──────────────┬──────────────┬───┐
//   │ Header     │ Extent × kSections    │ section 0    │ section 1    │ … │   8-byte aligned
//   └────────────┴───────────────────────┴──────────────┴──────────────┴───┘
//
// Articles are looked at in windows of kWindow: a query is answered window by window with
// bitmaps, which keeps what it touches inside the first-level cache (see docs/PERFORMANCE.md).
#pragma once

#include <cstddef>
#include <cstdint>

namespace vankho::segment {

inline constexpr std::uint32_t kWindow = 4096;  // articles
inline constexpr char kMagic[8] = {'v', 'k', 's', 'e', 'g', '0', '0', '2'};

enum Section : std::uint32_t {
  // The dictionary. A term's number is its rank by collection frequency, from
  // kFirstTerm on, so that common terms have short codes in the streams.
  kTermBytes,     // all terms, in order of their bytes
  kTermEnds,      // u32 each: end of the n-th term in kTermBytes
  kTermNumbers,   // u32 each: number of the n-th term
  kTermRanks,     // u32 each, by number: where it stands in byte order
  kTermSlots,     // Slot each (slots.h): where a term stands in byte order
  kFoldBytes,     // the distinct folded forms, in order of their bytes
  kFoldEnds,      // u32 each
  kFoldSpellings, // u32 each: first of its numbers in kFoldNumbers; one more at the end
  kFoldNumbers,   // u32 each
  kFoldSlots,     // Slot each
  // Posting lists (postings.h).
  kPostIndex,     // PostEntry each, by number
  kPostings,
  // Bigrams: pairs of terms side by side. A row for each first term.
  kBigramRows,    // BigramRow each, by number; one more at the end
  kBigramEntries, // BigramEntry each; inside a row by second term
  kBigramLists,   // varint df, then the list as in kPostings
  // The articles' token streams (stream.h).
  kStreamStarts,  // u64 each article; one more at the end
  kStreams,
  // Columns, one value an article.
  kIdHash,        // u64
  kDate,          // i32: YYYYMMDD, unknown parts 0; 0: unknown
  kYear,          // u16; 0: unknown
  kLength,        // u8: length_code() of its tokens
  kSource,        // u32: number in kStrings; 0: none
  kAuthor,        // u32
  kGroup,         // u64: near-duplicates share it
  kBands,         // u32 × kBandCount: of the MinHash, to find near-duplicates
  kSketch,        // u8 × kSketchSize: how alike two articles are, roughly
  kFirstIndexed,  // i64: seconds since 1970
  kProvinceStarts,   // u32 each article; one more at the end
  kProvinceValues,   // u32: numbers in kStrings
  kResolutionStarts, // u32
  kResolutionValues, // u32
  kStringEnds,    // u32 each: the n-th string of the columns ends here; string 0 is empty
  kStringBytes,
  kProvince,      // u32: number in kStrings; 0: none
  kScope,         // u32: number in kStrings
  kDateSource,    // u32
  kTitleEnds,     // u32 each article
  kTitleBytes,    // as written
  kIdEnds,        // u32 each article
  kIdBytes,
  kUrlEnds,       // u32 each article
  kUrlBytes,      // nothing for an article whose url is its id
  kTitleOrder,    // u32: articles by folded title, for suggestions
  kSections
};

struct Extent {
  std::uint64_t begin = 0, size = 0;  // bytes
};

struct Header {
  char magic[8];
  std::uint32_t articles;
  std::uint32_t terms;
};

inline constexpr std::uint32_t kFirstTerm = 2;  // 0 and 1 are marks in the streams
inline constexpr std::size_t kBandCount = 4;
inline constexpr std::size_t kSketchSize = 32;

struct PostEntry {
  std::uint64_t offset = 0;  // into kPostings
  std::uint32_t df = 0;      // articles
  std::uint32_t cf = 0;      // occurrences
};

struct BigramRow {
  std::uint64_t lists = 0;    // where the row's lists begin in kBigramLists
  std::uint64_t entries = 0;  // and its entries in kBigramEntries
};

struct BigramEntry {
  std::uint32_t second = 0;  // term number
  std::uint32_t offset = 0;  // from the row's `lists`
};

// A posting's payload: how often, and whether in the title or the lead.
inline constexpr std::uint8_t kInTitle = 0x80;
inline constexpr std::uint8_t kInLead = 0x40;
inline constexpr std::uint8_t kInBody = 0x20;
inline constexpr std::uint8_t kMaxCount = 0x1F;  // occurrences in all fields; more are not told apart

// Article lengths in a byte: exact up to 15, then 8 steps an octave (at most 6 % off).
std::uint8_t length_code(std::uint32_t tokens);
std::uint32_t length_of(std::uint8_t code);

}  // namespace vankho::segment
