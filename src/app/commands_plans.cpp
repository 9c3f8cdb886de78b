#include "app/command_table.h"
#include "app/desk_sheets.h"

namespace kuiki::app {

void plan_commands(std::vector<Command>& table) {
  table.push_back(make(
      "plans",
      {{"計画パネル", "Plan panel"},
       {"左のパネルを計画と地図の設定とで切り替えます", "Switches the left panel between the plans and the map"},
       {"Ctrl+P"}},
      "plan", with_plans,
      [](WindowState& w) {
        const bool shown = w.desk.open && w.workspace.settings.left_open;
        w.workspace.settings.left_open = true;
        w.open_plans(!shown);
      },
      [](const WindowState& w) { return w.on_map() && w.desk.open; }));
  const auto desk = [&](const char* id, Text name, Text tooltip, std::string key, const char* icon, Desk which,
                        Test enabled) {
    table.push_back(make(
        id, {std::move(name), std::move(tooltip), {std::move(key)}}, icon, std::move(enabled),
        [which](WindowState& w) { w.show_desk(which); },
        [which](const WindowState& w) { return w.on_map() && w.desk.open && w.desk.desk == which; }));
  };
  desk("desk-map", {"地図に戻る", "Back to the map"}, {"中央に地図を出します", "Shows the map in the middle"}, "Ctrl+1",
       "map", Desk::map, on_desk);
  desk("desk-overview", {"進捗の概要", "Overview of the plan"},
       {"計画全体の判定を目標別・部署別に見ます", "The verdicts of the whole plan, by goal and department"}, "Ctrl+2",
       "overview", Desk::overview, with_plans);
  desk("desk-measure", {"施策シート", "Measure sheet"}, {"選んだ施策のシートを見ます", "The sheet of the chosen measure"},
       "Ctrl+3", "sheet", Desk::measure, with_plans);
  desk("desk-comparison", {"計画の比較", "Comparison of plans"},
       {"同じことを測っている指標を計画どうしで並べます", "The same thing measured in several plans, side by side"},
       "Ctrl+4", "compare", Desk::comparison, with_plans);
  desk("desk-score", {"幸福度（仮計算）", "Score (provisional)"},
       {"指標の進捗率から得点を仮計算します", "A provisional score from the indicators' achievement"}, "Ctrl+5", "score",
       Desk::score, [](const WindowState& w) { return on_desk(w) && score_of_plan(w.desk.plan).has_value(); });
  table.push_back(make(
      "desk-entry",
      {{"実績の入力", "Enter actuals"},
       {"年度の実績値を表に入力します", "A table in which a year's actual values are entered"},
       {"Ctrl+6"}},
      "entry", with_plans, [](WindowState& w) { w.show_desk(Desk::entry); },
      [](const WindowState& w) { return w.entry_in_front(); }));
}

void plan_table_commands(std::vector<Command>& table) {
  table.push_back(make(
      "import-actuals",
      {{"実績の取り込み…", "Import actuals…"},
       {"表計算の表（CSV・XLSX・ODS）から実績値を取り込みます", "Reads actual values from a spreadsheet (CSV, XLSX, ODS)"},
       {}},
      "import", with_plans, [](WindowState& w) {
        if (w.desk.plan.empty()) w.open_plans(true);
        w.dialog = Dialog::import_actuals;
      }));
  table.push_back(make("export-table",
                       {{"指標の表の書き出し…", "Export table…"},
                        {"計画の指標を表（CSV・XLSX）に書き出します", "Writes the plan's indicators as a table (CSV, XLSX)"},
                        {}},
                       "table", with_plans, [](WindowState& w) {
                         if (w.desk.plan.empty()) w.open_plans(true);
                         w.dialog = Dialog::export_table;
                       }));
  table.push_back(make("export-sheet",
                       {{"シートの書き出し…", "Export sheet…"},
                        {"計画のシートを PDF・PNG・SVG に書き出します", "Writes a sheet of the plan as PDF, PNG or SVG"},
                        {"Ctrl+Shift+E"}},
                       "export", on_desk, [](WindowState& w) { w.dialog = Dialog::export_sheet; }));
}

void help_commands(std::vector<Command>& table) {
  table.push_back(make(
      "keys", {{"キーボード操作", "Keys and mouse"}, {"キーとマウスの一覧です", "A list of keys and mouse actions"}, {"F1"}},
      "help", always, [](WindowState& w) { w.dialog = Dialog::keys; }));
  table.push_back(make("about",
                       {{"Kuiki について", "About Kuiki"}, {"バージョン・出典・利用条件", "Version, sources, licences"}, {}},
                       "info", always, [](WindowState& w) { w.dialog = Dialog::about; }));
}

}  // namespace kuiki::app
