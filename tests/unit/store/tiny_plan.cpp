#include "store/tiny_plan.h"

namespace kuiki::store {

void add_tiny_plan(const TinyGeodata& land) {
  land.write("plans/taka/plan.csv",
             "id,title,title_en,municipality_code,period_from,period_to,document,expected_indicators\n"
             "taka,計画,Plan,01203,FY2015,FY2019,000 計画,1\n");
  land.write("plans/taka/nodes.csv",
             "id,parent,hierarchy,kind,number,title,departments,sdgs,category,reflection,text,future_direction,individual_"
             "plans,rationale,"
             "area_code,theme,line,note\ntaka-1,,goals,目標,,題,,,,,,,,,,,1,\n");
  land.write("plans/taka/indicators.csv",
             "id,node,also_nodes,name,name_note,unit,direction,direction_basis,accrual,mapping_unit,area_code,place,"
             "rationale,line,same_as,"
             "printed_row,note\ntaka-a,taka-1,,利用者数,,人,up,judged,annual,municipality,01203,,,2,,利用者数 | 100,\n");
  land.write("plans/taka/observations.csv",
             "indicator,area_code,period,role,part,value,qualifier,printed,status,line,note\n"
             "taka-a,01203,FY2015,actual,,100,exact,100,printed,2,\n");
  land.write("plans/places.csv", "plan,place,lon,lat,basis,note\n");
  land.write("plans/cross_sums.csv", "id,description,parts,total,holds,note\n");
  land.write("plans/defects.csv", "plan,line,kind,what,handling\n");
  land.write("plans/comparisons.csv", "id,name,name_en,note,note_en\n");
  land.write("plans/comparison_members.csv", "comparison,indicator,note\n");
}

}  // namespace kuiki::store
