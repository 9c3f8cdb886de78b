#pragma once
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace kuiki::render {

/// Calls a copy of `worker` (one a thread, with its own scratch memory) with 0 … jobs−1, each once, in any order.
/// The first exception is thrown on. `worth` false: all in this thread.
template <class Worker>
void run_parallel(std::size_t jobs, bool worth, const Worker& worker) {
  const std::size_t threads = worth ? std::min<std::size_t>(jobs, std::max(1u, std::thread::hardware_concurrency())) : 1;
  std::atomic<std::size_t> next{0};
  std::exception_ptr failed;
  std::mutex failing;
  const auto work = [&] {
    try {
      Worker mine = worker;
      for (std::size_t job = next++; job < jobs; job = next++) mine(job);
    } catch (...) {
      const std::lock_guard lock(failing);
      if (!failed) failed = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back(work);
    work();
  }
  if (failed) std::rethrow_exception(failed);
}

}  // namespace kuiki::render
