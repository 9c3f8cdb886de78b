#include "app/command_table.h"
#include "map/layer_kinds.h"

namespace kuiki::app {

void layer_commands(std::vector<Command>& table) {
  for (const auto& kind : map::layer_kinds()) {
    const auto is_shown = [&kind](const map::MapDocument& document) {
      return std::ranges::any_of(document.layers,
                                 [&](const map::Layer& layer) { return layer.visible && &map::kind_of(layer) == &kind; });
    };
    table.push_back(make(
        "layer-" + std::string(kind.id),
        {kind.name, say("「{}」の表示を切り替えます", "Shows or hides “{}”", kind.name), {}}, "", on_map,
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
        id, {name, say("「{}」の表示を切り替えます", "Shows or hides “{}”", name), {}}, "", on_map,
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
        id, {name, std::move(tooltip), {}}, "", on_map,
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
      "paint-districts",
      {{"町から地区をつくる…", "Districts of towns…"},
       {"町丁・字を地図の上で塗って地区にまとめ、作業ファイルに保存します。人口や世帯数は塗るたびに合計されます",
        "Groups towns into districts by painting them on the map, with their residents and households added up at once, and "
        "saves them in the work file"},
       {}},
      "layers", ready,
      [](WindowState& w) {
        if (w.painting() != nullptr)
          w.show_map();
        else
          w.dialog = Dialog::paint_begin;
      },
      painting));
  table.push_back(make("paint-next-problem",
                       {{"次の問題へ", "Next problem"},
                        {"地区のない町丁・字、飛び地のある地区、町丁・字のない地区を順に示します",
                         "Goes through towns without a district, districts in several parts, and empty districts"},
                        {"F4"}},
                       "target", painting, [](WindowState& w) { w.show_next_problem(); }));
  table.push_back(make("paint-leave",
                       {{"地区づくりを終える", "Leave the districts"},
                        {"前の地図に戻ります。保存していない変更があれば尋ねます",
                         "Back to the map of before; asks where something is not saved"},
                        {}},
                       "close", painting, [](WindowState& w) { w.leave_painting(); }));
}

}  // namespace kuiki::app
