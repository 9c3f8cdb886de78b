#pragma once
#include "store/schema_former.h"
#include "store/schema_sql.h"
#include "store/small_gpkg.h"

/// Bases as version 0.1 left them: what people entered lay in the base itself.
namespace kuiki::store::test {

/// Into the base of the tiny plan: 110 of FY2016, replaced by 111; 90 of FY2017; a withdrawn 5 of FY2018.
inline void make_former(const std::filesystem::path& base) {
  run_sql(base, create_table(Dialect::sqlite, observation_history_table.facts));
  run_sql(base,
          "DELETE FROM gpkg_contents WHERE table_name = 'meta'; DROP TABLE meta;"
          "INSERT INTO observation (indicator_id, area_code, period, role, part, value, qualifier, printed, status, note, "
          "entered_at) VALUES ('taka-a', '01203', 'FY2016', 'actual', '', 111, 'exact', '111人', 'entered', '確報', "
          "'2020-06-01'), ('taka-a', '01203', 'FY2017', 'actual', '', 90, 'exact', '', 'entered', '', '2020-05-01');"
          "INSERT INTO observation_history (indicator_id, area_code, period, part, value, qualifier, printed, note, "
          "entered_at, replaced_at) VALUES ('taka-a', '01203', 'FY2016', '', 110, 'exact', '110人', '速報', '2020-05-01', "
          "'2020-06-01'), ('taka-a', '01203', 'FY2018', '', 5, 'exact', '', '', '2020-05-01', '2020-07-01')");
}

}  // namespace kuiki::store::test
