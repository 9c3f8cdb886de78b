#include <GLFW/glfw3.h>

#include <algorithm>
#include <utility>

#include "app/entry_table.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "base/plural.h"
#include "base/utf8.h"
#include "ui/entry_grid.h"

/// The keyboard and the clipboard of the grid.
namespace kuiki::ui {

std::size_t EntryGrid::position(std::size_t row) const {
  return row < at_row_.size() && at_row_[row] < shown_.size() ? at_row_[row] : 0;
}

std::pair<std::size_t, std::size_t> EntryGrid::span() const {
  if (whole_ && !shown_.empty()) return {0, shown_.size() - 1};
  const auto a = position(row_), b = position(end_);
  return {std::min(a, b), std::max(a, b)};
}

void EntryGrid::begin(const std::string& text, bool keep) {
  edit_ = keep ? text : std::string();
  activate(row_, column_);  // of several that are chosen, the active cell alone is typed into
  editing_ = true;
  active_ = lost_ = false;
  fresh_ = true;
}

void EntryGrid::commit(const Ui& ui) {
  if (!editing_) return;
  editing_ = active_ = lost_ = false;
  // By name: until it is made, another table may be in front, or the rows be others.
  ui.push([plan = measured_.plan, year = measured_.year, key = key_, column = column_, text = edit_](app::WindowState& w) {
    auto* sheet = w.workspace.entry().sheet(plan, year);
    if (sheet == nullptr) return;
    if (const auto row = sheet->find(key.first, key.second)) sheet->type(*row, column, text);
  });
}

void EntryGrid::move(int rows, int columns, bool extend) {
  if (shown_.empty()) return;
  const auto at = static_cast<long>(position(extend ? end_ : row_)) + rows;
  end_ = shown_[static_cast<std::size_t>(std::clamp(at, 0L, static_cast<long>(shown_.size()) - 1))];
  end_column_ = columns < 0 ? Column::value : columns > 0 ? Column::note : extend ? end_column_ : column_;
  whole_ = false;
  if (!extend) activate(end_, end_column_);
  reveal_ = true;
}

void EntryGrid::copy(const app::EntrySheet& sheet) const {
  const auto [first, last] = span();
  app::Block block;
  for (auto at = first; at <= last && at < shown_.size(); ++at) {
    auto& line = block.emplace_back();
    for (const auto column : {Column::value, Column::note})
      if (column >= std::min(column_, end_column_) && column <= std::max(column_, end_column_))
        line.push_back(sheet.text(shown_[at], column));
  }
  ImGui::SetClipboardText(app::write_block(block).c_str());
}

void EntryGrid::paste_clipboard(const Ui& ui) {
  const char* text = ImGui::GetClipboardText();
  auto block = app::read_block(text ? text : "");
  const auto [first, last] = span();
  // One cell copied goes into all that are chosen, as in a spreadsheet.
  if (block.size() == 1 && block.front().size() == 1 && last > first) {
    const auto one = block.front();
    block.assign(last - first + 1, one);
  }
  ui.push([block, shown = shown_, at = first, column = std::min(column_, end_column_), out = pasted](app::WindowState& w) {
    if (auto* into = w.entry_sheet()) *out = app::paste(*into, block, shown, at, column);
  });
}

void EntryGrid::clear(const Ui& ui, const app::EntrySheet& sheet) {
  const auto [first, last] = span();
  std::vector<app::EntrySheet::Typed> cells;
  for (auto at = first; at <= last && at < shown_.size(); ++at)
    for (const auto column : {Column::value, Column::note})
      if (chosen(shown_[at], column) && sheet.rows()[shown_[at]].first == shown_[at])
        cells.push_back({shown_[at], column, {}});
  ui.push([cells](app::WindowState& w) {
    if (auto* into = w.entry_sheet()) into->type(cells, say("{}個のセルの消去", "Clear {}", counted(cells.size(), "cell")));
  });
}

namespace {
bool pressed(ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); }
bool tab_pressed() { return ImGui::IsKeyPressed(GLFW_KEY_TAB) && !ImGui::GetIO().KeyCtrl; }
bool enter_pressed() { return pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeyPadEnter); }
bool is_typed(ImWchar c) { return c >= 32 && c != 127; }
}  // namespace

/// Until the field has the keyboard, what is typed comes here.
void EntryGrid::collect_typed() {
  auto& queue = ImGui::GetIO().InputQueueCharacters;
  std::string more;
  for (const auto c : queue)
    if (is_typed(c)) utf8::append(more, c);
  queue.resize(0);
  edit_ += more;
}

/// After the field has seen the characters of this frame.
void EntryGrid::leave_by_key(const Ui& ui) {
  const bool shift = ImGui::GetIO().KeyShift, up = pressed(ImGuiKey_UpArrow), down = pressed(ImGuiKey_DownArrow);
  if (pressed(ImGuiKey_Escape)) {
    editing_ = active_ = lost_ = false;
  } else if (enter_pressed() || tab_pressed() || up || down) {
    commit(ui);
    if (up || down)
      move(up ? -1 : 1, 0, false);
    else
      step(enter_pressed(), shift);
  } else if (lost_) {
    commit(ui);
  }
}

/// Enter goes down, Tab to the note and then to the next value; with Shift the other way. After a Tab to the note, Enter
/// goes to the next value, as in a spreadsheet.
void EntryGrid::step(bool enter, bool back) {
  const bool tabbed = std::exchange(tabbed_, !enter && !back && column_ == Column::value);
  if (enter)
    move(back ? -1 : 1, tabbed && !back ? -1 : 0, false);
  else if (!back)
    column_ == Column::value ? move(0, 1, false) : move(1, -1, false);
  else
    column_ == Column::note ? move(0, -1, false) : move(-1, 1, false);
}

void EntryGrid::keyboard(const Ui& ui, const app::EntrySheet& sheet) {
  if (!ImGui::IsWindowFocused() || shown_.empty() || editing_) return;
  const auto& io = ImGui::GetIO();
  const bool shift = io.KeyShift, ctrl = io.KeyCtrl;
  if (enter_pressed() || tab_pressed()) {
    step(enter_pressed(), shift);
    return;
  }
  const int page = 10, all = static_cast<int>(shown_.size());
  if (pressed(ImGuiKey_UpArrow)) move(ctrl ? -all : -1, 0, shift);
  if (pressed(ImGuiKey_DownArrow)) move(ctrl ? all : 1, 0, shift);
  if (pressed(ImGuiKey_LeftArrow)) move(0, -1, shift);
  if (pressed(ImGuiKey_RightArrow)) move(0, 1, shift);
  if (pressed(ImGuiKey_PageUp)) move(-page, 0, shift);
  if (pressed(ImGuiKey_PageDown)) move(page, 0, shift);
  if (pressed(ImGuiKey_Home)) move(-all, 0, shift);
  if (pressed(ImGuiKey_End)) move(all, 0, shift);
  if (ctrl) {
    commands(ui, sheet, shift);
    return;
  }
  if (pressed(ImGuiKey_Delete) || pressed(ImGuiKey_Backspace)) {
    clear(ui, sheet);
    return;
  }
  // A row that repeats another one is entered there.
  const auto first = sheet.rows()[row_].first;
  const bool f2 = ImGui::IsKeyPressed(GLFW_KEY_F2, false);
  const bool typed = std::ranges::any_of(io.InputQueueCharacters, is_typed);
  if ((f2 || typed) && first != row_) choose(first);
  if (f2 || typed) begin(sheet.text(row_, column_), f2);
}

void EntryGrid::commands(const Ui& ui, const app::EntrySheet& sheet, bool shift) {
  if (pressed(ImGuiKey_C)) copy(sheet);
  if (pressed(ImGuiKey_X)) {
    copy(sheet);
    clear(ui, sheet);
  }
  if (pressed(ImGuiKey_V)) paste_clipboard(ui);
  if (pressed(ImGuiKey_A)) {
    // The column is chosen; the active cell stays where it is.
    whole_ = true;
    end_ = row_;
    end_column_ = column_;
  }
  const auto push = [&](void (app::EntrySheet::*verb)()) {
    ui.push([verb](app::WindowState& w) {
      if (auto* of = w.entry_sheet()) (of->*verb)();
    });
  };
  if (pressed(ImGuiKey_Y) || (shift && pressed(ImGuiKey_Z)))
    push(&app::EntrySheet::redo);
  else if (pressed(ImGuiKey_Z))
    push(&app::EntrySheet::undo);
}

}  // namespace kuiki::ui
