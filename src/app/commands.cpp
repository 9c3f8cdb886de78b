#include "app/commands.h"

#include <algorithm>

#include "app/area_facts.h"
#include "app/desk_sheets.h"
#include "app/edits.h"
#include "app/entry_sheet.h"
#include "app/own_work.h"
#include "app/regions.h"
#include "app/town_painting.h"
#include "app/window_state.h"
#include "app/work_desk.h"
#include "app/workspace.h"
#include "map/compose.h"
#include "map/layer_kinds.h"

namespace kuiki::app {
namespace {

using Test = std::function<bool(const WindowState&)>;

bool always(const WindowState&) { return true; }
bool ready(const WindowState& w) { return w.workspace.ready(); }
bool with_work(const WindowState& w) {
  const auto state = w.workspace.work().state;
  return ready(w) && (state == store::WorkState::open || state == store::WorkState::damaged);
}
bool on_map(const WindowState& w) { return w.on_map() && w.painting() == nullptr; }
bool painting(const WindowState& w) { return w.on_map() && w.painting() != nullptr; }
bool map_in_front(const WindowState& w) { return w.map_in_front(); }
bool with_plans(const WindowState& w) { return w.on_map() && !w.data().plans.empty(); }
bool on_desk(const WindowState& w) { return w.on_map() && w.desk.open && !w.desk.plan.empty(); }

/// The table of entry, where it is what the user works on: undo and redo are then its own.
const EntrySheet* entering(const WindowState& w) { return w.entry_in_front() ? w.entry_sheet() : nullptr; }

Command make(std::string id, Text label, Text tooltip, std::vector<std::string> shortcuts, std::string icon, Test enabled,
             std::function<void(WindowState&)> run, Test checked = {}) {
  return {std::move(id),   std::move(label),   std::move(tooltip), std::move(shortcuts),
          std::move(icon), std::move(enabled), std::move(checked), std::move(run)};
}

void work_commands(std::vector<Command>& table) {
  table.push_back(make("make-work", {"作業ファイルを新しく作る…", "New work file…"},
                       {"入力した値などを保存する作業ファイルを、空のまま新しく作って開きます",
                        "Makes an empty work file, in which what you enter is saved, and opens it"},
                       {}, "file", ready, [](WindowState& w) { w.dialog = Dialog::make_work; }));
  table.push_back(make("open-work", {"作業ファイルを開く…", "Open work file…"},
                       {"別の作業ファイルや、職場で共有するサーバーの作業ファイルを開きます",
                        "Opens another work file, or one on a server that an office shares"},
                       {}, "open", ready, [](WindowState& w) { w.dialog = Dialog::open_work; }));
  table.push_back(make("copy-work", {"作業ファイルの写しを保存…", "Save copy of work file…"},
                       {"いまの作業ファイルを、変更の記録も含めて別の名前で保存します",
                        "Saves the work file under another name, its history included"},
                       {}, "save", with_work, [](WindowState& w) { w.dialog = Dialog::copy_work; }));
  table.push_back(make("work-history", {"変更の記録…", "History…"},
                       {"だれが・いつ・何を変えたかを見て、取り消せます", "Who changed what and when; each can be undone"},
                       {}, "calendar", ready, [](WindowState& w) { w.dialog = Dialog::work_history; }));
}

/// What lies in the work file beside figures.
void own_commands(std::vector<Command>& table) {
  table.push_back(make("keep-map", {"地図を作業ファイルに保存…", "Save map in the work file…"},
                       {"地図を、入力した値と同じ作業ファイルに保存します。職場で共有していれば、ほかの人も開けます",
                        "Saves the map where what you enter is saved; in an office that shares it, others can open it"},
                       {}, "save", on_map, [](WindowState& w) { w.keep_map(); }));
  table.push_back(make(
      "own-maps", {"作業ファイルの地図…", "Maps in the work file…"},
      {"作業ファイルに保存した地図を開き、名前を変え、削除します", "Opens, renames or deletes maps saved in the work file"},
      {}, "open", ready, [](WindowState& w) { w.dialog = Dialog::own_maps; }));
  table.push_back(make("own-gradings", {"作業ファイルの評価方式…", "Grading schemes in the work file…"},
                       {"作業ファイルにある評価方式（S・A・B・C など）を見て、加え、削除します",
                        "Looks at, adds or deletes grading schemes (S, A, B, C) in the work file"},
                       {}, "open", ready, [](WindowState& w) { w.dialog = Dialog::own_gradings; }));
  table.push_back(make("own-rules", {"作業ファイルの得点の規則…", "Score rules in the work file…"},
                       {"作業ファイルにある得点の規則を使い、名前を変え、削除します",
                        "Uses, renames or deletes score rules in the work file"},
                       {}, "open", ready, [](WindowState& w) { w.dialog = Dialog::own_rules; }));
}

void file_commands(std::vector<Command>& table) {
  table.push_back(make("home", {"はじめの画面", "Start screen"},
                       {"都市を選ぶ画面に戻ります", "Back to the choice of a city"}, {}, "home", ready, [](WindowState& w) {
                         if (!w.painting_asks([](WindowState& window) { window.show_welcome(); })) w.show_welcome();
                       }));
  table.push_back(make("open-map", {"地図を開く…", "Open map…"},
                       {"保存した地図、用意された地図、面のファイル（.shp・.gpkg など）を開きます",
                        "Opens a saved or a bundled map, or a file of polygons (.shp, .gpkg …)"},
                       {"Ctrl+O"}, "open", ready, [](WindowState& w) { w.dialog = Dialog::open_map; }));
  table.push_back(make(
      "save-map", {"地図を保存", "Save map"},
      {"地図の設定をレシピ（TOML）として保存します", "Saves the map as a recipe (TOML)"}, {"Ctrl+S"}, "save",
      [](const WindowState& w) { return w.on_map(); },
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
  table.push_back(make("save-map-as", {"名前を付けて保存…", "Save map as…"},
                       {"地図の設定を別の名前で保存します", "Saves the map under another name"}, {"Ctrl+Shift+S"}, "save",
                       on_map, [](WindowState& w) { w.dialog = Dialog::save_map; }));
  table.push_back(make("export", {"書き出し…", "Export…"},
                       {"見えている地図や計画のシートをファイルに書き出します",
                        "Exports the map or the sheet of a plan that is on screen to a file"},
                       {"Ctrl+E"}, "export", on_map, [](WindowState& w) {
                         w.dialog = w.page_in_front()    ? Dialog::export_sheet
                                    : w.entry_in_front() ? Dialog::export_table
                                                         : Dialog::export_map;
                       }));
  table.push_back(make("own-table", {"自分の表を地図にする…", "Your table on the map…"},
                       {"市区町村・区・地区・町丁ごとの値の表（CSV・XLSX・ODS）を、自作の指標として地図にします。\n"
                        "ファイルを画面に落としても、表計算ソフトからコピーして Ctrl+V で貼り付けても始まります",
                        "Makes a map of a table (CSV, XLSX, ODS) of figures of municipalities, wards, districts or towns.\n"
                        "A file dropped onto the window, or a table pasted with Ctrl+V, begins it, too"},
                       {"Ctrl+T"}, "import", ready, [](WindowState& w) { w.dialog = Dialog::own_table; }));
  work_commands(table);
  own_commands(table);
  table.push_back(
      make("quit", {"終了", "Quit"}, {"Kuiki を終了します", "Quits Kuiki"}, {"Ctrl+Q"}, "", always, [](WindowState& w) {
        if (w.workspace.entry_changed()) {
          w.presenting = false;
          w.dialog = Dialog::quit;
        } else if (!w.painting_asks([](WindowState& window) { window.workspace.quit = true; })) {
          w.workspace.quit = true;
        }
      }));
}

void edit_commands(std::vector<Command>& table) {
  table.push_back(make(
      "undo", {"元に戻す", "Undo"},
      {"地図や入力の表への変更を一つ取り消します", "Takes back one change of the map or the table of entry"}, {"Ctrl+Z"},
      "undo",
      [](const WindowState& w) {
        if (painting(w)) return w.painting()->can_undo();
        const auto* sheet = entering(w);
        return sheet ? sheet->can_undo() : w.on_map() && w.workspace.history().can_undo();
      },
      [](WindowState& w) {
        if (painting(w))
          w.painting()->undo();
        else
          entering(w) ? w.entry_sheet()->undo() : w.undo();
      }));
  table.push_back(make(
      "redo", {"やり直す", "Redo"}, {"取り消した変更をもう一度行います", "Brings back what was undone"},
      {"Ctrl+Y", "Ctrl+Shift+Z"}, "redo",
      [](const WindowState& w) {
        if (painting(w)) return w.painting()->can_redo();
        const auto* sheet = entering(w);
        return sheet ? sheet->can_redo() : w.on_map() && w.workspace.history().can_redo();
      },
      [](WindowState& w) {
        if (painting(w))
          w.painting()->redo();
        else
          entering(w) ? w.entry_sheet()->redo() : w.redo();
      }));
  table.push_back(make("find", {"探す", "Find"},
                       {"地名・コード・指標を探します。計画を開いているときは、施策と指標を探します",
                        "Finds places, codes and indicators; while a plan is open, its measures and indicators"},
                       {"Ctrl+F"}, "search", ready, [](WindowState& w) {
                         w.presenting = false;
                         (w.on_map() && w.desk.open && w.workspace.settings.left_open ? w.wants_plan_search
                                                                                      : w.wants_search) = true;
                       }));
  table.push_back(make(
      "clear-selection", {"選択を解除", "Clear selection"},
      {"選んだ区域や指標を解除します", "Clears the selected area or indicator"}, {}, "close",
      [](const WindowState& w) {
        return !w.picked().empty() || !w.picked_sites().empty() || (w.desk.open && !w.desk.indicator.empty());
      },
      [](WindowState& w) {
        w.select(model::none);
        w.desk.indicator.clear();
      }));
  table.push_back(make(
      "cancel-job", {"中止", "Cancel"}, {"進行中の処理を中止します", "Stops the work in progress"}, {}, "close",
      [](const WindowState& w) { return w.workspace.jobs.state().has_value(); },
      [](WindowState& w) { w.workspace.jobs.cancel(); }));
}

void view_commands(std::vector<Command>& table) {
  table.push_back(make("zoom-in", {"拡大", "Zoom in"}, {"地図を拡大します", "Zooms in"}, {"+"}, "zoom-in", map_in_front,
                       [](WindowState& w) { w.zoom(1.5); }));
  table.push_back(make("zoom-out", {"縮小", "Zoom out"}, {"地図を縮小します", "Zooms out"}, {"-"}, "zoom-out", map_in_front,
                       [](WindowState& w) { w.zoom(1 / 1.5); }));
  table.push_back(make("whole-extent", {"全体を表示", "Whole extent"},
                       {"地図の対象全体が見えるようにします", "Shows the whole subject of the map"}, {"Home"}, "whole",
                       map_in_front, [](WindowState& w) { w.whole_extent(); }));
  table.push_back(make(
      "go-to-selected", {"選択した区域へ移動", "Go to selection"},
      {"選んだ区域に地図を合わせます", "Fits the map to the selected area"}, {}, "target",
      [](const WindowState& w) { return w.facts() != nullptr; }, [](WindowState& w) { w.go_to_area(w.facts()->row); }));
  table.push_back(make(
      "export-area", {"概要シートを書き出す…", "Export profile…"},
      {"選んだ区域の概要（主な数値・人口・施設・計画）を1枚のシートに書き出します",
       "Writes a page about the selected area: key figures, residents, facilities, plans"},
      {}, "export", [](const WindowState& w) { return w.facts() != nullptr; },
      [](WindowState& w) { w.dialog = Dialog::export_area; }));
  table.push_back(make(
      "panel-left", {"左のパネル", "Left panel"}, {"左のパネルを開閉します", "Folds the left panel"}, {"F7"}, "panel-left",
      always, [](WindowState& w) { w.workspace.settings.left_open = !w.workspace.settings.left_open; },
      [](const WindowState& w) { return w.workspace.settings.left_open; }));
  table.push_back(make(
      "panel-right", {"右のパネル", "Right panel"}, {"右のパネルを開閉します", "Folds the right panel"}, {"F8"},
      "panel-right", always, [](WindowState& w) { w.workspace.settings.right_open = !w.workspace.settings.right_open; },
      [](const WindowState& w) { return w.workspace.settings.right_open; }));
  table.push_back(make(
      "present", {"発表", "Present"},
      {"パネルを隠し、見ている地図や計画のシートを画面いっぱいに見せます（Esc で戻る）",
       "Fills the screen with the map or the plan's page that is shown, without panels (Esc to return)"},
      {"F11"}, "present", on_map, [](WindowState& w) { w.presenting = !w.presenting; },
      [](const WindowState& w) { return w.presenting; }));
  table.push_back(make(
      "lang-ja", plain("日本語"), {"日本語で表示します", "Shows everything in Japanese"}, {}, "", always,
      [](WindowState& w) { w.workspace.set_lang(Lang::ja); },
      [](const WindowState& w) { return w.workspace.lang() == Lang::ja; }));
  table.push_back(make(
      "lang-en", plain("English"), {"英語で表示します", "Shows everything in English"}, {}, "", always,
      [](WindowState& w) { w.workspace.set_lang(Lang::en); },
      [](const WindowState& w) { return w.workspace.lang() == Lang::en; }));
  table.push_back(make(
      "years-western", {"西暦", "Western years"}, {"年を西暦で表します（2018年度）", "Counts years as in FY2018"}, {}, "",
      always, [](WindowState& w) { w.workspace.set_years(model::YearStyle::western); },
      [](const WindowState& w) { return w.workspace.settings.years == model::YearStyle::western; }));
  table.push_back(make(
      "years-japanese", {"和暦", "Japanese era years"},
      {"年を和暦で表します（平成30年度）", "Adds the Japanese era to years, as in FY2018 (Heisei 30)"}, {}, "", always,
      [](WindowState& w) { w.workspace.set_years(model::YearStyle::japanese); },
      [](const WindowState& w) { return w.workspace.settings.years == model::YearStyle::japanese; }));
  for (const double scale : {0.0, 1.0, 1.25, 1.5, 2.0}) {
    const int percent = static_cast<int>(scale * 100);
    const Text label = scale == 0 ? Text{"自動", "Automatic"} : plain(fmt::format("{} %", percent));
    table.push_back(make(
        fmt::format("scale-{}", percent), label, {"文字とボタンの大きさを変えます", "Changes the size of texts and buttons"},
        {}, "", always, [scale](WindowState& w) { w.workspace.settings.scale = scale; },
        [scale](const WindowState& w) { return w.workspace.settings.scale == scale; }));
  }
}

void place_commands(std::vector<Command>& table) {
  table.push_back(make(
      "go-my-city", {"わたしのまち", "My city"},
      {"はじめの画面で選んだ市区町村の地図に移ります", "Goes to the municipality chosen at the start screen"}, {}, "home",
      [](const WindowState& w) { return ready(w) && w.data().find_area(w.workspace.settings.my_city); },
      [](WindowState& w) { w.go_to_city(*w.data().find_area(w.workspace.settings.my_city)); },
      [](const WindowState& w) {
        const auto& code = w.workspace.settings.my_city;
        return w.on_map() && !code.empty() && (w.document().subject.within == code || w.document().subject.of == code);
      }));
  table.push_back(make(
      "show-picked", {"選んだ区域だけの地図にする", "Map of the picked areas only"},
      {"Ctrl を押しながらクリックした区域、Shift を押しながら囲んだ区域だけを色分けします",
       "Only areas picked with Ctrl+click, or with a box drawn while Shift is held, are coloured"},
      {}, "area", [](const WindowState& w) { return w.can_show_picked(); }, [](WindowState& w) { w.show_picked(); }));
  table.push_back(make(
      "attribute-table", {"属性表", "Attribute table"},
      {"重ねの区域や施設を1行ずつの表にして、地図の下に開きます。並べ替え・絞り込み・選択・合計・書き出しができます",
       "A table below the map, a row for each area or site of a layer: to sort, filter, select, add up and export"},
      {"F6"}, "table", map_in_front, [](WindowState& w) { w.table_open = !w.table_open; },
      [](const WindowState& w) { return w.table_open; }));
  for (const auto& region : regions())
    table.push_back(make(
        "go-" + region.id, region.name, say("{}の地図に移ります", "Goes to the map of {}", region.name), {}, "", ready,
        [&region](WindowState& w) { w.go_to_region(region); },
        [&region](const WindowState& w) { return w.on_map() && region_of(w.document()) == &region; }));
}

void layer_commands(std::vector<Command>& table) {
  for (const auto& kind : map::layer_kinds()) {
    const auto is_shown = [&kind](const map::MapDocument& document) {
      return std::ranges::any_of(document.layers,
                                 [&](const map::Layer& layer) { return layer.visible && &map::kind_of(layer) == &kind; });
    };
    table.push_back(make(
        "layer-" + std::string(kind.id), kind.name, say("「{}」の表示を切り替えます", "Shows or hides “{}”", kind.name), {},
        "", on_map,
        [&kind, is_shown](WindowState& w) {
          auto next = w.document();
          next.show(kind.usual, !is_shown(next));
          w.edit(say("「{}」の表示", "Show “{}”", kind.name), std::move(next));
        },
        [is_shown](const WindowState& w) { return w.on_map() && is_shown(w.document()); }));
  }
}

void label_commands(std::vector<Command>& table) {
  const auto label_switch = [&](const char* id, Text name, bool map::Labels::*field) {
    table.push_back(make(
        id, name, say("「{}」の表示を切り替えます", "Shows or hides “{}”", name), {}, "", on_map,
        [field, name](WindowState& w) {
          auto next = w.document();
          auto& labels = next.edit<map::Labels>();
          labels.*field = !(labels.*field);
          w.edit(name, std::move(next));
        },
        [field](const WindowState& w) { return w.on_map() && w.document().options<map::Labels>().*field; }));
  };
  label_switch("label-names", {"地名", "Names"}, &map::Labels::names);
  label_switch("label-values", {"値", "Values"}, &map::Labels::values);
}

void projection_commands(std::vector<Command>& table) {
  using Kind = map::ProjectionChoice::Kind;
  const auto projection = [&](const char* id, Text name, Text tooltip, Kind kind) {
    table.push_back(make(
        id, name, std::move(tooltip), {}, "", on_map,
        [kind](WindowState& w) {
          auto next = w.document();
          next.projection = {kind, 0, {}};
          w.edit({"投影法の変更", "Change projection"}, std::move(next));
        },
        [kind](const WindowState& w) { return w.on_map() && w.document().projection.kind == kind; }));
  };
  projection(
      "projection-equal-area", {"正積図法（自動）", "Equal-area (automatic)"},
      {"面積を正しく比較できる図法です（ランベルト正積方位図法）", "Areas can be compared (Lambert azimuthal equal-area)"},
      Kind::automatic);
  projection(
      "projection-plane", {"平面直角座標系", "Plane rectangular zone"},
      {"場所の系番号による平面直角座標系です", "The zone of the Japan plane rectangular coordinate system for the place"},
      Kind::plane_zone);
}

void painting_commands(std::vector<Command>& table) {
  table.push_back(make(
      "paint-districts", {"町から地区をつくる…", "Districts of towns…"},
      {"町丁・字を地図の上で塗って地区にまとめ、作業ファイルに保存します。人口や世帯数は塗るたびに合計されます",
       "Groups towns into districts by painting them on the map, with their residents and households added up at once, and "
       "saves them in the work file"},
      {}, "layers", ready,
      [](WindowState& w) {
        if (w.painting() != nullptr)
          w.show_map();
        else
          w.dialog = Dialog::paint_begin;
      },
      painting));
  table.push_back(make("paint-next-problem", {"次の問題へ", "Next problem"},
                       {"地区のない町丁・字、飛び地のある地区、町丁・字のない地区を順に示します",
                        "Goes through towns without a district, districts in several parts, and empty districts"},
                       {"F4"}, "target", painting, [](WindowState& w) { w.show_next_problem(); }));
  table.push_back(make("paint-leave", {"地区づくりを終える", "Leave the districts"},
                       {"前の地図に戻ります。保存していない変更があれば尋ねます",
                        "Back to the map of before; asks where something is not saved"},
                       {}, "close", painting, [](WindowState& w) { w.leave_painting(); }));
}

void plan_commands(std::vector<Command>& table) {
  table.push_back(make(
      "plans", {"計画パネル", "Plan panel"},
      {"左のパネルを計画と地図の設定とで切り替えます", "Switches the left panel between the plans and the map"}, {"Ctrl+P"},
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
        id, std::move(name), std::move(tooltip), {std::move(key)}, icon, std::move(enabled),
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
      "desk-entry", {"実績の入力", "Enter actuals"},
      {"年度の実績値を表に入力します", "A table in which a year's actual values are entered"}, {"Ctrl+6"}, "entry",
      with_plans, [](WindowState& w) { w.show_desk(Desk::entry); },
      [](const WindowState& w) { return w.entry_in_front(); }));
  table.push_back(make(
      "import-actuals", {"実績の取り込み…", "Import actuals…"},
      {"表計算の表（CSV・XLSX・ODS）から実績値を取り込みます", "Reads actual values from a spreadsheet (CSV, XLSX, ODS)"},
      {}, "import", with_plans, [](WindowState& w) {
        if (w.desk.plan.empty()) w.open_plans(true);
        w.dialog = Dialog::import_actuals;
      }));
  table.push_back(make("export-table", {"指標の表の書き出し…", "Export table…"},
                       {"計画の指標を表（CSV・XLSX）に書き出します", "Writes the plan's indicators as a table (CSV, XLSX)"},
                       {}, "table", with_plans, [](WindowState& w) {
                         if (w.desk.plan.empty()) w.open_plans(true);
                         w.dialog = Dialog::export_table;
                       }));
  table.push_back(make("export-sheet", {"シートの書き出し…", "Export sheet…"},
                       {"計画のシートを PDF・PNG・SVG に書き出します", "Writes a sheet of the plan as PDF, PNG or SVG"},
                       {"Ctrl+Shift+E"}, "export", on_desk, [](WindowState& w) { w.dialog = Dialog::export_sheet; }));
}

void help_commands(std::vector<Command>& table) {
  table.push_back(make("keys", {"キーボード操作", "Keys and mouse"},
                       {"キーとマウスの一覧です", "A list of keys and mouse actions"}, {"F1"}, "help", always,
                       [](WindowState& w) { w.dialog = Dialog::keys; }));
  table.push_back(make("about", {"Kuiki について", "About Kuiki"},
                       {"バージョン・出典・利用条件", "Version, sources, licences"}, {}, "info", always,
                       [](WindowState& w) { w.dialog = Dialog::about; }));
}

}  // namespace

std::span<const Command> commands() {
  static const std::vector<Command> table = [] {
    std::vector<Command> all;
    file_commands(all);
    edit_commands(all);
    view_commands(all);
    place_commands(all);
    layer_commands(all);
    label_commands(all);
    projection_commands(all);
    painting_commands(all);
    plan_commands(all);
    help_commands(all);
    return all;
  }();
  return table;
}

const Command* find_command(std::string_view id) {
  const auto found = std::ranges::find(commands(), id, &Command::id);
  return found == commands().end() ? nullptr : &*found;
}

}  // namespace kuiki::app
