#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "app/screen_furniture.h"
#include "map/compose.h"
#include "ui/layout.h"

namespace kuiki::ui {

/// The map with what stands on it, and the mouse on it.
class MapCanvas {
 public:
  void draw(const Ui& ui, const Layout::Part& part);
  [[nodiscard]] bool dragging() const { return dragging_; }

 private:
  void mouse(const Ui& ui, const map::View& view, const Layout::Part& part);
  void place_card(const Ui& ui, const Layout::Part& part);
  void hover_card(const Ui& ui, const Layout::Part& part);
  /// What is under the pointer, on the view's ground.
  void look(const Ui& ui, const map::View& view, double x, double y);
  void drag(const Ui& ui);
  void compose(const Ui& ui, const map::View& view);
  /// A box drawn while Shift is held picks what lies in it.
  void box(const Ui& ui, const map::View& view, const Layout::Part& part, bool ended);
  void picked_bar(const Ui& ui, const Layout::Part& part);
  void figure_card(const Ui& ui, const map::FigureHit& figure, const Layout::Part& part);
  map::ComposeCache cache_;
  map::Scene scene_;
  app::Furniture furniture_;
  std::uint64_t revision_ = 0;
  std::optional<map::FigureHit> figure_;  ///< on a card, under the mouse
  std::string framed_;                    ///< the figure that is framed in the scene
  std::optional<map::View> composed_;
  bool presented_ = false, dragging_ = false, moved_ = false, boxing_ = false;
  ImVec2 pressed_, seen_, card_size_;
};

}  // namespace kuiki::ui
