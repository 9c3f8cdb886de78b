#pragma once
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <functional>

namespace kuiki {

/// Threads that are worth having on this machine, the caller's included: 1 to 16.
std::size_t useful_threads();

namespace detail {
/// Calls `work` in this thread and, where they are free, in up to `helpers` others of the program's own; returns when none
/// is in it any more. The first exception of any of them is thrown on.
void run_together(std::size_t helpers, const std::function<void()>& work);
}  // namespace detail

/// Calls a copy of `worker` (one a thread, with its own scratch memory) with 0 … jobs−1, each once, in any order.
/// The first exception is thrown on, and no new job begun after it. `worth` false: all in this thread.
template <class Worker>
void run_parallel(std::size_t jobs, bool worth, const Worker& worker) {
  if (jobs == 0) return;
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    try {
      Worker mine = worker;
      for (std::size_t job = next++; job < jobs; job = next++) mine(job);
    } catch (...) {
      next = jobs;
      throw;
    }
  };
  const std::size_t threads = worth ? std::min(jobs, useful_threads()) : 1;
  detail::run_together(threads - 1, work);
}

/// Calls work(first, last) over [0, n) in as many pieces as there are threads; in one where `worth` is false.
template <class Work>
void in_pieces(std::size_t n, bool worth, const Work& work) {
  const std::size_t pieces = worth ? std::clamp<std::size_t>(useful_threads(), 1, std::max<std::size_t>(n, 1)) : 1;
  run_parallel(pieces, worth, [&](std::size_t i) { work(n * i / pieces, n * (i + 1) / pieces); });
}

}  // namespace kuiki
