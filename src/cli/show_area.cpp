#include <algorithm>
#include <cmath>
#include <map>

#include "app/area_facts.h"
#include "base/number.h"
#include "base/strings.h"
#include "cli/facts.h"
#include "cli/find_area.h"
#include "cli/json.h"
#include "cli/show.h"
#include "cli/table.h"
#include "model/distinct_names.h"
#include "model/measure.h"
#include "model/plan_names.h"
#include "model/plan_words.h"
#include "model/progress_words.h"
#include "model/source_words.h"

namespace kuiki::cli {

namespace {

/// Figures of plans as they are: a target that is no number has its words and its state, and is not "no data".
Json plan_figures_json(const model::Dataset& data, model::AreaRow area) {
  Json all = Json::array();
  for (const auto row : app::plan_indicators_of(data, area)) {
    const auto measure = model::measure_of(data, row, area);
    for (const auto& figure : measure.figures)
      all.push_back({{"indicator", measure.id},
                     {"role", model::role_id(figure.role)},
                     {"part", text_or_null(figure.part)},
                     {"period", model::to_string(figure.period)},
                     {"value", number_or_null(figure.value)},
                     {"qualifier", model::to_string(figure.qualifier)},
                     {"printed", text_or_null(figure.printed)},
                     {"status", model::status_id(figure.status)}});
  }
  return all;
}

/// A figure in the words of the sheets; why there is none where there is none.
std::string figure_cell(const Context& context, const model::Measure& measure, const model::Figure& figure) {
  const bool words = std::isfinite(figure.value) || figure.qualifier == model::Qualifier::improve ||
                     (figure.qualifier == model::Qualifier::milestone && !figure.printed.empty());
  return context(words ? model::figure_words(measure, figure) : model::status_name(figure.status));
}

/// The district a town was given to; null for what is none, or has none.
Json district_json(const model::Dataset& data, model::AreaRow row) {
  const auto district = data.areas.district[row];
  if (district == model::none) return nullptr;
  return {{"code", data.areas.code[district]}, {"confidence", data.areas.district_sure[row] != 0 ? "sure" : "guess"}};
}

/// Of an area of one's own: its set, its towns, and how its figures came about; null for others.
Json own_json(const model::Dataset& data, const app::AreaFacts& facts) {
  const auto place = data.own_place(facts.row);
  if (place.set == nullptr) return nullptr;
  Json towns = Json::object();
  for (const auto& part : place.member->parts) towns[data.areas.code[part.town]] = part.share;
  Json figures = Json::object();
  for (const auto& statistic : facts.statistics)
    for (const auto& bounds : statistic.bounds)
      figures[statistic.indicator][model::to_string(bounds.period)] = {{"qualifier", model::to_string(bounds.qualifier)},
                                                                       {"estimate", bounds.estimate},
                                                                       {"lower", number_or_null(bounds.lower)},
                                                                       {"upper", number_or_null(bounds.upper)},
                                                                       {"note", bounds.note}};
  return {{"set", place.set->id}, {"name", place.set->name},          {"source", text_or_null(place.set->source)},
          {"towns", towns},       {"towns_lost", place.member->lost}, {"ground_with_towns", place.member->covered},
          {"figures", figures}};
}

/// 1,234; 1,234以上; 推計 1,234（1,000～1,500）.
std::string bounded(const Context& context, std::string number, const app::AreaFacts::Bounds* bounds, int decimals) {
  if (bounds == nullptr) return number;
  if (bounds->qualifier == model::Qualifier::at_least) number = context(say("{}以上", "{} or more", number));
  if (bounds->qualifier == model::Qualifier::at_most) number = context(say("{}以下", "{} or less", number));
  if (bounds->estimate) number = context({"推計 ", "est. "}) + number;
  if (!std::isfinite(bounds->lower)) return number;
  return context(say("{}（{}～{}）", "{} ({} to {})", number, format_number(bounds->lower, decimals),
                     format_number(bounds->upper, decimals)));
}

Json to_json(const model::Dataset& data, const app::AreaFacts& facts) {
  Json facilities = Json::object(), statistics = Json::object();
  for (const auto& service : facts.services) facilities[service.kind] = *service.count;
  for (const auto& site : facts.facilities) facilities[site.kind] = site.count ? Json(*site.count) : Json(nullptr);
  for (const auto& statistic : facts.statistics) {
    Json values = Json::object();
    for (const auto& [period, value] : statistic.values) values[model::to_string(period)] = number_or_null(value);
    statistics[statistic.indicator] = values;
  }
  return {{"code", facts.code},
          {"name", facts.name},
          {"name_en", facts.name_en},
          {"name_kana", text_or_null(facts.kana)},
          {"kind", model::area_kind_id(facts.kind)},
          {"parent", text_or_null(facts.parent)},
          {"prefecture", facts.prefecture},
          {"district", district_json(data, facts.row)},
          {"area_km2", number_or_null(facts.area_km2)},
          {"extent_km",
           {{"north_south", number_or_null(facts.extent_ns_km)}, {"east_west", number_or_null(facts.extent_ew_km)}}},
          {"published",
           {{"area_km2", number_or_null(facts.published_km2)},
            {"north_south_km", number_or_null(facts.published_ns_km)},
            {"east_west_km", number_or_null(facts.published_ew_km)},
            {"source", text_or_null(facts.published_source)}}},
          {"neighbours", facts.neighbours},
          {"boundary_quality", model::boundary_quality_id(facts.quality)},
          {"boundary_note", text_or_null(facts.note)},
          {"facilities", facilities},
          {"partnerships", facts.partnerships},
          {"statistics", statistics},
          {"own", own_json(data, facts)},
          {"plan_figures", plan_figures_json(data, facts.row)}};
}

/// "01101 中央区、01104 白石区"
std::string with_names(const Context& context, const model::Dataset& data, const std::vector<std::string>& codes) {
  std::string words;
  for (const auto& code : codes) {
    const auto row = data.find_area(code);
    add_part(words, context({"、", ", "}), code);
    if (row) words += " " + context(app::area_name(data, *row));
  }
  return words.empty() ? context({"なし", "none"}) : words;
}

std::string number_with(double value, int decimals, const std::string& unit, const Context& context) {
  return std::isfinite(value) ? format_number(value, decimals) + unit : context({"データなし", "no data"});
}

/// Every figure, an indicator's name only at its first.
std::string statistics_table(const Context& context, const model::Dataset& data, const app::AreaFacts& facts) {
  Table table({{context({"指標", "Indicator"})},
               {context({"値", "Value"}), Table::Align::right},
               {context({"単位", "Unit"})},
               {context({"時点", "Period"})}});
  for (const auto& statistic : facts.statistics) {
    const auto row = data.find_indicator(statistic.indicator);
    if (!row || statistic.values.empty()) continue;
    const auto& indicator = data.indicators[*row];
    if (!app::is_series(indicator)) continue;
    const int decimals = app::decimals_of(indicator, statistic);
    for (const auto& [period, value] : statistic.values) {
      const bool first = &value == &statistic.values.front().second;
      table.add({first ? context(app::indicator_name(indicator)) : "",
                 bounded(context, number_with(value, decimals, "", context), statistic.bounds_at(period), decimals),
                 context(app::indicator_unit(indicator)), context(period)});
    }
  }
  return table.empty() ? std::string{} : table.text();
}

/// What the plans say of the area: every figure with its role and its part, in the words of the sheets.
std::string plan_table(const Context& context, const model::Dataset& data, model::AreaRow area) {
  Table table({{context({"指標", "Indicator"})},
               {context({"区分", "Role"})},
               {context({"値", "Value"}), Table::Align::right},
               {context({"時点", "Period"})}});
  std::map<std::string, model::DistinctNames> names;
  for (const auto row : app::plan_indicators_of(data, area)) {
    const auto& indicator = data.indicators[row];
    auto [known, fresh] = names.try_emplace(indicator.plan);
    if (fresh) known->second = model::DistinctNames(data, model::PlanTree(data, indicator.plan));
    const auto measure = model::measure_of(data, row, area);
    for (const auto& figure : measure.figures) {
      const bool first = &figure == &measure.figures.front();
      const bool floor = figure.qualifier == model::Qualifier::floor;
      std::string role = context(floor ? Text{"下限値", "Floor"} : model::role_name(figure.role));
      if (!figure.part.empty()) role += context(say("（{}）", " ({})", model::part_name(figure.part)));
      table.add({first ? known->second.name(indicator, context.lang) : "", role, figure_cell(context, measure, figure),
                 context(figure.period)});
    }
  }
  return table.empty() ? std::string{} : table.text();
}

std::string to_words(const Context& context, const model::Dataset& data, const app::AreaFacts& facts) {
  Facts out;
  out.heading(context(facts.kana.empty()
                          ? say("{} {}", "{0} {2}", facts.code, facts.name, facts.name_en)
                          : say("{} {}（{}）", "{0} {3}", facts.code, facts.name, facts.kana, facts.name_en)));
  const auto line = [&](const Text& name, const std::string& words) { out.line(context(name), words); };
  line({"種類", "Kind"}, context(model::area_kind_name(facts.kind)));
  if (!facts.parent.empty()) line({"属する区域", "Part of"}, with_names(context, data, {facts.parent}));
  if (const auto district = data.areas.district[facts.row]; district != model::none)
    line({"地区", "District"}, with_names(context, data, {data.areas.code[district]}) +
                                   (data.areas.district_sure[facts.row] != 0 ? "" : context({"（推定）", " (a guess)"})));
  if (const auto place = data.own_place(facts.row); place.set != nullptr)
    line({"区域の組", "Area set"},
         place.set->id + context(say("（町丁・字 {}）", " ({} towns)", place.member->parts.size())));
  const auto prefecture = data.areas.prefecture[facts.row];
  line({"都道府県", "Prefecture"}, prefecture == model::none ? facts.prefecture : context(app::area_name(data, prefecture)));
  const Text no_data{"データなし", "no data"};
  const Text size = app::area_size_words(facts);
  const Text extent = app::area_extent_words(facts);
  line({"面積", "Area"}, context(size.empty() ? no_data : size));
  line({"広がり（南北 × 東西）", "Extent (N–S × E–W)"}, context(extent.empty() ? no_data : extent));
  if (facts.kind == model::AreaKind::municipality || facts.kind == model::AreaKind::ward)
    line({"隣接", "Neighbours"}, with_names(context, data, facts.neighbours));
  line({"境界", "Boundary"},
       context(model::boundary_quality_name(facts.quality)) +
           (facts.note.empty() ? "" : context({"。", ". "}) + context(model::boundary_note_words(facts.note))));
  std::string sites;
  for (const auto& site : facts.facilities)
    sites += (sites.empty() ? "" : context({"、", ", "})) + context(site.name) + " " +
             (site.count ? std::to_string(*site.count) : context({"データなし", "no data"}));
  if (!sites.empty()) line({"避難施設", "Evacuation"}, sites);
  std::string services;
  for (const auto& service : facts.services)
    add_part(services, context({"、", ", "}), context(service.name) + " " + std::to_string(*service.count));
  if (!services.empty()) line({"病院・公共施設", "Hospitals, public facilities"}, services);
  std::string partnerships;
  for (const auto& id : facts.partnerships)
    if (const auto* p = data.find_partnership(id))
      add_part(partnerships, context({"、", ", "}), context(bilingual(p->name, p->name_en)));
  line({"広域連携", "Partnerships"}, partnerships.empty() ? context({"なし", "none"}) : partnerships);
  if (const auto table = statistics_table(context, data, facts); !table.empty()) out.block(table);
  if (const auto table = plan_table(context, data, facts.row); !table.empty()) {
    out.heading(context({"計画の指標", "Indicators of plans"}));
    out.block(table);
  }
  return out.text();
}

}  // namespace

std::string show_area(const Context& context, const model::Dataset& data, const ShowOptions& options) {
  const auto facts = app::area_facts(data, find_area(data, options.id));
  return context.json ? written(to_json(data, facts)) : to_words(context, data, facts);
}

}  // namespace kuiki::cli
