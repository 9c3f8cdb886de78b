#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace kuiki::store {

/// An actual that a planner gives for an indicator of a plan.
struct EnteredValue {
  std::string indicator;            ///< id
  std::string period;               ///< "FY2020", as model::to_string writes it
  std::string part;                 ///< 小, 男 …; empty for the whole
  double value = 0;                 ///< in the indicator's unit; NaN: no number, `qualifier` or `printed` says why
  std::string qualifier = "exact";  ///< exact; change (the value is the size); milestone (the word stands in `printed`)
  std::string printed;              ///< as typed, or the cell of the imported table
  std::string note;
};
/// Takes an earlier entered value back: NaN and nothing printed.
EnteredValue withdrawal(std::string indicator, std::string period, std::string part = {});

struct SaveReport {
  std::size_t added = 0, replaced = 0, unchanged = 0, withdrawn = 0;
  [[nodiscard]] std::size_t saved() const { return added + replaced + withdrawn; }
};
/// Writes the values into `observation` (role actual, status entered) of the database in one transaction: all or none. An
/// entered value that stood there moves to `observation_history`; printed figures are never changed, and the entered one
/// stands beside them. A value equal to the one that is there, note and all, is left as it is.
/// `date`: the day of entry, YYYY-MM-DD.
/// Throws Error(input_missing) where there is no such database; Error(input_wrong) for an indicator that is of no plan, a
/// period or date that cannot be read, a value given twice, infinite, or without number and word; Error(output) where the
/// file may not be written to (the bundled one is often read-only) or another program holds it: nothing is then saved.
SaveReport save_entered(const std::filesystem::path& database, const std::vector<EnteredValue>& values,
                        const std::string& date);

/// An entered value, as it stands or as it stood until it was replaced or withdrawn.
struct EnteredRecord {
  EnteredValue value;
  std::string entered_at;   ///< YYYY-MM-DD
  std::string replaced_at;  ///< YYYY-MM-DD; empty: it holds now
};
/// By indicator, period, part; for each the oldest first. `indicator` empty: all. A database without history has none.
/// Throws as SqliteConnection does.
std::vector<EnteredRecord> entered_history(const std::filesystem::path& database, std::string_view indicator = {});

/// Today by the machine's clock and time zone, YYYY-MM-DD.
std::string today();

}  // namespace kuiki::store
