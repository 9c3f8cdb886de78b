#include "app/jobs.h"

#include <chrono>

namespace kuiki::app {

namespace {

/// What is being caught, as an Error.
Error present_error() {
  try {
    throw;
  } catch (const Error& e) {
    return e;
  } catch (const std::bad_alloc&) {
    return {Fault::internal,
            {"メモリーが足りません。大きさを小さくして、もう一度お試しください。",
             "Not enough memory. Try again with a smaller size."}};
  } catch (const std::exception& e) {
    return {Fault::internal, say("予期しない誤りです：{}", "Unexpected error: {}", e.what())};
  } catch (...) {
    return {Fault::internal, {"予期しない誤りです。", "Unexpected error"}};
  }
}

}  // namespace

struct Jobs::Job {
  Text title;
  Work work;
  Failed failed;
  Stopped stopped;

  mutable std::mutex lock;  ///< of what follows
  double fraction = 0;
  Text step;
  bool done = false, was_stopped = false;
  Finish finish;
  std::optional<Error> error;

  std::jthread thread;  ///< last, so that it has ended before the rest goes
};

Jobs::Jobs() = default;

Jobs::~Jobs() { waiting_.clear(); }

void Jobs::start(Text title, Work work, Failed failed, Stopped stopped) {
  auto job = std::make_unique<Job>();
  job->title = std::move(title);
  job->work = std::move(work);
  job->failed = std::move(failed);
  job->stopped = std::move(stopped);
  waiting_.push_back(std::move(job));
  if (!running_) begin();
}

void Jobs::begin() {
  running_ = std::move(waiting_.front());
  waiting_.pop_front();
  Job& job = *running_;
  job.thread = std::jthread([&job, wake = wake_](const std::stop_token& stop) {
    auto told = std::chrono::steady_clock::time_point{};
    const Progress progress(
        [&](double fraction, const Text& step) {
          {
            const std::lock_guard guard(job.lock);
            job.fraction = fraction;
            job.step = step;
          }
          // The window is woken at most thirty times a second, however often the work reports.
          const auto now = std::chrono::steady_clock::now();
          if (wake && now - told > std::chrono::milliseconds(33)) {
            told = now;
            wake();
          }
        },
        stop);
    Finish finish;
    std::optional<Error> error;
    bool stopped = false;
    try {
      finish = job.work(progress);
    } catch (const Cancelled&) {
      stopped = true;
    } catch (...) {
      error = present_error();
    }
    {
      const std::lock_guard guard(job.lock);
      job.finish = std::move(finish);
      job.error = std::move(error);
      job.was_stopped = stopped;
      job.done = true;
    }
    if (wake) wake();
  });
}

std::optional<Jobs::State> Jobs::state() const {
  if (!running_) return {};
  const std::lock_guard guard(running_->lock);
  return State{running_->title, running_->step, running_->fraction, running_->thread.get_stop_source().stop_requested()};
}

void Jobs::cancel() {
  if (running_) running_->thread.request_stop();
}

void Jobs::poll() {
  if (!running_) return;
  {
    const std::lock_guard guard(running_->lock);
    if (!running_->done) return;
  }
  running_->thread.join();
  const auto job = std::move(running_);
  // What this one changes the next one must find changed.
  end(*job);
  if (!running_ && !waiting_.empty()) begin();
}

void Jobs::end(Job& job) {
  try {
    if (job.was_stopped && job.stopped) {
      job.stopped();
      return;
    }
    // Whoever waits for an end hears of this one, too.
    if (job.was_stopped) job.error = Error(Fault::usage, {"中止しました。", "Cancelled."});
    if (!job.error && job.finish) job.finish();
  } catch (...) {
    job.error = present_error();
  }
  if (!job.error || !job.failed) return;
  try {
    job.failed(*job.error);
  } catch (...) {
    // It was to be told, and telling it failed: the window goes on.
    return;
  }
}

}  // namespace kuiki::app
