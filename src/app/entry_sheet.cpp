#include "app/entry_sheet.h"

#include <algorithm>
#include <cmath>

#include "base/name_key.h"
#include "base/number.h"
#include "intake/entry_rules.h"
#include "model/numerals.h"

namespace kuiki::app {

namespace {

/// The number as it was read, where that is not what stands there.
Text read_as(const model::Entry& entry, const std::string& typed, const model::Indicator& indicator) {
  if (entry.cell.kind != model::Cell::Kind::numbers || entry.cell.numbers.size() != 1) return {};
  const auto& n = entry.cell.numbers.front();
  if (!std::isfinite(n.value)) return {};
  const double scale = indicator.printed_scale > 1 && n.unit == indicator.unit ? indicator.printed_scale : 1;
  const int printed = n.scale == scale ? n.decimals : 0;
  const int places = std::max(printed, model::decimals_of(n.value / scale));
  const auto number = format_number(n.value / scale, places);
  std::string plain;
  std::ranges::copy_if(typed, std::back_inserter(plain), [](char c) { return c != ',' && c != ' ' && c != '+'; });
  std::string digits;
  std::ranges::copy_if(number, std::back_inserter(digits), [](char c) { return c != ','; });
  if (digits.starts_with("−")) digits.replace(0, std::string_view("−").size(), "-");
  if (plain == digits || plain == digits + indicator.unit) return {};
  if (scale > 1) return model::write_in(n.value, scale, indicator.unit, indicator.unit_en, places);
  return {number + indicator.unit, number + (indicator.unit_en.empty() || indicator.unit == "%" ? "" : " ") +
                                       (indicator.unit_en.empty() ? indicator.unit : indicator.unit_en)};
}

/// What takes the saved value of a row back, in all rows that print it.
std::vector<store::EnteredValue> withdrawals(const model::Dataset& data, const EntryRow& row) {
  std::vector<store::EnteredValue> values;
  for (const auto linked : intake::linked_rows(data, row.indicator))
    values.push_back(store::withdrawal(data.indicators[linked].id, row.period, row.part));
  return values;
}

/// What was read is not saved, for the reason given, but `values` are.
void leave(EntryCheck& check, EntryState state, Text why, std::vector<store::EnteredValue> values) {
  check.state = state;
  check.reason = std::move(why);
  check.values = std::move(values);
}

}  // namespace

EntrySheet::EntrySheet(model::DatasetPtr data, std::string plan, int fiscal_year)
    : plan_(std::move(plan)), year_{model::Period::Kind::fiscal_year, fiscal_year} {
  renew(std::move(data));
}

void EntrySheet::renew(model::DatasetPtr data) {
  rows_ = entry_rows(*data, model::PlanTree(*data, plan_), year_);
  data_ = std::move(data);
  refresh(true);
}

EntryText EntrySheet::saved_text(std::size_t row) const {
  const auto& saved = rows_[row].saved;
  return saved ? EntryText{saved->typed, saved->note} : EntryText{};
}

std::optional<std::size_t> EntrySheet::find(const std::string& indicator, const std::string& part) const {
  for (std::size_t i = 0; i < rows_.size(); ++i)
    if (rows_[i].part == part && this->indicator(i).id == indicator) return i;
  return {};
}

bool EntrySheet::differs(std::size_t row) const { return text(row) != saved_text(rows_[row].first); }

/// A row's check follows from its own text and the data alone, so only rows whose text is another are checked again.
void EntrySheet::refresh(bool all) {
  ++revision_;
  texts_.resize(rows_.size());
  if (all) checks_.assign(rows_.size(), {});
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const auto edit = edits().find(key(i));
    auto text = edit == edits().end() ? saved_text(i) : edit->second;
    if (!all && text == texts_[i]) continue;
    texts_[i] = std::move(text);
    if (rows_[i].first == i) checks_[i] = checked(i);
  }
}

EntryCheck EntrySheet::checked(std::size_t i) const {
  auto check = checked_alone(i);
  const auto edit = edits().find(key(i));
  const bool typed = edit != edits().end() && check.state != EntryState::saved && check.state != EntryState::empty;
  if (!typed || !edit->second.seen || edit->second.seen == act_of(i)) return check;
  const auto now = saved_text(i).value;
  const auto changed = now.empty() ? Text{"入力している間に、保存済みの値が取り消されました。",
                                          "While this was typed the saved value was withdrawn."}
                                   : say("入力している間に、保存済みの値が「{}」に変わりました。",
                                         "While this was typed the saved value became \"{}\".", now);
  check.reason = check.reason.empty() ? changed : say("{}{}", "{} {}", changed, check.reason);
  if (check.state == EntryState::changed) check.state = EntryState::doubtful;
  return check;
}

std::optional<std::int64_t> EntrySheet::act_of(std::size_t row) const {
  if (acts_.size() != rows_.size()) return {};
  return acts_[rows_[row].first];
}

void EntrySheet::know_acts(std::vector<std::int64_t> acts) {
  acts_ = std::move(acts);
  refresh(true);
}

void EntrySheet::saw(const std::string& indicator, const std::string& part, std::int64_t act) {
  for (auto& step : steps_)
    if (const auto found = step.edits.find({indicator, part}); found != step.edits.end()) found->second.seen = act;
  refresh(true);
}

void EntrySheet::forget_acts_after(std::int64_t act) {
  constexpr std::int64_t no_act = -1;
  for (auto& step : steps_)
    for (auto& [key, text] : step.edits)
      if (text.seen && *text.seen > act) text.seen = no_act;
  refresh(true);
}

void EntrySheet::give_up(const std::string& indicator, const std::string& part) {
  auto left = edits();
  if (left.erase({indicator, part}) > 0) push(std::move(left), {"ほかの人の値を残す", "Keep the other person's value"});
}

EntryCheck EntrySheet::checked_alone(std::size_t i) const {
  const auto& row = rows_[i];
  const auto now = texts_[i], saved = saved_text(i);
  EntryCheck check;
  check.state = row.saved ? EntryState::saved : EntryState::empty;
  if (now == saved) return check;
  const auto withdraw = [&](Text why) { leave(check, EntryState::withdrawn, std::move(why), withdrawals(*data_, row)); };
  const auto idle = [&](Text why) { leave(check, EntryState::idle, std::move(why), {}); };
  if (now.value.empty()) {
    if (!now.note.empty() && now.note != saved.note) {
      check.state = EntryState::refused;
      check.reason = {"備考だけでは保存できません。実績値も入力してください。",
                      "A note alone cannot be saved: enter the value too."};
    } else if (row.saved) {
      withdraw(say("保存済みの値「{}」を取消します（履歴には残ります）。",
                   "The saved value \"{}\" will be withdrawn (it stays in the history).", saved.value));
    }
    return check;
  }
  auto read =
      intake::check_cell(*data_, row.indicator, {.part = row.part, .year = year_, .words = now.value, .note = now.note});
  if (read.entry.refused) {
    check.state = EntryState::refused;
    check.reason = *read.entry.refused;
    if (read.entry.instead)
      check.instead = format_number(*read.entry.instead, model::decimals_of(*read.entry.instead)) + indicator(i).unit;
    return check;
  }
  if (read.values.empty()) {
    if (row.saved)
      withdraw(say("「{}」は値がないことを表します。保存済みの値「{}」を取消します（履歴には残ります）。",
                   "\"{}\" says that there is no value: the saved one, \"{}\", will be withdrawn (it stays in the history).",
                   now.value, saved.value));
    else
      idle(say("「{}」は値がないことを表すため、何も保存しません。",
               "\"{}\" says that there is no value: nothing will be saved.", now.value));
    return check;
  }
  check.values = std::move(read.values);
  check.reads = read_as(read.entry, now.value, indicator(i));
  const auto beside = intake::beside_print(*data_, row.indicator, check.values);
  if (beside.same) {
    if (row.saved)
      withdraw({"計画書の記載と同じ値です。保存済みの入力値は取消します（履歴には残ります）。",
                "As printed in the plan: the value entered earlier will be withdrawn (it stays in the history)."});
    else
      idle(beside.words);
    return check;
  }
  check.reason = read.entry.doubt ? *read.entry.doubt : beside.words;
  if (read.entry.doubt && !beside.words.empty()) check.reason = say("{}{}", "{} {}", *read.entry.doubt, beside.words);
  check.state = check.reason.empty() ? EntryState::changed : EntryState::doubtful;
  return check;
}

namespace {
bool would_be_saved(const EntryCheck& check) {
  return check.state == EntryState::changed || check.state == EntryState::doubtful || check.state == EntryState::withdrawn;
}
}  // namespace

std::size_t EntrySheet::changes() const { return static_cast<std::size_t>(std::ranges::count_if(checks_, would_be_saved)); }
std::size_t EntrySheet::refusals() const {
  return static_cast<std::size_t>(std::ranges::count(checks_, EntryState::refused, &EntryCheck::state));
}

std::vector<store::EnteredValue> EntrySheet::values(const std::string& note) const {
  std::vector<store::EnteredValue> all;
  for (std::size_t i = 0; i < checks_.size(); ++i) {
    const auto& check = checks_[i];
    if (!would_be_saved(check)) continue;
    const auto edit = edits().find(key(i));
    for (auto value : check.values) {
      // A row that is printed again elsewhere is the same figure; what was seen is that of the row typed into.
      if (edit != edits().end() && value.indicator == edit->first.first) value.seen = edit->second.seen;
      if (value.note.empty() && check.state != EntryState::withdrawn) value.note = note;
      all.push_back(std::move(value));
    }
  }
  return all;
}

EntryEdits EntrySheet::savable() const {
  EntryEdits saved;
  for (std::size_t i = 0; i < rows_.size(); ++i)
    if (would_be_saved(checks_[i])) saved.emplace(key(i), texts_[i]);
  return saved;
}

void EntrySheet::push(EntryEdits edits, Text what) {
  steps_.resize(at_ + 1);
  steps_.push_back({std::move(edits), std::move(what)});
  constexpr std::size_t most = 500;
  if (steps_.size() > most) steps_.erase(steps_.begin());
  at_ = steps_.size() - 1;
  refresh();
}

bool EntrySheet::type(const std::vector<Typed>& cells, Text what) {
  auto next = edits();
  for (const auto& cell : cells) {
    const auto row = rows_.at(cell.row).first;
    const auto found = next.find(key(row));
    EntryText now = found == next.end() ? saved_text(row) : found->second;
    if (found == next.end()) now.seen = act_of(row);
    (cell.column == EntryColumn::value ? now.value : now.note) = trimmed(cell.text);
    if (now == saved_text(row))
      next.erase(key(row));
    else
      next.insert_or_assign(key(row), now);
  }
  if (next == edits()) return false;
  push(std::move(next), std::move(what));
  return true;
}

bool EntrySheet::type(std::size_t row, EntryColumn column, const std::string& text) {
  const auto& name = indicator(row).name;
  return type({{row, column, text}}, column == EntryColumn::value ? say("「{}」の入力", "Entry of “{}”", name)
                                                                  : say("「{}」の備考", "Note on “{}”", name));
}

EntryEdits EntrySheet::restore(const EntryEdits& kept) {
  EntryEdits homeless = kept;
  std::vector<Typed> cells;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const auto found = rows_[i].first == i ? homeless.find(key(i)) : homeless.end();
    if (found == homeless.end()) continue;
    cells.push_back({i, EntryColumn::value, found->second.value});
    cells.push_back({i, EntryColumn::note, found->second.note});
    homeless.erase(found);
  }
  type(cells, {"控えからの復元", "Restoring what was kept"});
  for (auto& [each, text] : steps_[at_].edits)
    if (const auto found = kept.find(each); found != kept.end()) text.seen = found->second.seen;
  refresh(true);
  return homeless;
}

void EntrySheet::undo() {
  if (can_undo()) {
    --at_;
    refresh();
  }
}
void EntrySheet::redo() {
  if (can_redo()) {
    ++at_;
    refresh();
  }
}
void EntrySheet::revert() {
  if (!edits().empty()) push({}, {"すべて取り消す", "Revert all"});
}

void EntrySheet::settle(const EntryEdits& saved) {
  auto left = edits();
  std::erase_if(left, [&](const auto& edit) {
    const auto found = saved.find(edit.first);
    return found != saved.end() && found->second == edit.second;
  });
  steps_.clear();
  steps_.push_back({std::move(left), {}});
  at_ = 0;
  refresh();
}

}  // namespace kuiki::app
