#include "store/carry_entered.h"

#include <set>

#include "base/error.h"
#include "base/plural.h"

namespace kuiki::store {
namespace {

constexpr auto value_columns = "indicator_id, area_code, period, part, value, qualifier, printed, note, entered_at";

/// Cells 0 to 8 of a query over `value_columns`.
struct Carried {
  const SqliteStatement& q;
  [[nodiscard]] Cell words(int column) const { return q.null(column) ? Cell{} : text(q.text(column)); }
  [[nodiscard]] Cell number(int column) const { return q.null(column) ? Cell{} : Cell{q.number(column)}; }
};

void to_history(Insert& history, const Carried& row, std::string_view replaced_at) {
  history.row({Cell{}, row.words(0), row.words(1), row.words(2), row.words(3), row.number(4), row.words(5), row.words(6),
               row.words(7), row.words(8), text(replaced_at)});
}

std::set<std::string, std::less<>> indicators_of(const SqliteConnection& to) {
  std::set<std::string, std::less<>> ids;
  SqliteStatement q(to, "SELECT id FROM indicator");
  while (q.step()) ids.emplace(q.text(0));
  return ids;
}

void carry(const SqliteConnection& from, const SqliteConnection& to, Warnings& warnings) {
  const auto known = indicators_of(to);
  std::size_t carried = 0;
  std::size_t homeless = 0;
  Insert figures(to, "observation");
  Insert history(to, "observation_history");
  if (from.has_table("observation_history"))
    for (SqliteStatement q(from,
                           std::string("SELECT ") + value_columns + ", replaced_at FROM observation_history ORDER BY fid");
         q.step();)
      to_history(history, {q}, q.text(9));
  for (SqliteStatement q(from,
                         std::string("SELECT ") + value_columns + " FROM observation WHERE status = 'entered' ORDER BY fid");
       q.step();) {
    const Carried row{q};
    if (!known.contains(q.text(0))) {
      ++homeless;
      to_history(history, row, q.text(8));
      continue;
    }
    ++carried;
    figures.row({Cell{}, row.words(0), row.words(1), row.words(2), text("actual"), row.words(3), row.number(4), row.words(5),
                 row.words(6), text("entered"), row.words(7), Cell{}, row.words(8), Cell{}});
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
