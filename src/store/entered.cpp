#include "store/entered.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "base/error.h"
#include "model/period.h"
#include "store/act.h"
#include "store/entered_row.h"
#include "store/moment.h"
#include "store/schema_base.h"

namespace kuiki::store {
namespace {

bool same_number(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }
/// The same figure: of a number the way it was typed does not matter.
bool same_figure(const EnteredValue& a, const EnteredValue& b) {
  return same_number(a.value, b.value) && a.qualifier == b.qualifier && a.note == b.note &&
         (!std::isnan(a.value) || a.printed == b.printed);
}

bool is_date(const std::string& date) {
  const auto period = model::parse_period(date);
  return period && period->kind == model::Period::Kind::day;
}

[[noreturn]] void wrong(const EnteredValue& v, const Text& what) {
  throw Error(Fault::input_wrong, say("指標 {}、{}：{}", "indicator {}, {}: {}", v.indicator, v.period, what));
}

/// What can be said of a value by itself.
void check_alone(const EnteredValue& v) {
  const auto period = model::parse_period(v.period);
  if (!period || model::to_string(*period) != v.period)
    wrong(v, {"時点が読めません（FY2020 の形）", "the period cannot be read (as FY2020)"});
  if (std::isinf(v.value)) wrong(v, {"値が無限大です", "the value is infinite"});
}

/// The area of the value's indicator. Throws Error(input_wrong) for an indicator that takes no values.
std::string area_of(const EnteredValue& v, ReaderOf<indicator_table>& indicators) {
  if (!indicators.find(v.indicator))
    throw Error(Fault::input_wrong,
                say("指標「{}」はデータベースにありません。", "the database has no indicator '{}'", v.indicator));
  if (indicators->plan_id.empty())
    throw Error(Fault::input_wrong,
                say("指標「{}」は計画の指標ではなく統計です。値は入力できません。",
                    "indicator '{}' is a statistic of no plan; values cannot be entered for it", v.indicator));
  return std::string(indicators->area_code);
}

/// Is the row's figure this one?
bool is_figure(const EnteredRow& row, const EnteredValue& value) {
  return row.qualifier == model::to_string(value.qualifier) && same_figure(value_of(row), value);
}

EnteredRecord record_of(const EnteredRow& row, const std::string& day) {
  return {.value = value_of(row),
          .area = std::string(row.area_code),
          .entered_at = day,
          .replaced_at = {},
          .entered_by = std::string(row.entered_by),
          .act = row.act,
          .understood = model::parse_qualifier(row.qualifier).has_value()};
}

/// Saves values in an act.
class Saver {
 public:
  Saver(Act& act, const std::string& date) : act_(act), rows_(act, entered_table) {
    // The day that somebody names is not the moment in which he saves.
    entered_at_ = date == today() ? act.at() : moment_of_day(date);
  }

  void save(const CheckedValue& checked) {
    const auto& v = *checked.value;
    const auto* standing = rows_.find(v.indicator, checked.area, v.period, v.part);
    const bool withdrawn = is_withdrawal(v);
    if (standing != nullptr ? !withdrawn && is_figure(*standing, v) : withdrawn) {
      ++report_.unchanged;
      return;
    }
    if (v.seen && *v.seen != (standing != nullptr ? standing->act : 0)) {
      report_.conflicts.push_back(
          {v, standing != nullptr ? record_of(*standing, day_of(standing->entered_at.text)) : last_of(v, checked.area)});
      return;
    }
    if (withdrawn)
      rows_.remove(*standing);
    else if (standing != nullptr)
      rows_.replace(*standing, row_of(v, checked.area, entered_at_, act_.who()));
    else
      rows_.add(row_of(v, checked.area, entered_at_, act_.who()));
    ++(withdrawn ? report_.withdrawn : standing != nullptr ? report_.replaced : report_.added);
  }

  SaveReport report() {
    report_.act = report_.saved() > 0 ? act_.number() : 0;
    return std::move(report_);
  }

 private:
  /// Of a value that was there and was withdrawn: by whom and when.
  [[nodiscard]] EnteredRecord last_of(const EnteredValue& v, const std::string& area) const {
    EnteredRecord gone{.value = withdrawal(v.indicator, v.period, v.part)};
    const auto key = entered_key(v, area);
    RowReader change(act_.database(), act_change_table, "table_name, row_key");
    std::int64_t number = 0;
    for (bool more = change.find(entered_table.facts.head.name, key); more; more = change.step()) number = change->act;
    RowReader act(act_.database(), act_table, "fid");
    if (number == 0 || !act.find(number)) return gone;
    gone.act = number;
    gone.entered_at = day_of(act->at.text);
    gone.entered_by = act->who;
    return gone;
  }

  Act& act_;
  decltype(TableInAct(std::declval<Act&>(), entered_table)) rows_;
  std::string entered_at_;
  SaveReport report_;
};

}  // namespace

EnteredValue withdrawal(std::string indicator, std::string period, std::string part) {
  return {std::move(indicator), std::move(period), std::move(part), NAN, model::Qualifier::exact, {}, {}, {}};
}

bool is_withdrawal(const EnteredValue& v) { return std::isnan(v.value) && v.printed.empty(); }

std::vector<CheckedValue> check_entered(const Database& base, const std::vector<EnteredValue>& values,
                                        const std::string& date) {
  if (!is_date(date))
    throw Error(Fault::input_wrong, say("入力日「{}」が読めません（2020-04-01 の形）。",
                                        "the day of entry '{}' cannot be read (as 2020-04-01)", date));
  std::vector<CheckedValue> each;
  std::map<std::tuple<std::string, std::string, std::string>, const EnteredValue*> seen;
  RowReader indicators(base, indicator_table, "id");
  for (const auto& v : values) {
    check_alone(v);
    const auto [found, added] = seen.emplace(std::tuple{v.indicator, v.period, v.part}, &v);
    if (added)
      each.push_back({&v, area_of(v, indicators)});
    else if (!same_figure(*found->second, v))
      wrong(v, {"同じ値が2回、違う内容で渡されました", "the same figure is given twice and differently"});
  }
  return each;
}

SaveReport write_entered(Act& act, const std::vector<CheckedValue>& values, const std::string& date) {
  Saver saver(act, date);
  for (const auto& value : values) saver.save(value);
  return saver.report();
}

void add_replaced_entered(const Database& work, std::string_view indicator, std::vector<EnteredRecord>& into) {
  struct By {
    std::string day, who;
  };
  std::unordered_map<std::int64_t, By> acts;
  for (RowReader q(work, act_table); q.step();) acts[q->fid] = {day_of(q->at.text), std::string(q->who)};
  std::deque<std::string> kept;
  if (acts.size() < 2) return;  // what the first act made nobody replaced
  for (RowReader q(work, act_change_table); q.step();) {
    if (q->before.empty() || q->table_name != entered_table.facts.head.name) continue;
    const auto before = RowObject::read(q->before);
    if (!before) continue;
    const auto row = row_from(entered_table, *before, kept);
    if (!indicator.empty() && row.indicator_id != indicator) continue;
    auto record = record_of(row, day_of(row.entered_at.text));
    const auto& by = acts[q->act];
    // The day its author names for the new value; of a withdrawal that of the act.
    const auto after = RowObject::read(q->after);
    const auto next = after ? day_of(row_from(entered_table, *after, kept).entered_at.text) : std::string();
    record.replaced_at = next.empty() ? by.day : next;
    record.replaced_by = by.who;
    into.push_back(std::move(record));
  }
}

void add_standing_entered(const Database& work, std::string_view indicator, std::vector<EnteredRecord>& into) {
  std::string last;
  std::string day;
  for (RowReader q(work, entered_table); q.step();) {
    if (!indicator.empty() && q->indicator_id != indicator) continue;
    // Many rows are of one act.
    if (q->entered_at.text != last) {
      last = q->entered_at.text;
      day = day_of(last);
    }
    into.push_back(record_of(*q, day));
  }
}

void sort_entered(std::vector<EnteredRecord>& records) {
  const auto place = [&](std::uint32_t i) {
    const auto& value = records[i].value;
    return std::tie(value.indicator, value.period, value.part);
  };
  // Numbers are moved about, not the records.
  std::vector<std::uint32_t> order(records.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) { return place(a) < place(b); });
  std::vector<EnteredRecord> sorted;
  sorted.reserve(records.size());
  for (const auto i : order) sorted.push_back(std::move(records[i]));
  records = std::move(sorted);
}

std::vector<EnteredRecord> entered_history(const Database& work, std::string_view indicator) {
  std::vector<EnteredRecord> records;
  add_replaced_entered(work, indicator, records);
  add_standing_entered(work, indicator, records);
  sort_entered(records);
  return records;
}

}  // namespace kuiki::store
