#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>

#include "model/plan_names.h"
#include "store/load_tables.h"
#include "store/plan_files.h"

namespace kuiki::store {
namespace {

using model::Row;

void load_indicators(const Database& database, const AreaRows& areas, std::vector<model::Indicator>& into) {
  RowReader q(database, indicator_table);
  const auto directions = model::direction_ids();
  const auto accruals = model::accrual_ids();
  const auto units = model::mapping_unit_ids();
  while (q.step()) {
    model::Indicator i;
    i.id = q->id;
    i.plan = q->plan_id;
    i.node = q->node_id;
    i.name = q->name;
    i.name_en = q->name_en;
    i.unit = q->unit;
    i.unit_en = q->unit_en;
    i.mapping_unit = static_cast<model::MappingUnit>(q.one_of(q->mapping_unit, units, 0));
    i.place = q->place;
    i.rationale = q->rationale;
    i.document = q->document;
    i.line = static_cast<int>(q->line.value_or(0));
    i.direction = static_cast<model::Direction>(q.one_of(q->direction, directions, 3));
    i.direction_stated = q->direction_basis == "stated";
    i.accrual = static_cast<model::Accrual>(q.one_of(q->accrual, accruals, 2));
    i.decimals = static_cast<int>(q->decimals.value_or(-1));
    i.source = q->source;
    i.also_nodes = list_of(q->also_nodes);
    i.name_note = q->name_note;
    i.printed_row = q->printed_row;
    i.note = q->note;
    i.area = areas.row(q, q->area_code);
    i.same_as = q->same_as;
    i.accrual_stated = q->accrual_basis != "judged";
    i.departments = list_of(q->departments);
    into.push_back(std::move(i));
  }
}

/// Puts `column` into the order `order` gives.
template <class T>
void reorder(std::vector<T>& column, const std::vector<std::uint32_t>& order) {
  std::vector<T> sorted;
  sorted.reserve(column.size());
  for (const auto i : order) sorted.push_back(std::move(column[i]));
  column = std::move(sorted);
}

}  // namespace

void load_figures(const Database& database, const AreaRows& areas, model::Dataset& into) {
  load_indicators(database, areas, into.indicators);
  std::unordered_map<std::string_view, Row> indicator_row;
  for (std::size_t i = 0; i < into.indicators.size(); ++i) indicator_row.emplace(into.indicators[i].id, static_cast<Row>(i));

  auto& o = into.observations;
  std::vector<model::Period> periods;
  std::unordered_map<std::string, std::uint16_t> period_row;
  {
    RowReader q(database, observation_table);
    const auto roles = model::role_ids();
    const auto statuses = model::status_ids();
    const auto qualifiers = model::qualifier_ids();
    // Rows come in runs of one indicator and one period.
    std::string last_indicator, last_period;
    Row indicator = model::none;
    std::uint16_t period = 0;
    while (q.step()) {
      if (indicator == model::none || q->indicator_id != last_indicator) {
        last_indicator = q->indicator_id;
        const auto found = indicator_row.find(last_indicator);
        if (found == indicator_row.end())
          q.wrong(say("指標「{}」がありません", "there is no indicator \"{}\"", last_indicator));
        indicator = found->second;
      }
      if (periods.empty() || q->period != last_period) {
        last_period = q->period;
        if (const auto found = period_row.find(last_period); found != period_row.end()) {
          period = found->second;
        } else {
          const auto parsed = model::parse_period(last_period);
          if (!parsed) q.wrong(say("時点「{}」が読めません", "the period \"{}\" cannot be read", last_period));
          if (periods.size() > std::numeric_limits<std::uint16_t>::max())
            q.wrong({"時点の種類が多すぎます（65,536 まで）", "there are more than 65,536 different periods"});
          period = static_cast<std::uint16_t>(periods.size());
          periods.push_back(*parsed);
          period_row.emplace(last_period, period);
        }
      }
      o.indicator.push_back(indicator);
      o.period.push_back(period);
      o.area.push_back(areas.row(q, q->area_code));
      o.role.push_back(static_cast<model::Role>(q.one_of(q->role, roles, -1)));
      o.part.emplace_back(q->part);
      o.value.push_back(q->value);
      o.qualifier.push_back(static_cast<model::Qualifier>(q.one_of(q->qualifier, qualifiers, 0)));
      o.printed.emplace_back(q->printed);
      o.status.push_back(static_cast<model::Status>(q.one_of(q->status, statuses, 0)));
      o.note.emplace_back(q->note);
      o.line.push_back(static_cast<std::int32_t>(q->line.value_or(0)));
      o.source.emplace_back(q->source);
    }
  }

  // Periods in their order (two spellings of one period become one), observations by indicator, period, area.
  into.periods = periods;
  std::sort(into.periods.begin(), into.periods.end());
  into.periods.erase(std::unique(into.periods.begin(), into.periods.end()), into.periods.end());
  std::vector<std::uint16_t> renumbered;
  renumbered.reserve(periods.size());
  for (const auto& p : periods) {
    renumbered.push_back(
        static_cast<std::uint16_t>(std::lower_bound(into.periods.begin(), into.periods.end(), p) - into.periods.begin()));
  }
  for (auto& p : o.period) p = renumbered[p];
  std::vector<std::uint32_t> order(o.size());
  std::iota(order.begin(), order.end(), 0u);
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(o.indicator[a], o.period[a], o.area[a]) < std::tie(o.indicator[b], o.period[b], o.area[b]);
  };
  if (!std::is_sorted(order.begin(), order.end(), before)) {
    std::stable_sort(order.begin(), order.end(), before);
    reorder(o.indicator, order);
    reorder(o.area, order);
    reorder(o.period, order);
    reorder(o.role, order);
    reorder(o.status, order);
    reorder(o.value, order);
    reorder(o.part, order);
    reorder(o.qualifier, order);
    reorder(o.printed, order);
    reorder(o.note, order);
    reorder(o.line, order);
    reorder(o.source, order);
  }
}

}  // namespace kuiki::store
