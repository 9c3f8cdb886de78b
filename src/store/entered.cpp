#include "store/entered.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <map>
#include <optional>
#include <tuple>

#include "base/error.h"
#include "base/outcome.h"
#include "model/period.h"
#include "model/qualifier.h"
#include "store/build_plans.h"
#include "store/sqlite_statement.h"

namespace kuiki::store {
namespace {

namespace fs = std::filesystem;

/// A prepared statement, run again and again; parameters from 1.
class Statement : public SqliteStatement {
 public:
  using SqliteStatement::SqliteStatement;
  Statement& words(int at, std::string_view text) {
    bind(at, text);
    return *this;
  }
  Statement& words_or_null(int at, std::string_view text) {
    if (!text.empty()) return words(at, text);
    bind_null(at);
    return *this;
  }
  Statement& number_or_null(int at, double value) {
    bind(at, value);
    return *this;
  }
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

/// What the program needs and has made: anything else under these names is not written to.
void check_can_hold(const fs::path& file) {
  const SqliteConnection there(file, SqliteUse::read_own);  // says what is wrong with a file that is none of ours
  for (const char* table : {"indicator", "observation", "observation_history", "gpkg_contents"}) {
    if (there.has_table(table)) continue;
    throw Error(Fault::input_wrong,
                say("{}：{}。入力値を保存できるデータベースを指定するか、作り直してください（kuiki build）。",
                    "{}: {}; name a database that can hold entered values, or build it again (kuiki build)", file.string(),
                    there.why_no_table(table)));
  }
  if (!there.columns("observation").contains("entered_at")) {
    throw Error(Fault::input_wrong,
                say("{} は入力値を保存できない古いデータベースです。作り直してください（kuiki build）。",
                    "{} is an older database that cannot hold entered values; build it again (kuiki build)", file.string()));
  }
}

/// What stands in the database for one figure.
struct Standing {
  std::int64_t fid = 0;
  EnteredValue value;
  std::string area, entered_at;
};

/// Saves values in the transaction that its database has begun.
class Saver {
 public:
  Saver(const SqliteConnection& database, const std::string& date)
      : database_(database),
        date_(date),
        indicator_(database, "SELECT plan_id, area_code FROM indicator WHERE id = ?1"),
        current_(
            database,
            "SELECT fid, area_code, value, qualifier, printed, note, entered_at FROM observation WHERE indicator_id = ?1 "
            "AND period = ?2 AND part = ?3 AND status = 'entered'"),
        // OR ABORT: a table may say ON CONFLICT REPLACE, and what stands there would go without a word.
        remember_(database,
                  "INSERT OR ABORT INTO observation_history (indicator_id, area_code, period, part, value, qualifier, "
                  "printed, note, entered_at, replaced_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"),
        forget_(database, "DELETE FROM observation WHERE fid = ?1 AND status = 'entered'"),
        add_(database,
             "INSERT OR ABORT INTO observation (indicator_id, area_code, period, role, part, value, qualifier, printed, "
             "status, note, entered_at) VALUES (?1, ?2, ?3, 'actual', ?4, ?5, ?6, ?7, 'entered', ?8, ?9)") {}

  SaveReport save(const std::vector<const EnteredValue*>& values) {
    const auto printed = printed_figures();
    for (const auto* value : values) save(*value);
    if (report_.saved() == 0) return report_;
    if (printed_figures() != printed) {
      throw Error(Fault::input_wrong,
                  say("{} では、保存すると計画書に記載された値が変わってしまいます。何も保存していません。作り直してください"
                      "（kuiki build）。",
                      "in {} saving would change figures of the documents; nothing was saved. Build it again (kuiki build)",
                      database_.file().string()));
    }
    database_.run("UPDATE OR ABORT gpkg_contents SET last_change = '" + date_ +
                  "T00:00:00.000Z' WHERE table_name IN ('observation', 'observation_history')");
    database_.run("COMMIT");
    FileInTheMaking::done();
    return report_;
  }

 private:
  [[nodiscard]] std::int64_t printed_figures() const {
    SqliteStatement q(database_, "SELECT count(*) FROM observation WHERE status IS NOT 'entered'");
    q.step();
    return q.integer(0);
  }

  void save(const EnteredValue& v) {
    const auto area = area_of(v);
    const auto old = standing(v);
    const bool withdrawn = is_withdrawal(v);
    if (old ? !withdrawn && same_figure(old->value, v) : withdrawn) {
      ++report_.unchanged;
      return;
    }
    if (old) move_to_history(*old);
    if (!withdrawn) add(v, area);
    ++(withdrawn ? report_.withdrawn : old ? report_.replaced : report_.added);
  }

  /// The area of the value's indicator. Throws Error(input_wrong) for an indicator that takes no values.
  std::string area_of(const EnteredValue& v) {
    indicator_.words(1, v.indicator);
    if (!indicator_.step())
      throw Error(Fault::input_wrong,
                  say("指標「{}」はデータベースにありません。", "the database has no indicator '{}'", v.indicator));
    const std::string plan(indicator_.text(0));
    std::string area(indicator_.text(1));
    indicator_.restart();
    if (plan.empty())
      throw Error(Fault::input_wrong,
                  say("指標「{}」は計画の指標ではなく統計です。値は入力できません。",
                      "indicator '{}' is a statistic of no plan; values cannot be entered for it", v.indicator));
    return area;
  }

  std::optional<Standing> standing(const EnteredValue& v) {
    current_.words(1, v.indicator).words(2, v.period).words(3, v.part);
    std::optional<Standing> found;
    if (current_.step()) {
      const auto cell = [&](int column) { return std::string(current_.text(column)); };
      found = Standing{current_.integer(0),
                       {v.indicator, v.period, v.part, current_.number(2), cell(3), cell(4), cell(5)},
                       cell(1),
                       cell(6)};
    }
    current_.restart();
    return found;
  }

  void move_to_history(const Standing& old) {
    const auto& v = old.value;
    remember_.words(1, v.indicator).words_or_null(2, old.area).words(3, v.period).words(4, v.part);
    remember_.number_or_null(5, v.value).words(6, v.qualifier).words_or_null(7, v.printed).words_or_null(8, v.note);
    remember_.words_or_null(9, old.entered_at).words(10, date_).run();
    forget_.bind(1, old.fid);
    forget_.run();
  }

  void add(const EnteredValue& v, const std::string& area) {
    add_.words(1, v.indicator).words_or_null(2, area).words(3, v.period).words(4, v.part);
    add_.number_or_null(5, v.value).words(6, v.qualifier).words_or_null(7, v.printed).words_or_null(8, v.note);
    add_.words(9, date_).run();
  }

  const FileInTheMaking making_;
  const SqliteConnection& database_;
  const std::string& date_;
  Statement indicator_, current_, remember_, forget_, add_;
  SaveReport report_;
};

}  // namespace

EnteredValue withdrawal(std::string indicator, std::string period, std::string part) {
  return {std::move(indicator), std::move(period), std::move(part), NAN, "exact", {}, {}};
}

SaveReport save_entered(const fs::path& file, const std::vector<EnteredValue>& values, const std::string& date) {
  const auto each = checked(values, date);
  check_can_hold(file);
  if (each.empty()) return {};
  for (int tries = 0;; ++tries) {
    const SqliteConnection database(file, SqliteUse::save);
    // A build may have put a new file there while we waited for the old one's lock.
    if (!database.replaced()) return Saver(database, date).save(each);
    if (tries == 5) database.fail();
  }
}

std::vector<EnteredRecord> entered_history(const fs::path& file, std::string_view indicator) {
  const SqliteConnection database(file, SqliteUse::read_own);
  std::vector<EnteredRecord> records;
  const auto read = [&](const std::string& sql) {
    SqliteStatement q(database, sql + " ORDER BY rowid");
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
