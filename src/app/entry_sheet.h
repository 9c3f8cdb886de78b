#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/entry_cell.h"
#include "app/entry_rows.h"
#include "store/entered.h"

namespace kuiki::app {

/// What a row's cells hold, as typed.
struct EntryText {
  std::string value, note;
  /// The act that made what stood there when typing began (store::EnteredValue::seen).
  std::optional<std::int64_t> seen{};
  friend bool operator==(const EntryText& a, const EntryText& b) { return a.value == b.value && a.note == b.note; }
};
/// By indicator's id and part: what was typed and is not saved yet.
using EntryEdits = std::map<std::pair<std::string, std::string>, EntryText>;

enum class EntryState {
  empty,      ///< nothing typed, nothing saved
  saved,      ///< as it is in the database
  changed,    ///< would be saved
  doubtful,   ///< would be saved, but should be looked at
  withdrawn,  ///< emptied: the saved value would be taken back
  idle,       ///< typed, but nothing to save: 「－」, or what the document itself prints
  refused,    ///< cannot be saved
};
struct EntryCheck {
  EntryState state = EntryState::empty;
  Text reason;          ///< why it is refused, or what to know
  Text reads;           ///< the value as it was read, where it was typed otherwise: 「345万円」 → 3,450,000円
  std::string instead;  ///< what was probably meant, ready to be typed: "38%"
  std::vector<store::EnteredValue> values;
};

/// The actuals of one fiscal year of a plan, being entered. Every change is checked at once; undo is going back in the
/// history of what was typed, until it is saved.
class EntrySheet {
 public:
  /// Throws Error(input_wrong) for an unknown plan.
  EntrySheet(model::DatasetPtr data, std::string plan, int fiscal_year);

  [[nodiscard]] const std::string& plan() const { return plan_; }
  [[nodiscard]] const model::Period& year() const { return year_; }
  [[nodiscard]] const model::Dataset& data() const { return *data_; }
  [[nodiscard]] const std::vector<EntryRow>& rows() const { return rows_; }
  [[nodiscard]] const model::Indicator& indicator(std::size_t row) const { return data_->indicators[rows_[row].indicator]; }
  [[nodiscard]] std::optional<std::size_t> find(const std::string& indicator, const std::string& part) const;
  /// What stands in the cell: typed, else saved. A repeated row shows the row that is typed into.
  [[nodiscard]] const EntryText& text(std::size_t row) const { return texts_[rows_[row].first]; }
  [[nodiscard]] const std::string& text(std::size_t row, EntryColumn column) const {
    return column == EntryColumn::value ? text(row).value : text(row).note;
  }
  [[nodiscard]] const EntryCheck& check(std::size_t row) const { return checks_[rows_[row].first]; }
  [[nodiscard]] bool differs(std::size_t row) const;  ///< typed otherwise than saved
  [[nodiscard]] std::size_t changes() const;          ///< rows that would be saved
  [[nodiscard]] std::size_t refusals() const;
  [[nodiscard]] bool changed() const { return changes() + refusals() > 0; }
  /// Of the rows that would be saved; `note` for those without one of their own.
  [[nodiscard]] std::vector<store::EnteredValue> values(const std::string& note = {}) const;

  using Typed = EntryCell;
  /// One step of undo, called `what`. Spaces and line ends at both ends of a text are dropped. False where nothing changes.
  bool type(const std::vector<Typed>& cells, Text what);
  bool type(std::size_t row, EntryColumn column, const std::string& text);
  /// Edits of an earlier day, as one step over what is typed. Returns those whose indicator is no longer here.
  EntryEdits restore(const EntryEdits& kept);
  /// By row: the act that made the saved value, 0 where there is none. Whoever saves over another one than he saw is asked.
  void know_acts(std::vector<std::int64_t> acts);
  /// What is typed for it counts as typed over that act's value: its author has seen it.
  void saw(const std::string& indicator, const std::string& part, std::int64_t act);
  /// Acts after this one are not known any more (EntryTable::forget_acts_after).
  void forget_acts_after(std::int64_t act);
  /// What is typed for it is dropped.
  void give_up(const std::string& indicator, const std::string& part);

  [[nodiscard]] bool can_undo() const { return at_ > 0; }
  [[nodiscard]] bool can_redo() const { return at_ + 1 < steps_.size(); }
  [[nodiscard]] const Text& undo_what() const { return steps_[at_].what; }
  [[nodiscard]] const Text& redo_what() const { return steps_[at_ + 1].what; }
  void undo();
  void redo();
  void revert();  ///< everything as saved; itself a step

  [[nodiscard]] const EntryEdits& edits() const { return steps_[at_].edits; }
  [[nodiscard]] std::uint64_t revision() const { return revision_; }  ///< grows whenever a cell may show something else
  /// The edits that a save with `values()` writes.
  [[nodiscard]] EntryEdits savable() const;
  /// The data anew, after something was saved; what is typed stays. Throws Error(input_wrong), and stays as it was, where
  /// they have the plan no longer.
  void renew(model::DatasetPtr data);
  /// These were saved: they are edits no longer, and undo begins anew with what is left.
  void settle(const EntryEdits& saved);

 private:
  struct Step {
    EntryEdits edits;
    Text what;
  };
  [[nodiscard]] std::pair<std::string, std::string> key(std::size_t row) const {
    return {indicator(row).id, rows_[row].part};
  }
  [[nodiscard]] EntryText saved_text(std::size_t row) const;
  [[nodiscard]] EntryCheck checked(std::size_t row) const;
  [[nodiscard]] EntryCheck checked_alone(std::size_t row) const;
  [[nodiscard]] std::optional<std::int64_t> act_of(std::size_t row) const;
  void push(EntryEdits edits, Text what);
  void refresh(bool all = false);

  model::DatasetPtr data_;
  std::string plan_;
  model::Period year_;
  std::vector<EntryRow> rows_;
  std::vector<std::int64_t> acts_;  ///< by row; empty: not known
  std::vector<EntryText> texts_;
  std::vector<EntryCheck> checks_;
  std::vector<Step> steps_ = std::vector<Step>(1);
  std::size_t at_ = 0;
  std::uint64_t revision_ = 0;
};

}  // namespace kuiki::app
