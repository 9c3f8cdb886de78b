#pragma once
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

#include "base/text.h"
#include "store/work_location.h"
#include "store/work_moment.h"

namespace kuiki::store {

class Database;

struct WatchState {
  bool looked = false;      ///< false before anything is known
  bool reachable = false;   ///< the server answers; the file is there, or is none yet
  WorkMoment last;          ///< what was seen there
  std::uint64_t looks = 0;  ///< how often it was looked into
  Text reason;              ///< why it is not reachable
  friend bool operator==(const WatchState&, const WatchState&) = default;
};

/// Looks whether somebody else changed a work file: a server tells of it at once; at a file it looks every second, without
/// opening it unless it changed. A server that went away is tried again every two seconds.
class WorkWatch {
 public:
  /// `wake` is called, on a thread of its own, whenever `state` has something new to say, and not any more once the watch ends.
  WorkWatch(WorkLocation where, std::function<void()> wake);
  ~WorkWatch();
  WorkWatch(const WorkWatch&) = delete;
  WorkWatch& operator=(const WorkWatch&) = delete;

  [[nodiscard]] const WorkLocation& where() const { return where_; }
  [[nodiscard]] WatchState state() const;

 private:
  void watch_server(const std::stop_token& stop);
  void watch_file(const std::stop_token& stop);
  void look_at(const Database& database);
  void not_reached(Text reason);
  void tell(WatchState state);
  /// Comes back early where the work is to stop.
  void pause(const std::stop_token& stop, std::chrono::milliseconds time);

  WorkLocation where_;
  std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::condition_variable_any paused_;
  WatchState state_;
  std::jthread thread_;  ///< the last member: it ends before the others
};

}  // namespace kuiki::store
