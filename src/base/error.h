#pragma once
#include <stdexcept>
#include <string>

#include "base/text.h"

namespace kuiki {

/// What went wrong, by who can mend it. The values are the program's exit statuses.
enum class Fault {
  internal = 1,       ///< a defect of the program
  usage = 2,          ///< wrong arguments
  input_missing = 3,  ///< a file that is not there or cannot be read
  input_wrong = 4,    ///< a file that was read but says something impossible
  output = 5,         ///< a file that could not be written
};

/// The one exception for what cannot go on. `message` says in one line what, where (file, row, column
/// or layer) and what to do. It ends what was asked for: at the command line's dispatch, at the job runner, at the session's
/// `apply()` and reload, at the window's frame. Whoever catches it before that has another way (defaults for settings that
/// cannot be read, the next file of a list), tells of it, or adds what it knows and throws again.
class Error : public std::runtime_error {
 public:
  Error(Fault fault, Text message) : std::runtime_error(message.en), fault_(fault), message_(std::move(message)) {}
  [[nodiscard]] Fault fault() const { return fault_; }
  [[nodiscard]] const Text& message() const { return message_; }

 private:
  Fault fault_;
  Text message_;
};

/// Thrown by long work that saw its stop token; not a failure, so not an `Error`.
struct Cancelled : std::exception {
  [[nodiscard]] const char* what() const noexcept override { return "cancelled"; }
};

}  // namespace kuiki
