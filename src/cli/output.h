#pragma once
#include <atomic>
#include <chrono>
#include <string>
#include <string_view>
#include <thread>

#include "base/progress.h"

namespace kuiki::cli {

/// Writes a result to standard output, made inert (printable.h). Throws Error(output) when it does not arrive (a full disk).
void print(std::string_view text);

/// One line on standard error, "kuiki: …", made inert; of a very long one its beginning and its end.
void complain(std::string_view text);

/// Is standard error a terminal somebody looks at?
bool errors_on_terminal();

/// Ctrl-C and the like: work that reports progress stops at its next step and cleans up after itself.
void stop_on_interrupt();
std::stop_token interrupted();

/// The exit status of what was interrupted, and what is said of it.
inline constexpr int interrupted_status = 130;
Text interrupted_words();

/// Progress of one command as a line on a terminal that is wiped at the end; silent elsewhere and for quick work. Work that
/// does not come to a step of its own within a second of being interrupted (a picture of millions of shapes) is ended from
/// here, as long as no file is in the making.
class ProgressLine {
 public:
  explicit ProgressLine(Lang lang);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  [[nodiscard]] Progress progress();

 private:
  Lang lang_;
  std::chrono::steady_clock::time_point begun_, shown_at_;
  bool shown_ = false;
  std::jthread guard_;
};

}  // namespace kuiki::cli
