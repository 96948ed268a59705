// segment/verify.h: whether a sealed file is still as it was written.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

#include "base/error.h"

namespace vankho::segment {

// Reads the file from end to end, 1 MB at a time, and compares its XXH3-64. `go_on` is asked after
// each piece; when it says no, the answer is false: not read to the end. Code::unreadable, naming the
// file, when it differs or cannot be read.
Result<bool> verify(const std::filesystem::path& file, std::uint64_t checksum,
                    const std::function<bool()>& go_on);

}  // namespace vankho::segment
