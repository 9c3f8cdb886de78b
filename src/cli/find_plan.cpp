#include "cli/find_plan.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/name_key.h"
#include "base/strings.h"

namespace kuiki::cli {

namespace {

/// One of the things that may be meant.
struct Entry {
  std::string id, name;
  std::string first;  ///< id of the entry that this one repeats; empty: it repeats none
};

std::string listed(const std::vector<Entry>& entries, const std::vector<std::size_t>& rows) {
  constexpr std::size_t most = 6;
  std::string list;
  for (std::size_t i = 0; i < std::min(rows.size(), most); ++i) {
    const auto& entry = entries[rows[i]];
    list += (i == 0 ? "" : ", ") + entry.id + " (" + entry.name + ")";
  }
  return list + (rows.size() > most ? ", …" : "");
}

/// The likeliest first; only what is somewhat like it.
std::vector<std::size_t> likeliest(const std::vector<Entry>& entries, std::string_view word) {
  const auto id = id_key(word), name = name_key(word);
  std::vector<std::pair<double, std::size_t>> likely;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto much = std::max(likeness(id, id_key(entries[i].id)), likeness(name, name_key(entries[i].name)));
    if (much >= 0.4) likely.emplace_back(-much, i);
  }
  std::ranges::stable_sort(likely, {}, [](const auto& pair) { return pair.first; });
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < likely.size() && i < 3; ++i) rows.push_back(likely[i].second);
  return rows;
}

/// `what`: 指標 …; `list`: the command that lists them.
std::size_t find(const std::vector<Entry>& entries, std::string_view word, const Text& what, std::string_view list) {
  const auto exact = std::ranges::find(entries, word, &Entry::id);
  if (exact != entries.end()) return static_cast<std::size_t>(exact - entries.begin());
  for (const bool by_name : {false, true}) {
    const auto key = by_name ? name_key(word) : id_key(word);
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < entries.size() && !key.empty(); ++i)
      if ((by_name ? name_key(entries[i].name) : id_key(entries[i].id)) == key) rows.push_back(i);
    // What a document prints again is one thing.
    const auto all = rows;
    std::erase_if(rows, [&](std::size_t row) {
      return std::ranges::any_of(all, [&](std::size_t other) { return entries[other].id == entries[row].first; });
    });
    if (rows.size() == 1) return rows.front();
    if (rows.size() > 1)
      throw Error(Fault::usage, say("「{}」に当たる{}は{}件あります。ID で指定してください: {}",
                                    "'{0}' may be any of {2} {1}s; give the id of one: {3}", word, what, rows.size(),
                                    listed(entries, rows)));
  }
  const auto likely = likeliest(entries, word);
  if (!likely.empty())
    throw Error(Fault::input_wrong, say("{}「{}」はありません。近いのは {}", "There is no {} '{}'; the likeliest: {}", what,
                                        word, listed(entries, likely)));
  throw Error(Fault::input_wrong, say("{}「{}」はありません。「{}」で ID を確かめてください",
                                      "There is no {} '{}'; see the ids with '{}'", what, word, list));
}

}  // namespace

const model::Plan& plan_named(const model::Dataset& data, std::string_view id_or_title) {
  if (data.plans.empty())
    throw Error(Fault::input_wrong, say("計画「{}」はありません。このデータベースに計画は入っていません",
                                        "There is no plan '{}'; this database holds no plans", id_or_title));
  std::vector<Entry> entries;
  std::string known;
  for (const auto& plan : data.plans) {
    entries.push_back({plan.id, plan.title, {}});
    add_part(known, ", ", plan.id);
  }
  // There are few: all of them are named.
  if (likeliest(entries, id_or_title).empty())
    throw Error(Fault::input_wrong,
                say("計画「{}」はありません。あるのは {}", "There is no plan '{}'; there are: {}", id_or_title, known));
  return data.plans[find(entries, id_or_title, {"計画", "plan"}, "kuiki list plans")];
}

model::NodeRow node_named(const model::Dataset& data, std::string_view id_or_title) {
  std::vector<Entry> entries;
  entries.reserve(data.plan_nodes.size());
  for (const auto& node : data.plan_nodes) entries.push_back({node.id, node.title, {}});
  return model::NodeRow(find(entries, id_or_title, {"施策・事業", "node"}, "kuiki show plan ID --depth 9"));
}

model::IndicatorRow indicator_named(const model::Dataset& data, std::string_view id_or_name) {
  std::vector<Entry> entries;
  entries.reserve(data.indicators.size());
  for (const auto& indicator : data.indicators) entries.push_back({indicator.id, indicator.name, indicator.same_as});
  return model::IndicatorRow(find(entries, id_or_name, {"指標", "indicator"}, "kuiki list indicators"));
}

const model::Comparison& comparison_named(const model::Dataset& data, std::string_view id_or_name) {
  std::vector<Entry> entries;
  entries.reserve(data.comparisons.size());
  for (const auto& comparison : data.comparisons) entries.push_back({comparison.id, comparison.name, {}});
  return data.comparisons[find(entries, id_or_name, {"比較", "comparison"}, "kuiki list comparisons")];
}

}  // namespace kuiki::cli
