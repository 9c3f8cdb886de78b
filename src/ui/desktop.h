#pragma once
#include <mutex>

namespace kuiki::ui {

/// The window system, for as long as this lives; windows are opened on it.
class Desktop {
 public:
  /// Throws Error(input_missing) where there is no display.
  Desktop();
  ~Desktop();
  Desktop(const Desktop&) = delete;
  Desktop& operator=(const Desktop&) = delete;
};

/// What happened last in the window system, in its own English words; empty where nothing is known.
const char* last_trouble();

/// Ends the wait for events, from any thread: a job may have news while its window is being made, or is gone already.
class Waker {
 public:
  void wake();
  /// Between these there is a Desktop whose waiting can be ended.
  void begin();
  void end();

 private:
  std::mutex lock_;
  bool waiting_ = false;
};

}  // namespace kuiki::ui
