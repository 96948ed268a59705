// searchd/words.h: what the pages say, in Vietnamese and in English.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace vankho::searchd {

enum class Lang { vi, en };

// A {} stands for what say() puts there.
struct Words {
  std::string_view code;  // of the language, for lang=""
  std::string_view site, tagline, skip, box, box_hint, search, other_language, footer;
  std::string_view in_index, newest, browse_time, browse_place;
  std::string_view results_for, exactly, did_you_mean, which_document, out_of;
  std::string_view found, found_bound, took, none_found;
  std::string_view advice_spelling, advice_filters, advice_marks, advice_any, advice_document;
  std::string_view filters, clear_all, remove_filter, excluded, exclude, apply;
  std::string_view province, region, year, resolution, source, author, unknown, no_document, show_more;
  std::string_view era, era_published, era_current, era_former;
  std::string_view date_range, since, until, from, to, date_hint;
  std::string_view sort, by_relevance, by_newest, by_oldest, fold_reprints, show_reprints;
  std::string_view views, view_list, view_time, view_map, view_context;
  std::string_view same_text, next_page, first_page, export_csv, export_jsonl, feed, download;
  std::string_view by_year, by_month, counts, shares, period, articles, of_articles, share;
  std::string_view timeline, timeline_hint, undated, as_table;
  std::string_view map, map_hint, map_old, map_now, several_provinces;
  std::string_view context, context_hint, before, keyword, after_word;
  std::string_view sort_context, sort_as_found, sort_left, sort_right;
  std::string_view back_to_results, read_at_source, marks_in_text, previous_mark, next_mark;
  std::string_view cited, cited_none, times, candidates, similar, reprints, cite, copy, copied;
  std::string_view evidence, evidence_province, evidence_date, evidence_documents, confidence, now_in;
  std::string_view document, issued, issuer, term, plenum, about, predecessor, successor, its_articles;
  std::string_view who_wrote_when, grid_hint, not_in_registry, known_from;
  std::string_view not_found_title, not_found_text;
  std::string_view level_high, level_medium, level_low;
};

const Words& words(Lang lang);

// How a publication date is known: "jsonld" → "dữ liệu của trang". The ids are those of
// facets::DateGuess; one that is not known stands for itself.
std::string_view date_source_name(std::string_view id, Lang lang);

// say("{} bài trong {}", {"1.284", "2021"}) → "1.284 bài trong 2021"
std::string say(std::string_view pattern, std::initializer_list<std::string_view> values);

}  // namespace vankho::searchd
