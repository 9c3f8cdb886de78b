#include "ui/paint_map.h"

#include <imgui.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <utility>

#include "app/window_state.h"
#include "app/workspace.h"
#include "base/number.h"
#include "map/palette.h"
#include "map/subject.h"
#include "ui/map_furniture.h"
#include "ui/widgets.h"

namespace kuiki::ui {
namespace {

using app::TownPainting;

bool same(const map::View& a, const map::View& b) {
  return a.projection == b.projection && a.centre == b.centre && a.metres_per_unit == b.metres_per_unit &&
         a.width == b.width && a.height == b.height;
}

/// The chosen district stands out; all are light enough for names.
constexpr double chosen_strength = 0.72, other_strength = 0.42;
constexpr Rgba in_no_district = rgb(0xd3cdc0);

map::Paint paint_of(const model::TownGrouping::District& district, bool chosen) {
  const auto colour = parse_color(district.colour).value_or(map::paper::secondary);
  const auto fill = mix(map::paper::white, colour, chosen ? chosen_strength : other_strength);
  if (!district.locked) return {.color = fill};
  return {.color = mix(fill, map::paper::white, 0.6), .hatch = true, .ground = fill, .spacing = 7, .line_width = 1.2};
}

}  // namespace

void PaintMap::compose(const Ui& ui, const map::View& view) {
  auto& work = ui.workspace;
  const auto& painting = *ui.window.painting();
  if (!composed_ || !same(*composed_, view)) {
    composed_ = view;
    seen_ = {-1, -1};
    painted_revision_ = 0;
    try {
      cache_.hold(work.dataset());
      auto screen = app::screen_map({work.data(), work.document(), work.theme()}, view, {work.wording(), false}, cache_);
      scene_ = std::move(screen.map);
      furniture_ = std::move(screen.furniture);
      colours_.find(scene_, {work.data(), work.document(), work.theme()}, view, work.wording(), cache_);
    } catch (const Error& error) {
      ui.push([error](app::WindowState& window) { window.workspace.say(error); });
    }
  }
  if (painted_revision_ == painting.revision()) return;
  painted_revision_ = painting.revision();
  colour(painting);
}

void PaintMap::colour(const TownPainting& painting) {
  const auto& now = painting.grouping();
  std::vector<map::Paint> paints{{.color = in_no_district}};
  std::vector<std::uint8_t> paint_of_district;
  for (std::int32_t d = 0; d < static_cast<std::int32_t>(now.districts.size()); ++d) {
    const auto paint = paint_of(now.districts[static_cast<std::size_t>(d)], d == painting.current());
    auto found = std::ranges::find(paints, paint);
    constexpr std::size_t most_paints = 250;
    if (found == paints.end() && paints.size() < most_paints) found = paints.insert(paints.end(), paint);
    paint_of_district.push_back(static_cast<std::uint8_t>(found == paints.end() ? 0 : found - paints.begin()));
  }
  std::vector<std::uint8_t> of(now.towns.size(), 0);
  for (std::size_t i = 0; i < of.size(); ++i)
    if (now.district_of[i] != TownPainting::nowhere) of[i] = paint_of_district[static_cast<std::size_t>(now.district_of[i])];
  colours_.put(scene_, paints, of);

  // Names stay where they are while a stroke goes on.
  if (stroking_) return;
  const auto& areas = painting.data().areas;
  std::vector<geo::Point> sum(now.districts.size());
  std::vector<double> weight(now.districts.size(), 0), nearest(now.districts.size(), INFINITY);
  for (std::size_t i = 0; i < now.towns.size(); ++i) {
    const auto d = static_cast<std::size_t>(now.district_of[i]);
    if (now.district_of[i] == TownPainting::nowhere) continue;
    const auto centre = areas.centre[now.towns[i]];
    sum[d].x += centre.x;
    sum[d].y += centre.y;
    weight[d] += 1;
  }
  name_places_.assign(now.districts.size(), {});
  for (std::size_t i = 0; i < now.towns.size(); ++i) {
    const auto d = static_cast<std::size_t>(now.district_of[i]);
    if (now.district_of[i] == TownPainting::nowhere) continue;
    const auto centre = areas.centre[now.towns[i]];
    const double away = std::hypot(centre.x - sum[d].x / weight[d], centre.y - sum[d].y / weight[d]);
    if (away >= nearest[d]) continue;
    nearest[d] = away;
    name_places_[d] = {static_cast<std::int32_t>(d), centre};
  }
  for (std::size_t d = name_places_.size(); d-- > 0;)
    if (weight[d] == 0) name_places_.erase(name_places_.begin() + static_cast<std::ptrdiff_t>(d));
}

geo::Point PaintMap::ground(const Ui& ui, const map::View& view, const Layout::Part& part, ImVec2 at) const {
  return view.to_lonlat(static_cast<double>((at.x - part.x) / ui.scale), static_cast<double>((at.y - part.y) / ui.scale));
}

void PaintMap::give(const Ui& ui, std::vector<std::uint32_t> towns) const {
  const auto& painting = *ui.window.painting();
  const auto district = painting.current();
  const auto& of = painting.grouping().district_of;
  std::erase_if(towns, [&](std::uint32_t town) { return of[town] == district; });
  if (towns.empty()) return;
  ui.push([towns, district](app::WindowState& w) {
    if (w.painting() != nullptr) w.painting()->apply(model::GiveTowns{towns, district});
  });
}

void PaintMap::press(const Ui& ui) {
  const auto& io = ImGui::GetIO();
  held_ = io.MouseDown[0] ? 0 : io.MouseDown[1] ? 1 : 2;
  pressed_ = last_ = io.MousePos;
  moved_ = false;
  lasso_.clear();
  if (held_ != 0) return;
  const auto& painting = *ui.window.painting();
  const auto current = painting.current();
  const bool locked =
      current != TownPainting::nowhere && painting.grouping().districts[static_cast<std::size_t>(current)].locked;
  if (locked) {
    held_ = 2;  // it moves the map
    ui.push([](app::WindowState& w) {
      w.workspace.say({"この地区はロックしています。左の一覧で外すと塗れます。",
                       "This district is locked. Unlock it in the list on the left to paint it."},
                      app::Message::Kind::warning);
    });
    return;
  }
  if (tool == PaintTool::lasso) lasso_.push_back(pressed_);
  if (tool != PaintTool::brush) return;
  stroking_ = true;
  ui.push([](app::WindowState& w) {
    if (w.painting() != nullptr) w.painting()->begin_stroke();
  });
}

void PaintMap::stroke(const Ui& ui, const map::View& view, const Layout::Part& part) {
  auto way = ui.way != nullptr ? *ui.way : std::vector<ImVec2>();
  if (way.empty()) way.push_back(ImGui::GetIO().MousePos);
  const auto& places = ui.window.painting()->places();
  const double radius = brush * view.metres_per_unit;
  const float step = std::max(3 * ui.scale, static_cast<float>(brush) * ui.scale / 2);
  std::vector<std::uint32_t> towns;
  for (const auto& to : way) {
    const float length = std::hypot(to.x - last_.x, to.y - last_.y);
    const int steps = std::max(1, static_cast<int>(std::ceil(length / step)));
    for (int i = moved_ ? 1 : 0; i <= steps; ++i) {
      const float t = static_cast<float>(i) / static_cast<float>(steps);
      const auto at = ground(ui, view, part, {last_.x + (to.x - last_.x) * t, last_.y + (to.y - last_.y) * t});
      const auto under = places.in_brush(at, radius);
      towns.insert(towns.end(), under.begin(), under.end());
    }
    if (length > 0) moved_ = true;
    last_ = to;
  }
  std::ranges::sort(towns);
  const auto repeats = std::ranges::unique(towns);
  towns.erase(repeats.begin(), repeats.end());
  give(ui, std::move(towns));
}

void PaintMap::hold(const Ui& ui, const map::View& view, const Layout::Part& part) {
  const auto& io = ImGui::GetIO();
  if (stroking_) {
    stroke(ui, view, part);
    return;
  }
  if (held_ == 0 && tool == PaintTool::lasso) {
    if (ui.way != nullptr && !ui.way->empty())
      for (const auto& at : *ui.way) {
        if (std::hypot(at.x - lasso_.back().x, at.y - lasso_.back().y) < 2 * ui.scale) continue;
        lasso_.push_back(at);
        moved_ = true;
      }
    return;
  }
  const ImVec2 way{io.MousePos.x - last_.x, io.MousePos.y - last_.y};
  if (!moved_ && std::hypot(io.MousePos.x - pressed_.x, io.MousePos.y - pressed_.y) <= 4 * ui.scale) return;
  moved_ = true;
  ui.window.pan(static_cast<double>(way.x / ui.scale), static_cast<double>(way.y / ui.scale));
  last_ = io.MousePos;
}

void PaintMap::let_go(const Ui& ui, const map::View& view, const Layout::Part& part) {
  const int button = std::exchange(held_, -1);
  const auto& painting = *ui.window.painting();
  if (std::exchange(stroking_, false)) {
    ui.push([](app::WindowState& w) {
      if (w.painting() != nullptr) w.painting()->end_stroke();
    });
    return;
  }
  if (button == 0 && tool == PaintTool::lasso) {
    std::vector<geo::Point> ring;
    for (const auto& at : lasso_) ring.push_back(ground(ui, view, part, at));
    lasso_.clear();
    give(ui, painting.places().in_lasso(ring));
    return;
  }
  if (moved_) return;
  const auto under = painting.places().in_brush(ground(ui, view, part, pressed_), 0);
  if (under.empty()) return;
  if (button == 0)
    give(ui, {under.front()});
  else if (button == 1)
    ui.push([of = painting.grouping().district_of[under.front()]](app::WindowState& w) {
      if (w.painting() != nullptr) w.painting()->choose(of);
    });
}

/// What is under the pointer.
void PaintMap::look(const Ui& ui, const map::View& view, const Layout::Part& part) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (seen_.x == mouse.x && seen_.y == mouse.y) return;
  seen_ = mouse;
  const auto under = ui.window.painting()->places().in_brush(ground(ui, view, part, mouse), 0);
  hovered_ = under.empty() ? -1 : static_cast<std::int32_t>(under.front());
}

void PaintMap::mouse(const Ui& ui, const map::View& view, const Layout::Part& part) {
  auto& w = ui.window;
  const auto& io = ImGui::GetIO();
  const bool hovered = ImGui::IsItemHovered(), active = ImGui::IsItemActive();
  w.pointer = hovered || active ? std::optional(ground(ui, view, part, io.MousePos)) : std::nullopt;
  if (ImGui::IsItemActivated()) press(ui);
  if (active && held_ >= 0) hold(ui, view, part);
  if (ImGui::IsItemDeactivated() && held_ >= 0) let_go(ui, view, part);
  if (!lasso_.empty() && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false)) {
    lasso_.clear();
    held_ = 2;  // until the button is let go
  }
  const double x = static_cast<double>((io.MousePos.x - part.x) / ui.scale),
               y = static_cast<double>((io.MousePos.y - part.y) / ui.scale);
  if (hovered && io.MouseWheel != 0) w.zoom(std::pow(1.25, static_cast<double>(io.MouseWheel)), x, y);
  if (dragging() && held_ != 0) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
  if (!hovered) {
    hovered_ = -1;
    seen_ = {-1, -1};
    return;
  }
  look(ui, view, part);
  if (held_ < 0) card(ui, part);
}

void PaintMap::card(const Ui& ui, const Layout::Part& part) const {
  const auto& painting = *ui.window.painting();
  if (hovered_ < 0) return;
  const auto town = static_cast<std::uint32_t>(hovered_);
  const auto& data = painting.data();
  const auto& now = painting.grouping();
  const auto of = now.district_of[town];
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const bool right_half = mouse.x > part.x + part.w / 2;
  ImGui::SetNextWindowPos({mouse.x + (right_half ? -ui.px(16) : ui.px(16)), mouse.y + ui.px(12)}, ImGuiCond_Always,
                          {right_half ? 1.0f : 0.0f, mouse.y > part.y + part.h - ui.px(120) ? 1.3f : 0.0f});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(10), ui.px(8)});
  ImGui::BeginTooltip();
  // Wide enough for its lines, which would otherwise break at the name's width.
  ImGui::Dummy({ui.px(150), 0});
  ImGui::TextUnformatted(
      ui.words(Text{data.areas.name[now.towns[town]], map::area_name(data.areas, now.towns[town], Lang::en)}));
  small_text(ui, of == TownPainting::nowhere ? ui.words({"地区なし", "No district"})
                                             : now.districts[static_cast<std::size_t>(of)].name);
  for (std::size_t f = 0; f < painting.figures().size(); ++f) {
    const auto words = painting.figure_of_town(f, town);
    small_text(ui,
               std::string(ui.words(painting.figures()[f].name)) + (ui.lang() == Lang::ja ? "：" : ": ") + ui.words(words));
  }
  ImGui::EndTooltip();
  ImGui::PopStyleVar();
}

void PaintMap::outline(const Ui& ui, const map::View& view, const Layout::Part& part, Outlines& lines,
                       std::vector<model::AreaRow> towns, float width) const {
  if (lines.of != towns || lines.projection != view.projection) {
    lines = {std::move(towns), view.projection, {}};
    const auto& shapes = ui.workspace.data().areas.focus;
    for (const auto town : lines.of) {
      const auto [first, end] = shapes.rings_of(town.index());
      for (auto ring = first; ring < end; ++ring) {
        const auto points = shapes.ring(ring);
        auto& plane = lines.rings.emplace_back(points.begin(), points.end());
        view.projection->forward(plane);
      }
    }
  }
  auto* list = ImGui::GetWindowDrawList();
  std::vector<ImVec2> pixels;
  for (const auto& ring : lines.rings) {
    pixels.clear();
    for (const auto& point : ring) {
      const auto at = view.to_frame(point);
      const ImVec2 pixel{part.x + static_cast<float>(at.x) * ui.scale, part.y + static_cast<float>(at.y) * ui.scale};
      // Points closer than a pixel are one.
      if (pixels.empty() || std::hypot(pixel.x - pixels.back().x, pixel.y - pixels.back().y) >= 1) pixels.push_back(pixel);
    }
    if (pixels.size() < 2) continue;
    const auto count = static_cast<int>(pixels.size());
    list->AddPolyline(pixels.data(), count, im(map::paper::white.with_alpha(220)), ImDrawFlags_Closed,
                      (width + 2) * ui.scale);
    list->AddPolyline(pixels.data(), count, im(tone::accent), ImDrawFlags_Closed, width * ui.scale);
  }
}

void PaintMap::names(const Ui& ui, const map::View& view, const Layout::Part& part) {
  const auto& districts = ui.window.painting()->grouping().districts;
  auto* list = ImGui::GetWindowDrawList();
  auto* font = ui.fonts.body;
  std::vector<ImVec4> taken;
  for (const auto& place : name_places_) {
    if (place.district >= static_cast<std::int32_t>(districts.size())) continue;
    const auto at = view.to_frame(view.projection->forward(place.at));
    const auto& name = districts[static_cast<std::size_t>(place.district)].name;
    const ImVec2 size = font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, name.c_str());
    const float x = std::round(part.x + static_cast<float>(at.x) * ui.scale - size.x / 2),
                y = std::round(part.y + static_cast<float>(at.y) * ui.scale - size.y / 2);
    const ImVec4 box{x - ui.px(6), y - ui.px(2), x + size.x + ui.px(6), y + size.y + ui.px(2)};
    const bool hit = std::ranges::any_of(taken, [&](const ImVec4& other) {
      return box.x < other.z && other.x < box.z && box.y < other.w && other.y < box.w;
    });
    if (hit) continue;
    taken.push_back(box);
    list->AddRectFilled({box.x, box.y}, {box.z, box.w}, im(map::paper::white.with_alpha(215)), ui.px(3));
    list->AddText(font, font->FontSize, {x, y}, im(tone::text), name.c_str());
  }
}

void PaintMap::overlay(const Ui& ui, const map::View& view, const Layout::Part& part) {
  const auto& painting = *ui.window.painting();
  const auto& towns = painting.grouping().towns;
  auto* list = ImGui::GetWindowDrawList();
  list->PushClipRect({part.x, part.y}, {part.x + part.w, part.y + part.h}, true);
  std::vector<model::AreaRow> wrong;
  // What is wrong with half of the city is seen without a mark.
  if (const auto* problem = painting.shown_problem(); problem != nullptr && problem->towns.size() * 2 < towns.size())
    for (const auto town : problem->towns) wrong.push_back(towns[town]);
  if (const auto selected = ui.window.highlight().selected; painting.place_of(selected) >= 0) wrong.push_back(selected);
  outline(ui, view, part, problem_lines_, std::move(wrong), 2.4f);
  names(ui, view, part);
  if (hovered_ >= 0 && held_ < 0) outline(ui, view, part, hover_lines_, {towns[static_cast<std::size_t>(hovered_)]}, 1.6f);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (tool == PaintTool::brush && brush > 0 && (ImGui::IsWindowHovered() || stroking_)) {
    const float radius = static_cast<float>(brush) * ui.scale;
    list->AddCircle(mouse, radius, im(map::paper::white.with_alpha(220)), 0, 3 * ui.scale);
    list->AddCircle(mouse, radius, im(tone::accent), 0, 1.4f * ui.scale);
  }
  if (lasso_.size() > 1) {
    const auto count = static_cast<int>(lasso_.size());
    list->AddPolyline(lasso_.data(), count, im(map::paper::white.with_alpha(220)), ImDrawFlags_Closed, 4 * ui.scale);
    list->AddPolyline(lasso_.data(), count, im(tone::accent), ImDrawFlags_Closed, 2 * ui.scale);
  }
  list->PopClipRect();
}

/// Other data, another city, another language: nothing of before holds.
void PaintMap::begin_anew() {
  composed_.reset();
  hovered_ = -1;
  held_ = -1;
  stroking_ = false;
  lasso_.clear();
  name_places_.clear();
  hover_lines_ = {};
  problem_lines_ = {};
}

void PaintMap::draw(const Ui& ui, const Layout::Part& part) {
  auto& w = ui.window;
  if (std::exchange(shown_revision_, w.revision()) != w.revision()) begin_anew();
  w.resize_frame(static_cast<double>(part.w / ui.scale), static_cast<double>(part.h / ui.scale));
  const auto& view = w.view();  // as the mouse moves it
  if (!w.on_map() || !view || w.painting() == nullptr) return;
  ImGui::SetNextWindowPos({part.x, part.y});
  ImGui::SetNextWindowSize({part.w, part.h});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::Begin((std::string(ui.words({"地図", "Map"})) + "###map").c_str(), nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNavInputs | ImGuiWindowFlags_NoScrollWithMouse |
                   ImGuiWindowFlags_NoBringToFrontOnFocus);
  ImGui::InvisibleButton(
      "##ground", {part.w, part.h},
      ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight | ImGuiButtonFlags_MouseButtonMiddle);
  mark(ui, "map");
  mouse(ui, *view, part);
  compose(ui, *view);
  overlay(ui, *view, part);
  ImGui::End();
  ImGui::PopStyleVar();
  map_buttons(ui, part);
  map_notes(ui, part, furniture_);
  ui.paintings.push_back({&scene_, part.x, part.y});
  ui.paintings.push_back({&furniture_.scene, part.x, part.y});
}

}  // namespace kuiki::ui
