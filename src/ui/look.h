#pragma once
#include "ui/fonts.h"
#include "ui/icons.h"

namespace kuiki::app {
class WindowState;
}

namespace kuiki::ui {

/// What a window draws with: its scale, the typefaces for that scale and for the texts it shows, the icons.
class Look {
 public:
  /// Follows what the window shows and the settings. True where the typefaces are others now: the backend's texture has to be made anew.
  bool refresh(const app::WindowState& shown, float system_scale);
  [[nodiscard]] float scale() const { return scale_; }  ///< pixels a unit
  [[nodiscard]] const Fonts& fonts() const { return fonts_; }
  [[nodiscard]] const Icons& icons() const { return icons_; }

 private:
  [[nodiscard]] Glyphs glyphs_for(const app::WindowState& shown) const;

  float scale_ = 0;
  Glyphs glyphs_;
  Fonts fonts_;
  Icons icons_;
};

}  // namespace kuiki::ui
