// tests/searchd/indexed.h: the daemon's answers over an index that the real indexer makes of
// 120 small articles, asked without a socket.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "searchd/site.h"
#include "tests/support/folder.h"

namespace vankho::searchd {

inline constexpr int kArticles = 120;

// Article i: id "bai/i", "Đảng bộ xã số i bàn việc làng", of the province i % 4 (nam-dinh,
// ha-nam, phu-tho, vinh-phuc) and the year 2015 + i % 5; every third cites nq-18-tw-k12; of
// "Báo Làng" when i is odd, else of "Báo Xóm". Those after the first kArticles have one body.
struct Indexed {
  Indexed();

  void add(int first, int last) const;  // of the same articles
  void await(std::uint64_t articles) const;  // until a search sees so many, some seconds at most
  HttpAnswer ask(const std::string& target) const;
  std::string text(const std::string& target) const;  // streams, too
  nlohmann::json json(const std::string& target) const;
  std::uint64_t total(const std::string& params) const;  // of /api/v1/search?params

  tests::Folder folder;
  std::unique_ptr<Site> site;
};

// Of a value in a facet of an answer; 0 when it is not listed.
std::uint64_t count_of(const nlohmann::json& facet, const std::string& id);

}  // namespace vankho::searchd
