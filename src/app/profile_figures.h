#pragma once
#include <string>
#include <vector>

#include "model/dataset.h"
#include "model/wording.h"
#include "report/area_profile.h"

/// The figures of an area's profile: which of several that say the same is shown, and how it stands among others.
namespace kuiki::app {

/// Ids of `source` rows that what is shown owes, in the order in which it is shown.
class OwedSources {
 public:
  explicit OwedSources(const model::Dataset& data) : data_(data) {}
  /// Of the indicator's figure for the area; the figure's own where it has some.
  void add(model::IndicatorRow indicator, const model::Period& period, model::AreaRow area);
  /// One id, or several with ; between them.
  void add(std::string_view ids);
  [[nodiscard]] std::vector<std::string> ids() const { return ids_; }

 private:
  const model::Dataset& data_;
  std::vector<std::string> ids_;
};

/// Population, households, ageing … Where several indicators say the same (census, register), the one with the latest figure
/// that at least half of `peers` have, too. What none of them has is left out, but for residents, households and ageing.
std::vector<report::KeyFigure> key_figures(const model::Dataset& data, model::AreaRow area,
                                           const std::vector<model::AreaRow>& peers, OwedSources& sources);

std::vector<report::ProfileSeries> population_series(const model::Dataset& data, model::AreaRow area, OwedSources& sources);

/// Latest three counts, the last projection, and the sum of `peers` where all of them have figures of that time.
std::vector<report::AgeShares> age_shares(const model::Dataset& data, model::AreaRow area,
                                          const std::vector<model::AreaRow>& peers, const Text& peers_name,
                                          const model::Wording& wording, OwedSources& sources);

/// `note`: what is counted.
std::vector<report::PopulationChange> population_changes(const model::Dataset& data, model::AreaRow area, Text& note,
                                                         OwedSources& sources);

}  // namespace kuiki::app
