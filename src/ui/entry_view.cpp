#include <algorithm>
#include <utility>

#include "app/entry_table.h"
#include "app/plan_browser.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "model/fiscal.h"
#include "model/judge.h"
#include "ui/entry_grid.h"
#include "ui/entry_popups.h"
#include "ui/plans.h"
#include "ui/widgets.h"

namespace kuiki::ui {

struct EntryView::State {
  EntryGrid grid;
  EntryPopups popups;
  bool only_empty = false;
  std::string key;                ///< of the sheet and all that decides which rows are shown
  std::string sheet_key, opened;  ///< sheet in front; indicator that was opened last
  std::vector<std::size_t> shown;
  bool narrowed = false;  ///< the plan panel's filter leaves rows out

  void choose_rows(const Ui& ui, const app::EntrySheet& sheet);
  void controls(const Ui& ui, const app::EntrySheet& sheet);
  void buttons(const Ui& ui, const app::EntrySheet& sheet);
  void states(const Ui& ui, const app::EntrySheet& sheet);
  void summary(const Ui& ui, const app::EntrySheet& sheet, float width);
  float report(const Ui& ui, bool draw);
  void follow(const Ui& ui, const app::EntrySheet& sheet);
  void draw_grid(const Ui& ui, const app::EntrySheet& sheet, ImVec2 room);
};

EntryView::EntryView() : state_(std::make_unique<State>()) {}
EntryView::~EntryView() = default;

/// Rows are chosen when the sheet, the filter or the switch changes, not while one types: a row that has just been filled in
/// stays.
void EntryView::State::choose_rows(const Ui& ui, const app::EntrySheet& sheet) {
  const auto& work = ui.workspace;
  const auto& w = ui.window;
  const auto& f = w.desk.filter;
  const auto number = [](const auto& value) { return value ? static_cast<int>(*value) : -1; };
  const auto wanted = fmt::format("{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}", sheet.plan(), sheet.year().year, only_empty,
                                  work.data_revision(), f.query, f.department, f.sdg, f.category, number(f.mapping_unit),
                                  number(f.direction), number(f.verdict) * 100 + number(f.status));
  if (wanted == key) return;
  key = wanted;
  shown.clear();
  narrowed = false;
  std::optional<app::PlanFindings> found;
  if (!f.empty())
    found = work.plan_index().find(f, sheet.plan(), [&](model::IndicatorRow row) { return work.judged(row).verdict; });
  for (std::size_t i = 0; i < sheet.rows().size(); ++i) {
    const auto& row = sheet.rows()[i];
    if (found && found->find({false, row.indicator}) < 0) {
      narrowed = true;
      continue;
    }
    if (only_empty && (row.first != i || row.printed || sheet.check(i).state == app::EntryState::saved)) continue;
    shown.push_back(i);
  }
}

void EntryView::State::controls(const Ui& ui, const app::EntrySheet& sheet) {
  const auto words = ui.workspace.wording();
  const float top = ImGui::GetCursorPosY();
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted(ui.words({"年度", "Year"}));
  ImGui::SameLine();
  if (begin_combo(ui, "entry-year", words(sheet.year()),
                  {"実績値を入力する年度", "The fiscal year whose actuals are entered"}, ui.px(150))) {
    for (const int year : app::entry_years(sheet.data(), sheet.plan())) {
      const model::Period period{model::Period::Kind::fiscal_year, year};
      const auto* other = ui.workspace.entry().sheet(sheet.plan(), year);
      const bool unsaved = other && other->changed();
      if (choice(ui, fmt::format("entry-year.{}", year), words(period) + (unsaved ? " ●" : ""), year == sheet.year().year))
        ui.push([year](app::WindowState& w) { w.show_entry(year); });
    }
    end_combo();
  }
  mark(ui, fmt::format("entry-sheet.{}.{}", sheet.plan(), sheet.year().year));
  ImGui::SameLine(0, ui.px(16));
  ImGui::SetCursorPosY(top + ui.px(5));
  if (checkbox(ui, "entry-only-empty", {"未入力のみ", "Empty only"}, only_empty,
               {"実績値がまだない行だけを表示します", "Shows only rows that have no actual yet"}))
    only_empty = !only_empty;
  const Text import{"表から読み込む…", "Read a table…"}, write{"表を書き出す…", "Write a table…"};
  const auto wide = [&](const Text& text) { return ImGui::CalcTextSize(ui.words(text)).x + ui.px(24); };
  ImGui::SameLine();
  const float left = ImGui::GetContentRegionMax().x - wide(import) - wide(write) - ui.px(8);
  ImGui::SetCursorPos({std::max(ImGui::GetCursorPosX(), left), top});
  if (button(
          ui, "entry-import", import,
          {"CSV・XLSX・ODS の実績値の表を照合して取り込みます", "Matches and imports a table of actuals (CSV, XLSX, ODS)"}))
    ui.push([](app::WindowState& w) { w.dialog = app::Dialog::import_actuals; });
  ImGui::SameLine();
  ImGui::SetCursorPosY(top);
  if (button(ui, "entry-export", write,
             {"この計画の指標を CSV・XLSX の表にします。記入してそのまま読み込めます",
              "Writes the plan's indicators as CSV or XLSX, to be filled in and read again"}))
    ui.push([](app::WindowState& w) { w.dialog = app::Dialog::export_table; });
}

/// Of a milestone the state is chosen, by the office in charge, instead of typed; why goes into the note.
void EntryView::State::states(const Ui& ui, const app::EntrySheet& sheet) {
  const auto row = sheet.rows()[grid.row()].first;
  const auto& choices = sheet.rows()[row].choices;
  if (choices.empty()) return;
  ImGui::SameLine(0, ui.px(16));
  const auto& now = sheet.text(row).value;
  const std::string label = now.empty() ? ui.words({"状態を選択", "Choose the state"}) : now;
  const Text hint{"担当課の判断による状態を選びます。理由は備考に記入します",
                  "The state as the office in charge judges it; why goes into the note"};
  if (!begin_combo(ui, "entry-state", label, hint, ui.px(150))) return;
  for (const auto& word : choices) {
    if (!choice(ui, "entry-state." + word, word, word == now)) continue;
    grid.commit(ui);
    ui.push([row, word](app::WindowState& w) {
      if (auto* of = w.entry_sheet()) of->type(row, app::EntryColumn::value, word);
    });
    grid.take_focus();
  }
  end_combo();
}

void EntryView::State::buttons(const Ui& ui, const app::EntrySheet& sheet) {
  const auto verb = [&](void (app::EntrySheet::*change)()) {
    grid.commit(ui);
    ui.push([change](app::WindowState& w) {
      if (auto* of = w.entry_sheet()) (of->*change)();
    });
    grid.take_focus();
  };
  if (icon_button(ui, "entry-undo", "undo",
                  sheet.can_undo() ? say("元に戻す：{}（Ctrl+Z）", "Undo: {} (Ctrl+Z)", sheet.undo_what())
                                   : Text{"元に戻す（Ctrl+Z）", "Undo (Ctrl+Z)"},
                  sheet.can_undo()))
    verb(&app::EntrySheet::undo);
  ImGui::SameLine();
  if (icon_button(ui, "entry-redo", "redo",
                  sheet.can_redo() ? say("やり直す：{}（Ctrl+Y）", "Redo: {} (Ctrl+Y)", sheet.redo_what())
                                   : Text{"やり直す（Ctrl+Y）", "Redo (Ctrl+Y)"},
                  sheet.can_redo()))
    verb(&app::EntrySheet::redo);
  ImGui::SameLine();
  if (button(ui, "entry-revert", {"すべて取り消す", "Revert all"},
             {"保存していない入力をすべて取り消します（元に戻せます）",
              "Takes back everything that is not saved (can be undone)"},
             {.enabled = !sheet.edits().empty()}))
    verb(&app::EntrySheet::revert);
  ImGui::SameLine();
  const bool there = grid.row() < sheet.rows().size() && !shown.empty();
  if (button(ui, "entry-history", {"履歴", "History"},
             {"選んだ指標のこの年度の値を、いつ入力し、いつ更新したか",
              "When the values of the chosen row were entered and replaced"},
             {.enabled = there}))
    popups.open_history(grid.row());
  if (there) states(ui, sheet);
  ImGui::SameLine(0, ui.px(16));
  const Text save{"保存…", "Save…"};
  const float save_width = ui.px(96);
  summary(ui, sheet, ImGui::GetContentRegionAvail().x - save_width - ui.px(12));
  ImGui::SameLine();
  ImGui::SetCursorPosX(ImGui::GetContentRegionMax().x - save_width);
  if (button(
          ui, "entry-save", save,
          {"入力した値を、日付と備考を付けてまとめて保存します", "Saves what was entered, with date and note, all at once"},
          {.enabled = sheet.changed() && !ui.workspace.jobs.busy(), .primary = true, .width = save_width})) {
    grid.commit(ui);
    popups.open_save();
  }
}

void EntryView::State::summary(const Ui& ui, const app::EntrySheet& sheet, float width) {
  const auto changes = sheet.changes(), refusals = sheet.refusals();
  const auto at = ImGui::GetCursorScreenPos();
  auto* list = ImGui::GetWindowDrawList();
  float x = at.x;
  const float y = at.y + (ImGui::GetFrameHeight() - ImGui::GetFontSize()) / 2;
  const auto put = [&](const Text& text, Rgba color) {
    list->AddText({x, y}, im(color), ui.words(text));
    x += ImGui::CalcTextSize(ui.words(text)).x + ui.px(14);
  };
  list->PushClipRect(at, {at.x + width, at.y + ImGui::GetFrameHeight()}, true);
  if (changes + refusals == 0) {
    put({"変更はありません", "No changes"}, tone::quiet);
  } else {
    put(say("変更 {}件", changes == 1 ? "{} change" : "{} changes", changes), tone::text);
    if (refusals > 0) put(say("誤り {}件", refusals == 1 ? "{} error" : "{} errors", refusals), tone::accent_pressed);
  }
  list->PopClipRect();
  ImGui::Dummy({std::max(1.0f, width), ImGui::GetFrameHeight()});
  mark(ui, fmt::format("entry-count.{}.{}", changes, refusals));
}

/// What the last paste came to, until it is closed.
float EntryView::State::report(const Ui& ui, bool draw) {
  const auto& pasted = *grid.pasted;
  if (!pasted) return 0;
  const auto& r = *pasted;
  const float pad = ui.px(12), step = ui.px(20);
  const auto lines = static_cast<float>(std::min<std::size_t>(r.left.size(), 5));
  const float side = ImGui::GetFrameHeight(), text_width = ImGui::GetWindowWidth() - ui.px(24) - side - 4 * pad;
  const auto told = static_cast<float>(broken_lines(ui, ui.fonts.body, ui.words(r.summary), text_width).size());
  const float height = ui.px(24) + std::max(1.0f, told) * ui.px(20) + lines * step + (lines > 0 ? ui.px(6) : 0);
  if (!draw) return height;
  const bool trouble = !r.done || !r.left.empty() || r.refused > 0;
  ImGui::PushStyleColor(ImGuiCol_ChildBg, im4(trouble ? rgb(0xfdf3df) : rgb(0xeaf4ee)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {pad, ui.px(4)});
  ImGui::BeginChild("###entry-report", {0, height}, true);
  ImGui::PopStyleVar();
  ImGui::SetCursorPosX(ImGui::GetContentRegionMax().x - side);
  const bool close = icon_button(ui, "entry-report-close", "close", {"閉じる", "Close"});
  ImGui::SetCursorPos({pad, ui.px(10)});
  paragraph(ui, ui.fonts.body, ui.words(r.summary), trouble ? tone::warning : tone::good, text_width);
  mark(ui, r.done ? "entry-pasted" : "entry-not-pasted");
  if (!r.left.empty()) {
    ImGui::BeginChild("###entry-left", {0, lines * step + ui.px(2)});
    for (const auto& one : r.left)
      small_text(ui, ui.words(say("{}行目「{}」：{}", "Line {}, “{}”: {}", one.line, one.words, one.why)));
    ImGui::EndChild();
  }
  ImGui::EndChild();
  ImGui::PopStyleColor();
  if (close) grid.pasted->reset();
  return height;
}

/// The sheet may be another one than before, and the indicator chosen in the tree, which is scrolled to.
void EntryView::State::follow(const Ui& ui, const app::EntrySheet& sheet) {
  const auto& chosen = ui.window.desk.indicator;
  if (const auto now = sheet.plan() + "|" + std::to_string(sheet.year().year); now != sheet_key) {
    sheet_key = now;
    grid.commit(ui);
    grid.forget();
    grid.pasted->reset();
    opened = chosen;
  }
  choose_rows(ui, sheet);
  if (chosen == opened) return;
  opened = chosen;
  for (const auto row : shown)
    if (sheet.indicator(row).id == opened) {
      if (sheet.indicator(grid.row()).id != opened) grid.choose(row);
      break;
    }
}

/// The grid reaches to the edges of the window.
void EntryView::State::draw_grid(const Ui& ui, const app::EntrySheet& sheet, ImVec2 room) {
  ImGui::SetCursorPosX(0);
  if (!shown.empty()) {
    grid.draw(ui, sheet, shown, room);
    return;
  }
  ImGui::SetCursorPosX(ui.px(12));
  const auto at = ImGui::GetCursorPosY();
  gap(ui, 24);
  quiet_text(ui, ui.words(only_empty ? Text{"未入力の行はありません。", "No row is without an actual."}
                                     : Text{"絞り込みに合う指標はありません。", "No indicator passes the filter."}));
  ImGui::SetCursorPosY(at + room.y);
}

void EntryView::draw(const Ui& ui, const Layout::Part& part) {
  auto& w = ui.window;
  auto& state = *state_;
  ImGui::SetNextWindowPos({part.x, part.y});
  ImGui::SetNextWindowSize({part.w, part.h});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(12), ui.px(8)});
  ImGui::Begin("###entry", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar();
  const auto* sheet = w.entry_sheet();
  if (!sheet || sheet->plan() != w.desk.plan) {
    state.sheet_key.clear();
    ui.push([](app::WindowState& window) {
      if (window.desk.desk == app::Desk::entry) window.show_entry();
    });
    ImGui::End();
    return;
  }
  state.follow(ui, *sheet);
  state.controls(ui, *sheet);
  state.buttons(ui, *sheet);
  if (state.narrowed)
    small_text(ui, ui.words(say("左の絞り込みに合う{}行を表示しています。",
                                "Showing the {} rows that pass the filter on the left.", state.shown.size())));
  const float hint = ui.px(22), foot = state.report(ui, false);
  const float height = ImGui::GetContentRegionAvail().y - (hint + (foot > 0 ? foot + ui.px(8) : 0));
  state.draw_grid(ui, *sheet, {part.w, height});
  ImGui::SetCursorPosX(ui.px(12));
  state.report(ui, true);
  ImGui::SetCursorPosX(ui.px(12));
  small_text(ui, ui.words({"Enter で下へ、Tab で右へ。表計算ソフトでコピーした範囲を Ctrl+V で貼り付けられます。",
                           "Enter goes down, Tab to the right. Cells copied in a spreadsheet are pasted with Ctrl+V."}));
  if (std::exchange(w.wants_entry_save, false)) {
    state.grid.commit(ui);
    state.popups.open_save();
  }
  state.popups.draw(ui, *sheet, state.grid);
  ImGui::End();
}

void EntryView::leave(const Ui& ui) {
  state_->grid.commit(ui);
  ui.window.typing.reset();
}

}  // namespace kuiki::ui
