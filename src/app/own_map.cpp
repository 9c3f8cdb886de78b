#include "app/own_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "app/area_facts.h"
#include "app/edits.h"
#include "model/own_indicator.h"
#include "model/total.h"

namespace kuiki::app {
namespace {

using model::AreaKind;
using model::AreaRow;
using model::AreaSet;

/// Rows of one period and indicator in the order of the areas.
struct Column {
  std::vector<std::pair<AreaRow, double>> cells;
};

class Extension {
 public:
  explicit Extension(const model::Dataset& data) : data_(std::make_shared<model::Dataset>(data)) {}

  void add(const intake::OwnSeriesRead& one) {
    const auto row = row_of(one.series.indicator);
    std::erase_if(data_->columns, [&](const model::FigureColumn& column) { return column.indicator == row; });
    std::map<std::string, Column> columns;
    for (const auto& value : one.series.values)
      if (const auto area = data_->find_area(value.area)) columns[value.period].cells.emplace_back(*area, value.value);
    for (auto& [period, column] : columns) add_column(row, period, column);
    model::Source source;
    source.id = one.series.indicator.id;
    source.title = source.attribution = one.series.indicator.source;
    if (!source.attribution.empty() && !one.series.indicator.licence.empty())
      source.attribution += "（" + one.series.indicator.licence + "）";
    std::erase_if(data_->sources, [&](const model::Source& known) { return known.id == source.id; });
    data_->sources.push_back(std::move(source));
  }

  model::DatasetPtr take() {
    number_periods();
    data_->index();
    return data_;
  }

 private:
  model::IndicatorRow row_of(const store::OwnIndicator& own) {
    auto at = std::ranges::find(data_->indicators, own.id, &model::Indicator::id) - data_->indicators.begin();
    if (static_cast<std::size_t>(at) == data_->indicators.size()) data_->indicators.emplace_back();
    auto& indicator = data_->indicators[model::IndicatorRow(static_cast<std::size_t>(at))];
    indicator.id = indicator.source = own.id;
    indicator.name = own.name;
    indicator.name_en = own.name_en;
    indicator.unit = own.unit;
    indicator.unit_en = own.unit_en;
    indicator.decimals = own.decimals;
    indicator.total = own.total;
    indicator.group = model::own_indicator_group;
    return model::IndicatorRow(static_cast<std::size_t>(at));
  }

  void add_column(model::IndicatorRow row, const std::string& period, Column& from) {
    std::ranges::sort(from.cells);
    model::FigureColumn column;
    column.indicator = row;
    const auto when = model::parse_period(period).value_or(no_period);
    auto at = std::ranges::find(data_->periods, when) - data_->periods.begin();
    if (static_cast<std::size_t>(at) == data_->periods.size()) data_->periods.push_back(when);
    column.period = static_cast<std::uint16_t>(at);
    auto areas = std::make_shared<std::vector<AreaRow>>();
    for (const auto& [area, value] : from.cells) {
      areas->push_back(area);
      column.value.push_back(value);
    }
    column.status.assign(areas->size(), model::Status::entered);
    column.areas = std::move(areas);
    data_->columns.push_back(std::move(column));
  }

  /// Periods stand in their order.
  void number_periods() {
    auto sorted = data_->periods;
    std::ranges::sort(sorted);
    if (sorted == data_->periods) return;
    std::vector<std::uint16_t> renumbered;
    for (const auto& period : data_->periods)
      renumbered.push_back(static_cast<std::uint16_t>(std::ranges::lower_bound(sorted, period) - sorted.begin()));
    for (auto& period : data_->observations.period) period = renumbered[period];
    for (auto& column : data_->columns) column.period = renumbered[column.period];
    data_->periods = std::move(sorted);
  }

  std::shared_ptr<model::Dataset> data_;
};

AreaSet set_of(AreaKind kind) {
  switch (kind) {
    case AreaKind::prefecture:
      return AreaSet::prefectures;
    case AreaKind::ward:
      return AreaSet::wards;
    case AreaKind::district:
      return AreaSet::districts;
    case AreaKind::town:
      return AreaSet::towns;
    default:
      return AreaSet::municipalities;
  }
}

}  // namespace

model::DatasetPtr with_series(const model::Dataset& data, const std::vector<intake::OwnSeriesRead>& series) {
  Extension extension(data);
  for (const auto& one : series) extension.add(one);
  return extension.take();
}

namespace {

/// The smallest area that all of them lie in; none: the country.
AreaRow around(const model::Areas& areas, const std::vector<AreaRow>& rows) {
  auto within = rows.empty() ? AreaRow(model::none) : areas.parent[rows.front()];
  const auto holds_all = [&](AreaRow place) {
    return std::ranges::all_of(rows, [&](AreaRow row) { return row != place && model::is_within(areas, row, place); });
  };
  while (within != model::none && !holds_all(within)) within = areas.parent[within];
  return within;
}

/// The whole of their kind in `within` where most of it is among them, else just these.
map::Subject subject_of_rows(const model::Dataset& data, std::vector<AreaRow> rows, AreaRow within) {
  std::ranges::sort(rows);
  const auto repeats = std::ranges::unique(rows);
  rows.erase(repeats.begin(), repeats.end());
  std::map<AreaKind, std::size_t> kinds;
  for (const auto row : rows) ++kinds[data.areas.kind[row]];
  map::Subject subject;
  if (rows.empty()) return subject;
  const auto most = std::ranges::max_element(kinds, {}, [](const auto& kind) { return kind.second; });
  subject.set = set_of(most->first);
  if (kinds.contains(AreaKind::ward) && kinds.contains(AreaKind::municipality)) subject.set = AreaSet::basic;
  // A place that is itself one of the areas is no place to look within.
  if (within != model::none && data.areas.kind[within] != most->first) subject.within = data.areas.code[within];
  const auto all = model::areas_of(data, subject.set, within);
  const auto known = static_cast<std::size_t>(
      std::ranges::count_if(all, [&](AreaRow row) { return std::ranges::binary_search(rows, row); }));
  if (known * 3 >= all.size() && known > 0) return subject;
  for (const auto row : rows)
    if (data.areas.kind[row] == most->first) subject.codes.push_back(data.areas.code[row]);
  return subject;
}

}  // namespace

map::Subject subject_of(const model::Dataset& data, const intake::OwnTableReading& reading) {
  std::vector<AreaRow> rows;
  for (const auto& one : reading.matched) rows.push_back(one.area);
  return subject_of_rows(data, std::move(rows), reading.scope.within);
}

map::Subject subject_with_figures(const model::Dataset& data, const std::string& indicator) {
  std::vector<AreaRow> rows;
  if (const auto row = data.find_indicator(indicator))
    data.each_figure(*row, [&](const model::FigureView& figure) {
      if (figure.area != model::none && std::isfinite(figure.value)) rows.push_back(figure.area);
    });
  const auto within = around(data.areas, rows);
  return subject_of_rows(data, std::move(rows), within);
}

map::MapDocument map_of(const model::Dataset& data, const map::Subject& subject, const std::string& indicator) {
  map::MapDocument document;
  document.subject = subject;
  document = edits::indicator(data, std::move(document), indicator);
  if (const auto row = data.find_indicator(indicator)) document.title = indicator_name(data.indicators[*row]);
  return document;
}

}  // namespace kuiki::app
