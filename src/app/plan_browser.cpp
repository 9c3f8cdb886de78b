#include "app/plan_browser.h"

#include <algorithm>

#include "app/area_facts.h"
#include "base/name_key.h"
#include "base/strings.h"
#include "model/plan_names.h"
#include "model/sdgs.h"

namespace kuiki::app {

using model::AreaRow;
using model::IndicatorRow;
using model::NodeRow;
using model::none;

namespace {

std::string joined(const std::vector<std::string>& list, const char* between) {
  std::string all;
  for (const auto& one : list) add_part(all, between, one);
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
Value effective(const model::Dataset& data, const model::PlanTree& tree, NodeRow node, Value model::PlanNode::*member) {
  for (; node != none; node = tree.parent(node))
    if (const auto& value = data.plan_nodes[node].*member; !value.empty()) return value;
  return {};
}

std::string_view without_last(std::string_view name, std::string_view suffix) {
  return name.size() > suffix.size() && name.ends_with(suffix) ? name.substr(0, name.size() - suffix.size())
                                                               : std::string_view{};
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
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

PlanIndex::Entry PlanIndex::node_entry(const model::Dataset& data, const model::PlanTree& tree, NodeRow row) const {
  const auto& node = data.plan_nodes[row];
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

PlanIndex::Entry PlanIndex::indicator_entry(const model::Dataset& data, const model::PlanTree& tree,
                                            IndicatorRow row) const {
  const auto& indicator = data.indicators[row];
  Entry entry;
  entry.item = {false, row};
  entry.plan = tree.plan();
  entry.mapping_unit = indicator.mapping_unit;
  entry.direction = indicator.direction;
  std::vector<NodeRow> nodes = {tree.node_of(indicator)};
  for (const auto& also : indicator.also_nodes) nodes.push_back(tree.find_node(also));
  for (const auto node : nodes) {
    add_all(entry.departments, effective(data, tree, node, &model::PlanNode::departments));
    add_all(entry.sdgs, effective(data, tree, node, &model::PlanNode::sdgs));
    add_all(entry.categories, {effective(data, tree, node, &model::PlanNode::category)});
  }
  std::string notes = indicator.name_note;
  const auto add_note = [&](const std::string& note) {
    if (!note.empty() && notes.find(note) == std::string::npos) add_part(notes, "　", note);
  };
  add_note(indicator.note);
  const auto& o = data.observations;
  for (auto k = data.indicator_begin[row.index()]; k < data.indicator_begin[row.index() + 1]; ++k) {
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

}  // namespace kuiki::app
