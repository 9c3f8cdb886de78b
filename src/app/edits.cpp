#include "app/edits.h"

#include <algorithm>
#include <cstdlib>

#include "app/area_facts.h"
#include "app/choices.h"
#include "app/subjects.h"
#include "base/strings.h"
#include "map/links.h"
#include "map/subject.h"
#include "model/plan_tree.h"
#include "model/total.h"

namespace kuiki::app::edits {
namespace {

using map::AreaFill;
using map::FigureCards;
using map::MapDocument;
using map::PartnershipLayer;
using map::Sites;
using map::Symbols;
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
  for (auto& layer : document.layers) {
    if (auto* sites = std::get_if<Sites>(&layer.options))
      if (const auto within = data.find_area(sites->within))
        if (std::ranges::any_of(areas, [&](AreaRow area) { return !model::is_within(data.areas, area, *within); }))
          sites->within.clear();
    if (auto* of = std::get_if<PartnershipLayer>(&layer.options))
      if (const auto* partnership = data.find_partnership(of->partnership);
          partnership != nullptr && !map::takes_part(data, *partnership, areas)) {
        of->partnership.clear();
        layer.visible = false;
      }
    if (auto* cards = std::get_if<FigureCards>(&layer.options)) {
      const auto gone =
          std::erase_if(cards->indicators, [&](const std::string& id) { return !belongs_here(data, id, areas); });
      if (gone > 0 && cards->indicators.empty()) layer.visible = false;
    }
  }
}

/// The number of sites follows the filter where it can.
void follow_filter(const model::Dataset& data, MapDocument& document) {
  constexpr std::string_view all = "evacuation-sites";
  const std::string id = map::lead_figures(document).indicator;
  const auto of_hazard = [&](model::Hazard hazard) {
    std::string name = std::string(all) + "-" + std::string(model::hazard_id(hazard));
    std::ranges::replace(name, '_', '-');
    return name;
  };
  bool counts_sites = id == all;
  for (int h = 0; h < model::hazard_count; ++h)
    counts_sites = counts_sites || id == of_hazard(static_cast<model::Hazard>(h));
  if (!counts_sites) return;
  const auto& hazards = document.options<Sites>().hazards;
  const std::string wanted = hazards.size() == 1 ? of_hazard(hazards.front()) : std::string(all);
  if (wanted == id || !data.find_indicator(wanted)) return;
  document = indicator(data, std::move(document), wanted);
}

/// The layer of a kind that leads, else its first.
template <class Kind>
Kind& lead_of(MapDocument& document) {
  if (const auto* lead = map::lead_layer(document); lead != nullptr && std::holds_alternative<Kind>(lead->options))
    return std::get<Kind>(document.find(lead->id)->options);
  return document.edit<Kind>();
}

bool is_a_total(const model::Dataset& data, const std::string& indicator) {
  const auto row = data.find_indicator(indicator);
  return row && model::is_total(data.indicators[*row]);
}

/// Another indicator for one layer, in the period it has or the one a chooser begins with.
void put_indicator(const model::Dataset& data, const map::Subject& subject, map::Measured& into, const std::string& id) {
  const auto choices = indicator_choices(data, map::subject_rows(data, into.subject.value_or(subject)));
  const auto* choice = find(choices, data, id);
  const auto has = [&](const model::Period& p) { return model::to_string(p) == into.period; };
  into.indicator = id;
  if (!choice)
    into.period.clear();
  else if (into.period.empty() || std::ranges::none_of(choice->periods, has))
    into.period = first_period(data, *choice);
}

/// Classes as they are made for figures that nobody has classified yet.
void forget_classes(AreaFill& fill) {
  if (fill.method == map::Method::manual) fill.method = map::Method::jenks;
  fill.breaks.clear();
}

std::string reference_for(const map::Subject& subject) {
  const bool within_one_city = subject.set == model::AreaSet::wards || subject.set == model::AreaSet::districts;
  return within_one_city ? subject.within : std::string{};
}

}  // namespace

Text automatic_title(const model::Dataset& data, const MapDocument& document) {
  Text subject = subject_name(data, document.subject);
  const auto row = data.find_indicator(map::lead_figures(document).indicator);
  if (!row) return subject;
  const bool parts = document.subject.codes.empty() && document.subject.among == map::Among::inside;
  return parts ? say("{}別 {}", "{} – {}", subject, indicator_name(data.indicators[*row]))
               : say("{}：{}", "{} – {}", subject, indicator_name(data.indicators[*row]));
}

MapDocument subject(const model::Dataset& data, MapDocument document, const map::Subject& next) {
  document.subject = next;
  document.extent = {};
  document.name.clear();
  document.subtitle = {};
  document.note = {};
  document.furniture.reference = reference_for(next);
  const auto choices = indicator_choices(data, map::subject_rows(data, next));
  for (auto& layer : document.layers) {
    auto* shown = map::measured(layer.options);
    if (shown == nullptr || shown->subject) continue;
    auto* fill = std::get_if<AreaFill>(&layer.options);
    if (const auto* choice = find(choices, data, shown->indicator); choice && choice->available()) {
      const auto known = [&](const model::Period& p) { return model::to_string(p) == shown->period; };
      if (!shown->period.empty() && std::ranges::none_of(choice->periods, known))
        shown->period = first_period(data, *choice);
    } else {
      shown->indicator.clear();
      shown->period.clear();
      if (fill != nullptr) fill->breaks.clear();
    }
    if (fill != nullptr && fill->method == map::Method::manual) forget_classes(*fill);
  }
  document.title = automatic_title(data, document);
  drop_what_belonged_elsewhere(data, document, map::subject_rows(data, next));
  return document;
}

Text dropped_words(const model::Dataset& data, const MapDocument& before, const MapDocument& after) {
  Text list;
  const auto add = [&](const Text& words) {
    add_part(list.ja, "、", words.ja);
    add_part(list.en, ", ", words.en);
  };
  for (const auto& layer : before.layers) {
    const auto* then = after.find(layer.id);
    if (then == nullptr || then->options.index() != layer.options.index()) continue;
    if (const auto* sites = std::get_if<Sites>(&layer.options);
        sites != nullptr && !sites->within.empty() && std::get<Sites>(then->options).within.empty()) {
      const auto row = data.find_area(sites->within);
      add(say("避難場所を{}に限る設定", "sites of {} only", row ? area_name(data, *row) : plain(sites->within)));
    }
    if (const auto* of = std::get_if<PartnershipLayer>(&layer.options);
        of != nullptr && !of->partnership.empty() && std::get<PartnershipLayer>(then->options).partnership.empty()) {
      const auto* p = data.find_partnership(of->partnership);
      add(p == nullptr ? plain(of->partnership) : bilingual(p->name, p->name_en));
    }
    if (const auto* cards = std::get_if<FigureCards>(&layer.options)) {
      const auto left = std::get<FigureCards>(then->options).indicators.size();
      if (const auto gone = cards->indicators.size() - std::min(cards->indicators.size(), left); gone > 0)
        add(say("計画の数値 {}件", "{} figures of plans", gone));
    }
  }
  if (list.empty()) return {};
  return say("前の対象のものを外しました：{}。「元に戻す」（Ctrl+Z）で戻ります。",
             "Left behind with the old subject: {}. Undo (Ctrl+Z) brings it back.", list);
}

MapDocument region(const model::Dataset& data, const MapDocument& document, const MapDocument& start) {
  auto kept = subject(data, document, start.subject);
  if (!map::lead_figures(kept).indicator.empty()) return kept;
  // Layers, filter and partnership are the user's; what is coloured and how is the bundled map's.
  MapDocument next = start;
  next.layers = kept.layers;
  next.edit<AreaFill>() = start.options<AreaFill>();
  next.show<map::Districts>(start.shows<map::Districts>());
  if (const auto* labels = document.first<map::Labels>()) next.edit<map::Labels>() = std::get<map::Labels>(labels->options);
  return next;
}

MapDocument indicator(const model::Dataset& data, MapDocument document, const std::string& id) {
  const auto* lead = map::lead_layer(document);
  const bool filled = lead != nullptr && std::holds_alternative<AreaFill>(lead->options);
  const bool keeps_fill = filled && is_a_total(data, map::lead_figures(document).indicator);
  return is_a_total(data, id) && !keeps_fill ? shown_by_symbols(data, std::move(document), id)
                                             : shown_by_fill(data, std::move(document), id);
}

namespace {

/// What the map was about until now.
void forget_words(const model::Dataset& data, MapDocument& document) {
  document.name.clear();
  document.subtitle = {};
  document.note = {};
  document.title = automatic_title(data, document);
}

}  // namespace

MapDocument shown_by_fill(const model::Dataset& data, MapDocument document, const std::string& id) {
  if (const auto* lead = map::lead_layer(document); lead != nullptr && std::holds_alternative<Symbols>(lead->options)) {
    auto& layer = *document.find(lead->id);
    map::measured(layer.options)->indicator.clear();
    layer.visible = false;
    document.show<AreaFill>();
  }
  auto& fill = lead_of<AreaFill>(document);
  put_indicator(data, document.subject, fill, id);
  forget_classes(fill);
  if (!id.empty() && !fill.same_breaks) fill.same_breaks = true;
  forget_words(data, document);
  return document;
}

MapDocument shown_by_symbols(const model::Dataset& data, MapDocument document, const std::string& id) {
  if (const auto* lead = map::lead_layer(document); lead != nullptr && std::holds_alternative<AreaFill>(lead->options)) {
    auto& fill = std::get<AreaFill>(document.find(lead->id)->options);
    fill.indicator.clear();
    fill.period.clear();
    forget_classes(fill);
    fill.totals = false;
  }
  auto& symbols = lead_of<Symbols>(document);
  put_indicator(data, document.subject, symbols, id);
  document.show<Symbols>();
  forget_words(data, document);
  return document;
}

MapDocument total_in_colour(const model::Dataset& data, MapDocument document) {
  const std::string id = map::lead_figures(document).indicator;
  document = shown_by_fill(data, std::move(document), id);
  lead_of<AreaFill>(document).totals = true;
  return document;
}

MapDocument layer_indicator(const model::Dataset& data, MapDocument document, std::string_view layer,
                            const std::string& id) {
  auto* of = document.find(layer);
  auto* shown = of == nullptr ? nullptr : map::measured(of->options);
  if (shown == nullptr) return document;
  const bool leads = map::lead_layer(document) == of;
  put_indicator(data, document.subject, *shown, id);
  if (auto* fill = std::get_if<AreaFill>(&of->options)) forget_classes(*fill);
  if (leads || map::lead_layer(document) == of) forget_words(data, document);
  return document;
}

std::string first_total(const model::Dataset& data, const MapDocument& document) {
  for (const auto& choice : indicator_choices(data, map::subject_rows(data, document.subject))) {
    const auto& indicator = data.indicators[choice.row];
    if (choice.available() && model::is_total(indicator)) return indicator.id;
  }
  return {};
}

bool shows_total(const model::Dataset& data, const map::Layer& layer) {
  const auto* shown = map::measured(layer.options);
  return shown != nullptr && is_a_total(data, shown->indicator);
}

MapDocument period(MapDocument document, const std::string& text) {
  const auto* lead = map::lead_layer(document);
  if (lead == nullptr) return document;
  auto& options = document.find(lead->id)->options;
  auto& shown = *map::measured(options);
  if (shown.period == text) return document;
  document.subtitle = {};
  if (auto* fill = std::get_if<AreaFill>(&options);
      fill != nullptr && !fill->same_breaks && fill->method != map::Method::manual)
    fill->same_breaks = true;
  shown.period = text;
  return document;
}

MapDocument classification(MapDocument document, map::Method method, int classes) {
  auto& c = lead_of<AreaFill>(document);
  c.method = method;
  c.classes = std::clamp(classes, 3, 7);
  if (method != map::Method::manual) c.breaks.clear();
  return document;
}

MapDocument same_breaks(MapDocument document, bool on) {
  lead_of<AreaFill>(document).same_breaks = on;
  return document;
}

MapDocument exact_classes(MapDocument document, bool on) {
  lead_of<AreaFill>(document).exact_classes = on;
  return document;
}

MapDocument palette(MapDocument document, const std::string& id, bool reverse) {
  auto& c = lead_of<AreaFill>(document);
  c.palette = id;
  c.reverse = reverse;
  return document;
}

MapDocument hazard(const model::Dataset& data, MapDocument document, model::Hazard which, bool on) {
  auto& hazards = document.edit<Sites>().hazards;
  std::erase(hazards, which);
  if (on) hazards.push_back(which);
  std::ranges::sort(hazards);
  follow_filter(data, document);
  document.show<Sites>();
  return document;
}

MapDocument all_sites(const model::Dataset& data, MapDocument document) {
  auto& sites = document.edit<Sites>();
  sites = {.color = sites.color};
  follow_filter(data, document);
  return document;
}

MapDocument partnership(MapDocument document, const std::string& id) {
  document.edit<PartnershipLayer>().partnership = id;
  document.show<PartnershipLayer>(!id.empty());
  return document;
}

MapDocument figure_cards(MapDocument document, std::vector<std::string> indicators) {
  const bool any = !indicators.empty();
  document.edit<FigureCards>().indicators = std::move(indicators);
  document.show<FigureCards>(any);
  return document;
}

}  // namespace kuiki::app::edits
