#include <unordered_map>

#include "model/plan_names.h"
#include "store/load_tables.h"
#include "store/plan_files.h"

namespace kuiki::store {
namespace {

model::Plan plan_of(const PlanRow& row) {
  model::Plan p;
  p.id = row.id;
  p.title = row.title;
  p.title_en = row.title_en;
  p.municipality_code = row.municipality_code;
  p.period_from = row.period_from;
  p.period_to = row.period_to;
  p.document = row.document;
  p.expected_indicators = static_cast<int>(row.expected_indicators.value_or(0));
  return p;
}

/// All but its area.
model::PlanNode node_of(const PlanNodeRow& row) {
  model::PlanNode n;
  n.id = row.id;
  n.plan = row.plan_id;
  n.parent = row.parent;
  n.hierarchy = row.hierarchy;
  n.kind = row.kind;
  n.number = row.number;
  n.title = row.title;
  n.departments = list_of(row.departments);
  n.related_departments = list_of(row.related_departments);
  n.sdgs = list_of(row.sdgs);
  n.category = row.category;
  n.reflection = row.reflection;
  n.text = row.text;
  n.future_direction = row.future_direction;
  n.individual_plans = row.individual_plans;
  n.rationale = row.rationale;
  n.theme = row.theme;
  n.line = static_cast<int>(row.line.value_or(0));
  n.note = row.note;
  return n;
}

void load_comparisons(const Database& database, std::vector<model::Comparison>& into) {
  std::unordered_map<std::string, std::size_t> row_of;
  for (RowReader q(database, comparison_table); q.step();) {
    model::Comparison c;
    c.id = q->id;
    c.name = q->name;
    c.name_en = q->name_en;
    c.note = q->note;
    c.note_en = q->note_en;
    row_of.emplace(c.id, into.size());
    into.push_back(std::move(c));
  }
  for (RowReader q(database, comparison_member_table); q.step();) {
    const auto found = row_of.find(std::string(q->comparison_id));
    if (found != row_of.end()) into[found->second].members.push_back({std::string(q->indicator_id), std::string(q->note)});
  }
}

}  // namespace

void load_plans(const Database& database, const AreaRows& areas, model::Dataset& into) {
  for (RowReader q(database, plan_table); q.step();) into.plans.push_back(plan_of(*q));
  for (RowReader q(database, plan_node_table); q.step();) {
    auto node = node_of(*q);
    node.area = areas.row(q, q->area_code);
    into.plan_nodes.push_back(std::move(node));
  }
  for (RowReader q(database, plan_place_table); q.step();) {
    model::PlanPlace place;
    place.plan = q->plan_id;
    place.name = q->name;
    place.place = point_of(q, q->geom);
    place.basis = static_cast<model::PlaceBasis>(q.one_of(q->basis, model::place_basis_ids(), 2));
    place.note = q->note;
    into.plan_places.push_back(std::move(place));
  }
  load_comparisons(database, into.comparisons);
}

}  // namespace kuiki::store
