#include "ui/entry_grid.h"

#include <imgui_internal.h>

#include <algorithm>

#include "app/window_state.h"
#include "app/workspace.h"
#include "model/plan_tree.h"
#include "ui/fit_text.h"
#include "ui/widgets.h"

/// The table as a whole: how wide its columns are, where its rows stand, what is in view. A row is entry_cells.cpp.
namespace kuiki::ui {

void EntryGrid::choose(std::size_t row) {
  activate(row, Column::value);
  reveal_ = focus_ = true;
}

bool EntryGrid::chosen(std::size_t row, Column column) const {
  const auto [first, last] = span();
  const auto at = position(row);
  const auto low = std::min(column_, end_column_), high = std::max(column_, end_column_);
  return at < shown_.size() && shown_[at] == row && at >= first && at <= last && column >= low && column <= high;
}

/// As the user dragged them, else as wide as their figures are. What is left goes to name and note, to the name no more than
/// a line that is read easily.
EntryGrid::Columns EntryGrid::widths(const Ui& ui, const app::EntrySheet& sheet, float width) {
  const auto suits = [&](int column, float least, float most) {
    return std::clamp(widest_[column] + ui.px(16), ui.px(least), ui.px(most));
  };
  const auto of = [&](int column, float usual) {
    return wished_[column] > 0 ? ui.px(std::max(40.0f, wished_[column])) : usual;
  };
  if (measured_.sheet == 0 || measured_.plan != sheet.plan() || measured_.year != sheet.year().year ||
      measured_.scale != ui.scale || measured_.lang != ui.lang() || measured_.data != ui.workspace.data_revision()) {
    std::ranges::fill(widest_, 0.0f);
    for (const auto& row : sheet.rows()) {
      const std::optional<app::BesideFigure>* figures[] = {&row.baseline, &row.target, &row.before};
      for (int i = 0; i < 3; ++i)
        if (const auto& figure = *figures[i])
          widest_[i] = std::max(widest_[i], width_of(ui.fonts.body, ui.words(figure->words)));
      const auto& indicator = sheet.data().indicators[row.indicator];
      const auto unit = words_in(ui.lang(), indicator.unit, indicator.unit_en);
      widest_[3] = std::max(widest_[3], width_of(ui.fonts.small, unit) - ui.px(8));
    }
  }
  Columns c;
  c.baseline = of(1, suits(0, 82, 140));
  c.target = of(2, suits(1, 96, 150));
  c.before = of(3, suits(2, 82, 140));
  c.value = of(4, value_width(ui));
  c.unit = of(5, suits(3, 48, 104));
  // On a narrow window the figures beside give way, so that the cell that is typed into stays in sight.
  constexpr float least_name = 170, least_figures = 72;  // units
  const float over = c.total() - c.unit + ui.px(least_name) + ImGui::GetStyle().ScrollbarSize - width;
  for (auto* beside : {&c.baseline, &c.target, &c.before})
    if (over > 0) *beside = std::max(std::min(*beside, ui.px(least_figures)), *beside - over / 3);
  const float rest = width - ImGui::GetStyle().ScrollbarSize - c.total();
  c.name = of(0, std::clamp(rest * 0.68f, ui.px(least_name), ui.px(430)));
  c.note = of(6, std::max(ui.px(96), rest - c.name));
  return c;
}

/// Where rows stand follows from few things that seldom change, so it is not worked out in every frame.
void EntryGrid::measure(const Ui& ui, const app::EntrySheet& sheet, const Columns& columns, float width) {
  const Measured now{sheet.plan(), sheet.year().year, sheet.revision(), ui.workspace.data_revision(), columns,
                     width,        ui.scale,          ui.lang(),        ui.workspace.settings.years};
  if (now == measured_ && places_.size() == shown_.size()) return;
  measured_ = now;
  places_.assign(shown_.size(), {});
  const auto* tree = ui.workspace.tree(sheet.plan());
  model::NodeRow node = model::none, headed = model::none;
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const auto row = shown_[i];
    auto& place = places_[i];
    if (const auto of = sheet.rows()[row].node; tree && of != model::none && (i == 0 || of != node)) {
      node = of;
      const auto above = tree->parent(of);
      place.with_path = above != model::none && above != headed;
      headed = above;
      place.heading = heading_height(ui, place.with_path);
    }
    place.upper = line_height(ui, sheet, row, columns);
    if (sheet.rows()[row].first == row) place.below = reason_height(ui, sheet, row, columns);
  }
}

void EntryGrid::draw(const Ui& ui, const app::EntrySheet& sheet, const std::vector<std::size_t>& shown, ImVec2 size) {
  if (shown != shown_) {
    shown_ = shown;
    places_.clear();
  }
  at_row_.assign(sheet.rows().size(), shown_.size());
  for (std::size_t i = 0; i < shown_.size(); ++i) at_row_[shown_[i]] = i;
  follow_key(ui, sheet);
  const auto is_shown = [&](std::size_t row) { return row < at_row_.size() && at_row_[row] < shown_.size(); };
  if (!shown_.empty() && !is_shown(row_)) {
    commit(ui);
    activate(shown_.front(), Column::value);
  }
  if (!is_shown(end_)) end_ = row_;

  const float bar = ImGui::GetStyle().ScrollbarSize, head = ui.px(48);
  const auto columns = widths(ui, sheet, size.x);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  header(ui, sheet, columns, at, size.x);
  ImGui::SetCursorScreenPos({at.x, at.y + head});
  if (focus_) {
    ImGui::SetNextWindowFocus();
    focus_ = false;
  }
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  const bool wide = columns.total() + bar > size.x + 1;
  if (wide) ImGui::SetNextWindowContentSize({columns.total(), 0});
  ImGui::BeginChild("###entry-grid", {size.x, std::max(1.0f, size.y - head)}, false,
                    ImGuiWindowFlags_NoNavInputs | (wide ? ImGuiWindowFlags_HorizontalScrollbar : 0));
  ImGui::PopStyleVar(2);
  keyboard(ui, sheet);
  note_key(sheet);
  scroll_x_ = ImGui::GetScrollX();
  measure(ui, sheet, columns, size.x);
  rows(ui, sheet, columns);
  note_key(sheet);  // a click may have chosen another cell
  if (editing_) leave_by_key(ui);
  note_key(sheet);
  const bool differs = editing_ && sheet.text(row_, column_) != edit_;
  ui.window.typing =
      differs ? std::optional(app::EntrySheet::Typed{row_, column_, edit_}) : std::optional<app::EntrySheet::Typed>();
  if (!ImGui::GetIO().MouseDown[0]) dragging_ = false;
  // What is typed here is not meant for the map's keys; and all of it is meant for one cell.
  if (ImGui::IsWindowFocused()) {
    ImGui::GetIO().WantTextInput = true;
    GImGui->WantTextInputNextFrame = 1;
  }
  ImGui::EndChild();
}

void EntryGrid::note_key(const app::EntrySheet& sheet) {
  if (row_ < sheet.rows().size()) key_ = {sheet.indicator(row_).id, sheet.rows()[row_].part};
}

/// Data that were read anew may have other rows: the active cell stays that of its indicator.
void EntryGrid::follow_key(const Ui& ui, const app::EntrySheet& sheet) {
  const bool same_sheet = measured_.plan == sheet.plan() && measured_.year == sheet.year().year;
  if (!same_sheet || measured_.data == ui.workspace.data_revision() || key_.first.empty()) return;
  const auto row = sheet.find(key_.first, key_.second);
  if (row && *row == row_) return;
  const bool editing = editing_ && row.has_value();
  if (!row) commit(ui);
  activate(row.value_or(0), column_);
  editing_ = editing;
}

void EntryGrid::rows(const Ui& ui, const app::EntrySheet& sheet, const Columns& columns) {
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  const float view_top = ImGui::GetWindowPos().y, view_bottom = view_top + ImGui::GetWindowSize().y;
  const auto visible = [&](float y, float height) {
    return origin.y + y + height >= view_top && origin.y + y <= view_bottom;
  };
  float y = 0;
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const auto row = shown_[i];
    const auto place = places_[i];
    if (place.heading > 0 && visible(y, place.heading)) heading(ui, sheet, row, place, columns, {origin.x, origin.y + y});
    y += place.heading;
    const float height = place.upper + place.below;
    if (visible(y, height) || (editing_ && row == row_)) line(ui, sheet, row, place, columns, {origin.x, origin.y + y});
    if (reveal_ && row == end_) reveal(ui, i, y, height);
    y += height;
  }
  ImGui::SetCursorScreenPos({origin.x, origin.y + y});
  ImGui::Dummy({columns.total(), ui.px(8)});
}

void EntryGrid::reveal(const Ui& ui, std::size_t position, float top, float height) {
  const float room = ImGui::GetWindowHeight(), above = position == 0 ? top : ui.px(8);
  if (top - above < ImGui::GetScrollY()) ImGui::SetScrollY(std::max(0.0f, top - above));
  if (top + height + ui.px(8) > ImGui::GetScrollY() + room) ImGui::SetScrollY(top + height + ui.px(8) - room);
  reveal_ = false;
}

}  // namespace kuiki::ui
