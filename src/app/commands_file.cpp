#include "app/command_table.h"
#include "app/own_work.h"

namespace kuiki::app {

void file_commands(std::vector<Command>& table) {
  table.push_back(make("home",
                       {{"はじめの画面", "Start screen"}, {"都市を選ぶ画面に戻ります", "Back to the choice of a city"}, {}},
                       "home", ready, [](WindowState& w) {
                         if (!w.painting_asks([](WindowState& window) { window.show_welcome(); })) w.show_welcome();
                       }));
  table.push_back(make("open-map",
                       {{"地図を開く…", "Open map…"},
                        {"保存した地図、用意された地図、面のファイル（.shp・.gpkg など）を開きます",
                         "Opens a saved or a bundled map, or a file of polygons (.shp, .gpkg …)"},
                        {"Ctrl+O"}},
                       "open", ready, [](WindowState& w) { w.dialog = Dialog::open_map; }));
  table.push_back(make(
      "save-map",
      {{"地図を保存", "Save map"},
       {"地図の設定をレシピ（TOML）として保存します", "Saves the map as a recipe (TOML)"},
       {"Ctrl+S"}},
      "save", [](const WindowState& w) { return w.on_map(); },
      [](WindowState& w) {
        if (painting(w))
          w.dialog = Dialog::paint_save;  // what the user works on are the districts
        else if (w.entry_in_front() && w.workspace.entry_changed())
          w.wants_entry_save = true;  // what the user works on is the table
        else if (w.workspace.origin())
          w.keep_map();
        else if (w.workspace.file().empty())
          w.dialog = Dialog::save_map;
        else
          w.save_map(w.workspace.file());
      }));
  table.push_back(make("save-map-as",
                       {{"名前を付けて保存…", "Save map as…"},
                        {"地図の設定を別の名前で保存します", "Saves the map under another name"},
                        {"Ctrl+Shift+S"}},
                       "save", on_map, [](WindowState& w) { w.dialog = Dialog::save_map; }));
  table.push_back(make("export",
                       {{"書き出し…", "Export…"},
                        {"見えている地図や計画のシートをファイルに書き出します",
                         "Exports the map or the sheet of a plan that is on screen to a file"},
                        {"Ctrl+E"}},
                       "export", on_map, [](WindowState& w) {
                         w.dialog = w.page_in_front()    ? Dialog::export_sheet
                                    : w.entry_in_front() ? Dialog::export_table
                                                         : Dialog::export_map;
                       }));
}

/// What a planner brings.
void brought_commands(std::vector<Command>& table) {
  table.push_back(make("own-table",
                       {{"自分の表を地図にする…", "Your table on the map…"},
                        {"市区町村・区・地区・町丁ごとの値の表（CSV・XLSX・ODS）を、自作の指標として地図にします。\n"
                         "ファイルを画面に落としても、表計算ソフトからコピーして Ctrl+V で貼り付けても始まります",
                         "Makes a map of a table (CSV, XLSX, ODS) of figures of municipalities, wards, districts or towns.\n"
                         "A file dropped onto the window, or a table pasted with Ctrl+V, begins it, too"},
                        {"Ctrl+T"}},
                       "import", ready, [](WindowState& w) { w.dialog = Dialog::own_table; }));
  table.push_back(
      make("own-areas",
           {{"自分の区域の境界を取り込む…", "Your own boundaries…"},
            {"学校区・町内会・小地域などの面のファイル（Shapefile・GeoPackage・GeoJSON・KML・GML・zip）を、"
             "区域の組として作業ファイルに保存します",
             "Saves a file of polygons (Shapefile, GeoPackage, GeoJSON, KML, GML, zip), as of school districts or "
             "neighbourhoods, as an area set in the work file"},
            {}},
           "import", ready, [](WindowState& w) { w.dialog = Dialog::own_areas; }));
}

void work_commands(std::vector<Command>& table) {
  table.push_back(make("make-work",
                       {{"作業ファイルを新しく作る…", "New work file…"},
                        {"入力した値などを保存する作業ファイルを、空のまま新しく作って開きます",
                         "Makes an empty work file, in which what you enter is saved, and opens it"},
                        {}},
                       "file", ready, [](WindowState& w) { w.dialog = Dialog::make_work; }));
  table.push_back(make("open-work",
                       {{"作業ファイルを開く…", "Open work file…"},
                        {"別の作業ファイルや、職場で共有するサーバーの作業ファイルを開きます",
                         "Opens another work file, or one on a server that an office shares"},
                        {}},
                       "open", ready, [](WindowState& w) { w.dialog = Dialog::open_work; }));
  table.push_back(make("copy-work",
                       {{"作業ファイルの写しを保存…", "Save copy of work file…"},
                        {"いまの作業ファイルを、変更の記録も含めて別の名前で保存します",
                         "Saves the work file under another name, its history included"},
                        {}},
                       "save", with_work, [](WindowState& w) { w.dialog = Dialog::copy_work; }));
  table.push_back(make("work-history",
                       {{"変更の記録…", "History…"},
                        {"だれが・いつ・何を変えたかを見て、取り消せます", "Who changed what and when; each can be undone"},
                        {}},
                       "calendar", ready, [](WindowState& w) { w.dialog = Dialog::work_history; }));
}

/// What lies in the work file beside figures.
void own_commands(std::vector<Command>& table) {
  table.push_back(make("keep-map",
                       {{"地図を作業ファイルに保存…", "Save map in the work file…"},
                        {"地図を、入力した値と同じ作業ファイルに保存します。職場で共有していれば、ほかの人も開けます",
                         "Saves the map where what you enter is saved; in an office that shares it, others can open it"},
                        {}},
                       "save", on_map, [](WindowState& w) { w.keep_map(); }));
  table.push_back(make("own-heads",
                       {{"自作の指標と区域の組…", "Your indicators and area sets…"},
                        {"作業ファイルにある自作の指標と区域の組を地図にし、名前を変え、削除します",
                         "Shows, renames or deletes the indicators and area sets in the work file"},
                        {}},
                       "open", ready, [](WindowState& w) { w.dialog = Dialog::own_heads; }));
  table.push_back(make(
      "own-maps",
      {{"作業ファイルの地図…", "Maps in the work file…"},
       {"作業ファイルに保存した地図を開き、名前を変え、削除します", "Opens, renames or deletes maps saved in the work file"},
       {}},
      "open", ready, [](WindowState& w) { w.dialog = Dialog::own_maps; }));
  table.push_back(make("own-gradings",
                       {{"作業ファイルの評価方式…", "Grading schemes in the work file…"},
                        {"作業ファイルにある評価方式（S・A・B・C など）を見て、加え、削除します",
                         "Looks at, adds or deletes grading schemes (S, A, B, C) in the work file"},
                        {}},
                       "open", ready, [](WindowState& w) { w.dialog = Dialog::own_gradings; }));
  table.push_back(make("own-rules",
                       {{"作業ファイルの得点の規則…", "Score rules in the work file…"},
                        {"作業ファイルにある得点の規則を使い、名前を変え、削除します",
                         "Uses, renames or deletes score rules in the work file"},
                        {}},
                       "open", ready, [](WindowState& w) { w.dialog = Dialog::own_rules; }));
}

void quit_commands(std::vector<Command>& table) {
  table.push_back(
      make("quit", {{"終了", "Quit"}, {"Kuiki を終了します", "Quits Kuiki"}, {"Ctrl+Q"}}, "", always, [](WindowState& w) {
        if (w.workspace.entry_changed()) {
          w.presenting = false;
          w.dialog = Dialog::quit;
        } else if (!w.painting_asks([](WindowState& window) { window.workspace.quit = true; })) {
          w.workspace.quit = true;
        }
      }));
}

}  // namespace kuiki::app
