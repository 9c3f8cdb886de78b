#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "model/qualifier.h"

namespace kuiki::store {

class Database;

/// An actual that a planner gives for an indicator of a plan.
struct EnteredValue {
  std::string indicator;  ///< id
  std::string period;     ///< "FY2020", as model::to_string writes it
  std::string part;       ///< 小, 男 …; empty for the whole
  double value = 0;       ///< in the indicator's unit; NaN: no number, `qualifier` or `printed` says why
  model::Qualifier qualifier = model::Qualifier::exact;  ///< change: the value is the size; milestone: the word is `printed`
  std::string printed;                                   ///< as typed, or the cell of the imported table
  std::string note;
  /// The act that made what its author saw when he gave this one; 0: he saw no value. Nothing: whatever stands is replaced.
  std::optional<std::int64_t> seen{};
};
/// Takes an earlier entered value back: NaN and nothing printed.
EnteredValue withdrawal(std::string indicator, std::string period, std::string part = {});
bool is_withdrawal(const EnteredValue& value);

/// An entered value, as it stands or as it stood until it was replaced or withdrawn.
struct EnteredRecord {
  EnteredValue value;
  std::string area;         ///< code; empty: of no area
  std::string entered_at;   ///< YYYY-MM-DD
  std::string replaced_at;  ///< YYYY-MM-DD; empty: it holds now
  std::string entered_by;   ///< who; empty: not known
  std::string replaced_by{};
  std::int64_t act = 0;    ///< that made it
  bool understood = true;  ///< false: its qualifier is none that this version knows
};

/// Somebody else changed the figure since its author saw it.
struct EnteredConflict {
  EnteredValue mine;
  EnteredRecord theirs;  ///< what stands now; withdrawn: is_withdrawal(theirs.value)
};

struct SaveReport {
  std::size_t added = 0, replaced = 0, unchanged = 0, withdrawn = 0;
  std::vector<EnteredConflict> conflicts;  ///< where there is one, nothing was saved
  std::int64_t act = 0;                    ///< 0: nothing was to be saved
  Warnings warnings;
  [[nodiscard]] std::size_t saved() const { return added + replaced + withdrawn; }
};

/// Which of these may be saved at all. Throws Error(input_wrong) for an indicator that the base does not have or that is of no
/// plan, a period or date (YYYY-MM-DD) that cannot be read, a value given twice, infinite, or without number and word.
/// Returns each once, with the area its indicator is of.
struct CheckedValue {
  const EnteredValue* value = nullptr;
  std::string area;
};
std::vector<CheckedValue> check_entered(const Database& base, const std::vector<EnteredValue>& values,
                                        const std::string& date);

/// All entered values, as they stand and as they stood: by indicator, period, part; for each the oldest first.
/// `indicator` empty: all.
std::vector<EnteredRecord> entered_history(const Database& work, std::string_view indicator = {});

/// The parts of it: what acts replaced or withdrew; what holds; and their order. Each adds as it reads, so that what could be
/// read of a damaged file stays.
void add_replaced_entered(const Database& work, std::string_view indicator, std::vector<EnteredRecord>& into);
void add_standing_entered(const Database& work, std::string_view indicator, std::vector<EnteredRecord>& into);
void sort_entered(std::vector<EnteredRecord>& records);

class Act;
/// Writes the values in an act; `date`: the day of entry. A value equal to the one that is there, note and all, is left as it
/// is. With conflicts nothing is to be saved: the act must not be finished.
SaveReport write_entered(Act& act, const std::vector<CheckedValue>& values, const std::string& date);

}  // namespace kuiki::store
