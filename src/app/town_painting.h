#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/running_sums.h"
#include "model/dataset.h"
#include "model/town_grouping.h"

namespace kuiki::app {

/// The set that painted districts are saved as.
struct PaintedSet {
  std::string id;    ///< "own:学校区"; empty: it was not saved yet
  std::string name;  ///< may be empty until it is saved
  std::string source, note;
  friend bool operator==(const PaintedSet&, const PaintedSet&) = default;
};

/// Painted districts by codes: what is kept of them while the data change, and beside the settings.
struct PaintedDistricts {
  struct District {
    model::TownGrouping::District district;
    std::vector<std::string> towns;  ///< codes, ascending
    friend bool operator==(const District&, const District&) = default;
  };
  std::string within;  ///< code of the municipality; empty: nothing is being painted
  PaintedSet set;
  std::vector<District> districts;
  friend bool operator==(const PaintedDistricts&, const PaintedDistricts&) = default;
};

/// Districts being painted of the towns of one municipality: the grouping with its history, and what is known of each district
/// while towns change hands. What a stroke changes costs, not what there is; nothing is worked out again for a frame.
class TownPainting {
 public:
  static constexpr std::int32_t nowhere = model::TownGrouping::nowhere;

  /// A figure that is added up for each district.
  struct Figure {
    enum class Of : std::uint8_t { residents, households, older, other };
    Of of = Of::other;
    Text name;  ///< short: 人口, 世帯 …
    model::IndicatorRow indicator = model::none;
    model::Period period;
  };

  /// Throws Error(input_wrong) where the municipality has no towns.
  TownPainting(model::DatasetPtr data, model::TownGrouping begin, PaintedSet set);
  TownPainting(const TownPainting&) = delete;
  TownPainting& operator=(const TownPainting&) = delete;

  // ---- reading --------------------------------------------------------------------------------------------------------
  [[nodiscard]] const model::Dataset& data() const { return *data_; }
  [[nodiscard]] const model::TownGrouping& grouping() const { return history_.now(); }
  [[nodiscard]] const model::TownPlaces& places() const { return *places_; }
  [[nodiscard]] const PaintedSet& set() const { return set_; }
  [[nodiscard]] std::uint64_t revision() const { return revision_; }  ///< grows with every change of what is shown
  [[nodiscard]] bool can_undo() const { return history_.can_undo(); }
  [[nodiscard]] bool can_redo() const { return history_.can_redo(); }
  [[nodiscard]] std::size_t undo_steps() const { return history_.undo_steps(); }
  [[nodiscard]] bool changed() const;                              ///< is there anything that is not saved?
  [[nodiscard]] std::int32_t current() const { return current_; }  ///< the district that the tools give towns to
  [[nodiscard]] std::int32_t place_of(model::AreaRow town) const;  ///< among the grouping's towns; -1: none of them
  [[nodiscard]] PaintedDistricts by_codes() const;

  [[nodiscard]] std::span<const Figure> figures() const { return figures_; }
  /// Of a district, or of the towns in none.
  [[nodiscard]] analysis::Sum sum(std::size_t figure, std::int32_t district) const { return sums_->sum(figure, district); }
  /// Of one town, in words.
  [[nodiscard]] Text figure_of_town(std::size_t figure, std::uint32_t town) const;
  [[nodiscard]] std::uint32_t towns_in(std::int32_t district) const { return sums_->towns_in(district); }
  [[nodiscard]] double km2(std::int32_t district) const { return ground_[index(district)]; }
  /// Evacuation sites and shelters that lie in its towns.
  [[nodiscard]] std::uint32_t sites(std::int32_t district) const { return sites_[index(district)]; }

  /// What is wrong as of the last stroke.
  [[nodiscard]] const std::vector<model::GroupingProblem>& problems() const;
  /// The one that next_problem() went to last; null where it is mended, or none was.
  [[nodiscard]] const model::GroupingProblem* shown_problem() const;

  // ---- changing: each is one step, but for those between begin_stroke() and end_stroke() --------------------------------
  void apply(const model::GroupingEdit& edit);
  void begin_stroke() { history_.begin_stroke(); }
  void end_stroke();
  void undo();
  void redo();
  void choose(std::int32_t district);
  /// Goes on to the next one; null where there is none.
  const model::GroupingProblem* next_problem();
  void forget_problem();

  /// It was saved as that set, with the areas' ids by the districts' names.
  void saved(const PaintedSet& set, const model::TownGrouping& grouping);
  /// Other data: districts keep the towns that are still there. What was done can be undone where the towns stayed the same.
  void renew(model::DatasetPtr data);

 private:
  [[nodiscard]] static std::size_t index(std::int32_t district) { return static_cast<std::size_t>(district + 1); }
  void take_figures();
  void count_sites();
  void follow();

  model::DatasetPtr data_;
  model::GroupingHistory history_;
  std::optional<model::TownPlaces> places_;
  PaintedSet set_, saved_set_;
  model::TownGrouping saved_;
  std::vector<Figure> figures_;
  analysis::TownTable table_;  ///< a column a figure
  std::optional<analysis::RunningSums> sums_;
  std::vector<std::uint32_t> sites_of_;  ///< one a town
  std::vector<double> ground_;           ///< by district, those nowhere first
  std::vector<std::uint32_t> sites_;     ///< likewise
  std::int32_t current_ = nowhere;
  std::uint64_t revision_ = 1;
  std::optional<model::GroupingProblem> shown_;
  mutable std::vector<model::GroupingProblem> problems_;
  mutable std::uint64_t problems_of_ = 0;  ///< the revision that they are of
};

/// A sum in words: 1,234; 1,234以上 where towns have no published figure; – where none has one.
Text sum_in_words(const analysis::Sum& sum);

/// Districts by codes as a grouping of the data's towns. Towns and districts that are not there are left out.
model::TownGrouping grouping_of(const model::Dataset& data, const PaintedDistricts& painted);

/// Municipalities whose towns the data have, by code.
std::vector<model::AreaRow> cities_with_towns(const model::Dataset& data);
/// Own sets that divide a municipality.
std::vector<const model::OwnAreaSet*> sets_of(const model::Dataset& data, model::AreaRow city);
/// Has the base districts or wards of that municipality with towns in them?
bool has_districts(const model::Dataset& data, model::AreaRow city);
/// What a new set says of itself: that it is the planner's own grouping.
PaintedSet new_painted_set(const model::Dataset& data, model::AreaRow city);

}  // namespace kuiki::app
