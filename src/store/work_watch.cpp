#include "store/work_watch.h"

#include <array>
#include <filesystem>

#include "base/error.h"
#include "store/pg_connection.h"
#include "store/sqlite_connection.h"

namespace kuiki::store {
namespace fs = std::filesystem;
namespace {

using std::chrono::milliseconds;

constexpr milliseconds until_next_try{2000};
constexpr milliseconds until_next_look{1000};

/// What tells a file that changed from one that did not; no changes stand in the write-ahead file alone.
struct Trace {
  struct One {
    std::uintmax_t size = 0;
    fs::file_time_type at;
    friend bool operator==(const One&, const One&) = default;
  };
  std::array<One, 2> files;
  bool there = false;
  friend bool operator==(const Trace&, const Trace&) = default;
};

Trace trace_of(const fs::path& file) {
  Trace trace;
  auto beside = file;
  beside += "-wal";
  std::error_code missing;
  trace.there = fs::exists(file, missing);
  for (std::size_t i = 0; const auto& path : {file, beside}) {
    auto& one = trace.files[i++];
    one.size = fs::file_size(path, missing);
    one.at = fs::last_write_time(path, missing);
  }
  return trace;
}

}  // namespace

WorkWatch::WorkWatch(WorkLocation where, std::function<void()> wake) : where_(std::move(where)), wake_(std::move(wake)) {
  thread_ = std::jthread([this](const std::stop_token& stop) {
    if (where_.on_server())
      watch_server(stop);
    else
      watch_file(stop);
  });
}

WorkWatch::~WorkWatch() = default;

WatchState WorkWatch::state() const {
  const std::lock_guard hold(mutex_);
  return state_;
}

void WorkWatch::tell(WatchState state) {
  {
    const std::lock_guard hold(mutex_);
    if (state == state_) return;
    state_ = std::move(state);
  }
  wake_();
}

void WorkWatch::look_at(const Database& database) {
  tell({.looked = true, .reachable = true, .last = moment_of_work(database), .looks = state().looks + 1});
}

void WorkWatch::not_reached(Text reason) {
  const auto before = state();
  tell({.looked = true, .reachable = false, .last = before.last, .looks = before.looks, .reason = std::move(reason)});
}

void WorkWatch::pause(const std::stop_token& stop, milliseconds time) {
  std::unique_lock hold(mutex_);
  paused_.wait_for(hold, stop, time, [] { return false; });
}

void WorkWatch::watch_server(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    try {
      const PgConnection server(where_, PgUse::watch, stop);
      // Listening comes first: what is announced from here on is heard, what was before is seen.
      server.listen();
      look_at(server);
      while (true)
        if (server.heard()) look_at(server);
    } catch (const Cancelled&) {
      return;
    } catch (const Error& error) {
      not_reached(error.message());
    } catch (const std::exception& error) {
      not_reached(plain(error.what()));
    }
    pause(stop, until_next_try);
  }
}

void WorkWatch::watch_file(const std::stop_token& stop) {
  Trace last;
  bool seen = false;
  while (!stop.stop_requested()) {
    const auto now = trace_of(where_.file);
    try {
      if (!now.there && !seen) {
        tell({.looked = true, .reachable = true});
      } else if (!now.there) {
        not_reached(say("{} がなくなりました。", "{} is not there any more", where_.file.string()));
      } else if (now != last) {
        look_at(SqliteConnection(where_.file, SqliteUse::read_work));
        seen = true;
      }
      last = now;
    } catch (const Error& error) {
      not_reached(error.message());
    } catch (const std::exception& error) {
      not_reached(plain(error.what()));
    }
    pause(stop, until_next_look);
  }
}

}  // namespace kuiki::store
