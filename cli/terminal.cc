#include "cli/terminal.h"

#include <unistd.h>

#include <cstdlib>

#include "query/export.h"

namespace vankho::cli {
namespace {

constexpr std::string_view kMark = "<mark>", kMarkEnd = "</mark>";
constexpr std::string_view kBold = "\x1b[1m", kPlain = "\x1b[0m";

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    // U+0080..U+009F are C2 80..9F, and control characters as well.
    const bool c1 =
        c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (c1) ++i;
    out += c < ' ' || c == 0x7F || c1 ? ' ' : text[i];
  }
  return out;
}

std::string shown(std::string_view html, bool colours) {
  std::string out;
  while (!html.empty()) {
    const std::size_t mark = std::min(html.find(kMark), html.size());
    out += printable(query::plain_text(html.substr(0, mark)));
    html.remove_prefix(mark);
    if (html.empty()) break;
    html.remove_prefix(kMark.size());
    const std::size_t end = std::min(html.find(kMarkEnd), html.size());
    if (colours) out += kBold;
    out += printable(query::plain_text(html.substr(0, end)));
    if (colours) out += kPlain;
    html.remove_prefix(std::min(end + kMarkEnd.size(), html.size()));
  }
  return out;
}

bool colours_wanted() {
  const char* no_color = std::getenv("NO_COLOR");
  return ::isatty(STDOUT_FILENO) != 0 && (no_color == nullptr || *no_color == '\0');
}

}  // namespace vankho::cli
