#include "store/work_copy.h"

#include <algorithm>

#include "base/error.h"
#include "store/row_json.h"
#include "store/work_make.h"
#include "store/work_open.h"
#include "store/work_tables.h"

namespace kuiki::store {
namespace {

const auto copied_tables = std::tuple_cat(std::tie(meta_table, act_table, act_change_table), changed_tables);

/// The rows of a table, of a damaged file those up to where it cannot be read.
template <class Row, class... Values, class Use>
void each_readable(const Database& from, const Declared<Row, Values...>& table, std::vector<Text>& lost, const Use& use) {
  try {
    for (RowReader q(from, table); q.step();) use(*q);
  } catch (const Error& error) {
    if (error.fault() != Fault::input_wrong) throw;
    lost.push_back(say("表 {}：{}", "table {}: {}", std::string(table.facts.head.name), error.message()));
  }
}

template <class Row, class... Values>
CopiedTable copy_table(const Database& from, const Database& to, const Declared<Row, Values...>& table,
                       std::vector<Text>& lost) {
  CopiedTable copied{std::string(table.facts.head.name)};
  NumberedWriter rows(to, table);
  each_readable(from, table, lost, [&](const Row& row) {
    rows.write(row);
    if constexpr (requires { row.geom; }) to.index_shape(table.facts, row.fid, row.geom);
    ++copied.rows;
  });
  to.numbers_were_given(table.facts);
  return copied;
}

/// How many rows of the copy are what the original's are.
template <class Row, class... Values>
std::size_t same_rows(const Database& from, const Database& to, const Declared<Row, Values...>& table) {
  std::size_t same = 0;
  std::vector<Text> ignored;
  RowReader copy(to, table);
  bool more = copy.step();
  each_readable(from, table, ignored, [&](const Row& row) {
    while (more && copy->fid < row.fid) more = copy.step();
    if (more && copy->fid == row.fid && row_json(table, *copy) == row_json(table, row)) ++same;
  });
  return same;
}

}  // namespace

bool CopyReport::whole() const {
  return lost.empty() && std::ranges::all_of(tables, [](const CopiedTable& t) { return t.rows == t.same; });
}

CopyReport copy_work(const WorkLocation& from, const WorkLocation& to, const Progress& progress) {
  CopyReport report;
  const Text step{"作業ファイルを写しています", "Copying the work file"};
  const auto source = open_work(from, WorkUse::read);
  {
    MadeWork made(to);
    double done = 0;
    const auto one = [&](const auto& table) {
      progress.at(0.8 * done++ / std::tuple_size_v<decltype(copied_tables)>, step);
      report.tables.push_back(copy_table(*source, made.database(), table, report.lost));
    };
    std::apply([&](const auto&... tables) { (one(tables), ...); }, copied_tables);
    if (!made.finish())
      throw Error(Fault::output,
                  say("{} はすでにあります。上書きしませんでした。", "{} is there already and was left alone", to.word()));
  }
  const auto copy = open_work(to, WorkUse::read);
  std::size_t at = 0;
  const auto compare = [&](const auto& table) { report.tables[at++].same = same_rows(*source, *copy, table); };
  std::apply([&](const auto&... tables) { (compare(tables), ...); }, copied_tables);
  progress.at(1, step);
  return report;
}

}  // namespace kuiki::store
