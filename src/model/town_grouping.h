#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/dataset.h"

/// Districts in the making: which town is given to which district. A small value; an edit makes a new one, undo is the list of old ones.
namespace kuiki::model {

/// What new districts are coloured by, in turn: the accents of the CUD colour set (ver. 4), told apart with P-, D- and T-type colour
/// vision, then its light ones.
std::span<const std::string_view> district_colours();

struct TownGrouping {
  static constexpr std::int32_t nowhere = -1;  ///< of a town in no district
  struct District {
    std::string id;       ///< of the area it was; empty: new
    std::string name;     ///< unique, not empty
    std::string colour;   ///< "#rrggbb"
    bool locked = false;  ///< it neither gets nor loses towns
    friend bool operator==(const District&, const District&) = default;
  };
  AreaRow within = none;
  std::vector<AreaRow> towns;             ///< ascending; the same in all that come from one
  std::vector<std::int32_t> district_of;  ///< one a town, into `districts`
  std::vector<District> districts;
  friend bool operator==(const TownGrouping&, const TownGrouping&) = default;
};

/// All towns of a municipality in no district.
TownGrouping empty_grouping(const Dataset& data, AreaRow within);
/// The towns as a set of the work file, or the base's own districts of a municipality, else its wards (`set` null), have them.
TownGrouping grouping_of(const Dataset& data, AreaRow within, const OwnAreaSet* set);

// Edits. Towns and districts by their places in the grouping.
struct GiveTowns {
  std::vector<std::uint32_t> towns;
  std::int32_t district = TownGrouping::nowhere;
};
struct AddDistrict {
  std::string name;    ///< empty: 地区1, 地区2 …; District 1, District 2 …
  std::string colour;  ///< empty: one that its neighbours in the list do not have
  Lang lang = Lang::ja;
};
struct ChangeDistrict {
  std::int32_t district = 0;
  TownGrouping::District to;  ///< a name that another one has, or an empty one, is left as it was
};
/// Its towns are in none from then on; the districts behind it move up. A locked one stays.
struct RemoveDistrict {
  std::int32_t district = 0;
};
/// The districts of another grouping of the same towns in the place of one's own; locked ones stay, with their towns.
struct TakeOver {
  TownGrouping from;
};
using GroupingEdit = std::variant<GiveTowns, AddDistrict, ChangeDistrict, RemoveDistrict, TakeOver>;

/// Towns of locked districts stay where they are, and a locked district gets none.
TownGrouping edited(TownGrouping grouping, const GroupingEdit& edit);

/// What stands where on the map, for the tools that give towns: made once.
class TownPlaces {
 public:
  TownPlaces(const Areas& areas, std::span<const AreaRow> towns);
  /// Those whose visual centre lies in the ring (closed or not), longitude and latitude.
  [[nodiscard]] std::vector<std::uint32_t> in_lasso(std::span<const geo::Point> ring) const;
  /// The town under the middle, and those whose visual centre is within the radius.
  [[nodiscard]] std::vector<std::uint32_t> in_brush(geo::Point middle, double radius_m) const;
  /// Towns that share a border line with it.
  [[nodiscard]] std::span<const std::uint32_t> neighbours(std::uint32_t town) const { return neighbours_[town]; }

 private:
  const Areas& areas_;
  std::vector<AreaRow> towns_;
  std::vector<std::vector<std::uint32_t>> neighbours_;
};

/// What is wrong with a grouping, to be gone through one after another.
struct GroupingProblem {
  enum class Kind : std::uint8_t { no_district, in_parts, empty_district };
  Kind kind = Kind::no_district;
  std::int32_t district = TownGrouping::nowhere;
  std::vector<std::uint32_t>
      towns;  ///< those without a district that hang together; of a district the part that is not its largest
};
/// Towns without a district first, then districts in several parts, then empty ones.
std::vector<GroupingProblem> problems_of(const TownGrouping& grouping, const TownPlaces& places);

/// Groupings as they were, a stroke a step.
class GroupingHistory {
 public:
  explicit GroupingHistory(TownGrouping begin) : now_(std::move(begin)) {}
  [[nodiscard]] const TownGrouping& now() const { return now_; }
  [[nodiscard]] bool can_undo() const { return in_stroke_ || !before_.empty(); }
  [[nodiscard]] bool can_redo() const { return !after_.empty(); }
  [[nodiscard]] std::size_t undo_steps() const { return before_.size(); }
  [[nodiscard]] bool in_stroke() const { return in_stroke_; }
  /// One step by itself.
  void apply(const GroupingEdit& edit);
  /// Edits between these are one step: a brush drawn over the map. A stroke that changed nothing is none.
  void begin_stroke();
  void end_stroke();
  bool undo();
  bool redo();

 private:
  TownGrouping now_;
  std::vector<TownGrouping> before_, after_;
  bool in_stroke_ = false;
};

}  // namespace kuiki::model
