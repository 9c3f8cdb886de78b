#include <algorithm>
#include <functional>

#include "app/plan_browser.h"
#include "base/name_key.h"
#include "base/utf8.h"
#include "model/plan_names.h"
#include "model/sdgs.h"

namespace kuiki::app {
namespace {

bool is_voice_mark(char32_t c) {
  return c == 0x3099 || c == 0x309A || c == 0x309B || c == 0x309C || c == 0xFF9E || c == 0xFF9F;
}

/// A text's key with, for each byte of it, the bytes of the text that it stands for: keys are put together from those of the
/// characters, so that what is found in the key can be shown in the text.
struct Aligned {
  std::string key;
  std::vector<std::pair<std::size_t, std::size_t>> from;  ///< one a byte of the key
};

Aligned aligned(std::string_view text) {
  Aligned all;
  // The one replacement of name_key() that is of more than one character; both writings are equally long.
  std::string plain_text(text);
  constexpr std::string_view misprint = "苦小牧", right = "苫小牧";
  for (auto at = plain_text.find(misprint); at != std::string::npos; at = plain_text.find(misprint, at))
    plain_text.replace(at, misprint.size(), right);
  for (std::size_t i = 0; i < plain_text.size();) {
    const std::size_t begin = i;
    utf8::next(plain_text, i);
    for (std::size_t after = i; after < plain_text.size() && is_voice_mark(utf8::next(plain_text, after));) i = after;
    const auto key = name_key(std::string_view(plain_text).substr(begin, i - begin));
    all.key += key;
    all.from.insert(all.from.end(), key.size(), {begin, i});
  }
  return all;
}

bool holds_one_of(const std::string& key, const std::vector<std::string>& words) {
  return std::ranges::any_of(words, [&](const std::string& one) { return key.find(one) != std::string::npos; });
}

/// Is the value wanted among them? Nothing wanted: all are.
bool allows(const std::vector<std::string>& values, const std::string& wanted) {
  return wanted.empty() || std::ranges::find(values, wanted) != values.end();
}

void count(std::vector<Facet>& facets, std::string_view value, const Text& name, bool node) {
  auto at = std::ranges::find(facets, value, &Facet::value);
  if (at == facets.end()) {
    facets.push_back({std::string(value), name});
    at = facets.end() - 1;
  }
  ++(node ? at->nodes : at->indicators);
}

}  // namespace

int PlanFindings::find(PlanItem item) const {
  const auto found = by_item.find(item);
  return found == by_item.end() ? -1 : found->second;
}

std::vector<PlanIndex::Word> PlanIndex::words_of(std::string_view query) const {
  std::vector<Word> words;
  std::string spaced(query);
  for (const std::string_view space : {"　", "\t", "\n", "\r", "\xc2\xa0"})
    for (auto at = spaced.find(space); at != std::string::npos; at = spaced.find(space, at))
      spaced.replace(at, space.size(), " ");
  for (std::size_t begin = 0; begin < spaced.size();) {
    const auto end = std::min(spaced.find(' ', begin), spaced.size());
    if (auto key = name_key(std::string_view(spaced).substr(begin, end - begin)); !key.empty()) {
      Word word = {key};
      if (const auto found = readings_.find(key); found != readings_.end())
        for (const auto& name : found->second)
          if (name != key) word.push_back(name);
      words.push_back(std::move(word));
    }
    begin = end + 1;
  }
  return words;
}

/// The text of the entry with most of the words, −1 where one of them is nowhere.
int PlanIndex::text_with(const std::vector<Word>& words, const Entry& entry) {
  if (words.empty()) return 0;
  std::vector<int> count(entry.parts.size(), 0);
  for (const auto& word : words) {
    bool there = false;
    for (std::size_t i = 0; i < entry.parts.size(); ++i)
      if (holds_one_of(entry.parts[i].key, word)) {
        ++count[i];
        there = true;
      }
    if (!there) return -1;
  }
  return static_cast<int>(std::ranges::max_element(count) - count.begin());
}

std::array<bool, 7> PlanIndex::passes(const PlanFilter& filter, const Entry& entry, model::Verdict verdict) {
  const bool node = entry.item.is_node;
  return {
      allows(entry.departments, filter.department),
      allows(entry.sdgs, filter.sdg),
      allows(entry.categories, filter.category),
      node || !filter.direction || *filter.direction == entry.direction,
      node || !filter.verdict || *filter.verdict == verdict,
      node || !filter.status || (entry.statuses >> static_cast<unsigned>(*filter.status) & 1u) != 0,
      node || !filter.mapping_unit || *filter.mapping_unit == entry.mapping_unit,
  };
}

/// Counted under a value are the items that pass all filters but the one the value is of.
void PlanIndex::count_values(const Entry& entry, model::Verdict verdict, const std::array<bool, 7>& pass, bool texts,
                             Facets& facets) {
  const auto counts = [&](std::size_t of_value) {
    for (std::size_t i = 0; i < pass.size(); ++i)
      if (i != of_value && !pass[i]) return false;
    return true;
  };
  const bool node = entry.item.is_node;
  if (texts && counts(0))
    for (const auto& value : entry.departments) count(facets.departments, value, plain(value), node);
  if (texts && counts(1))
    for (const auto& value : entry.sdgs) {
      const Text goal = model::sdg_goal(value);
      count(facets.sdgs, value, {value + " " + goal.ja, value + " " + goal.en}, node);
    }
  if (texts && counts(2))
    for (const auto& value : entry.categories) count(facets.categories, value, plain(value), node);
  if (node) return;
  if (counts(3))
    count(facets.directions, model::direction_id(entry.direction), model::direction_name(entry.direction), false);
  if (counts(4)) count(facets.verdicts, model::verdict_id(verdict), model::verdict_name(verdict), false);
  if (counts(5))
    for (const auto& id : model::status_ids())
      if (const auto status = model::parse_status(id);
          status && (entry.statuses >> static_cast<unsigned>(*status) & 1u) != 0)
        count(facets.statuses, id, model::status_name(*status), false);
  if (counts(6))
    count(facets.mapping_units, model::mapping_unit_id(entry.mapping_unit), model::mapping_unit_name(entry.mapping_unit),
          false);
}

PlanFindings PlanIndex::find(const PlanFilter& filter, std::string_view plan, const VerdictOf& verdict_of) const {
  PlanFindings found;
  const auto words = words_of(filter.query);
  found.queried = !words.empty();
  PlanFilter without_query = filter;
  without_query.query.clear();
  found.everything = words.empty() && without_query.empty();
  const bool about_figures = filter.direction || filter.verdict || filter.status || filter.mapping_unit;

  for (std::size_t e = 0; e < entries_.size(); ++e) {
    const auto& entry = entries_[e];
    if (!plan.empty() && plans_[entry.plan] != plan) continue;
    const int text = text_with(words, entry);
    if (text < 0) continue;
    const bool node = entry.item.is_node;
    const auto verdict = node ? model::Verdict::unknown : verdict_of(entry.item.row.as<model::IndicatorRow>());
    const auto pass = passes(filter, entry, verdict);
    count_values(entry, verdict, pass, !node || !about_figures, found.facets);
    if (!std::ranges::all_of(pass, std::identity{}) || (node && about_figures)) continue;
    found.by_item.emplace(entry.item, static_cast<int>(found.hits.size()));
    const auto at = static_cast<std::size_t>(text);
    found.hits.push_back({entry.item, entry.plan, e, at, at < entry.parts.size() ? entry.parts[at].field : PlanField::name});
    ++(node ? found.nodes : found.indicators);
  }
  const auto number = [](const Facet& facet) { return std::pair(facet.value.size(), facet.value); };
  std::ranges::sort(found.facets.sdgs, {}, number);
  std::ranges::sort(found.facets.directions, {}, [](const Facet& f) { return model::parse_direction(f.value); });
  std::ranges::sort(found.facets.verdicts, {}, [](const Facet& f) { return model::parse_verdict(f.value); });
  std::ranges::sort(found.facets.statuses, {}, [](const Facet& f) { return model::parse_status(f.value); });
  return found;
}

Marks PlanIndex::marks(std::string_view text, std::string_view query) const {
  Marks found;
  const auto words = words_of(query);
  if (words.empty()) return found;
  const auto whole = aligned(text);
  for (const auto& word : words)
    for (const auto& one : word)
      for (auto at = one.empty() ? std::string::npos : whole.key.find(one); at != std::string::npos;
           at = whole.key.find(one, at + one.size()))
        found.emplace_back(whole.from[at].first, whole.from[at + one.size() - 1].second);
  std::ranges::sort(found);
  Marks merged;
  for (const auto& mark : found)
    if (!merged.empty() && mark.first <= merged.back().second)
      merged.back().second = std::max(merged.back().second, mark.second);
    else
      merged.push_back(mark);
  return merged;
}

Snippet PlanIndex::snippet(const PlanHit& hit, std::string_view query, std::size_t most) const {
  const auto& words = entries_.at(hit.entry).parts.at(hit.text).words;
  const auto all = marks(words, query);
  // Characters and where they begin, the end included.
  std::vector<std::size_t> begins;
  for (std::size_t i = 0; i < words.size(); utf8::next(words, i)) begins.push_back(i);
  begins.push_back(words.size());
  const std::size_t count = begins.size() - 1, first_mark = all.empty() ? 0 : all.front().first;
  const auto at = static_cast<std::size_t>(std::ranges::lower_bound(begins, first_mark) - begins.begin());
  std::size_t first = count <= most ? 0 : std::min(at > most / 4 ? at - most / 4 : 0, count - most);
  const std::size_t last = std::min(count, first + most);
  Snippet cut;
  if (first > 0) cut.text = "…";
  const std::size_t shift = cut.text.size(), from = begins[first], to = begins[last];
  cut.text += words.substr(from, to - from);
  std::ranges::replace(cut.text, '\n', ' ');
  if (last < count) cut.text += "…";
  for (const auto& [begin, end] : all)
    if (begin < to && end > from)
      cut.marks.emplace_back(std::max(begin, from) - from + shift, std::min(end, to) - from + shift);
  return cut;
}

}  // namespace kuiki::app
