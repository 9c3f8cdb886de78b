#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>

#include "app/desk_sheets.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "ui/plans.h"
#include "ui/widgets.h"

namespace kuiki::ui {
namespace {

constexpr float widest_paper = 900;  // units

/// From the highest to the lowest place an item paints at. Of outlines on a map only the painter knows.
std::pair<double, double> reach_of(const map::Item& item) {
  constexpr std::pair<double, double> everywhere{-INFINITY, INFINITY};
  const auto of_points = [](const auto& points, double around) {
    std::pair<double, double> reach{INFINITY, -INFINITY};
    for (const auto& p : points) {
      reach.first = std::min(reach.first, static_cast<double>(p.y) - around);
      reach.second = std::max(reach.second, static_cast<double>(p.y) + around);
    }
    return reach;
  };
  if (const auto* rect = std::get_if<map::RectItem>(&item))
    return {rect->rect.y - rect->stroke_width, rect->rect.y + rect->rect.h + rect->stroke_width};
  if (const auto* text = std::get_if<map::TextItem>(&item))
    return {text->y - 1.5 * text->font.size - text->halo_width, text->y + 0.7 * text->font.size + text->halo_width};
  if (const auto* line = std::get_if<map::LineItem>(&item)) return of_points(line->points, line->width);
  if (const auto* polygon = std::get_if<map::PolygonItem>(&item))
    return of_points(polygon->points, 1 + 5 * polygon->stroke_width);
  if (const auto* marker = std::get_if<map::MarkerItem>(&item))
    return of_points(marker->at, marker->size + marker->stroke_width);
  return everywhere;
}

/// What decides how a sheet looks beside what the caller names.
std::string look_of(const app::WindowState& w) {
  return fmt::format("{} {} {} {} {}", static_cast<int>(w.workspace.lang()), static_cast<int>(w.workspace.settings.years),
                     w.workspace.as_of().value_or(0), w.workspace.settings.grading, w.workspace.data_revision());
}

}  // namespace

void PageView::refresh(const Ui& ui, const Layout::Part& part, const std::string& key, const Make& make) {
  const auto& work = ui.workspace;
  const auto& w = ui.window;
  const float bar = ImGui::GetStyle().ScrollbarSize;
  // A presentation fills the screen: the same paper, enlarged.
  zoom_ = w.presenting ? std::clamp(0.94f * part.w / ui.px(widest_paper), 1.0f, 2.5f) : 1;
  // On a sliver of a window the paper is as wide as its tables need, and smaller on screen.
  constexpr float least_paper = 300;
  zoom_ = std::min(zoom_, std::max(0.2f, (part.w - bar) / ui.scale / least_paper));
  const float room = std::max(least_paper, std::floor((part.w - bar) / ui.scale / zoom_));
  // Paper with a quiet margin around it where there is room for that; a panel is paper from edge to edge.
  margin_ = room > 840 ? 24.0f : room > 600 ? 12.0f : 0.0f;
  const double inner = margin_ > 20 ? 40 : margin_ > 0 ? 28 : 20;
  const float width = std::min(widest_paper, room - 2 * margin_);
  const std::string wanted = key + "|" + look_of(w);
  const std::string place = key.substr(0, key.find('|'));
  // While an edge is being dragged, the old pages are good enough.
  const bool dragged = wanted == made_ && width != width_ && ImGui::IsMouseDown(0);
  if (dragged || (wanted == made_ && width == width_)) return;
  if (place != place_) {
    if (!place_.empty()) scrolled_[place_] = ImGui::GetScrollY();
    const auto before = scrolled_.find(place);
    ImGui::SetScrollY(before == scrolled_.end() ? 0 : before->second);
    place_ = place;
    chosen_.clear();
  }
  made_ = wanted;
  width_ = width;
  sheets_.clear();
  failure_.clear();
  try {
    const double units = static_cast<double>(width);
    for (auto& page : make(report::Paper::screen(units, 0, inner))) {
      Sheet next;
      next.page = std::move(page);
      for (const auto& item : next.page.scene.items) next.reach.push_back(reach_of(item));
      sheets_.push_back(std::move(next));
    }
  } catch (const Error& error) {
    failure_ = error.message().in(work.lang());
  } catch (const std::exception& error) {
    failure_ = ui.words(say("予期しない誤りです：{}", "Unexpected error: {}", error.what()));
  }
}

/// Where each page stands; the whole is as high as all of them.
void PageView::place(const Ui& ui, const Layout::Part& part) {
  const float unit = ui.scale * zoom_, margin = ui.px(margin_);
  left_ = std::round(std::max(0.0f, (part.w - ImGui::GetStyle().ScrollbarSize - width_ * unit) / 2));
  float y = margin;
  for (auto& sheet : sheets_) {
    sheet.y = std::round(y);
    y += static_cast<float>(sheet.page.scene.height) * unit + std::max(margin, ui.px(8));
  }
  height_ = y;
}

void PageView::paint(const Ui& ui, const Layout::Part& part, ImVec2 origin) {
  const double unit = static_cast<double>(ui.scale * zoom_);
  const bool framed = margin_ > 0;
  ground_.width = static_cast<double>(part.w / ui.scale);
  ground_.height = static_cast<double>(part.h / ui.scale);
  ground_.background = framed ? rgb(0xefece5) : map::paper::white;
  ui.paintings.push_back({&ground_, part.x, part.y});
  auto* list = ImGui::GetWindowDrawList();
  for (auto& sheet : sheets_) {
    const auto& scene = sheet.page.scene;
    const float x = origin.x + left_, y = origin.y + sheet.y;
    const double from = static_cast<double>(part.y - y) / unit, to = static_cast<double>(part.y + part.h - y) / unit;
    if (from > scene.height || to < 0) continue;
    if (from != sheet.from || to != sheet.to || sheet.visible.items.empty()) {
      sheet.from = from;
      sheet.to = to;
      auto& visible = sheet.visible;
      visible.width = scene.width;
      visible.height = scene.height;
      visible.background = scene.background;
      visible.items.clear();
      for (std::size_t i = 0; i < scene.items.size(); ++i)
        if (sheet.reach[i].first <= to && sheet.reach[i].second >= from) visible.items.push_back(scene.items[i]);
    }
    ui.paintings.push_back({&sheet.visible, x, y, zoom_});
    if (framed)
      list->AddRect({x, y}, {x + static_cast<float>(scene.width * unit), y + static_cast<float>(scene.height * unit)},
                    im(tone::line), 0, 0, std::max(1.0f, ui.scale));
  }
}

void PageView::links(const Ui& ui, const std::string& id, const Layout::Part& part, ImVec2 origin) {
  const float unit = ui.scale * zoom_;
  auto* list = ImGui::GetWindowDrawList();
  const float line = std::max(1.0f, 1.5f * ui.scale);
  int number = 0;
  for (const auto& sheet : sheets_)
    for (const auto& link : sheet.page.links) {
      const ImVec2 a{origin.x + left_ + static_cast<float>(link.rect.x) * unit,
                     origin.y + sheet.y + static_cast<float>(link.rect.y) * unit};
      const ImVec2 size{std::max(1.0f, static_cast<float>(link.rect.w) * unit),
                        std::max(1.0f, static_cast<float>(link.rect.h) * unit)};
      const ImVec2 b{a.x + size.x, a.y + size.y};
      ++number;
      if (b.y < part.y || a.y > part.y + part.h) continue;
      ImGui::SetCursorScreenPos(a);
      const bool clicked = ImGui::InvisibleButton((id + std::to_string(number)).c_str(), size);
      const bool hovered = ImGui::IsItemHovered(), keyed = chosen_ == link.target;
      if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
      if (hovered || keyed) {
        list->AddRectFilled(a, b, im(tone::accent.with_alpha(keyed ? 30 : 16)), ui.px(2));
        list->AddLine({a.x, b.y}, b, im(tone::accent), line);
      }
      // A link that is half under the edge is not one that a test should click.
      const std::string name = "link." + link.target;
      if (ui.marks && !ui.marks->contains(name) && a.y >= part.y && b.y <= part.y + part.h) mark(ui, name);
      tooltip(ui, say("「{}」を開きます", "Opens “{}”", app::name_of_sheet(ui.workspace.data(), link.target)));
      if (clicked) follow(ui, link.target);
    }
}

void PageView::keys(const Ui& ui, const Layout::Part& part) {
  const auto& io = ImGui::GetIO();
  const bool listens = ImGui::IsWindowFocused() || ImGui::IsWindowHovered();
  if (!listens || io.WantTextInput || ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel))
    return;
  const auto pressed = [](int key) { return ImGui::IsKeyPressed(key); };
  const float y = ImGui::GetScrollY(), most = ImGui::GetScrollMaxY(), screenful = part.h - ui.px(48), step = ui.px(48);
  float to = y;
  if (pressed(GLFW_KEY_PAGE_DOWN)) to = y + screenful;
  if (pressed(GLFW_KEY_PAGE_UP)) to = y - screenful;
  if (pressed(GLFW_KEY_HOME)) to = 0;
  if (pressed(GLFW_KEY_END)) to = most;
  if (ImGui::IsWindowFocused() && pressed(GLFW_KEY_DOWN)) to = y + step;
  if (ImGui::IsWindowFocused() && pressed(GLFW_KEY_UP)) to = y - step;

  // Tab goes from link to link, Enter follows.
  if (ImGui::IsWindowFocused() && ImGui::IsKeyPressed(GLFW_KEY_TAB) && !io.KeyCtrl) {
    struct Stop {
      const report::Link* link;
      float y;
    };
    std::vector<Stop> stops;
    for (const auto& sheet : sheets_)
      for (const auto& link : sheet.page.links)
        if (std::ranges::none_of(stops, [&](const Stop& s) { return s.link->target == link.target; }))
          stops.push_back({&link, sheet.y + static_cast<float>(link.rect.y) * ui.scale * zoom_});
    if (!stops.empty()) {
      const auto at = std::ranges::find_if(stops, [&](const Stop& s) { return s.link->target == chosen_; });
      const auto n = static_cast<std::ptrdiff_t>(stops.size());
      auto i = at == stops.end() ? (io.KeyShift ? n - 1 : 0) : at - stops.begin() + (io.KeyShift ? n - 1 : 1);
      const auto& stop = stops[static_cast<std::size_t>(i % n)];
      chosen_ = stop.link->target;
      if (stop.y < y || stop.y > y + part.h - step) to = stop.y - part.h / 3;
    }
  }
  if (ImGui::IsWindowFocused() && !chosen_.empty() && pressed(GLFW_KEY_ENTER)) follow(ui, chosen_);
  if (to != y) ImGui::SetScrollY(std::clamp(to, 0.0f, most));
}

/// For the tests of the window: how many pages and links there are, and what is written in sight.
void PageView::tell(const Ui& ui, const std::string& id) const {
  if (!ui.told) return;
  std::size_t links = 0;
  for (const auto& sheet : sheets_) links += sheet.page.links.size();
  *ui.told += fmt::format("page {} {} {} {}\n", id, sheets_.size(), links, failure_.empty() ? "well" : failure_);
  for (const auto& sheet : sheets_)
    for (const auto& item : sheet.visible.items)
      if (const auto* text = std::get_if<map::TextItem>(&item)) *ui.told += "says " + text->text + "\n";
}

void PageView::draw(const Ui& ui, const std::string& id, const Layout::Part& part, const std::string& key,
                    const Make& make) {
  if (part.w <= 0 || part.h <= 0) return;
  ImGui::SetNextWindowPos({part.x, part.y});
  ImGui::SetNextWindowSize({part.w, part.h});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::Begin((std::string(ui.words({"計画の内容", "The plan's pages"})) + "###" + id).c_str(), nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoCollapse |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNavInputs);
  refresh(ui, part, key, make);
  place(ui, part);
  const ImVec2 origin{part.x, part.y - ImGui::GetScrollY()};
  ImGui::SetCursorScreenPos(origin);
  ImGui::Dummy({1, height_});
  if (ui.marks) (*ui.marks)[id] = {part.x, part.y, part.w, part.h};
  paint(ui, part, origin);
  if (!failure_.empty()) {
    const float inset = ui.px(24), width = std::min(part.w - 2 * inset, ui.px(560));
    ImGui::SetCursorScreenPos({part.x + (part.w - width) / 2, part.y + std::min(ui.px(64), part.h / 4)});
    ImGui::BeginGroup();
    heading(ui, {"この内容を表示できません", "This cannot be shown"}, width);
    paragraph(ui, ui.fonts.body, failure_, tone::quiet, width);
    ImGui::EndGroup();
    mark(ui, id + ".failure");
  }
  links(ui, id, part, origin);
  keys(ui, part);
  tell(ui, id);
  ImGui::End();
  ImGui::PopStyleVar();
}

void follow(const Ui& ui, const std::string& target) {
  ui.push([target](app::WindowState& w) {
    using Kind = model::Resolved::Kind;
    const auto& data = w.data();
    const auto found = data.resolve(target);
    const auto kind = found ? found->kind : Kind::node;  // of an unknown one show_node says so
    if (kind == Kind::indicator) {
      const auto& indicator = data.indicators[found->row.as<model::IndicatorRow>()];
      // On a full screen there is no panel for the indicator's sheet: its measure is shown.
      if (w.presenting && !indicator.node.empty())
        w.show_node(indicator.node);
      else
        w.show_indicator(target);
    } else if (kind == Kind::comparison) {
      w.show_comparison(target);
    } else if (kind == Kind::plan) {
      w.show_plan(target);
      w.show_desk(app::Desk::overview);
    } else {
      w.show_node(target);
    }
  });
}

}  // namespace kuiki::ui
