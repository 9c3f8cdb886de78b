#include "analysis/derived.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <set>
#include <tuple>

#include "base/error.h"

namespace kuiki::analysis {
namespace {

using model::AreaKind;
using model::AreaRow;
using Values = Evaluator::Values;

/// What an area is a part of: of a ward, district or town its city, of a municipality its prefecture; none for a prefecture.
AreaRow whole_of(const model::Areas& areas, AreaRow area) {
  const auto kind = areas.kind[area];
  if (kind == AreaKind::prefecture) return model::none;
  if (kind == AreaKind::municipality) return areas.prefecture[area];
  AreaRow up = areas.parent[area];
  while (up != model::none && areas.kind[up] != AreaKind::municipality) up = areas.parent[up];
  return up;
}

Values of_wholes(const model::Areas& areas, const Values& values) {
  Values out(values.size(), NAN);
  for (const auto area : areas.rows())
    if (const auto whole = whole_of(areas, area); whole != model::none) out[area.index()] = values[whole.index()];
  return out;
}

/// Places among areas of one kind in the same whole, the largest 1; equal figures share the better place.
Values ranks(const model::Dataset& data, const Values& values) {
  const auto& areas = data.areas;
  std::map<std::tuple<AreaKind, AreaRow, const model::OwnAreaSet*>, std::vector<AreaRow>> groups;
  for (const auto area : areas.rows())
    if (std::isfinite(values[area.index()]))
      groups[{areas.kind[area], whole_of(areas, area), data.own_place(area).set}].push_back(area);
  Values out(values.size(), NAN);
  for (auto& [key, rows] : groups) {
    std::ranges::stable_sort(rows, std::greater{}, [&](AreaRow row) { return values[row.index()]; });
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const bool equal = i > 0 && values[rows[i].index()] == values[rows[i - 1].index()];
      out[rows[i].index()] = equal ? out[rows[i - 1].index()] : static_cast<double>(i + 1);
    }
  }
  return out;
}

Values grounds(const model::Areas& areas) {
  Values km2(areas.size(), NAN);
  for (const auto area : areas.rows()) {
    const bool counted = area.index() < areas.counted_km2.size() && areas.counted_km2[area] > 0;
    km2[area.index()] = counted ? areas.counted_km2[area] : areas.area_km2[area];
  }
  return km2;
}

/// Of two columns a third; what is not finite is not there.
template <class Use>
Values each(Values a, const Values& b, const Use& use) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double value = use(a[i], b[i]);
    a[i] = std::isfinite(value) ? value : NAN;
  }
  return a;
}

bool any(const Values& values) {
  return std::ranges::any_of(values, [](double value) { return std::isfinite(value); });
}

}  // namespace

const Evaluator::Series& Evaluator::series_of(const std::string& id) {
  if (const auto found = derived_.find(id); found != derived_.end()) return found->second;
  const auto [found, fresh] = read_.try_emplace(id);
  if (!fresh) return found->second;
  if (const auto row = data_.find_indicator(id))
    for (const auto& period : data_.periods_of(*row)) found->second[period] = data_.values(*row, period);
  return found->second;
}

const Values* Evaluator::find_period(const std::string& id, const model::Period& period) {
  const auto& series = series_of(id);
  if (const auto found = series.find(period); found != series.end()) return &found->second;
  const std::pair<const model::Period, Values>* best = nullptr;
  for (const auto& one : series)
    if (model::year_of(one.first) == model::year_of(period)) best = &one;
  if (best == nullptr) return nullptr;
  if (any(best->second)) other_periods_.insert({id, period, best->first});
  return &best->second;
}

std::vector<model::Period> Evaluator::periods_of(const Expression& e) {
  if (e.kind == Expression::Kind::reference && !e.period) {
    std::vector<model::Period> periods;
    for (const auto& [period, values] : series_of(e.id)) periods.push_back(period);
    return periods;
  }
  for (const auto& part : e.parts)
    if (auto periods = periods_of(part); !periods.empty()) return periods;
  return {};
}

Values Evaluator::at(const Expression& e, const model::Period& period) {
  const auto n = data_.areas.size();
  switch (e.kind) {
    case Expression::Kind::number:
      return Values(n, e.number);
    case Expression::Kind::reference: {
      const auto* values = find_period(e.id, e.period.value_or(period));
      return values == nullptr ? Values(n, NAN) : *values;
    }
    case Expression::Kind::negation:
      return each(at(e.parts[0], period), Values(n, 0), [](double a, double) { return -a; });
    case Expression::Kind::sum:
      return each(at(e.parts[0], period), at(e.parts[1], period), [](double a, double b) { return a + b; });
    case Expression::Kind::difference:
      return each(at(e.parts[0], period), at(e.parts[1], period), [](double a, double b) { return a - b; });
    case Expression::Kind::product:
      return each(at(e.parts[0], period), at(e.parts[1], period), [](double a, double b) { return a * b; });
    case Expression::Kind::quotient:
      return each(at(e.parts[0], period), at(e.parts[1], period), [](double a, double b) { return a / b; });
    case Expression::Kind::call:
      break;
  }
  return call(e, period);
}

Values Evaluator::call(const Expression& e, const model::Period& period) {
  const auto& of = e.parts[0];
  const auto n = data_.areas.size();
  const auto now = at(of, period);
  const auto then = [&] {
    if (e.period) return at(of, *e.period);
    const auto periods = periods_of(of);
    if (periods.empty()) return Values(n, NAN);
    if (e.function == Function::index) return at(of, periods.front());
    const auto here = std::ranges::lower_bound(periods, period);
    return here == periods.begin() ? Values(n, NAN) : at(of, *(here - 1));
  };
  switch (e.function) {
    case Function::change:
      return each(now, then(), [](double a, double b) { return a - b; });
    case Function::growth:
      return each(now, then(), [](double a, double b) { return (a - b) / b * 100; });
    case Function::index:
      return each(now, then(), [](double a, double b) { return a / b * 100; });
    case Function::share:
      return each(now, of_wholes(data_.areas, now), [](double a, double b) { return a / b * 100; });
    case Function::from_city:
      return each(now, of_wholes(data_.areas, now), [](double a, double b) { return a - b; });
    case Function::whole:
      return of_wholes(data_.areas, now);
    case Function::per_km2:
      return each(now, grounds(data_.areas), [](double a, double b) { return a / b; });
    case Function::rank:
      break;
  }
  return ranks(data_, now);
}

Evaluator::Series Evaluator::evaluate(const Expression& expression) {
  Series series;
  for (const auto& period : periods_of(expression))
    if (auto values = at(expression, period); any(values)) series[period] = std::move(values);
  return series;
}

namespace {

/// The indicators with formulas, each behind those that it is made of.
class Order {
 public:
  explicit Order(const model::Dataset& data) : data_(data) {
    for (std::size_t i = 0; i < data.indicators.size(); ++i) {
      const auto& indicator = data.indicators[i];
      if (indicator.formula.empty()) continue;
      try {
        formulas_.emplace(indicator.id, resolved(parse_formula(indicator.formula), data));
      } catch (const Error&) {
        continue;  // of a later version, or of an indicator that is not there any more: it has no figures
      }
    }
    for (const auto& [id, expression] : formulas_) visit(id);
  }
  [[nodiscard]] const std::vector<std::string>& ids() const { return order_; }
  [[nodiscard]] const Expression& formula(const std::string& id) const { return formulas_.at(id); }

 private:
  /// False: it goes round in a circle, or is made of one that does.
  bool visit(const std::string& id) {
    const auto found = formulas_.find(id);
    if (found == formulas_.end()) return true;
    if (const auto state = state_.find(id); state != state_.end()) return state->second;
    state_[id] = false;
    bool sound = true;
    for (const auto& other : references_of(found->second)) sound = visit(other) && sound;
    if (!sound) return false;
    state_[id] = true;
    order_.push_back(id);
    return true;
  }

  const model::Dataset& data_;
  std::map<std::string, Expression> formulas_;
  std::map<std::string, bool> state_;
  std::vector<std::string> order_;
};

std::uint16_t period_number(model::Dataset& data, const model::Period& period) {
  const auto found = std::ranges::find(data.periods, period);
  return static_cast<std::uint16_t>(found - data.periods.begin());
}

void add_columns(model::Dataset& data, const std::string& id, const Evaluator::Series& series) {
  const auto row = *data.find_indicator(id);
  for (const auto& [period, values] : series) {
    model::FigureColumn column;
    column.indicator = row;
    column.period = period_number(data, period);
    std::vector<AreaRow> areas;
    for (const auto area : data.areas.rows()) {
      if (!std::isfinite(values[area.index()])) continue;
      areas.push_back(area);
      column.value.push_back(values[area.index()]);
    }
    column.status.assign(areas.size(), model::Status::computed);
    column.areas = std::make_shared<const std::vector<AreaRow>>(std::move(areas));
    data.columns.push_back(std::move(column));
  }
}

}  // namespace

bool add_derived(model::Dataset& data) {
  if (std::ranges::all_of(data.indicators, [](const auto& indicator) { return indicator.formula.empty(); })) return false;
  const Order order(data);
  Evaluator evaluator(data);
  std::map<std::string, Evaluator::Series> all;
  for (const auto& id : order.ids()) {
    all[id] = evaluator.evaluate(order.formula(id));
    evaluator.put(id, all[id]);
  }
  for (const auto& [id, series] : all) add_columns(data, id, series);
  return true;
}

bool is_circular(const model::Dataset& data, const std::string& id, const Expression& expression) {
  std::set<std::string> seen;
  std::vector<std::string> open = references_of(expression);
  while (!open.empty()) {
    const auto next = open.back();
    open.pop_back();
    if (next == id) return true;
    if (!seen.insert(next).second) continue;
    const auto row = data.find_indicator(next);
    if (!row || data.indicators[*row].formula.empty()) continue;
    try {
      for (const auto& other : references_of(resolved(parse_formula(data.indicators[*row].formula), data)))
        open.push_back(other);
    } catch (const Error&) {
      continue;  // it has no figures whatever it says
    }
  }
  return false;
}

}  // namespace kuiki::analysis
