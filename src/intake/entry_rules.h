#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/dataset.h"
#include "model/numerals.h"
#include "store/entered.h"

/// What may be entered for an indicator: the table of the window and the import hold a cell to the same rules.
namespace kuiki::intake {

/// The indicator's unit, parts, the size of its printed figures, and whether it is a milestone. `part` empty: the cell must
/// hold all parts of a split indicator (「小88.2% 中76.0%」); else only that one.
model::Expected expected_of(const model::Dataset& data, model::IndicatorRow indicator, const std::string& part = {});

/// The parts that are entered one by one: 小, 中; one empty part where the indicator is not split.
std::vector<std::string> parts_to_enter(const model::Dataset& data, model::IndicatorRow indicator);

/// What is offered to choose from for a milestone (未着手, 検討中, 一部実施, the target's own word …); empty for what is
/// entered in numbers.
std::vector<std::string> choices_for(const model::Dataset& data, model::IndicatorRow indicator);

/// The period that the actual of fiscal year `year` has: the calendar year of that number where the document counts the
/// indicator by calendar years (cargo of a port), else the period given.
model::Period entry_period(const model::Dataset& data, model::IndicatorRow indicator, const model::Period& year);

/// Does the document count the indicator by calendar years (cargo of a port), or hold figures of one?
bool counts_by_calendar_years(const model::Dataset& data, model::IndicatorRow indicator);

/// The indicator and those the document prints again: a value entered for one holds for all.
std::vector<model::IndicatorRow> linked_rows(const model::Dataset& data, model::IndicatorRow indicator);

/// The same for many indicators: looks through all of them once.
class LinkedRows {
 public:
  explicit LinkedRows(const model::Dataset& data);
  /// The indicator first.
  [[nodiscard]] std::vector<model::IndicatorRow> of(model::IndicatorRow indicator) const;

 private:
  const model::Dataset& data_;
  std::map<std::pair<std::string, std::string>, std::vector<model::IndicatorRow>>
      together_;  ///< by plan and id of the first row
};

/// What somebody gives as an actual of an indicator.
struct TypedCell {
  std::string part;
  model::Period year;
  std::string_view words;
  std::string note = {};
  bool fractions_are_percent = false;
  const LinkedRows* linked = nullptr;  ///< spares a search through all indicators
};

/// A typed cell, read: `values` are ready for store::save_entered unless `entry.refused`. An empty cell gives none, － and
/// 未計測 neither.
struct CheckedCell {
  model::Entry entry;
  std::vector<store::EnteredValue> values;
};
CheckedCell check_cell(const model::Dataset& data, model::IndicatorRow indicator, const TypedCell& cell);

/// What the document itself prints for the figures that check_cell gave, or what was published.
struct BesidePrint {
  bool same = false;  ///< the very values: there is nothing to save
  Text words;         ///< that it is so, or that another value is printed and stays; empty where nothing is printed
};
BesidePrint beside_print(const model::Dataset& data, model::IndicatorRow indicator,
                         const std::vector<store::EnteredValue>& values);

}  // namespace kuiki::intake
