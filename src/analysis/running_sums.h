#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/sum.h"

namespace kuiki::analysis {

/// Sums of whole towns over districts while towns change hands: what changes costs, not what there is. 5,781 towns given to another
/// district: below a millisecond. The table must outlive it.
class RunningSums {
 public:
  static constexpr std::int32_t nowhere = -1;  ///< a town in no district

  /// All towns are nowhere.
  RunningSums(const TownTable& table, std::size_t districts);

  void give(std::uint32_t town, std::int32_t district);
  [[nodiscard]] std::int32_t district_of(std::uint32_t town) const { return district_[town]; }
  [[nodiscard]] std::uint32_t towns_in(std::int32_t district) const { return towns_[index(district)]; }
  /// As sum_of() of its towns; of `nowhere`, of those that are in none.
  [[nodiscard]] Sum sum(std::size_t column, std::int32_t district) const;

 private:
  struct Total {
    double value = 0;
    std::uint32_t known = 0, missing = 0;
  };
  struct Pair {
    std::uint32_t column, hidden, merged;
  };
  [[nodiscard]] static std::size_t index(std::int32_t district) { return static_cast<std::size_t>(district + 1); }
  void add(std::uint32_t town, std::int32_t district, int times);

  const TownTable& table_;
  std::vector<double> values_;       ///< all columns of a town beside each other; 0 where it has none
  std::vector<std::uint8_t> known_;  ///< likewise
  std::vector<Pair> pairs_;          ///< towns published together
  std::vector<std::int32_t> district_;
  std::vector<std::uint32_t> towns_;  ///< how many, by district, those nowhere first
  std::vector<Total> totals_;         ///< by district, all columns beside each other
};

}  // namespace kuiki::analysis
