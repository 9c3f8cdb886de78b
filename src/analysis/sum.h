#pragma once
#include <limits>
#include <span>
#include <vector>

#include "analysis/town_table.h"
#include "base/text.h"

/// Sums of towns over an area, exact where it is made of whole towns, estimated with bounds where it cuts some.
namespace kuiki::analysis {

/// A town of the table, and how much of it.
struct Piece {
  std::uint32_t town = 0;
  double share = 1;  ///< of its ground, 0 to 1; 1: the whole town
};

/// Of a town less than this is left out, and more than the rest counts as all of it: two drawings of one border differ by as much.
inline constexpr double sliver_share = 0.005;

struct Sum {
  double value = std::numeric_limits<double>::quiet_NaN();  ///< NaN where no town has a figure; an estimate where `cut`
  double lower = 0;                                         ///< towns wholly inside
  double upper = 0;                                         ///< every town that is touched
  std::uint32_t known = 0;                                  ///< towns with a figure
  std::uint32_t missing = 0;  ///< towns without, or whose people stand in the figure of one outside
  std::uint32_t foreign = 0;  ///< towns whose figure has the people of one outside as well
  std::uint32_t cut = 0;      ///< towns that lie in it in part

  /// at_least where a town's people are missing, at_most where others' are in it; with both no more can be said than at_least.
  [[nodiscard]] model::Qualifier qualifier() const;
  /// What a reader must know of it: 「12町丁・字の合計」「値のない2町丁・字を除く」「推計（面積按分、9町丁・字を分割、1,234～1,456）」.
  [[nodiscard]] Text words() const;
};

/// Towns of the table of one area. A hidden town counts as known where the one it was published with is in the area too.
Sum sum_of(const TownColumn& column, std::span<const Piece> pieces);

}  // namespace kuiki::analysis
