#pragma once
#include <imgui.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kuiki::ui {

/// The drawings of assets/icons, kept as strokes so that they are sharp at every size. Understood is a small part of SVG:
/// `path` with M L H V C Z in absolute coordinates and `circle`, in a 24×24 box, each stroked, or filled where it says
/// fill="#…".
class Icons {
 public:
  /// Reads all icons. Throws Error(input_missing) without the folder, Error(input_wrong) naming file and what is not
  /// understood.
  Icons();

  /// Draws in a square of `size` pixels with its left top corner there. An unknown name draws nothing.
  void draw(ImDrawList* list, std::string_view name, ImVec2 at, float size, ImU32 color) const;

  struct Shape {
    std::vector<ImVec2> points;  ///< curves as the points of short lines
    bool closed = false, filled = false, stroked = true;
  };

 private:
  std::map<std::string, std::vector<Shape>, std::less<>> icons_;
};

/// The shapes of one icon's text; `where` names it in messages.
std::vector<Icons::Shape> parse_icon(std::string_view svg, std::string_view where);

}  // namespace kuiki::ui
