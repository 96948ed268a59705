// The tables of documents, their labels and what follows what.
#include "facets/resolution.h"

#include <algorithm>
#include <regex>
#include <set>
#include <string>

#include "facets/citation_date.h"
#include "facets/document_bodies.h"
#include "facets/document_data.h"
#include "facets/document_key.h"
#include "facets/document_kinds.h"
#include "facets/document_terms.h"
#include "facets/table.h"
#include "tests/support/catch.h"

using namespace vankho::facets;

namespace {

bool is_confidence(std::string_view value) {
  return value == "high" || value == "medium" || value == "low";
}

}  // namespace

TEST_CASE("every document is keyed, typed, dated inside its term and sourced") {
  std::set<std::string> keys;
  const std::regex key_form("[a-z0-9.-]+");
  for (const Document& document : documents()) {
    INFO(document.key);
    CHECK(keys.insert(document.key).second);
    CHECK(std::regex_match(document.key, key_form));
    CHECK(find_type(document.type) != nullptr);
    CHECK(find_issuer(document.issuer) != nullptr);
    CHECK(is_confidence(document.confidence));
    CHECK_FALSE(document.source.empty());
    CHECK_FALSE(document.title.empty());
    const Key key = parse_key(document.key);
    CHECK(to_roman(key.term) == document.term);
    if (key.form == Key::Form::numbered && document.date.size() == 10) {
      CHECK(term_on(document.date) == key.term);
    }
    CHECK(find_document(document.key) == &document);
  }
}

TEST_CASE("companion tables name only documents that are there") {
  for (const Plenum& plenum : plenums()) {
    INFO(plenum.key);
    CHECK(plenum.start <= plenum.end);
    CHECK(parse_key(plenum.key).term == plenum.term);
    for (const std::string_view key : plenum.documents) CHECK(find_document(key) != nullptr);
    for (const std::string_view key : {plenum.by_default, plenum.on_party_building}) {
      if (!key.empty()) CHECK(std::ranges::find(plenum.documents, key) != plenum.documents.end());
    }
  }
  for (const std::string_view tsv : {data::succession_tsv, data::groups_tsv}) {
    const Table table(tsv);
    const std::size_t keys = table.column(table.has_column("chain") ? "chain" : "members");
    for (const Table::Row& row : table.rows()) {
      for (const std::string_view key : split(row[keys])) {
        INFO(key);
        CHECK(find_document(key) != nullptr);
      }
    }
  }
  const Table errors(data::press_errors_tsv);
  for (const Table::Row& row : errors.rows())
    CHECK(find_document(row[errors.column("key")]) != nullptr);
}

TEST_CASE("every row of every table has a confidence or a source") {
  for (const std::string_view tsv :
       {data::congresses_tsv, data::documents_tsv, data::groups_tsv, data::lookalikes_tsv,
        data::plenums_tsv, data::press_errors_tsv, data::succession_tsv, data::terms_tsv}) {
    const Table table(tsv);
    for (const Table::Row& row : table.rows()) {
      INFO(row[0]);
      CHECK(is_confidence(row[table.column("confidence")]));
      CHECK_FALSE(row[table.column("source")].empty());
    }
  }
}

TEST_CASE("labels of known documents") {
  CHECK(label_of("nq-18-tw-k12") == "Nghị quyết số 18-NQ/TW (khóa XII, 25/10/2017)");
  CHECK(label_of("qd-217-tw-k11") == "Quyết định số 217-QĐ/TW (khóa XI, 12/12/2013)");
  CHECK(label_of("nq-dh-k13") == "Nghị quyết Đại hội XIII của Đảng");
  CHECK(short_label_of("nq-18-tw-k12") == "18-NQ/TW (2017)");
  CHECK(short_label_of("nq-dh-k13") == "Nghị quyết Đại hội XIII của Đảng");
}

TEST_CASE("labels of every other kind of key") {
  const std::pair<const char*, const char*> cases[] = {
      {"hntw6-k12", "Nghị quyết Hội nghị Trung ương 6 khóa XII"},
      {"hntw6.2-k8", "Nghị quyết Hội nghị Trung ương 6 (lần 2) khóa VIII"},
      {"amb:nq-18", "Nghị quyết 18 (chưa rõ khóa)"},
      {"amb:hntw4", "Nghị quyết Hội nghị Trung ương 4 (chưa rõ khóa)"},
      {"nq-999-tw-k12", "Nghị quyết số 999-NQ/TW (khóa XII)"},
      {"nq-999-tw", "Nghị quyết số 999-NQ/TW"},
      {"hd-6-ubkttw-k12", "Hướng dẫn số 6-HD/UBKTTW (khóa XII)"},
      {"qd-1415-tu-nam-dinh-2020", "Quyết định số 1415-QĐ/TU (Nam Định, 2020)"},
      {"nq-4-tu-kon-tum-13", "Nghị quyết số 4-NQ/TU (Kon Tum, khóa XIII)"},
      {"kh-12-tu-x-2020", "Kế hoạch số 12-KH/TU (2020)"},
      {"nq-4-hu-quang-nam-huyen-dai-loc-2012",
       "Nghị quyết số 4-NQ/HU (huyện Đại Lộc, Quảng Nam, 2012)"},
      {"nq-dhdb-nam-dinh-20", "Nghị quyết Đại hội Đảng bộ Nam Định lần thứ XX"},
      {"nq-dhdb-nam-dinh-khoi-1", "Nghị quyết Đại hội Đảng bộ Khối, Nam Định lần thứ I"},
      {"nq-dhdb-x-khoi-8", "Nghị quyết Đại hội Đảng bộ Khối lần thứ VIII"},
      {"nq-dhdb-x-20", "Nghị quyết Đại hội Đảng bộ lần thứ XX (chưa rõ đảng bộ)"},
      {"nq-dhdb-an-giang-2020", "Nghị quyết Đại hội Đảng bộ An Giang nhiệm kỳ từ 2020"},
      {"nq-1-cp-2021", "Nghị quyết số 1/NQ-CP (2021)"},
      {"ct-16-ttg", "Chỉ thị số 16/CT-TTg"},
      {"nq-22-hdnd-quang-tri-2019", "Nghị quyết số 22/NQ-HĐND (Quảng Trị, 2019)"},
      {"nq-202-qh15-2025", "Nghị quyết số 202/2025/QH15"},
      {"cv-81-tw-k12", "Công văn số 81-CV/TW (khóa XII)"},
  };
  for (const auto& [key, label] : cases) {
    INFO(key);
    CHECK(label_of(key) == label);
  }
}

TEST_CASE("a key that is none is its own label") {
  for (const char* key : {"", "x", "-", "nq", "amb:", "hntw", "--------", "nq-", "nq-x-y-z"}) {
    INFO(key);
    CHECK(label_of(key) == key);
  }
}

TEST_CASE("what took whose place") {
  const Document* now = find_document("qd-37-tw-k13");
  REQUIRE(now != nullptr);
  CHECK(now->predecessor == "qd-47-tw-k11");
  CHECK(now->successor == "qd-207-tw-k14");
  const auto chains = successions_of("qd-37-tw-k13");
  REQUIRE(chains.size() == 1);
  CHECK(chains[0].topic == "những điều đảng viên không được làm");
  CHECK(chains[0].chain.front()->key == "qd-55-tw-k8");
  CHECK(successions_of("nq-999-tw-k12").empty());
  CHECK(find_document("nq-18-tw-k12")->successor != "nq-19-tw-k12");
}

TEST_CASE("documents named together") {
  const auto groups = groups_of("nq-57-tw-k13");
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].members.size() == 4);
  CHECK(groups_of("nq-1-cp-2021").empty());
}

TEST_CASE("resolve lists candidates, best first") {
  const auto found = resolve("về nghị quyết 18", "2024-05-01");
  REQUIRE(found.size() == 1);
  CHECK(found[0].text == "nghị quyết 18");
  REQUIRE(found[0].candidates.size() == 3);
  CHECK(found[0].candidates[0].key == "nq-18-tw-k12");
  CHECK(found[0].candidates[0].confidence > found[0].candidates[1].confidence);
  double sum = 0;
  for (const Candidate& candidate : found[0].candidates) sum += candidate.confidence;
  CHECK(sum < 1.0);
  const auto sure = resolve("chỉ thị 05", "2024-05-01");
  REQUIRE(sure.size() == 1);
  REQUIRE(sure[0].candidates.size() == 1);
  CHECK(sure[0].candidates[0].key == "ct-5-tw-k12");
  CHECK(resolve("", "").empty());
  CHECK(resolve("gì đó", "2024").empty());
}

TEST_CASE("candidates are not newer than the day") {
  for (const auto& found : resolve("nghị quyết 18", "2010-01-01")) {
    for (const Candidate& candidate : found.candidates) CHECK(candidate.key == "nq-18-tw-k10");
  }
}

TEST_CASE("terms run from the close of a congress to the close of the next") {
  CHECK(term_on("2016-01-28") == 11);
  CHECK(term_on("2016-01-29") == 12);
  CHECK(term_on("2026-01-07") == 13);
  CHECK(term_on("1920-01-01") == 0);
  CHECK(term_of_year(2017) == 12);
  CHECK(term_of_year(2011) == 11);
  CHECK(term_of_year(2006) == 0);
}

TEST_CASE("roman numerals") {
  for (int value = 1; value < 40; ++value) CHECK(from_roman(to_roman(value)) == value);
  for (const char* wrong : {"", "IIII", "VX", "IC", "abc", "XXXXXXXXXX"})
    CHECK(from_roman(wrong) == 0);
}

TEST_CASE("a table keeps its columns") {
  const Table table("# comment\nkey\tvalue\n\na\t1\r\nb\n");
  REQUIRE(table.rows().size() == 2);
  CHECK(table.rows()[0][table.column("value")] == "1");
  CHECK(table.rows()[1][table.column("value")].empty());
  CHECK(table.has_column("key"));
  CHECK_FALSE(table.has_column("other"));
  CHECK(Table("").rows().empty());
  CHECK(split("a|b||c") == std::vector<std::string_view>{"a", "b", "", "c"});
  CHECK(split("").empty());
}
