#include "store/build_plans.h"

#include <cmath>

#include "model/units.h"
#include "store/plan_words.h"
#include "store/rows.h"
#include "store/schema_base.h"

namespace kuiki::store {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const auto& part : parts) all += (all.empty() ? "" : ";") + part;
  return all;
}

void write_nodes(GeoPackageWriter& out, const PlanFiles& plans) {
  out.begin(plan_table.facts);
  RowWriter rows(out.db(), plan_table);
  for (const auto& p : plans.plans) {
    rows.write({.id = p.id,
                .title = p.title,
                .title_en = p.title_en,
                .municipality_code = p.municipality_code,
                .period_from = p.period_from,
                .period_to = p.period_to,
                .document = p.document,
                .expected_indicators = p.expected_indicators});
  }
  out.begin(plan_node_table.facts);
  RowWriter nodes(out.db(), plan_node_table);
  for (const auto& [n, area] : plans.nodes) {
    const auto departments = joined(n.departments);
    const auto related = joined(n.related_departments);
    const auto sdgs = joined(n.sdgs);
    nodes.write({.id = n.id,
                 .plan_id = n.plan,
                 .parent = n.parent,
                 .hierarchy = n.hierarchy,
                 .kind = n.kind,
                 .number = n.number,
                 .title = n.title,
                 .departments = departments,
                 .sdgs = sdgs,
                 .category = n.category,
                 .reflection = n.reflection,
                 .text = n.text,
                 .future_direction = n.future_direction,
                 .individual_plans = n.individual_plans,
                 .rationale = n.rationale,
                 .area_code = area,
                 .theme = n.theme,
                 .line = n.line,
                 .note = n.note,
                 .related_departments = related});
  }
}

void write_indicators(GeoPackageWriter& out, const PlanFiles& plans) {
  RowWriter rows(out.db(), indicator_table);
  for (const auto& [i, area] : plans.indicators) {
    const auto unit_en = model::unit_in_english(i.unit, 2);
    const auto also = joined(i.also_nodes);
    const auto departments = joined(i.departments);
    rows.write({.id = i.id,
                .plan_id = i.plan,
                .node_id = i.node,
                .name = i.name,
                .unit = i.unit,
                .unit_en = unit_en,
                .direction = model::direction_id(i.direction),
                .direction_basis = i.direction_stated ? "stated" : "judged",
                .accrual = model::accrual_id(i.accrual),
                .mapping_unit = model::mapping_unit_id(i.mapping_unit),
                .place = i.place,
                .rationale = i.rationale,
                .document = i.document,
                .line = i.line,
                .also_nodes = also,
                .name_note = i.name_note,
                .printed_row = i.printed_row,
                .note = i.note,
                .area_code = area,
                .same_as = i.same_as,
                .accrual_basis = i.accrual_stated ? "stated" : "judged",
                .departments = departments});
  }
}

void write_figures(GeoPackageWriter& out, const PlanFiles& plans) {
  RowWriter rows(out.db(), observation_table);
  for (const auto& f : plans.figures) {
    rows.write({.indicator_id = f.indicator,
                .area_code = f.area,
                .period = f.period,
                .role = model::role_id(f.role),
                .part = f.part,
                .value = f.value,
                .qualifier = model::to_string(f.qualifier),
                .printed = f.printed,
                .status = model::status_id(f.status),
                .note = f.note,
                .line = f.line > 0 ? std::optional<std::int64_t>(f.line) : std::nullopt,
                .source = f.source});
  }
}

/// Where the place stands; one that is only known to be in its municipality, in the middle of that.
geo::Point point_of(const model::PlanPlace& place, const PlanFiles& plans, const BuiltAreas& areas) {
  geo::Point at = place.place;
  if (!std::isnan(at.x)) return at;
  for (const auto& plan : plans.plans)
    if (plan.id == place.plan) at = areas.rows[areas.row_of.at(plan.municipality_code)].label;
  return at;
}

void write_places(GeoPackageWriter& out, const PlanFiles& plans, const BuiltAreas& areas) {
  out.begin(plan_place_table.facts);
  RowWriter rows(out.db(), plan_place_table);
  for (const auto& place : plans.places) {
    const auto at = point_of(place, plans, areas);
    const auto shape = geopackage_point(at);
    const auto fid = rows.write({.geom = Shape(shape),
                                 .plan_id = place.plan,
                                 .name = place.name,
                                 .basis = model::place_basis_id(place.basis),
                                 .note = place.note});
    geo::Box box;
    box.add(at);
    out.indexed(fid, box);
  }
  out.end_features();
}

void write_comparisons(GeoPackageWriter& out, const PlanFiles& plans) {
  out.begin(comparison_table.facts);
  RowWriter rows(out.db(), comparison_table);
  for (const auto& c : plans.comparisons)
    rows.write({.id = c.id, .name = c.name, .name_en = c.name_en, .note = c.note, .note_en = c.note_en});
  out.begin(comparison_member_table.facts);
  RowWriter members(out.db(), comparison_member_table);
  for (const auto& c : plans.comparisons)
    for (const auto& m : c.members) members.write({.comparison_id = c.id, .indicator_id = m.indicator, .note = m.note});
}

void write_checks(GeoPackageWriter& out, const PlanFiles& plans) {
  out.begin(cross_sum_table.facts);
  RowWriter sums(out.db(), cross_sum_table);
  for (const auto& s : plans.cross_sums) {
    sums.write(
        {.id = s.id, .description = s.description, .parts = s.parts, .total = s.total, .holds = s.holds, .note = s.note});
  }
  out.begin(plan_defect_table.facts);
  RowWriter defects(out.db(), plan_defect_table);
  for (const auto& d : plans.defects)
    defects.write({.plan_id = d.plan, .line = d.line, .kind = d.kind, .what = d.what, .handling = d.handling});
}

}  // namespace

PlanFiles read_plans(const std::filesystem::path& geodata, const Geodata& data, const BuiltAreas& areas) {
  PlanReferences known;
  for (const auto& area : areas.rows) known.areas.insert(area.code);
  for (const auto& partnership : data.partnerships) known.partnerships.insert(partnership.name);
  for (const auto& source : data.sources) known.sources.insert(source.id);
  return read_plan_files(geodata / "plans", known);
}

void write_plans(GeoPackageWriter& out, const PlanFiles& plans, const BuiltAreas& areas, BuildReport& report) {
  write_nodes(out, plans);
  write_indicators(out, plans);
  write_figures(out, plans);
  write_places(out, plans, areas);
  write_comparisons(out, plans);
  write_checks(out, plans);
  report.plans = plans.plans.size();
  report.indicators += plans.indicators.size();
  report.observations += plans.figures.size();
}

}  // namespace kuiki::store
