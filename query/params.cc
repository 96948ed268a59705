#include "query/params.h"

#include <algorithm>
#include <cassert>
#include <set>

#include "query/param_values.h"
#include "query/response_json.h"

namespace vankho::query {
namespace {

// One parameter: how its values are read into a request and written back. `write`
// gives no values when the request has the default.
struct Parameter {
  std::string_view name;
  bool repeats = false;
  std::string (*read)(Request&, std::string_view value, std::size_t max_size) = nullptr;
  std::vector<std::string> (*write)(const Request&) = nullptr;
};

const Request& defaults() {
  static const Request request;
  return request;
}

// --- Members of a request, by how they are read. `get` is a captureless lambda
// that names the member, so that one table row is all that a parameter needs.

template <const auto& choices, auto get>
constexpr Parameter choice(std::string_view name) {
  return {name, false,
          [](Request& r, std::string_view value, std::size_t) {
            return read_choice(value, choices, get(r));
          },
          [](const Request& r) -> std::vector<std::string> {
            if (get(r) == get(defaults())) return {};
            return {std::string(choice_name(get(r), choices))};
          }};
}

template <std::size_t low, std::size_t high, auto get>
constexpr Parameter number(std::string_view name) {
  return {name, false,
          [](Request& r, std::string_view value, std::size_t) {
            return read_number(value, low, high, get(r));
          },
          [](const Request& r) -> std::vector<std::string> {
            if (get(r) == get(defaults())) return {};
            return {std::to_string(get(r))};
          }};
}

template <auto get>
std::vector<std::string> write_text(const Request& r) {
  return get(r).empty() ? std::vector<std::string>() : std::vector<std::string>{get(r)};
}

template <auto get>
constexpr Parameter text(std::string_view name) {
  return {name, false,
          [](Request& r, std::string_view value, std::size_t) {
            get(r) = std::string(value);
            return std::string();
          },
          write_text<get>};
}

template <auto get>
constexpr Parameter date(std::string_view name) {
  return {name, false,
          [](Request& r, std::string_view value, std::size_t) {
            return value.empty() ? std::string() : read_date(value, get(r));
          },
          write_text<get>};
}

// 1, true, yes and a name without a value switch on; 0, false and no switch off.
std::string read_switch(std::string_view value, bool& out) {
  if (value.empty() || value == "true" || value == "yes") value = "1";
  if (value == "false" || value == "no") value = "0";
  return read_choice(value, kSwitch, out);
}

template <auto get>
constexpr Parameter on_off(std::string_view name) {
  return {
      name, false,
      [](Request& r, std::string_view value, std::size_t) { return read_switch(value, get(r)); },
      [](const Request& r) -> std::vector<std::string> {
        if (get(r)) return {"1"};
        return {};
      }};
}

// --- Filters.

// Runs of three years or more are written as a range.
std::vector<std::string> write_years(const std::vector<std::string>& years) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < years.size();) {
    std::size_t end = i + 1;
    int first = 0;
    int last = 0;
    const bool is_year = read_years(years[i], first, last) && first == last;
    while (is_year && end < years.size() &&
           years[end] == std::to_string(first + static_cast<int>(end - i)))
      ++end;
    if (end - i >= 3) {
      out.push_back(years[i] + ".." + years[end - 1]);
    } else {
      out.insert(out.end(), years.begin() + static_cast<std::ptrdiff_t>(i),
                 years.begin() + static_cast<std::ptrdiff_t>(end));
    }
    i = end;
  }
  return out;
}

template <Facet facet, bool negative>
auto& filter_values(auto& request) {
  auto& filter = request.filters.by[static_cast<std::size_t>(facet)];
  if constexpr (negative)
    return filter.not_want;
  else
    return filter.want;
}

template <Facet facet, bool negative>
constexpr Parameter filter(std::string_view name) {
  return {name, true,
          [](Request& r, std::string_view value, std::size_t) {
            return read_filter_value(facet, value, filter_values<facet, negative>(r));
          },
          [](const Request& r) -> std::vector<std::string> {
            const auto& values = filter_values<facet, negative>(r);
            return facet == Facet::year ? write_years(values) : values;
          }};
}

// --- Lists, separated by commas.

std::vector<std::string_view> cut_list(std::string_view value) {
  std::vector<std::string_view> parts;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find(','), value.size());
    if (end > 0) parts.push_back(value.substr(0, end));
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return parts;
}

template <typename T>
void push_new(std::vector<T>& list, T item) {
  if (std::ranges::find(list, item) == list.end()) list.push_back(std::move(item));
}

std::string read_facets(Request& r, std::string_view value, std::size_t) {
  std::vector<Facet> names;
  if (value == "none") value = {};
  for (std::string_view part : cut_list(value)) {
    Facet facet{};
    if (std::string why = read_choice(part, kFacet, facet); !why.empty()) return why;
    push_new(names, facet);
  }
  r.facets.names = std::move(names);
  return {};
}

std::vector<std::string> write_facets(const Request& r) {
  if (r.facets.names == defaults().facets.names) return {};
  std::string list;
  for (Facet facet : r.facets.names) list.append(list.empty() ? "" : ",").append(facet_name(facet));
  return {list};
}

std::string read_fields(Request& r, std::string_view value, std::size_t) {
  std::vector<std::string> fields;
  for (std::string_view part : cut_list(value)) {
    if (!is_hit_field(part)) return not_one_of(part, hit_fields());
    push_new(fields, std::string(part));
  }
  r.fields = std::move(fields);
  return {};
}

std::vector<std::string> write_fields(const Request& r) {
  if (r.fields.empty()) return {};
  std::string list;
  for (const std::string& field : r.fields) list.append(list.empty() ? "" : ",").append(field);
  return {list};
}

std::string read_indexed_from(Request& r, std::string_view value, std::size_t) {
  return value.empty() ? std::string() : read_instant(value, r.filters.indexed_from);
}

std::vector<std::string> write_indexed_from(const Request& r) {
  if (r.filters.indexed_from == 0) return {};
  return {write_instant(r.filters.indexed_from)};
}

std::string read_size(Request& r, std::string_view value, std::size_t max_size) {
  return read_number(value, 0, max_size, r.size);
}

std::vector<std::string> write_size(const Request& r) {
  if (r.size == defaults().size) return {};
  return {std::to_string(r.size)};
}

// A page is not written beside a cursor, which says where the answer begins.
std::vector<std::string> write_page(const Request& r) {
  if (r.page == defaults().page || !r.after.empty()) return {};
  return {std::to_string(r.page)};
}

std::string read_page(Request& r, std::string_view value, std::size_t) {
  return read_number(value, 1, kMaxPageDepth, r.page);
}

// Every parameter, in the order in which a query string has them.
constexpr Parameter kParameters[] = {text < [](auto& r) -> auto& {return r.q;
}  // namespace
> ("q"), choice < kIn, [](auto& r) -> auto& { return r.in; }
> ("in"), filter<Facet::province, false>("province"), filter<Facet::province, true>("not.province"),
    filter<Facet::year, false>("year"), filter<Facet::year, true>("not.year"),
    filter<Facet::resolution, false>("resolution"),
    filter<Facet::resolution, true>("not.resolution"), filter<Facet::source, false>("source"),
    filter<Facet::source, true>("not.source"), filter<Facet::author, false>("author"),
    filter<Facet::author, true>("not.author"), filter<Facet::region, false>("region"),
    filter<Facet::region, true>("not.region"), filter<Facet::term, false>("term"),
    filter<Facet::term, true>("not.term"), filter<Facet::plenum, false>("plenum"),
    filter<Facet::plenum, true>("not.plenum"), date < [](auto& r) -> auto& {
  return r.filters.from;
}
> ("from"), date < [](auto& r) -> auto& { return r.filters.to; }
> ("to"), choice < kEra, [](auto& r) -> auto& { return r.filters.era; }
> ("era"), choice < kMatch, [](auto& r) -> auto& { return r.match; }
> ("match"), choice < kMarks, [](auto& r) -> auto& { return r.marks; }
> ("marks"), choice < kSort, [](auto& r) -> auto& { return r.sort; }
> ("sort"), choice < kFreshness, [](auto& r) -> auto& { return r.freshness; }
> ("freshness"), choice < kGroup, [](auto& r) -> auto& { return r.group; }
> ("group"), {"indexed.from", false, read_indexed_from, write_indexed_from},
    {"size", false, read_size, write_size},
    {"page", false, read_page, write_page}, text < [](auto& r) -> auto& {
  return r.after;
}
> ("after"), {"facets", false, read_facets, write_facets}, number < 0, 1000, [](auto& r) -> auto& {
  return r.facets.size;
}
> ("facet.size"), choice < kFacetSort, [](auto& r) -> auto& { return r.facets.sort; }
> ("facet.sort"), choice < kFacetMode, [](auto& r) -> auto& { return r.facets.mode; }
> ("facet.mode"), on_off < [](auto& r) -> auto& { return r.facets.zero; }
> ("facet.zero"), text < [](auto& r) -> auto& { return r.facets.prefix; }
> ("facet.prefix"), number < 0, 5, [](auto& r) -> auto& { return r.snippets; }
> ("snippets"), {"fields", false, read_fields, write_fields}, on_off < [](auto& r) -> auto& {
  return r.explain;
}
> ("explain"),
};  // namespace vankho::query

// Other names for the same: command line options, keys of a batch's lines, and
// the short name that one facet by itself has for its prefix.
constexpr std::pair<std::string_view, std::string_view> kAliases[] = {
    {"limit", "size"}, {"text", "q"}, {"prefix", "facet.prefix"}};

std::string_view real_name(std::string_view name) {
  for (const auto& [alias, real] : kAliases)
    if (alias == name) return real;
  return name;
}

const Parameter* find_parameter(std::string_view name) {
  const auto found = std::ranges::find(kParameters, real_name(name), &Parameter::name);
  return found == std::ranges::end(kParameters) ? nullptr : &*found;
}

void sort_unique(std::vector<std::string>& values) {
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

// What only the whole request shows.
void check_whole(Request& request, std::vector<BadParam>& bad) {
  for (std::size_t i = 0; i < kFacets; ++i) {
    Filter& filter = request.filters.by[i];
    sort_unique(filter.want);
    sort_unique(filter.not_want);
    if (filter.want.size() + filter.not_want.size() > kMaxFilterValues) {
      filter = {};
      bad.push_back({facet_name(static_cast<Facet>(i)),
                     "has too many values: at most " + std::to_string(kMaxFilterValues) +
                         " in one request"});
    }
  }
  const std::string& from = request.filters.from;
  const std::string& to = request.filters.to;
  const std::size_t both = std::min(from.size(), to.size());
  if (from.substr(0, both) > to.substr(0, both)) {
    bad.push_back({"from", in_quotes(from) + " is after to " + in_quotes(to)});
    request.filters.from.clear();
    request.filters.to.clear();
  }
  if (!request.after.empty() && request.page != 1) {
    bad.push_back({"page", "cannot go with after: the cursor says where the page begins"});
    request.page = 1;
  }
  if (request.page > 1 && request.page * std::max<std::size_t>(request.size, 1) > kMaxPageDepth) {
    bad.push_back({"page", "reaches past hit " + std::to_string(kMaxPageDepth) +
                               ": go on with the cursor after, or use export"});
    request.page = 1;
  }
}

}  // namespace

Parsed parse_params(const Params& params, const std::vector<std::string>& extra, bool lenient,
                    std::size_t max_size) {
  Parsed parsed;
  std::set<std::string_view> seen;
  for (const auto& [name, value] : params) {
    if (std::ranges::find(extra, name) != extra.end()) continue;
    const Parameter* parameter = find_parameter(name);
    if (!parameter) {
      parsed.bad.push_back({name, "is not a parameter of this address"});
      continue;
    }
    if (!seen.insert(parameter->name).second && !parameter->repeats) {
      parsed.bad.push_back({name, "is given twice"});
      continue;
    }
    if (std::string why = parameter->read(parsed.request, value, max_size); !why.empty())
      parsed.bad.push_back({name, std::move(why)});
  }
  check_whole(parsed.request, parsed.bad);
  if (lenient) parsed.bad.clear();
  return parsed;
}

std::vector<std::string> param_names() {
  std::vector<std::string> names;
  for (const Parameter& parameter : kParameters) names.emplace_back(parameter.name);
  for (const auto& alias : kAliases) names.emplace_back(alias.first);
  return names;
}

Params to_params(const Request& request) {
  Params params;
  for (const Parameter& parameter : kParameters)
    for (std::string& value : parameter.write(request))
      params.emplace_back(parameter.name, std::move(value));
  return params;
}

std::string to_query_string(const Request& request) {
  return join_query_string(to_params(request));
}

bool parse_facet(const std::string& name, Facet& facet) {
  return read_choice(name, kFacet, facet).empty();
}

const char* facet_name(Facet facet) {
  assert(static_cast<std::size_t>(facet) < kFacets);
  return kFacet[static_cast<std::size_t>(facet)].name.data();
}

}  // namespace vankho::query
