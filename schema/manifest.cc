#include "schema/manifest.h"

#include <nlohmann/json.hpp>

namespace vankho::schema {

using Json = nlohmann::ordered_json;

std::string to_text(const Manifest& manifest) {
  Json segments = Json::array();
  for (const SegmentEntry& entry : manifest.segments)
    segments.push_back({{"file", entry.file},
                        {"first", entry.first},
                        {"articles", entry.articles},
                        {"bytes", entry.bytes},
                        {"xxh3", entry.checksum}});
  return Json{{"commit", manifest.commit},
              {"articles", manifest.articles},
              {"tokens", manifest.tokens},
              {"next_file", manifest.next_file},
              {"segments", std::move(segments)},
              {"dead", manifest.dead}}
      .dump();
}

Result<Manifest> parse_manifest(const std::string& text) {
  Manifest manifest;
  try {
    const Json json = Json::parse(text);
    manifest.commit = json.at("commit");
    manifest.articles = json.at("articles");
    manifest.tokens = json.at("tokens");
    manifest.next_file = json.at("next_file");
    for (const Json& one : json.at("segments"))
      manifest.segments.push_back({one.at("file"), one.at("first"), one.at("articles"),
                                   one.at("bytes"), one.at("xxh3")});
    manifest.dead = json.at("dead").get<std::vector<std::uint32_t>>();
  } catch (const nlohmann::json::exception& error) {
    return fail(Code::unreadable, std::string("the manifest is damaged: ") + error.what());
  }
  return manifest;
}

}  // namespace vankho::schema
