#include "indexer/readers/item_reader.h"

#include <algorithm>

#include "schema/article.h"

namespace vankho::indexer {
namespace {

constexpr std::string_view kItemEnd = "</item>";
constexpr std::size_t kLongestMark = 12;

std::uint64_t count_lines(std::string_view text) {
  return static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
}

bool begins_item(std::string_view markup) {
  return markup.starts_with("<item>") || markup.starts_with("<item ") ||
         markup.starts_with("<item\n") || markup.starts_with("<item\t");
}

}  // namespace

void ItemReader::forget_before(std::size_t at) {
  lines_before_ += count_lines(std::string_view(buffer_).substr(0, at));
  buffer_.erase(0, at);
  at_ -= std::min(at, at_);
}

// Appends bytes. An item past the bound is forgotten while it is still open.
bool ItemReader::more() {
  if (item_at_ == std::string::npos) {
    forget_before(at_);
  } else if (buffer_.size() - item_at_ > schema::kMaxLine) {
    too_long_ = true;
    item_at_ = 0;
    forget_before(at_);
  } else if (item_at_ > 0) {
    forget_before(item_at_);
    item_at_ = 0;
  }
  return stream_->read(buffer_);
}

// From at_ on; on success at_ and `at` are at the mark.
bool ItemReader::find(std::string_view mark, std::size_t& at) {
  for (;;) {
    at = buffer_.find(mark, at_);
    if (at != std::string::npos) {
      at_ = at;
      return true;
    }
    at_ = std::max(at_, buffer_.size() - std::min(buffer_.size(), mark.size() - 1));
    if (!more()) return false;
  }
}

bool ItemReader::find_markup(std::size_t& at) {
  if (!find("<", at)) return false;
  while (buffer_.size() - at_ < kLongestMark && more()) {
  }
  at = at_;
  return true;
}

ItemReader::Got ItemReader::next(std::string& item) {
  item_at_ = std::string::npos;
  too_long_ = false;
  std::size_t at;
  while (find_markup(at)) {
    const std::string_view markup = std::string_view(buffer_).substr(at);
    const std::string_view closing = markup.starts_with("<![CDATA[") ? "]]>"
                                     : markup.starts_with("<!--")    ? "-->"
                                                                     : "";
    if (!closing.empty()) {
      at_ += 4;
      if (!find(closing, at)) break;
      at_ += closing.size();
    } else if (item_at_ == std::string::npos && begins_item(markup)) {
      item_at_ = at;
      line_ = lines_before_ + count_lines(std::string_view(buffer_).substr(0, at));
      ++at_;
    } else if (item_at_ != std::string::npos && markup.starts_with(kItemEnd)) {
      at_ += kItemEnd.size();
      if (too_long_) return Got::too_long;
      item.assign(buffer_, item_at_, at_ - item_at_);
      return Got::item;
    } else {
      ++at_;
    }
  }
  return item_at_ == std::string::npos || stream_->problem() ? Got::end : Got::cut_off;
}

}  // namespace vankho::indexer
