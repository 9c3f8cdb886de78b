#include "cli/output.h"

#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <mutex>

#include "base/error.h"
#include "base/outcome.h"
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

Text nothing_written() { return {"中断しました。何も書き出していません", "Interrupted; nothing was written"}; }

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

Text interrupted_words() {
  return something_was_written() ? Text{"中断しました。それまでに書き終えたファイルは残っています",
                                        "Interrupted; what had been written by then stays"}
                                 : nothing_written();
}

ProgressLine::ProgressLine(Lang lang) : lang_(lang), begun_(std::chrono::steady_clock::now()), shown_at_(begun_) {
  static Lang spoken = Lang::ja;
  spoken = lang;
  guard_ = std::jthread([](const std::stop_token& over) {
    using namespace std::chrono_literals;
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any ended;
    for (auto since = 0ms; !over.stop_requested();) {
      ended.wait_for(lock, over, 50ms, [] { return false; });  // looked for, as a signal's handler may wake nobody
      if (over.stop_requested() || !interrupted().stop_requested()) continue;
      since += 50ms;
      if (since < 800ms) continue;
      end_where_nothing_is_lost([] {
        if (errors_on_terminal()) std::fputs("\r\033[K", stderr);
        complain(nothing_written().in(spoken));
        std::_Exit(interrupted_status);
      });
    }
  });
}

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
