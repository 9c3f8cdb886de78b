#include "intake/entry_rules.h"

#include <algorithm>
#include <cmath>

#include "base/strings.h"
#include "intake/day_text.h"
#include "model/figure_writer.h"
#include "model/fiscal.h"
#include "model/milestone.h"
#include "model/plausibility.h"

namespace kuiki::intake {
namespace {

using model::IndicatorRow;
using model::Role;

/// Visits the figures of an indicator.
template <class Visit>
void each_figure(const model::Dataset& data, IndicatorRow indicator, Visit visit) {
  const auto i = indicator.index();
  for (auto k = data.indicator_begin[i]; k < data.indicator_begin[i + 1]; ++k) visit(k);
}

/// The very period, or a day whose figure stands in the column of that year: what the document prints as of 1 April is that
/// of the year before, so that nobody enters that year a second time without being told.
bool is_of(const model::Period& printed, const std::string& period) {
  if (model::to_string(printed) == period) return true;
  const auto year = model::parse_period(period);
  return year && year->kind == model::Period::Kind::fiscal_year && printed.kind == model::Period::Kind::day &&
         model::reporting_year(printed) == year->year;
}

/// The actual of a part and period that is not entered: the document's own or a published one; NaN where there is none.
double other_actual(const model::Dataset& data, IndicatorRow indicator, const std::string& part, const std::string& period,
                    bool published) {
  double value = NAN;
  each_figure(data, indicator, [&](std::size_t k) {
    const auto& o = data.observations;
    const bool wanted = (o.status[k] == model::Status::published) == published && o.status[k] != model::Status::entered;
    if (o.role[k] == Role::actual && wanted && o.part[k] == part && is_of(data.periods[o.period[k]], period))
      value = o.value[k];
  });
  return value;
}

}  // namespace

std::vector<IndicatorRow> linked_rows(const model::Dataset& data, IndicatorRow indicator) {
  const auto& own = data.indicators[indicator];
  const std::string& first = own.same_as.empty() ? own.id : own.same_as;
  std::vector<IndicatorRow> rows = {indicator};
  for (std::size_t i = 0; i < data.indicators.size(); ++i) {
    const auto& each = data.indicators[i];
    if (each.plan == own.plan && (each.id == first || each.same_as == first) && IndicatorRow(i) != indicator)
      rows.push_back(IndicatorRow(i));
  }
  return rows;
}

LinkedRows::LinkedRows(const model::Dataset& data) : data_(data) {
  for (std::size_t i = 0; i < data.indicators.size(); ++i) {
    const auto& each = data.indicators[i];
    if (!each.same_as.empty()) together_[{each.plan, each.same_as}].push_back(IndicatorRow(i));
  }
}

std::vector<IndicatorRow> LinkedRows::of(IndicatorRow indicator) const {
  const auto& own = data_.indicators[indicator];
  std::vector<IndicatorRow> rows = {indicator};
  if (!own.same_as.empty())
    if (const auto first = data_.find_indicator(own.same_as); first && *first != indicator) rows.push_back(*first);
  const auto found = together_.find({own.plan, own.same_as.empty() ? own.id : own.same_as});
  if (found == together_.end()) return rows;
  for (const IndicatorRow row : found->second)
    if (row != indicator) rows.push_back(row);
  std::sort(rows.begin() + 1, rows.end());
  return rows;
}

bool counts_by_calendar_years(const model::Dataset& data, IndicatorRow indicator) {
  bool calendar = false;
  each_figure(data, indicator, [&](std::size_t k) {
    calendar = calendar || data.periods[data.observations.period[k]].kind == model::Period::Kind::calendar_year;
  });
  return calendar;
}

std::vector<std::string> parts_to_enter(const model::Dataset& data, IndicatorRow indicator) {
  std::vector<std::string> parts;
  each_figure(data, indicator, [&](std::size_t k) {
    const auto& part = data.observations.part[k];
    if (!part.empty() && std::ranges::find(parts, part) == parts.end()) parts.push_back(part);
  });
  if (parts.empty()) parts.emplace_back();
  return parts;
}

model::Expected expected_of(const model::Dataset& data, IndicatorRow indicator, const std::string& part) {
  const auto& o = data.observations;
  model::Expected expected;
  expected.unit = data.indicators[indicator].unit;
  expected.scale = data.indicators[indicator].printed_scale;
  if (part.empty())
    if (auto parts = parts_to_enter(data, indicator); !parts.front().empty()) expected.parts = std::move(parts);
  // The size of the figures: of the year before it is surest, of the target it is at least the order. A target over several
  // years is a sum.
  int best = 0;
  each_figure(data, indicator, [&](std::size_t k) {
    if (o.qualifier[k] == model::Qualifier::milestone) expected.milestone = true;
    if (std::isnan(o.value[k]) || (!part.empty() && o.part[k] != part)) return;
    const bool span = data.periods[o.period[k]].kind == model::Period::Kind::span;
    const bool plain = o.qualifier[k] == model::Qualifier::exact || o.qualifier[k] == model::Qualifier::at_least ||
                       o.qualifier[k] == model::Qualifier::at_most;
    const int rank = o.role[k] == Role::actual                     ? 3
                     : o.role[k] == Role::baseline                 ? 2
                     : o.role[k] == Role::target && !span && plain ? 1
                                                                   : 0;
    if (rank > best || (rank == best && rank == 3)) {
      best = rank;
      expected.typical = o.value[k];
    }
  });
  return expected;
}

model::Period entry_period(const model::Dataset& data, IndicatorRow indicator, const model::Period& year) {
  using Kind = model::Period::Kind;
  if (year.kind != Kind::fiscal_year) return year;
  bool calendar = false, fiscal = false;
  each_figure(data, indicator, [&](std::size_t k) {
    if (data.observations.status[k] == model::Status::entered) return;
    const auto kind = data.periods[data.observations.period[k]].kind;
    calendar = calendar || kind == Kind::calendar_year;
    fiscal = fiscal || kind == Kind::fiscal_year || kind == Kind::span;
  });
  model::Period period = year;
  if (calendar && !fiscal) period.kind = Kind::calendar_year;
  return period;
}

namespace {

/// What is odd about the figures read, held against the indicator's others.
void note_doubts(const model::Dataset& data, IndicatorRow indicator, const std::string& part, const model::Period& period,
                 model::Entry& entry) {
  if (entry.cell.kind != model::Cell::Kind::numbers) return;
  const auto measure = model::measure_of(data, indicator, model::area_of(data, indicator));
  Text all;
  for (const auto& n : entry.cell.numbers) {
    if (!std::isfinite(n.value) || n.qualifier != model::Qualifier::exact) continue;
    const auto words = model::doubt_words(model::doubts_of(measure, period, part.empty() ? n.part : part, n.value));
    if (words.empty()) continue;
    all.ja += words.ja;
    add_part(all.en, " ", words.en);
  }
  if (!all.empty()) entry.doubt = all;
}

}  // namespace

std::vector<std::string> choices_for(const model::Dataset& data, IndicatorRow indicator) {
  const auto measure = model::measure_of(data, indicator, model::area_of(data, indicator));
  return model::is_milestone(measure) ? model::milestone_words(measure) : std::vector<std::string>{};
}

CheckedCell check_cell(const model::Dataset& data, IndicatorRow indicator, const TypedCell& typed) {
  auto expected = expected_of(data, indicator, typed.part);
  expected.fractions_are_percent = typed.fractions_are_percent;
  CheckedCell checked{model::read_entry(typed.words, expected), {}};
  const auto& cell = checked.entry.cell;
  if (checked.entry.refused) {
    if (looks_like_day(typed.words))
      checked.entry.refused =
          say("「{}」は日付です。数の 8/1 などが表計算ソフトで日付に変わったのであれば、もとの数を入力してください。",
              "\"{}\" is a day; if a spreadsheet made it of a number, enter that number", typed.words);
    return checked;
  }
  if (!checked.entry.doubt && std::ranges::any_of(cell.numbers, &model::Numeral::approximate))
    checked.entry.doubt = say("「{}」は概数です。分かれば正確な値を入力してください。",
                              "\"{}\" is approximate; enter the exact figure if there is one", cell.words);
  const auto year = entry_period(data, indicator, typed.year);
  const auto period = model::to_string(year);
  const auto add = [&](const std::string& of_part, double value, model::Qualifier qualifier) {
    for (const IndicatorRow row : typed.linked ? typed.linked->of(indicator) : linked_rows(data, indicator))
      checked.values.push_back({data.indicators[row].id, period, of_part, value, qualifier, cell.words, typed.note});
  };
  if (!checked.entry.doubt) note_doubts(data, indicator, typed.part, year, checked.entry);
  if (cell.kind == model::Cell::Kind::words) add(typed.part, NAN, model::Qualifier::milestone);
  if (cell.kind != model::Cell::Kind::numbers) return checked;
  for (const auto& n : cell.numbers)
    if (std::isfinite(n.value)) add(typed.part.empty() ? n.part : typed.part, n.value, n.qualifier);
  return checked;
}

BesidePrint beside_print(const model::Dataset& data, IndicatorRow indicator,
                         const std::vector<store::EnteredValue>& values) {
  BesidePrint beside;
  beside.same = !values.empty();
  bool printed = true;
  for (const auto& value : values) {
    const auto of = data.find_indicator(value.indicator);
    const double there = of ? other_actual(data, *of, value.part, value.period, false) : NAN;
    const double published = of ? other_actual(data, *of, value.part, value.period, true) : NAN;
    // A table that was exported holds published figures, too: read again, they stay published.
    beside.same = beside.same && (there == value.value || (std::isnan(there) && published == value.value));
    printed = printed && there == value.value;
    if (!of || *of != indicator) continue;
    const auto& own = data.indicators[indicator];
    if (!std::isnan(there) && there != value.value)
      beside.words = say("計画書の記載は {} です。記載は変えず、入力値として並べて保存します。",
                         "The plan prints {}; the entered value is kept beside it.", model::value_words(own, there));
    else if (!std::isnan(published) && published != value.value)
      beside.words = say("公表値は {} です。入力値を優先し、公表値も残します。",
                         "The published figure is {}; the entered value goes before it, and both are kept.",
                         model::value_words(own, published));
  }
  if (beside.same)
    beside.words = printed ? Text{"計画書の記載と同じ値です（保存しません）。", "As printed in the plan (not saved)."}
                           : Text{"公表値と同じ値です（保存しません）。", "As published (not saved)."};
  return beside;
}

}  // namespace kuiki::intake
