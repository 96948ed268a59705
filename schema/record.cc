#include "schema/record.h"

#include <xxhash.h>
#include <zstd.h>

#include <memory>

#include "schema/bytes.h"

namespace vankho::schema {
namespace {

// Bumped whenever visit() below changes; records of another revision are refused.
constexpr std::uint8_t kRevision = 2;
// revision, content hash, first indexed, bytes of the first frame
constexpr std::size_t kHeader = 1 + 8 + 8 + 4;
constexpr int kLevel = 1;                          // of zstd: measured, see docs/decisions.md
constexpr std::size_t kMaxRecord = 256u << 20;     // decompressed: a hostile size is no allocation

// Writes each value it is shown.
struct Put {
  std::string& out;
  void operator()(const std::string& text) { put_string(out, text); }
  void operator()(bool value) { put_varint(out, value ? 1 : 0); }
  void operator()(int value) { put_varint(out, static_cast<std::uint32_t>(value)); }
  void operator()(std::uint32_t value) { put_varint(out, value); }
  void operator()(std::uint64_t value) { put_fixed(out, value); }
  void operator()(std::int64_t value) { put_fixed(out, value); }
  void operator()(double value) { put_fixed(out, value); }
  template <typename T>
  void operator()(const std::optional<T>& value) {
    put_varint(out, value ? 1 : 0);
    if (value) (*this)(*value);
  }
  void operator()(const std::pair<std::string, std::string>& value) {
    (*this)(value.first);
    (*this)(value.second);
  }
  template <typename T>
  void operator()(const std::vector<T>& values) {
    put_varint(out, values.size());
    for (const T& value : values) item(value);
  }
  void item(const std::string& text) { (*this)(text); }
  template <typename T>
  void item(const T& value) {
    visit(*this, value);
  }
};

// Reads into each value it is shown.
struct Get {
  Reader& in;
  void operator()(std::string& text) { text = std::string(in.string()); }
  void operator()(bool& value) { value = in.varint() != 0; }
  void operator()(int& value) { value = static_cast<int>(static_cast<std::uint32_t>(in.varint())); }
  void operator()(std::uint32_t& value) { value = static_cast<std::uint32_t>(in.varint()); }
  void operator()(std::uint64_t& value) { value = in.fixed<std::uint64_t>(); }
  void operator()(std::int64_t& value) { value = in.fixed<std::int64_t>(); }
  void operator()(double& value) { value = in.fixed<double>(); }
  template <typename T>
  void operator()(std::optional<T>& value) {
    value.reset();
    if (in.varint() != 0) (*this)(value.emplace());
  }
  void operator()(std::pair<std::string, std::string>& value) {
    (*this)(value.first);
    (*this)(value.second);
  }
  template <typename T>
  void operator()(std::vector<T>& values) {
    values.clear();
    for (std::uint64_t left = in.varint(); left > 0 && in.ok(); --left) item(values.emplace_back());
  }
  void item(std::string& text) { (*this)(text); }
  template <typename T>
  void item(T& value) {
    visit(*this, value);
  }
};

template <typename Io, typename R>
requires std::same_as<std::remove_const_t<R>, facets::Removed>
void visit(Io& io, R& r) {
  io(r.kind), io(r.text);
}

template <typename Io, typename R>
requires std::same_as<std::remove_const_t<R>, facets::Mention>
void visit(Io& io, R& r) {
  io(r.in_title), io(r.in_lead), io(r.span.begin), io(r.span.end), io(r.text);
}

template <typename Io, typename R>
requires std::same_as<std::remove_const_t<R>, facets::Citation>
void visit(Io& io, R& r) {
  io(r.key), io(r.label), io(r.type), io(r.number), io(r.symbol), io(r.level), io(r.issuer);
  io(r.plenum), io(r.ordinal), io(r.term), io(r.year), io(r.confidence), io(r.candidates);
  io(r.date), io(r.mentions);
}

// A record is two compressed frames: what a list of hits shows, and the rest. Most of an article is
// in its body, so a list without snippets is read in a fraction of the time.
template <typename Io, typename R>
requires std::same_as<std::remove_const_t<R>, Record>
void visit_head(Io& io, R& r) {
  io(r.article.id), io(r.article.url), io(r.article.title), io(r.article.author);
  io(r.article.source), io(r.published), io(r.year), io(r.date_source), io(r.province);
  io(r.scope), io(r.provinces), io(r.citations);
}

template <typename Io, typename R>
requires std::same_as<std::remove_const_t<R>, Record>
void visit_rest(Io& io, R& r) {
  io(r.article.lead), io(r.article.body), io(r.article.section), io(r.article.tags);
  io(r.article.published), io(r.article.published_source), io(r.article.province);
  io(r.article.fetched), io(r.date_evidence), io(r.date_confidence), io(r.date_range);
  io(r.province_confidence), io(r.province_evidence), io(r.mentioned_provinces), io(r.removed);
  io(r.encoding), io(r.warnings);
}

template <typename Io, typename R>
requires std::same_as<std::remove_const_t<R>, Article>
void visit(Io& io, R& r) {
  io(r.id), io(r.url), io(r.title), io(r.lead), io(r.body), io(r.author), io(r.source);
  io(r.section), io(r.tags), io(r.published), io(r.published_source), io(r.province), io(r.fetched);
}

struct FreeZstd {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

void compress(const std::string& plain, std::string& out) {
  thread_local const std::unique_ptr<ZSTD_CCtx, FreeZstd> context{ZSTD_createCCtx()};
  const std::size_t begin = out.size();
  out.resize(begin + ZSTD_compressBound(plain.size()));
  const std::size_t size = ZSTD_compressCCtx(context.get(), out.data() + begin, out.size() - begin,
                                             plain.data(), plain.size(), kLevel);
  out.resize(begin + size);
}

std::optional<std::string> decompress(std::string_view frame) {
  thread_local const std::unique_ptr<ZSTD_DCtx, FreeZstd> context{ZSTD_createDCtx()};
  const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size > kMaxRecord) return {};
  std::string plain(size, '\0');
  const std::size_t got = ZSTD_decompressDCtx(context.get(), plain.data(), plain.size(),
                                              frame.data(), frame.size());
  if (ZSTD_isError(got) != 0 || got != size) return {};
  return plain;
}

// Reads all of a frame with `visit_part`; false when it is damaged.
template <typename VisitPart>
bool read(std::string_view frame, VisitPart visit_part) {
  const std::optional<std::string> plain = decompress(frame);
  if (!plain) return false;
  Reader in(*plain);
  Get get{in};
  visit_part(get);
  return in.ok() && in.at_end();
}

}  // namespace

std::optional<Peek> peek(std::string_view bytes) {
  if (bytes.size() < kHeader || static_cast<std::uint8_t>(bytes[0]) != kRevision) return {};
  Reader in(bytes.substr(1));
  Peek header;
  header.content_hash = in.fixed<std::uint64_t>();
  header.first_indexed = in.fixed<std::int64_t>();
  return header;
}

std::string encode(const Record& record) {
  std::string head, rest;
  rest.reserve(record.article.body.size() + 1024);
  Put put_head{head}, put_rest{rest};
  visit_head(put_head, record);
  visit_rest(put_rest, record);
  std::string frame;
  compress(head, frame);
  std::string out(1, static_cast<char>(kRevision));
  put_fixed(out, record.content_hash);
  put_fixed(out, record.first_indexed);
  put_fixed(out, static_cast<std::uint32_t>(frame.size()));
  out += frame;
  compress(rest, out);
  return out;
}

Result<Record> decode(std::string_view bytes, Extent extent) {
  const auto damaged = [] { return fail(Code::unreadable, "a stored article is damaged"); };
  const std::optional<Peek> header = peek(bytes);
  if (!header) return damaged();
  const auto head_size = Reader(bytes.substr(kHeader - 4)).fixed<std::uint32_t>();
  bytes.remove_prefix(kHeader);
  if (head_size > bytes.size()) return damaged();
  Record record;
  record.content_hash = header->content_hash;
  record.first_indexed = header->first_indexed;
  if (!read(bytes.substr(0, head_size), [&](Get& get) { visit_head(get, record); }))
    return damaged();
  if (extent == Extent::whole &&
      !read(bytes.substr(head_size), [&](Get& get) { visit_rest(get, record); }))
    return damaged();
  return record;
}

std::uint64_t hash_content(const Article& article) {
  std::string plain;
  Put put{plain};
  visit(put, article);
  return XXH3_64bits(plain.data(), plain.size());
}

}  // namespace vankho::schema
