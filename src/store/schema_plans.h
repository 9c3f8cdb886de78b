#pragma once
#include "store/schema.h"

/// Tables of the base: plans, what they consist of, and what is to be known of their documents.
// clang-format off: one column a line
namespace kuiki::store {

struct PlanRow {
  std::int64_t fid = 0;
  std::string_view id, title, title_en, municipality_code, period_from, period_to, document;
  std::optional<std::int64_t> expected_indicators;
};
inline constexpr auto plan_table =
    table({.name = "plan", .about = "計画 / plans"}, column("id", &PlanRow::id, key), column("title", &PlanRow::title, must),
          column("title_en", &PlanRow::title_en, later), column("municipality_code", &PlanRow::municipality_code),
          column("period_from", &PlanRow::period_from), column("period_to", &PlanRow::period_to),
          column("document", &PlanRow::document), column("expected_indicators", &PlanRow::expected_indicators, later));

/// Lists are joined with ;.
struct PlanNodeRow {
  std::int64_t fid = 0;
  std::string_view id, plan_id, parent, hierarchy, kind, number, title, departments, sdgs, category, reflection, text;
  std::string_view future_direction, individual_plans, rationale, area_code, theme;
  std::optional<std::int64_t> line;
  std::string_view note, related_departments;
};
inline constexpr auto plan_node_table = table(
    {.name = "plan_node", .about = "計画の目標・施策・事業 / nodes of plans"}, column("id", &PlanNodeRow::id, key),
    column("plan_id", &PlanNodeRow::plan_id, must), column("parent", &PlanNodeRow::parent),
    column("hierarchy", &PlanNodeRow::hierarchy, later), column("kind", &PlanNodeRow::kind),
    column("number", &PlanNodeRow::number), column("title", &PlanNodeRow::title),
    column("departments", &PlanNodeRow::departments), column("sdgs", &PlanNodeRow::sdgs),
    column("category", &PlanNodeRow::category), column("reflection", &PlanNodeRow::reflection, later),
    column("text", &PlanNodeRow::text), column("future_direction", &PlanNodeRow::future_direction, later),
    column("individual_plans", &PlanNodeRow::individual_plans, later), column("rationale", &PlanNodeRow::rationale, later),
    column("area_code", &PlanNodeRow::area_code, later), column("theme", &PlanNodeRow::theme, later),
    column("line", &PlanNodeRow::line, later), column("note", &PlanNodeRow::note, later),
    column("related_departments", &PlanNodeRow::related_departments, later));

struct PlanPlaceRow {
  std::int64_t fid = 0;
  Shape geom;
  std::string_view plan_id, name, basis, note;
};
inline constexpr auto plan_place_table =
    table({.name = "plan_place",
           .about = "計画の指標が指す施設・場所 / facilities and places that plans name",
           .shapes = Shapes::point,
           .unique = "plan_id, name",
           .later = true},
          column("geom", &PlanPlaceRow::geom, must), column("plan_id", &PlanPlaceRow::plan_id, must),
          column("name", &PlanPlaceRow::name, must), column("basis", &PlanPlaceRow::basis, must),
          column("note", &PlanPlaceRow::note, later));

struct ComparisonRow {
  std::int64_t fid = 0;
  std::string_view id, name, name_en, note, note_en;
};
inline constexpr auto comparison_table =
    table({.name = "comparison",
           .about = "計画どうしの比較（この判断は本システムによる） / indicators of plans set side by side",
           .later = true},
          column("id", &ComparisonRow::id, key), column("name", &ComparisonRow::name, must),
          column("name_en", &ComparisonRow::name_en, must), column("note", &ComparisonRow::note, must),
          column("note_en", &ComparisonRow::note_en, must));

struct ComparisonMemberRow {
  std::int64_t fid = 0;
  std::string_view comparison_id, indicator_id, note;
};
inline constexpr auto comparison_member_table = table({.name = "comparison_member",
                                                       .about = "比較する指標 / indicators of a comparison",
                                                       .unique = "comparison_id, indicator_id",
                                                       .later = true},
                                                      column("comparison_id", &ComparisonMemberRow::comparison_id, must),
                                                      column("indicator_id", &ComparisonMemberRow::indicator_id, must),
                                                      column("note", &ComparisonMemberRow::note, later));

struct CrossSumRow {
  std::int64_t fid = 0;
  std::string_view id, description, parts, total;
  bool holds = true;
  std::string_view note;
};
inline constexpr auto cross_sum_table =
    table({.name = "cross_sum", .about = "計画の値の縦計・横計 / sums that figures of plans must satisfy", .later = true},
          column("id", &CrossSumRow::id, key), column("description", &CrossSumRow::description, must),
          column("parts", &CrossSumRow::parts, must), column("total", &CrossSumRow::total, must),
          column("holds", &CrossSumRow::holds, must), column("note", &CrossSumRow::note, later));

struct PlanDefectRow {
  std::int64_t fid = 0;
  std::string_view plan_id;
  std::int64_t line = 0;
  std::string_view kind, what, handling;
};
inline constexpr auto plan_defect_table =
    table({.name = "plan_defect",
           .about = "計画書の欠陥と扱い / defects of the documents and how they were handled",
           .later = true},
          column("plan_id", &PlanDefectRow::plan_id, must), column("line", &PlanDefectRow::line, must),
          column("kind", &PlanDefectRow::kind, must), column("what", &PlanDefectRow::what, must),
          column("handling", &PlanDefectRow::handling, must));

}  // namespace kuiki::store
