#pragma once
#include "app/check.h"
#include "model/dataset.h"
#include "store/load.h"

/// The rules of `kuiki check`, one function each; they append to the findings.
namespace kuiki::app {

using Findings = std::vector<Finding>;
using model::AreaRow;

template <class Row>
std::size_t index(Row row) {
  return row.index();
}
/// "南区（01106）" / "Minami-ku (01106)".
Text area_words(const model::Dataset& data, AreaRow row);
/// With its sign, unless it rounds to nothing.
std::string signed_number(double value, int decimals);

/// Areas within 0.5 % of the reference, extents likewise; areas with an undecided border are reported as known.
void check_areas(const model::Dataset& data, const std::vector<store::AreaReference>& references, Findings& to);
/// Neighbours that the reference facts name.
void check_adjacency(const model::Dataset& data, const std::vector<store::AdjacencyReference>& references, Findings& to);
/// The stored neighbours are mutual, and just those whose shapes share a border line.
void check_neighbours(const model::Dataset& data, Findings& to);
/// Every shape at both scales is a valid polygon, and the stored areas are those of the shapes.
void check_validity(const model::Dataset& data, Findings& to);
/// Districts cover their city, without gap or overlap.
void check_coverage(const model::Dataset& data, Findings& to);
/// Every evacuation site lies inside its municipality and ward.
void check_locations(const model::Dataset& data, Findings& to);
/// Every area but a prefecture has a parent of the right kind.
void check_parents(const model::Dataset& data, Findings& to);
/// Counts of wards and districts sum to that of their city; people on the water are in no district.
void check_sums(const model::Dataset& data, const std::vector<store::WaterAreaNote>& water, Findings& to);
/// Towns cover their ward or municipality, districts are their towns.
void check_town_shapes(const model::Dataset& data, Findings& to);
/// Counts of towns sum to those of their districts and municipalities, but for the people on the water; ages and the unknown
/// to the total.
void check_town_sums(const model::Dataset& data, const std::vector<store::WaterAreaNote>& water, Findings& to);
/// Figures add up to published totals.
void check_totals(const model::Dataset& data, const std::vector<store::TotalReference>& totals, Findings& to);
/// The statistics that are packed for reading are those of the table `observation`, which has none of the rates.
void check_columns(const model::Dataset& data, const std::vector<store::RateDefinition>& rates,
                   const std::filesystem::path& database, Findings& to);
/// Every rate follows from indicators that are there; worked out anew where its parts are of one period.
void check_rates(const model::Dataset& data, const std::vector<store::RateDefinition>& rates, Findings& to);

}  // namespace kuiki::app
