#pragma once
#include <string>
#include <vector>

#include "model/dataset.h"

/// A sample of the indicators, read off the documents by hand and without a look at geodata/plans: what the database says
/// of them is held against this.
namespace kuiki::store::sample {

/// A printed figure. `line` 0: on the line of the indicator's name.
struct PrintedFigure {
  const char *period, *printed;
  double value;
  const char* qualifier = "exact";
  model::Status status = model::Status::printed;
  int line = 0;
  const char* part = "";
};

/// A row of a document's table. `targets` are of role target, `first` the column before them: the baseline, or in the
/// evaluation sheets (which have no targets) an actual like the others.
struct PrintedRow {
  const char* plan;
  int line;
  const char *name, *unit;
  model::Direction direction;
  model::Accrual accrual;
  const char *mapping_unit, *place;
  std::vector<PrintedFigure> first, targets;
  int repeats = 0;  ///< line of the row that it repeats
};

std::vector<PrintedRow> rows();

}  // namespace kuiki::store::sample
