#include <algorithm>

#include "app/area_facts.h"
#include "app/edits.h"
#include "app/plan_browser.h"
#include "app/tables.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "model/plan_tree.h"
#include "ui/left_panel.h"
#include "ui/plan_cards.h"
#include "ui/widgets.h"

namespace kuiki::ui {

namespace edits = app::edits;

namespace {

/// The figures of plans that have a card on the map, each to be opened or taken off.
void card_list(const Ui& ui) {
  auto& work = ui.workspace;
  const auto ids = work.document().figures.indicators;
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
             {"計画の数値をすべて地図から外します", "Takes all figures of plans off the map"}, "close"))
    clear_cards(ui);
}

}  // namespace

void layer_controls(const Ui& ui) {
  auto& work = ui.workspace;
  auto& w = ui.window;
  const auto& layers = work.document().layers;
  const float side = ImGui::GetFrameHeight(), spacing = ui.px(4);
  // Shown as they lie: the topmost first.
  for (auto i = static_cast<std::ptrdiff_t>(layers.size()) - 1; i >= 0; --i) {
    const auto& layer = layers[static_cast<std::size_t>(i)];
    const Text name = edits::layer_name(layer.kind);
    const std::string id(edits::layer_id(layer.kind));
    const float top = ImGui::GetCursorPosY();
    ImGui::SetCursorPosY(top + ui.px(5));
    if (checkbox(ui, "layer-" + id, name, layer.visible, say("「{}」を表示するか", "Show “{}” or not", name)))
      w.run("layer-" + id);
    ImGui::SetCursorPos({ImGui::GetContentRegionMax().x - 2 * side - spacing, top});
    const auto move = [&](int by) {
      ui.edit(say("「{}」の順番", "Order of “{}”", name), edits::layer_moved(work.document(), layer.kind, by));
    };
    if (icon_button(ui, "layer-up." + id, "up", {"上に重ねます", "Move towards the top"},
                    i + 1 < static_cast<std::ptrdiff_t>(layers.size())))
      move(1);
    ImGui::SameLine(0, spacing);
    if (icon_button(ui, "layer-down." + id, "down", {"下に重ねます", "Move towards the bottom"}, i > 0)) move(-1);
  }
  card_list(ui);
  const auto labels = work.document().labels;
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
  const auto& filter = document.facilities;
  const bool shown = document.shows(map::LayerKind::facilities);
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
    if (button(ui, "hazard." + std::string(model::hazard_id(hazard)), name, shown ? tip : hidden, {}, true, on, false,
               width))
      ui.edit({"避難場所の絞り込み", "Filter sites"}, edits::hazard(work.data(), document, hazard, !on));
  }
}

/// The row is there whether the filter is on or not, so that nothing moves when it is taken off.
void within_control(const Ui& ui) {
  auto& work = ui.workspace;
  const auto& document = work.document();
  const auto& filter = document.facilities;
  const bool on = !filter.within.empty();
  const auto within = work.data().find_area(on ? filter.within : document.subject.within);
  if (!within) return;
  const Text name = app::area_name(work.data(), *within);
  if (!checkbox(ui, "sites-within", say("{}の施設だけ", "Only those of {}", name), on,
                on ? say("外すと、{}の外の施設も表示します", "Untick to show those outside {} too", name)
                   : say("{}の外の施設を隠します", "Hides those outside {}", name)))
    return;
  auto next = document;
  next.facilities.within = on ? std::string() : document.subject.within;
  ui.edit({"避難場所の絞り込み", "Filter sites"}, std::move(next));
}

void site_filters(const Ui& ui) {
  auto& work = ui.workspace;
  const auto& document = work.document();
  const auto& filter = document.facilities;
  hazard_buttons(ui);
  if (checkbox(ui, "shelters-only", {"指定避難所のみ", "Shelters only"}, filter.shelters_only,
               {"避難生活を送る指定避難所だけを表示します", "Only designated shelters, where people stay"})) {
    auto next = edits::layer_visible(document, map::LayerKind::facilities, true);
    next.facilities.shelters_only = !filter.shelters_only;
    ui.edit({"避難場所の絞り込み", "Filter sites"}, std::move(next));
  }
  within_control(ui);
  const bool filtered = !filter.hazards.empty() || filter.shelters_only || !filter.within.empty();
  if (button(ui, "hazard.clear", {"絞り込みを解除", "Clear the filter"}, {"すべての避難場所を表示します", "Shows all sites"},
             "close", filtered))
    ui.edit({"絞り込みの解除", "Clear the filter"}, edits::all_sites(work.data(), document));
}

}  // namespace

void facility_controls(const Ui& ui) {
  auto& work = ui.workspace;
  auto& w = ui.window;
  const bool shown = work.document().shows(map::LayerKind::facilities);
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
  const auto* chosen = work.data().find_partnership(document.partnership);
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
  if (checkbox(ui, "partnership-shown", {"地図に表示", "Show on the map"}, document.shows(map::LayerKind::partnerships),
               {"広域連携を地図に重ねます", "Lays the partnership over the map"}))
    w.run("layer-partnerships");
  ImGui::SameLine(0, ui.px(16));
  if (button(ui, "partnership-go", {"全体を見る", "Show all"}, {"構成市町村がすべて見えるようにします", "Shows all members"},
             "target"))
    ui.push([](app::WindowState& window) {
      std::vector<std::string> codes;
      if (const auto* p = window.workspace.partnership())
        for (const auto& m : p->members) codes.push_back(window.data().areas.code[m.area]);
      if (!codes.empty()) window.go_to_areas(codes);
    });
}

}  // namespace kuiki::ui
