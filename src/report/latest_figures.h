#pragma once
#include <string>

#include "base/text.h"
#include "model/grading.h"
#include "model/judge.h"
#include "model/plan_tree.h"
#include "report/flow.h"

/// What a table says of an indicator in one row.
namespace kuiki::report {

/// The figures that the verdict rests on, each with its period on a line below; of a running sum the sum so far. A figure
/// that is not there is 「－」. Parts (小, 中) one below the other.
struct LatestFigures {
  std::string baseline, target, actual;
};
LatestFigures latest_figures(const model::Judged& judged, model::Wording wording);

/// A figure in words and its period, as a table with a column for each wants them; both empty where there is none.
struct DatedWords {
  Text words, when;
};
struct PartFigures {
  DatedWords baseline, target, actual;
};
PartFigures part_figures(const model::Judged& judged, const model::Progress& part, model::YearStyle years);

/// The verdict as a cell in its colour.
Flow::Cell verdict_cell(model::Verdict verdict, Lang lang);

/// The mark of a scheme, of each part where they differ. `category`: the document's letter for the row's node.
std::string mark_of(const model::GradingScheme& scheme, const model::Judged& judged, const std::string& category);

}  // namespace kuiki::report
