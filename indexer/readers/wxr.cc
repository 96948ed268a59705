// WordPress WXR exports: an <item> is an article. The cutter looks for items itself,
// minding CDATA and comments, so that one broken item costs only itself; each is
// then read by expat. An item alone has no DOCTYPE, so no entity is ever expanded.
#include <expat.h>

#include <memory>
#include <unordered_map>

#include "indexer/clean/line.h"
#include "indexer/readers/draft.h"
#include "indexer/readers/formats.h"
#include "indexer/readers/item_reader.h"

namespace vankho::indexer {
namespace {

constexpr std::size_t kMaxDepth = 64;

// What an export holds that is an article: {post, page} × publish.
struct Post {
  std::string type;
  std::string status;
  std::string date;  // local time: "2021-01-20 08:01:00"
  Draft draft;
};

class ItemParser {
 public:
  ItemParser() : parser_(XML_ParserCreate("UTF-8"), XML_ParserFree) {
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser_.get(), on_text);
  }

  Result<Post> parse(const std::string& item) {
    const auto status = XML_Parse(parser_.get(), item.data(), static_cast<int>(item.size()), XML_TRUE);
    if (status != XML_STATUS_OK)
      return fail(Code::invalid, std::string("is not XML: ") +
                                     XML_ErrorString(XML_GetErrorCode(parser_.get())) + " in line " +
                                     std::to_string(XML_GetCurrentLineNumber(parser_.get())) +
                                     " of the item");
    return std::move(post_);
  }

 private:
  static void on_start(void* self, const XML_Char* name, const XML_Char** attributes) {
    static_cast<ItemParser*>(self)->start(name, attributes);
  }
  static void on_end(void* self, const XML_Char* name) { static_cast<ItemParser*>(self)->end(name); }
  static void on_text(void* self, const XML_Char* text, int size) {
    static_cast<ItemParser*>(self)->text_.append(text, static_cast<std::size_t>(size));
  }

  void start(std::string_view name, const XML_Char** attributes) {
    if (++depth_ > kMaxDepth) XML_StopParser(parser_.get(), XML_FALSE);
    text_.clear();
    if (name != "category") return;
    domain_.clear();
    for (; *attributes; attributes += 2)
      if (std::string_view(attributes[0]) == "domain") domain_ = attributes[1];
  }

  // Only the item's own children; comments and custom fields nest deeper.
  void end(std::string_view name) {
    if (depth_-- != 2) return;
    const std::string value(trim(text_));
    schema::Article& article = post_.draft.article;
    if (name == "title") article.title = value;
    if (name == "link") article.url = value;
    if (name == "dc:creator") article.author = value;
    if (name == "content:encoded") post_.draft.html = value;
    if (name == "excerpt:encoded") article.lead = value;
    if (name == "wp:post_type") post_.type = value;
    if (name == "wp:status") post_.status = value;
    if (name == "wp:post_date") post_.date = value;
    if (name == "category" && domain_ == "post_tag") article.tags.push_back(value);
    if (name == "category" && domain_ == "category" && article.section.empty()) article.section = value;
  }

  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
  Post post_;
  std::string text_;
  std::string domain_;
  std::size_t depth_ = 0;
};

class WxrCutter : public Cutter {
 public:
  explicit WxrCutter(Opened file)
      : path_(std::move(file.path)), name_(std::move(file.name)), items_(std::move(file.stream)) {}

  std::optional<Cut> next() override {
    if (ended_) return std::nullopt;
    std::string item;
    switch (items_.next(item)) {
      case ItemReader::Got::item:
        return Unit{path_, name_, items_.line(), Format::wxr, std::move(item), {}};
      case ItemReader::Got::too_long:
        return complain("is an item longer than " + std::to_string(schema::kMaxLine >> 20) +
                        " MiB: skipped");
      case ItemReader::Got::cut_off:
        ended_ = true;
        return complain("ends inside an item; what came before it is kept");
      case ItemReader::Got::end: break;
    }
    ended_ = true;
    if (!stream().problem()) return std::nullopt;
    return complain(*stream().problem() + "; what came before it is kept");
  }

  const ByteStream& stream() const override { return items_.stream(); }

 private:
  Cut complain(std::string message) const {
    return Complaint{path_, items_.line(), std::move(message), {}};
  }

  std::string path_;
  std::string name_;
  ItemReader items_;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<Cutter> cut_wxr(Opened file) { return std::make_unique<WxrCutter>(std::move(file)); }

Result<Item> read_wxr(const Unit& unit) {
  Result<Post> post = ItemParser().parse(unit.bytes);
  if (!post) return tl::make_unexpected(post.error());
  if (!post->type.empty() && post->type != "post" && post->type != "page")
    return fail(Code::invalid, "is no article but an item of type \"" + post->type + "\"");
  if (!post->status.empty() && post->status != "publish")
    return fail(Code::invalid, "is not published: its status is \"" + post->status + "\"");
  post->draft.article.published = post->date.substr(0, post->date.find(' '));
  return finish(std::move(post->draft));
}

}  // namespace vankho::indexer
