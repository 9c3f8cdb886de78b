#pragma once
#include <imgui.h>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kuiki::ui {

/// Words broken into lines, kept as long as they are asked for. One a window.
class LineBreaks {
 public:
  /// No wider than `width` units, in the maps' typeface of `size` units. Lines are broken as
  /// on the maps: Japanese by its own rules, not in the middle of a word or before a full stop. Stays valid until the frame ends.
  const std::vector<std::string>& broken(std::string_view text, double size, bool bold, double width);

 private:
  struct Broken {
    std::vector<std::string> lines;
    int asked = 0;  ///< the frame
  };
  std::unordered_map<std::string, Broken> kept_;
  int cleared_ = 0;  ///< the frame
};

}  // namespace kuiki::ui
