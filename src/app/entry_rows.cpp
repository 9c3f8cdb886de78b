#include "app/entry_rows.h"

#include <cmath>
#include <map>

#include "intake/entry_rules.h"
#include "model/fiscal.h"
#include "model/numerals.h"
#include "model/plan_names.h"
#include "model/progress_words.h"

namespace kuiki::app {
namespace {

using model::Figure;
using model::IndicatorRow;
using model::Role;
using model::Status;

BesideFigure beside(const model::Measure& measure, const Figure& figure) {
  const bool words = !std::isnan(figure.value) || !figure.printed.empty() || figure.qualifier == model::Qualifier::improve ||
                     figure.qualifier == model::Qualifier::milestone;
  const bool there = figure.status == Status::printed || figure.status == Status::inferred ||
                     figure.status == Status::entered || figure.status == Status::published;
  Text text = there && words ? model::figure_words(measure, figure) : model::status_name(figure.status);
  if (figure.status == Status::inferred) text = say("{}（推定）", "{} (inferred)", text);
  if (figure.status == Status::published) text = say("{}（公表値）", "{} (published)", text);
  return {figure.period, text};
}

/// Chooses among the figures of a row those that stand beside its cell.
void add_figures(const model::Measure& measure, int year, EntryRow& row) {
  const Figure *baseline = nullptr, *target = nullptr, *before = nullptr, *printed = nullptr;
  std::vector<const Figure*> all;
  all.reserve(measure.figures.size() + measure.superseded.size());
  for (const auto& figure : measure.figures) all.push_back(&figure);
  for (const auto& figure : measure.superseded) all.push_back(&figure);
  for (const auto* each : all) {
    const auto& figure = *each;
    if (figure.part != row.part) continue;
    const int of = model::reporting_year(figure.period);
    if (figure.role == Role::baseline && (!baseline || of >= model::reporting_year(baseline->period))) baseline = &figure;
    if (figure.role == Role::actual && of == year - 1 && (before == nullptr || before->status != Status::entered))
      before = &figure;
    const bool other = figure.role == Role::actual && of == year && figure.status != Status::entered;
    if (other && (printed == nullptr || printed->status == Status::published)) printed = &figure;
    if (figure.role != Role::target || figure.qualifier == model::Qualifier::floor) continue;
    const int shown = target ? model::reporting_year(target->period) : 0;
    if (!target || (shown < year ? of > shown : of >= year && of < shown)) target = &figure;
  }
  const auto put = [&](std::optional<BesideFigure>& to, const Figure* figure) {
    if (figure) to = beside(measure, *figure);
  };
  put(row.baseline, baseline);
  put(row.target, target);
  put(row.before, before);
  put(row.printed, printed);
}

std::optional<SavedEntry> saved_entry(const model::Dataset& data, IndicatorRow indicator, const std::string& part,
                                      const std::string& period) {
  const auto i = indicator.index();
  const auto& o = data.observations;
  for (auto k = data.indicator_begin[i]; k < data.indicator_begin[i + 1]; ++k) {
    if (o.role[k] != Role::actual || o.status[k] != Status::entered || o.part[k] != part ||
        model::to_string(data.periods[o.period[k]]) != period)
      continue;
    SavedEntry saved{o.printed[k], o.note[k], o.value[k]};
    // An imported cell may hold several parts (小80 中85), of which this row has one.
    if (saved.typed.empty() || (!part.empty() && !std::isnan(saved.value)))
      saved.typed = model::write_in(saved.value, data.indicators[i].printed_scale, data.indicators[i].unit).ja;
    return saved;
  }
  return {};
}

}  // namespace

std::vector<EntryRow> entry_rows(const model::Dataset& data, const model::PlanTree& tree, const model::Period& year) {
  std::vector<EntryRow> rows;
  std::map<std::pair<std::string, std::string>, std::size_t> row_of;
  for (const IndicatorRow i : tree.indicators()) {
    const auto& indicator = data.indicators[i];
    const auto measure = model::measure_of(data, i, model::area_of(data, i));
    const auto period = model::to_string(intake::entry_period(data, i, year));
    const auto choices = intake::choices_for(data, i);
    for (auto& part : intake::parts_to_enter(data, i)) {
      EntryRow row;
      row.indicator = i;
      row.node = tree.node_of(indicator);
      row.part = std::move(part);
      row.period = period;
      row.first = rows.size();
      add_figures(measure, year.year, row);
      row.saved = saved_entry(data, i, row.part, period);
      row.choices = choices;
      row_of.emplace(std::pair{indicator.id, row.part}, rows.size());
      rows.push_back(std::move(row));
    }
  }
  for (auto& row : rows) {
    const auto& same_as = data.indicators[row.indicator].same_as;
    if (same_as.empty()) continue;
    if (const auto first = row_of.find({same_as, row.part}); first != row_of.end()) row.first = first->second;
  }
  return rows;
}

}  // namespace kuiki::app
