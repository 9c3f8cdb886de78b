#pragma once
#include <map>
#include <string>

#include "base/progress.h"
#include "store/build_areas.h"
#include "store/geodata.h"
#include "store/plan_files.h"

namespace kuiki::store {

/// One figure. `printed`: read from a source as it stands, or computed by the indicator's own method from such figures only;
/// `inferred`: something was carried over a municipal change or summed on the way, as `note` says.
struct Figure {
  double value = 0;  ///< NaN where there is none
  model::Status status = model::Status::printed;
  std::string note;
  model::Role role = model::Role::actual;
  std::string printed;      ///< as in the source, where it was read
  std::string source = {};  ///< ids of sources, joined by ;, where they are not the indicator's
};

/// period → row of the area → figure
using Series = std::map<std::string, std::map<int, Figure>>;
/// indicator → series
using Statistics = std::map<std::string, Series>;

/// A whole number as a source prints it.
std::string digits(double value);
/// 1,234,567 for notes.
std::string grouped(double value);

/// Census figures on today's areas: merged and renamed municipalities carried over, cities and prefectures summed where
/// complete.
void add_census(const Geodata& data, const BuiltAreas& areas, Statistics& to);
void add_projection(const Geodata& data, const BuiltAreas& areas, Statistics& to);
void add_registry(const Geodata& data, const BuiltAreas& areas, Statistics& to);
/// The statistics of municipalities that are no sums or shares of ours; not those that add_census and add_registry take.
void add_municipal(const Geodata& data, const BuiltAreas& areas, Statistics& to);
/// The projection of 2023. Needs the census to be there.
void add_new_projection(const Geodata& data, const BuiltAreas& areas, Statistics& to);
/// Towns and districts: their people, households and ages, the wards of Sapporo by the register.
void add_towns(const Geodata& data, const BuiltAreas& areas, Statistics& to);
/// What follows from others (RateText); status `computed`. Needs all others to be there. Throws Error(input_wrong) where one
/// names an indicator that is not there.
void add_rates(const Geodata& data, Statistics& to);
/// Numbers of evacuation sites. Needs the populations to be there.
void add_evacuation(const Geodata& data, const BuiltAreas& areas, Statistics& to, Warnings& warnings);

/// How many projects a plan has for each ward, by theme, over the years of the plan.
void add_ward_projects(const PlanFiles& plans, const BuiltAreas& areas, Statistics& to);

/// The residents that plans want their cities to have, as targets.
void add_planned_population(const PlanFiles& plans, const BuiltAreas& areas, Statistics& to);

/// The columns of `statistics/` of one indicator.
std::vector<const StatisticValues*> columns_of(const Geodata& data, std::string_view indicator);

/// All of them. Throws Error(input_wrong) where `indicators.csv` names one that no rule computes, or lacks one.
Statistics compute_statistics(const Geodata& data, const BuiltAreas& areas, const PlanFiles& plans, Warnings& warnings);

}  // namespace kuiki::store
