#include "store/take_over.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <tuple>
#include <vector>

#include "model/plan_names.h"
#include "store/act.h"
#include "store/act_words.h"
#include "store/entered_row.h"
#include "store/moment.h"
#include "store/schema_base.h"
#include "store/schema_former.h"
#include "store/work_make.h"

namespace kuiki::store {
namespace {

using model::Status;

/// Throws Error(input_wrong) for a qualifier that is none.
template <class Row>
EnteredRecord kept_of(const TableReader& q, const Row& row) {
  if (!row.qualifier.empty() && !model::parse_qualifier(row.qualifier))
    q.wrong(say("条件「{}」はありません", "there is no qualifier '{}'", row.qualifier));
  return {.value = value_of(row), .area = std::string(row.area_code), .entered_at = std::string(row.entered_at)};
}

bool may_have_entered(const Database& base) {
  return base.columns(observation_table.facts.head.name).contains("entered_at");
}

std::vector<EnteredRecord> standing_values(const Database& base) {
  std::vector<EnteredRecord> all;
  if (!may_have_entered(base)) return all;
  RowReader q(base, observation_table, "status");
  for (bool more = q.find(model::status_id(Status::entered)); more; more = q.step()) all.push_back(kept_of(q, *q));
  return all;
}

std::vector<EnteredRecord> replaced_values(const Database& base) {
  std::vector<EnteredRecord> all;
  if (!may_have_entered(base)) return all;
  for (RowReader q(base, observation_history_table); q.step();) {
    all.push_back(kept_of(q, *q));
    all.back().replaced_at = q->replaced_at;
  }
  return all;
}

/// FNV-1a, 64 bits: not against anybody, only to know the same values again.
std::uint64_t add_to(std::uint64_t digest, std::string_view text) {
  for (const char c : text) {
    digest ^= static_cast<unsigned char>(c);
    digest *= 1'099'511'628'211U;
  }
  return digest;
}

/// One thing that happened to a value: it was entered, or went.
struct Event {
  std::string day;
  const EnteredRecord* record = nullptr;
  bool goes = false;
};

/// In the order in which they happened; of one day, what goes before what comes.
std::vector<Event> events_of(const std::vector<EnteredRecord>& replaced, const std::vector<EnteredRecord>& standing) {
  std::vector<Event> events;
  for (const auto& one : replaced) {
    events.push_back({one.entered_at, &one, false});
    events.push_back({one.replaced_at, &one, true});
  }
  for (const auto& one : standing) events.push_back({one.entered_at, &one, false});
  std::ranges::stable_sort(events, {}, &Event::day);
  return events;
}

/// The events of one day as one act; the transaction goes on with the next day.
class DayAct {
 public:
  DayAct(Database& work, const std::string& day)
      : act_(work, {.who = "", .what = std::string(act_word::take_over), .at = moment_of_day(day)}),
        rows_(act_, entered_table) {}

  void happened(const Event& event) {
    const auto& [value, area] = std::tie(event.record->value, event.record->area);
    const auto* standing = rows_.find(value.indicator, area, value.period, value.part);
    if (event.goes) {
      if (standing != nullptr) rows_.remove(*standing);
      return;
    }
    const auto at = moment_of_day(event.record->entered_at);
    const auto row = row_of(value, area, at, {});
    if (standing != nullptr)
      rows_.replace(*standing, row);
    else
      rows_.add(row);
  }
  void finish() { act_.leave_open(); }

 private:
  Act act_;
  decltype(TableInAct(std::declval<Act&>(), entered_table)) rows_;
};

std::string fact_name(const std::string& digest) { return std::string(work_meta::taken_over) + digest; }

/// Keys of values that the work file has or had: its own history goes before the base's.
std::set<std::string> known_keys(const Database& work, const FormerValues& former) {
  std::set<std::string> known;
  RowReader q(work, act_change_table, "table_name, row_key");
  for (const auto* records : {&former.standing, &former.replaced})
    for (const auto& record : *records) {
      auto key = entered_key(record.value, record.area);
      if (q.find(entered_table.facts.head.name, key)) known.insert(std::move(key));
    }
  return known;
}

}  // namespace

FormerValues former_values(const Database& base) {
  FormerValues former;
  former.standing = standing_values(base);
  former.replaced = replaced_values(base);
  if (former.standing.empty() && former.replaced.empty()) return former;
  std::uint64_t digest = 14'695'981'039'346'656'037U;
  for (const auto* records : {&former.standing, &former.replaced})
    for (const auto& record : *records) {
      const auto& v = record.value;
      for (const auto& text : {v.indicator, record.area, v.period, v.part, std::string(model::to_string(v.qualifier)),
                               v.printed, v.note, record.entered_at, record.replaced_at, fmt::format("{}", v.value)})
        digest = add_to(digest, text + '\n');
    }
  former.digest = fmt::format("{:016x}", digest);
  return former;
}

std::string entered_digest(const Database& base) { return former_values(base).digest; }

bool was_taken_over(const Database& work, const std::string& digest) {
  return !digest.empty() && !work_fact(work, fact_name(digest)).empty();
}

TakenOver take_over(const FormerValues& former, Database& work) {
  if (former.digest.empty() || was_taken_over(work, former.digest)) return {};
  const auto known = known_keys(work, former);
  const auto is_known = [&](const EnteredRecord& record) { return known.contains(entered_key(record.value, record.area)); };
  TakenOver taken;
  std::optional<DayAct> act;
  std::string day;
  for (const auto& event : events_of(former.replaced, former.standing)) {
    if (is_known(*event.record)) continue;
    if (!act || event.day != day) {
      if (act) act->finish();
      act.emplace(work, event.day);
      day = event.day;
    }
    act->happened(event);
    if (event.goes) ++taken.history;
  }
  if (act) act->finish();
  for (const auto& record : former.standing)
    if (!is_known(record)) ++taken.values;
  set_work_fact(work, fact_name(former.digest), moment_now());
  work.commit();
  FileInTheMaking::done();
  return taken;
}

}  // namespace kuiki::store
