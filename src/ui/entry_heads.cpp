#include <algorithm>

#include "app/workspace.h"
#include "model/plan_names.h"
#include "model/plan_tree.h"
#include "ui/entry_grid.h"
#include "ui/fit_text.h"
#include "ui/widgets.h"

/// What stands above the rows of the grid: the names of the columns, and the nodes that the indicators are printed under.
namespace kuiki::ui {

void EntryGrid::header(const Ui& ui, const app::EntrySheet& sheet, const Columns& columns, ImVec2 at, float width) {
  const auto words = ui.workspace.wording();
  auto year_before = sheet.year();
  --year_before.year;
  auto* list = ImGui::GetWindowDrawList();
  const float height = ui.px(48), pad = ui.px(10);
  list->AddRectFilled(at, {at.x + width, at.y + height}, im(tone::hover));
  list->AddLine({at.x, at.y + height - 1}, {at.x + width, at.y + height - 1}, im(tone::line));
  list->PushClipRect(at, {at.x + width, at.y + height}, true);
  float x = at.x - scroll_x_;
  const auto put = [&](float w, const std::string& upper, const std::string& lower, bool right, Rgba color) {
    auto* font = ui.fonts.small;
    const bool two = !lower.empty();
    float y = at.y + (height - (two ? 2.3f : 1.0f) * font->FontSize) / 2;
    for (const auto& text : {upper, lower}) {
      if (text.empty()) continue;
      const auto fit = shortened(font, text, w - pad);
      list->AddText(font, font->FontSize, {right ? x + w - pad - width_of(font, fit) : x + pad, y}, im(color), fit.c_str());
      y += 1.3f * font->FontSize;
    }
    x += w;
  };
  put(columns.name, ui.words({"指標", "Indicator"}), {}, false, tone::quiet);
  put(columns.baseline, ui.words({"基準値", "Baseline"}), {}, true, tone::quiet);
  put(columns.target, ui.words({"目標値", "Target"}), {}, true, tone::quiet);
  put(columns.before, words(year_before), ui.words({"実績値", "Actual"}), true, tone::quiet);
  put(columns.value, words(sheet.year()), ui.words({"実績値（入力）", "Actual (entry)"}), true, tone::text);
  put(columns.unit, ui.words({"単位", "Unit"}), {}, false, tone::quiet);
  put(columns.note, ui.words({"備考", "Note"}), {}, false, tone::quiet);
  list->PopClipRect();
  dividers(ui, columns, at, height);
}

/// Between the names of the columns: dragged, a column is that wide; a double click lets it be as wide as suits again.
void EntryGrid::dividers(const Ui& ui, const Columns& columns, ImVec2 at, float height) {
  const float all[] = {columns.name,  columns.baseline, columns.target, columns.before,
                       columns.value, columns.unit,     columns.note};
  constexpr const char* names[] = {"name", "baseline", "target", "before", "value", "unit", "note"};
  const float grip = ui.px(8);
  float x = at.x - scroll_x_;
  for (std::size_t i = 0; i < std::size(all); ++i) {
    x += all[i];
    ImGui::SetCursorScreenPos({x - grip / 2, at.y});
    ImGui::InvisibleButton((std::string("divider-") + names[i]).c_str(), {grip, height});
    mark(ui, std::string("entry-divider.") + names[i]);
    const bool hovered = ImGui::IsItemHovered(), held = ImGui::IsItemActive();
    tooltip(ui, {"ドラッグで列の幅を変えます（ダブルクリックで元に戻します）",
                 "Drag to change the column's width (double click: as before)"});
    if (hovered || held) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    ImGui::GetWindowDrawList()->AddLine({x, at.y + ui.px(10)}, {x, at.y + height - ui.px(10)},
                                        im(hovered || held ? tone::accent : tone::line), std::max(1.0f, ui.scale));
    if (held) wished_[i] = std::clamp((all[i] + ImGui::GetIO().MouseDelta.x) / ui.scale, 48.0f, 900.0f);
    if (hovered && ImGui::IsMouseDoubleClicked(0)) wished_[i] = 0;
  }
}

float EntryGrid::heading_height(const Ui& ui, bool with_path) { return ui.px(34) + (with_path ? ui.px(20) : 0); }

void EntryGrid::heading(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, const Place& place,
                        const Columns& columns, ImVec2 at) const {
  const auto* tree = ui.workspace.tree(sheet.plan());
  const auto node = sheet.rows()[row].node;
  if (tree == nullptr || node == model::none) return;
  const auto& nodes = sheet.data().plan_nodes;
  const auto above = tree->parent(node);
  const bool with_path = place.with_path;
  const float pad = ui.px(10), small = ui.px(20), height = place.heading;
  auto* list = ImGui::GetWindowDrawList();
  const float width = columns.total(), room = std::min(width, ImGui::GetWindowWidth()) - 2 * pad;
  list->AddRectFilled(at, {at.x + width, at.y + height}, im(tone::panel));
  list->AddLine({at.x, at.y + height - 1}, {at.x + width, at.y + height - 1}, im(tone::line));
  float y = at.y + ui.px(9);
  if (with_path) {
    std::string path;
    for (const auto one : tree->path(above)) path += (path.empty() ? "" : " › ") + model::node_name(nodes[one.index()]);
    list->AddText(ui.fonts.small, ui.fonts.small->FontSize, {at.x + pad, at.y + ui.px(7)}, im(tone::quiet),
                  shortened(ui.fonts.small, path, room).c_str());
    y += small - ui.px(2);
  }
  const auto name = model::node_name(nodes[node.index()]);
  list->AddText(ui.fonts.body, ui.fonts.body->FontSize, {at.x + pad, y}, im(tone::text),
                shortened(ui.fonts.body, name, room).c_str());
}

}  // namespace kuiki::ui
