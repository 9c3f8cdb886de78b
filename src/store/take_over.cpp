#include "store/take_over.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <vector>

#include "model/plan_names.h"
#include "store/act.h"
#include "store/act_words.h"
#include "store/moment.h"
#include "store/schema_base.h"
#include "store/schema_former.h"
#include "store/work_make.h"

namespace kuiki::store {
namespace {

using model::Status;

template <class Row>
FormerValue kept_of(const Row& row) {
  const auto words = [](std::string_view cell) { return std::string(cell); };
  return {.indicator = words(row.indicator_id),
          .area = words(row.area_code),
          .period = words(row.period),
          .part = words(row.part),
          .qualifier = words(row.qualifier),
          .printed = words(row.printed),
          .note = words(row.note),
          .entered_at = words(row.entered_at),
          .value = row.value};
}

bool may_have_entered(const Database& base) {
  return base.columns(observation_table.facts.head.name).contains("entered_at");
}

std::vector<FormerValue> standing_values(const Database& base) {
  std::vector<FormerValue> all;
  if (!may_have_entered(base)) return all;
  RowReader q(base, observation_table, "status");
  for (bool more = q.find(model::status_id(Status::entered)); more; more = q.step()) all.push_back(kept_of(*q));
  return all;
}

std::vector<FormerValue> replaced_values(const Database& base) {
  std::vector<FormerValue> all;
  if (!may_have_entered(base)) return all;
  for (RowReader q(base, observation_history_table); q.step();) {
    all.push_back(kept_of(*q));
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
  const FormerValue* value = nullptr;
  bool goes = false;
};

/// In the order in which they happened; of one day, what goes before what comes.
std::vector<Event> events_of(const std::vector<FormerValue>& replaced, const std::vector<FormerValue>& standing) {
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
    const auto& v = *event.value;
    const auto* standing = rows_.find(v.indicator, v.area, v.period, v.part);
    if (event.goes) {
      if (standing != nullptr) rows_.remove(*standing);
      return;
    }
    const auto at = moment_of_day(v.entered_at);
    const EnteredRow row{.indicator_id = v.indicator,
                         .area_code = v.area,
                         .period = v.period,
                         .part = v.part,
                         .value = v.value,
                         .qualifier = v.qualifier,
                         .printed = v.printed,
                         .note = v.note,
                         .entered_at = {at},
                         .entered_by = ""};
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

std::string key_words(const FormerValue& v) { return v.indicator + '\n' + v.area + '\n' + v.period + '\n' + v.part; }

/// Values that the work file has or had: its own history goes before the base's.
std::map<std::string, bool> known_keys(const Database& work, const std::vector<FormerValue>& values) {
  std::map<std::string, bool> known;
  RowReader q(work, act_change_table, "table_name, row_key");
  for (const auto& v : values) {
    const auto key_list = nlohmann::json{v.indicator, v.area, v.period, v.part}.dump();
    known[key_words(v)] = q.find(entered_table.facts.head.name, key_list);
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
  for (const auto* values : {&former.standing, &former.replaced})
    for (const auto& v : *values)
      for (const auto& text : {v.indicator, v.area, v.period, v.part, v.qualifier, v.printed, v.note, v.entered_at,
                               v.replaced_at, fmt::format("{}", v.value)})
        digest = add_to(digest, text + '\n');
  former.digest = fmt::format("{:016x}", digest);
  return former;
}

std::string entered_digest(const Database& base) { return former_values(base).digest; }

bool was_taken_over(const Database& work, const std::string& digest) {
  return !digest.empty() && !work_fact(work, fact_name(digest)).empty();
}

TakenOver take_over(const FormerValues& former, Database& work) {
  const auto& [standing, replaced, digest] = former;
  if (digest.empty() || was_taken_over(work, digest)) return {};
  auto known = known_keys(work, standing);
  known.merge(known_keys(work, replaced));
  TakenOver taken;
  std::optional<DayAct> act;
  std::string day;
  for (const auto& event : events_of(replaced, standing)) {
    if (known[key_words(*event.value)]) continue;
    if (!act || event.day != day) {
      if (act) act->finish();
      act.emplace(work, event.day);
      day = event.day;
    }
    act->happened(event);
    if (event.goes) ++taken.history;
  }
  if (act) act->finish();
  for (const auto& v : standing)
    if (!known[key_words(v)]) ++taken.values;
  set_work_fact(work, fact_name(digest), moment_now());
  work.commit();
  FileInTheMaking::done();
  return taken;
}

}  // namespace kuiki::store
