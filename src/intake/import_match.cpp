#include "intake/import_match.h"

#include <algorithm>

#include "base/name_key.h"

namespace kuiki::intake {

using model::IndicatorRow;

IndicatorMatch::IndicatorMatch(const model::Dataset& data, const std::string& plan) : data_(data), plan_(plan) {
  for (std::size_t i = 0; i < data.indicators.size(); ++i) {
    const auto& indicator = data.indicators[i];
    if (indicator.plan != plan) continue;
    const auto row = IndicatorRow(i);
    by_id_.emplace(id_key(indicator.id), row);
    if (indicator.id.starts_with(plan + "-")) by_id_.emplace(id_key(indicator.id.substr(plan.size() + 1)), row);
    const auto key = name_key(indicator.name);
    by_name_.try_emplace(key, key).first->second.rows.push_back(row);
  }
}

std::vector<IndicatorRow> IndicatorMatch::named(const std::string& key) const {
  const auto found = by_name_.find(key);
  if (found == by_name_.end()) return {};
  std::vector<IndicatorRow> rows;
  std::vector<std::string> firsts;
  for (const IndicatorRow row : found->second.rows) {
    const auto& indicator = data_.indicators[row];
    const auto& first = indicator.same_as.empty() ? indicator.id : indicator.same_as;
    if (std::ranges::find(firsts, first) != firsts.end()) continue;
    firsts.push_back(first);
    rows.push_back(row);
  }
  return rows;
}

std::vector<std::string> IndicatorMatch::like(const std::string& key) const {
  std::vector<std::pair<double, std::string>> ranked;
  const KeyPairs pairs(key);
  for (const auto& [other, named] : by_name_) {
    const double alike = pairs.likeness(named.pairs);
    const bool inside = key.size() >= 9 && (other.find(key) != std::string::npos ||
                                            (other.size() >= 9 && key.find(other) != std::string::npos));
    if (alike >= 0.5 || inside)
      for (const IndicatorRow row : named.rows)
        ranked.emplace_back(inside ? std::max(alike, 0.7) : alike, data_.indicators[row].id);
  }
  std::ranges::stable_sort(ranked, std::greater<>(), &std::pair<double, std::string>::first);
  std::vector<std::string> ids;
  ids.reserve(std::min<std::size_t>(ranked.size(), 5));
  for (std::size_t i = 0; i < std::min<std::size_t>(ranked.size(), 5); ++i) ids.push_back(ranked[i].second);
  return ids;
}

IndicatorMatch::Found IndicatorMatch::find(const std::string& id, const std::string& name, bool guess) const {
  Found found;
  auto rows = name.empty() ? std::vector<IndicatorRow>() : named(name_key(name));
  if (rows.empty() && !name.empty()) {
    const auto [before, inside] = split_last_bracket(name);
    if (!inside.empty()) {
      rows = named(name_key(before));
      if (!rows.empty()) found.unit = inside;
    }
  }
  if (!id.empty()) {
    if (const auto by_id = by_id_.find(id_key(id)); by_id != by_id_.end()) {
      const auto& indicator = data_.indicators[by_id->second];
      // Rows that were sorted without their ids would otherwise put every figure in a wrong place.
      const auto same = [&](IndicatorRow row) {
        const auto& other = data_.indicators[row];
        return row == by_id->second || other.same_as == indicator.id || other.id == indicator.same_as ||
               (!other.same_as.empty() && other.same_as == indicator.same_as) ||
               name_key(other.name) == name_key(indicator.name);
      };
      if (!rows.empty() && std::ranges::none_of(rows, same)) {
        found.contradicts = true;
        found.why = say("ID「{}」は「{}」ですが、指標名は別の指標のものです。行がずれていないか確かめてください。",
                        "the id '{}' is that of \"{}\", but the name is that of another indicator; did the rows shift?", id,
                        indicator.name);
        found.candidates = {indicator.id, data_.indicators[rows.front()].id};
        return found;
      }
      found.indicator = by_id->second;
      if (rows.empty() && !name.empty() && likeness(name_key(name), name_key(indicator.name)) < 0.3)
        found.how =
            say("IDで照合しました。計画での名は「{}」です。", "matched by id; the plan calls it \"{}\".", indicator.name);
      return found;
    }
  }
  if (rows.size() == 1) {
    found.indicator = rows.front();
    if (!id.empty())
      found.how = say("ID「{}」は計画にないため、指標名で照合しました（{}）。",
                      "the plan has no id '{}'; matched by name ({}).", id, data_.indicators[rows.front()].id);
    return found;
  }
  if (rows.size() > 1) {
    found.why = say("この名の指標が計画に{}つあります。指標IDを書いてください。",
                    "the plan has {} indicators of this name; give the id", rows.size());
    for (const IndicatorRow row : rows) found.candidates.push_back(data_.indicators[row].id);
    return found;
  }
  found.why = say("計画「{}」にこの指標はありません。", "the plan '{}' has no such indicator.", plan_);
  if (guess && !name.empty()) found.candidates = like(name_key(name));
  return found;
}

}  // namespace kuiki::intake
