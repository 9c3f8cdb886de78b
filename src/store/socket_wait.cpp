#include "store/socket_wait.h"

#include <optional>

#include "base/error.h"

#ifndef _WIN32
#include <fcntl.h>
#include <sys/poll.h>
#include <unistd.h>
#endif

namespace kuiki::store {

/// A pipe that becomes readable when the work is to stop.
class SocketWait::Bell {
 public:
  explicit Bell(const std::stop_token& stop) : open_(pipe2(ends_, O_CLOEXEC | O_NONBLOCK) == 0) {
    stop_.emplace(stop, Ring{this});
  }
  ~Bell() {
    stop_.reset();  // first: it rings into what is closed here
    if (!open_) return;
    close(ends_[0]);
    close(ends_[1]);
  }
  Bell(const Bell&) = delete;
  Bell& operator=(const Bell&) = delete;
  [[nodiscard]] int end() const { return ends_[0]; }

 private:
  struct Ring {
    Bell* bell;
    void operator()() const {
      const char one = 1;
      if (bell->open_) static_cast<void>(!write(bell->ends_[1], &one, 1));
    }
  };
  int ends_[2] = {-1, -1};
  bool open_;
  std::optional<std::stop_callback<Ring>> stop_;
};

SocketWait::SocketWait(std::stop_token stop) : stop_(std::move(stop)), bell_(std::make_unique<Bell>(stop_)) {}
SocketWait::~SocketWait() = default;

bool SocketWait::ready(int socket, For what, std::chrono::milliseconds most) const {
  const short wanted = what == For::reading ? POLLIN : POLLOUT;
  pollfd both[] = {{socket, wanted, 0}, {bell_->end(), POLLIN, 0}};
  const int found = poll(both, 2, static_cast<int>(most.count()));
  if (stop_.stop_requested()) throw Cancelled();
  return found > 0 && both[0].revents != 0;
}

}  // namespace kuiki::store
