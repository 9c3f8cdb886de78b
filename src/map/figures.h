#pragma once
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "map/compose.h"
#include "model/progress.h"
#include "model/wording.h"

/// What the cards of the layer `figures` say: each figure of a plan at the place it was measured for and nowhere else.
namespace kuiki::map {

/// How a figure differs from one that is simply printed.
enum class FigureMark : std::uint8_t {
  none,
  missing_in_source,
  not_measured,
  survey_pending,
  not_set,
  inferred,
  entered,
  published,
  suppressed
};
/// 記載欠落, 未計測 …; empty for `none`.
Text mark_name(FigureMark mark);

/// One figure of a row: 「実績 2018年度」 over 「736万人」.
struct FigureCell {
  std::string label, words;
  FigureMark mark = FigureMark::none;
};

struct FigureRow {
  model::IndicatorRow indicator = model::none;
  std::string name;
  FigureCell value, target;
  /// Share of the way from baseline to target and of the time that is over; NaN where there is none.
  double share = std::numeric_limits<double>::quiet_NaN(), elapsed = std::numeric_limits<double>::quiet_NaN();
  model::Verdict verdict = model::Verdict::unknown;
  std::string verdict_words;  ///< the verdict; where it is unknown, why
};

/// One place of measurement with its figures.
struct FigureCard {
  enum class At : std::uint8_t { city, facility, place, partnership };
  At at = At::city;
  std::string title, detail;          ///< 小樽市; 小樽市総合戦略
  geo::Point lonlat;                  ///< where its line leads to
  model::AreaRow area = model::none;  ///< of a city; of a place that only its municipality is known of
  const model::Partnership* partnership = nullptr;
  std::optional<model::PlaceBasis> basis;  ///< of a facility's or place's position
  std::vector<std::string> plans;          ///< ids of the plans its rows are from
  std::vector<FigureRow> rows;
  std::vector<std::string> sources;  ///< ids of the `source` rows its published figures are from
};

/// The cards of a document, whether or not its layer is on, in the order in which its list comes to each place.
/// Throws Error(input_wrong) for an indicator the data do not have, a statistic of no plan, and a figure by ward or
/// district, which colours areas instead.
std::vector<FigureCard> figure_cards(const model::Dataset& data, const MapDocument& document, model::Wording wording);

/// Is the layer on, with something to show?
bool shows_figures(const MapDocument& document);

}  // namespace kuiki::map
