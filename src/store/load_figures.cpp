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

void load_indicators(const SqliteConnection& database, const AreaRows& areas, std::vector<model::Indicator>& into) {
  TableQuery q(database, "indicator",
               // The last ones are of plans only, and not in databases of before there were plans.
               {{"id"},
                {"plan_id"},
                {"node_id"},
                {"name"},
                {"name_en"},
                {"unit"},
                {"unit_en"},
                {"mapping_unit"},
                {"place"},
                {"rationale"},
                {"document"},
                {"line"},
                {"direction"},
                {"direction_basis"},
                {"accrual"},
                {"decimals"},
                {"source"},
                {"also_nodes", true},
                {"name_note", true},
                {"printed_row", true},
                {"note", true},
                {"area_code", true},
                {"same_as", true},
                {"accrual_basis", true},
                {"departments", true}});
  const auto directions = model::direction_ids();
  const auto accruals = model::accrual_ids();
  while (q.step()) {
    model::Indicator i;
    i.id = q.words(0);
    i.plan = q.words(1);
    i.node = q.words(2);
    i.name = q.words(3);
    i.name_en = q.words(4);
    i.unit = q.words(5);
    i.unit_en = q.words(6);
    i.mapping_unit = q.words(7);
    i.place = q.words(8);
    i.rationale = q.words(9);
    i.document = q.words(10);
    i.line = static_cast<int>(q.integer(11));
    i.direction = static_cast<model::Direction>(q.one_of(12, directions, 3));
    i.direction_stated = q.text(13) == "stated";
    i.accrual = static_cast<model::Accrual>(q.one_of(14, accruals, 2));
    i.decimals = q.null(15) ? -1 : static_cast<int>(q.integer(15));
    i.source = q.words(16);
    i.also_nodes = list_of(q.text(17));
    i.name_note = q.words(18);
    i.printed_row = q.words(19);
    i.note = q.words(20);
    i.area = areas.row(q, 21);
    i.same_as = q.words(22);
    i.accrual_stated = q.text(23) != "judged";
    i.departments = list_of(q.text(24));
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

void load_figures(const SqliteConnection& database, const AreaRows& areas, model::Dataset& into) {
  load_indicators(database, areas, into.indicators);
  std::unordered_map<std::string_view, Row> indicator_row;
  for (std::size_t i = 0; i < into.indicators.size(); ++i) indicator_row.emplace(into.indicators[i].id, static_cast<Row>(i));

  auto& o = into.observations;
  std::vector<model::Period> periods;
  std::unordered_map<std::string, std::uint16_t> period_row;
  {
    TableQuery q(database, "observation",
                 {{"indicator_id"},
                  {"area_code"},
                  {"period"},
                  {"role"},
                  {"part"},
                  {"value"},
                  {"qualifier"},
                  {"printed"},
                  {"status"},
                  {"note"},
                  {"line", true},
                  {"source", true}});
    const auto roles = model::role_ids();
    const auto statuses = model::status_ids();
    // Rows come in runs of one indicator and one period.
    std::string last_indicator, last_period;
    Row indicator = model::none;
    std::uint16_t period = 0;
    while (q.step()) {
      if (indicator == model::none || q.text(0) != last_indicator) {
        last_indicator = q.words(0);
        const auto found = indicator_row.find(last_indicator);
        if (found == indicator_row.end())
          q.wrong(say("指標「{}」がありません", "there is no indicator \"{}\"", last_indicator));
        indicator = found->second;
      }
      if (periods.empty() || q.text(2) != last_period) {
        last_period = q.words(2);
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
      o.area.push_back(areas.row(q, 1));
      o.role.push_back(static_cast<model::Role>(q.one_of(3, roles, -1)));
      o.part.push_back(q.words(4));
      o.value.push_back(q.number(5));
      o.qualifier.push_back(q.words(6));
      o.printed.push_back(q.words(7));
      o.status.push_back(static_cast<model::Status>(q.one_of(8, statuses, 0)));
      o.note.push_back(q.words(9));
      o.line.push_back(static_cast<std::int32_t>(q.integer(10)));
      o.source.push_back(q.words(11));
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
