#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "model/dataset.h"

namespace kuiki::app {

/// What is known of one area, by codes and ids: the facts panel and `kuiki show area` both read it.
struct AreaFacts {
  model::AreaRow row = model::none;
  std::string code, name, name_en, kana;
  model::AreaKind kind = model::AreaKind::municipality;
  std::string parent;                                       ///< code; empty where there is none
  std::string prefecture;                                   ///< name, 北海道
  double area_km2 = 0, extent_ns_km = 0, extent_ew_km = 0;  ///< geodesic on GRS80; NaN where not known
  /// As published (the plan, or 国土地理院); NaN where nobody did. The figures above are of generalised outlines.
  double published_km2 = 0, published_ns_km = 0, published_ew_km = 0;
  std::string published_source;
  std::vector<std::string> neighbours;  ///< codes, ascending
  model::BoundaryQuality quality = model::BoundaryQuality::generalised;
  std::string note;  ///< what the boundary is and is not

  /// Sites and shelters in the area, in a fixed order: emergency_site, shelter, then each hazard. 0 is a true count; nothing
  /// where the municipality has published none at all (of a prefecture: where one of its municipalities has).
  struct SiteCount {
    std::string kind;  ///< "emergency_site", "shelter", "flood" …
    Text name;
    std::optional<int> count;
  };
  std::vector<SiteCount> facilities;

  std::vector<SiteCount> services;  ///< hospitals, libraries …: those there are lists of, with at least one here

  std::vector<std::string>
      partnerships;  ///< ids, in the order of the dataset; also those that a ward of the area belongs to

  /// Rows of Dataset::plan_nodes: the projects that plans have for the area (a ward), in the order of the document.
  std::vector<model::NodeRow> ward_projects;

  /// What must be known of a figure of an area of one's own: that it is an estimate, or that towns are missing in it.
  struct Bounds {
    model::Period period;
    model::Qualifier qualifier = model::Qualifier::exact;
    double lower = 0, upper = 0;  ///< NaN unless it is an estimate of a total
    std::string note;
    bool estimate = false;  ///< shared out by area
  };
  struct Statistic {
    std::string indicator;
    std::vector<std::pair<model::Period, double>> values;  ///< by period, ascending; NaN where there is no number
    std::vector<Bounds> bounds = {};                       ///< of those values that have some
    /// Null where there is nothing to be known of that value.
    [[nodiscard]] const Bounds* bounds_at(const model::Period& period) const;
  };
  std::vector<Statistic> statistics;  ///< in the order of the dataset; indicators that say nothing of the area are left out
};

/// Is it a series over the years that stands among an area's figures? A plan's figures are baselines, targets and actuals,
/// which are no series, unless they were measured by ward or district: they are said with their roles.
bool is_series(const model::Indicator& indicator);
/// Decimals for the values of one series: the indicator's own, else as many as they carry, at most 2.
int decimals_of(const model::Indicator& indicator, const AreaFacts::Statistic& statistic);
/// Rows of the indicators of plans that have figures for the area, as printed; what a plan prints again stands once.
std::vector<model::IndicatorRow> plan_indicators_of(const model::Dataset& data, model::AreaRow area);
/// 46.24 km²（簡略化した境界からの計算値）、公表値 46.23 km²（出典）; likewise the extent. Empty where nothing is known.
Text area_size_words(const AreaFacts& facts);
Text area_extent_words(const AreaFacts& facts);

/// `area` must be a row of `data.areas`.
AreaFacts area_facts(const model::Dataset& data, model::AreaRow area);

/// Rows of the facilities inside the area: by the code of the table, districts by their polygon.
std::vector<model::FacilityRow> facilities_in(const model::Dataset& data, model::AreaRow area);

Text area_name(const model::Dataset& data, model::AreaRow area);  ///< name in both languages
/// The name as it is told apart from others: a ward or district with its city (札幌市南区), unless the talk is of `within`
/// anyway.
Text full_name(const model::Dataset& data, model::AreaRow area, model::AreaRow within = model::none);
Text indicator_name(const model::Indicator& indicator);  ///< name in both languages
Text indicator_unit(const model::Indicator& indicator);  ///< unit in both languages

}  // namespace kuiki::app
