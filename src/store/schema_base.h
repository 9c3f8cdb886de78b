#pragma once
#include "store/schema_areas.h"
#include "store/schema_backdrop.h"
#include "store/schema_figures.h"
#include "store/schema_meta.h"
#include "store/schema_places.h"
#include "store/schema_plans.h"

/// All tables of the base (kuiki.gpkg).
namespace kuiki::store {

inline constexpr std::array base_tables{&meta_table.facts,
                                        &area_table.facts,
                                        &area_neighbour_table.facts,
                                        &water_area_table.facts,
                                        &facility_table.facts,
                                        &place_table.facts,
                                        &reference_point_table.facts,
                                        &reference_line_table.facts,
                                        &reference_water_table.facts,
                                        &partnership_table.facts,
                                        &partnership_member_table.facts,
                                        &indicator_table.facts,
                                        &observation_table.facts,
                                        &indicator_group_table.facts,
                                        &statistic_areas_table.facts,
                                        &statistic_column_table.facts,
                                        &plan_table.facts,
                                        &plan_node_table.facts,
                                        &plan_place_table.facts,
                                        &comparison_table.facts,
                                        &comparison_member_table.facts,
                                        &cross_sum_table.facts,
                                        &plan_defect_table.facts,
                                        &source_table.facts,
                                        &map_table.facts,
                                        &area_reference_table.facts,
                                        &adjacency_reference_table.facts,
                                        &total_reference_table.facts};

}  // namespace kuiki::store
