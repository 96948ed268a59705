#include "bench/engines/engine.h"

#include <chrono>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string_view>

namespace vankho::bench {
namespace {

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(at);
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return parts;
}

// Exactly `count` fields, of which the last may be empty.
std::vector<std::string> fields(const std::string& line, std::size_t count) {
  std::vector<std::string> parts = split(line, '\t');
  if (parts.size() + 1 == count) parts.emplace_back();
  if (parts.size() != count)
    throw std::runtime_error("not " + std::to_string(count) + " fields: " + line);
  return parts;
}

bool next_article(std::ifstream& file, std::string& line, Prepared& article) {
  if (!std::getline(file, line)) return false;
  std::vector<std::string> parts = fields(line, 7);
  article.id = std::move(parts[0]);
  article.day = std::stoi(parts[1]);
  article.year = std::stoi(parts[2]);
  article.provinces = split(parts[3], '|');
  article.documents = split(parts[4], '|');
  article.title = std::move(parts[5]);
  article.text = std::move(parts[6]);
  return true;
}

Query::How how(const std::string& name) {
  if (name == "all") return Query::How::all;
  if (name == "any") return Query::How::any;
  if (name == "phrase") return Query::How::phrase;
  throw std::runtime_error("neither all, any nor phrase: " + name);
}

Query parse_query(const std::string& line) {
  const std::vector<std::string> parts = fields(line, 7);
  Query query;
  query.how = how(parts[0]);
  query.words = split(parts[1], ' ');
  query.province = parts[2];
  query.first_year = std::stoi(parts[3]);
  query.last_year = std::stoi(parts[4]);
  query.facets = parts[5] == "facets";
  query.newest = parts[6] == "newest";
  return query;
}

void index(const Programs& programs, const char* prepared, const char* dir) {
  std::ifstream file(prepared);
  if (!file) throw std::runtime_error(std::string("cannot be read: ") + prepared);
  std::string line;
  programs.index([&](Prepared& article) { return next_article(file, line, article); }, dir);
}

void serve(const Programs& programs, const char* dir, const std::string& variant) {
  const std::unique_ptr<Engine> engine = programs.open(dir, variant);
  for (std::string line; std::getline(std::cin, line);) {
    const Query query = parse_query(line);
    const auto start = std::chrono::steady_clock::now();
    const Answer answer = engine->answer(query);
    const auto taken = std::chrono::steady_clock::now() - start;
    std::cout << answer.count << '\t' << answer.facet_sum << '\t'
              << std::chrono::nanoseconds(taken).count() << '\n'
              << std::flush;
  }
}

}  // namespace

int run(int argc, const char* const* argv, const Programs& programs) try {
  const std::string verb = argc > 1 ? argv[1] : "";
  if (verb == "index" && argc == 4)
    index(programs, argv[2], argv[3]);
  else if (verb == "serve" && (argc == 3 || argc == 4))
    serve(programs, argv[2], argc == 4 ? argv[3] : "");
  else
    throw std::runtime_error("usage: index PREPARED DIR | serve DIR [VARIANT]");
  return 0;
} catch (const std::exception& error) {
  std::cerr << argv[0] << ": " << error.what() << '\n';
  return 2;
}

}  // namespace vankho::bench
