// Any written name of a province, as people ask for it.
#include <string>
#include <unordered_map>

#include "facets/data/place_tables.h"
#include "facets/province.h"
#include "facets/province_history.h"
#include "facets/table.h"
#include "text/fold.h"

namespace vankho::facets {
namespace {

constexpr std::size_t kLongestName = 100;  // bytes

// Marks, blanks, dots and dashes off: "TP. Hồ Chí Minh" → "tphochiminh".
std::string squeezed(std::string_view name) {
  std::string key = text::fold(name);
  std::erase_if(key, [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); });
  return key;
}

const std::unordered_map<std::string, const Province*>& names() {
  static const auto instance = [] {
    std::unordered_map<std::string, const Province*> made;
    for (const Province& province : provinces()) {
      made.try_emplace(squeezed(province.name), &province);
      made.try_emplace(squeezed(province.id), &province);
    }
    const Table table(data::province_names_tsv);
    const std::size_t name = table.column("name"), id = table.column("id");
    for (const Table::Row& row : table.rows())
      made.try_emplace(squeezed(row[name]), find_province(row[id]));
    return made;
  }();
  return instance;
}

const Province* known(const std::string& key) {
  const auto found = names().find(key);
  return found == names().end() ? nullptr : found->second;
}

}  // namespace

const Province* resolve_province(std::string_view name) {
  if (const Province* province = find_province(name)) return province;
  if (name.empty() || name.size() > kLongestName) return nullptr;
  const std::string key = squeezed(name);
  if (const Province* province = known(key)) return province;
  for (const std::string_view kind : {"tinh", "thanhpho", "tp", "thudo", "dackhu"})
    if (key.starts_with(kind))
      if (const Province* province = known(key.substr(kind.size()))) return province;
  return nullptr;
}

}  // namespace vankho::facets
