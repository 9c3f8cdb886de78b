#include "store/work_history.h"

#include <nlohmann/json.hpp>
#include <unordered_map>

#include "base/strings.h"
#include "store/moment.h"
#include "store/own_text.h"
#include "store/rows.h"
#include "store/schema_work.h"

namespace kuiki::store {
namespace {

bool wanted(const ActRecord& act, const HistoryFilter& filter) {
  if (!filter.who.empty() && act.who != filter.who) return false;
  if (!filter.what.empty() && act.what != filter.what) return false;
  const auto day = day_of(act.at);
  if (!filter.since.empty() && day < filter.since) return false;
  return filter.until.empty() || day <= filter.until;
}

std::vector<ActRecord> read_acts(const Database& work) {
  std::vector<ActRecord> acts;
  std::unordered_map<std::int64_t, std::size_t> place;
  for (RowReader q(work, act_table); q.step();) {
    ActRecord act;
    act.number = q->fid;
    act.at = q->at.text;
    act.who = q->who;
    act.what = q->what;
    act.note = q->note;
    act.undoes = q->undoes;
    place[act.number] = acts.size();
    if (act.undoes)
      if (const auto found = place.find(*act.undoes); found != place.end()) acts[found->second].undone = act.number;
    acts.push_back(std::move(act));
  }
  return acts;
}

}  // namespace

std::vector<ActRecord> read_history(const Database& work, const HistoryFilter& filter) {
  auto acts = read_acts(work);
  std::unordered_map<std::int64_t, std::size_t> place;
  for (std::size_t i = 0; i < acts.size(); ++i)
    if (wanted(acts[i], filter)) place[acts[i].number] = i;
  std::vector<char> keep(acts.size(), filter.key.empty() ? 1 : 0);
  for (RowReader q(work, act_change_table); q.step();) {
    const auto found = place.find(q->act);
    if (found == place.end()) continue;
    if (!filter.key.empty() && q->row_key.find(filter.key) == std::string_view::npos) continue;
    keep[found->second] = 1;
    auto& act = acts[found->second];
    ++act.changed;
    if (filter.rows)
      act.changes.push_back(
          {std::string(q->table_name), std::string(q->row_key), std::string(q->before), std::string(q->after)});
  }
  std::vector<ActRecord> out;
  for (std::size_t i = acts.size(); i-- > 0;) {
    if (!place.contains(acts[i].number) || keep[i] == 0) continue;
    out.push_back(std::move(acts[i]));
    if (filter.most > 0 && out.size() == filter.most) break;
  }
  return out;
}

std::int64_t last_act(const Database& work) {
  const auto q = work.statement("SELECT max(fid) FROM " + sql_name(act_table.facts.head.name));
  return q->step() ? q->integer(0) : 0;
}

std::string key_words(const RowChange& change) {
  const auto list = nlohmann::json::parse(change.row_key, nullptr, false);
  if (!list.is_array()) return change.row_key;
  std::string words;
  for (const auto& part : list) {
    const auto word = part.is_string() ? part.get<std::string>() : part.dump();
    if (!word.empty()) add_part(words, " ", word);
  }
  return words;
}

std::string row_words(const std::string& text) {
  const auto row = nlohmann::json::parse(text, nullptr, false);
  if (!row.is_object()) return {};
  for (const char* name : {"printed", "title", "name"}) {
    const auto found = row.find(name);
    if (found != row.end() && found->is_string() && !found->get_ref<const std::string&>().empty())
      return found->get<std::string>();
  }
  if (const auto value = row.find("value"); value != row.end() && value->is_number())
    return fmt::format("{}", value->get<double>());
  return "●";
}

namespace {

/// 「地図：観光 → 観光（案）」
Text title_words(OwnKind kind, const std::string& before, const std::string& after) {
  const auto name = own_kind_name(kind);
  if (before.empty()) return say("{}「{}」（新規）", "{} '{}' (new)", name, after);
  if (after.empty()) return say("{}「{}」（削除）", "{} '{}' (deleted)", name, before);
  if (before == after) return say("{}「{}」の内容", "{} '{}': its contents", name, after);
  return say("{}「{}」→「{}」", "{} '{}' → '{}'", name, before, after);
}

std::optional<OwnKind> kind_of(const RowChange& change) {
  if (change.table == saved_map_table.facts.head.name) return OwnKind::map;
  if (change.table == grading_table.facts.head.name) return OwnKind::grading;
  if (change.table == score_rule_table.facts.head.name) return OwnKind::score_rule;
  return {};
}

}  // namespace

bool has_title(const RowChange& change) { return kind_of(change).has_value(); }

Text change_words(const RowChange& change, const std::string& name) {
  const auto before = row_words(change.before);
  const auto after = row_words(change.after);
  if (const auto kind = kind_of(change)) return title_words(*kind, before, after);
  if (change.before.empty()) return say("{}：{}（新規）", "{}: {} (new)", name, after);
  if (change.after.empty()) return say("{}：{}（取消し）", "{}: {} (withdrawn)", name, before);
  return say("{}：{} → {}", "{}: {} → {}", name, before, after);
}

Text change_words(const RowChange& change) { return change_words(change, key_words(change)); }

}  // namespace kuiki::store
