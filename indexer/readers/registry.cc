#include "indexer/readers/registry.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "indexer/readers/formats.h"

namespace vankho::indexer {
namespace {

constexpr std::array<std::string_view, 4> kJsonl = {"jsonl", "ndjson", "json", "jsonlines"};
constexpr std::array<std::string_view, 4> kHtml = {"html", "htm", "xhtml", "shtml"};
constexpr std::array<std::string_view, 2> kText = {"txt", "text"};
constexpr std::array<std::string_view, 1> kWxr = {"wxr"};
constexpr std::array<std::string_view, 2> kCsv = {"csv", "tsv"};
constexpr std::array<std::string_view, 3> kPacked = {"gz", "zst", "zstd"};

// The beginnings of what is no text, as file(1) knows them.
using namespace std::string_view_literals;
constexpr std::array<std::string_view, 14> kBinaryMagic = {
    "%PDF-"sv,      "\x89PNG\r\n"sv,       "\xFF\xD8\xFF"sv,     "GIF8"sv,
    "PK\x03\x04"sv, "\xD0\xCF\x11\xE0"sv, "\x7F\x45\x4C\x46"sv, "7z\xBC\xAF\x27"sv,
    "Rar!\x1A"sv,   "BZh"sv,              "\xFD\x37zXZ"sv,     "SQLite format 3"sv,
    "OggS"sv,       "ID3"sv};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

std::string_view without_lead_in(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

bool is_jsonl(std::string_view first_bytes) {
  const std::string_view text = without_lead_in(first_bytes);
  const std::size_t after = text.find_first_not_of(" \t\r\n", 1);
  return text.starts_with('{') && after != std::string_view::npos &&
         (text[after] == '"' || text[after] == '}');
}

bool is_wxr(std::string_view first_bytes) {
  const std::string head = lower(without_lead_in(first_bytes));
  return (head.starts_with("<?xml") || head.starts_with("<rss")) &&
         (head.find("wordpress.org/export") != std::string::npos ||
          head.find("<rss") != std::string::npos);
}

bool is_html(std::string_view first_bytes) {
  const std::string head = lower(without_lead_in(first_bytes));
  return head.starts_with("<!doctype html") || head.starts_with("<html") ||
         (head.starts_with('<') && (head.find("<html") != std::string::npos ||
                                    head.find("<body") != std::string::npos ||
                                    head.find("<head") != std::string::npos));
}

bool is_text(std::string_view) { return true; }

// In the order in which their recognisers are asked.
constexpr std::array<FormatRow, 5> kFormats = {{
    {Format::jsonl, "jsonl", kJsonl, is_jsonl, cut_jsonl, read_jsonl},
    {Format::wxr, "wxr", kWxr, is_wxr, cut_wxr, read_wxr},
    {Format::html, "html", kHtml, is_html, cut_html, read_html},
    {Format::csv, "csv", kCsv, is_csv, cut_csv, read_csv},
    {Format::text, "text", kText, is_text, cut_text, read_text},
}};

// "a/b.HTML.gz" → "html"; empty when the last part of the path has none.
std::string extension(std::string_view path) {
  std::string name = lower(path.substr(path.rfind('/') + 1));
  for (int part = 0; part < 2; ++part) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string::npos || dot == 0) return {};
    const std::string last = name.substr(dot + 1);
    if (std::find(kPacked.begin(), kPacked.end(), last) == kPacked.end()) return last;
    name.resize(dot);
  }
  return {};
}

bool looks_utf16(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i)
    if (bytes[i] == '\0') ++(i % 2 ? odd : even);
  return even + odd > bytes.size() / 8 && std::min(even, odd) * 20 <= std::max(even, odd);
}

}  // namespace

std::span<const FormatRow> formats() { return kFormats; }

const FormatRow& row_of(Format format) {
  return *std::find_if(kFormats.begin(), kFormats.end(),
                       [format](const FormatRow& row) { return row.format == format; });
}

std::optional<Format> parse_format(std::string_view name) {
  if (name == "auto") return Format::automatic;
  for (const FormatRow& row : kFormats)
    if (row.name == name) return row.format;
  return std::nullopt;
}

std::vector<std::string> format_names() {
  std::vector<std::string> names{"auto"};
  for (const FormatRow& row : kFormats) names.emplace_back(row.name);
  return names;
}

Format recognise(std::string_view path, std::string_view first_bytes) {
  // A page saved as .txt is read as a page: its content is sure, its name is not.
  if (is_html(first_bytes)) return Format::html;
  const std::string ending = extension(path);
  for (const FormatRow& row : kFormats)
    if (std::find(row.extensions.begin(), row.extensions.end(), ending) != row.extensions.end())
      return row.format;
  for (const FormatRow& row : kFormats)
    if (row.recognises(first_bytes)) return row.format;
  return Format::text;
}

// Legacy Vietnamese code pages put letters on a few control codes, and a text may
// hold a stray NUL; a binary file is full of both.
bool is_binary(std::string_view first_bytes) {
  if (looks_utf16(first_bytes)) return false;
  for (const std::string_view magic : kBinaryMagic)
    if (first_bytes.starts_with(magic)) return true;
  const auto odd = std::count_if(first_bytes.begin(), first_bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f';
  });
  return odd * 10 > static_cast<std::ptrdiff_t>(first_bytes.size());
}

}  // namespace vankho::indexer
