// CSV with a header row (RFC 4180): quoted cells may hold separators, doubled
// quotes and line ends. The separator is told from the header: , ; or tab.
#include <algorithm>

#include "indexer/clean/line.h"
#include "indexer/readers/draft.h"
#include "indexer/readers/formats.h"
#include "indexer/readers/row_reader.h"
#include "text/encoding.h"

namespace vankho::indexer {
namespace {

constexpr std::size_t kMaxColumns = 1000;

// "Title " → "title".
std::string key_name(std::string_view cell) {
  std::string name(trim(cell));
  std::transform(name.begin(), name.end(), name.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return name;
}

bool has_text_column(std::string_view header) {
  const std::vector<std::string> cells = split_row(header, separator_of(header), kMaxColumns);
  return cells.size() >= 2 && std::any_of(cells.begin(), cells.end(), [](const std::string& cell) {
           const std::string name = key_name(cell);
           return name == "body" || name == "text" || name == "html";
         });
}

class CsvCutter : public Cutter {
 public:
  explicit CsvCutter(Opened file)
      : path_(std::move(file.path)), name_(std::move(file.name)), rows_(std::move(file.stream)) {}

  std::optional<Cut> next() override {
    if (ended_) return std::nullopt;
    if (!header_read_) {
      header_read_ = true;
      if (std::optional<Cut> complaint = read_header()) return complaint;
    }
    std::string row;
    switch (rows_.next(row)) {
      case RowReader::Got::row:
        return Unit{path_, name_, rows_.line(), Format::csv, std::move(row), header_};
      case RowReader::Got::too_long:
        return complain("is a row longer than " + std::to_string(schema::kMaxLine >> 20) +
                        " MiB: skipped; is a quote not closed?");
      case RowReader::Got::open_quote:
        ended_ = true;
        return complain("has a quote that is never closed");
      case RowReader::Got::end: break;
    }
    ended_ = true;
    if (!stream().problem()) return std::nullopt;
    return complain(*stream().problem() + "; what came before it is kept");
  }

  const ByteStream& stream() const override { return rows_.stream(); }

 private:
  Cut complain(std::string message) const {
    return Complaint{path_, rows_.line(), std::move(message), {}};
  }

  std::optional<Cut> read_header() {
    const RowReader::Got got = rows_.next(header_);
    if (got == RowReader::Got::row && has_text_column(header_)) return std::nullopt;
    ended_ = true;
    if (got == RowReader::Got::end && !stream().problem()) return std::nullopt;
    return complain("is no header row with a column \"body\", \"text\" or \"html\"");
  }

  std::string path_;
  std::string name_;
  RowReader rows_;
  std::string header_;
  bool header_read_ = false;
  bool ended_ = false;
};

void set(Draft& draft, const std::string& key, const std::string& value) {
  if (value.empty()) return;
  if (key == "tags") {
    draft.article.tags = split_tags(value);
  } else if (std::string* field = field_of(draft, key)) {
    if (field->empty()) *field = value;
  } else if (!key.empty()) {
    draft.unknown_keys.push_back(key);
  }
}

}  // namespace

std::unique_ptr<Cutter> cut_csv(Opened file) { return std::make_unique<CsvCutter>(std::move(file)); }

bool is_csv(std::string_view first_bytes) {
  if (first_bytes.starts_with("\xEF\xBB\xBF")) first_bytes.remove_prefix(3);
  return has_text_column(first_bytes.substr(0, first_bytes.find_first_of("\r\n")));
}

Result<Item> read_csv(const Unit& unit) {
  const char separator = separator_of(unit.columns);
  const std::vector<std::string> keys = split_row(unit.columns, separator, kMaxColumns);
  text::Decoded row = text::decode(unit.bytes);
  const std::vector<std::string> cells = split_row(row.utf8, separator, keys.size() + 1);
  if (cells.size() != keys.size())
    return fail(Code::invalid, "has " + std::string(cells.size() < keys.size() ? "fewer" : "more") +
                                   " cells than the " + std::to_string(keys.size()) +
                                   " columns of the header");
  Draft draft;
  draft.encoding = std::move(row.encoding);
  draft.warnings = std::move(row.warnings);
  for (std::size_t i = 0; i < keys.size(); ++i) set(draft, key_name(keys[i]), cells[i]);
  return finish(std::move(draft));
}

}  // namespace vankho::indexer
