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
#include "store/rows.h"
#include "store/schema_base.h"
#include "store/sqlite_statement.h"

namespace kuiki::store {
namespace {

namespace fs = std::filesystem;

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

template <class Row>
EnteredValue value_of(const Row& row) {
  const auto words = [](std::string_view cell) { return std::string(cell); };
  return {words(row.indicator_id), words(row.period),  words(row.part), row.value,
          words(row.qualifier),    words(row.printed), words(row.note)};
}

/// The columns that a row of either table has of a value.
template <class Row>
Row row_of(const EnteredValue& v, std::string_view area) {
  return {.indicator_id = v.indicator,
          .area_code = area,
          .period = v.period,
          .part = v.part,
          .value = v.value,
          .qualifier = v.qualifier,
          .printed = v.printed,
          .note = v.note};
}

constexpr std::string_view entered = "entered";

/// Saves values in the transaction that its database has begun.
class Saver {
 public:
  Saver(const SqliteConnection& database, const std::string& date)
      : database_(database),
        date_(date),
        indicator_(database, indicator_table, "id"),
        current_(database, observation_table, "indicator_id, period, part, status"),
        remember_(database, observation_history_table),
        forget_(database, delete_from(Dialect::sqlite, observation_table.facts, "fid, status")),
        add_(database, observation_table) {}

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
    say_when();
    database_.run("COMMIT");
    FileInTheMaking::done();
    return report_;
  }

 private:
  /// In the file's contents, for whoever reads it.
  void say_when() const {
    SqliteStatement change(database_, "UPDATE OR ABORT gpkg_contents SET last_change = ?1 WHERE table_name IN (?2, ?3)");
    change.bind(1, std::string_view(date_ + "T00:00:00.000Z"));
    change.bind(2, observation_table.facts.head.name);
    change.bind(3, observation_history_table.facts.head.name);
    change.run();
  }

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
    if (!indicator_.find(v.indicator))
      throw Error(Fault::input_wrong,
                  say("指標「{}」はデータベースにありません。", "the database has no indicator '{}'", v.indicator));
    if (indicator_->plan_id.empty())
      throw Error(Fault::input_wrong,
                  say("指標「{}」は計画の指標ではなく統計です。値は入力できません。",
                      "indicator '{}' is a statistic of no plan; values cannot be entered for it", v.indicator));
    return std::string(indicator_->area_code);
  }

  std::optional<Standing> standing(const EnteredValue& v) {
    if (!current_.find(v.indicator, v.period, v.part, entered)) return {};
    return Standing{current_->fid, value_of(*current_), std::string(current_->area_code), std::string(current_->entered_at)};
  }

  void move_to_history(const Standing& old) {
    auto row = row_of<ObservationHistoryRow>(old.value, old.area);
    row.entered_at = old.entered_at;
    row.replaced_at = date_;
    remember_.write(row);
    forget_.bind(1, old.fid);
    forget_.bind(2, entered);
    forget_.run();
  }

  void add(const EnteredValue& v, const std::string& area) {
    auto row = row_of<ObservationRow>(v, area);
    row.role = "actual";
    row.status = entered;
    row.entered_at = date_;
    add_.write(row);
  }

  const FileInTheMaking making_;
  const SqliteConnection& database_;
  const std::string& date_;
  ReaderOf<indicator_table> indicator_;
  ReaderOf<observation_table> current_;
  WriterOf<observation_history_table> remember_;
  SqliteStatement forget_;
  WriterOf<observation_table> add_;
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
  const auto wanted = [&](std::string_view id) { return indicator.empty() || id == indicator; };
  for (RowReader q(database, observation_history_table); q.step();)
    if (wanted(q->indicator_id)) records.push_back({value_of(*q), std::string(q->entered_at), std::string(q->replaced_at)});
  RowReader q(database, observation_table, "status");
  for (bool more = q.find(entered); more; more = q.step())
    if (wanted(q->indicator_id)) records.push_back({value_of(*q), std::string(q->entered_at), {}});
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
