#pragma once
#include <span>
#include <string>
#include <vector>

#include "map/scene.h"

namespace kuiki::map {

inline constexpr double least_label_size = 12;

/// A name over its value around (0, 0), each line centred. Rectangles are those of the ink, not of the font's line:
/// Japanese glyphs leave room above and below.
struct LabelBlock {
  struct Line {
    std::string text;
    Font font;
    double baseline = 0;
  };
  std::vector<Line> lines;
  std::vector<Rect> ink;       ///< one a line
  std::size_t name_lines = 0;  ///< the first ones; what follows is the value
  Rect whole;
};

/// `parts` of the name one under the other; no value line where `value` is empty.
LabelBlock make_block(std::span<const std::string> parts, const std::string& value, double size, bool bold);

/// A long name in two parts, where it can be divided: before a parenthesis, else at the blank nearest its middle.
/// The name itself where it cannot.
std::vector<std::string> divided_name(const std::string& name);

}  // namespace kuiki::map
