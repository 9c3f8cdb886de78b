#include "app/commands.h"

#include <algorithm>

#include "app/edits.h"
#include "app/session.h"

namespace kuiki::app {
namespace {

using Test = std::function<bool(const Session&)>;

bool always(const Session&) { return true; }
bool ready(const Session& s) { return s.ready(); }
bool on_map(const Session& s) { return s.on_map(); }

Command make(std::string id, Text label, Text tooltip, std::vector<std::string> shortcuts, std::string icon, Test enabled,
             std::function<void(Session&)> run, Test checked = {}) {
  return {std::move(id),   std::move(label),   std::move(tooltip), std::move(shortcuts),
          std::move(icon), std::move(enabled), std::move(checked), std::move(run)};
}

void file_commands(std::vector<Command>& table) {
  table.push_back(make("home", {"はじめの画面", "Start screen"},
                       {"三つの都市から選ぶ画面に戻ります", "Back to the choice of three cities"}, {}, "home", ready,
                       [](Session& s) { s.show_welcome(); }));
  table.push_back(make("open-map", {"地図を開く…", "Open map…"},
                       {"保存した地図や用意された地図を開きます", "Opens a saved or a bundled map"}, {"Ctrl+O"}, "open",
                       ready, [](Session& s) { s.dialog = Dialog::open_map; }));
  table.push_back(make("save-map", {"地図を保存", "Save map"},
                       {"地図の設定をレシピ（TOML）として保存します", "Saves the map as a recipe (TOML)"}, {"Ctrl+S"},
                       "save", on_map, [](Session& s) {
                         if (s.file().empty())
                           s.dialog = Dialog::save_map;
                         else
                           s.save_map(s.file());
                       }));
  table.push_back(make("save-map-as", {"名前を付けて保存…", "Save map as…"},
                       {"地図の設定を別の名前で保存します", "Saves the map under another name"}, {"Ctrl+Shift+S"}, "save",
                       on_map, [](Session& s) { s.dialog = Dialog::save_map; }));
  table.push_back(make("export", {"書き出し…", "Export…"},
                       {"見えている地図を PNG・SVG・PDF に書き出します", "Exports what is on screen as PNG, SVG or PDF"},
                       {"Ctrl+E"}, "export", on_map, [](Session& s) { s.dialog = Dialog::export_map; }));
  table.push_back(make("quit", {"終了", "Quit"}, {"Kuiki を終了します", "Quits Kuiki"}, {"Ctrl+Q"}, "", always,
                       [](Session& s) { s.quit = true; }));
}

void edit_commands(std::vector<Command>& table) {
  table.push_back(make(
      "undo", {"元に戻す", "Undo"}, {"地図への変更を一つ取り消します", "Takes back one change of the map"}, {"Ctrl+Z"},
      "undo", [](const Session& s) { return s.on_map() && s.history().can_undo(); }, [](Session& s) { s.undo(); }));
  table.push_back(make(
      "redo", {"やり直す", "Redo"}, {"取り消した変更をもう一度行います", "Brings back what was undone"},
      {"Ctrl+Y", "Ctrl+Shift+Z"}, "redo", [](const Session& s) { return s.on_map() && s.history().can_redo(); },
      [](Session& s) { s.redo(); }));
  table.push_back(make("find", {"探す", "Find"}, {"地名・コード・指標を探します", "Finds places, codes and indicators"},
                       {"Ctrl+F"}, "search", ready, [](Session& s) { s.wants_search = true, s.presenting = false; }));
  table.push_back(make(
      "clear-selection", {"選択を解除", "Clear selection"}, {"選んだ地域を解除します", "Clears the selected area"}, {},
      "close", [](const Session& s) { return s.highlight().selected != model::none; },
      [](Session& s) { s.select(model::none); }));
  table.push_back(make(
      "cancel-job", {"中止", "Cancel"}, {"進行中の処理を中止します", "Stops the work in progress"}, {}, "close",
      [](const Session& s) { return s.jobs.state().has_value(); }, [](Session& s) { s.jobs.cancel(); }));
}

void view_commands(std::vector<Command>& table) {
  table.push_back(make("zoom-in", {"拡大", "Zoom in"}, {"地図を拡大します", "Zooms in"}, {"+"}, "zoom-in", on_map,
                       [](Session& s) { s.zoom(1.5); }));
  table.push_back(make("zoom-out", {"縮小", "Zoom out"}, {"地図を縮小します", "Zooms out"}, {"-"}, "zoom-out", on_map,
                       [](Session& s) { s.zoom(1 / 1.5); }));
  table.push_back(make("whole-extent", {"全体を表示", "Whole extent"},
                       {"地図の対象全体が見えるようにします", "Shows the whole subject of the map"}, {"Home"}, "whole",
                       on_map, [](Session& s) { s.whole_extent(); }));
  table.push_back(make(
      "go-to-selected", {"選択地域へ移動", "Go to selection"},
      {"選んだ地域に地図を合わせます", "Fits the map to the selected area"}, {}, "target",
      [](const Session& s) { return s.facts() != nullptr; }, [](Session& s) { s.go_to_area(s.facts()->row); }));
  table.push_back(make(
      "panel-left", {"左のパネル", "Left panel"}, {"左のパネルを開閉します", "Folds the left panel"}, {"F7"}, "panel-left",
      always, [](Session& s) { s.settings.left_open = !s.settings.left_open; },
      [](const Session& s) { return s.settings.left_open; }));
  table.push_back(make(
      "panel-right", {"右のパネル", "Right panel"}, {"右のパネルを開閉します", "Folds the right panel"}, {"F8"},
      "panel-right", always, [](Session& s) { s.settings.right_open = !s.settings.right_open; },
      [](const Session& s) { return s.settings.right_open; }));
  table.push_back(make(
      "present", {"発表", "Present"},
      {"パネルを隠し、画面いっぱいに地図を見せます（Esc で戻る）",
       "Fills the screen with the map, without panels (Esc to return)"},
      {"F11"}, "present", on_map, [](Session& s) { s.presenting = !s.presenting; },
      [](const Session& s) { return s.presenting; }));
  table.push_back(make(
      "lang-ja", plain("日本語"), {"日本語で表示します", "Shows everything in Japanese"}, {}, "", always,
      [](Session& s) { s.set_lang(Lang::ja); }, [](const Session& s) { return s.lang() == Lang::ja; }));
  table.push_back(make(
      "lang-en", plain("English"), {"英語で表示します", "Shows everything in English"}, {}, "", always,
      [](Session& s) { s.set_lang(Lang::en); }, [](const Session& s) { return s.lang() == Lang::en; }));
  for (const double scale : {0.0, 1.0, 1.25, 1.5, 2.0}) {
    const int percent = static_cast<int>(scale * 100);
    const Text label = scale == 0 ? Text{"自動", "Automatic"} : plain(fmt::format("{} %", percent));
    table.push_back(make(
        fmt::format("scale-{}", percent), label, {"文字とボタンの大きさを変えます", "Changes the size of texts and buttons"},
        {}, "", always, [scale](Session& s) { s.settings.scale = scale; },
        [scale](const Session& s) { return s.settings.scale == scale; }));
  }
}

void map_commands(std::vector<Command>& table) {
  for (const auto& region : regions())
    table.push_back(make(
        "go-" + std::string(region.id), region.name, say("{}の地図に移ります", "Goes to the map of {}", region.name), {}, "",
        ready, [&region](Session& s) { s.go_to_region(region); },
        [&region](const Session& s) { return s.on_map() && region_of(s.document()) == &region; }));
  for (const auto kind : {map::LayerKind::areas, map::LayerKind::districts, map::LayerKind::partnerships,
                          map::LayerKind::facilities, map::LayerKind::labels}) {
    const Text name = edits::layer_name(kind);
    table.push_back(make(
        "layer-" + std::string(edits::layer_id(kind)), name, say("「{}」の表示を切り替えます", "Shows or hides “{}”", name),
        {}, "", on_map,
        [kind, name](Session& s) {
          const bool visible = s.document().shows(kind);
          s.edit(say("「{}」の表示", "Show “{}”", name), edits::layer_visible(s.document(), kind, !visible));
        },
        [kind](const Session& s) { return s.on_map() && s.document().shows(kind); }));
  }
  const auto label_switch = [&](const char* id, Text name, bool map::LabelStyle::*field) {
    table.push_back(make(
        id, name, say("「{}」の表示を切り替えます", "Shows or hides “{}”", name), {}, "", on_map,
        [field, name](Session& s) {
          auto next = s.document();
          next.labels.*field = !(next.labels.*field);
          s.edit(name, std::move(next));
        },
        [field](const Session& s) { return s.on_map() && s.document().labels.*field; }));
  };
  label_switch("label-names", {"地名", "Names"}, &map::LabelStyle::names);
  label_switch("label-values", {"値", "Values"}, &map::LabelStyle::values);

  using Kind = map::ProjectionChoice::Kind;
  const auto projection = [&](const char* id, Text name, Text tooltip, Kind kind) {
    table.push_back(make(
        id, name, std::move(tooltip), {}, "", on_map,
        [kind](Session& s) {
          auto next = s.document();
          next.projection = {kind, 0, {}};
          s.edit({"投影法の変更", "Change projection"}, std::move(next));
        },
        [kind](const Session& s) { return s.on_map() && s.document().projection.kind == kind; }));
  };
  projection(
      "projection-equal-area", {"正積図法（自動）", "Equal-area (automatic)"},
      {"面積を正しく比べられる図法です（ランベルト正積方位図法）", "Areas can be compared (Lambert azimuthal equal-area)"},
      Kind::automatic);
  projection(
      "projection-plane", {"平面直角座標系", "Plane rectangular zone"},
      {"場所の系番号による平面直角座標系です", "The zone of the Japan plane rectangular coordinate system for the place"},
      Kind::plane_zone);
}

void help_commands(std::vector<Command>& table) {
  table.push_back(make("keys", {"キーボード操作", "Keys and mouse"},
                       {"キーとマウスの一覧です", "A list of keys and mouse actions"}, {"F1"}, "help", always,
                       [](Session& s) { s.dialog = Dialog::keys; }));
  table.push_back(make("about", {"Kuiki について", "About Kuiki"}, {"版・出典・利用条件", "Version, sources, licences"}, {},
                       "info", always, [](Session& s) { s.dialog = Dialog::about; }));
}

}  // namespace

std::span<const Command> commands() {
  static const std::vector<Command> table = [] {
    std::vector<Command> all;
    file_commands(all), edit_commands(all), view_commands(all), map_commands(all), help_commands(all);
    return all;
  }();
  return table;
}

const Command* find_command(std::string_view id) {
  const auto found = std::ranges::find(commands(), id, &Command::id);
  return found == commands().end() ? nullptr : &*found;
}

}  // namespace kuiki::app
