#include <array>

#include "app/export_table.h"
#include "app/plan_browser.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "model/plan_tree.h"
#include "ui/dialog.h"
#include "ui/export_form.h"
#include "ui/import_dialog.h"
#include "ui/plans.h"

namespace kuiki::ui {
namespace {

const std::array<ExportFormat, 2> formats = {
    {{"xlsx",
      plain("XLSX"),
      {"表計算ソフトのブック：記入してそのまま読み込めます", "A workbook: to be filled in and read again"}},
     {"csv", plain("CSV"), {"UTF-8 のテキスト：ほかのシステムへ", "UTF-8 text: for other systems"}}}};

/// A plan's indicators as a table.
class ExportTableDialog {
 public:
  void draw(const Ui& ui) {
    auto& work = ui.workspace;
    auto& w = ui.window;
    if (w.dialog != app::Dialog::export_table) {
      open_ = false;
      return;
    }
    const auto* plan = model::find_plan(work.data(), w.desk.plan);
    if (!plan) {
      ui.push([](app::WindowState& window) { window.dialog = app::Dialog::none; });
      return;
    }
    if (!open_) {
      open_ = true;
      years_ = work.settings.years;
      file_.ask_overwrite = false;
      propose_file(file_, app::plan_title(*plan).in(work.lang()), formats);
    }
    if (!begin_dialog(ui, "table-dialog", {"指標の表の書き出し", "Export the table of indicators"}, 560)) return;
    quiet_text(ui, ui.words(say(
                       "「{}」の指標を1行ずつ、基準値・目標値・実績値を年度ごとの列にして書き出します。まだ実績値のない年度"
                       "の列は空欄で、記入した表はそのまま読み込めます。",
                       "Writes the indicators of “{}”, a row each, with baseline, targets and actuals in a column for "
                       "each year. Years without actuals are left empty; the filled-in table can be read again.",
                       app::plan_title(*plan))));
    format_buttons(ui, file_, formats);
    label(ui, {"列", "Columns"});
    if (checkbox(ui, "table-printed", {"計画書の記載（「累計 230 人」）", "The document's own words (累計 230 人)"},
                 printed_, {"基準値・目標値を計画書の記載のまま書き出します", "Baselines and targets as printed"}))
      printed_ = !printed_;
    if (checkbox(ui, "table-normalised", {"計算できる数値（230）", "Numbers to calculate with (230)"}, normalised_,
                 {"万・億などを開いた数値を書きます", "Plain numbers, multiples resolved"}))
      normalised_ = !normalised_;
    years_choice(ui, years_);
    const bool entered = file_field(ui, file_, formats);
    const bool enough = !file_.path.empty() && (printed_ || normalised_);
    const int pressed =
        dialog_buttons(ui, export_words(file_), {"表をファイルに書き出します", "Writes the table to a file"}, enough);
    if (pressed == 2) {
      close_dialog(ui);
    } else if ((pressed == 1 || entered) && enough) {
      if (const auto file = file_to_write(file_)) {
        app::ExportTableOptions options;
        options.printed = printed_;
        options.normalised = normalised_;
        options.years = years_;
        options.lang = work.lang();
        ui.push([file = *file, options](app::WindowState& window) { window.export_table_to(file, options); });
        close_dialog(ui);
      }
    }
    end_dialog();
  }

 private:
  bool open_ = false, printed_ = true, normalised_ = true;
  ExportFile file_;
  model::YearStyle years_ = model::YearStyle::western;
};

}  // namespace

struct TableDialogs::State {
  ImportDialog import;
  ExportTableDialog table;
};
TableDialogs::TableDialogs() : state_(std::make_unique<State>()) {}
TableDialogs::~TableDialogs() = default;
void TableDialogs::draw(const Ui& ui) {
  state_->import.draw(ui);
  state_->table.draw(ui);
}

}  // namespace kuiki::ui
