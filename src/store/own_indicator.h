#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "model/dataset.h"

/// Indicators of one's own in the work file (自作の指標), with their figures: what a planner's table says of areas.
namespace kuiki::store {

class Act;
class Database;

struct OwnIndicator {
  std::string id;  ///< "own:" and the name it was made with; stays, and is what maps refer to
  std::string name, name_en, unit, unit_en;
  std::string source, licence, note, method;
  std::string mapping;  ///< how its table was read, for the next one; JSON of who reads tables
  int decimals = -1;    ///< -1: by the values
  std::optional<bool> total;
  model::MappingUnit mapping_unit = model::MappingUnit::municipality;
  std::int64_t act = 0;  ///< that made it what it is; of one that is to be saved nothing
};

struct OwnValue {
  std::string area;    ///< code
  std::string period;  ///< "FY2020", as model::to_string writes it
  double value = 0;    ///< finite
  std::string note;
};

/// An indicator with figures that are to be saved. Those that it has besides stay.
struct OwnSeries {
  OwnIndicator indicator;
  std::vector<OwnValue> values;
};

/// Figures of one indicator at one time as the file has them.
struct OwnColumn {
  std::string indicator, period;
  model::Role role = model::Role::actual;
  std::vector<std::string> areas;
  std::vector<double> values;
  std::vector<std::uint16_t> note;  ///< into `notes`, one a value; 0: none
  std::vector<std::string> notes = {""};
};

struct OwnIndicators {
  std::vector<OwnIndicator> indicators;  ///< in the order in which they were made
  std::vector<OwnColumn> columns;
  std::size_t unreadable = 0;  ///< figures whose role this version does not know
};

/// What is in the work file, added to `into`, so that what could be read of a damaged file stays.
void add_own_indicators(const Database& work, OwnIndicators& into);

/// The indicators alone.
std::vector<OwnIndicator> read_own_heads(const Database& work);

/// What saving did, or would do.
struct OwnReport {
  std::size_t added = 0, replaced = 0, unchanged = 0;
  std::size_t kept = 0;                     ///< differ from what somebody else saved, whose figures stand
  std::size_t others = 0;                   ///< of `replaced`: somebody else had saved the figure
  std::size_t indicators = 0, renewed = 0;  ///< indicators that are new; whose name, unit, source … changed
  std::int64_t act = 0;                     ///< 0: nothing was to be saved
  Warnings warnings;
  [[nodiscard]] std::size_t saved() const { return added + replaced; }
};

/// Writes them in an act. `over_others`: figures that somebody else saved otherwise are replaced (the history keeps them);
/// else they stand. Throws Error(input_wrong) for an id without the mark or a name, a name longer than 200 bytes or of several
/// lines, a unit other than that of the figures that stand, a period that cannot be read, a figure given twice or infinite.
OwnReport write_own_indicators(Act& act, const std::vector<OwnSeries>& series, bool over_others);

/// The id that an indicator of this name gets.
std::string own_indicator_id(const std::string& name);

}  // namespace kuiki::store
