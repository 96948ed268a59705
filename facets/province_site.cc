#include "facets/province_site.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "facets/data/place_tables.h"
#include "facets/gazetteer.h"
#include "facets/province_history.h"
#include "facets/table.h"
#include "text/fold.h"

namespace vankho::facets {
namespace {

// A host longer than this is no host (RFC 1035: 255).
constexpr std::size_t kLongestHost = 255;
// Shorter slugs occur inside other words by chance; then only a whole label counts.
constexpr std::size_t kShortSlug = 5;

// Points of a publisher, on the scale of the evidence in texts.
constexpr int kOwnSite = 100;    // listed newspaper, portal, Party site
constexpr int kOfficial = 80;    // its name in an official host
constexpr int kAssociated = 60;  // its name, or a district's, in another host
constexpr int kNamedAfter = 15;  // "nghean24h": news for readers of that province, about anything

struct Site {
  const Province* province = nullptr;
  int points = 0;
  bool national = false;
};

int points_of(std::string_view confidence) {
  return confidence == "low" ? kNamedAfter : confidence == "medium" ? kOfficial : kOwnSite;
}

struct Slug {
  std::string text;
  const Province* province = nullptr;
};

struct Sites {
  std::unordered_map<std::string_view, Site> domains;
  std::vector<Slug> provinces;                                 // longest first
  std::unordered_map<std::string, const Province*> districts;  // null when shared
  Sites();
};

void add_slugs(Sites& sites) {
  for (const Province& province : provinces())
    if (!history().slug(province).empty())
      sites.provinces.push_back({history().slug(province), &province});
  sites.provinces.push_back({"tphcm", find_province("ho-chi-minh")});
  std::stable_sort(sites.provinces.begin(), sites.provinces.end(),
                   [](const Slug& a, const Slug& b) { return a.text.size() > b.text.size(); });
}

void add_districts(Sites& sites) {
  for (const District& district : gazetteer().districts()) {
    std::string slug = text::fold(district.name);
    std::erase_if(slug, [](char c) { return c < 'a' || c > 'z'; });
    const auto [place, fresh] = sites.districts.try_emplace(slug, district.province);
    if (!fresh && place->second != district.province) place->second = nullptr;
  }
}

Sites::Sites() {
  const Table table(data::province_sites_tsv);
  const std::size_t domain = table.column("domain"), id = table.column("id"),
                    kind = table.column("kind"), confidence = table.column("confidence");
  for (const Table::Row& row : table.rows())
    domains[row[domain]] = {find_province(row[id]), points_of(row[confidence]),
                            row[kind] == "national"};
  add_slugs(*this);
  add_districts(*this);
}

const Sites& sites() {
  static const Sites instance;
  return instance;
}

std::string_view host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#:"));
  return url.size() <= kLongestHost ? url : std::string_view{};
}

bool official(std::string_view host) {
  return host.ends_with(".gov.vn") || host.ends_with(".dcs.vn") ||
         host.ends_with(".dangcongsan.vn") || host.ends_with(".org.vn") ||
         host.ends_with(".edu.vn");
}

bool news_portal(std::string_view label) {
  return std::any_of(label.begin(), label.end(), [](char c) { return c >= '0' && c <= '9'; }) ||
         label.ends_with("online") || label.ends_with("news");
}

// The province whose slug begins or ends the label, the longest first.
const Province* province_in(std::string_view label) {
  for (const Slug& slug : sites().provinces) {
    if (label == slug.text) return slug.province;
    if (slug.text.size() >= kShortSlug && (label.starts_with(slug.text) || label.ends_with(slug.text)))
      return slug.province;
  }
  return nullptr;
}

// A district's name as a label, alone or with a short addition: "hoianrt".
const Province* district_in(std::string_view label) {
  constexpr std::size_t kLongestAddition = 3;
  for (std::size_t cut = 0; cut <= kLongestAddition && cut + kShortSlug <= label.size(); ++cut) {
    const auto found = sites().districts.find(std::string(label.substr(0, label.size() - cut)));
    if (found != sites().districts.end()) return found->second;
  }
  return nullptr;
}

Publisher by_domain(std::string_view host) {
  for (std::string_view rest = host; !rest.empty();) {
    const auto found = sites().domains.find(rest);
    if (found != sites().domains.end())
      return {found->second.province, found->second.points, found->second.national, {}};
    const std::size_t dot = rest.find('.');
    rest = dot == std::string_view::npos ? std::string_view{} : rest.substr(dot + 1);
  }
  return {};
}

Publisher by_label(std::string_view host) {
  const bool is_official = official(host);
  std::vector<std::string_view> labels = split(host, '.');
  for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
    const Province* province = province_in(*label);
    if (!province) province = district_in(*label);
    if (!province) continue;
    if (news_portal(*label) && !is_official) return {province, kNamedAfter, false, {}};
    return {province, is_official ? kOfficial : kAssociated, false, {}};
  }
  return {};
}

// dangcongsan.vn/tinhuylaichau/…: a provincial committee's pages on a national site.
Publisher by_path(std::string_view url, std::string_view host) {
  std::string_view path = url.substr(std::size_t(host.data() + host.size() - url.data()));
  path = path.substr(0, path.find_first_of("?#"));
  for (const std::string_view segment : split(path, '/')) {
    if (!segment.starts_with("tinhuy") && !segment.starts_with("thanhuy")) continue;
    const std::string_view name = segment.substr(segment.starts_with("tinhuy") ? 6 : 7);
    for (const Slug& slug : sites().provinces)
      if (name == slug.text) return {slug.province, kOfficial, false, segment};
  }
  return {};
}

}  // namespace

Publisher publisher_of(std::string_view url) {
  const std::string_view written = host_of(url);
  if (written.empty()) return {};
  const std::string lower = text::fold(written);
  Publisher publisher = by_path(url, written);
  if (!publisher.province) publisher = by_domain(lower);
  if (!publisher.province && !publisher.national) publisher = by_label(lower);
  if (publisher.evidence.empty()) publisher.evidence = written;
  return publisher;
}

}  // namespace vankho::facets
