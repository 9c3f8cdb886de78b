#pragma once
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "base/error.h"
#include "base/progress.h"

namespace kuiki::app {

/// Long work beside the window: one job at a time, the others wait their turn. The work runs on its own thread over
/// immutable data and gives back what the main thread then does with its result.
class Jobs {
 public:
  using Finish = std::function<void()>;                 ///< runs in poll(), on the main thread
  using Work = std::function<Finish(const Progress&)>;  ///< runs on the job's thread
  using Failed = std::function<void(const Error&)>;     ///< runs in poll()
  using Stopped = std::function<void()>;  ///< runs in poll() after a cancel; without one `failed` is told of it

  struct State {
    Text title, step;
    double fraction = 0;  ///< 0 to 1
    bool cancelling = false;
  };

  Jobs();
  ~Jobs();
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;
  /// `wake` is called from the job's thread whenever poll() or state() would say something new.
  void on_news(std::function<void()> wake) { wake_ = std::move(wake); }
  void start(Text title, Work work, Failed failed, Stopped stopped = {});
  [[nodiscard]] std::optional<State> state() const;  ///< of the running job
  [[nodiscard]] bool busy() const { return running_ != nullptr || !waiting_.empty(); }
  /// Asks the running job to stop; poll() tells when it has.
  void cancel();
  /// Main thread, once a frame: ends what is done and begins what waits. What `finish` throws goes to `failed`, as if the
  /// work itself had failed; nothing else that a job does gets out either.
  void poll();

 private:
  struct Job;
  void begin();
  static void end(Job& job);
  std::deque<std::unique_ptr<Job>> waiting_;
  std::unique_ptr<Job> running_;
  std::function<void()> wake_;
};

}  // namespace kuiki::app
