// indexer/readers/formats.h: what the registry knows each format by. The pairs
// cut_X and read_X are in X.cc.
#pragma once

#include <memory>
#include <string_view>

#include "indexer/readers/registry.h"

namespace vankho::indexer {

std::unique_ptr<Cutter> cut_jsonl(Opened file);
Result<Item> read_jsonl(const Unit& unit);

std::unique_ptr<Cutter> cut_csv(Opened file);
Result<Item> read_csv(const Unit& unit);
bool is_csv(std::string_view first_bytes);

std::unique_ptr<Cutter> cut_wxr(Opened file);
Result<Item> read_wxr(const Unit& unit);

// HTML and plain text: a file is an article.
std::unique_ptr<Cutter> cut_html(Opened file);
std::unique_ptr<Cutter> cut_text(Opened file);
Result<Item> read_html(const Unit& unit);
Result<Item> read_text(const Unit& unit);

}  // namespace vankho::indexer
