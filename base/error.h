// base/error.h: what a user can get wrong, as a value.
//
// Three kinds of failure have three manners here. What a user gets wrong (an
// option, a file, a filter) is an Error inside a Result. What the world gets
// wrong (disk, lock, corruption) is an exception, caught in main() and in the
// HTTP exception handler. What we get wrong is an assertion.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace vankho {

enum class Code {
  invalid,      // bad input: an option, a parameter, a line of a file
  not_found,    // an article, a file, a database that is not there
  unreadable,   // there, but cannot be read
  mismatch,     // a database made by another version
  busy,         // locked by another writer, a port in use
  unavailable,  // disk full, server not answering
};

struct Error {
  Code code = Code::invalid;
  std::string message;  // names the file, line, option or key, and says why
  std::string hint;     // what to do about it; may be empty

  // "message" or "message (hint)": the one line that programs print.
  std::string line() const { return hint.empty() ? message : message + " (" + hint + ")"; }
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Code code, std::string message, std::string hint = {}) {
  return tl::make_unexpected(Error{code, std::move(message), std::move(hint)});
}

}  // namespace vankho
