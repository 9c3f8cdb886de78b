#pragma once
#include "store/schema_base.h"
#include "store/schema_meta.h"
#include "store/schema_own.h"
#include "store/schema_work.h"

namespace kuiki::store {

/// All tables of a work file.
inline constexpr std::array work_tables{&meta_table.facts,
                                        &act_table.facts,
                                        &act_change_table.facts,
                                        &entered_table.facts,
                                        &grading_table.facts,
                                        &score_rule_table.facts,
                                        &saved_map_table.facts,
                                        &own_indicator_table.facts,
                                        &own_value_table.facts,
                                        &area_set_table.facts,
                                        &own_area_table.facts,
                                        &own_area_town_table.facts,
                                        &own_area_share_table.facts,
                                        &own_facility_table.facts,
                                        &own_partnership_table.facts,
                                        &own_partnership_member_table.facts,
                                        &story_table.facts,
                                        &story_scene_table.facts};

}  // namespace kuiki::store
