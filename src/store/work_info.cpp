#include "store/work_info.h"

#include <charconv>

#include "store/rows.h"
#include "store/schema_tables.h"
#include "store/work_make.h"
#include "store/work_open.h"

namespace kuiki::store {

WorkInfo work_info(const WorkLocation& where) {
  const auto work = open_work(where, WorkUse::read);
  WorkInfo info;
  const auto version = work_fact(*work, work_meta::version);
  std::from_chars(version.data(), version.data() + version.size(), info.version);
  info.base_version = work_fact(*work, work_meta::base);
  info.made_at = work_fact(*work, work_meta::made_at);
  info.made_by = work_fact(*work, work_meta::made_by);
  for (const auto* table : work_tables) {
    if (!work->has_table(table->head.name)) continue;  // of an earlier layout
    const auto count = work->statement("SELECT count(*) FROM " + sql_name(table->head.name));
    count->step();
    info.tables.push_back({std::string(table->head.name), std::string(table->head.about), count->integer(0)});
  }
  for (const auto& text : own_texts(*work)) info.own.push_back({text.kind, text.id, text.title});
  for (RowReader q(*work, act_table); q.step();) {
    ++info.acts;
    info.last_at = q->at.text;
    info.last_by = q->who;
  }
  return info;
}

}  // namespace kuiki::store
