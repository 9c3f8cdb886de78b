#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>

#include "model/plan_names.h"
#include "store/load_tables.h"
#include "store/plan_files.h"

namespace kuiki::store {
namespace {

using model::AreaRow;
using model::IndicatorRow;

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
    i.group = q->group_id;
    i.numerator = q->numerator;
    i.denominator = q->denominator;
    if (!i.numerator.empty()) i.factor = q->factor;
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

/// Observations being read: rows come in runs of one indicator and one period.
class FigureReader {
 public:
  explicit FigureReader(model::Dataset& into) : into_(into) {
    for (std::size_t i = 0; i < into.indicators.size(); ++i) indicators_.emplace(into.indicators[i].id, IndicatorRow(i));
  }

  /// none: there is no such indicator.
  IndicatorRow indicator(std::string_view id) {
    if (indicator_ == model::none || id != last_indicator_) {
      last_indicator_ = id;
      const auto found = indicators_.find(last_indicator_);
      indicator_ = found == indicators_.end() ? model::none : found->second;
    }
    return indicator_;
  }
  /// Nothing: it cannot be read. Throws through `q` where there are too many.
  std::optional<std::uint16_t> period(const TableReader& q, std::string_view word) {
    if (periods_.size() > std::numeric_limits<std::uint16_t>::max())
      q.wrong({"時点の種類が多すぎます（65,536 まで）", "there are more than 65,536 different periods"});
    return period_of(word);
  }

  struct Place {
    IndicatorRow indicator;
    AreaRow area;
    std::uint16_t period = 0;
    model::Role role = model::Role::actual;
    model::Status status = model::Status::entered;
    model::Qualifier qualifier = model::Qualifier::exact;
  };
  /// Of either table.
  template <class Record>
  void add(const Place& place, const Record& row) {
    auto& o = into_.observations;
    o.indicator.push_back(place.indicator);
    o.period.push_back(place.period);
    o.area.push_back(place.area);
    o.role.push_back(place.role);
    o.status.push_back(place.status);
    o.qualifier.push_back(place.qualifier);
    o.part.emplace_back(row.part);
    o.value.push_back(row.value);
    o.printed.emplace_back(row.printed);
    o.note.emplace_back(row.note);
  }
  void add_origin(std::int32_t line, std::string_view source) {
    into_.observations.line.push_back(line);
    into_.observations.source.emplace_back(source);
  }

  /// The period's number; throws Error(input_wrong) where it cannot be read or there are too many.
  std::uint16_t period_number(std::string_view word, const Database& database) {
    const auto at = period_of(word);
    if (!at)
      throw Error(Fault::input_wrong,
                  say("{}：統計の時点「{}」が読めません。データベースを作り直してください（kuiki build）。",
                      "{}: the period \"{}\" of statistics cannot be read; build the database again (kuiki build)",
                      database.name(), std::string(word)));
    return *at;
  }

  void finish() {
    number_periods();
    sort();
  }

 private:
  std::optional<std::uint16_t> period_of(std::string_view word) {
    if (!periods_.empty() && word == last_period_) return period_;
    const std::string text(word);
    if (const auto found = period_rows_.find(text); found != period_rows_.end()) {
      period_ = found->second;
    } else {
      const auto parsed = model::parse_period(text);
      if (!parsed || periods_.size() > std::numeric_limits<std::uint16_t>::max()) return {};
      period_ = static_cast<std::uint16_t>(periods_.size());
      periods_.push_back(*parsed);
      period_rows_.emplace(text, period_);
    }
    last_period_ = text;
    return period_;
  }

  /// Periods in their order; two spellings of one period become one.
  void number_periods() {
    into_.periods = periods_;
    std::sort(into_.periods.begin(), into_.periods.end());
    into_.periods.erase(std::unique(into_.periods.begin(), into_.periods.end()), into_.periods.end());
    std::vector<std::uint16_t> renumbered;
    renumbered.reserve(periods_.size());
    for (const auto& p : periods_) {
      const auto at = std::lower_bound(into_.periods.begin(), into_.periods.end(), p);
      renumbered.push_back(static_cast<std::uint16_t>(at - into_.periods.begin()));
    }
    for (auto& p : into_.observations.period) p = renumbered[p];
    for (auto& column : into_.columns) column.period = renumbered[column.period];
  }

  /// By indicator, period, area.
  void sort() {
    auto& o = into_.observations;
    std::vector<std::uint32_t> order(o.size());
    std::iota(order.begin(), order.end(), 0u);
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
      return std::tie(o.indicator[a], o.period[a], o.area[a]) < std::tie(o.indicator[b], o.period[b], o.area[b]);
    };
    if (std::is_sorted(order.begin(), order.end(), before)) return;
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

  model::Dataset& into_;
  std::unordered_map<std::string_view, IndicatorRow> indicators_;
  std::vector<model::Period> periods_;
  std::unordered_map<std::string, std::uint16_t> period_rows_;
  std::string last_indicator_, last_period_;
  IndicatorRow indicator_ = model::none;
  std::uint16_t period_ = 0;
};

/// The observation that the reader stands on.
class BaseRows {
 public:
  BaseRows(const AreaRows& areas, bool with_entered, FigureReader& into)
      : areas_(areas), with_entered_(with_entered), into_(into) {}

  void take(const ReaderOf<observation_table>& q) {
    FigureReader::Place place;
    place.status = static_cast<model::Status>(q.one_of(q->status, statuses_, 0));
    if (place.status == model::Status::entered && !with_entered_) return;
    place.indicator = into_.indicator(q->indicator_id);
    if (place.indicator == model::none)
      q.wrong(say("指標「{}」がありません", "there is no indicator \"{}\"", std::string(q->indicator_id)));
    const auto period = into_.period(q, q->period);
    if (!period) q.wrong(say("時点「{}」が読めません", "the period \"{}\" cannot be read", std::string(q->period)));
    place.period = *period;
    place.area = areas_.row(q, q->area_code);
    place.role = static_cast<model::Role>(q.one_of(q->role, roles_, -1));
    place.qualifier = static_cast<model::Qualifier>(q.one_of(q->qualifier, qualifiers_, 0));
    into_.add(place, *q);
    into_.add_origin(static_cast<std::int32_t>(q->line.value_or(0)), q->source);
  }

 private:
  const AreaRows& areas_;
  bool with_entered_;
  FigureReader& into_;
  const std::vector<std::string> roles_ = model::role_ids(), statuses_ = model::status_ids(),
                                 qualifiers_ = model::qualifier_ids();
};

/// The observations of the base: of a base that packs its statistics, those of the other indicators.
void read_base(const Database& base, BaseRows& rows, const model::Dataset& data) {
  if (data.columns.empty()) {
    for (RowReader q(base, observation_table); q.step();) rows.take(q);
    return;
  }
  std::vector<bool> packed(data.indicators.size(), false);
  for (const auto& column : data.columns) packed[column.indicator.index()] = true;
  RowReader q(base, observation_table, "indicator_id");
  for (std::size_t i = 0; i < data.indicators.size(); ++i) {
    if (packed[i]) continue;
    for (bool more = q.find(data.indicators[i].id); more; more = q.step()) rows.take(q);
  }
}

/// Entered values of the work file that hold; those that find no place are counted.
std::size_t add_entered(const TableReader& q, const AreaRows& areas, const std::vector<EnteredRecord>& records,
                        FigureReader& into) {
  std::size_t homeless = 0;
  for (const auto& record : records) {
    if (!record.replaced_at.empty()) continue;
    const auto& v = record.value;
    FigureReader::Place place;
    place.indicator = into.indicator(v.indicator);
    const auto period = into.period(q, v.period);
    const auto area = areas.find(record.area);
    if (place.indicator == model::none || !period || !area || !record.understood) {
      ++homeless;
      continue;
    }
    place.period = *period;
    place.area = *area;
    place.qualifier = v.qualifier;
    into.add(place, v);
    into.add_origin(0, {});
  }
  return homeless;
}

}  // namespace

std::size_t load_figures(const Database& base, const WorkContent& work, const AreaRows& areas, model::Dataset& into) {
  load_indicators(base, areas, into.indicators);
  add_own_heads(work.own, into.indicators);
  add_derived_heads(work.derived, into.indicators);
  FigureReader figures(into);
  into.columns = load_columns(
      base, areas, [&](std::string_view word) { return figures.period_number(word, base); }, into.indicators);
  BaseRows rows(areas, !work.has_entered_of_base, figures);
  read_base(base, rows, into);
  const RowReader observations(base, observation_table);
  const auto homeless = add_entered(observations, areas, work.entered, figures);
  const auto period_of = [&](std::string_view word) { return figures.period(observations, word); };
  const auto homeless_own = add_own_figures(work.own, areas, period_of, into);
  figures.finish();
  return homeless + homeless_own;
}

}  // namespace kuiki::store
