#pragma once
#include <chrono>
#include <memory>
#include <stop_token>

namespace kuiki::store {

/// Waits for a socket, and is woken at once when the work is to stop.
class SocketWait {
 public:
  explicit SocketWait(std::stop_token stop);
  ~SocketWait();
  SocketWait(const SocketWait&) = delete;
  SocketWait& operator=(const SocketWait&) = delete;

  enum class For { reading, writing };
  /// False where nothing came in that time. Throws Cancelled when the work is to stop.
  [[nodiscard]] bool ready(int socket, For what, std::chrono::milliseconds most) const;

 private:
  class Bell;
  std::stop_token stop_;
  std::unique_ptr<Bell> bell_;
};

}  // namespace kuiki::store
