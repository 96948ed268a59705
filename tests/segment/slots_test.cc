// The hash table of a dictionary, against a search through the texts.
#include "segment/slots.h"

#include <algorithm>
#include <random>
#include <string>

#include "tests/support/catch.h"

using namespace vankho;

namespace {

// A place that is outside the texts, or that a damaged slot names twice, is refused as a segment does.
std::optional<std::uint32_t> place_of(std::span<const segment::Slot> slots,
                                      const std::vector<std::string_view>& texts,
                                      std::string_view text) {
  return segment::find_place(slots, text, [&](std::uint32_t place) {
    return place < texts.size() && texts[place] == text;
  });
}

}  // namespace

TEST_CASE("each text is found at its place, and no other text is found") {
  const std::size_t size = GENERATE(0, 1, 2, 1000);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < size; ++i) words.push_back(i == 0 ? "" : "từ" + std::to_string(i));
  const std::vector<std::string_view> texts(words.begin(), words.end());
  const auto slots = segment::make_slots(texts);
  for (std::uint32_t place = 0; place < size; ++place) CHECK(place_of(slots, texts, texts[place]) == place);
  CHECK_FALSE(place_of(slots, texts, "từ"));
  CHECK_FALSE(place_of({}, texts, "từ1"));
}

TEST_CASE("damaged slots end every search, and lead to no wrong text") {
  const std::vector<std::string_view> texts = {"chi", "bộ", "đảng", "viên"};
  std::mt19937 random(3);
  for (int i = 0; i < 2000; ++i) {
    auto slots = segment::make_slots(texts);
    for (segment::Slot& slot : slots)
      if (random() % 2 == 0) slot = {slot.tag, static_cast<std::uint32_t>(random() % 6)};
    for (std::uint32_t place = 0; place < texts.size(); ++place)
      CHECK(place_of(slots, texts, texts[place]).value_or(place) == place);
  }
}
