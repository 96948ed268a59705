#include "schema/record.h"

#include <xxhash.h>
#include <zstd.h>

#include <memory>

#include "schema/bytes.h"

namespace vankho::schema {
namespace {

// Bumped whenever visit() below changes; records of another revision are refused.
constexpr std::uint8_t kRevision = 1;
constexpr std::size_t kHeader = 1 + 8 + 8;        // revision, content hash, first indexed
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

template <typename Io, typename R>
requires std::same_as<std::remove_const_t<R>, Article>
void visit(Io& io, R& r) {
  io(r.id), io(r.url), io(r.title), io(r.lead), io(r.body), io(r.author), io(r.source);
  io(r.section), io(r.tags), io(r.published), io(r.published_source), io(r.province), io(r.fetched);
}

template <typename Io, typename R>
requires std::same_as<std::remove_const_t<R>, Record>
void visit(Io& io, R& r) {
  visit(io, r.article);
  io(r.published), io(r.year), io(r.date_source), io(r.date_evidence), io(r.date_confidence);
  io(r.date_range), io(r.province), io(r.province_confidence), io(r.province_evidence);
  io(r.scope), io(r.provinces), io(r.mentioned_provinces), io(r.citations), io(r.removed);
  io(r.encoding), io(r.warnings);
}

struct FreeZstd {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

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
  std::string plain;
  plain.reserve(record.article.body.size() + 1024);
  Put put{plain};
  visit(put, record);
  thread_local const std::unique_ptr<ZSTD_CCtx, FreeZstd> context{ZSTD_createCCtx()};
  std::string out(1, static_cast<char>(kRevision));
  put_fixed(out, record.content_hash);
  put_fixed(out, record.first_indexed);
  out.resize(kHeader + ZSTD_compressBound(plain.size()));
  const std::size_t size = ZSTD_compressCCtx(context.get(), out.data() + kHeader,
                                             out.size() - kHeader, plain.data(), plain.size(), kLevel);
  out.resize(kHeader + size);
  return out;
}

Result<Record> decode(std::string_view bytes) {
  const auto damaged = [] { return fail(Code::unreadable, "a stored article is damaged"); };
  const std::optional<Peek> header = peek(bytes);
  if (!header) return damaged();
  bytes.remove_prefix(kHeader);
  const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (size > kMaxRecord) return damaged();
  std::string plain(size, '\0');
  thread_local const std::unique_ptr<ZSTD_DCtx, FreeZstd> context{ZSTD_createDCtx()};
  const std::size_t got = ZSTD_decompressDCtx(context.get(), plain.data(), plain.size(),
                                              bytes.data(), bytes.size());
  if (ZSTD_isError(got) != 0 || got != size) return damaged();
  Reader in(plain);
  Record record;
  Get get{in};
  visit(get, record);
  if (!in.ok() || !in.at_end()) return damaged();
  record.content_hash = header->content_hash;
  record.first_indexed = header->first_indexed;
  return record;
}

std::uint64_t hash_content(const Article& article) {
  std::string plain;
  Put put{plain};
  visit(put, article);
  return XXH3_64bits(plain.data(), plain.size());
}

}  // namespace vankho::schema
