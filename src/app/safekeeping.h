#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "app/recovery.h"
#include "app/workspace.h"

namespace kuiki::app {

/// What the workspace knows of the file in which it keeps what is not saved, and of the files that others left.
struct Workspace::Safekeeping {
  explicit Safekeeping(const std::filesystem::path& config) : recovery(config) {}

  struct State {
    std::uint64_t entries = 0, document = 0;
    std::string typing;
    std::uint64_t painting = 0;  ///< of districts with something to lose
    friend bool operator==(const State&, const State&) = default;
  };
  /// How the workspace is now.
  [[nodiscard]] static State now(const Workspace& workspace);

  Recovery recovery;
  std::vector<LeftUnsaved> left;
  State kept;  ///< that the kept file is of
  std::chrono::steady_clock::time_point at;
};

}  // namespace kuiki::app
