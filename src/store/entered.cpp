#include "store/entered.h"

#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <map>
#include <memory>
#include <optional>
#include <tuple>

#include "base/error.h"
#include "model/period.h"
#include "model/qualifier.h"
#include "store/build_plans.h"
#include "store/gpkg_reader.h"

namespace kuiki::store {
namespace {

namespace fs = std::filesystem;

struct CloseDatabase {
  void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

/// A connection that writes. What is not committed is undone when it closes.
class WriteDatabase {
 public:
  explicit WriteDatabase(const fs::path& file) : file_(file) {
    const auto name = file.u8string();
    sqlite3* db = nullptr;
    const int rc = sqlite3_open_v2(reinterpret_cast<const char*>(name.c_str()), &db, SQLITE_OPEN_READWRITE, nullptr);
    db_.reset(db);
    if (rc != SQLITE_OK) fail();
    sqlite3_busy_timeout(db, 3000);
    if (sqlite3_db_readonly(db, "main") == 1) read_only();
    run("BEGIN IMMEDIATE");
  }
  void run(const std::string& sql) const {
    if (sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
  }
  [[nodiscard]] sqlite3* handle() const { return db_.get(); }

  [[noreturn]] void fail() const {
    const int rc = db_ ? sqlite3_errcode(db_.get()) & 0xff : SQLITE_NOMEM;
    if (rc == SQLITE_READONLY || rc == SQLITE_PERM || rc == SQLITE_CANTOPEN) read_only();
    if (rc == SQLITE_BUSY || rc == SQLITE_LOCKED) {
      throw Error(
          Fault::output,
          say("{} を別のプログラムが使っているため、保存できません。QGIS "
              "などで開いていれば閉じて、もう一度保存してください。何も保存していません。",
              "{} is in use by another program; close it there (QGIS?) and save again. Nothing was saved", file_.string()));
    }
    throw Error(Fault::output, say("{} に保存できません（SQLite: {}）。空き容量を確認してください。何も保存していません。",
                                   "cannot save to {} (SQLite: {}); see whether the disk is full. Nothing was saved",
                                   file_.string(), db_ ? sqlite3_errmsg(db_.get()) : "out of memory"));
  }

 private:
  [[noreturn]] void read_only() const {
    throw Error(Fault::output, say("{} には書き込めません（読み取り専用）。書き込める場所に写しを作り、--db "
                                   "でその写しを指定してください。何も保存していません。",
                                   "{} cannot be written to (read-only); copy it to a folder of your own and name the copy "
                                   "with --db. Nothing was saved",
                                   file_.string()));
  }
  fs::path file_;
  std::unique_ptr<sqlite3, CloseDatabase> db_;
};

/// A prepared statement, run again and again; parameters from 1.
class Statement {
 public:
  Statement(const WriteDatabase& database, const char* sql) : database_(database) {
    sqlite3_stmt* statement = nullptr;
    const int rc = sqlite3_prepare_v2(database.handle(), sql, -1, &statement, nullptr);
    statement_.reset(statement);
    if (rc != SQLITE_OK) database.fail();
  }
  Statement& text(int at, std::string_view words) {
    sqlite3_bind_text(statement_.get(), at, words.empty() ? "" : words.data(), static_cast<int>(words.size()),
                      SQLITE_TRANSIENT);
    return *this;
  }
  Statement& text_or_null(int at, std::string_view words) {
    if (!words.empty()) return text(at, words);
    sqlite3_bind_null(statement_.get(), at);
    return *this;
  }
  Statement& number(int at, double value) {
    if (std::isnan(value))
      sqlite3_bind_null(statement_.get(), at);
    else
      sqlite3_bind_double(statement_.get(), at, value);
    return *this;
  }
  Statement& whole(int at, std::int64_t value) {
    sqlite3_bind_int64(statement_.get(), at, value);
    return *this;
  }
  bool step() {
    const int rc = sqlite3_step(statement_.get());
    if (rc == SQLITE_ROW) return true;
    if (rc != SQLITE_DONE) database_.fail();
    sqlite3_reset(statement_.get());
    return false;
  }
  void reset() { sqlite3_reset(statement_.get()); }
  [[nodiscard]] std::string words(int column) const {
    const auto* found = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
    return found ? found : "";
  }
  [[nodiscard]] double value(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL ? NAN
                                                                        : sqlite3_column_double(statement_.get(), column);
  }
  [[nodiscard]] std::int64_t integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

 private:
  const WriteDatabase& database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

bool is_withdrawal(const EnteredValue& v) { return std::isnan(v.value) && v.printed.empty(); }
bool same_number(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }
/// The same figure: of a number the way it was typed does not matter.
bool same_figure(const EnteredValue& a, const EnteredValue& b) {
  return same_number(a.value, b.value) && a.qualifier == b.qualifier && a.note == b.note &&
         (!std::isnan(a.value) || a.printed == b.printed);
}

bool is_date(const std::string& date) {
  const auto period = model::parse_period(date);
  return period && period->kind == model::Period::Kind::day;
}

using Key = std::tuple<std::string, std::string, std::string>;

/// What can be said of the values without the database; each once.
std::vector<const EnteredValue*> checked(const std::vector<EnteredValue>& values, const std::string& date) {
  if (!is_date(date))
    throw Error(Fault::input_wrong, say("入力日「{}」が読めません（2020-04-01 の形）。",
                                        "the day of entry '{}' cannot be read (as 2020-04-01)", date));
  std::vector<const EnteredValue*> each;
  std::map<Key, const EnteredValue*> seen;
  for (const auto& v : values) {
    const auto wrong = [&](const Text& what) {
      throw Error(Fault::input_wrong, say("指標 {}、{}：{}", "indicator {}, {}: {}", v.indicator, v.period, what));
    };
    const auto period = model::parse_period(v.period);
    if (!period || model::to_string(*period) != v.period)
      wrong({"時点が読めません（FY2020 の形）", "the period cannot be read (as FY2020)"});
    if (std::isinf(v.value)) wrong({"値が無限大です", "the value is infinite"});
    if (!model::parse_qualifier(v.qualifier))
      wrong(say("条件「{}」はありません", "there is no qualifier '{}'", v.qualifier));
    const auto [found, added] = seen.emplace(Key{v.indicator, v.period, v.part}, &v);
    if (added) {
      each.push_back(&v);
    } else if (!same_figure(*found->second, v)) {
      wrong({"同じ値が2回、違う内容で渡されました", "the same figure is given twice and differently"});
    }
  }
  return each;
}

}  // namespace

EnteredValue withdrawal(std::string indicator, std::string period, std::string part) {
  return {std::move(indicator), std::move(period), std::move(part), NAN, "exact", {}, {}};
}

SaveReport save_entered(const fs::path& file, const std::vector<EnteredValue>& values, const std::string& date) {
  const auto each = checked(values, date);
  SaveReport report;
  {
    const ReadDatabase there(file);  // says what is wrong with a file that is none of ours
    if (!there.columns("observation").contains("entered_at")) {
      throw Error(
          Fault::input_wrong,
          say("{} は入力値を保存できない古いデータベースです。作り直してください（kuiki build）。",
              "{} is an older database that cannot hold entered values; build it again (kuiki build)", file.string()));
    }
  }
  if (each.empty()) return report;
  const WriteDatabase database(file);
  Statement indicator(database, "SELECT plan_id, area_code FROM indicator WHERE id = ?1");
  Statement current(database,
                    "SELECT fid, area_code, value, qualifier, printed, note, entered_at FROM observation WHERE indicator_id "
                    "= ?1 AND period = ?2 "
                    "AND part = ?3 AND status = 'entered'");
  Statement remember(
      database,
      "INSERT INTO observation_history (indicator_id, area_code, period, part, value, qualifier, printed, note, entered_at, "
      "replaced_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
  Statement forget(database, "DELETE FROM observation WHERE fid = ?1");
  Statement add(database,
                "INSERT INTO observation (indicator_id, area_code, period, role, part, value, qualifier, printed, status, "
                "note, entered_at) "
                "VALUES (?1, ?2, ?3, 'actual', ?4, ?5, ?6, ?7, 'entered', ?8, ?9)");
  for (const auto* v : each) {
    indicator.text(1, v->indicator);
    if (!indicator.step())
      throw Error(Fault::input_wrong,
                  say("指標「{}」はデータベースにありません。", "the database has no indicator '{}'", v->indicator));
    const auto plan = indicator.words(0), area = indicator.words(1);
    indicator.reset();
    if (plan.empty())
      throw Error(Fault::input_wrong,
                  say("指標「{}」は計画の指標ではなく統計です。値は入力できません。",
                      "indicator '{}' is a statistic of no plan; values cannot be entered for it", v->indicator));

    current.text(1, v->indicator).text(2, v->period).text(3, v->part);
    std::optional<std::int64_t> fid;
    EnteredValue old;
    std::string old_area, old_date;
    if (current.step()) {
      fid = current.integer(0);
      old_area = current.words(1);
      old_date = current.words(6);
      old = {v->indicator, v->period, v->part, current.value(2), current.words(3), current.words(4), current.words(5)};
      current.reset();
    }
    const bool withdrawn = is_withdrawal(*v);
    if (fid ? !withdrawn && same_figure(old, *v) : withdrawn) {
      ++report.unchanged;
      continue;
    }
    if (fid) {
      remember.text(1, v->indicator)
          .text_or_null(2, old_area)
          .text(3, v->period)
          .text(4, v->part)
          .number(5, old.value)
          .text(6, old.qualifier);
      remember.text_or_null(7, old.printed).text_or_null(8, old.note).text_or_null(9, old_date).text(10, date);
      remember.step();
      forget.whole(1, *fid).step();
    }
    if (!withdrawn) {
      add.text(1, v->indicator)
          .text_or_null(2, area)
          .text(3, v->period)
          .text(4, v->part)
          .number(5, v->value)
          .text(6, v->qualifier);
      add.text_or_null(7, v->printed).text_or_null(8, v->note).text(9, date);
      add.step();
    }
    ++(withdrawn ? report.withdrawn : fid ? report.replaced : report.added);
  }
  if (report.saved() == 0) return report;
  database.run("UPDATE gpkg_contents SET last_change = '" + date +
               "T00:00:00.000Z' WHERE table_name IN ('observation', 'observation_history')");
  database.run("COMMIT");
  return report;
}

std::vector<EnteredRecord> entered_history(const fs::path& file, std::string_view indicator) {
  const ReadDatabase database(file);
  std::vector<EnteredRecord> records;
  const auto read = [&](const std::string& sql) {
    Query q(database, sql + " ORDER BY rowid");
    while (q.step()) {
      if (!indicator.empty() && q.text(0) != indicator) continue;
      const auto words = [&](int column) { return std::string(q.text(column)); };
      records.push_back({{words(0), words(1), words(2), q.number(3), words(4), words(5), words(6)}, words(7), words(8)});
    }
  };
  const char* columns = "SELECT indicator_id, period, part, value, qualifier, printed, note, entered_at, ";
  if (database.has_table("observation_history")) read(std::string(columns) + "replaced_at FROM observation_history");
  if (database.columns("observation").contains("entered_at"))
    read(std::string(columns) + "NULL FROM observation WHERE status = 'entered'");
  std::ranges::stable_sort(records, {},
                           [](const EnteredRecord& r) { return std::tie(r.value.indicator, r.value.period, r.value.part); });
  return records;
}

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
#ifdef _WIN32
  localtime_s(&local, &now);
#else
  localtime_r(&now, &local);
#endif
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", &local);
  return text;
}

}  // namespace kuiki::store
