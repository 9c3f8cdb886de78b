#include "ui/import_dialog.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "app/entry_table.h"
#include "app/plan_browser.h"
#include "app/table_import.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "model/numerals.h"
#include "model/plan_tree.h"
#include "store/moment.h"
#include "ui/dialog.h"
#include "ui/folders.h"

namespace kuiki::ui {

void ImportDialog::open(const Ui& ui) {
  const auto& work = ui.workspace;
  const auto& w = ui.window;
  open_ = true;
  plan_ = w.desk.plan;
  if (plan_.empty() && !work.data().plans.empty()) plan_ = work.data().plans.front().id;
  const auto* sheet = w.entry_sheet();
  if (sheet && sheet->plan() == plan_)
    year_ = sheet->year().year;
  else
    year_ = app::usual_entry_year(work.data(), plan_, store::today());
  if (list_.folder().empty()) list_.enter(documents_folder());
  list_.enter(list_.folder());  // there may be new files
  answer_ = std::make_shared<Answer>();
  choosing_ = false;
}

void ImportDialog::draw(const Ui& ui) {
  if (ui.window.dialog != app::Dialog::import_actuals) {
    open_ = false;
    return;
  }
  if (!open_) open(ui);
  const float width = answer_->report && !choosing_ ? 860 : 640;
  if (!begin_dialog(ui, "import-dialog", {"実績値の表の読み込み", "Import a table of actuals"}, width)) return;
  const auto answer = answer_;  // stays until the end, whatever is begun
  const auto& report = answer->report;
  if (answer->imported) {
    close_dialog(ui);
  } else if (report && choosing_) {
    choose(ui, *report);
  } else if (report) {
    tell(ui, *report);
  } else {
    ask(ui);
  }
  end_dialog();
}

/// The file, chosen or typed; true where Enter or a double click says that it is to be read.
bool ImportDialog::ask_file(const Ui& ui) {
  bool twice = false;
  if (const auto clicked =
          list_.draw(ui, path_, std::clamp(ImGui::GetIO().DisplaySize.y / ui.scale - 460, 80.0f, 180.0f),
                     {"ここには表（.csv .xlsx .ods）がありません。", "There are no tables (.csv .xlsx .ods) here."}, twice))
    path_ = *clicked;
  label(ui, {"ファイル名またはパス", "File name or path"});
  ImGui::SetNextItemWidth(-1);
  if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
  const bool entered = ImGui::InputText("##path", &path_, ImGuiInputTextFlags_EnterReturnsTrue);
  mark(ui, "import-path");
  return entered || twice;
}

void ImportDialog::ask_plan(const Ui& ui, float width) {
  const auto& work = ui.workspace;
  ImGui::BeginGroup();
  label(ui, {"計画", "Plan"});
  const auto* plan = model::find_plan(work.data(), plan_);
  if (begin_combo(ui, "import-plan", plan ? ui.words(app::plan_title(*plan)) : "",
                  {"どの計画の実績値か", "Which plan the actuals are of"}, width)) {
    for (const auto& each : work.data().plans)
      if (choice(ui, "import-plan." + each.id, ui.words(app::plan_title(each)), each.id == plan_)) {
        plan_ = each.id;
        if (year_) year_ = app::usual_entry_year(work.data(), plan_, store::today());
      }
    end_combo();
  }
  ImGui::EndGroup();
}

void ImportDialog::ask_year(const Ui& ui, float width) {
  const auto& work = ui.workspace;
  ImGui::BeginGroup();
  label(ui, {"年度", "Year"});
  const auto year_words = [&](std::optional<int> year) {
    return year ? work.wording()(model::Period{model::Period::Kind::fiscal_year, *year})
                : std::string(ui.words({"表の見出しにある年度すべて", "All years named in the header"}));
  };
  if (begin_combo(ui, "import-year", year_words(year_), {"どの年度の実績値か", "Which year the actuals are of"}, width)) {
    if (choice(ui, "import-year.all", year_words({}), !year_)) year_.reset();
    for (const int year : app::entry_years(work.data(), plan_))
      if (choice(ui, fmt::format("import-year.{}", year), year_words(year), year_ == year)) year_ = year;
    end_combo();
  }
  ImGui::EndGroup();
}

void ImportDialog::ask_reading(const Ui& ui, float width) {
  ImGui::BeginGroup();
  label(ui, {"シート名（空欄なら自動）", "Sheet (empty: by its header)"});
  ImGui::SetNextItemWidth(width);
  ImGui::InputText("##sheet", &sheet_);
  mark(ui, "import-sheet");
  ImGui::EndGroup();
  ImGui::SameLine(0, ui.px(16));
  ImGui::BeginGroup();
  label(ui, {"備考（備考のない値に付けます）", "Note (for values without one)"});
  ImGui::SetNextItemWidth(width);
  ImGui::InputText("##note", &note_);
  mark(ui, "import-note");
  ImGui::EndGroup();
  gap(ui, 4);
  if (checkbox(ui, "import-fractions",
               {"割合は小数で書かれている（0.38 は 38%）", "Shares are written as fractions (0.38 is 38%)"}, fractions_,
               {"表計算ソフトで 38% と表示されるセルは、中身が 0.38 のことがあります",
                "A cell that a spreadsheet shows as 38% may hold 0.38"}))
    fractions_ = !fractions_;
}

void ImportDialog::ask(const Ui& ui) {
  quiet_text(
      ui,
      ui.words({"CSV（UTF-8・シフトJIS）・XLSX・ODS の表を、指標IDまたは指標名で計画の指標と照合します。まず内容を確かめ、"
                "保存はそのあとです。",
                "Matches the rows of a CSV, XLSX or ODS table with the plan's indicators by id or name. You see "
                "what was read before anything is saved."}));
  gap(ui, 4);
  const bool entered = ask_file(ui);
  const float half = (ImGui::GetContentRegionAvail().x - ui.px(16)) / 2;
  ask_plan(ui, half);
  ImGui::SameLine(0, ui.px(16));
  ask_year(ui, half);
  ask_reading(ui, half);
  if (answer_->running) quiet_text(ui, ui.words({"表を読んでいます…", "Reading the table…"}));
  if (!answer_->error.empty()) paragraph(ui, ui.fonts.body, ui.words(answer_->error), tone::accent_pressed);
  mark(ui, answer_->error.empty() ? "import-fine" : "import-error");
  const int pressed = dialog_buttons(
      ui, {"内容を確かめる", "See what it holds"},
      {"表を読み、照合の結果を見せます。まだ保存しません", "Reads and matches the table; nothing is saved yet"},
      !path_.empty() && !answer_->running);
  if (pressed == 2) {
    close_dialog(ui);
  } else if ((pressed == 1 || entered) && !answer_->running) {
    if (const auto file = list_.resolve(path_)) {
      file_ = *file;
      start(ui, true);
    } else
      path_.clear();
  }
}

void ImportDialog::start(const Ui& ui, bool dry_run) {
  const auto report = answer_->report;
  answer_ = std::make_shared<Answer>();
  answer_->running = true;
  answer_->report = report;
  app::TableImport wanted;
  wanted.file = file_;
  wanted.plan = plan_;
  if (year_) wanted.year = model::Period{model::Period::Kind::fiscal_year, *year_};
  wanted.options.dry_run = dry_run;
  wanted.options.sheet = sheet_;
  wanted.options.note = note_;
  wanted.options.fractions_are_percent = fractions_;
  wanted.options.others = intake::Others::ask;
  if (dry_run) {
    decided_.clear();
    choosing_ = false;
  }
  wanted.options.decided = decided_;
  ui.push([wanted, dry_run, answer = answer_](app::WindowState& w) {
    w.workspace.import_table(
        wanted,
        [answer, dry_run](const intake::ImportReport& result) {
          answer->running = false;
          answer->imported = !dry_run && !result.asks;
          answer->report = result;
        },
        [answer](const Error& error) {
          answer->running = false;
          answer->report.reset();
          answer->error = error.message();
        });
  });
}

void ImportDialog::tell(const Ui& ui, const intake::ImportReport& report) {
  const auto good = static_cast<std::size_t>(
      std::ranges::count_if(report.matched, [](const intake::ImportRow& row) { return !row.values.empty(); }));
  const auto figures = report.to_save.size();
  quiet_text(ui,
             file_.filename().string() + (report.sheet.empty() ? "" : "　" + report.sheet) + "（" + report.encoding + "）");
  mark(ui, fmt::format("import-report.{}.{}.{}", report.matched.size(), report.unmatched.size(), report.refused.size()));
  paragraph(ui, ui.fonts.body,
            ui.words(say("照合できた値 {}件、照合できない行 {}件、取込不可 {}件、空欄 {}件",
                         "Matched: {}, unmatched: {}, refused: {}, empty: {}", report.matched.size(),
                         report.unmatched.size(), report.refused.size(), report.empty)),
            tone::text);
  if (figures > good)
    small_text(ui,
               ui.words(say("再掲の指標にも同じ値を入れるため、保存するのは{}件になります。",
                            "{} figures are saved, for indicators that are printed again get the same value.", figures)));
  for (const auto& warning : report.warnings) paragraph(ui, ui.fonts.small, ui.words(warning), tone::warning);
  left_columns(ui, report);
  if (!report.others.empty()) {
    paragraph(ui, ui.fonts.body,
              ui.words(say("ほかの人が別の値を入力しているもの：{}件。保存する前に、どちらを残すか選びます。",
                           "Entered otherwise by somebody else: {}. You choose which is to stay before anything is saved.",
                           report.others.size())),
              tone::warning);
    mark(ui, fmt::format("import-others.{}", report.others.size()));
  }
  gap(ui, 4);
  report_table(ui, report);
  if (answer_->running) quiet_text(ui, ui.words({"取り込んでいます…", "Importing…"}));
  gap(ui, 4);
  const bool back = button(ui, "import-back", {"戻る", "Back"}, {"ファイルを選び直します", "Chooses another file"},
                           {.icon = "left", .enabled = !answer_->running});
  const bool asks = !report.others.empty();
  const Text accept =
      asks ? Text{"ほかの人の値を確かめる…", "Look at others' values…"} : say("{}件を取り込む", "Import {}", figures);
  const Text tip =
      asks ? Text{"表の値とほかの人の値を並べて、1件ずつ選びます", "Shows both values, to choose from one by one"}
           : Text{"照合できた値を一度に保存します。取込不可の行は何も変えません",
                  "Saves the matched values all at once; refused rows change nothing"};
  const int pressed = dialog_buttons(ui, accept, tip, (asks || figures > 0) && !answer_->running);
  if (pressed == 2)
    close_dialog(ui);
  else if (pressed == 1 && asks)
    choosing_ = true;
  else if (pressed == 1)
    start(ui, false);
  else if (back)
    answer_ = std::make_shared<Answer>();
}

/// Each column that was not read and why; where there are many, in a list to scroll through.
void ImportDialog::left_columns(const Ui& ui, const intake::ImportReport& report) const {
  const auto left = intake::left_columns(report);
  if (left.empty()) return;
  const float line = std::round(ui.fonts.small->FontSize * 1.2f) + ImGui::GetStyle().ItemSpacing.y;
  const float width = ImGui::GetContentRegionAvail().x - 2 * ImGui::GetStyle().WindowPadding.x;
  std::vector<std::string> words;
  std::size_t lines = 0;
  for (const auto& column : left) {
    words.emplace_back(ui.words(say("取り込まない列：{}", "Column not read: {}", column)));
    lines += broken_lines(ui, ui.fonts.small, words.back(), width).size();
  }
  constexpr std::size_t most = 4;
  const bool many = lines > most;
  if (many) ImGui::BeginChild("##left", {0, line * most + ImGui::GetStyle().WindowPadding.y}, true);
  for (const auto& one : words) small_text(ui, one);
  if (many && ui.told) *ui.told += fmt::format("scrolled import-left {:.0f}\n", ImGui::GetScrollY());
  if (many) ImGui::EndChild();
  mark(ui, fmt::format("import-left.{}", left.size()));
}

void ImportDialog::report_table(const Ui& ui, const intake::ImportReport& report) const {
  const float height = std::clamp(ImGui::GetIO().DisplaySize.y - ui.px(430), ui.px(120), ui.px(360));
  if (!ImGui::BeginTable("##report", 4,
                         ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_BordersOuter,
                         {0, height}))
    return;
  ImGui::TableSetupScrollFreeze(0, 1);
  ImGui::TableSetupColumn(ui.words({"行・列", "Row, column"}), ImGuiTableColumnFlags_WidthFixed, ui.px(132));
  ImGui::TableSetupColumn(ui.words({"指標", "Indicator"}), ImGuiTableColumnFlags_WidthStretch, 1);
  ImGui::TableSetupColumn(ui.words({"表の値", "In the table"}), ImGuiTableColumnFlags_WidthFixed, ui.px(96));
  ImGui::TableSetupColumn(ui.words({"結果", "Result"}), ImGuiTableColumnFlags_WidthStretch, 1.3f);
  ImGui::TableHeadersRow();
  const auto& data = ui.workspace.data();
  const auto list = [&](const std::vector<intake::ImportRow>& rows, const Text& what, Rgba color, bool with_words) {
    for (const auto& row : rows) {
      if (row.reason.empty() == with_words) continue;
      ImGui::TableNextRow();
      ImGui::TableNextColumn();
      small_text(ui, ui.words(say("{}行目　{}", "Row {}, {}", row.row, row.column)));
      ImGui::TableNextColumn();
      const auto found = data.find_indicator(row.indicator);
      const auto name = found ? data.indicators[*found].name : row.name;
      paragraph(ui, ui.fonts.small, (name.empty() ? row.id : name) + (row.part.empty() ? "" : "〔" + row.part + "〕"),
                tone::text);
      ImGui::TableNextColumn();
      paragraph(ui, ui.fonts.small, row.typed, tone::text);
      ImGui::TableNextColumn();
      Text result = what;
      if (found && !row.values.empty() && row.reason.empty()) {
        const auto& v = row.values.front();
        const auto& indicator = data.indicators[*found];
        const auto period = model::parse_period(v.period);
        result =
            say("{} {}", "{} {}", plain(period ? ui.workspace.wording()(*period) : v.period),
                std::isnan(v.value) ? plain(v.printed) : model::write_value(v.value, indicator.unit, indicator.unit_en));
      } else if (!row.reason.empty()) {
        result = say("{}：{}", "{}: {}", what, row.reason);
        std::string candidates;
        for (const auto& id : row.candidates) candidates += (candidates.empty() ? "" : ", ") + id;
        if (!candidates.empty()) result = say("{} 候補：{}", "{} perhaps {}", result, candidates);
      }
      paragraph(ui, ui.fonts.small, ui.words(result), color);
    }
  };
  list(report.refused, {"取込不可", "Refused"}, tone::accent_pressed, true);
  list(report.unmatched, {"照合できません", "Unmatched"}, tone::accent_pressed, true);
  list(report.matched, {"確認してください", "To be looked at"}, tone::warning, true);
  list(report.matched, {"取り込みます", "Will be imported"}, tone::text, false);
  ImGui::EndTable();
}

}  // namespace kuiki::ui
