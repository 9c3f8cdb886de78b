#include <algorithm>

#include "model/plan_names.h"
#include "ui/entry_grid.h"
#include "ui/fit_text.h"

/// What stands above the rows of the grid: the names of the columns, and the nodes that the indicators are printed under.
namespace kuiki::ui {

void EntryGrid::header(const Ui& ui, const app::EntrySheet& sheet, const Columns& columns, ImVec2 at, float width) const {
  const auto words = ui.session.wording();
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
}

float EntryGrid::heading(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, const Columns& columns, ImVec2 at,
                         bool draw) {
  const auto* tree = ui.session.tree(sheet.plan());
  const auto node = sheet.rows()[row].node;
  if (tree == nullptr || node == model::none) return 0;
  const auto& nodes = sheet.data().plan_nodes;
  const auto above = tree->parent(node);
  const bool with_path = above != model::none && above != headed_;
  headed_ = above;
  const float pad = ui.px(10), small = ui.px(20), height = ui.px(34) + (with_path ? small : 0);
  if (!draw) return height;
  auto* list = ImGui::GetWindowDrawList();
  const float width = columns.total(), room = std::min(width, ImGui::GetWindowWidth()) - 2 * pad;
  list->AddRectFilled(at, {at.x + width, at.y + height}, im(tone::panel));
  list->AddLine({at.x, at.y + height - 1}, {at.x + width, at.y + height - 1}, im(tone::line));
  float y = at.y + ui.px(9);
  if (with_path) {
    std::string path;
    for (const auto one : tree->path(above))
      path += (path.empty() ? "" : " › ") + model::node_name(nodes[static_cast<std::size_t>(one)]);
    list->AddText(ui.fonts.small, ui.fonts.small->FontSize, {at.x + pad, at.y + ui.px(7)}, im(tone::quiet),
                  shortened(ui.fonts.small, path, room).c_str());
    y += small - ui.px(2);
  }
  const auto name = model::node_name(nodes[static_cast<std::size_t>(node)]);
  list->AddText(ui.fonts.body, ui.fonts.body->FontSize, {at.x + pad, y}, im(tone::text),
                shortened(ui.fonts.body, name, room).c_str());
  return height;
}

}  // namespace kuiki::ui
