#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "model/measure.h"
#include "model/plan_tree.h"

namespace kuiki::app {

/// A figure that stands beside the cell to type in, for comparing.
struct BesideFigure {
  model::Period period;
  Text words;  ///< 「46人」, 「3件以上」; of a figure without a value why there is none (記載欠落)
};

/// A value that was entered earlier and holds.
struct SavedEntry {
  std::string typed;  ///< as typed then, or the number where no words were kept
  std::string note;
  double value = 0;  ///< NaN for a milestone's word
};

/// What is entered in one row: an indicator, or one of its parts (小, 中).
struct EntryRow {
  model::IndicatorRow indicator;
  model::NodeRow node;  ///< `node`: that it is printed under
  std::string part;
  std::size_t first = 0;  ///< the row that is typed into: itself, or where the document prints the indicator first
  std::string period;     ///< that an entered value gets: "FY2020"; "CY2020" of an indicator of calendar years
  std::optional<BesideFigure> baseline, target, before,
      printed;  ///< `before`: of the year before; `printed`: the document's own actual of
                ///< this year, else the published one
  std::optional<SavedEntry> saved;
  std::vector<std::string> choices;  ///< of a milestone: the states to choose from; empty where a number is typed
};

/// The rows of a plan for a fiscal year, as the document prints them. Of several targets the next one from the year on is
/// shown, else the last.
std::vector<EntryRow> entry_rows(const model::Dataset& data, const model::PlanTree& tree, const model::Period& year);

}  // namespace kuiki::app
