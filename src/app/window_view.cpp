#include <algorithm>

#include "app/screen_furniture.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "map/compose.h"

/// Where a window looks.
namespace kuiki::app {

namespace {
constexpr double nearest = 0.25, farthest = 12000;  // metres a unit: a building fills the screen, the whole of Japan twice
}

std::optional<Place> WindowState::place() const {
  if (!view_) return {};
  return Place{view_->projection->inverse(view_->centre), view_->metres_per_unit};
}

void WindowState::look_at(const std::optional<Place>& there) {
  if (!there || !workspace.ready()) return;
  const double width = view_ ? view_->width : frame_width_, height = view_ ? view_->height : frame_height_;
  auto document = this->document();
  const double km = there->metres_per_unit / 1000;
  document.extent = {{}, false, there->lonlat, std::max(width, 1.0) * km, std::max(height, 1.0) * km};
  map::View view;
  view.projection = map::choose_projection(data(), document);
  view.centre = view.projection->forward(there->lonlat);
  view.metres_per_unit = std::clamp(there->metres_per_unit, nearest, farthest);
  view.width = width;
  view.height = height;
  view_ = std::move(view);
}

void WindowState::fit(const map::MapDocument& document, const map::Thematic& theme) {
  if (frame_width_ <= 0) return;
  show_fitted(document, fitted(document, theme, frame_width_, frame_height_));
}

void WindowState::show_fitted(const map::MapDocument& document, map::View view) {
  view_ = std::move(view);
  fitted_ = Fitted{document.extent, view_->centre, view_->metres_per_unit};
}

map::View WindowState::fitted(const map::MapDocument& document, const map::Thematic& theme, double width,
                              double height) const {
  auto view = fit_on_screen(data(), document, theme, width, height, {workspace.wording(), presenting});
  view.metres_per_unit = std::clamp(view.metres_per_unit, nearest, farthest);
  return view;
}

bool WindowState::looks_fitted() const {
  return view_ && fitted_ && fitted_->centre == view_->centre && fitted_->metres_per_unit == view_->metres_per_unit;
}

void WindowState::resize_frame(double width, double height) {
  if (width <= 0 || height <= 0 || (width == frame_width_ && height == frame_height_)) return;
  const bool first = frame_width_ <= 0;
  const bool again = looks_fitted() && !fitted_->extent.centre;
  frame_width_ = width;
  frame_height_ = height;
  if (!workspace.ready() || !on_map()) return;
  if (!view_ || first)
    push([](WindowState& window) { window.fit(window.document(), window.workspace.theme()); });
  else if (again)
    push([](WindowState& window) { window.fit_again(); });
  if (view_) {
    view_->width = width;
    view_->height = height;
  }
}

/// What was fitted and not moved since is fitted into the frame's new size.
void WindowState::fit_again() {
  if (!fitted_ || !looks_fitted() || !on_map()) return;
  auto there = document();
  there.extent = fitted_->extent;
  fit(there, workspace.theme());
}

void WindowState::pan(double dx, double dy) {
  if (!view_) return;
  view_->centre.x -= dx * view_->metres_per_unit;
  view_->centre.y += dy * view_->metres_per_unit;
}

void WindowState::zoom(double factor, double x, double y) {
  if (!view_ || !(factor > 0)) return;
  const auto fixed = view_->to_plane(x, y);
  view_->metres_per_unit = std::clamp(view_->metres_per_unit / factor, nearest, farthest);
  const auto moved = view_->to_plane(x, y);
  view_->centre.x += fixed.x - moved.x;
  view_->centre.y += fixed.y - moved.y;
}

void WindowState::zoom(double factor) {
  if (view_) zoom(factor, view_->width / 2, view_->height / 2);
}

void WindowState::whole_extent() {
  if (!on_map()) return;
  auto document = this->document();
  document.extent = {};
  fit(document, workspace.theme());
}

}  // namespace kuiki::app
