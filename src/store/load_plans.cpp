#include <unordered_map>

#include "store/load_tables.h"
#include "store/plan_files.h"

namespace kuiki::store {

void load_plans(const SqliteConnection& database, const AreaRows& areas, model::Dataset& into) {
  {
    TableQuery q(database, "plan",
                 {{"id"},
                  {"title"},
                  {"title_en", true},
                  {"municipality_code"},
                  {"period_from"},
                  {"period_to"},
                  {"document"},
                  {"expected_indicators", true}});
    while (q.step())
      into.plans.push_back({q.words(0), q.words(1), q.words(2), q.words(3), q.words(4), q.words(5), q.words(6),
                            static_cast<int>(q.integer(7))});
  }
  {
    TableQuery q(database, "plan_node",
                 {{"id"},
                  {"plan_id"},
                  {"parent"},
                  {"hierarchy", true},
                  {"kind"},
                  {"number"},
                  {"title"},
                  {"departments"},
                  {"sdgs"},
                  {"category"},
                  {"reflection", true},
                  {"text"},
                  {"future_direction", true},
                  {"individual_plans", true},
                  {"rationale", true},
                  {"area_code", true},
                  {"theme", true},
                  {"line", true},
                  {"note", true},
                  {"related_departments", true}});
    while (q.step()) {
      model::PlanNode n;
      n.id = q.words(0);
      n.plan = q.words(1);
      n.parent = q.words(2);
      n.hierarchy = q.words(3);
      n.kind = q.words(4);
      n.number = q.words(5);
      n.title = q.words(6);
      n.departments = list_of(q.text(7));
      n.sdgs = list_of(q.text(8));
      n.category = q.words(9);
      n.reflection = q.words(10);
      n.text = q.words(11);
      n.future_direction = q.words(12);
      n.individual_plans = q.words(13);
      n.rationale = q.words(14);
      n.area = areas.row(q, 15);
      n.theme = q.words(16);
      n.line = static_cast<int>(q.integer(17));
      n.note = q.words(18);
      n.related_departments = list_of(q.text(19));
      into.plan_nodes.push_back(std::move(n));
    }
  }
  if (database.has_table("plan_place")) {
    TableQuery q(database, "plan_place", {{"plan_id"}, {"name"}, {"basis"}, {"note", true}, {"geom"}});
    while (q.step()) into.plan_places.push_back({q.words(0), q.words(1), point_of(q, 4), q.words(2), q.words(3)});
  }
  if (!database.has_table("comparison") || !database.has_table("comparison_member")) return;
  std::unordered_map<std::string, std::size_t> row_of;
  {
    TableQuery q(database, "comparison", {{"id"}, {"name"}, {"name_en"}, {"note"}, {"note_en"}});
    while (q.step()) {
      row_of.emplace(q.words(0), into.comparisons.size());
      into.comparisons.push_back({q.words(0), q.words(1), q.words(2), q.words(3), q.words(4), {}});
    }
  }
  TableQuery q(database, "comparison_member", {{"comparison_id"}, {"indicator_id"}, {"note", true}});
  while (q.step())
    if (const auto found = row_of.find(q.words(0)); found != row_of.end())
      into.comparisons[found->second].members.push_back({q.words(1), q.words(2)});
}

}  // namespace kuiki::store
