#include "app/plan_browser.h"

#include <algorithm>

#include "app/area_facts.h"
#include "base/name_key.h"
#include "base/utf8.h"
#include "model/plan_names.h"
#include "model/sdgs.h"

namespace kuiki::app {

using model::none;
using model::Row;

namespace {

std::string joined(const std::vector<std::string>& list, const char* between) {
  std::string all;
  for (const auto& one : list) all += (all.empty() ? "" : between) + one;
  return all;
}

std::string sdg_words(const std::vector<std::string>& numbers) {
  std::string all;
  for (const auto& number : numbers) {
    const Text name = model::sdg_goal(number);
    all += (all.empty() ? "SDGs " : "、") + number + " " + name.ja + " " + name.en;
  }
  return all;
}

void add_all(std::vector<std::string>& to, const std::vector<std::string>& from) {
  for (const auto& one : from)
    if (!one.empty() && std::ranges::find(to, one) == to.end()) to.push_back(one);
}

/// The values of the node or of the nearest one above it that has any.
template <class Value>
Value effective(const model::Dataset& data, const model::PlanTree& tree, Row node, Value model::PlanNode::*member) {
  for (; node != none; node = tree.parent(node))
    if (const auto& value = data.plan_nodes[static_cast<std::size_t>(node)].*member; !value.empty()) return value;
  return {};
}

std::string_view without_last(std::string_view name, std::string_view suffix) {
  return name.size() > suffix.size() && name.ends_with(suffix) ? name.substr(0, name.size() - suffix.size())
                                                               : std::string_view{};
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

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

}  // namespace

Text field_name(PlanField field) {
  switch (field) {
    case PlanField::name:
      return {"名称", "Name"};
    case PlanField::id:
      return {"ID", "ID"};
    case PlanField::place:
      return {"場所", "Place"};
    case PlanField::category:
      return {"区分", "Category"};
    case PlanField::departments:
      return {"担当", "Departments"};
    case PlanField::sdgs:
      return {"SDGs", "SDGs"};
    case PlanField::theme:
      return {"テーマ", "Theme"};
    case PlanField::text:
      return {"説明", "Description"};
    case PlanField::rationale:
      return {"設定理由", "Rationale"};
    case PlanField::individual_plans:
      return {"個別計画", "Individual plans"};
    case PlanField::future_direction:
      return {"今後の方向性", "Future direction"};
    case PlanField::reflection:
      return {"反映区分", "Reflection"};
    case PlanField::note:
      return {"注記", "Note"};
    case PlanField::printed_row:
      break;
  }
  return {"計画書の記載", "As printed"};
}

int PlanFindings::find(PlanItem item) const {
  const auto found = by_item.find(item);
  return found == by_item.end() ? -1 : found->second;
}

PlanIndex::Entry PlanIndex::node_entry(const model::Dataset& data, const model::PlanTree& tree, Row row) const {
  const auto& node = data.plan_nodes[static_cast<std::size_t>(row)];
  Entry entry;
  entry.item = {true, row};
  entry.plan = tree.plan();
  entry.departments = effective(data, tree, row, &model::PlanNode::departments);
  entry.sdgs = effective(data, tree, row, &model::PlanNode::sdgs);
  if (auto category = effective(data, tree, row, &model::PlanNode::category); !category.empty())
    entry.categories = {std::move(category)};
  // Only its own words are searched: a find in what stands above would bring up everything below.
  const auto put = [&](PlanField field, std::string words) {
    if (!words.empty()) entry.parts.push_back({field, std::move(words), {}});
  };
  put(PlanField::name, model::node_name(node));
  put(PlanField::id, node.id);
  if (node.area != none) {
    const Text ward = area_name(data, node.area);
    put(PlanField::place, ward.ja == ward.en ? ward.ja : ward.ja + " " + ward.en);
  }
  put(PlanField::category, node.category);
  put(PlanField::departments, joined(node.departments, "、"));
  put(PlanField::departments, joined(node.related_departments, "、"));
  put(PlanField::sdgs, sdg_words(node.sdgs));
  put(PlanField::theme, node.theme);
  put(PlanField::text, node.text);
  put(PlanField::rationale, node.rationale);
  put(PlanField::individual_plans, node.individual_plans);
  put(PlanField::future_direction, node.future_direction);
  put(PlanField::reflection, node.reflection);
  put(PlanField::note, node.note);
  return entry;
}

PlanIndex::Entry PlanIndex::indicator_entry(const model::Dataset& data, const model::PlanTree& tree, Row row) const {
  const auto& indicator = data.indicators[static_cast<std::size_t>(row)];
  Entry entry;
  entry.item = {false, row};
  entry.plan = tree.plan();
  entry.mapping_unit = indicator.mapping_unit;
  entry.direction = indicator.direction;
  std::vector<Row> nodes = {tree.node_of(indicator)};
  for (const auto& also : indicator.also_nodes) nodes.push_back(tree.find_node(also));
  for (const auto node : nodes) {
    add_all(entry.departments, effective(data, tree, node, &model::PlanNode::departments));
    add_all(entry.sdgs, effective(data, tree, node, &model::PlanNode::sdgs));
    add_all(entry.categories, {effective(data, tree, node, &model::PlanNode::category)});
  }
  std::string notes = indicator.name_note;
  const auto add_note = [&](const std::string& note) {
    if (!note.empty() && notes.find(note) == std::string::npos) notes += (notes.empty() ? "" : "　") + note;
  };
  add_note(indicator.note);
  const auto& o = data.observations;
  for (auto k = data.indicator_begin[static_cast<std::size_t>(row)];
       k < data.indicator_begin[static_cast<std::size_t>(row) + 1]; ++k) {
    entry.statuses |= 1u << static_cast<unsigned>(o.status[k]);
    add_note(o.note[k]);
  }
  const auto put = [&](PlanField field, std::string words) {
    if (!words.empty()) entry.parts.push_back({field, std::move(words), {}});
  };
  put(PlanField::name, indicator.name + (indicator.name_en.empty() ? "" : " " + indicator.name_en));
  put(PlanField::id, indicator.id);
  std::string place = indicator.place;
  if (const auto* partnership = partnership_of(data, indicator)) place += " " + partnership->name_en;
  put(PlanField::place, std::move(place));
  put(PlanField::category, joined(entry.categories, "、"));
  put(PlanField::departments, joined(entry.departments, "、"));
  put(PlanField::sdgs, sdg_words(entry.sdgs));
  put(PlanField::rationale, indicator.rationale);
  put(PlanField::note, std::move(notes));
  put(PlanField::printed_row, indicator.printed_row);
  return entry;
}

void PlanIndex::add_readings(const model::Areas& areas) {
  const auto add = [&](std::string_view reading, std::string_view name) {
    // 南 for みなみ would find every south; only names of two characters and more are taken.
    if (characters(reading) < 3 || characters(name) < 2) return;
    auto& names = readings_[name_key(reading)];
    if (auto key = name_key(name); std::ranges::find(names, key) == names.end()) names.push_back(std::move(key));
  };
  for (std::size_t a = 0; a < areas.size(); ++a) {
    const std::string_view name = areas.name[a], kana = areas.name_kana[a], en = areas.name_en[a];
    add(kana, name);
    add(en, name);
    for (const auto& [suffix, sound] : {std::pair<std::string_view, std::string_view>{"市", "し"},
                                        {"区", "く"},
                                        {"町", "ちょう"},
                                        {"町", "まち"},
                                        {"村", "むら"},
                                        {"村", "そん"},
                                        {"県", "けん"}}) {
      const auto short_name = without_last(name, suffix);
      if (const auto short_kana = without_last(kana, sound); !short_name.empty() && !short_kana.empty())
        add(short_kana, short_name);
      if (const auto hyphen = en.rfind('-'); !short_name.empty() && hyphen != std::string_view::npos)
        add(en.substr(0, hyphen), short_name);
    }
  }
}

PlanIndex::PlanIndex(const model::Dataset& data, const std::vector<model::PlanTree>& trees) {
  for (const auto& plan : data.plans) plans_.push_back(plan.id);
  for (const auto& tree : trees) {
    for (const auto row : tree.nodes()) entries_.push_back(node_entry(data, tree, row));
    for (const auto row : tree.indicators()) entries_.push_back(indicator_entry(data, tree, row));
  }
  for (auto& entry : entries_)
    for (auto& part : entry.parts) part.key = name_key(part.words);
  add_readings(data.areas);
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
      if (const auto found = readings_.find(key); found != readings_.end()) add_all(word, found->second);
      words.push_back(std::move(word));
    }
    begin = end + 1;
  }
  return words;
}

PlanFindings PlanIndex::find(const PlanFilter& filter, std::string_view plan, const VerdictOf& verdict_of) const {
  PlanFindings found;
  const auto words = words_of(filter.query);
  found.queried = !words.empty();
  PlanFilter without_query = filter;
  without_query.query.clear();
  found.everything = words.empty() && without_query.empty();

  const auto answers = [&](const Word& word, const std::string& key) {
    return std::ranges::any_of(word, [&](const std::string& one) { return key.find(one) != std::string::npos; });
  };
  /// The text with most of the words, −1 where one of them is nowhere.
  const auto match = [&](const Entry& entry) -> int {
    if (words.empty()) return 0;
    std::vector<int> count(entry.parts.size(), 0);
    for (const auto& word : words) {
      bool there = false;
      for (std::size_t i = 0; i < entry.parts.size(); ++i)
        if (answers(word, entry.parts[i].key)) {
          ++count[i];
          there = true;
        }
      if (!there) return -1;
    }
    return static_cast<int>(std::ranges::max_element(count) - count.begin());
  };
  const auto has = [](const std::vector<std::string>& values, const std::string& wanted) {
    return wanted.empty() || std::ranges::find(values, wanted) != values.end();
  };
  const auto count = [](std::vector<Facet>& facets, const std::string& value, const Text& name, bool node) {
    auto at = std::ranges::find(facets, value, &Facet::value);
    if (at == facets.end()) {
      facets.push_back({value, name});
      at = facets.end() - 1;
    }
    ++(node ? at->nodes : at->indicators);
  };
  const bool about_figures = filter.direction || filter.verdict || filter.status || !filter.mapping_unit.empty();

  for (std::size_t e = 0; e < entries_.size(); ++e) {
    const auto& entry = entries_[e];
    if (!plan.empty() && plans_[entry.plan] != plan) continue;
    const int text = match(entry);
    if (text < 0) continue;
    const bool node = entry.item.is_node;
    const auto verdict = node ? model::Verdict::unknown : verdict_of(entry.item.row);
    const std::array<bool, 7> pass = {
        has(entry.departments, filter.department),
        has(entry.sdgs, filter.sdg),
        has(entry.categories, filter.category),
        node || !filter.direction || *filter.direction == entry.direction,
        node || !filter.verdict || *filter.verdict == verdict,
        node || !filter.status || (entry.statuses >> static_cast<unsigned>(*filter.status) & 1u) != 0,
        node || filter.mapping_unit.empty() || filter.mapping_unit == entry.mapping_unit,
    };
    // Counted under a value are the items that pass all filters but the one the value is of.
    const auto passes_but = [&](std::size_t skipped) {
      for (std::size_t i = 0; i < pass.size(); ++i)
        if (i != skipped && !pass[i]) return false;
      return true;
    };
    const bool counts = !node || !about_figures;
    auto& f = found.facets;
    if (counts && passes_but(0))
      for (const auto& value : entry.departments) count(f.departments, value, plain(value), node);
    if (counts && passes_but(1))
      for (const auto& value : entry.sdgs) {
        const Text goal = model::sdg_goal(value);
        count(f.sdgs, value, {value + " " + goal.ja, value + " " + goal.en}, node);
      }
    if (counts && passes_but(2))
      for (const auto& value : entry.categories) count(f.categories, value, plain(value), node);
    if (!node) {
      if (passes_but(3))
        count(f.directions, std::string(model::direction_id(entry.direction)), model::direction_name(entry.direction),
              false);
      if (passes_but(4)) count(f.verdicts, std::string(model::verdict_id(verdict)), model::verdict_name(verdict), false);
      if (passes_but(5))
        for (unsigned s = 0; s < 7; ++s)
          if (entry.statuses >> s & 1u) {
            const auto status = static_cast<model::Status>(s);
            count(f.statuses, std::string(model::status_id(status)), model::status_name(status), false);
          }
      if (passes_but(6)) count(f.mapping_units, entry.mapping_unit, model::mapping_unit_name(entry.mapping_unit), false);
    }
    if (!std::ranges::all_of(pass, std::identity{}) || (node && about_figures)) continue;
    found.by_item.emplace(entry.item, static_cast<int>(found.hits.size()));
    const auto at = static_cast<std::size_t>(text);
    found.hits.push_back({entry.item, entry.plan, e, at, at < entry.parts.size() ? entry.parts[at].field : PlanField::name});
    ++(node ? found.nodes : found.indicators);
  }
  const auto number = [](const Facet& facet) { return std::pair(facet.value.size(), facet.value); };
  std::ranges::sort(found.facets.sdgs, {}, number);
  const auto by_id = [](std::vector<Facet>& facets, auto&& order) { std::ranges::sort(facets, {}, order); };
  by_id(found.facets.directions,
        [](const Facet& f) { return model::parse_direction(f.value).value_or(model::Direction::monitor); });
  by_id(found.facets.verdicts,
        [](const Facet& f) { return model::parse_verdict(f.value).value_or(model::Verdict::unknown); });
  by_id(found.facets.statuses, [](const Facet& f) { return model::parse_status(f.value).value_or(model::Status::printed); });
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
