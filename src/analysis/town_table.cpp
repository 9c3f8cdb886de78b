#include "analysis/town_table.h"

#include <algorithm>
#include <cmath>

#include "model/total.h"

namespace kuiki::analysis {
namespace {

using model::AreaRow;
using model::Status;

/// Notes of a town that is not published name the one it stands with, and the other way round: that is how the base says it.
void pair_up(const model::Dataset& data, const std::vector<AreaRow>& towns, const std::vector<std::string_view>& notes,
             TownColumn& column) {
  const auto& areas = data.areas;
  for (std::size_t a = 0; a < towns.size(); ++a) {
    if (column.state[a] != TownState::hidden) continue;
    for (std::size_t b = 0; b < towns.size(); ++b) {
      if (column.state[b] != TownState::merged || areas.parent[towns[a]] != areas.parent[towns[b]]) continue;
      const bool named = notes[a].find(areas.name[towns[b]]) != std::string_view::npos &&
                         notes[b].find(areas.name[towns[a]]) != std::string_view::npos;
      if (!named) continue;
      column.together[a] = static_cast<std::int32_t>(b);
      column.together[b] = static_cast<std::int32_t>(a);
    }
  }
}

TownState state_of(const model::FigureView& figure) {
  if (figure.status == Status::suppressed) return TownState::hidden;
  if (std::isnan(figure.value)) return TownState::missing;
  return figure.status == Status::merged ? TownState::merged : TownState::known;
}

/// Figures of one indicator, a column for each time and source.
class Collector {
 public:
  Collector(const model::Dataset& data, TownTable& into) : data_(data), into_(into), first_(into.columns.size()) {}

  void take(model::IndicatorRow indicator, const model::FigureView& figure) {
    const auto town = into_.place(figure.area);
    if (town < 0 || !figure.part.empty()) return;
    auto& column = column_of(indicator, figure);
    const auto at = static_cast<std::size_t>(town);
    column.value[at] = figure.value;
    column.state[at] = state_of(figure);
    auto& notes = notes_[static_cast<std::size_t>(&column - &into_.columns[first_])];
    notes[at] = figure.note;
  }
  void finish() {
    for (std::size_t i = first_; i < into_.columns.size(); ++i)
      pair_up(data_, into_.towns, notes_[i - first_], into_.columns[i]);
  }

 private:
  TownColumn& column_of(model::IndicatorRow indicator, const model::FigureView& figure) {
    for (std::size_t i = first_; i < into_.columns.size(); ++i) {
      auto& column = into_.columns[i];
      if (column.period == figure.period && column.role == figure.role && column.source == figure.source) return column;
    }
    TownColumn column{.indicator = indicator,
                      .period = figure.period,
                      .role = figure.role,
                      .source = std::string(figure.source),
                      .value = std::vector<double>(into_.towns.size(), NAN),
                      .state = std::vector<TownState>(into_.towns.size(), TownState::missing),
                      .together = std::vector<std::int32_t>(into_.towns.size(), -1)};
    into_.columns.push_back(std::move(column));
    notes_.emplace_back(into_.towns.size());
    return into_.columns.back();
  }

  const model::Dataset& data_;
  TownTable& into_;
  std::size_t first_;
  std::vector<std::vector<std::string_view>> notes_;
};

}  // namespace

std::int32_t TownTable::place(AreaRow town) const {
  const auto found = std::ranges::lower_bound(towns, town);
  return found != towns.end() && *found == town ? static_cast<std::int32_t>(found - towns.begin()) : -1;
}

TownTable town_table(const model::Dataset& data, std::span<const AreaRow> towns) {
  TownTable table;
  table.towns.assign(towns.begin(), towns.end());
  std::ranges::sort(table.towns);
  const auto repeats = std::ranges::unique(table.towns);
  table.towns.erase(repeats.begin(), repeats.end());
  for (std::size_t i = 0; i < data.indicators.size(); ++i) {
    const auto& indicator = data.indicators[i];
    if (!indicator.plan.empty() || !indicator.numerator.empty() || !indicator.formula.empty()) continue;
    if (!model::is_total(indicator)) continue;
    const auto row = model::IndicatorRow(i);
    Collector collector(data, table);
    data.each_figure(row, [&](const model::FigureView& figure) { collector.take(row, figure); });
    collector.finish();
  }
  return table;
}

std::vector<AreaRow> towns_in(const model::Dataset& data, AreaRow within) {
  return model::areas_of(data, model::AreaSet::towns, within);
}

}  // namespace kuiki::analysis
