#include "cli/output.h"

#include <csignal>
#include <cstdio>

#include "base/error.h"
#include "base/printable.h"

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

namespace kuiki::cli {

namespace {

std::stop_source& interruption() {
  static std::stop_source source;
  return source;
}

extern "C" void on_interrupt(int signal) {
  // A second Ctrl-C ends the program at once.
  std::signal(signal, SIG_DFL);
  interruption().request_stop();
}

}  // namespace

void print(std::string_view words) {
  const std::string text = inert(words);
  const bool whole = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!whole)
    throw Error(Fault::output, {"標準出力に書けませんでした。出力先の空き容量を確かめてください",
                                "Standard output could not be written; see whether its disk is full"});
}

void complain(std::string_view text) {
  const std::string line = "kuiki: " + one_line(text) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

bool errors_on_terminal() {
#ifdef _WIN32
  return _isatty(_fileno(stderr)) != 0;
#else
  return isatty(fileno(stderr)) != 0;
#endif
}

void stop_on_interrupt() {
  interruption();  // made before a signal can ask for it
  std::signal(SIGINT, on_interrupt);
  std::signal(SIGTERM, on_interrupt);
}

std::stop_token interrupted() { return interruption().get_token(); }

Progress ProgressLine::progress() {
  if (!errors_on_terminal()) return {nullptr, interrupted()};
  return {[this](double fraction, const Text& step) {
            using namespace std::chrono_literals;
            const auto now = std::chrono::steady_clock::now();
            if (now - begun_ < 400ms || now - shown_at_ < 100ms) return;
            shown_at_ = now;
            shown_ = true;
            std::fprintf(stderr, "\r\033[K%3.0f %%  %s", fraction * 100, short_name(step.in(lang_)).c_str());
            std::fflush(stderr);
          },
          interrupted()};
}

ProgressLine::~ProgressLine() {
  if (shown_) std::fputs("\r\033[K", stderr);
}

}  // namespace kuiki::cli
