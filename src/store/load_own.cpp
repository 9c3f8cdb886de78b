#include <algorithm>
#include <limits>
#include <numeric>

#include "base/strings.h"
#include "model/own_indicator.h"
#include "model/plan_names.h"
#include "store/load_tables.h"

/// Indicators of the work file become ordinary ones of the dataset: their figures columns as those of statistics.
namespace kuiki::store {
namespace {

model::Indicator indicator_of(const OwnIndicator& own) {
  model::Indicator i;
  i.id = own.id;
  i.name = own.name;
  i.name_en = own.name_en;
  i.unit = own.unit;
  i.unit_en = own.unit_en;
  i.mapping_unit = own.mapping_unit;
  i.decimals = own.decimals;
  i.total = own.total;
  i.source = own.id;
  i.group = model::own_indicator_group;
  i.note = own.note;
  return i;
}

/// 「独自調査（CC BY 4.0）」
std::string attribution_of(const OwnIndicator& own) {
  if (own.source.empty() || own.licence.empty()) return own.source;
  return own.source + "（" + own.licence + "）";
}

struct Cell {
  model::AreaRow area = model::none;
  std::size_t at = 0;
};

}  // namespace

std::size_t add_own_figures(const OwnIndicators& own, const AreaRows& areas,
                            const std::function<std::optional<std::uint16_t>(std::string_view)>& period_of,
                            model::Dataset& into) {
  std::unordered_map<std::string_view, model::IndicatorRow> rows;
  for (std::size_t i = 0; i < into.indicators.size(); ++i) rows.emplace(into.indicators[i].id, model::IndicatorRow(i));
  std::size_t homeless = own.unreadable;
  for (const auto& from : own.columns) {
    const auto indicator = rows.find(from.indicator);
    const auto period = period_of(from.period);
    if (indicator == rows.end() || !period) {
      homeless += from.areas.size();
      continue;
    }
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < from.areas.size(); ++i) {
      const auto area = areas.find(from.areas[i]);
      if (area && *area != model::none)
        cells.push_back({*area, i});
      else
        ++homeless;
    }
    std::ranges::sort(cells, {}, &Cell::area);
    model::FigureColumn column;
    column.indicator = indicator->second;
    column.period = *period;
    column.role = from.role;
    column.notes = from.notes;
    auto list = std::make_shared<std::vector<model::AreaRow>>();
    for (const auto& cell : cells) {
      list->push_back(cell.area);
      column.value.push_back(from.values[cell.at]);
      column.note.push_back(from.note[cell.at]);
    }
    column.areas = std::move(list);
    column.status.assign(cells.size(), model::Status::entered);
    if (from.notes.size() == 1) column.note.clear();
    if (!cells.empty()) into.columns.push_back(std::move(column));
  }
  return homeless;
}

void add_own_heads(const OwnIndicators& own, model::Column<model::Indicator, model::IndicatorRow>& into) {
  for (const auto& indicator : own.indicators) into.push_back(indicator_of(indicator));
}

void add_own_sources(const OwnIndicators& own, model::Dataset& into) {
  if (own.indicators.empty()) return;
  into.groups.push_back({std::string(model::own_indicator_group), "自作の指標", "Indicators of one's own"});
  for (const auto& indicator : own.indicators) {
    model::Source source;
    source.id = indicator.id;
    source.title = indicator.source;
    source.licence = indicator.licence;
    source.attribution = attribution_of(indicator);
    source.processing = indicator.method;
    into.sources.push_back(std::move(source));
  }
}

}  // namespace kuiki::store
