#pragma once
#include <chrono>
#include <filesystem>

#include "base/text.h"

namespace kuiki::app {

/// A word to the user, shown for a while over the map.
struct Message {
  enum class Kind { info, warning, error };
  Text text;
  Kind kind = Kind::info;
  std::filesystem::path file{};  ///< that was written; may be empty
  int number = 0;                ///< tells equal messages apart
  bool while_away = false;       ///< goes by itself once the work file can be reached again
  std::chrono::steady_clock::time_point since{};
};

}  // namespace kuiki::app
