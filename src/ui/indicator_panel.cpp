#include <algorithm>

#include "app/area_facts.h"
#include "app/choices.h"
#include "app/edits.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "map/compose.h"
#include "map/palette.h"
#include "ui/left_panel.h"
#include "ui/widgets.h"

namespace kuiki::ui {
namespace {

namespace edits = app::edits;

/// Is it colours that show the indicator, with classes to choose?
bool leads_by_fill(const Ui& ui) {
  const auto* lead = map::lead_layer(ui.workspace.document());
  return lead != nullptr && std::holds_alternative<map::AreaFill>(lead->options);
}

/// A slider over the periods that have figures, with a button for one step each way.
void period_control(const Ui& ui) {
  auto& work = ui.workspace;
  const auto& theme = work.theme();
  if (theme.indicator == model::none) return;
  const auto option = std::ranges::find(work.indicators(), theme.indicator, &app::IndicatorChoice::row);
  if (option == work.indicators().end() || option->periods.empty()) return;
  const auto& periods = option->periods;
  const auto at = std::ranges::find(periods, theme.period);
  int index = at == periods.end() ? static_cast<int>(periods.size()) - 1 : static_cast<int>(at - periods.begin());
  const auto label_of = [&](int i) {
    const auto& period = periods[static_cast<std::size_t>(i)];
    Text text = plain(work.wording()(period));
    if (app::is_projection(work.data(), theme.indicator, period)) text = say("{}（推計）", "{} (projected)", text);
    const auto known = option->known[static_cast<std::size_t>(i)];
    if (const auto all = static_cast<int>(theme.areas.size()); known < all)
      text = say("{0}　値があるのは{2}区域のうち{1}", "{}: {} of {} areas have a figure", text, known, all);
    return text;
  };
  gap(ui, 2);
  fact(ui, ui.words({"時点", "Period"}), ui.words(label_of(index)));
  if (periods.size() == 1) return;
  const int last = static_cast<int>(periods.size()) - 1;
  const auto set = [&](int to, const char* drag) {
    ui.push([period = model::to_string(periods[static_cast<std::size_t>(std::clamp(to, 0, last))]),
             drag = std::string(drag)](app::WindowState& window) {
      window.edit({"時点の変更", "Change period"}, edits::period(window.document(), period), drag);
    });
  };
  const float side = ImGui::GetFrameHeight(), spacing = ui.px(6);
  if (icon_button(ui, "period-back", "left", {"前の時点", "Earlier"}, index > 0)) set(index - 1, "");
  ImGui::SameLine(0, spacing);
  int moved = index;
  if (step_slider(ui, "period", moved, last + 1, {"ドラッグして時点を選びます", "Drag to choose the period"},
                  ImGui::GetContentRegionAvail().x - side - spacing))
    set(moved, "period");
  if (ImGui::IsItemDeactivated()) ui.push([](app::WindowState& window) { window.workspace.end_drag(); });
  ImGui::SameLine(0, spacing);
  if (icon_button(ui, "period-on", "right", {"次の時点", "Later"}, index < last)) set(index + 1, "");
  const auto& c = work.document().options<map::AreaFill>();
  if (!leads_by_fill(ui) || c.method == map::Method::manual) return;  // given breaks hold for every period anyway
  const bool locked = c.same_breaks.value_or(false);
  if (checkbox(ui, "same-breaks", {"階級の境を全期間で共通にする", "The same classes for all periods"}, locked,
               {"どの時点でも同じ色が同じ値を表します。外すと、時点ごとに階級を分け直します",
                "A colour means the same in every period. Untick to classify each period by itself"}))
    ui.edit({"階級の境の共通化", "Same classes for all periods"}, edits::same_breaks(work.document(), !locked));
}

/// Shown where few areas have got fewer classes than chosen, or would have.
void exact_control(const Ui& ui) {
  using Why = map::Classes::Why;
  const auto why = ui.workspace.theme().classes.why;
  if (why != Why::few_areas && why != Why::insisted) return;
  const auto& document = ui.workspace.document();
  const auto& fill = document.options<map::AreaFill>();
  const int classes = fill.classes;
  if (checkbox(ui, "exact-classes", say("区域が少なくても{}階級に分ける", "{} classes even for few areas", classes),
               fill.exact_classes,
               {"値のある区域が少ないときは、わずかな差が色の差にならないよう階級を減らしています",
                "With few areas there are fewer classes, so that small differences get no colours of their own"}))
    ui.edit({"階級の変更", "Change classes"}, edits::exact_classes(document, !fill.exact_classes));
}

void class_controls(const Ui& ui) {
  const auto& c = ui.workspace.document().options<map::AreaFill>();
  label(ui, {"階級の分け方と数", "Classes"});
  const float small = ui.px(78), spacing = ui.px(6);
  const auto set = [&](map::Method method, int classes) {
    ui.edit({"階級の変更", "Change classes"}, edits::classification(ui.workspace.document(), method, classes));
  };
  if (begin_combo(ui, "method", ui.words(map::method_name(c.method)),
                  {"自然分類：まとまりの切れ目で／等量：件数が等しく／等間隔：値の幅が等しく",
                   "Natural breaks: at the gaps; quantiles: equally many; equal intervals: equally wide"},
                  ImGui::GetContentRegionAvail().x - small - spacing)) {
    for (const auto method :
         {map::Method::jenks, map::Method::quantile, map::Method::equal, map::Method::stddev, map::Method::pretty})
      if (choice(ui, "method." + std::string(map::method_id(method)), ui.words(map::method_name(method)),
                 method == c.method))
        set(method, c.classes);
    end_combo();
  }
  ImGui::SameLine(0, spacing);
  if (begin_combo(ui, "classes", ui.words(say("{} 級", "{}", c.classes)), {"階級の数（3〜7）", "Number of classes (3 to 7)"},
                  small)) {
    for (int n = 3; n <= 7; ++n)
      if (choice(ui, "classes." + std::to_string(n), ui.words(say("{} 級", "{}", n)), n == c.classes)) set(c.method, n);
    end_combo();
  }
}

/// The colours of a palette in a row, without gaps.
void ramp(ImDrawList* list, const std::vector<Rgba>& colors, ImVec2 a, ImVec2 b) {
  const float step = (b.x - a.x) / static_cast<float>(colors.size());
  for (std::size_t i = 0; i < colors.size(); ++i) {
    const float x = a.x + step * static_cast<float>(i);
    list->AddRectFilled({x, a.y}, {x + step, b.y}, im(colors[i]));
  }
  list->AddRect(a, b, im(tone::line));
}

void palette_control(const Ui& ui) {
  const auto& c = ui.workspace.document().options<map::AreaFill>();
  label(ui, {"配色", "Colours"});
  const float side = ImGui::GetFrameHeight(), spacing = ui.px(6);
  const auto* now = map::find_palette(c.palette);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x - side - spacing;
  const bool open = begin_combo(
      ui, "palette", "",
      {"どの型の色覚でも、白黒でも見分けられる配色です", "Told apart with every type of colour vision, and in grey"}, width);
  if (open) {
    for (const auto& palette : map::palettes()) {
      if (palette.kind == map::Palette::Kind::qualitative) continue;
      ImGui::PushID(palette.id.data(), palette.id.data() + palette.id.size());
      const ImVec2 p = ImGui::GetCursorScreenPos();
      const float row = ui.px(30);
      if (ImGui::Selectable("##palette", palette.id == c.palette, ImGuiSelectableFlags_None, {ui.px(280), row}))
        ui.edit({"配色の変更", "Change colours"},
                edits::palette(ui.workspace.document(), std::string(palette.id), c.reverse));
      if (ImGui::IsItemVisible()) mark(ui, "choice.palette." + std::string(palette.id));
      ramp(ImGui::GetWindowDrawList(), map::palette_colors(palette.id, c.classes, c.reverse),
           {p.x + ui.px(4), p.y + ui.px(6)}, {p.x + ui.px(124), p.y + row - ui.px(6)});
      ImGui::GetWindowDrawList()->AddText({p.x + ui.px(136), p.y + (row - ImGui::GetFontSize()) / 2}, im(tone::text),
                                          ui.words(palette.name));
      ImGui::PopID();
    }
    end_combo();
  }
  if (now)
    ramp(ImGui::GetWindowDrawList(), map::palette_colors(c.palette, c.classes, c.reverse),
         {at.x + ui.px(10), at.y + ui.px(8)}, {at.x + width - ui.px(34), at.y + side - ui.px(8)});
  ImGui::SameLine(0, spacing);
  if (icon_button(ui, "palette-reverse", "reverse", {"配色の向きを逆にします", "Reverses the colours"}, true, c.reverse))
    ui.edit({"配色の向き", "Reverse colours"}, edits::palette(ui.workspace.document(), c.palette, !c.reverse));
}

}  // namespace

void indicator_controls(const Ui& ui) {
  if (ui.workspace.theme().indicator == model::none) return;
  period_control(ui);
  if (!leads_by_fill(ui)) return;
  class_controls(ui);
  exact_control(ui);
  palette_control(ui);
}

}  // namespace kuiki::ui
