#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>

#include "intake/entry_rules.h"
#include "intake/import_actuals.h"
#include "intake/import_match.h"
#include "intake/import_sheet.h"

namespace kuiki::intake {

/// Reads the rows of the sheets of one file into a report.
class ImportRun {
 public:
  ImportRun(const model::Dataset& data, const model::Plan& plan, const ImportOptions& options,
            const std::optional<model::Period>& year);

  /// `named`: rows tell the sheet they are of.
  void read(const ImportSheet& sheet, const ColumnChoice& choice, bool named);
  /// After the last sheet, of a long table without any row of the year asked for: the years that its rows are of.
  [[nodiscard]] std::string years_instead() const;
  /// After the last sheet: figures given twice, and warnings of what was counted.
  ImportReport finish();

 private:
  struct Place {
    std::size_t row = 0;
    const ImportColumn* column = nullptr;
    model::Period period;
    std::string id, name, part;
  };

  [[nodiscard]] std::string cell(std::size_t row, const std::optional<std::size_t>& column) const;
  [[nodiscard]] std::string note_for(std::size_t row, const Place& place) const;
  [[nodiscard]] std::optional<Text> wrong_area(std::size_t row, const model::Indicator& indicator);
  [[nodiscard]] bool is_total(const std::string& name) const;
  [[nodiscard]] bool is_of_targets(std::size_t row);
  [[nodiscard]] std::optional<model::Period> period_of_row(std::size_t row, bool any);
  [[nodiscard]] bool is_filled(std::size_t row, const ImportColumn& column) const;
  [[nodiscard]] bool take_from_above(Place& place, bool any);
  void leave_out(Place place, const IndicatorMatch::Found& found, const ColumnChoice& choice);
  void read_row(std::size_t row, const ColumnChoice& choice);
  void read_period(std::size_t row, const ChosenPeriod& chosen, Place place, const IndicatorMatch::Found& found,
                   const std::optional<Text>& wrong);
  void read_value(Place place, const IndicatorMatch::Found& found);
  void take(ImportRow row, model::IndicatorRow indicator, CheckedCell checked, const Text& how);
  [[nodiscard]] ImportRow start(const Place& place) const;
  void refuse(const Place& place, Text why);
  void refuse_duplicates();
  void add_warnings();

  const model::Dataset& data_;
  const model::Plan& plan_;
  const ImportOptions& options_;
  const std::optional<model::Period>& year_;
  const IndicatorMatch match_;
  const LinkedRows linked_;
  ImportReport report_;

  // Of the sheet that is read:
  const store::Table* table_ = nullptr;
  const ImportColumns* columns_ = nullptr;
  std::string sheet_;
  std::string last_id_, last_name_, last_year_;
  std::set<std::pair<std::string, std::size_t>> rows_matched_;
  std::map<std::string, std::size_t> signs_;        ///< cells that say there is no figure
  std::map<std::string, std::size_t> other_years_;  ///< of a long table: rows by year
  std::vector<std::string> uncalculated_, zeros_;   ///< cells of formulas: without a value; with 0
  std::size_t lost_zeros_ = 0, fractions_ = 0, totals_ = 0, targets_ = 0;
};

}  // namespace kuiki::intake
