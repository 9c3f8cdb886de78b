#include "ui/entry_popups.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <cmath>
#include <cstdio>

#include "app/entry_table.h"
#include "app/window_state.h"
#include "app/work_desk.h"
#include "app/workspace.h"
#include "model/fiscal.h"
#include "model/numerals.h"
#include "store/moment.h"
#include "ui/dialog.h"

namespace kuiki::ui {
namespace {

/// A day and who it was, where that is known.
Text by(const std::string& day, const std::string& who) {
  if (who.empty()) return plain(day);
  return say("{}（{}）", "{} by {}", day, who);
}

}  // namespace

void EntryPopups::draw(const Ui& ui, const app::EntrySheet& sheet, EntryGrid& grid) {
  if (want_save_) {
    want_save_ = false;
    saving_ = true;
    std::snprintf(date_, sizeof date_, "%s", store::today().c_str());
  }
  if (saving_) save(ui, sheet, grid);
  history(ui, sheet, grid);
}

void EntryPopups::save(const Ui& ui, const app::EntrySheet& sheet, EntryGrid& grid) {
  // What was typed last may have taken the changes back.
  if (!begin_dialog(ui, "entry-save-dialog", {"実績値の保存", "Save the actuals"}, 520)) return;
  const auto changes = sheet.changes(), refusals = sheet.refusals();
  const auto year = ui.workspace.wording()(sheet.year());
  quiet_text(
      ui, ui.words(say("{}の実績値 {}件をまとめて保存します。", "Saves {1} actuals of {0}, all at once.", year, changes)));
  if (refusals > 0)
    paragraph(ui, ui.fonts.body,
              ui.words(say("誤りのある {}件は保存せず、表に残します。",
                           "The {} with errors are not saved; they stay in the table.", refusals)),
              tone::accent_pressed);
  label(ui, {"入力日", "Day of entry"});
  ImGui::SetNextItemWidth(ui.px(160));
  ImGui::InputText("##date", date_, sizeof date_);
  mark(ui, "entry-date");
  const auto day = model::parse_period(date_);
  const bool good_date = day && day->kind == model::Period::Kind::day;
  ImGui::SameLine();
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + ui.px(6));
  if (good_date)
    quiet_text(ui, ui.workspace.wording()(*day));
  else
    paragraph(ui, ui.fonts.body, ui.words({"2020-04-01 の形で入力してください", "as 2020-04-01, please"}),
              tone::accent_pressed);
  label(ui, {"備考（備考のない値に付けます）", "Note (for values without one)"});
  ImGui::SetNextItemWidth(-1);
  ImGui::InputText("##note", &note_);
  mark(ui, "entry-save-note");
  gap(ui, 4);
  small_text(ui, ui.words(say("保存先：{}", "Saved in: {}", ui.workspace.work().where.word())));
  const int pressed = dialog_buttons(
      ui, refusals > 0 ? Text{"正しいものだけ保存", "Save the good ones"} : Text{"保存", "Save"},
      {"一度にすべて保存します。保存した値は履歴に残ります", "All at once; saved values are kept in the history"},
      good_date && changes > 0);
  if (pressed == 1)
    ui.push([date = std::string(date_), note = note_, only_good = refusals > 0](app::WindowState& w) {
      w.save_entry(date, note, only_good);
    });
  if (pressed != 0) {
    saving_ = false;
    ImGui::CloseCurrentPopup();
    grid.take_focus();
  }
  end_dialog();
}

void EntryPopups::history(const Ui& ui, const app::EntrySheet& sheet, EntryGrid& grid) {
  if (want_history_) {
    ImGui::OpenPopup("###entry-history");
    want_history_ = false;
  }
  ImGui::SetNextWindowSizeConstraints({ui.px(420), 0}, {ui.px(520), ui.px(480)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(16), ui.px(14)});
  const bool open = ImGui::BeginPopup("###entry-history", ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
  ImGui::PopStyleVar();
  if (!open) return;
  if (row_ >= sheet.rows().size()) {
    ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
    return;
  }
  const auto words = ui.workspace.wording();
  const auto& indicator = sheet.indicator(row_);
  heading(ui, {"値の履歴", "History of the value"});
  quiet_text(ui, words_in(ui.lang(), indicator.name, indicator.name_en) +
                     (sheet.rows()[row_].part.empty() ? "" : "〔" + sheet.rows()[row_].part + "〕") + "　" +
                     words(sheet.year()));
  gap(ui, 4);
  auto records = ui.workspace.entry().history(sheet, row_);
  if (records.empty()) quiet_text(ui, ui.words({"保存した値はまだありません。", "Nothing has been saved yet."}));
  const auto day = [&](const std::string& date) {
    const auto period = model::parse_period(date);
    return period ? words(*period) : date;
  };
  std::reverse(records.begin(), records.end());  // the latest first
  for (const auto& record : records) {
    const auto& v = record.value;
    const bool holds = record.replaced_at.empty();
    std::string value =
        std::isnan(v.value) ? v.printed : ui.words(model::write_value(v.value, indicator.unit, indicator.unit_en));
    ImGui::Separator();
    paragraph(ui, ui.fonts.body, value + (holds ? ui.words({"　現在の値", "  (current)"}) : ""),
              holds ? tone::text : tone::quiet);
    const auto entered = by(day(record.entered_at), record.entered_by);
    small_text(ui, ui.words(holds ? say("{} 入力", "entered {}", entered)
                                  : say("{} 入力、{} に更新または取消", "entered {}, replaced or withdrawn {}", entered,
                                        by(day(record.replaced_at), record.replaced_by))));
    if (!v.note.empty()) small_text(ui, ui.words(say("備考：{}", "Note: {}", v.note)));
  }
  const auto first = sheet.rows()[row_].first;
  if (sheet.rows()[first].saved && !sheet.text(first).value.empty()) {
    gap(ui, 8);
    if (button(ui, "entry-withdraw", {"この値を取り消す", "Withdraw this value"},
               {"セルを空にします。保存すると取り消され、履歴には残ります",
                "Empties the cell; withdrawn when saved, kept in the history"})) {
      ui.push([first](app::WindowState& w) {
        if (auto* of = w.entry_sheet())
          of->type({{first, app::EntryColumn::value, {}}, {first, app::EntryColumn::note, {}}},
                   say("「{}」の取消", "Withdrawal of “{}”", of->indicator(first).name));
      });
      ImGui::CloseCurrentPopup();
      grid.take_focus();
    }
  }
  ImGui::EndPopup();
}

}  // namespace kuiki::ui
