#include "query/snapshot.h"

#include <algorithm>

namespace vankho::query {
namespace {

std::vector<std::uint64_t> dead_bits(const schema::SegmentEntry& entry,
                                     const std::vector<std::uint32_t>& dead) {
  const auto begin = std::ranges::lower_bound(dead, entry.first);
  const auto end = std::ranges::lower_bound(dead, entry.first + entry.articles);
  if (begin == end) return {};
  std::vector<std::uint64_t> bits((entry.articles / segment::kWindow + 1) * segment::kWindow / 64);
  for (auto it = begin; it != end; ++it) {
    const std::uint32_t article = *it - entry.first;
    bits[article / 64] |= std::uint64_t{1} << (article % 64);
  }
  return bits;
}

}  // namespace

std::uint32_t Values::number(std::string_view text) {
  const auto [it, added] =
      numbers_.try_emplace(std::string(text), static_cast<std::uint32_t>(texts_.size()));
  if (added) texts_.emplace_back(text);
  return it->second;
}

const std::uint32_t* Values::find(const std::string& text) const {
  const auto it = numbers_.find(text);
  return it == numbers_.end() ? nullptr : &it->second;
}

Result<std::shared_ptr<const Snapshot>> Snapshot::open(const std::filesystem::path& db,
                                                       const std::string& generation,
                                                       const schema::Store& store,
                                                       const Snapshot* before) {
  auto manifest = store.manifest();
  if (!manifest) return tl::make_unexpected(manifest.error());
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->folder_ = db / generation;
  snapshot->name_ = generation + "." + std::to_string(manifest->commit);
  std::ranges::sort(manifest->dead);
  for (const schema::SegmentEntry& entry : manifest->segments) {
    Part part;
    part.file = entry.file;
    part.first = entry.first;
    if (before != nullptr && before->folder_ == snapshot->folder_)
      for (const Part& known : before->parts_)
        if (known.file == entry.file) part.segment = known.segment;
    if (part.segment == nullptr) {
      auto opened = segment::Segment::open(snapshot->folder_ / entry.file);
      if (!opened) return tl::make_unexpected(opened.error());
      part.segment = *opened;
    }
    if (part.segment->articles() != entry.articles)
      return fail(Code::unreadable, (snapshot->folder_ / entry.file).string() +
                                        " does not hold the articles that the manifest says");
    part.dead = dead_bits(entry, manifest->dead);
    snapshot->map_values(part);
    snapshot->parts_.push_back(std::move(part));
  }
  snapshot->manifest_ = std::move(*manifest);
  snapshot->count_groups();
  snapshot->acronyms_ =
      learnt_forms(schema::parse_acronyms(store.metadata(schema::kAcronymsKey)));
  return snapshot;
}

void Snapshot::map_values(Part& part) {
  part.all_values = &values_;
  part.values.reserve(part.segment->strings());
  for (std::uint32_t i = 0; i < part.segment->strings(); ++i) {
    part.numbers.emplace(part.segment->string(i), i);
    part.values.push_back(values_.number(part.segment->string(i)));
  }
}

// An article that follows another carries the other's group; its own would be its id's hash.
void Snapshot::count_groups() {
  for (const Part& part : parts_) {
    const auto groups = part.segment->column<std::uint64_t>(segment::kGroup);
    const auto ids = part.segment->column<std::uint64_t>(segment::kIdHash);
    for (std::uint32_t i = 0; i < groups.size(); ++i)
      if (groups[i] != ids[i] && !part.is_dead(i)) ++followers_[groups[i]];
  }
}

double Snapshot::mean_length() const {
  if (manifest_.articles == 0) return 1;
  return std::max(1.0, static_cast<double>(manifest_.tokens) /
                           static_cast<double>(manifest_.articles));
}

std::uint32_t Snapshot::followers(std::uint64_t group) const {
  const auto it = followers_.find(group);
  return it == followers_.end() ? 0 : it->second;
}

}  // namespace vankho::query
