#include "app/area_facts.h"
#include "app/command_table.h"
#include "app/regions.h"
#include "map/compose.h"

namespace kuiki::app {

void edit_commands(std::vector<Command>& table) {
  table.push_back(make(
      "undo",
      {{"元に戻す", "Undo"},
       {"地図や入力の表への変更を一つ取り消します", "Takes back one change of the map or the table of entry"},
       {"Ctrl+Z"}},
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
      "redo",
      {{"やり直す", "Redo"},
       {"取り消した変更をもう一度行います", "Brings back what was undone"},
       {"Ctrl+Y", "Ctrl+Shift+Z"}},
      "redo",
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
}

void find_commands(std::vector<Command>& table) {
  table.push_back(make("find",
                       {{"探す", "Find"},
                        {"地名・コード・指標を探します。計画を開いているときは、施策と指標を探します",
                         "Finds places, codes and indicators; while a plan is open, its measures and indicators"},
                        {"Ctrl+F"}},
                       "search", ready, [](WindowState& w) {
                         w.presenting = false;
                         (w.on_map() && w.desk.open && w.workspace.settings.left_open ? w.wants_plan_search
                                                                                      : w.wants_search) = true;
                       }));
  table.push_back(make(
      "clear-selection",
      {{"選択を解除", "Clear selection"}, {"選んだ区域や指標を解除します", "Clears the selected area or indicator"}, {}},
      "close",
      [](const WindowState& w) {
        return !w.picked().empty() || !w.picked_sites().empty() || (w.desk.open && !w.desk.indicator.empty());
      },
      [](WindowState& w) {
        w.select(model::none);
        w.desk.indicator.clear();
      }));
  table.push_back(make(
      "cancel-job", {{"中止", "Cancel"}, {"進行中の処理を中止します", "Stops the work in progress"}, {}}, "close",
      [](const WindowState& w) { return w.workspace.jobs.state().has_value(); },
      [](WindowState& w) { w.workspace.jobs.cancel(); }));
}

void view_commands(std::vector<Command>& table) {
  table.push_back(make("zoom-in", {{"拡大", "Zoom in"}, {"地図を拡大します", "Zooms in"}, {"+"}}, "zoom-in", map_in_front,
                       [](WindowState& w) { w.zoom(1.5); }));
  table.push_back(make("zoom-out", {{"縮小", "Zoom out"}, {"地図を縮小します", "Zooms out"}, {"-"}}, "zoom-out",
                       map_in_front, [](WindowState& w) { w.zoom(1 / 1.5); }));
  table.push_back(make("whole-extent",
                       {{"全体を表示", "Whole extent"},
                        {"地図の対象全体が見えるようにします", "Shows the whole subject of the map"},
                        {"Home"}},
                       "whole", map_in_front, [](WindowState& w) { w.whole_extent(); }));
  table.push_back(make(
      "go-to-selected",
      {{"選択した区域へ移動", "Go to selection"}, {"選んだ区域に地図を合わせます", "Fits the map to the selected area"}, {}},
      "target", [](const WindowState& w) { return w.facts() != nullptr; },
      [](WindowState& w) { w.go_to_area(w.facts()->row); }));
  table.push_back(make(
      "export-area",
      {{"概要シートを書き出す…", "Export profile…"},
       {"選んだ区域の概要（主な数値・人口・施設・計画）を1枚のシートに書き出します",
        "Writes a page about the selected area: key figures, residents, facilities, plans"},
       {}},
      "export", [](const WindowState& w) { return w.facts() != nullptr; },
      [](WindowState& w) { w.dialog = Dialog::export_area; }));
}

/// Panels, language, years.
void panel_commands(std::vector<Command>& table) {
  table.push_back(make(
      "panel-left", {{"左のパネル", "Left panel"}, {"左のパネルを開閉します", "Folds the left panel"}, {"F7"}}, "panel-left",
      always, [](WindowState& w) { w.workspace.settings.left_open = !w.workspace.settings.left_open; },
      [](const WindowState& w) { return w.workspace.settings.left_open; }));
  table.push_back(make(
      "panel-right", {{"右のパネル", "Right panel"}, {"右のパネルを開閉します", "Folds the right panel"}, {"F8"}},
      "panel-right", always, [](WindowState& w) { w.workspace.settings.right_open = !w.workspace.settings.right_open; },
      [](const WindowState& w) { return w.workspace.settings.right_open; }));
  table.push_back(make(
      "present",
      {{"発表", "Present"},
       {"パネルを隠し、見ている地図や計画のシートを画面いっぱいに見せます（Esc で戻る）",
        "Fills the screen with the map or the plan's page that is shown, without panels (Esc to return)"},
       {"F11"}},
      "present", on_map, [](WindowState& w) { w.presenting = !w.presenting; },
      [](const WindowState& w) { return w.presenting; }));
  table.push_back(make(
      "lang-ja", {plain("日本語"), {"日本語で表示します", "Shows everything in Japanese"}, {}}, "", always,
      [](WindowState& w) { w.workspace.set_lang(Lang::ja); },
      [](const WindowState& w) { return w.workspace.lang() == Lang::ja; }));
  table.push_back(make(
      "lang-en", {plain("English"), {"英語で表示します", "Shows everything in English"}, {}}, "", always,
      [](WindowState& w) { w.workspace.set_lang(Lang::en); },
      [](const WindowState& w) { return w.workspace.lang() == Lang::en; }));
  table.push_back(make(
      "years-western", {{"西暦", "Western years"}, {"年を西暦で表します（2018年度）", "Counts years as in FY2018"}, {}}, "",
      always, [](WindowState& w) { w.workspace.set_years(model::YearStyle::western); },
      [](const WindowState& w) { return w.workspace.settings.years == model::YearStyle::western; }));
  table.push_back(make(
      "years-japanese",
      {{"和暦", "Japanese era years"},
       {"年を和暦で表します（平成30年度）", "Adds the Japanese era to years, as in FY2018 (Heisei 30)"},
       {}},
      "", always, [](WindowState& w) { w.workspace.set_years(model::YearStyle::japanese); },
      [](const WindowState& w) { return w.workspace.settings.years == model::YearStyle::japanese; }));
  for (const double scale : {0.0, 1.0, 1.25, 1.5, 2.0}) {
    const int percent = static_cast<int>(scale * 100);
    const Text label = scale == 0 ? Text{"自動", "Automatic"} : plain(fmt::format("{} %", percent));
    table.push_back(make(
        fmt::format("scale-{}", percent),
        {label, {"文字とボタンの大きさを変えます", "Changes the size of texts and buttons"}, {}}, "", always,
        [scale](WindowState& w) { w.workspace.settings.scale = scale; },
        [scale](const WindowState& w) { return w.workspace.settings.scale == scale; }));
  }
}

void place_commands(std::vector<Command>& table) {
  table.push_back(make(
      "go-my-city",
      {{"わたしのまち", "My city"},
       {"はじめの画面で選んだ市区町村の地図に移ります", "Goes to the municipality chosen at the start screen"},
       {}},
      "home", [](const WindowState& w) { return ready(w) && w.data().find_area(w.workspace.settings.my_city); },
      [](WindowState& w) { w.go_to_city(*w.data().find_area(w.workspace.settings.my_city)); },
      [](const WindowState& w) {
        const auto& code = w.workspace.settings.my_city;
        return w.on_map() && !code.empty() && (w.document().subject.within == code || w.document().subject.of == code);
      }));
  table.push_back(make(
      "show-picked",
      {{"選んだ区域だけの地図にする", "Map of the picked areas only"},
       {"Ctrl を押しながらクリックした区域、Shift を押しながら囲んだ区域だけを色分けします",
        "Only areas picked with Ctrl+click, or with a box drawn while Shift is held, are coloured"},
       {}},
      "area", [](const WindowState& w) { return w.can_show_picked(); }, [](WindowState& w) { w.show_picked(); }));
  table.push_back(make(
      "attribute-table",
      {{"属性表", "Attribute table"},
       {"重ねの区域や施設を1行ずつの表にして、地図の下に開きます。並べ替え・絞り込み・選択・合計・書き出しができます",
        "A table below the map, a row for each area or site of a layer: to sort, filter, select, add up and export"},
       {"F6"}},
      "table", map_in_front, [](WindowState& w) { w.table_open = !w.table_open; },
      [](const WindowState& w) { return w.table_open; }));
  for (const auto& region : regions())
    table.push_back(make(
        "go-" + region.id, {region.name, say("{}の地図に移ります", "Goes to the map of {}", region.name), {}}, "", ready,
        [&region](WindowState& w) { w.go_to_region(region); },
        [&region](const WindowState& w) { return w.on_map() && region_of(w.document()) == &region; }));
}

}  // namespace kuiki::app
