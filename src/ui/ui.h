#pragma once
#include <imgui.h>

#include <cmath>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/text.h"
#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/theme.h"

namespace kuiki::app {
class WindowState;
class Workspace;
}  // namespace kuiki::app
namespace kuiki::map {
struct MapDocument;
struct Scene;
}  // namespace kuiki::map

namespace kuiki::ui {

class Focus;       // focus.h
class LineBreaks;  // line_breaks.h

/// A scene to be painted under ImGui's windows in this frame, its origin at (x, y) pixels.
struct Painting {
  const map::Scene* scene = nullptr;
  float x = 0, y = 0;
  float zoom = 1;  ///< pixels for each that the scale of the window gives
};

/// Where named widgets are, in pixels of the window: the tests of the window click by name.
using Marks = std::map<std::string, ImVec4>;

/// What every panel gets: the window and its workspace to read, and what it draws with. One a frame.
struct Ui {
  app::Workspace& workspace;
  app::WindowState& window;
  const Fonts& fonts;
  const Icons& icons;
  Focus& focus;
  LineBreaks& lines;
  float scale = 1;  ///< pixels a unit (a unit is 1/96 inch at 100 %)
  std::vector<Painting>& paintings;
  Marks* marks = nullptr;                    ///< only in tests
  std::string* told = nullptr;               ///< only in tests: further lines of the state file
  const std::vector<ImVec2>* way = nullptr;  ///< the pointer's way since the last frame, pixels of the window

  [[nodiscard]] float px(float units) const { return std::round(units * scale); }
  [[nodiscard]] Lang lang() const;
  [[nodiscard]] const char* words(const Text& text) const { return text.in(lang()).c_str(); }
  void push(std::function<void(app::WindowState&)> change) const;
  void edit(Text what, map::MapDocument next, std::string drag = {}) const;
};

}  // namespace kuiki::ui
