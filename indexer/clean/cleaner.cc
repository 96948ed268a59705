#include "indexer/clean/cleaner.h"

#include <algorithm>
#include <array>

#include "indexer/clean/byline.h"
#include "indexer/clean/caption.h"
#include "indexer/clean/date_line.h"
#include "indexer/clean/headline.h"
#include "indexer/clean/line.h"
#include "indexer/clean/line_marks.h"

namespace vankho::indexer {
namespace {

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
constexpr std::size_t kLinesThatMayRepeatTitle = 6;
constexpr std::size_t kMaxLead = 1200;          // bytes
constexpr std::size_t kParagraphsAfterLead = 2;
constexpr std::size_t kSectionWords = 5;

// "(QBĐT) - …", "(Baonghean.vn) – …": how the press begins an article.
bool begins_with_mark(std::string_view line) {
  if (!line.starts_with('(')) return false;
  const std::size_t end = line.find(')');
  if (end == std::string_view::npos || end > 40) return false;
  const std::string_view after = trim(line.substr(end + 1));
  return after.starts_with('-') || after.starts_with("–");
}

class Cleaning {
 public:
  Cleaning(std::string_view text, const Known& known) : known_(known), title_(known.title), author_(known.author) {
    page_.lines = split_lines(text);
  }

  Cleaned run() {
    split_glued_masthead();
    page_.find_running();
    mark_repeated_title();
    page_.find_running();
    mark_lines(page_);
    if (title_.empty()) take_title();
    mark_clocks(page_, title_at_);
    take_author_above();
    cut_at_next_article();
    take_author_below();
    mark_captions(page_.lines);
    if (known_.lead.empty() && (known_.is_page || title_at_ != kNowhere)) take_lead();
    return result();
  }

 private:
  void split_glued_masthead() {
    for (std::size_t i = page_.lines.size(); i-- > 0;) {
      Line& line = page_.lines[i];
      if (line.running || line.text.empty()) continue;
      const std::size_t at = glued_masthead(line.text);
      if (at == std::string_view::npos) continue;
      Line masthead;
      masthead.text = line.text.substr(at);
      line.text = trim(line.text.substr(0, at));
      page_.lines.insert(page_.lines.begin() + static_cast<std::ptrdiff_t>(i) + 1, masthead);
      return;
    }
  }

  void mark_repeated_title() {
    std::size_t seen = 0;
    for (std::size_t i = 0; i < page_.lines.size() && seen < kLinesThatMayRepeatTitle; ++i) {
      Line& line = page_.lines[i];
      if (!stays(line)) continue;
      ++seen;
      if (repeats(line.text, title_)) line.kind = "title";
    }
  }

  void take_title() {
    const std::optional<std::size_t> found = find_title(page_.lines, page_.first);
    if (!found) return;
    title_at_ = *found;
    title_ = page_.lines[title_at_].text;
    page_.lines[title_at_].kind = kTaken;
    mark_repeated_title();
    for (std::size_t i = 0; i < title_at_; ++i)
      if (stays(page_.lines[i]) && is_section(page_.lines[i].text)) page_.lines[i].kind = "chrome";
  }

  // "XÂY DỰNG ĐẢNG" above a title; a number or an office may be part of a document's head.
  static bool is_section(std::string_view line) {
    return count_words(line) <= kSectionWords && !names_office(line) && !names_document(line) &&
           line.find_first_of("0123456789") == std::string_view::npos;
  }

  // "HƯỚNG DẪN" above "về việc …" is the head of a document.
  static bool names_document(std::string_view line) {
    static constexpr std::array<std::string_view, 17> kKinds = {
        "nghi quyet", "chi thi",  "ket luan", "quy dinh",  "quyet dinh", "huong dan",
        "thong bao",  "ke hoach", "bao cao",  "to trinh",  "cong van",   "quy che",
        "thong tri",  "de an",    "luat",     "nghi dinh", "thong tu"};
    const std::string folded = comparable(line);
    return std::find(kKinds.begin(), kKinds.end(), folded) != kKinds.end();
  }

  void take_author(std::size_t at, std::string names) {
    if (author_.empty()) author_ = std::move(names);
    page_.lines[at].kind = "byline";
  }

  void take_author_above() {
    for (std::size_t i = title_at_ == kNowhere ? 0 : title_at_ + 1; i < page_.first; ++i) {
      Line& line = page_.lines[i];
      if (!stays(line)) continue;
      const std::size_t date = date_at_end(line.text);
      if (date != std::string_view::npos) {
        take_dated_byline(line, date);
      } else if (std::string names = byline_above(line.text); !names.empty()) {
        take_author(i, std::move(names));
      }
    }
  }

  // "NGUYÊN ĐOAN (thực hiện) 10/10/2018 03:09"; glued together it may be an office.
  void take_dated_byline(Line& line, std::size_t date) {
    const std::string names = byline(trim(line.text.substr(0, date)));
    if (names.empty() && line.text[date - 1] == ' ') return;
    line.kind = "date-line";
    if (author_.empty()) author_ = names;
  }

  // On pages that list several articles the next one begins below the byline of
  // the first, with its own mark.
  void cut_at_next_article() {
    for (std::size_t i = page_.first + 1; i < page_.last; ++i) {
      if (!stays(page_.lines[i]) || page_.lines[i].running) continue;
      std::size_t next = i + 1;
      while (next < page_.last && page_.lines[next].text.empty()) ++next;
      if (!begins_with_mark(page_.lines[next].text)) continue;
      std::string names = byline(page_.lines[i].text);
      if (names.empty()) continue;
      take_author(i, std::move(names));
      for (; next < page_.lines.size(); ++next)
        if (stays(page_.lines[next])) page_.lines[next].kind = "related";
      page_.find_running();
      return;
    }
  }

  void take_author_below() {
    for (std::size_t i = page_.lines.size(); i-- > page_.last + 1;) {
      Line& line = page_.lines[i];
      if (!stays(line)) continue;
      if (std::string names = byline(line.text); !names.empty() && !belongs_above(i)) {
        if (names_office(line.text)) {
          line.kind = "masthead";
        } else {
          take_author(i, std::move(names));
        }
      }
      return;
    }
  }

  // What stands at the end of a law is its own: a name under "(Đã ký)" or "CHỦ TỊCH", the
  // heading of the next part under "Tiểu mục 2".
  bool belongs_above(std::size_t at) const {
    static constexpr std::array<std::string_view, 6> kParts = {"tieu muc ", "muc ",   "chuong ",
                                                               "phan ",     "(da ky", "da ky"};
    static constexpr std::array<std::string_view, 9> kSigners = {
        "chu tich", "pho chu tich", "t/m ", "tm. ", "k/t ", "kt. ", "bi thu", "truong ban", "tl. "};
    while (at-- > 0) {
      const std::string_view line = page_.lines[at].text;
      if (line.empty()) continue;
      if (page_.lines[at].running || count_words(line) > kSectionWords + 3) return false;
      const std::string folded = comparable(line);
      const auto begins = [&](std::string_view words) { return folded.starts_with(words); };
      return std::any_of(kParts.begin(), kParts.end(), begins) ||
             std::any_of(kSigners.begin(), kSigners.end(), begins);
    }
    return false;
  }

  void take_lead() {
    std::size_t lead = kNowhere, paragraphs = 0;
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      if (!stays(page_.lines[i])) continue;
      if (lead == kNowhere && !page_.lines[i].running) return;
      if (lead == kNowhere) {
        lead = i;
      } else if (page_.lines[i].running) {
        ++paragraphs;
      }
    }
    if (paragraphs < kParagraphsAfterLead || page_.lines[lead].text.size() > kMaxLead) return;
    lead_ = page_.lines[lead].text;
    page_.lines[lead].kind = kTaken;
  }

  Cleaned result() const {
    Cleaned cleaned{std::string(title_), std::string(lead_), {}, author_, {}};
    bool blank = false;
    for (const Line& line : page_.lines) {
      if (!line.taken_off.empty())
        cleaned.removed.push_back({std::string(line.taken_kind), std::string(line.taken_off)});
      if (stays(line)) {
        if (!cleaned.body.empty()) cleaned.body += blank ? "\n\n" : "\n";
        cleaned.body += line.text;
        blank = false;
      } else if (line.text.empty()) {
        blank = true;
      } else if (line.kind != kTaken) {
        cleaned.removed.push_back({std::string(line.kind), std::string(line.text)});
      }
    }
    return cleaned;
  }

  // The kind of lines that became title or lead.
  static constexpr std::string_view kTaken = "taken";

  const Known& known_;
  PageLines page_;
  std::string_view title_;
  std::string_view lead_;
  std::string author_;
  std::size_t title_at_ = kNowhere;
};

}  // namespace

Cleaned clean(std::string_view text, const Known& known) {
  Cleaned cleaned = Cleaning(text, known).run();
  if (!cleaned.body.empty()) return cleaned;
  // Nothing but what looks like dirt: then it is the text.
  return {std::string(known.title), {}, std::string(trim(text)), std::string(known.author), {}};
}

}  // namespace vankho::indexer
