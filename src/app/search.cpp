#include "app/search.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "app/area_facts.h"
#include "app/plan_browser.h"
#include "base/fold.h"
#include "base/name_key.h"
#include "base/strings.h"
#include "intake/address.h"
#include "model/area_code.h"
#include "model/plan_names.h"

namespace kuiki::app {
namespace {

using model::AreaRow;

/// 北海道 札幌市: what stands above an area.
Text above(const model::Dataset& data, AreaRow area) {
  Text words;
  const auto put = [](std::string& text, const std::string& name) { text = text.empty() ? name : name + " " + text; };
  for (AreaRow a = data.areas.parent[area]; a != model::none; a = data.areas.parent[a]) {
    const auto name = area_name(data, a);
    put(words.ja, name.ja);
    add_part(words.en, ", ", name.en);
  }
  return words;
}

double area_weight(const model::Dataset& data, AreaRow row) {
  const auto a = row.index();
  const double detail = data.areas.focus.has_shape(a) ? 5 : 0;
  switch (data.areas.kind[a]) {
    case model::AreaKind::municipality:
      return 40 + detail + (data.children[a].empty() ? 0 : 4);
    case model::AreaKind::ward:
      return 36 + detail;
    case model::AreaKind::district:
      return 34 + detail;
    case model::AreaKind::town:
    case model::AreaKind::feature:
      return 12;
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

/// How well a name answers a word, apart from where it is.
constexpr double exact = 1000, shortened = 980, begins = 600, contains = 300, nothing = 0;

/// Length without digits: 10丁目 answers no worse than 2丁目.
double length_of(std::string_view name) {
  return static_cast<double>(std::ranges::count_if(name, [](char c) { return c < '0' || c > '9'; }));
}

/// How well a folded name answers a folded word: 0 not at all.
double match(const std::vector<std::string>& names, std::string_view word) {
  double best = nothing;
  for (const auto& name : names) {
    if (name == word) return exact;
    const double share = std::min(1.0, length_of(word) / std::max(1.0, length_of(name)));
    if (name.starts_with(word))
      best = std::max(best, begins + 200 * share);
    else if (name.find(word) != std::string::npos)
      best = std::max(best, contains + 100 * share);
  }
  return best;
}

/// Texts in their order, numbers within them by their value.
bool in_order(std::string_view a, std::string_view b) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto number = [&](std::string_view text) {
    std::size_t n = 0;
    while (n < text.size() && digit(text[n])) ++n;
    return text.substr(0, n);
  };
  while (!a.empty() && !b.empty()) {
    const auto x = number(a), y = number(b);
    if (!x.empty() && !y.empty()) {
      if (x.size() != y.size()) return x.size() < y.size();
      if (x != y) return x < y;
      a.remove_prefix(x.size());
      b.remove_prefix(y.size());
      continue;
    }
    if (a.front() != b.front()) return static_cast<unsigned char>(a.front()) < static_cast<unsigned char>(b.front());
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  return a.size() < b.size();
}

/// What lies in the area of the map goes before what lies elsewhere; sites less so, for their names hold those of other places.
double bonus_here(Hit::Kind kind, double score) {
  const bool named = score >= begins;
  if (kind == Hit::Kind::facility) return named ? 150 : 50;
  if (kind == Hit::Kind::area || kind == Hit::Kind::place) return named ? 500 : 200;
  return 30;
}

}  // namespace

struct SearchIndex::Query {
  std::string whole;                       ///< as typed, folded
  std::string key;                         ///< the same, numbers of 丁目 as digits
  std::vector<std::string> words;          ///< folded
  std::vector<std::string> codes;          ///< that digits may stand for
  std::vector<AreaRow> areas;              ///< that the matcher of areas takes it for
  intake::AreaNames::Beginning beginning;  ///< the area that an address begins with
  AreaRow here = model::none;
};

SearchIndex::Entry SearchIndex::entry_of(Hit hit, const std::vector<std::string_view>& names, std::string_view context,
                                         double weight, AreaRow area) {
  Entry entry{std::move(hit), {}, name_key(context), {}, weight, area};
  const auto put = [&](std::string key) {
    if (!key.empty() && std::ranges::find(entry.names, key) == entry.names.end()) entry.names.push_back(std::move(key));
  };
  for (const auto name : names) {
    put(name_key(name));
    put(intake::area_key(name));
  }
  entry.order = intake::area_key(entry.hit.name.ja);
  return entry;
}

void SearchIndex::add(Hit hit, std::vector<std::string_view> names, std::string context, double weight, AreaRow area) {
  entries_.push_back(entry_of(std::move(hit), names, context, weight, area));
}

void SearchIndex::set_own_maps(const std::vector<MapEntry>& maps) {
  constexpr double weight = 27;  // of two maps of one name the user's own goes first
  own_maps_.clear();
  for (const auto& m : maps)
    own_maps_.push_back(
        entry_of({Hit::Kind::map, model::none, m.name, m.title, {"作業ファイルの地図", "Map of the work file"}},
                 {m.title.ja, m.title.en}, {}, weight, model::none));
}

SearchIndex::SearchIndex(const model::Dataset& data, const std::vector<MapEntry>& maps) : areas_(data.areas) {
  entries_.reserve(data.areas.size() + data.places.size() + data.facilities.size() + data.indicators.size() + 200);
  add_areas(data);
  add_plans(data);
  for (const auto& m : maps)
    add({Hit::Kind::map, model::none, m.name, m.title, {"用意された地図", "Bundled map"}}, {m.title.ja, m.title.en, m.name},
        {}, 26, model::none);
  add_sites(data);
}

void SearchIndex::add_areas(const model::Dataset& data) {
  const auto& areas = data.areas;
  for (const model::AreaRow row : areas.rows()) {
    const auto a = row.index();
    const Text over = above(data, row);
    add({Hit::Kind::area, row, areas.code[a], area_name(data, row), joined(over, plain(areas.code[a]))},
        {areas.name[a], areas.name_kana[a], areas.name_en[a]}, over.ja + " " + over.en, area_weight(data, row), row);
  }
  for (const auto& p : data.partnerships)
    add({Hit::Kind::partnership, model::none, p.id, bilingual(p.name, p.name_en), model::partnership_kind_name(p.kind)},
        {p.name, p.name_en, p.id}, {}, 28, p.lead);
}

void SearchIndex::add_plans(const model::Dataset& data) {
  const auto city_of = [&](const model::Plan* plan) {
    return plan ? data.find_area(plan->municipality_code).value_or(model::none) : model::none;
  };
  for (const model::IndicatorRow row : data.indicators.rows()) {
    const auto& i = data.indicators[row];
    if (!i.same_as.empty()) continue;  // printed again elsewhere in the same document
    const auto* plan = model::find_plan(data, i.plan);
    const Text title = plan ? plan_title(*plan) : Text{};
    add({Hit::Kind::indicator, row, i.id, indicator_name(i),
         joined(joined(plan ? Text{"計画の指標", "Indicator of a plan"} : Text{"指標", "Indicator"}, indicator_unit(i)),
                title)},
        {i.name, i.name_en, i.id}, title.ja + " " + title.en, plan ? 24 : 32, city_of(plan));
  }
  for (const auto& plan : data.plans) {
    const auto city = data.find_area(plan.municipality_code);
    const Text in = city ? area_name(data, *city) : Text{};
    add({Hit::Kind::plan, model::none, plan.id, plan_title(plan), joined({"計画", "Plan"}, in)},
        {plan.title, plan.title_en, plan.id}, in.ja + " " + in.en, 33, city.value_or(model::none));
  }
  for (const model::NodeRow row : data.plan_nodes.rows()) {
    const auto& node = data.plan_nodes[row];
    const auto* plan = model::find_plan(data, node.plan);
    const Text title = plan ? plan_title(*plan) : Text{};
    const auto name = model::node_name(node);
    add({Hit::Kind::node, row, node.id, plain(node.title), joined(plain(node.kind + node.number), title)},
        {node.title, name, node.id}, title.ja + " " + title.en, 22, city_of(plan));
  }
}

void SearchIndex::add_sites(const model::Dataset& data) {
  // A point of a town whose area is there already says nothing more.
  std::unordered_set<std::string> towns;
  for (const AreaRow row : data.areas.rows())
    if (data.areas.kind[row] == model::AreaKind::town)
      towns.insert(std::to_string(data.areas.parent[row].index()) + " " + intake::area_key(data.areas.name[row]));
  for (const model::PlaceRow row : data.places.rows()) {
    const auto i = row.index();
    const AreaRow city = data.places.municipality[i];
    if (city != model::none && !data.towns[city].empty() &&
        towns.contains(std::to_string(city.index()) + " " + intake::area_key(data.places.name[i])))
      continue;
    const Text in = city == model::none ? Text{} : full_name(data, city);
    const Text over = city == model::none ? Text{} : above(data, city);
    add({Hit::Kind::place, row, {}, plain(data.places.name[i]), joined(in, {"町・字", "Place"})}, {data.places.name[i]},
        over.ja + " " + in.ja + " " + in.en, 10, city);
  }
  for (const model::FacilityRow row : data.facilities.rows()) {
    const auto i = row.index();
    const AreaRow city = data.facilities.municipality[i];
    const Text in = city == model::none ? Text{} : area_name(data, city);
    add({Hit::Kind::facility, row, data.facilities.id[i], plain(data.facilities.name[i]),
         joined(in, data.facilities.is_site(row) ? Text{"避難場所・避難所", "Evacuation site"}
                                                 : model::facility_kind_name(data.facilities.kind[i]))},
        {data.facilities.name[i]}, in.ja + " " + in.en, 5, city);
  }
}

double SearchIndex::score(const Entry& entry, const Query& query) const {
  const bool is_area = entry.hit.kind == Hit::Kind::area;
  double best = std::max(match(entry.names, query.whole), match(entry.names, query.key));
  if (is_area && best < exact && std::ranges::find(query.areas, entry.hit.row.as<AreaRow>()) != query.areas.end())
    best = shortened;
  // 小樽市花園2丁目: what follows the area must be a name in it.
  const auto rest = std::string_view(query.key).substr(query.beginning.bytes);
  if (best == nothing && !query.beginning.rows.empty() && entry.area != model::none) {
    const bool inside =
        std::ranges::any_of(query.beginning.rows, [&](AreaRow row) { return areas_.is_within(entry.area, row); });
    if (inside && !rest.empty()) best = 0.9 * match(entry.names, rest);
    if (is_area && std::ranges::find(query.beginning.rows, entry.hit.row.as<AreaRow>()) != query.beginning.rows.end())
      best = contains;
  }
  if (best < begins && query.words.size() > 1) {
    double least = 2000;
    bool named = false;
    for (const auto& word : query.words) {
      const double here = match(entry.names, word);
      named = named || here > 0;
      const double there = entry.context.find(word) != std::string::npos ? 250 : 0;
      least = std::min(least, std::max(here, there));
    }
    if (named && least > 0 && least < 2000) best = std::max(best, 200 + least / 2);
  }
  if (is_area) {
    if (const auto at = std::ranges::find(query.codes, entry.hit.id); at != query.codes.end())
      best = std::max(best, 1200 - 50.0 * static_cast<double>(at - query.codes.begin()));
    else if (query.whole.size() >= 2 && fold(entry.hit.id).starts_with(query.whole))
      best = std::max(best, 400.0);
  }
  if (best == nothing) return nothing;
  const bool here = query.here != model::none && entry.area != model::none && areas_.is_within(entry.area, query.here);
  return best + entry.weight + (here ? bonus_here(entry.hit.kind, best) : 0);
}

std::vector<Hit> SearchIndex::found(const Query& query, std::size_t limit) const {
  std::vector<std::pair<double, const Entry*>> all;
  for (const auto* entries : {&entries_, &own_maps_})
    for (const auto& entry : *entries)
      if (const double good = score(entry, query); good > nothing) all.emplace_back(good, &entry);
  const auto before = [](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first > b.first;
    if (a.second->order != b.second->order) return in_order(a.second->order, b.second->order);
    return a.second < b.second;  // equal ones in the order of the dataset
  };
  const auto kept = std::min(limit, all.size());
  std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(kept), all.end(), before);
  std::vector<Hit> hits;
  for (std::size_t i = 0; i < kept; ++i) {
    hits.push_back(all[i].second->hit);
    hits.back().score = all[i].first;
  }
  return hits;
}

std::vector<Hit> SearchIndex::find(std::string_view typed, std::size_t limit, AreaRow here) const {
  Query query;
  query.here = here;
  query.whole = name_key(typed);
  if (query.whole.empty()) return {};
  query.words = fold_words(typed);
  for (auto& word : query.words) word = name_key(word);
  std::erase(query.words, std::string());
  query.codes = model::codes_meant(query.whole);
  query.areas = areas_.find(typed);
  std::vector<Hit> vague;
  for (const auto& key : intake::address_keys(typed)) {
    query.key = key;
    query.beginning = areas_.beginning(key);
    // A whole name is not the beginning of an address.
    if (query.beginning.bytes == key.size()) query.beginning = {};
    auto hits = found(query, limit);
    if (!hits.empty() && hits.front().score >= begins * 0.9) return hits;
    if (vague.empty()) vague = std::move(hits);
    query.whole = key;
    query.words.clear();
  }
  return vague;
}

}  // namespace kuiki::app
