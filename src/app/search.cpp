#include "app/search.h"

#include <algorithm>
#include <optional>

#include "app/area_facts.h"
#include "app/plan_browser.h"
#include "base/fold.h"
#include "base/name_key.h"
#include "model/plan_names.h"

namespace kuiki::app {
namespace {

using model::Row;

/// A name as people say it: 小樽市 → 小樽, Otaru-shi → Otaru.
std::string_view without_suffix(std::string_view name) {
  for (const std::string_view suffix : {"都", "府", "県", "市", "区", "町", "村", "地区"})
    if (name.size() > suffix.size() + 2 && name.ends_with(suffix)) return name.substr(0, name.size() - suffix.size());
  if (const auto hyphen = name.rfind('-'); hyphen != std::string_view::npos && hyphen > 0) return name.substr(0, hyphen);
  return name;
}

/// 北海道 札幌市: what stands above an area.
Text above(const model::Dataset& data, Row area) {
  Text words;
  const auto put = [](std::string& text, const std::string& name) { text = text.empty() ? name : name + " " + text; };
  for (Row a = data.areas.parent[static_cast<std::size_t>(area)]; a != model::none;
       a = data.areas.parent[static_cast<std::size_t>(a)]) {
    const auto name = area_name(data, a);
    put(words.ja, name.ja);
    words.en += (words.en.empty() ? "" : ", ") + name.en;
  }
  return words;
}

double area_weight(const model::Dataset& data, Row row) {
  const auto a = static_cast<std::size_t>(row);
  const double detail = data.areas.focus.has_shape(a) ? 5 : 0;
  switch (data.areas.kind[a]) {
    case model::AreaKind::municipality:
      return 40 + detail + (data.children[a].empty() ? 0 : 4);
    case model::AreaKind::ward:
      return 36 + detail;
    case model::AreaKind::district:
      return 34 + detail;
    case model::AreaKind::prefecture:
      break;
  }
  return 30;
}

Text joined(const Text& a, const Text& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {a.ja + " · " + b.ja, a.en + " · " + b.en};
}

/// How well a folded name answers a folded word: 0 not at all.
double match(const std::vector<std::string>& names, const std::string& word) {
  double best = 0;
  for (const auto& name : names) {
    if (name == word) return 1000;
    if (name.starts_with(word))
      best = std::max(best, 600 + 200.0 * static_cast<double>(word.size()) / static_cast<double>(name.size()));
    else if (name.find(word) != std::string::npos)
      best = std::max(best, 300 + 100.0 * static_cast<double>(word.size()) / static_cast<double>(name.size()));
  }
  return best;
}

}  // namespace

void SearchIndex::add(Hit hit, std::vector<std::string_view> names, std::string context, double weight) {
  Entry entry{std::move(hit), {}, name_key(context), weight};
  for (const auto name : names)
    if (auto folded = name_key(name); !folded.empty() && std::ranges::find(entry.names, folded) == entry.names.end())
      entry.names.push_back(std::move(folded));
  entries_.push_back(std::move(entry));
}

SearchIndex::SearchIndex(const model::Dataset& data, const std::vector<MapEntry>& maps) {
  const auto& areas = data.areas;
  entries_.reserve(areas.size() + data.places.size() + data.facilities.size() + 200);
  for (Row row = 0; row < static_cast<Row>(areas.size()); ++row) {
    const auto a = static_cast<std::size_t>(row);
    const Text over = above(data, row);
    const auto& name = areas.name[a];
    add({Hit::Kind::area, row, areas.code[a], area_name(data, row), joined(over, plain(areas.code[a]))},
        {name, without_suffix(name), areas.name_kana[a], areas.name_en[a], without_suffix(areas.name_en[a])},
        over.ja + " " + over.en, area_weight(data, row));
  }
  for (const auto& p : data.partnerships)
    add({Hit::Kind::partnership,
         model::none,
         p.id,
         {p.name, p.name_en.empty() ? p.name : p.name_en},
         model::partnership_kind_name(p.kind)},
        {p.name, p.name_en, p.id}, {}, 28);
  for (Row row = 0; row < static_cast<Row>(data.indicators.size()); ++row) {
    const auto& i = data.indicators[static_cast<std::size_t>(row)];
    if (!i.same_as.empty()) continue;  // printed again elsewhere in the same document
    const auto* plan = model::find_plan(data, i.plan);
    const Text title = plan ? plan_title(*plan) : Text{};
    add({Hit::Kind::indicator, row, i.id, indicator_name(i),
         joined(joined(plan ? Text{"計画の指標", "Indicator of a plan"} : Text{"指標", "Indicator"}, indicator_unit(i)),
                title)},
        {i.name, i.name_en, i.id}, title.ja + " " + title.en, plan ? 24 : 32);
  }
  for (const auto& plan : data.plans) {
    const auto city = data.find_area(plan.municipality_code);
    const Text in = city ? area_name(data, *city) : Text{};
    add({Hit::Kind::plan, model::none, plan.id, plan_title(plan), joined({"計画", "Plan"}, in)},
        {plan.title, plan.title_en, plan.id}, in.ja + " " + in.en, 33);
  }
  for (Row row = 0; row < static_cast<Row>(data.plan_nodes.size()); ++row) {
    const auto& node = data.plan_nodes[static_cast<std::size_t>(row)];
    const auto* plan = model::find_plan(data, node.plan);
    const Text title = plan ? plan_title(*plan) : Text{};
    const auto name = model::node_name(node);
    add({Hit::Kind::node, row, node.id, plain(node.title), joined(plain(node.kind + node.number), title)},
        {node.title, name, node.id}, title.ja + " " + title.en, 22);
  }
  for (const auto& m : maps)
    add({Hit::Kind::map, model::none, m.name, m.title, {"用意された地図", "Bundled map"}}, {m.title.ja, m.title.en, m.name},
        {}, 26);
  for (Row row = 0; row < static_cast<Row>(data.places.size()); ++row) {
    const auto i = static_cast<std::size_t>(row);
    const Row city = data.places.municipality[i];
    const Text in = city == model::none ? Text{} : area_name(data, city);
    add({Hit::Kind::place, row, {}, plain(data.places.name[i]), joined(in, {"町・字", "Place"})}, {data.places.name[i]},
        in.ja + " " + in.en, 10);
  }
  for (Row row = 0; row < static_cast<Row>(data.facilities.size()); ++row) {
    const auto i = static_cast<std::size_t>(row);
    const Row city = data.facilities.municipality[i];
    const Text in = city == model::none ? Text{} : area_name(data, city);
    add({Hit::Kind::facility, row, data.facilities.id[i], plain(data.facilities.name[i]),
         joined(in, {"避難場所・避難所", "Evacuation site"})},
        {data.facilities.name[i]}, in.ja + " " + in.en, 5);
  }
}

std::vector<Hit> SearchIndex::find(std::string_view query, std::size_t limit) const {
  auto words = fold_words(query);
  for (auto& word : words) word = name_key(word);
  std::erase(words, std::string());
  if (words.empty()) return {};
  const auto whole = name_key(query);
  const auto codes = codes_meant(whole);

  std::vector<std::pair<double, const Entry*>> found;
  for (const auto& entry : entries_) {
    double score = match(entry.names, whole);
    if (score == 0 && !entry.context.empty()) {
      // 札幌市南区 in one word, or 南区 札幌 in several: the name must answer one, what stands above it the rest.
      std::string rest = whole;
      for (const auto& name : entry.names)
        if (rest.size() > name.size() && rest.ends_with(name) &&
            entry.context.find(rest.substr(0, rest.size() - name.size())) != std::string::npos)
          score = std::max(score, 900.0);
    }
    if (score == 0 && words.size() > 1) {
      double least = 2000;
      bool named = false;
      for (const auto& word : words) {
        const double here = match(entry.names, word);
        named = named || here > 0;
        const double there = entry.context.find(word) != std::string::npos ? 250 : 0;
        least = std::min(least, std::max(here, there));
      }
      if (named && least > 0 && least < 2000) score = 200 + least / 2;
    }
    if (entry.hit.kind == Hit::Kind::area) {
      if (const auto at = std::ranges::find(codes, entry.hit.id); at != codes.end())
        score = std::max(score, 1200 - 50.0 * static_cast<double>(at - codes.begin()));
      else if (whole.size() >= 2 && fold(entry.hit.id).starts_with(whole))
        score = std::max(score, 400.0);
    }
    if (score > 0) found.emplace_back(score + entry.weight, &entry);
  }
  const auto before = [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;  // equal ones in the order of the dataset
  };
  const auto kept = std::min(limit, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(), before);
  std::vector<Hit> hits;
  for (std::size_t i = 0; i < kept; ++i) {
    hits.push_back(found[i].second->hit);
    hits.back().score = found[i].first;
  }
  return hits;
}

}  // namespace kuiki::app
