#include "store/carry_entered.h"

#include <set>

#include "base/error.h"
#include "base/plural.h"
#include "model/plan_names.h"
#include "store/rows.h"
#include "store/schema_base.h"
#include "store/sqlite_connection.h"

namespace kuiki::store {
namespace {

using model::Status;

/// What stood in `observation`, as history.
ObservationHistoryRow history_of(const ObservationRow& row) {
  return {.indicator_id = row.indicator_id,
          .area_code = row.area_code,
          .period = row.period,
          .part = row.part,
          .value = row.value,
          .qualifier = row.qualifier,
          .printed = row.printed,
          .note = row.note,
          .entered_at = row.entered_at,
          .replaced_at = row.entered_at};
}

std::set<std::string, std::less<>> indicators_of(const SqliteConnection& to) {
  std::set<std::string, std::less<>> ids;
  for (RowReader q(to, indicator_table); q.step();) ids.emplace(q->id);
  return ids;
}

void carry(const SqliteConnection& from, const SqliteConnection& to, Warnings& warnings) {
  const auto known = indicators_of(to);
  std::size_t carried = 0;
  std::size_t homeless = 0;
  RowWriter figures(to, observation_table);
  RowWriter history(to, observation_history_table);
  for (RowReader q(from, observation_history_table); q.step();) history.write(*q);
  RowReader q(from, observation_table, "status");
  for (bool more = q.find(model::status_id(Status::entered)); more; more = q.step()) {
    if (!known.contains(q->indicator_id)) {
      ++homeless;
      history.write(history_of(*q));
      continue;
    }
    ++carried;
    ObservationRow row = *q;
    row.role = model::role_id(model::Role::actual);
    row.line.reset();
    row.source = {};
    figures.write(row);
  }
  if (carried > 0)
    warnings.push_back(say("前のデータベースに入力されていた実績値 {} 件を引き継ぎました",
                           "Entered actuals taken over from the former database: {}", counted(carried, "figure")));
  if (homeless > 0)
    warnings.push_back(say("入力されていた実績値 {} 件は、その指標がなくなったため履歴に移しました",
                           "{} entered figures moved to the history, as their indicators no longer exist", homeless));
}

}  // namespace

void carry_entered(const SqliteConnection& old, const SqliteConnection& to, Warnings& warnings) {
  try {
    if (old.columns("observation").contains("entered_at")) carry(old, to, warnings);
  } catch (const Error& error) {
    if (error.fault() == Fault::output) throw;
    throw Error(
        error.fault(),
        say("{} に入力されている値を引き継げないため、作り直しを止めました（{}）。入力値が不要であれば、このファイルを"
            "移すか消してから、もう一度実行してください",
            "{} is not replaced, for the values entered into it cannot be read ({}); if they are not needed, move "
            "or delete the file and run again",
            old.file().string(), error.message()));
  }
}

}  // namespace kuiki::store
