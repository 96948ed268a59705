// facets/document_key.h: the canonical keys of documents, taken apart and put together.
//
//   nq-18-tw-k12             type, number, suffix, term
//   nq-4.a-hntw-k7           a number used several times in one plenum
//   hntw6-k12, hntw6.2-k8    a plenum (its second session)
//   nq-dh-k13                a national congress
//   nq-dhdb-nam-dinh-20      a local congress: body, ordinal or first year; x: body unknown
//   qd-1415-tu-nam-dinh-2020 a local document: body, year or the committee's term
//   nq-1-cp-2021             a document of the state
//   nq-18-tw                 central, its term unknown
//   amb:nq-18, amb:hntw4     a short form that may mean several
#pragma once

#include <string>
#include <string_view>

namespace vankho::facets {

struct Key {
  enum class Form { numbered, plenum, congress, local_congress, unreadable };

  Form form = Form::unreadable;
  bool ambiguous = false;
  std::string_view prefix;  // "nq"
  std::string_view number;  // "18", "8a", "4.a"; a plenum's: "6", "6.2"
  std::string_view suffix;  // "tw"
  std::string_view body;    // "nam-dinh", "nam-dinh-khoi"
  int term = 0;             // of the Central Committee
  int year = 0;             // four digits
  int ordinal = 0;          // of a local congress, or a local committee's term
};

// Views into `key`.
Key parse_key(std::string_view key);

// The place and body of a local key in words: "Nam Định, khối"; empty: unknown.
std::string body_name(std::string_view body);

}  // namespace vankho::facets
