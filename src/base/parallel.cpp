#include "base/parallel.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <list>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace kuiki {
namespace {

/// One call of run_together(): what its helpers do, how many are still wanted and how many are in it.
struct Task {
  const std::function<void()>* work = nullptr;
  std::size_t wanted = 0, inside = 0;
  std::exception_ptr failed;
};

/// Threads that wait for tasks, started once: starting some for every shape of a picture costs more than filling it.
class Pool {
 public:
  Pool() {
    for (std::size_t i = 1; i < useful_threads(); ++i)
      threads_.emplace_back([this](const std::stop_token& stop) { serve(stop); });
  }

  void run(std::size_t helpers, const std::function<void()>& work) {
    const std::size_t wanted = std::min(helpers, threads_.size());
    if (wanted == 0) return work();
    Task task{&work, wanted, 0, nullptr};
    {
      const std::lock_guard lock(mutex_);
      tasks_.push_back(&task);
    }
    for (std::size_t i = 0; i < wanted; ++i) called_.notify_one();
    std::exception_ptr mine;
    try {
      work();
    } catch (...) {
      mine = std::current_exception();
    }
    std::unique_lock lock(mutex_);
    // Helpers that were busy elsewhere all the time are not waited for: the work is done.
    tasks_.remove(&task);
    left_.wait(lock, [&] { return task.inside == 0; });
    if (mine || task.failed) std::rethrow_exception(mine ? mine : task.failed);
  }

 private:
  void serve(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (called_.wait(lock, stop, [&] { return !tasks_.empty(); })) {
      Task& task = *tasks_.front();
      ++task.inside;
      if (--task.wanted == 0) tasks_.pop_front();
      lock.unlock();
      std::exception_ptr failed;
      try {
        (*task.work)();
      } catch (...) {
        failed = std::current_exception();
      }
      lock.lock();
      if (failed && !task.failed) task.failed = failed;
      if (--task.inside == 0) left_.notify_all();
    }
  }

  std::mutex mutex_;
  std::condition_variable_any called_, left_;
  std::list<Task*> tasks_;
  std::vector<std::jthread> threads_;  ///< last, so that they have ended before the rest goes
};

}  // namespace

std::size_t useful_threads() {
  static const std::size_t threads = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 16);
  return threads;
}

void detail::run_together(std::size_t helpers, const std::function<void()>& work) {
  if (helpers == 0) return work();
  static Pool pool;
  pool.run(helpers, work);
}

}  // namespace kuiki
