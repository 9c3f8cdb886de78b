#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

#include "app/entry_table.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "ui/entry_grid.h"
#include "ui/fit_text.h"
#include "ui/widgets.h"

/// A row of the table of actuals: how high it is, how it is drawn, and the mouse on it.
namespace kuiki::ui {
namespace {

using app::EntryState;

constexpr Rgba changed_fill = rgb(0xeaf2fa), refused_fill = rgb(0xfcebe7), doubt_fill = rgb(0xfdf3df);

/// Names a cell for the tests, which click on its middle: only where all of it is in view.
void mark_cell(const Ui& ui, const char* what, const app::EntrySheet& sheet, std::size_t row) {
  const float top = ImGui::GetWindowPos().y, bottom = top + ImGui::GetWindowHeight();
  if (!ui.marks || ImGui::GetItemRectMin().y < top || ImGui::GetItemRectMax().y > bottom) return;
  const auto& part = sheet.rows()[row].part;
  const auto id = sheet.indicator(row).id + (part.empty() ? "" : "." + part);
  mark(ui, std::string("entry.") + what + "." + id);
  if (ui.told && what == std::string_view("value")) *ui.told += "cell " + id + " [" + sheet.text(row).value + "]\n";
}

struct Ink {
  Rgba text, fill;
};
Ink ink_of(EntryState state) {
  switch (state) {
    case EntryState::refused:
      return {tone::accent_pressed, refused_fill};
    case EntryState::doubtful:
      return {tone::warning, doubt_fill};
    case EntryState::changed:
    case EntryState::withdrawn:
      return {tone::link, changed_fill};
    default:
      return {tone::quiet, tone::field};
  }
}

float body_step(const Ui& ui) { return std::round(ui.fonts.body->FontSize * 1.2f); }
float small_step(const Ui& ui) { return std::round(ui.fonts.small->FontSize * 1.25f); }
constexpr float pad_units = 10, top_units = 7, box_units = 30;

std::string name_of(const Ui& ui, const app::EntrySheet& sheet, std::size_t row) {
  const auto& indicator = sheet.indicator(row);
  const auto& part = sheet.rows()[row].part;
  return words_in(ui.lang(), indicator.name, indicator.name_en) + (part.empty() ? "" : "〔" + part + "〕");
}

/// Of a row that repeats another one.
std::string follows(const Ui& ui, const app::EntrySheet& sheet, std::size_t row) {
  const auto first = sheet.rows()[row].first;
  if (first == row) return {};
  return ui.words(say("再掲：{} の値がここにも入ります", "Printed again: takes the value of {}", sheet.indicator(first).id));
}

struct Lines {
  std::vector<std::string> words;
  bool small = false;
};

/// A figure as it fits beside the cell: on one line, in smaller letters, or broken, but never within a number.
Lines figure_lines(const Ui& ui, const std::optional<app::BesideFigure>& figure, float width) {
  if (!figure) return {{"－"}, false};
  const std::string words = ui.words(figure->words);
  const float room = width - ui.px(pad_units);
  if (width_of(ui.fonts.body, words) <= room) return {{words}, false};
  if (width_of(ui.fonts.small, words) <= room) return {{words}, true};
  const auto& lines = broken_lines(ui, ui.fonts.small, words, room);
  const auto of_number = [](char c) { return (c >= '0' && c <= '9') || c == ',' || c == '.'; };
  for (std::size_t i = 0; i + 1 < lines.size(); ++i)
    if (!lines[i].empty() && !lines[i + 1].empty() && of_number(lines[i].back()) && of_number(lines[i + 1].front()))
      return {{shortened(ui.fonts.small, words, room)}, true};
  return {lines, true};
}

float figure_height(const Ui& ui, const std::optional<app::BesideFigure>& figure, float width) {
  const auto lines = figure_lines(ui, figure, width);
  const auto count = static_cast<float>(lines.words.size());
  return count * (lines.small ? small_step(ui) : body_step(ui)) + small_step(ui) + ui.px(12);
}

void draw_figure(const Ui& ui, const std::optional<app::BesideFigure>& figure, ImVec2 at, float width, bool with_period) {
  auto* list = ImGui::GetWindowDrawList();
  const float pad = ui.px(pad_units);
  float top = at.y + ui.px(top_units);
  const auto put = [&](ImFont* font, const std::string& text, Rgba color) {
    const float indent = width - pad - std::min(width_of(font, text), width - pad);
    list->AddText(font, font->FontSize, {at.x + indent, top}, im(color), text.c_str());
  };
  const auto lines = figure_lines(ui, figure, width);
  for (const auto& text : lines.words) {
    put(lines.small ? ui.fonts.small : ui.fonts.body, text, figure ? tone::text : tone::faint);
    top += lines.small ? small_step(ui) : body_step(ui);
  }
  if (!figure || !with_period) return;
  top += ui.px(1);
  put(ui.fonts.small, shortened(ui.fonts.small, ui.workspace.wording()(figure->period), width - ui.px(4)), tone::quiet);
}

Text entered_words(const std::string& day) { return say("{} 入力", "{}", day); }

struct Under {
  std::string words;
  Rgba ink = tone::quiet;
};

/// What stands under the cell: how the value was read, when it was saved, what the document prints.
Under under_cell(const Ui& ui, const app::EntrySheet& sheet, std::size_t row) {
  const auto& entry = sheet.rows()[row];
  const auto& check = sheet.check(row);
  if (!check.reads.empty()) return {std::string("= ") + ui.words(check.reads), tone::link};
  if (check.state == EntryState::saved && entry.first == row)
    return {ui.words(entered_words(ui.workspace.entry().entered_at(sheet, row)))};
  if (entry.printed && check.state != EntryState::saved)
    return {ui.words(say("計画書 {}", "printed {}", entry.printed->words))};
  return {};
}

/// What a value cell tells of itself: what is wrong with it, else what stands under it, if that is cut or somebody entered it.
Text value_tip(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, const Under& under, bool cut) {
  const auto& check = sheet.check(row);
  if (!check.reason.empty()) return check.reason;
  if (sheet.rows()[row].first != row)
    return {"この指標は先の行に入力します", "This indicator is entered in the row where it is printed first"};
  const Text whole = cut ? plain(under.words) : Text{};
  if (check.state != EntryState::saved) return whole;
  const auto records = ui.workspace.entry().history(sheet, row);
  if (records.empty() || records.back().entered_by.empty()) return whole;
  return say("{} {} が入力", "Entered {} by {}", records.back().entered_at, records.back().entered_by);
}

constexpr float indent_units = 30, offer_units = 120;  // of the reason under a row

float reason_room(const Ui& ui, const app::EntryCheck& check, float total, float width) {
  return std::min(total, width) - ui.px(indent_units) - (check.instead.empty() ? 0 : ui.px(offer_units)) - ui.px(16);
}

}  // namespace

float EntryGrid::value_width(const Ui& ui) {
  return std::max(ui.px(124), width_of(ui.fonts.small, ui.words(entered_words("2000-00-00"))) + ui.px(10));
}

float EntryGrid::line_height(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, const Columns& columns) const {
  const auto& entry = sheet.rows()[row];
  const float room = columns.name - 2 * ui.px(pad_units);
  const auto names = broken_lines(ui, ui.fonts.body, name_of(ui, sheet, row), room).size();
  const auto again = follows(ui, sheet, row);
  const auto more = again.empty() ? 0 : broken_lines(ui, ui.fonts.small, again, room).size();
  const float text = body_step(ui) * static_cast<float>(names) + small_step(ui) * static_cast<float>(more) + ui.px(14);
  const float cell = ui.px(5) + ui.px(box_units) + ui.px(under_cell(ui, sheet, row).words.empty() ? 5 : 20);
  return std::max({text, cell, figure_height(ui, entry.baseline, columns.baseline),
                   figure_height(ui, entry.target, columns.target), figure_height(ui, entry.before, columns.before)});
}

float EntryGrid::reason_height(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, const Columns& columns) const {
  const auto& check = sheet.check(row);
  if (check.reason.empty()) return 0;
  const float room = reason_room(ui, check, columns.total(), measured_.width);
  const auto lines = broken_lines(ui, ui.fonts.small, ui.words(check.reason), room).size();
  const float height = std::round(ui.fonts.small->FontSize * 1.3f) * static_cast<float>(lines) + ui.px(8);
  return check.instead.empty() ? height : std::max(height, ui.px(34));
}

void EntryGrid::line(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, const Place& place, const Columns& columns,
                     ImVec2 at) {
  const auto& entry = sheet.rows()[row];
  const auto& indicator = sheet.indicator(row);
  const float upper = place.upper;
  auto* list = ImGui::GetWindowDrawList();
  const ImVec2 end{at.x + columns.total(), at.y + upper + place.below};
  const bool opened = ui.window.desk.indicator == indicator.id;
  list->AddRectFilled(at, end, im(opened ? rgb(0xfdf7f5) : tone::bar));
  list->AddLine({at.x, end.y - 1}, {end.x, end.y - 1}, im(rgb(0xebe7de)));
  if (opened) list->AddRectFilled(at, {at.x + ui.px(3), end.y - 1}, im(tone::accent));

  ImGui::PushID(static_cast<int>(row));
  name_cell(ui, sheet, row, at, columns.name, upper);
  float x = at.x + columns.name;
  draw_figure(ui, entry.baseline, {x, at.y}, columns.baseline, true);
  x += columns.baseline;
  draw_figure(ui, entry.target, {x, at.y}, columns.target, true);
  x += columns.target;
  draw_figure(ui, entry.before, {x, at.y}, columns.before, false);
  x += columns.before;
  value_cell(ui, sheet, row, {x, at.y}, columns.value, upper);
  x += columns.value;
  const auto unit = words_in(ui.lang(), indicator.unit, indicator.unit_en);
  list->AddText(ui.fonts.small, ui.fonts.small->FontSize, {x + ui.px(2), at.y + ui.px(12)}, im(tone::quiet),
                shortened(ui.fonts.small, unit, columns.unit - ui.px(4)).c_str());
  x += columns.unit;
  note_cell(ui, sheet, row, {x, at.y}, columns.note, upper);
  if (place.below > 0) reason(ui, sheet, row, columns, {at.x, at.y + upper});
  ImGui::PopID();
}

/// The name leads to the indicator's sheet.
void EntryGrid::name_cell(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, ImVec2 at, float width,
                          float height) const {
  ImGui::SetCursorScreenPos(at);
  const bool clicked = ImGui::InvisibleButton("name", {width, height});
  const bool hovered = ImGui::IsItemHovered();
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  mark_cell(ui, "name", sheet, row);
  tooltip(ui, {"右に指標シートを表示します", "Shows the indicator's sheet to the right"});
  if (clicked) ui.push([id = sheet.indicator(row).id](app::WindowState& w) { w.show_indicator(id); });
  auto* list = ImGui::GetWindowDrawList();
  const bool repeats = sheet.rows()[row].first != row;
  const auto ink = im(hovered ? tone::accent : repeats ? tone::quiet : tone::text);
  const float pad = ui.px(pad_units), room = width - 2 * pad;
  float y = at.y + ui.px(top_units);
  for (const auto& text : broken_lines(ui, ui.fonts.body, name_of(ui, sheet, row), room)) {
    list->AddText(ui.fonts.body, ui.fonts.body->FontSize, {at.x + pad, y}, ink, text.c_str());
    y += body_step(ui);
  }
  if (!repeats) return;
  for (const auto& text : broken_lines(ui, ui.fonts.small, follows(ui, sheet, row), room)) {
    list->AddText(ui.fonts.small, ui.fonts.small->FontSize, {at.x + pad, y}, im(tone::quiet), text.c_str());
    y += small_step(ui);
  }
}

void EntryGrid::value_cell(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, ImVec2 at, float width,
                           float height) {
  const auto& check = sheet.check(row);
  const bool repeats = sheet.rows()[row].first != row, refused = check.state == EntryState::refused;
  const auto [ink, fill] = ink_of(check.state);
  const bool marked = chosen(row, Column::value), here = row == row_ && column_ == Column::value;
  const ImVec2 a{at.x + ui.px(6), at.y + ui.px(5)}, b{at.x + width - ui.px(4), a.y + ui.px(box_units)};
  auto* list = ImGui::GetWindowDrawList();
  const auto under = under_cell(ui, sheet, row);
  const auto text = shortened(ui.fonts.small, under.words, width - ui.px(8));
  ImGui::SetCursorScreenPos(at);
  if (!(editing_ && here)) {
    ImGui::InvisibleButton("value", {width, height});
    mark_cell(ui, "value", sheet, row);
    if (ImGui::IsItemHovered()) tooltip(ui, value_tip(ui, sheet, row, under, text != under.words));
    cell_mouse(ui, sheet, row, Column::value);
  }
  if (!repeats) {
    list->AddRectFilled(a, b, im(marked && !here ? tone::chosen : fill), ui.px(3));
    list->AddRect(a, b, im(refused ? tone::accent_pressed : tone::line), ui.px(3), 0, std::max(1.0f, ui.scale));
  }
  if (editing_ && here) {
    editor(ui, a, b.x - a.x, b.y - a.y);
  } else {
    const auto shown = shortened(ui.fonts.body, sheet.text(row).value, b.x - a.x - ui.px(14));
    list->AddText({b.x - ui.px(7) - width_of(ui.fonts.body, shown), a.y + (b.y - a.y - ui.fonts.body->FontSize) / 2},
                  im(repeats   ? tone::quiet
                     : refused ? ink
                               : tone::text),
                  shown.c_str());
    if (sheet.differs(row) && !repeats)
      list->AddRectFilled({a.x, a.y}, {a.x + ui.px(4), b.y}, im(ink), ui.px(3), ImDrawFlags_RoundCornersLeft);
  }
  if (here) list->AddRect(a, b, im(tone::accent), ui.px(3), 0, std::max(2.0f, ui.px(2)));
  list->AddText(ui.fonts.small, ui.fonts.small->FontSize, {b.x - ui.px(3) - width_of(ui.fonts.small, text), b.y + ui.px(1)},
                im(under.ink), text.c_str());
}

void EntryGrid::note_cell(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, ImVec2 at, float width,
                          float height) {
  const bool repeats = sheet.rows()[row].first != row;
  const bool marked = chosen(row, Column::note), here = row == row_ && column_ == Column::note;
  const auto& text = sheet.text(row).note;
  const ImVec2 a{at.x, at.y + ui.px(5)}, b{at.x + width - ui.px(6), a.y + ui.px(30)};
  auto* list = ImGui::GetWindowDrawList();
  ImGui::SetCursorScreenPos(at);
  if (!(editing_ && here)) {
    ImGui::InvisibleButton("note", {width, height});
    mark_cell(ui, "note", sheet, row);
    tooltip(ui, plain(text));
    cell_mouse(ui, sheet, row, Column::note);
  }
  if (marked && !here) list->AddRectFilled(a, b, im(tone::chosen), ui.px(3));
  if (!repeats) list->AddRect(a, b, im(rgb(0xebe7de)), ui.px(3));
  if (editing_ && here)
    editor(ui, a, b.x - a.x, b.y - a.y);
  else
    list->AddText(ui.fonts.small, ui.fonts.small->FontSize,
                  {a.x + ui.px(7), a.y + (b.y - a.y - ui.fonts.small->FontSize) / 2}, im(repeats ? tone::quiet : tone::text),
                  shortened(ui.fonts.small, text, b.x - a.x - ui.px(14)).c_str());
  if (here) list->AddRect(a, b, im(tone::accent), ui.px(3), 0, std::max(2.0f, ui.px(2)));
}

void EntryGrid::reason(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, const Columns& columns,
                       ImVec2 at) const {
  const auto& check = sheet.check(row);
  const float room = reason_room(ui, check, columns.total(), measured_.width);
  const float indent = ui.px(indent_units), step = std::round(ui.fonts.small->FontSize * 1.3f);
  const auto ink = im(ink_of(check.state).text);
  auto* list = ImGui::GetWindowDrawList();
  const auto icon = check.state == EntryState::refused ? "error" : check.state == EntryState::doubtful ? "warning" : "info";
  ui.icons.draw(list, icon, {at.x + ui.px(9), at.y - ui.px(1)}, ui.px(16), ink);
  float y = at.y;
  for (const auto& text : broken_lines(ui, ui.fonts.small, ui.words(check.reason), room)) {
    list->AddText(ui.fonts.small, ui.fonts.small->FontSize, {at.x + indent, y}, ink, text.c_str());
    y += step;
  }
  if (check.instead.empty()) return;
  // What was probably meant can be taken with one click.
  ImGui::SetCursorScreenPos({at.x + indent + room + ui.px(8), at.y - ui.px(4)});
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(8), ui.px(4)});
  if (button(ui, "entry.instead." + sheet.indicator(row).id, say("{} にする", "Make it {}", check.instead),
             {"推定した値に改めます", "Takes what was probably meant"}))
    ui.push([row, text = check.instead](app::WindowState& w) {
      if (auto* of = w.entry_sheet()) of->type(row, Column::value, text);
    });
  ImGui::PopStyleVar();
}

void EntryGrid::cell_mouse(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, Column column) {
  const bool over = ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
  if (ImGui::IsItemActivated()) {
    if (editing_) commit(ui);
    dragging_ = true;
    if (ImGui::GetIO().KeyShift) {
      whole_ = false;
      end_ = row;
      end_column_ = column;
    } else {
      activate(row, column);
    }
  } else if (dragging_ && over && ImGui::GetIO().MouseDown[0]) {
    end_ = row;
    end_column_ = column;
  }
  if (over && ImGui::IsMouseDoubleClicked(0)) {
    const auto first = sheet.rows()[row].first;
    if (first != row)
      choose(first);
    else if (!editing_)
      begin(sheet.text(row, column), true);
  }
}

void EntryGrid::editor(const Ui& ui, ImVec2 at, float width, float height) {
  if (!active_) {
    collect_typed();
    ImGui::SetKeyboardFocusHere();
  }
  ImGui::SetCursorScreenPos(at);
  ImGui::SetNextItemWidth(width);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(6), (height - ui.fonts.body->FontSize) / 2});
  const auto to_end = [](ImGuiInputTextCallbackData* data) {
    auto& fresh = *static_cast<bool*>(data->UserData);
    if (fresh) {
      data->CursorPos = data->SelectionStart = data->SelectionEnd = data->BufTextLen;
      fresh = false;
    }
    return 0;
  };
  ImGui::InputText("##edit", &edit_, ImGuiInputTextFlags_CallbackAlways, to_end, &fresh_);
  ImGui::PopStyleVar();
  mark(ui, "entry.edit");
  const bool was = active_;
  active_ = ImGui::IsItemActive();
  lost_ = was && !active_;
}

}  // namespace kuiki::ui
