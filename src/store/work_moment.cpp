#include "store/work_moment.h"

#include "store/rows.h"
#include "store/schema_work.h"
#include "store/work_make.h"

namespace kuiki::store {

WorkMoment moment_of_work(const Database& work) {
  WorkMoment moment{.made = work_fact(work, work_meta::made_at) + " " + work_fact(work, work_meta::made_by)};
  moment.act = last_row(work, act_table.facts);
  RowReader acts(work, act_table, "fid");
  if (moment.act > 0 && acts.find(moment.act)) moment.at = acts->at.text;
  return moment;
}

bool was_replaced(const WorkMoment& before, const WorkMoment& now) {
  if (before.made.empty() || now.made.empty()) return false;
  return now.made != before.made || now.act < before.act || (now.act == before.act && now.at != before.at);
}

}  // namespace kuiki::store
