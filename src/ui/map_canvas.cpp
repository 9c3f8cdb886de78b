#include <algorithm>
#include <cmath>

#include "app/area_facts.h"
#include "app/plan_browser.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "base/number.h"
#include "map/compose.h"
#include "model/judge.h"
#include "model/progress_words.h"
#include "ui/map_canvas.h"
#include "ui/map_furniture.h"
#include "ui/widgets.h"

namespace kuiki::ui {
namespace {

bool same(const map::View& a, const map::View& b) {
  return a.projection == b.projection && a.centre == b.centre && a.metres_per_unit == b.metres_per_unit &&
         a.width == b.width && a.height == b.height;
}

std::string value_words(const Ui& ui, model::AreaRow area) {
  const auto& theme = ui.workspace.theme();
  if (theme.indicator == model::none) return {};
  const auto at = std::ranges::find(theme.areas, area);
  const auto& indicator = ui.workspace.data().indicators[theme.indicator];
  const auto name = app::indicator_name(indicator);
  if (at == theme.areas.end()) return {};
  const double value = theme.values[static_cast<std::size_t>(at - theme.areas.begin())];
  if (std::isnan(value)) return ui.words(say("{}：データなし", "{}: no data", name));
  return ui.words(say("{}：{} {}", "{}: {} {}", name, format_number(value, theme.decimals), app::indicator_unit(indicator)));
}

}  // namespace

void MapCanvas::compose(const Ui& ui, const map::View& view) {
  auto& work = ui.workspace;
  auto& w = ui.window;
  // The figure under the mouse, else the one whose sheet is open.
  auto highlight = w.highlight();
  highlight.figure = figure_ && !figure_->indicator.empty() ? figure_->indicator
                     : w.desk.open                          ? w.desk.indicator
                                                            : std::string();
  if (revision_ == w.revision() && composed_ && same(*composed_, view) && presented_ == w.presenting &&
      framed_ == highlight.figure)
    return;
  revision_ = w.revision();
  composed_ = view;
  presented_ = w.presenting;
  framed_ = highlight.figure;
  seen_ = {-1, -1};  // what is under the mouse may be another thing now
  try {
    cache_.hold(work.dataset());
    auto screen = app::screen_map({work.data(), work.document(), work.theme()}, view, {work.wording(), w.presenting}, cache_,
                                  highlight);
    scene_ = std::move(screen.map);
    furniture_ = std::move(screen.furniture);
  } catch (const Error& error) {
    ui.push([error](app::WindowState& window) { window.workspace.say(error); });
  }
}

/// Beside the pointer and within the map's part, by the size it had in the last frame: what stands beside the map is not
/// covered, nor are the folded notes below.
void MapCanvas::place_card(const Ui& ui, const Layout::Part& part) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const float away = ui.px(16), right = part.x + part.w - card_size_.x - ui.px(4);
  const float x = mouse.x + away <= right ? mouse.x + away : mouse.x - away - card_size_.x;
  float foot = part.y + part.h - card_size_.y;
  const auto& notes = furniture_.notes;
  if (notes.w > 0 && x + card_size_.x > part.x + static_cast<float>(notes.x) * ui.scale)
    foot = part.y + static_cast<float>(notes.y) * ui.scale - card_size_.y - ui.px(4);
  const float y = mouse.y + away / 2 <= foot ? mouse.y + away / 2 : mouse.y - away / 2 - card_size_.y;
  ImGui::SetNextWindowPos({std::max(part.x, x), std::max(part.y, y)});
}

void MapCanvas::hover_card(const Ui& ui, const Layout::Part& part) {
  auto& work = ui.workspace;
  auto& w = ui.window;
  const auto highlight = w.highlight();
  const model::FacilityRow site = w.hovered_facility();
  if (site == model::none && highlight.hovered == model::none) return;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(10), ui.px(8)});
  place_card(ui, part);
  ImGui::BeginTooltip();
  if (site != model::none) {
    const auto& f = work.data().facilities;
    const auto i = site;
    ImGui::TextUnformatted(f.name[i].c_str());
    if (!f.address[i].empty()) small_text(ui, f.address[i]);
    std::string hazards;
    for (int h = 0; h < model::hazard_count; ++h)
      if (f.for_hazard(i, static_cast<model::Hazard>(h)))
        hazards += (hazards.empty()         ? ""
                    : ui.lang() == Lang::ja ? "・"
                                            : ", ") +
                   std::string(ui.words(model::hazard_name(static_cast<model::Hazard>(h))));
    const auto words = [&](const Text& text) { paragraph(ui, ui.fonts.body, ui.words(text), tone::text, ui.px(340)); };
    if (f.is_emergency_site[i]) words(say("指定緊急避難場所：{}", "Emergency evacuation site: {}", hazards));
    if (f.is_shelter[i]) words({"指定避難所", "Designated shelter"});
    if (f.outside[i])
      words({"位置が市町村の外にあります（元データの誤りの可能性）",
             "Lies outside its municipality (possibly an error of the source)"});
  } else {
    const auto& data = work.data();
    const auto within = data.find_area(work.document().subject.within).value_or(model::none);
    ImGui::TextUnformatted(ui.words(app::full_name(data, highlight.hovered, within)));
    if (const auto words = value_words(ui, highlight.hovered); !words.empty())
      paragraph(ui, ui.fonts.body, words, tone::text, std::min(ui.px(340), part.w - ui.px(32)));
  }
  card_size_ = ImGui::GetWindowSize();
  ImGui::EndTooltip();
  ImGui::PopStyleVar();
}

/// What the verdict on a figure is, and why.
void MapCanvas::figure_card(const Ui& ui, const map::FigureHit& figure, const Layout::Part& part) {
  auto& work = ui.workspace;
  const auto row = work.data().find_indicator(figure.indicator);
  if (!row) return;
  const auto& judged = work.judged(*row);
  const float width = std::min(ui.px(380), part.w - ui.px(32));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(12), ui.px(10)});
  place_card(ui, part);
  ImGui::BeginTooltip();
  paragraph(ui, ui.fonts.body, ui.words(app::indicator_name(work.data().indicators[*row])), tone::text, width);
  paragraph(ui, ui.fonts.small, ui.words(app::figures_in_short(judged)), tone::quiet, width);
  paragraph(ui, ui.fonts.small,
            ui.words(say("{}：{}", "{}: {}", model::verdict_name(judged.verdict), judged.explanation(work.settings.years))),
            tone::text, width);
  paragraph(ui, ui.fonts.small,
            ui.words({"クリックすると、この指標のシートを開きます。", "Click to open the sheet of this indicator."}),
            tone::quiet, width);
  card_size_ = ImGui::GetWindowSize();
  ImGui::EndTooltip();
  ImGui::PopStyleVar();
}

void MapCanvas::drag(const Ui& ui) {
  auto& w = ui.window;
  const auto& io = ImGui::GetIO();
  const auto pan = [&](float dx, float dy) {
    w.pan(static_cast<double>(dx / ui.scale), static_cast<double>(dy / ui.scale));
  };
  const ImVec2 way{io.MousePos.x - pressed_.x, io.MousePos.y - pressed_.y};
  if (moved_) {
    pan(io.MouseDelta.x, io.MouseDelta.y);
  } else if (std::hypot(way.x, way.y) > 4 * ui.scale) {
    moved_ = true;
    pan(way.x, way.y);
  }
}

void MapCanvas::look(const Ui& ui, const map::View& view, double x, double y) {
  const auto& work = ui.workspace;
  const auto& w = ui.window;
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (seen_.x == mouse.x && seen_.y == mouse.y && composed_ && same(*composed_, view)) return;
  seen_ = mouse;
  // A card lies over what is under it.
  figure_ = map::figure_at(cache_, x, y);
  const auto site = figure_ ? model::none : map::facility_at(work.data(), work.document(), view, x, y);
  const auto area = figure_ ? model::none : map::area_at(work.data(), work.document(), view, x, y);
  if (area != w.highlight().hovered || site != w.hovered_facility())
    ui.push([area, site](app::WindowState& window) { window.hover(area, site); });
}

void MapCanvas::mouse(const Ui& ui, const map::View& view, const Layout::Part& part) {
  auto& work = ui.workspace;
  auto& w = ui.window;
  auto& io = ImGui::GetIO();
  const bool hovered = ImGui::IsItemHovered(), active = ImGui::IsItemActive();
  const double x = static_cast<double>((io.MousePos.x - part.x) / ui.scale),
               y = static_cast<double>((io.MousePos.y - part.y) / ui.scale);
  w.pointer = hovered || active ? std::optional(view.to_lonlat(x, y)) : std::nullopt;
  if (ImGui::IsItemActivated()) {
    pressed_ = io.MousePos;
    moved_ = false;
    boxing_ = io.KeyShift;
  }
  if (boxing_)
    box(ui, view, part, ImGui::IsItemDeactivated());
  else if (active)
    drag(ui);
  dragging_ = active && moved_;
  if (dragging_) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
  if (hovered && io.MouseWheel != 0) w.zoom(std::pow(1.25, static_cast<double>(io.MouseWheel)), x, y);
  // Two clicks that pick, one after the other, are no double click.
  if (hovered && !io.KeyCtrl && !io.KeyShift && ImGui::IsMouseDoubleClicked(0)) w.zoom(2, x, y);
  if (ImGui::IsItemDeactivated() && !moved_ && figure_) {
    if (!figure_->indicator.empty())
      ui.push([id = figure_->indicator](app::WindowState& window) { window.show_indicator(id); });
  } else if (ImGui::IsItemDeactivated() && !moved_) {
    const auto area = map::area_at(work.data(), work.document(), view, x, y);
    const auto site = map::facility_at(work.data(), work.document(), view, x, y);
    ui.push([area, site, beside = io.KeyCtrl](app::WindowState& window) {
      if (beside && site != model::none) {
        window.pick_site(site);
      } else if (beside) {
        window.pick(area);
      } else {
        window.select(area);
        window.pick_site(site);
      }
    });
  }
  if (!hovered || dragging_) {
    figure_.reset();
    if (w.highlight().hovered != model::none || w.hovered_facility() != model::none)
      ui.push([](app::WindowState& window) { window.hover(model::none, model::none); });
    return;
  }
  look(ui, view, x, y);
  if (figure_)
    figure_card(ui, *figure_, part);
  else
    hover_card(ui, part);
  if (figure_ && !figure_->indicator.empty()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
}

void MapCanvas::box(const Ui& ui, const map::View& view, const Layout::Part& part, bool ended) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const ImVec2 a{std::min(pressed_.x, mouse.x), std::min(pressed_.y, mouse.y)},
      b{std::max(pressed_.x, mouse.x), std::max(pressed_.y, mouse.y)};
  if (std::hypot(b.x - a.x, b.y - a.y) > 4 * ui.scale) moved_ = true;
  auto* list = ImGui::GetForegroundDrawList();
  list->AddRectFilled(a, b, im(map::paper::accent.with_alpha(36)));
  list->AddRect(a, b, im(map::paper::accent), 0, 0, std::max(1.0f, ui.scale));
  if (!ended) return;
  boxing_ = false;
  if (!moved_) return;
  const auto units = [&](float pixels) { return static_cast<double>(pixels / ui.scale); };
  const map::Rect in{units(a.x - part.x), units(a.y - part.y), units(b.x - a.x), units(b.y - a.y)};
  const auto found = map::areas_in(ui.workspace.data(), ui.workspace.theme(), view, in);
  ui.push([found](app::WindowState& window) { window.pick_all(found); });
}

/// How many are picked, and what can be done with them; at the foot of the map.
void MapCanvas::picked_bar(const Ui& ui, const Layout::Part& part) {
  const auto count = ui.window.picked().size();
  if (count < 2) return;  // of one alone the facts stand beside the map
  ImGui::SetNextWindowPos({part.x + part.w / 2, part.y + part.h - ui.px(56)}, ImGuiCond_Always, {0.5f, 1});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(12), ui.px(8)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(4));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ImGui::PushStyleColor(ImGuiCol_WindowBg, im(map::paper::white));
  ImGui::Begin("##picked", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_AlwaysAutoResize |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing);
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted(ui.words(say("{}区域を選択中", "{} picked", count)));
  ImGui::SameLine();
  if (button(ui, "show-picked", {"この区域だけの地図にする", "Map of these only"},
             {"選んだ区域だけを色分けし、ほかは灰色にします", "Colours the picked areas; all others become quiet"},
             {.enabled = ui.window.can_show_picked(), .primary = true}))
    ui.window.run("show-picked");
  ImGui::SameLine();
  if (button(ui, "pick-none", {"解除", "Clear"}, {"選択を解除します", "Nothing is picked any more"}))
    ui.push([](app::WindowState& window) { window.pick_none(); });
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(3);
}

void MapCanvas::draw(const Ui& ui, const Layout::Part& part) {
  auto& w = ui.window;
  w.resize_frame(static_cast<double>(part.w / ui.scale), static_cast<double>(part.h / ui.scale));
  const auto& view = w.view();  // as the mouse moves it
  if (!w.on_map() || !view) return;
  ImGui::SetNextWindowPos({part.x, part.y});
  ImGui::SetNextWindowSize({part.w, part.h});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::Begin((std::string(ui.words({"地図", "Map"})) + "###map").c_str(), nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNavInputs | ImGuiWindowFlags_NoScrollWithMouse |
                   ImGuiWindowFlags_NoBringToFrontOnFocus);
  ImGui::InvisibleButton("##ground", {part.w, part.h});
  mark(ui, "map");
  mouse(ui, *view, part);
  ImGui::End();
  ImGui::PopStyleVar();
  compose(ui, *view);
  if (!w.presenting) {
    map_buttons(ui, part);
    picked_bar(ui, part);
    map_notes(ui, part, furniture_);
  }
  ui.paintings.push_back({&scene_, part.x, part.y});
  ui.paintings.push_back({&furniture_.scene, part.x, part.y});
}

}  // namespace kuiki::ui
