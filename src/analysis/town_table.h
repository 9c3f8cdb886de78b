#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/dataset.h"

/// What is counted town by town, as columns: what districts of whatever kind are added up from.
namespace kuiki::analysis {

/// Why a town has no figure of its own. `hidden`: counted, but not published, its people standing in the figure of another town
/// (`merged`), which has both.
enum class TownState : std::uint8_t { known, missing, hidden, merged };

/// Counts of one statistic at one time.
struct TownColumn {
  model::IndicatorRow indicator = model::none;
  std::uint16_t period = 0;  ///< into Dataset::periods
  model::Role role = model::Role::actual;
  std::string source;            ///< as in model::FigureColumn
  std::vector<double> value;     ///< one a town; NaN unless known or merged
  std::vector<TownState> state;  ///< one a town
  std::vector<std::int32_t>
      together;  ///< one a town: of one hidden or merged the town it was published with; -1: nobody says
};

struct TownTable {
  std::vector<model::AreaRow> towns;  ///< ascending
  std::vector<TownColumn> columns;
  /// Place of a town; -1 where it is none of these.
  [[nodiscard]] std::int32_t place(model::AreaRow town) const;
};

/// Totals (model/total.h) that at least one of these towns has, ascending by indicator and period. A density or a rate is no total.
TownTable town_table(const model::Dataset& data, std::span<const model::AreaRow> towns);

/// All towns of a prefecture, municipality or ward.
std::vector<model::AreaRow> towns_in(const model::Dataset& data, model::AreaRow within);

}  // namespace kuiki::analysis
