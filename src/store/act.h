#pragma once
#include <optional>
#include <set>
#include <string>

#include "base/outcome.h"
#include "store/act_doing.h"
#include "store/row_json.h"
#include "store/schema_work.h"

namespace kuiki::store {

/// One change of the work file: a transaction, with what each row was before and after. It becomes a row of `act` with the
/// first row it changes; without finish() nothing of it stays.
class Act {
 public:
  /// `database` was opened to change it. Throws in its words, as everything here.
  Act(Database& database, Doing doing);
  Act(const Act&) = delete;
  Act& operator=(const Act&) = delete;
  ~Act() = default;

  [[nodiscard]] Database& database() { return database_; }
  [[nodiscard]] std::int64_t number();  ///< of this act
  [[nodiscard]] const std::string& at() const { return doing_.at; }
  [[nodiscard]] const std::string& who() const { return doing_.who; }
  [[nodiscard]] std::size_t changes() const { return changes_; }
  /// `before` and `after` as JSON; empty where there was none, or is none any more.
  void changed(std::string_view table, const std::string& key, const std::string& before, const std::string& after);
  /// From here on it is done. Without changes nothing is written.
  void finish();
  /// It is whole, and another act follows in the same transaction.
  void leave_open();

 private:
  const FileInTheMaking making_;
  Database& database_;
  Doing doing_;
  std::int64_t number_ = 0;
  std::size_t changes_ = 0;
  std::set<std::string, std::less<>> tables_;
  WriterOf<act_change_table> write_;
};

/// The rows of one table, changed in an act.
template <class Row, class... Values>
class TableInAct {
 public:
  TableInAct(Act& act, const Declared<Row, Values...>& table)
      : act_(act),
        table_(table),
        find_(act.database(), table, key_of(table.facts)),
        add_(act.database(), table),
        replace_(act.database(), table, "fid, act"),
        remove_(act.database().statement(delete_from(act.database().dialect(), table.facts, "fid, act"))) {}

  /// The row with this key, in the order of key_of(): valid until the next call of anything here; null where there is none.
  template <class... Keys>
  const Row* find(const Keys&... keys) {
    return find_.find(keys...) ? &*find_ : nullptr;
  }
  /// The row with the same key as this one.
  const Row* find_like(const Row& row) { return find_.find_like(key_of(table_.facts), row) ? &*find_ : nullptr; }
  void add(Row row) {
    row.act = act_.number();
    const auto after = row_json(table_, row);
    index(add_.write(row), row);
    act_.changed(name(), key_text(key_of(table_.facts), after), {}, after.text());
  }
  /// `standing` is what find() gave last.
  void replace(const Row& standing, Row row) {
    const auto before = row_json(table_, standing);
    const auto fid = standing.fid;
    const auto seen = standing.act;
    row.act = act_.number();
    const auto after = row_json(table_, row);
    check(replace_.write(row, fid, seen));
    index(fid, row);
    act_.changed(name(), key_text(key_of(table_.facts), after), before.text(), after.text());
  }
  void remove(const Row& standing) {
    const auto before = row_json(table_, standing);
    remove_->bind(1, standing.fid);
    remove_->bind(2, standing.act);
    const auto fid = standing.fid;
    check(remove_->run());
    index(fid, {});
    act_.changed(name(), key_text(key_of(table_.facts), before), before.text(), {});
  }

 private:
  [[nodiscard]] std::string_view name() const { return table_.facts.head.name; }
  /// Nobody else changes anything meanwhile: the act holds the lock.
  static void check(std::int64_t rows) {
    if (rows != 1) throw std::logic_error("a row changed under an act");
  }

  void index(std::int64_t fid, const Row& row) {
    if constexpr (requires { row.geom; }) act_.database().index_shape(table_.facts, fid, row.geom);
  }

  Act& act_;
  const Declared<Row, Values...>& table_;
  RowReader<Row, Values...> find_;
  RowWriter<Row, Values...> add_;
  RowUpdater<Row, Values...> replace_;
  std::unique_ptr<Statement> remove_;
};

}  // namespace kuiki::store
