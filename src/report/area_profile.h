#pragma once
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "model/dataset.h"

/// What the sheet of an area says, worked out and ready to be laid out. A number that is not there is NaN, and the sheet
/// writes 「―」 for it.
namespace kuiki::report {

/// A figure of an area and where it stands among the areas of its kind.
struct KeyFigure {
  model::IndicatorRow indicator = model::none;
  model::Period period;
  double value = NAN;
  int decimals = 0;
  bool projected = false;  ///< somebody's projection, no count
  bool estimated = false;  ///< of an area of one's own: shared out by area
  model::Qualifier qualifier = model::Qualifier::exact;
  int rank = 0;         ///< 1 is the greatest; areas with the same figure have the same rank; 0 without a figure
  int known = 0;        ///< how many of its kind have a figure of this period
  double median = NAN;  ///< of those; NaN where there are fewer than three
};

/// Figures over the years that stand in one chart.
struct ProfileSeries {
  enum class Kind { census, registry, projection, earlier_projection, plan } kind = Kind::census;
  Text name;                                             ///< 国勢調査, 将来推計（2023年推計）
  std::vector<std::pair<model::Period, double>> values;  ///< by period, no NaN
  [[nodiscard]] bool projected() const { return kind == Kind::projection || kind == Kind::earlier_projection; }
};

/// Residents by age, as a part of those whose age is known.
struct AgeShares {
  Text name;                                     ///< 小樽市 2020年; 北海道の市町村の計 2020年
  double young = NAN, working = NAN, old = NAN;  ///< of 1
  double oldest = NAN;                           ///< 75 and over, a part of `old`; NaN where not known
  bool projected = false;
};

/// A year's natural and social change, persons.
struct PopulationChange {
  int year = 0;
  double natural = NAN;  ///< births less deaths
  double social = NAN;   ///< moved in less moved out
};

/// Sites and facilities of a kind.
struct FacilityCount {
  Text name;
  std::optional<int> count;  ///< nothing: nobody has published any
  bool part = false;         ///< of the one above (for floods …)
};

struct AreaProfile {
  model::AreaRow area = model::none;
  Text name;                                 ///< 札幌市豊平区
  std::vector<std::pair<Text, Text>> facts;  ///< 面積, 隣接 …: what it is, in words
  std::vector<model::AreaRow> around;        ///< shown whole on the locator map
  Text peers;                                ///< those it is compared with: 札幌市の区
  int peer_count = 0;                        ///< itself among them
  std::vector<KeyFigure> figures;
  std::vector<ProfileSeries> population;
  std::vector<AgeShares> ages;
  std::vector<PopulationChange> changes;  ///< by year
  Text change_note;                       ///< what the changes are counted by
  std::vector<FacilityCount> facilities;
  std::vector<std::string> places;              ///< names of the facilities, where they are few
  std::vector<std::string> towns;               ///< of a district: names, with residents where they are known
  Text towns_note;                              ///< of what and when the numbers behind them are
  std::vector<std::string> plans;               ///< ids: of the municipality
  std::vector<model::IndicatorRow> indicators;  ///< of plans, measured for this area, the plan's general ones first
  model::NodeRow ward = model::none;            ///< what a plan says of the ward
  std::vector<std::string> population_sources;  ///< of residents, ages and changes alone
  std::vector<std::string> sources;             ///< ids of `source` rows, each once
  std::vector<Text> notes;                      ///< on the figures, one sentence each
};

}  // namespace kuiki::report
