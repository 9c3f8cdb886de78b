#include "app/edits.h"

#include <algorithm>
#include <cstdlib>

#include "app/area_facts.h"
#include "base/strings.h"
#include "map/links.h"
#include "model/plan_tree.h"

namespace kuiki::app::edits {
namespace {

using map::LayerKind;
using map::MapDocument;
using model::AreaRow;

/// The period a chooser begins with: the latest measured one, unless an earlier one is known for twice as many areas; where
/// a series goes on into the future, the year of the latest census, so that what is expected can be held against what was
/// counted.
std::string first_period(const model::Dataset& data, const IndicatorChoice& choice) {
  if (choice.periods.empty()) return {};
  const auto expected = [&](const model::Period& p) { return is_projection(data, choice.row, p); };
  if (std::ranges::none_of(choice.periods, expected)) {
    std::size_t best = choice.periods.size() - 1;
    for (std::size_t i = best; i-- > 0;)
      if (choice.known[i] > 2 * choice.known[best]) best = i;
    return model::to_string(choice.periods[best]);
  }
  int year = model::year_of(choice.periods.front());
  if (const auto census = data.find_indicator("census-population"))
    if (const auto periods = data.periods_of(*census); !periods.empty()) year = model::year_of(periods.back());
  const auto nearest = std::ranges::min_element(choice.periods, {},
                                                [&](const model::Period& p) { return std::abs(model::year_of(p) - year); });
  return model::to_string(*nearest);
}

const IndicatorChoice* find(const std::vector<IndicatorChoice>& choices, const model::Dataset& data, const std::string& id) {
  const auto row = data.find_indicator(id);
  if (!row) return nullptr;
  const auto found = std::ranges::find(choices, *row, &IndicatorChoice::row);
  return found == choices.end() ? nullptr : &*found;
}

/// Is one of the areas within the other?
bool are_related(const model::Dataset& data, AreaRow a, AreaRow b) {
  return model::is_within(data.areas, a, b) || model::is_within(data.areas, b, a);
}

bool belongs_here(const model::Dataset& data, const std::string& indicator, const std::vector<AreaRow>& areas) {
  const auto row = data.find_indicator(indicator);
  if (!row) return false;
  const auto& of = data.indicators[*row];
  const auto* plan = model::find_plan(data, of.plan);
  const auto city = plan == nullptr ? std::optional<AreaRow>{} : data.find_area(plan->municipality_code);
  if (!city) return true;
  return std::ranges::any_of(areas, [&](AreaRow area) { return are_related(data, area, *city); });
}

void drop_what_belonged_elsewhere(const model::Dataset& data, MapDocument& document, const std::vector<AreaRow>& areas) {
  if (const auto within = data.find_area(document.facilities.within))
    if (std::ranges::any_of(areas, [&](AreaRow area) { return !model::is_within(data.areas, area, *within); }))
      document.facilities.within.clear();
  if (const auto* partnership = data.find_partnership(document.partnership);
      partnership != nullptr && !map::takes_part(data, *partnership, areas)) {
    document.partnership.clear();
    document = layer_visible(std::move(document), LayerKind::partnerships, false);
  }
  auto& cards = document.figures.indicators;
  const auto gone = std::erase_if(cards, [&](const std::string& id) { return !belongs_here(data, id, areas); });
  if (gone > 0 && cards.empty()) document = layer_visible(std::move(document), LayerKind::figures, false);
}

/// The number of sites follows the filter where it can.
void follow_filter(const model::Dataset& data, MapDocument& document) {
  constexpr std::string_view all = "evacuation-sites";
  auto& id = document.choropleth.indicator;
  const auto of_hazard = [&](model::Hazard hazard) {
    std::string name = std::string(all) + "-" + std::string(model::hazard_id(hazard));
    std::ranges::replace(name, '_', '-');
    return name;
  };
  bool counts_sites = id == all;
  for (int h = 0; h < model::hazard_count; ++h)
    counts_sites = counts_sites || id == of_hazard(static_cast<model::Hazard>(h));
  if (!counts_sites) return;
  const auto& hazards = document.facilities.hazards;
  const std::string wanted = hazards.size() == 1 ? of_hazard(hazards.front()) : std::string(all);
  if (wanted == id || !data.find_indicator(wanted)) return;
  document = indicator(data, std::move(document), wanted);
}

std::string reference_for(const map::Subject& subject) {
  const bool within_one_city = subject.set == model::AreaSet::wards || subject.set == model::AreaSet::districts;
  return within_one_city ? subject.within : std::string{};
}

}  // namespace

Text automatic_title(const model::Dataset& data, const MapDocument& document) {
  Text subject = subject_name(data, document.subject);
  const auto row = data.find_indicator(document.choropleth.indicator);
  if (!row) return subject;
  return say("{}別 {}", "{} – {}", subject, indicator_name(data.indicators[*row]));
}

MapDocument subject(const model::Dataset& data, MapDocument document, const map::Subject& next) {
  document.subject = next;
  document.extent = {};
  document.name.clear();
  document.subtitle = {};
  document.note = {};
  document.furniture.reference = reference_for(next);
  const auto choices = indicator_choices(data, subject_areas(data, next));
  auto& c = document.choropleth;
  if (const auto* choice = find(choices, data, c.indicator); choice && choice->available()) {
    const auto known = [&](const model::Period& p) { return model::to_string(p) == c.period; };
    if (!c.period.empty() && std::ranges::none_of(choice->periods, known)) c.period = first_period(data, *choice);
  } else {
    c.indicator.clear();
    c.period.clear();
    c.breaks.clear();
  }
  if (c.method == map::Method::manual) {
    c.method = map::Method::jenks;
    c.breaks.clear();
  }
  document.title = automatic_title(data, document);
  drop_what_belonged_elsewhere(data, document, subject_areas(data, next));
  return document;
}

Text dropped_words(const model::Dataset& data, const MapDocument& before, const MapDocument& after) {
  Text list;
  const auto add = [&](const Text& words) {
    add_part(list.ja, "、", words.ja);
    add_part(list.en, ", ", words.en);
  };
  if (!before.facilities.within.empty() && after.facilities.within.empty()) {
    const auto row = data.find_area(before.facilities.within);
    add(say("避難場所を{}に限る設定", "sites of {} only", row ? area_name(data, *row) : plain(before.facilities.within)));
  }
  if (!before.partnership.empty() && after.partnership.empty()) {
    const auto* p = data.find_partnership(before.partnership);
    add(p == nullptr ? plain(before.partnership) : bilingual(p->name, p->name_en));
  }
  if (const auto gone =
          before.figures.indicators.size() - std::min(before.figures.indicators.size(), after.figures.indicators.size());
      gone > 0)
    add(say("計画の数値 {}件", "{} figures of plans", gone));
  if (list.empty()) return {};
  return say("前の対象のものを外しました：{}。「元に戻す」（Ctrl+Z）で戻ります。",
             "Left behind with the old subject: {}. Undo (Ctrl+Z) brings it back.", list);
}

MapDocument region(const model::Dataset& data, const MapDocument& document, const Region& r, const MapDocument& start) {
  const map::Subject wanted{r.set, std::string(r.within), {}};
  auto kept = subject(data, document, wanted);
  if (!kept.choropleth.indicator.empty()) return kept;
  // Layers, filter and partnership are the user's; what is coloured and how is the bundled map's.
  MapDocument next = start;
  next.layers = kept.layers;
  for (const auto kind : {LayerKind::districts}) next = layer_visible(std::move(next), kind, start.shows(kind));
  next.facilities = kept.facilities;
  next.partnership = kept.partnership;
  next.figures = kept.figures;
  next.labels = document.labels;
  return next;
}

MapDocument indicator(const model::Dataset& data, MapDocument document, const std::string& id) {
  auto& c = document.choropleth;
  const auto choices = indicator_choices(data, subject_areas(data, document.subject));
  const auto* choice = find(choices, data, id);
  const auto has = [&](const model::Period& p) { return model::to_string(p) == c.period; };
  c.indicator = id;
  if (!choice)
    c.period.clear();
  else if (c.period.empty() || std::ranges::none_of(choice->periods, has))
    c.period = first_period(data, *choice);
  if (c.method == map::Method::manual) c.method = map::Method::jenks;
  c.breaks.clear();
  if (!id.empty() && !c.same_breaks) c.same_breaks = true;
  document.name.clear();
  document.subtitle = {};
  document.note = {};
  document.title = automatic_title(data, document);
  return document;
}

MapDocument period(MapDocument document, const std::string& text) {
  auto& c = document.choropleth;
  if (c.period != text) document.subtitle = {};
  if (c.period != text && !c.same_breaks && c.method != map::Method::manual) c.same_breaks = true;
  c.period = text;
  return document;
}

MapDocument classification(MapDocument document, map::Method method, int classes) {
  document.choropleth.method = method;
  document.choropleth.classes = std::clamp(classes, 3, 7);
  if (method != map::Method::manual) document.choropleth.breaks.clear();
  return document;
}

MapDocument same_breaks(MapDocument document, bool on) {
  document.choropleth.same_breaks = on;
  return document;
}

MapDocument exact_classes(MapDocument document, bool on) {
  document.choropleth.exact_classes = on;
  return document;
}

MapDocument palette(MapDocument document, const std::string& id, bool reverse) {
  document.choropleth.palette = id;
  document.choropleth.reverse = reverse;
  return document;
}

MapDocument layer_visible(MapDocument document, LayerKind kind, bool visible) {
  for (auto& layer : document.layers)
    if (layer.kind == kind) layer.visible = visible;
  return document;
}

MapDocument layer_moved(MapDocument document, LayerKind kind, int by) {
  auto& layers = document.layers;
  const auto at = std::ranges::find(layers, kind, &map::Layer::kind);
  if (at == layers.end()) return document;
  const auto from = at - layers.begin();
  const auto to = std::clamp<std::ptrdiff_t>(from + by, 0, static_cast<std::ptrdiff_t>(layers.size()) - 1);
  const map::Layer moved = *at;
  layers.erase(at);
  layers.insert(layers.begin() + to, moved);
  return document;
}

MapDocument hazard(const model::Dataset& data, MapDocument document, model::Hazard which, bool on) {
  auto& hazards = document.facilities.hazards;
  std::erase(hazards, which);
  if (on) hazards.push_back(which);
  std::ranges::sort(hazards);
  follow_filter(data, document);
  return layer_visible(std::move(document), LayerKind::facilities, true);
}

MapDocument all_sites(const model::Dataset& data, MapDocument document) {
  document.facilities = {};
  follow_filter(data, document);
  return document;
}

MapDocument partnership(MapDocument document, const std::string& id) {
  document.partnership = id;
  return layer_visible(std::move(document), LayerKind::partnerships, !id.empty());
}

MapDocument figure_cards(MapDocument document, std::vector<std::string> indicators) {
  const bool any = !indicators.empty();
  document.figures.indicators = std::move(indicators);
  return layer_visible(std::move(document), LayerKind::figures, any);
}

Text layer_name(LayerKind kind) {
  switch (kind) {
    case LayerKind::areas:
      return {"市区町村", "Areas"};
    case LayerKind::districts:
      return {"地区の境界", "Districts"};
    case LayerKind::facilities:
      return {"避難場所", "Evacuation sites"};
    case LayerKind::partnerships:
      return {"広域連携", "Partnerships"};
    case LayerKind::figures:
      return {"計画の数値", "Figures of plans"};
    case LayerKind::labels:
      break;
  }
  return {"地名と値", "Labels"};
}

std::string_view layer_id(LayerKind kind) {
  switch (kind) {
    case LayerKind::areas:
      return "areas";
    case LayerKind::districts:
      return "districts";
    case LayerKind::facilities:
      return "facilities";
    case LayerKind::partnerships:
      return "partnerships";
    case LayerKind::figures:
      return "figures";
    case LayerKind::labels:
      break;
  }
  return "labels";
}

}  // namespace kuiki::app::edits
