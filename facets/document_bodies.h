// facets/document_bodies.h: Party organisations that hold congresses and issue
// documents of their own. Facts: data/document_bodies.tsv, data/districts.tsv.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facets/document_kinds.h"

namespace vankho::facets {

struct BodyKind {
  std::string_view slug;  // "huyen"
  Level level = Level::other;
  std::string_view name;  // "huyện"
  std::vector<std::string_view> words;
  bool named = false;  // a proper name may follow
};

const std::vector<BodyKind>& body_kinds();
const BodyKind* find_body_kind(std::string_view slug);

// A slug in words: "huyen-dong-van" → "huyện Đồng Văn"; a name not in the tables
// keeps its bare letters. Empty for an empty slug.
std::string unit_name(std::string_view slug);

// True when some district, town or city of a province has this slug.
bool is_district(std::string_view slug);

// "Đồng Văn" → "dong-van"
std::string slug_of(std::string_view name);

}  // namespace vankho::facets
