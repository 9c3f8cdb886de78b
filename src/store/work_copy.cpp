#include "store/work_copy.h"

#include <algorithm>
#include <unordered_set>

#include "base/error.h"
#include "store/row_json.h"
#include "store/work_make.h"
#include "store/work_open.h"
#include "store/work_tables.h"

namespace kuiki::store {
namespace {

const auto copied_tables = std::tuple_cat(std::tie(meta_table, act_table, act_change_table), changed_tables);

/// So many row numbers between two pieces of a damaged table are tried one by one.
constexpr std::int64_t most_tried = 100'000;

/// The rows of a table that may be damaged: from its start as far as they can be read, then from its end, then those between
/// one by one, for a damaged page takes only its own rows with it. False where something could not be read; `why` says what.
template <class Row, class... Values>
class ReadableRows {
 public:
  ReadableRows(const Database& from, const Declared<Row, Values...>& table) : from_(from), table_(table) {}

  template <class Use>
  bool each(const Use& use) {
    std::int64_t last = 0;
    if (attempt([&] {
          for (RowReader q(from_, table_); q.step();) {
            if (q->fid <= last) out_of_order();
            use(*q);
            last = q->fid;
          }
        }))
      return true;
    std::int64_t first = 0;  // of those read from the end
    attempt([&] {
      RowReader q(from_, table_, {}, Order::last_to_first);
      while (q.step() && q->fid > last) {
        first = q->fid;
        use(*q);
      }
    });
    between(last, first > 0 ? first : highest() + 1, use);
    return false;
  }
  [[nodiscard]] const Text& why() const { return why_; }

 private:
  /// What is damaged is noted; any other failure is one.
  template <class Read>
  bool attempt(const Read& read) {
    try {
      read();
      return true;
    } catch (const Error& error) {
      if (error.fault() != Fault::input_wrong) throw;
      if (why_.empty()) why_ = error.message();
      return false;
    }
  }
  [[noreturn]] void out_of_order() const {
    throw Error(Fault::input_wrong, {"行の順番が正しくありません", "its rows are out of order"});
  }
  /// The greatest row number that was ever given, where the end of the table cannot be read; 0 where it is not known.
  std::int64_t highest() {
    std::int64_t number = 0;
    if (from_.dialect() != Dialect::sqlite) return number;
    attempt([&] {
      const auto q = from_.statement("SELECT seq FROM sqlite_sequence WHERE name = ?1");
      q->bind(1, table_.facts.head.name);
      if (q->step()) number = q->integer(0);
    });
    return number;
  }
  template <class Use>
  void between(std::int64_t last, std::int64_t first, const Use& use) {
    if (first - last > most_tried) return;
    for (std::int64_t fid = last + 1; fid < first; ++fid)
      attempt([&] {
        RowReader q(from_, table_, "fid");
        if (q.find(fid)) use(*q);
      });
  }

  const Database& from_;
  const Declared<Row, Values...>& table_;
  Text why_;
};

/// Whether a row can stand in a table of ours: a damaged page may give rows that lack what they must have, or come twice.
template <class Row, class... Values>
class Fitting {
 public:
  explicit Fitting(const Declared<Row, Values...>& table) : table_(table) {}

  bool operator()(const Row& row) {
    const auto whole = [&](const auto& column) {
      return column.facts.rules.null || !is_null(row.*(column.member), column.facts.rules);
    };
    if (!std::apply([&](const auto&... columns) { return (whole(columns) && ...); }, table_.columns)) return false;
    const auto key = key_of(table_.facts);
    return key == "fid" || seen_.insert(key_text(key, row_json(table_, row))).second;
  }

 private:
  const Declared<Row, Values...>& table_;
  std::unordered_set<std::string> seen_;
};

/// How many rows a table has, as an index of it says where the table itself cannot; nothing where neither can be read.
std::optional<std::size_t> rows_in(const Database& from, const TableFacts& table) {
  try {
    const auto q = from.statement("SELECT count(*) FROM " + sql_name(table.head.name));
    if (!q->step()) return {};
    return static_cast<std::size_t>(q->integer(0));
  } catch (const Error& error) {
    if (error.fault() != Fault::input_wrong) throw;
    return {};
  }
}

Text lost_words(const CopiedTable& table, const Text& why) {
  if (why.empty())
    return say("表 {}：{}行を写しました。形の合わない行は写していません",
               "table {}: {} rows were copied; rows that are no whole ones were not", table.name, table.rows);
  if (!table.all)
    return say("表 {}：{}行を読めました。残りが何行かは分かりません（{}）",
               "table {}: {} rows could be read, of how many is not known ({})", table.name, table.rows, why);
  return say("表 {0}：{2}行のうち {1}行を読めました（{3}）", "table {}: {} of {} rows could be read ({})", table.name,
             table.rows, *table.all, why);
}

template <class Row, class... Values>
CopiedTable copy_table(const Database& from, const Database& to, const Declared<Row, Values...>& table,
                       std::vector<Text>& lost) {
  CopiedTable copied{.name = std::string(table.facts.head.name)};
  NumberedWriter rows(to, table);
  ReadableRows readable(from, table);
  Fitting fits(table);
  bool whole = true;
  const bool all_read = readable.each([&](const Row& row) {
    if (!fits(row)) {
      whole = false;
      return;
    }
    rows.write(row);
    if constexpr (requires { row.geom; }) to.index_shape(table.facts, row.fid, row.geom);
    ++copied.rows;
  });
  if (!whole || !all_read) {
    copied.all = rows_in(from, table.facts);
    lost.push_back(lost_words(copied, readable.why()));
  }
  to.numbers_were_given(table.facts);
  return copied;
}

/// How many rows of the copy are what the original's are.
template <class Row, class... Values>
std::size_t same_rows(const Database& from, const Database& to, const Declared<Row, Values...>& table) {
  std::size_t same = 0;
  std::int64_t before = 0;
  RowReader copy(to, table);
  RowReader one(to, table, "fid");
  bool more = copy.step();
  ReadableRows(from, table).each([&](const Row& row) {
    const bool backwards = row.fid < before;
    before = std::max(before, row.fid);
    if (backwards) {
      if (one.find(row.fid) && row_json(table, *one) == row_json(table, row)) ++same;
      return;
    }
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
