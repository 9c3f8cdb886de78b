#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "app/screen_furniture.h"
#include "app/town_painting.h"
#include "map/area_colours.h"
#include "ui/layout.h"

namespace kuiki::ui {

/// What the left button does on the map. The right one moves the map and, where it only clicks, takes up the district of the
/// town under it, whatever the tool.
enum class PaintTool : std::uint8_t {
  town,   ///< a click gives one town; drawn, it moves the map
  brush,  ///< every town it is drawn over
  lasso   ///< towns whose middle lies in what is drawn around
};

/// The map of the towns that are painted, and the tools on it. It is composed when the view changes; a stroke changes colours alone.
class PaintMap {
 public:
  void draw(const Ui& ui, const Layout::Part& part);
  [[nodiscard]] bool dragging() const { return held_ >= 0 && moved_; }

  PaintTool tool = PaintTool::town;  ///< free for the panel to set
  double brush = 0;                  ///< radius in units; 0: the towns under its middle alone

 private:
  /// Outlines of towns in the plane of a projection.
  struct Outlines {
    std::vector<model::AreaRow> of;
    geo::ProjectionPtr projection;
    std::vector<std::vector<geo::Point>> rings;
  };
  void begin_anew();
  void compose(const Ui& ui, const map::View& view);
  void colour(const app::TownPainting& painting);
  void mouse(const Ui& ui, const map::View& view, const Layout::Part& part);
  void press(const Ui& ui);
  void hold(const Ui& ui, const map::View& view, const Layout::Part& part);
  void let_go(const Ui& ui, const map::View& view, const Layout::Part& part);
  /// Gives the towns along the pointer's way since the last frame.
  void stroke(const Ui& ui, const map::View& view, const Layout::Part& part);
  void give(const Ui& ui, std::vector<std::uint32_t> towns) const;
  void look(const Ui& ui, const map::View& view, const Layout::Part& part);
  void card(const Ui& ui, const Layout::Part& part) const;
  void overlay(const Ui& ui, const map::View& view, const Layout::Part& part);
  void outline(const Ui& ui, const map::View& view, const Layout::Part& part, Outlines& lines,
               std::vector<model::AreaRow> towns, float width) const;
  void names(const Ui& ui, const map::View& view, const Layout::Part& part);
  [[nodiscard]] geo::Point ground(const Ui& ui, const map::View& view, const Layout::Part& part, ImVec2 at) const;

  map::ComposeCache cache_;
  map::Scene scene_;
  app::Furniture furniture_;
  map::AreaColours colours_;
  std::optional<map::View> composed_;
  std::uint64_t shown_revision_ = 0;    ///< of the window, that all here is of
  std::uint64_t painted_revision_ = 0;  ///< that the colours are of

  /// Where a district's name stands, longitude and latitude: in its town nearest to the middle of all of them.
  struct NamePlace {
    std::int32_t district = 0;
    geo::Point at;
  };
  std::vector<NamePlace> name_places_;

  int held_ = -1;  ///< the button that is down
  bool moved_ = false, stroking_ = false;
  ImVec2 pressed_, last_, seen_;
  std::vector<ImVec2> lasso_;  ///< pixels of the window
  std::int32_t hovered_ = -1;  ///< town under the pointer, by its place in the grouping
  Outlines hover_lines_, problem_lines_;
};

}  // namespace kuiki::ui
