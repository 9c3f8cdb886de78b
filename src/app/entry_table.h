#pragma once
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "app/entry_sheet.h"

namespace kuiki::app {

/// The tables in which actuals are entered, one for each plan and fiscal year that was looked at: what is typed stays until
/// it is saved or reverted, whatever else is shown meanwhile.
class EntryTable {
 public:
  /// Another database: everything typed is forgotten.
  void take(model::DatasetPtr data);
  /// The same database, changed. A table whose plan has gone stays as it was, with all that is typed; `gone` names it.
  std::vector<std::string> renew(model::DatasetPtr data);
  /// What was entered and when (store::entered_history).
  void take_history(std::vector<store::EnteredRecord> records);

  /// The work file was replaced by one with so many acts: what was seen of later ones is not what will have their numbers, so
  /// that saving over it asks.
  void forget_acts_after(std::int64_t act);

  /// The table of a plan and year, made where it is not there yet; stays where it is. Throws Error(input_wrong) for an unknown
  /// plan.
  EntrySheet& show(const std::string& plan, int fiscal_year);
  /// The year a plan was last shown for.
  [[nodiscard]] std::optional<int> last_year(const std::string& plan) const;
  /// That of a plan and year; null where it was never shown.
  [[nodiscard]] const EntrySheet* sheet(const std::string& plan, int fiscal_year) const;
  [[nodiscard]] EntrySheet* sheet(const std::string& plan, int fiscal_year);

  /// Is anything typed that is not saved, in any of them?
  [[nodiscard]] bool changed() const;
  struct Unsaved {
    std::string plan;
    model::Period year;
    std::size_t changes = 0, refusals = 0;
  };
  [[nodiscard]] std::vector<Unsaved> unsaved() const;
  struct Edited {
    std::string plan;
    int fiscal_year = 0;
    EntryEdits edits;
  };
  /// A cell being typed in some window, not yet part of its table.
  struct Typing {
    std::string plan;
    int fiscal_year = 0;
    EntryCell cell;
  };
  /// Everything that is typed and not saved, cells being typed included.
  [[nodiscard]] std::vector<Edited> edited(std::span<const Typing> typing = {}) const;
  [[nodiscard]] std::uint64_t revision() const;  ///< grows when any table shows something else

  /// What was entered for a row, the oldest first.
  [[nodiscard]] std::vector<store::EnteredRecord> history(const EntrySheet& sheet, std::size_t row) const;
  /// The day on which the value that holds was entered; empty where there is none.
  [[nodiscard]] std::string entered_at(const EntrySheet& sheet, std::size_t row) const;

 private:
  using Records =
      std::pair<std::vector<store::EnteredRecord>::const_iterator, std::vector<store::EnteredRecord>::const_iterator>;
  void tell_acts(EntrySheet& sheet) const;
  [[nodiscard]] Records records_of(const EntrySheet& sheet, std::size_t row) const;

  model::DatasetPtr data_;
  std::map<std::pair<std::string, int>, EntrySheet> sheets_;
  std::map<std::string, int> last_;
  std::vector<store::EnteredRecord> records_;
  std::uint64_t renewals_ = 0;
};

/// The fiscal years whose actuals may be entered: those of the plan, those before and after it that have actuals, and after
/// it up to the present one.
std::vector<int> entry_years(const model::Dataset& data, const std::string& plan);
/// The one to begin with: the last of the plan's years that is over by `today` (YYYY-MM-DD), for its figures are asked for.
int usual_entry_year(const model::Dataset& data, const std::string& plan, const std::string& today);

}  // namespace kuiki::app
