#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/unsaved.h"

namespace kuiki::app {

/// A lock file that is held (recovery.cpp).
class RecoveryLock;

/// What a window that has ended left; nobody else is offered it meanwhile.
struct LeftUnsaved {
  Unsaved unsaved;
  std::filesystem::path file;
  std::shared_ptr<RecoveryLock> lock;
};

/// Keeps what is not saved where the next start finds it: `recovery/` beside the settings. Each window has two files there by
/// its own name: a lock that the system lets go of however the process ends, and, while there is something to lose, what it
/// is. What a living window holds is never touched by another one.
class Recovery {
 public:
  explicit Recovery(std::filesystem::path config);
  ~Recovery();  ///< lets go; what is kept stays, see forget()
  Recovery(const Recovery&) = delete;
  Recovery& operator=(const Recovery&) = delete;

  /// Makes the folder and this window's lock. Until then nothing else does anything. Throws Error(output).
  void watch();
  [[nodiscard]] bool watching() const { return own_ != nullptr; }
  /// Says which work file (work_key) this window is about; returns the processes whose windows are about the same one.
  std::vector<long> open(const std::string& work);

  /// Replaces what is kept, whole; nothing to lose, nothing kept. Throws Error(output).
  void keep(const Unsaved& unsaved);
  void forget() noexcept;  ///< after a clean end

  /// The oldest first. A file that cannot be read is set aside (`.bad`) and named in `trouble`.
  std::vector<LeftUnsaved> left(std::vector<std::filesystem::path>& trouble);
  void drop(LeftUnsaved& left) noexcept;  ///< it was taken over, or is wanted no more

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

 private:
  [[nodiscard]] std::filesystem::path own_file() const;
  std::filesystem::path folder_;
  std::string name_;  ///< of this window's files
  std::shared_ptr<RecoveryLock> own_;
  bool kept_ = false;
};

}  // namespace kuiki::app
