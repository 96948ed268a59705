// vankho --url: the same answers as --db, and what is said when the server is none.
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <regex>
#include <string>
#include <thread>
#include <vector>

#include "tests/program/daemon.h"
#include "tests/program/listener.h"
#include "tests/program/process.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using namespace vankho::tests;

namespace {

using Words = std::vector<std::string>;

// Enough articles for more than one page of the server's.
std::string articles() {
  std::string lines =
      R"({"id":"bài/1 ?&%","title":"Hoà giải <ở> cơ sở & \"làng\"","published":"2020-03-04","source":"Báo Xóm","author":"=1+1","body":"Tổ hoà giải của Đảng bộ tỉnh Thái Bình làm việc theo Nghị quyết số 18-NQ/TW."})"
      "\n";
  for (int i = 0; i < 130; ++i)
    lines += "{\"id\":\"bai-" + std::to_string(i) + "\",\"title\":\"Chi bộ thôn " +
             std::to_string(i % 9) + "\",\"published\":\"" + std::to_string(2015 + i % 6) + "-0" +
             std::to_string(1 + i % 9) + "\",\"province\":\"" + (i % 2 ? "nam-dinh" : "phu-tho") +
             "\",\"body\":\"Chi bộ họp bàn nghị quyết về đường làng số " + std::to_string(i * 31) +
             ".\"}\n";
  return lines;
}

Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

// What may differ from one run to the next.
std::string timeless(const std::string& text) {
  return std::regex_replace(text, std::regex(R"("took_ms":[0-9.]+)"), "\"took_ms\":0");
}

std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

// Answers every connection with the same bytes.
class Stranger {
 public:
  explicit Stranger(std::string answer)
      : answer_(std::move(answer)), thread_([this] { serve(); }) {}
  ~Stranger() {
    port_.stop();
    thread_.join();
  }
  Stranger(const Stranger&) = delete;
  Stranger& operator=(const Stranger&) = delete;
  std::string url() const { return "http://" + port_.address(); }

 private:
  void serve() const {
    for (int client = 0; (client = port_.accept()) >= 0; ::close(client)) {
      char asked[8192];
      if (::recv(client, asked, sizeof asked, 0) > 0)
        (void)!::send(client, answer_.data(), answer_.size(), MSG_NOSIGNAL);
    }
  }
  const std::string answer_;
  const Listener port_;
  std::thread thread_;
};

std::string http(const std::string& status, const std::string& type, const std::string& body) {
  return "HTTP/1.1 " + status + "\r\nContent-Type: " + type +
         "\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
         body;
}

}  // namespace

TEST_CASE("a server and a folder are answered from alike, by every command in every format") {
  const Folder folder;
  const std::string db = folder / "db";
  REQUIRE(indexer({"add", "--db", db, "-"}, articles()).exit_code == 0);
  const Daemon daemon(db);
  const std::string questions = folder.file(
      "hoi.jsonl",
      "{\"id\":\"q1\",\"q\":\"hoà giải\"}\n{\"id\":7,\"text\":\"chi bo\",\"size\":120}\nkhông\n"
      "{\"q\":\"đường "
      "làng\",\"year\":[\"2016\",\"2017\"],\"page\":2}\n{\"id\":\"x\",\"q\":\"a\",\"after\":"
      "\"hỏng\"}\n");
  const std::string long_query(3000, 'x');
  std::vector<Words> asked;
  for (const char* format : {"human", "json", "jsonl", "csv", "trec"}) {
    for (const Words& words : {Words{"hoà giải"},
                               {"nghi quyet 18"},
                               {"chi bo", "--province", "Nam Định", "--year", "2016..2018"},
                               {"chi bộ", "--limit", "120"},
                               {"chi bộ", "--limit", "30", "--sort", "newest", "--snippets", "0"},
                               {"chi bộ", "--fields", "id,title,snippets", "--facets", "none"},
                               {"chi bô", "--explain"},
                               {"không có đâu xyzzy", "--match", "all"},
                               {long_query + " \x01 \"&=%+ đ"},
                               {}})
      asked.push_back(with(with({"search"}, words), {"--format", format}));
    asked.push_back({"similar", "bai-3", "--format", format});
  }
  for (const char* format : {"human", "json", "jsonl"})
    asked.push_back({"concordance", "hop ban", "--width", "15", "--format", format});
  for (const char* format : {"jsonl", "trec"})
    asked.push_back({"batch", questions, "--limit", "3", "--format", format});
  for (const char* style : {"vn", "bibtex", "csl"})
    asked.push_back({"cite", "bài/1 ?&%", "--style", style});
  for (const char* format : {"jsonl", "csv"}) {
    asked.push_back({"export", "chi bộ", "--format", format});
    asked.push_back({"export", "--sort", "oldest", "--fields", "id,author", "--format", format});
    asked.push_back({"export", "xyzzy", "--format", format});
  }
  for (const Words& words : {Words{"show", "bài/1 ?&%"},
                             {"show", "khong-co"},
                             {"similar", "khong-co"},
                             {"cite", "khong-co"},
                             {"suggest", "chi b"},
                             {"suggest", "nam", "--kind", "province", "--limit", "3"},
                             {"suggest", "xyzzy"},
                             {"trends", "chi bộ"},
                             {"trends", "--by", "month", "--split", "province", "--year", "2016"},
                             {"trends", "xyzzy"}})
    asked.push_back(words);
  for (const Words& words : asked) {
    const Outcome by_folder = searcher(with(words, {"--db", db}));
    const Outcome by_server = searcher(with(words, {"--url", daemon.url() + "/"}));
    INFO(words[0] << " " << (words.size() > 1 ? words[1] : "") << " … " << words.back());
    CHECK(timeless(by_server.out) == timeless(by_folder.out));
    CHECK(by_server.exit_code == by_folder.exit_code);
    CHECK(by_server.err == by_folder.err);
    CHECK(by_folder.exit_code <= (words[0] == "batch" ? 2 : 1));
  }
  for (const Words& words : {Words{"resolve", "nghị quyết 18"},
                             {"resolve", "trời đẹp"},
                             {"resolve", "nq 18", "--date", "2018-01-01"}}) {
    const Outcome here = searcher(words), there = searcher(with(words, {"--url", daemon.url()}));
    CHECK(there.out == here.out);
    CHECK(there.exit_code == here.exit_code);
  }
  const Outcome doctor = searcher({"doctor", "--url", daemon.url()});
  CHECK(doctor.exit_code == 0);
  CHECK(doctor.out.find("131 articles") != std::string::npos);
}

TEST_CASE("the next page of a server is the next page of the folder") {
  const Folder folder;
  const std::string db = folder / "db";
  REQUIRE(indexer({"add", "--db", db, "-"}, articles()).exit_code == 0);
  const Daemon daemon(db);
  for (const char* limit : {"7", "105"}) {
    const Words ask{"search", "chi bộ", "--limit", limit};
    const std::string page = searcher(with(ask, {"--db", db})).out;
    std::smatch cursor;
    REQUIRE(std::regex_search(page, cursor, std::regex("--after (\\S+)")));
    const Words next = with(ask, {"--after", cursor[1]});
    const Outcome by_folder = searcher(with(next, {"--db", db}));
    CHECK(by_folder.exit_code == 0);
    CHECK(by_folder.out != page);
    CHECK(searcher(with(next, {"--url", daemon.url()})).out == by_folder.out);
  }
  const Outcome broken = searcher({"search", "chi bộ", "--after", "hỏng", "--url", daemon.url()});
  CHECK(broken.exit_code == 2);
  CHECK(broken.err.find("after: is no cursor of this search (") != std::string::npos);
}

TEST_CASE("nobody answers") {
  const Stranger* gone = new Stranger("");
  const std::string url = gone->url();
  delete gone;
  for (const Words& words :
       {Words{"search", "x"}, {"show", "x"}, {"export", "x"}, {"watch", "x"}, {"resolve", "x"}}) {
    const Outcome outcome = searcher(with(words, {"--url", url}));
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err ==
          "vankho: error: " + url + ": nobody answers (is vankho-searchd running there?)\n");
  }
  const Outcome doctor = searcher({"doctor", "--url", url});
  CHECK(doctor.exit_code == 2);
  CHECK(doctor.out.starts_with("BAD  " + url + ": nobody answers"));
}

TEST_CASE("somebody else answers") {
  const std::string json = "application/json";
  for (const std::string& answer :
       {http("200 OK", "text/html", "<html>Xin chào</html>"),
        http("404 Not Found", "text/html", "<h1>404</h1>"), http("200 OK", json, "[1,2]"),
        http("200 OK", json, "không phải JSON"), http("200 OK", json, ""),
        http("302 Found", "text/html", ""), http("500 Oops", "application/problem+json", "[]"),
        std::string("SSH-2.0-OpenSSH_9.2\r\n"), std::string(),
        std::string(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{")}) {
    const Stranger stranger(answer);
    INFO(answer);
    for (const Words& words : {Words{"search", "x"}, {"similar", "x"}, {"trends", "x"}}) {
      const Outcome outcome = searcher(with(words, {"--url", stranger.url()}));
      CHECK(outcome.exit_code == 2);
      CHECK(lines_of(outcome.err) == 1);
      CHECK(outcome.out.empty());
    }
  }
}

TEST_CASE("what a server complains of is a line each, without its control characters") {
  const Stranger stranger(http(
      "400 Bad Request", "application/problem+json",
      R"({"detail":"Some parameters are wrong.","errors":[)"
      R"({"parameter":"year","detail":"is \u001b[31mno year"},{"parameter":"to","detail":"is before from"}]})"));
  const Outcome outcome = searcher({"search", "x", "--url", stranger.url()});
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.err == "vankho: error: year: is  [31mno year\nvankho: error: to: is before from\n");
}

TEST_CASE("an answer that lacks everything is an empty one") {
  const Stranger stranger(
      http("200 OK", "application/json",
           R"({"hits":[{},7,{"title_html":3}],"total":[],"facets":{"year":1}})"));
  for (const char* format : {"human", "json", "jsonl", "csv", "trec"})
    CHECK(searcher({"search", "x", "--url", stranger.url(), "--format", format}).exit_code < 2);
}

TEST_CASE("an address that is none, and a folder and a server at once") {
  for (const char* url : {"localhost:8080", "ftp://x", "http://", "http://a b", "http://x?y",
                          "https://", "http://x:port"}) {
    const Outcome outcome = searcher({"search", "x", "--url", url});
    CHECK(outcome.exit_code == 2);
    CHECK(lines_of(outcome.err) == 1);
  }
  const Outcome both = searcher({"search", "x", "--url", "http://127.0.0.1:1", "--db", "y"});
  CHECK(both.exit_code == 2);
  CHECK(both.err.find("--db and --url are both given") != std::string::npos);
  const Outcome neither = searcher({"search", "x"});
  CHECK(neither.exit_code == 2);
  CHECK(neither.err.find("--db or --url is required (") != std::string::npos);
}

TEST_CASE("what is typed decides between folder and server") {
  const Folder folder;
  const std::string db = folder / "db";
  REQUIRE(indexer({"add", "--db", db, "-"}, articles()).exit_code == 0);
  CHECK(run({"vankho", {"show", "bai-1", "--db", db}, {}, 0, {"VANKHO_URL=http://127.0.0.1:1"}})
            .exit_code == 0);
  const Daemon daemon(db);
  CHECK(run({"vankho", {"show", "bai-1", "--url", daemon.url()}, {}, 0, {"VANKHO_DB=/khong/co"}})
            .exit_code == 0);
  CHECK(run({"vankho", {"show", "bai-1"}, {}, 0, {"VANKHO_DB=" + db, "VANKHO_URL=" + daemon.url()}})
            .exit_code == 2);
}
