#include "ui/plan_cards.h"

#include <algorithm>

#include "app/area_facts.h"
#include "app/edits.h"
#include "app/plan_browser.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "ui/widgets.h"

namespace kuiki::ui {

bool has_card(const Ui& ui, const std::string& indicator) {
  const auto& document = ui.workspace.document();
  const auto& cards = document.options<map::FigureCards>().indicators;
  return document.shows<map::FigureCards>() && std::ranges::find(cards, indicator) != cards.end();
}

void put_card(const Ui& ui, const model::Indicator& indicator, bool on) {
  const auto name = app::indicator_name(indicator);
  ui.push([id = indicator.id, name, on](app::WindowState& w) {
    auto ids = w.document().options<map::FigureCards>().indicators;
    std::erase(ids, id);
    if (on) ids.push_back(id);
    w.edit(on ? say("「{}」を地図に載せる", "Put “{}” on the map", name)
              : say("「{}」を地図から外す", "Take “{}” off the map", name),
           app::edits::figure_cards(w.document(), std::move(ids)));
    if (on && w.desk.open && w.desk.desk != app::Desk::map)
      w.workspace.say(
          {"地図にカードを載せました。「地図」を開くと見えます。", "The card is on the map; open “Map” to see it."});
  });
}

void clear_cards(const Ui& ui) {
  ui.push([](app::WindowState& w) {
    w.edit({"計画の数値をすべて地図から外す", "Take all figures off the map"}, app::edits::figure_cards(w.document(), {}));
  });
}

Text card_tip(const Ui& ui, const model::Indicator& indicator) {
  const Text where = app::where_drawn(ui.workspace.data(), indicator);
  return has_card(ui, indicator.id) ? say("地図から外します。{}", "Takes it off the map. {}", where)
                                    : say("地図に載せます。{}", "Puts it on the map. {}", where);
}

void card_button(const Ui& ui, const std::string& mark_id, const model::Indicator& indicator, bool with_words) {
  const bool on = has_card(ui, indicator.id);
  const Text words = on ? Text{"地図から外す", "Take off the map"} : Text{"地図に載せる", "Put on the map"};
  const char* icon = on ? "pin-on" : "pin";
  const bool clicked = with_words ? button(ui, mark_id, words, card_tip(ui, indicator), {.icon = icon, .chosen = on})
                                  : icon_button(ui, mark_id, icon, card_tip(ui, indicator), true, on);
  if (clicked) put_card(ui, indicator, !on);
}

void go_to_figure(app::WindowState& w, const model::Indicator& indicator) {
  const auto& data = w.data();
  if (w.desk.open) w.show_desk(app::Desk::map);
  if (indicator.mapping_unit == model::MappingUnit::facility || indicator.mapping_unit == model::MappingUnit::place)
    if (const auto* place = data.find_plan_place(indicator.plan, indicator.place)) {
      w.go_to_point(place->place, 12);
      return;
    }
  if (const auto* partnership = app::partnership_of(data, indicator)) {
    std::vector<std::string> codes;
    for (const auto& member : partnership->members)
      if (member.area != model::none) codes.push_back(data.areas.code[member.area]);
    if (!codes.empty()) w.go_to_areas(codes);
    return;
  }
  if (indicator.area != model::none) w.go_to_areas({data.areas.code[indicator.area]});
}

}  // namespace kuiki::ui
