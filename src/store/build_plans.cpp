#include "store/build_plans.h"

#include <cmath>

#include "base/strings.h"
#include "model/units.h"
#include "store/plan_words.h"

namespace kuiki::store {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const auto& part : parts) add_part(all, ";", part);
  return all;
}

void write_nodes(GeoPackageWriter& out, const PlanFiles& plans) {
  out.attributes("plan", "計画 / plans",
                 "id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, title_en TEXT, municipality_code TEXT, period_from TEXT, "
                 "period_to TEXT, "
                 "document TEXT, expected_indicators INTEGER");
  {
    Insert insert(out.db(), "plan");
    for (const auto& p : plans.plans) {
      insert.row({Cell{}, text(p.id), text(p.title), text_or_null(p.title_en), text(p.municipality_code),
                  text(p.period_from), text(p.period_to), text(p.document), whole(p.expected_indicators)});
    }
  }
  out.attributes(
      "plan_node", "計画の目標・施策・事業 / nodes of plans",
      "id TEXT NOT NULL UNIQUE, plan_id TEXT NOT NULL, parent TEXT, hierarchy TEXT, kind TEXT, number TEXT, title TEXT, "
      "departments TEXT, sdgs TEXT, category TEXT, reflection TEXT, text TEXT, future_direction TEXT, individual_plans "
      "TEXT, "
      "rationale TEXT, area_code TEXT, theme TEXT, line INTEGER, note TEXT, related_departments TEXT");
  Insert insert(out.db(), "plan_node");
  for (const auto& [n, area] : plans.nodes) {
    const auto departments = joined(n.departments);
    const auto related = joined(n.related_departments);
    const auto sdgs = joined(n.sdgs);
    insert.row({Cell{},
                text(n.id),
                text(n.plan),
                text_or_null(n.parent),
                text(n.hierarchy),
                text(n.kind),
                text_or_null(n.number),
                text(n.title),
                text_or_null(departments),
                text_or_null(sdgs),
                text_or_null(n.category),
                text_or_null(n.reflection),
                text_or_null(n.text),
                text_or_null(n.future_direction),
                text_or_null(n.individual_plans),
                text_or_null(n.rationale),
                text_or_null(area),
                text_or_null(n.theme),
                whole(n.line),
                text_or_null(n.note),
                text_or_null(related)});
  }
}

void write_figures(GeoPackageWriter& out, const PlanFiles& plans) {
  {
    Insert insert(out.db(), "indicator");
    for (const auto& [i, area] : plans.indicators) {
      const auto unit_en = model::unit_in_english(i.unit, 2);
      const auto also = joined(i.also_nodes);
      const auto departments = joined(i.departments);
      insert.row({Cell{},
                  text(i.id),
                  text(i.plan),
                  text(i.node),
                  text(i.name),
                  Cell{},
                  text(i.unit),
                  text(unit_en),
                  Cell{},
                  text(model::direction_id(i.direction)),
                  text(i.direction_stated ? "stated" : "judged"),
                  text(model::accrual_id(i.accrual)),
                  text(model::mapping_unit_id(i.mapping_unit)),
                  text_or_null(i.place),
                  text_or_null(i.rationale),
                  text(i.document),
                  whole(i.line),
                  Cell{},
                  text_or_null(also),
                  text_or_null(i.name_note),
                  text(i.printed_row),
                  text_or_null(i.note),
                  text(area),
                  text_or_null(i.same_as),
                  text(i.accrual_stated ? "stated" : "judged"),
                  text_or_null(departments)});
    }
  }
  Insert insert(out.db(), "observation");
  for (const auto& f : plans.figures) {
    insert.row({Cell{}, text(f.indicator), text(f.area), text(f.period), text(model::role_id(f.role)), text(f.part), f.value,
                text(model::to_string(f.qualifier)), text_or_null(f.printed), text(model::status_id(f.status)),
                text_or_null(f.note), f.line > 0 ? whole(f.line) : Cell{}, Cell{}, text_or_null(f.source)});
  }
}

void write_places(GeoPackageWriter& out, const PlanFiles& plans, const BuiltAreas& areas) {
  out.features("plan_place", "計画の指標が指す施設・場所 / facilities and places that plans name", "POINT",
               "plan_id TEXT NOT NULL, name TEXT NOT NULL, basis TEXT NOT NULL, note TEXT, UNIQUE (plan_id, name)");
  {
    Insert insert(out.db(), "plan_place");
    std::int64_t fid = 0;
    for (const auto& place : plans.places) {
      geo::Point at = place.place;
      if (std::isnan(at.x)) {  // basis municipality-polygon
        for (const auto& plan : plans.plans)
          if (plan.id == place.plan)
            at = areas.rows[static_cast<std::size_t>(areas.row_of.at(plan.municipality_code))].label;
      }
      const auto shape = geopackage_point(at);
      insert.row({whole(++fid), Blob{shape}, text(place.plan), text(place.name), text(model::place_basis_id(place.basis)),
                  text_or_null(place.note)});
      geo::Box box;
      box.add(at);
      out.indexed(fid, box);
    }
  }
  out.end_features();
}

void write_comparisons(GeoPackageWriter& out, const PlanFiles& plans) {
  out.attributes(
      "comparison", "計画どうしの比較（この判断は本システムによる） / indicators of plans set side by side",
      "id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, name_en TEXT NOT NULL, note TEXT NOT NULL, note_en TEXT NOT NULL");
  {
    Insert insert(out.db(), "comparison");
    for (const auto& c : plans.comparisons)
      insert.row({Cell{}, text(c.id), text(c.name), text(c.name_en), text(c.note), text(c.note_en)});
  }
  out.attributes("comparison_member", "比較する指標 / indicators of a comparison",
                 "comparison_id TEXT NOT NULL, indicator_id TEXT NOT NULL, note TEXT, UNIQUE (comparison_id, indicator_id)");
  Insert insert(out.db(), "comparison_member");
  for (const auto& c : plans.comparisons)
    for (const auto& m : c.members) insert.row({Cell{}, text(c.id), text(m.indicator), text_or_null(m.note)});
}

void write_checks(GeoPackageWriter& out, const PlanFiles& plans) {
  out.attributes("cross_sum", "計画の値の縦計・横計 / sums that figures of plans must satisfy",
                 "id TEXT NOT NULL UNIQUE, description TEXT NOT NULL, parts TEXT NOT NULL, total TEXT NOT NULL, holds "
                 "BOOLEAN NOT NULL, "
                 "note TEXT");
  {
    Insert insert(out.db(), "cross_sum");
    for (const auto& s : plans.cross_sums)
      insert.row(
          {Cell{}, text(s.id), text(s.description), text(s.parts), text(s.total), whole(s.holds), text_or_null(s.note)});
  }
  out.attributes(
      "plan_defect", "計画書の欠陥と扱い / defects of the documents and how they were handled",
      "plan_id TEXT NOT NULL, line INTEGER NOT NULL, kind TEXT NOT NULL, what TEXT NOT NULL, handling TEXT NOT NULL");
  {
    Insert insert(out.db(), "plan_defect");
    for (const auto& d : plans.defects)
      insert.row({Cell{}, text(d.plan), whole(d.line), text(d.kind), text(d.what), text(d.handling)});
  }
  out.attributes("observation_history", "更新された入力値 / entered values that were replaced", history_columns);
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
  write_figures(out, plans);
  write_places(out, plans, areas);
  write_comparisons(out, plans);
  write_checks(out, plans);
  report.plans = plans.plans.size();
  report.indicators += plans.indicators.size();
  report.observations += plans.figures.size();
}

}  // namespace kuiki::store
