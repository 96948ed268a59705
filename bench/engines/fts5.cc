// SQLite FTS5 with positions and without stored text, facets in tables beside it.
#include <sqlite3.h>

#include <map>
#include <stdexcept>
#include <string_view>

#include "bench/engines/engine.h"

namespace vankho::bench {
namespace {

constexpr const char* kTables = R"(
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE VIRTUAL TABLE words USING fts5(title, body, content='', tokenize="unicode61 remove_diacritics 0");
CREATE TABLE article(number INTEGER PRIMARY KEY, id TEXT UNIQUE, day INT, year INT);
CREATE TABLE province(article INT, value TEXT, PRIMARY KEY(value, article)) WITHOUT ROWID;
CREATE TABLE document(article INT, value TEXT, PRIMARY KEY(value, article)) WITHOUT ROWID;
)";
constexpr const char* kIndexes = R"(
CREATE INDEX province_of ON province(article, value);
CREATE INDEX document_of ON document(article, value);
CREATE INDEX year_of ON article(year);
)";

class Database {
 public:
  explicit Database(const std::filesystem::path& file) {
    check(sqlite3_open(file.c_str(), &db_), SQLITE_OK);
  }
  ~Database() {
    for (auto& [sql, statement] : statements_) sqlite3_finalize(statement);
    sqlite3_close(db_);
  }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const char* sql) { check(sqlite3_exec(db_, sql, nullptr, nullptr, nullptr), SQLITE_OK); }

  // Prepared once; rewound each time.
  sqlite3_stmt* statement(const std::string& sql) {
    sqlite3_stmt*& statement = statements_[sql];
    if (statement == nullptr)
      check(sqlite3_prepare_v2(db_, sql.c_str(), -1, &statement, nullptr), SQLITE_OK);
    sqlite3_reset(statement);
    return statement;
  }
  bool row(sqlite3_stmt* statement) {
    const int code = sqlite3_step(statement);
    if (code != SQLITE_DONE) check(code, SQLITE_ROW);
    return code == SQLITE_ROW;
  }

 private:
  void check(int code, int wanted) const {
    if (code != wanted) throw std::runtime_error(sqlite3_errmsg(db_));
  }
  sqlite3* db_ = nullptr;
  std::map<std::string, sqlite3_stmt*> statements_;
};

void put_text(sqlite3_stmt* statement, int place, const std::string& text) {
  sqlite3_bind_text(statement, place, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

void insert_values(Database& db, const std::string& table, std::int64_t number,
                   const std::vector<std::string>& values) {
  for (const std::string& value : values) {
    sqlite3_stmt* insert = db.statement("INSERT OR IGNORE INTO " + table + " VALUES(?1, ?2)");
    sqlite3_bind_int64(insert, 1, number);
    put_text(insert, 2, value);
    db.row(insert);
  }
}

void index(const Articles& articles, const std::filesystem::path& dir) {
  std::filesystem::create_directories(dir);
  Database db(dir / "articles.sqlite");
  db.run(kTables);
  db.run("BEGIN");
  std::int64_t number = 0;
  for (Prepared article; articles(article);) {
    ++number;
    sqlite3_stmt* words = db.statement("INSERT INTO words(rowid, title, body) VALUES(?1, ?2, ?3)");
    sqlite3_bind_int64(words, 1, number);
    put_text(words, 2, article.title);
    put_text(words, 3, article.text);
    db.row(words);
    sqlite3_stmt* row = db.statement("INSERT INTO article VALUES(?1, ?2, ?3, ?4)");
    sqlite3_bind_int64(row, 1, number);
    put_text(row, 2, article.id);
    sqlite3_bind_int(row, 3, article.day);
    sqlite3_bind_int(row, 4, article.year);
    db.row(row);
    insert_values(db, "province", number, article.provinces);
    insert_values(db, "document", number, article.documents);
  }
  db.run(kIndexes);
  db.run("COMMIT");
}

std::string match(const Query& query) {
  const std::string_view between = query.how == Query::How::any ? " OR " : " ";
  std::string all;
  for (const std::string& word : query.words) {
    if (!all.empty()) all += between;
    all += query.how == Query::How::phrase ? word : '"' + word + '"';
  }
  return query.how == Query::How::phrase ? '"' + all + '"' : all;
}

class Fts5 : public Engine {
 public:
  explicit Fts5(const std::filesystem::path& dir) : db_(dir / "articles.sqlite") {}

  Answer answer(const Query& query) override {
    const std::string where = condition(query);
    std::vector<std::string> ids;
    const std::string hits = query.newest
                                 ? "SELECT id FROM words JOIN article ON number = words.rowid " +
                                       where + " ORDER BY day DESC LIMIT 10"
                                 : "SELECT id FROM (SELECT rowid AS hit FROM words " + where +
                                       " ORDER BY rank LIMIT 10) JOIN article ON number = hit";
    sqlite3_stmt* found = bound(hits, query);
    while (db_.row(found))
      ids.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(found, 0)));
    Answer answer;
    answer.count = number("SELECT count(*) FROM words " + where, query);
    if (query.facets) answer.facet_sum = facet_sum(where, query);
    return answer;
  }

 private:
  static std::string condition(const Query& query) {
    // The plus keeps SQLite from searching the words once for each article of the province.
    std::string where = "WHERE words MATCH ?1";
    if (!query.province.empty())
      where += " AND +words.rowid IN (SELECT article FROM province WHERE value = ?2)";
    if (query.first_year != 0)
      where += " AND +words.rowid IN (SELECT number FROM article WHERE year BETWEEN ?3 AND ?4)";
    return where;
  }
  sqlite3_stmt* bound(const std::string& sql, const Query& query) {
    sqlite3_stmt* statement = db_.statement(sql);
    put_text(statement, 1, match(query));
    put_text(statement, 2, query.province);
    sqlite3_bind_int(statement, 3, query.first_year);
    sqlite3_bind_int(statement, 4, query.last_year);
    return statement;
  }
  std::uint64_t number(const std::string& sql, const Query& query) {
    sqlite3_stmt* statement = bound(sql, query);
    db_.row(statement);
    return static_cast<std::uint64_t>(sqlite3_column_int64(statement, 0));
  }
  std::uint64_t facet_sum(const std::string& where, const Query& query) {
    std::uint64_t sum = 0;
    for (const char* from :
         {"value FROM words JOIN province ON article = words.rowid",
          "value FROM words JOIN document ON article = words.rowid",
          "year AS value FROM words JOIN article ON number = words.rowid AND year != 0"}) {
      const std::string counts = "SELECT count(*) AS n, " + std::string(from) + " " + where +
                                 " GROUP BY value ORDER BY n DESC LIMIT 10";
      sum += number("SELECT total(n) FROM (" + counts + ")", query);
    }
    return sum;
  }

  Database db_;
};

std::unique_ptr<Engine> open(const std::filesystem::path& dir, const std::string&) {
  return std::make_unique<Fts5>(dir);
}

}  // namespace
}  // namespace vankho::bench

int main(int argc, char** argv) {
  return vankho::bench::run(argc, argv, {vankho::bench::index, vankho::bench::open});
}
