#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/progress.h"
#include "model/dataset.h"

/// Indicators of one's own that follow from others by a formula: rows of `own_indicator` that have one. The store does not read it.
namespace kuiki::store {

class Act;
class Database;

struct DerivedIndicator {
  std::string id;  ///< "own:" and what it was called when it was made
  std::string name, name_en, unit, formula, note;
  int decimals = -1;  ///< -1: by the values
};

struct DerivedSaved {
  std::int64_t act = 0;  ///< 0: nothing was to be saved
  bool replaced = false;
  Warnings warnings;
};

/// Those of a work file, added to `into` one by one. Throws in the database's words.
void add_derived_indicators(const Database& work, std::vector<DerivedIndicator>& into);

/// Writes one in an act, in the place of one of its id; with `remove` it goes, and only the id is looked at. Throws Error(input_wrong) for
/// an empty name or formula, one of several lines, an id that an indicator with figures has, and one that is to go and is not there.
DerivedSaved write_derived(Act& act, const DerivedIndicator& wanted, bool remove = false);

/// Among the indicators of a dataset: one that is there gets its formula, the others are added.
void add_derived_heads(const std::vector<DerivedIndicator>& derived,
                       model::Column<model::Indicator, model::IndicatorRow>& into);

}  // namespace kuiki::store
