#include "app/entry_table.h"

#include <algorithm>
#include <tuple>

#include "base/error.h"
#include "model/fiscal.h"
#include "store/moment.h"

namespace kuiki::app {

void EntryTable::take(model::DatasetPtr data) {
  data_ = std::move(data);
  sheets_.clear();
  records_.clear();
  last_.clear();
}

std::vector<std::string> EntryTable::renew(model::DatasetPtr data) {
  data_ = std::move(data);
  ++renewals_;
  std::vector<std::string> gone;
  for (auto& [key, sheet] : sheets_) {
    try {
      sheet.renew(data_);
      tell_acts(sheet);
    } catch (const Error&) {
      gone.push_back(key.first);
    }
  }
  return gone;
}

void EntryTable::take_history(std::vector<store::EnteredRecord> records) {
  records_ = std::move(records);
  for (auto& [key, sheet] : sheets_) tell_acts(sheet);
}

void EntryTable::forget_acts_after(std::int64_t act) {
  for (auto& [key, sheet] : sheets_) sheet.forget_acts_after(act);
}

void EntryTable::tell_acts(EntrySheet& sheet) const {
  std::vector<std::int64_t> acts;
  for (std::size_t row = 0; row < sheet.rows().size(); ++row) {
    const auto [first, last] = records_of(sheet, row);
    const auto holds = std::find_if(first, last, [](const auto& record) { return record.replaced_at.empty(); });
    acts.push_back(holds == last ? 0 : holds->act);
  }
  sheet.know_acts(std::move(acts));
}

std::uint64_t EntryTable::revision() const {
  std::uint64_t sum = renewals_;
  for (const auto& [key, sheet] : sheets_) sum += sheet.revision();
  return sum;
}

std::vector<EntryTable::Edited> EntryTable::edited(std::span<const Typing> typing) const {
  std::vector<Edited> all;
  for (const auto& [key, sheet] : sheets_) {
    auto edits = sheet.edits();
    for (const auto& [plan, year, cell] : typing) {
      if (plan != key.first || year != key.second || cell.row >= sheet.rows().size()) continue;
      const auto row = sheet.rows()[cell.row].first;
      auto text = sheet.text(row);
      (cell.column == EntryColumn::value ? text.value : text.note) = cell.text;
      edits[{sheet.indicator(row).id, sheet.rows()[row].part}] = std::move(text);
    }
    if (!edits.empty()) all.push_back({key.first, key.second, std::move(edits)});
  }
  return all;
}

EntrySheet& EntryTable::show(const std::string& plan, int fiscal_year) {
  const std::pair key{plan, fiscal_year};
  if (!sheets_.contains(key)) tell_acts(sheets_.emplace(key, EntrySheet(data_, plan, fiscal_year)).first->second);
  last_[plan] = fiscal_year;
  return sheets_.at(key);
}

std::optional<int> EntryTable::last_year(const std::string& plan) const {
  const auto found = last_.find(plan);
  return found == last_.end() ? std::nullopt : std::optional(found->second);
}

const EntrySheet* EntryTable::sheet(const std::string& plan, int fiscal_year) const {
  const auto found = sheets_.find({plan, fiscal_year});
  return found == sheets_.end() ? nullptr : &found->second;
}
EntrySheet* EntryTable::sheet(const std::string& plan, int fiscal_year) {
  const auto found = sheets_.find({plan, fiscal_year});
  return found == sheets_.end() ? nullptr : &found->second;
}

bool EntryTable::changed() const {
  return std::ranges::any_of(sheets_, [](const auto& each) { return each.second.changed(); });
}

std::vector<EntryTable::Unsaved> EntryTable::unsaved() const {
  std::vector<Unsaved> all;
  for (const auto& [key, sheet] : sheets_)
    if (sheet.changed()) all.push_back({sheet.plan(), sheet.year(), sheet.changes(), sheet.refusals()});
  return all;
}

EntryTable::Records EntryTable::records_of(const EntrySheet& sheet, std::size_t row) const {
  const auto key = std::tie(sheet.indicator(row).id, sheet.rows()[row].period, sheet.rows()[row].part);
  const auto found = std::ranges::equal_range(records_, key, {}, [](const store::EnteredRecord& r) {
    return std::tie(r.value.indicator, r.value.period, r.value.part);
  });
  return {found.begin(), found.end()};
}

std::vector<store::EnteredRecord> EntryTable::history(const EntrySheet& sheet, std::size_t row) const {
  const auto [first, last] = records_of(sheet, row);
  return {first, last};
}

std::string EntryTable::entered_at(const EntrySheet& sheet, std::size_t row) const {
  const auto [first, last] = records_of(sheet, row);
  const auto holds = std::find_if(first, last, [](const auto& record) { return record.replaced_at.empty(); });
  return holds == last ? std::string() : holds->entered_at;
}

namespace {

/// First and last fiscal year of a plan.
std::pair<int, int> years_of_plan(const model::Plan& plan, int otherwise) {
  const auto from = model::parse_period(plan.period_from), to = model::parse_period(plan.period_to);
  const int last = to ? model::fiscal_year_of(*to) : otherwise;
  return {from ? model::fiscal_years(*from).front() : last, last};
}

int fiscal_year_at(const std::string& day, int otherwise) {
  const auto period = model::parse_period(day);
  return period ? model::fiscal_year_of(*period) : otherwise;
}

}  // namespace

std::vector<int> entry_years(const model::Dataset& data, const std::string& plan) {
  const auto* found = model::find_plan(data, plan);
  if (found == nullptr) return {};
  const int now = fiscal_year_at(store::today(), 0);
  auto [first, last] = years_of_plan(*found, now);
  last = std::max(last, now);
  const auto& o = data.observations;
  for (std::size_t i = 0; i < data.indicators.size(); ++i) {
    if (data.indicators[i].plan != plan) continue;
    for (auto k = data.indicator_begin[i]; k < data.indicator_begin[i + 1]; ++k) {
      if (o.role[k] != model::Role::actual) continue;
      const int year = model::fiscal_year_of(data.periods[o.period[k]]);
      first = std::min(first, year);
      last = std::max(last, year);
    }
  }
  std::vector<int> years;
  for (int year = first; year <= last; ++year) years.push_back(year);
  return years;
}

int usual_entry_year(const model::Dataset& data, const std::string& plan, const std::string& today) {
  const auto* found = model::find_plan(data, plan);
  const int over = fiscal_year_at(today, 0) - 1;
  if (found == nullptr) return over;
  const auto [first, last] = years_of_plan(*found, over);
  return std::clamp(over, first, std::max(first, last));
}

}  // namespace kuiki::app
