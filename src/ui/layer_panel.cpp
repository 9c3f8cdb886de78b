#include <algorithm>

#include "app/area_facts.h"
#include "app/edits.h"
#include "app/layer_edits.h"
#include "app/plan_browser.h"
#include "app/tables.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "model/plan_tree.h"
#include "ui/layer_options.h"
#include "ui/left_panel.h"
#include "ui/plan_cards.h"
#include "ui/widgets.h"

namespace kuiki::ui {

namespace edits = app::edits;

namespace {

/// The figures of plans that have a card on the map, each to be opened or taken off.
void card_list(const Ui& ui) {
  auto& work = ui.workspace;
  const auto ids = work.document().options<map::FigureCards>().indicators;
  if (ids.empty()) return;
  gap(ui, 2);
  quiet_text(ui, ui.words(say("地図に載せた計画の数値（{}）", "Figures of plans on the map ({})", ids.size())));
  const float side = ui.px(28);
  for (const auto& id : ids) {
    const auto row = work.data().find_indicator(id);
    if (!row) continue;
    const auto& indicator = work.data().indicators[*row];
    const auto* plan = model::find_plan(work.data(), indicator.plan);
    const Text name = app::indicator_name(indicator);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x - side;
    ImGui::SetCursorScreenPos({at.x + ui.px(12), at.y + (side - ImGui::GetFontSize()) / 2});
    const Text tip =
        plan ? say("{}（{}）のシートを開きます", "Opens the sheet of {} ({})", name, app::plan_title(*plan)) : name;
    if (link(ui, "card." + id, elided(ui.fonts.body, ui.words(name), room - ui.px(16)), tip))
      ui.push([id](app::WindowState& window) { window.show_indicator(id); });
    ImGui::SetCursorScreenPos({at.x + room, at.y});
    const bool clicked = ImGui::InvisibleButton(("##card-off." + id).c_str(), {side, side});
    ui.icons.draw(ImGui::GetWindowDrawList(), "close", {at.x + room + ui.px(6), at.y + ui.px(6)}, ui.px(16),
                  im(ImGui::IsItemHovered() ? tone::accent : tone::quiet));
    mark(ui, "card-off." + id);
    tooltip(ui, {"地図から外します", "Takes it off the map"});
    if (clicked) put_card(ui, indicator, false);
  }
  if (button(ui, "cards-clear", {"すべて外す", "Take all off"},
             {"計画の数値をすべて地図から外します", "Takes all figures of plans off the map"}, {.icon = "close"}))
    clear_cards(ui);
}

}  // namespace

namespace {

/// A row that is pulled over its neighbour changes places with it; all of one pull are one step. To be called right behind the
/// row's name. Has the pointer been pulled, so that letting go is no click?
bool pulled_by_name(const Ui& ui, const map::Layer& layer, float row_top, bool topmost, bool lowest) {
  if (ImGui::IsItemDeactivated()) ui.push([](app::WindowState& window) { window.workspace.end_drag(); });
  const float slack = ui.px(6);
  const bool pulled = ImGui::GetIO().MouseDragMaxDistanceSqr[0] > slack * slack;
  if (!pulled || !ImGui::IsItemActive() || ImGui::IsItemHovered()) return pulled;
  const float y = ImGui::GetMousePos().y;
  const int by = y < row_top && !topmost ? 1 : y > row_top + ImGui::GetFrameHeight() && !lowest ? -1 : 0;
  if (by != 0)
    ui.edit(say("「{}」の順番", "Order of “{}”", map::layer_name(layer)),
            edits::layer_moved(ui.workspace.document(), layer.id, by), "layer-order." + layer.id);
  return pulled;
}

void layer_row(const Ui& ui, const map::Layer& layer, bool topmost, bool lowest) {
  auto& work = ui.workspace;
  const Text name = map::layer_name(layer);
  const float side = ImGui::GetFrameHeight();
  const float spacing = ui.px(4);
  const float top = ImGui::GetCursorPosY();
  const float row_top = ImGui::GetCursorScreenPos().y;
  const bool chosen = ui.window.layer == layer.id;
  if (chosen) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 end{at.x + ImGui::GetContentRegionAvail().x, at.y + side};
    ImGui::GetWindowDrawList()->AddRectFilled({at.x - ui.px(4), at.y}, end, im(tone::accent.with_alpha(26)), ui.px(4));
  }
  ImGui::SetCursorPosY(top + ui.px(5));
  if (checkbox(ui, "layer-" + layer.id, {"", ""}, layer.visible, say("「{}」を表示するか", "Show “{}” or not", name)))
    ui.edit(say("「{}」の表示", "Show “{}”", name), edits::layer_visible(work.document(), layer.id, !layer.visible));
  ImGui::SameLine(0, ui.px(8));
  const float room = ImGui::GetContentRegionAvail().x - 2 * side - 2 * spacing;
  const std::string shown = elided(ui.fonts.body, ui.words(name), room);
  const bool clicked = link(ui, "layer-name." + layer.id, shown,
                            chosen ? Text{"選んでいる重ねです。設定は下にあります。上下に引くと順番が変わります",
                                          "Chosen: its options are below. Drag it up or down to change the order"}
                                   : Text{"この重ねの名前・濃さ・内容を下で変えられます。上下に引くと順番が変わります",
                                          "Choose it to change its name, opacity and content below; drag it to order"});
  const bool pulled = pulled_by_name(ui, layer, row_top, topmost, lowest);
  if (clicked && !pulled) ui.push([id = chosen ? std::string{} : layer.id](app::WindowState& window) { window.layer = id; });
  ImGui::SetCursorPos({ImGui::GetContentRegionMax().x - 2 * side - spacing, top});
  const auto move = [&](int by) {
    ui.edit(say("「{}」の順番", "Order of “{}”", name), edits::layer_moved(work.document(), layer.id, by));
  };
  if (icon_button(ui, "layer-up." + layer.id, "up", {"上に重ねます", "Move towards the top"}, !topmost)) move(1);
  ImGui::SameLine(0, spacing);
  if (icon_button(ui, "layer-down." + layer.id, "down", {"下に重ねます", "Move towards the bottom"}, !lowest)) move(-1);
}

/// One more layer of a kind, chosen, so that its options are shown. Circles begin with something to show.
void add_layer(app::WindowState& window, const map::LayerKind& kind) {
  auto added = edits::layer_added(window.document(), kind);
  if (std::holds_alternative<map::Symbols>(kind.usual))
    if (const auto total = edits::first_total(window.data(), added.document); !total.empty())
      added.document = edits::layer_indicator(window.data(), std::move(added.document), added.id, total);
  window.layer = added.id;
  window.edit(say("「{}」を追加", "Add “{}”", kind.name), std::move(added.document));
}

/// A kind the map has no layer of: it has its row all the same, so that nothing moves when one is switched on.
void missing_row(const Ui& ui, const map::LayerKind& kind) {
  const std::string id = "layer-" + std::string(kind.id);
  const float top = ImGui::GetCursorPosY();
  ImGui::SetCursorPosY(top + ui.px(5));
  if (checkbox(ui, id, kind.name, false, say("「{}」を地図に重ねます", "Lays “{}” over the map", kind.name)))
    ui.push([&kind](app::WindowState& window) { add_layer(window, kind); });
  ImGui::SetCursorPosY(top);
  ImGui::Dummy({1, ImGui::GetFrameHeight()});
}

/// Adds a layer of a kind, and shows its options.
void add_control(const Ui& ui) {
  if (!begin_combo(ui, "layer-add", ui.words({"重ねを追加…", "Add a layer…"}),
                   {"地図に重ねるものを足します", "Adds something to lay over the map"}))
    return;
  for (const auto& kind : map::layer_kinds()) {
    const bool possible = edits::may_add(ui.workspace.document(), kind);
    const Text note = possible ? Text{} : Text{"すでにあります", "there already"};
    if (choice(ui, "layer-add." + std::string(kind.id), ui.words(kind.name), false, possible, ui.words(note)))
      ui.push([&kind](app::WindowState& window) { add_layer(window, kind); });
  }
  end_combo();
}

}  // namespace

void layer_controls(const Ui& ui) {
  auto& work = ui.workspace;
  auto& w = ui.window;
  const auto& layers = work.document().layers;
  if (layers.empty()) quiet_text(ui, ui.words({"重ねるものはありません。", "There are no layers."}));
  // Shown as they lie: the topmost first.
  for (std::size_t i = layers.size(); i-- > 0;) layer_row(ui, layers[i], i + 1 == layers.size(), i == 0);
  for (const auto& kind : map::layer_kinds())
    if (std::ranges::none_of(layers, [&](const map::Layer& layer) { return &map::kind_of(layer) == &kind; }))
      missing_row(ui, kind);
  add_control(ui);
  if (const auto* chosen = work.document().find(w.layer)) layer_options(ui, *chosen);
  card_list(ui);
  const auto labels = work.document().options<map::Labels>();
  gap(ui, 2);
  quiet_text(ui, ui.words({"ラベルに書くもの", "Labels say"}));
  if (checkbox(ui, "label-names", {"地名", "Names"}, labels.names, {"地図に地名を書きます", "Writes names on the map"}))
    w.run("label-names");
  ImGui::SameLine(0, ui.px(20));
  if (checkbox(ui, "label-values", {"値", "Values"}, labels.values, {"地図に値を書きます", "Writes values on the map"}))
    w.run("label-values");
}

namespace {

void hazard_buttons(const Ui& ui) {
  auto& work = ui.workspace;
  const auto& document = work.document();
  const auto& filter = document.options<map::Sites>();
  const bool shown = document.shows<map::Sites>();
  const Text hidden{"「地図に表示」を入れると選べます", "Show the sites on the map to choose"};
  label(ui, {"災害の種類で絞る", "Only sites for"});
  const float spacing = ui.px(6);
  for (int h = 0; h < model::hazard_count; ++h) {
    const auto hazard = static_cast<model::Hazard>(h);
    const bool on = std::ranges::find(filter.hazards, hazard) != filter.hazards.end();
    const Text name = model::hazard_name(hazard);
    const float width = ImGui::CalcTextSize(ui.words(name)).x + ui.px(22);
    if (h > 0) {
      ImGui::SameLine(0, spacing);
      if (ImGui::GetContentRegionAvail().x < width) ImGui::NewLine();
    }
    const Text tip = say("「{}」に対応する避難場所だけを表示します（複数選べます）",
                         "Only sites designated for “{}” (several may be chosen)", name);
    if (button(ui, "hazard." + std::string(model::hazard_id(hazard)), name, shown ? tip : hidden,
               {.chosen = on, .width = width}))
      ui.edit({"避難場所の絞り込み", "Filter sites"}, edits::hazard(work.data(), document, hazard, !on));
  }
}

/// The row is there whether the filter is on or not, so that nothing moves when it is taken off.
void within_control(const Ui& ui) {
  auto& work = ui.workspace;
  const auto& document = work.document();
  const auto& filter = document.options<map::Sites>();
  const bool on = !filter.within.empty();
  const auto within = work.data().find_area(on ? filter.within : document.subject.within);
  if (!within) return;
  const Text name = app::area_name(work.data(), *within);
  if (!checkbox(ui, "sites-within", say("{}の施設だけ", "Only those of {}", name), on,
                on ? say("外すと、{}の外の施設も表示します", "Untick to show those outside {} too", name)
                   : say("{}の外の施設を隠します", "Hides those outside {}", name)))
    return;
  auto next = document;
  next.edit<map::Sites>().within = on ? std::string() : document.subject.within;
  ui.edit({"避難場所の絞り込み", "Filter sites"}, std::move(next));
}

void site_filters(const Ui& ui) {
  auto& work = ui.workspace;
  const auto& document = work.document();
  const auto& filter = document.options<map::Sites>();
  hazard_buttons(ui);
  if (checkbox(ui, "shelters-only", {"指定避難所のみ", "Shelters only"}, filter.shelters_only,
               {"避難生活を送る指定避難所だけを表示します", "Only designated shelters, where people stay"})) {
    auto next = document;
    next.show<map::Sites>();
    next.edit<map::Sites>().shelters_only = !filter.shelters_only;
    ui.edit({"避難場所の絞り込み", "Filter sites"}, std::move(next));
  }
  within_control(ui);
  const bool filtered = !filter.hazards.empty() || filter.shelters_only || !filter.within.empty();
  if (button(ui, "hazard.clear", {"絞り込みを解除", "Clear the filter"}, {"すべての避難場所を表示します", "Shows all sites"},
             {.icon = "close", .enabled = filtered}))
    ui.edit({"絞り込みの解除", "Clear the filter"}, edits::all_sites(work.data(), document));
}

}  // namespace

void facility_controls(const Ui& ui) {
  auto& work = ui.workspace;
  auto& w = ui.window;
  const bool shown = work.document().shows<map::Sites>();
  if (checkbox(
          ui, "facilities", {"地図に表示", "Show on the map"}, shown,
          {"指定緊急避難場所と指定避難所を地図に重ねます", "Lays designated evacuation sites and shelters over the map"}))
    w.run("layer-facilities");
  // A filter of what is not shown filters nothing, and does not look as if it did.
  ImGui::BeginDisabled(!shown);
  site_filters(ui);
  ImGui::EndDisabled();
}

void partnership_controls(const Ui& ui) {
  auto& work = ui.workspace;
  auto& w = ui.window;
  const auto& document = work.document();
  const auto* chosen = work.data().find_partnership(document.options<map::PartnershipLayer>().partnership);
  const auto name_of = [](const model::Partnership& p) { return bilingual(p.name, p.name_en); };
  const Text none{"選んでいません", "None chosen"};
  const Text shown = chosen ? name_of(*chosen) : none;
  if (begin_combo(ui, "partnership", ui.words(shown),
                  {"構成市町村を塗り、中心市との結びつきを線で示します", "Shades the members and draws their links"})) {
    const auto choose = [&](const std::string& id) {
      ui.push([id](app::WindowState& window) {
        window.edit({"広域連携の選択", "Choose partnership"}, edits::partnership(window.document(), id));
      });
    };
    if (choice(ui, "partnership.none", ui.words(none), !chosen)) choose("");
    for (const auto& p : work.data().partnerships) {
      if (choice(ui, "partnership." + p.id, ui.words(name_of(p)), chosen == &p)) choose(p.id);
      tooltip(ui, model::partnership_kind_name(p.kind));
    }
    end_combo();
  }
  if (!chosen) return;
  if (checkbox(ui, "partnership-shown", {"地図に表示", "Show on the map"}, document.shows<map::PartnershipLayer>(),
               {"広域連携を地図に重ねます", "Lays the partnership over the map"}))
    w.run("layer-partnerships");
  ImGui::SameLine(0, ui.px(16));
  if (button(ui, "partnership-go", {"全体を見る", "Show all"}, {"構成市町村がすべて見えるようにします", "Shows all members"},
             {.icon = "target"}))
    ui.push([](app::WindowState& window) {
      std::vector<std::string> codes;
      if (const auto* p = window.workspace.partnership())
        for (const auto& m : p->members) codes.push_back(window.data().areas.code[m.area]);
      if (!codes.empty()) window.go_to_areas(codes);
    });
}

}  // namespace kuiki::ui
