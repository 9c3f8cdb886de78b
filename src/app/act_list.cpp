#include "app/act_list.h"

#include <algorithm>

#include "base/fold.h"
#include "model/fiscal.h"
#include "store/act_words.h"
#include "store/moment.h"

namespace kuiki::app {
namespace {

/// A part of a row's key as a reader knows it.
std::string part_words(const model::Dataset& data, const std::string& part, model::Wording words) {
  if (const auto found = data.find_indicator(part)) {
    const auto& indicator = data.indicators[*found];
    return words.lang == Lang::en && !indicator.name_en.empty() ? indicator.name_en : indicator.name;
  }
  if (const auto found = data.find_area(part)) {
    const auto row = found->index();
    return words.lang == Lang::en && !data.areas.name_en[row].empty() ? data.areas.name_en[row] : data.areas.name[row];
  }
  if (const auto period = model::parse_period(part)) return words(*period);
  return part;
}

std::string key_in_words(const model::Dataset& data, const std::string& key, model::Wording words) {
  std::string all;
  for (std::size_t at = 0; at <= key.size();) {
    const auto end = std::min(key.find(' ', at), key.size());
    if (!all.empty()) all += ' ';
    all += part_words(data, key.substr(at, end - at), words);
    at = end + 1;
  }
  return all;
}

ActLine::Row row_of(const model::Dataset& data, const store::RowChange& change, model::Wording words) {
  const auto key = store::key_words(change);
  const auto name = key_in_words(data, key, words);
  const auto before = store::row_words(change.before);
  const auto after = store::row_words(change.after);
  const auto text = store::change_words(change, name);
  return {words(text), fold(name + " " + key + " " + before + " " + after)};
}

ActLine line_of(const model::Dataset& data, const store::ActRecord& act, model::Wording words) {
  ActLine line;
  line.number = act.number;
  line.at = store::minute_of(act.at);
  line.who = act.who;
  line.what = words(store::act_words(act.what));
  if (act.undoes) line.what = words(say("変更 {} の{}", "{1} of change {0}", *act.undoes, store::act_words(act.what)));
  line.note = act.note;
  line.search = fold(line.who + " " + line.what + " " + line.note);
  line.undone = act.undone.has_value();
  for (const auto& change : act.changes) line.rows.push_back(row_of(data, change, words));
  return line;
}

bool has_all(const std::string& text, const std::vector<std::string>& words) {
  return std::ranges::all_of(words, [&](const std::string& word) { return text.find(word) != std::string::npos; });
}

}  // namespace

ActList act_list(const model::Dataset& data, std::vector<store::ActRecord> acts, model::Wording words) {
  ActList list;
  list.more = acts.size() > most_acts;
  if (list.more) acts.resize(most_acts);
  for (const auto& act : acts) {
    list.lines.push_back(line_of(data, act, words));
    list.people.push_back(act.who);
  }
  std::ranges::sort(list.people);
  const auto twice = std::ranges::unique(list.people);
  list.people.erase(twice.begin(), twice.end());
  list.acts = std::move(acts);
  return list;
}

std::vector<ShownAct> shown_acts(const ActList& list, const std::string& who, const std::string& query) {
  const auto words = fold_words(query);
  std::vector<ShownAct> shown;
  for (std::size_t i = 0; i < list.lines.size(); ++i) {
    const auto& line = list.lines[i];
    if (!who.empty() && line.who != who) continue;
    const bool whole = has_all(line.search, words);
    ShownAct one{i, {}};
    for (std::size_t row = 0; row < line.rows.size(); ++row)
      if (whole || has_all(line.rows[row].search, words)) one.rows.push_back(row);
    if (whole || !one.rows.empty()) shown.push_back(std::move(one));
  }
  return shown;
}

std::vector<store::ActRecord> records_of(const ActList& list, const std::vector<ShownAct>& shown) {
  std::vector<store::ActRecord> records;
  for (const auto& one : shown) {
    auto record = list.acts[one.act];
    record.changes.clear();
    for (const auto row : one.rows) record.changes.push_back(list.acts[one.act].changes[row]);
    records.push_back(std::move(record));
  }
  return records;
}

}  // namespace kuiki::app
