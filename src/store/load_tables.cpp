#include "store/load_tables.h"

#include "model/plan_names.h"
#include "store/wkb.h"

namespace kuiki::store {
using model::AreaRow;

geo::Point point_of(const TableReader& q, const Shape& shape) {
  try {
    if (shape.there) {
      if (const auto p = read_gpkg_point(shape.bytes)) return *p;
    }
  } catch (const DamagedGeometry& damage) {
    q.wrong(damage.why);
  }
  q.wrong({"地点の座標がありません", "it has no point"});
}

AreaRows::AreaRows(const std::vector<std::string>& codes) {
  rows_.reserve(codes.size());
  for (std::size_t i = 0; i < codes.size(); ++i) rows_.emplace(codes[i], AreaRow(i));
}

AreaRow AreaRows::row(const TableReader& q, std::string_view code) const {
  if (code.empty()) return model::none;
  const auto found = rows_.find(code);
  if (found == rows_.end()) {
    q.wrong(say("コード「{}」の区域がありません", "there is no area with the code \"{}\"", std::string(code)));
  }
  return found->second;
}

std::optional<AreaRow> AreaRows::find(std::string_view code) const {
  if (code.empty()) return model::none;
  const auto found = rows_.find(code);
  if (found == rows_.end()) return {};
  return found->second;
}

model::Facilities load_facilities(const Database& database, const AreaRows& areas) {
  model::Facilities f;
  const auto kinds = model::facility_kind_ids();
  RowReader q(database, facility_table);
  while (q.step()) {
    f.id.emplace_back(q->id);
    f.name.emplace_back(q->name);
    f.address.emplace_back(q->address);
    f.remarks.emplace_back(q->remarks);
    f.area.push_back(areas.row(q, q->area_code));
    f.municipality.push_back(areas.row(q, q->municipality_code));
    f.place.push_back(point_of(q, q->geom));
    f.is_emergency_site.push_back(q->is_emergency_site);
    f.is_shelter.push_back(q->is_shelter);
    f.outside.push_back(q->location_check == "outside");
    f.kind.push_back(static_cast<model::FacilityKind>(q.one_of(q->kind, kinds, 0)));
    f.source.emplace_back(q->source);
    f.beds.push_back(static_cast<std::int32_t>(q->beds.value_or(-1)));
    unsigned hazards = 0;
    for (std::size_t h = 0; h < hazard_columns.size(); ++h) hazards |= static_cast<unsigned>((*q).*hazard_columns[h]) << h;
    f.hazards.push_back(static_cast<std::uint8_t>(hazards));
  }
  return f;
}

model::Places load_places(const Database& database, const AreaRows& areas) {
  model::Places p;
  RowReader q(database, place_table);
  while (q.step()) {
    p.name.emplace_back(q->name);
    p.municipality.push_back(areas.row(q, q->municipality_code));
    p.place.push_back(point_of(q, q->geom));
  }
  return p;
}

model::ReferencePoints load_reference_points(const Database& database, const AreaRows& areas) {
  model::ReferencePoints p;
  const auto kinds = model::reference_kind_ids();
  for (RowReader q(database, reference_point_table); q.step();) {
    p.kind.push_back(static_cast<model::ReferenceKind>(q.one_of(q->kind, kinds, -1)));
    p.name.emplace_back(q->name);
    p.source.emplace_back(q->source);
    p.area.push_back(areas.row(q, q->area_code));
    p.place.push_back(point_of(q, q->geom));
  }
  return p;
}

std::vector<model::Partnership> load_partnerships(const Database& database, const AreaRows& areas) {
  std::vector<model::Partnership> all;
  std::unordered_map<std::string, std::size_t> index;
  for (RowReader q(database, partnership_table); q.step();) {
    model::Partnership p;
    p.id = q->id;
    p.name = q->name;
    p.name_en = q->name_en;
    p.kind = q->kind;
    p.source_document = q->source_document;
    p.source_quote = q->source_quote;
    p.lead = areas.row(q, q->lead);
    index.emplace(p.id, all.size());
    all.push_back(std::move(p));
  }
  for (RowReader q(database, partnership_member_table); q.step();) {
    const auto found = index.find(std::string(q->partnership_id));
    if (found == index.end())
      q.wrong(say("広域連携「{}」がありません", "there is no partnership \"{}\"", q->partnership_id));
    const AreaRow area = areas.row(q, q->area_code);
    if (area == model::none) q.wrong({"構成団体のコードがありません", "it names no area"});
    all[found->second].members.push_back(
        {area, static_cast<model::MemberRole>(q.one_of(q->role, model::member_role_ids(), 1)),
         static_cast<model::MemberBasis>(q.one_of(q->basis, model::member_basis_ids(), 0)), std::string(q->note)});
  }
  return all;
}

std::vector<model::IndicatorGroup> load_groups(const Database& database) {
  std::vector<model::IndicatorGroup> groups;
  for (RowReader q(database, indicator_group_table); q.step();)
    groups.push_back({std::string(q->id), std::string(q->name), std::string(q->name_en)});
  return groups;
}

std::vector<model::Source> load_sources(const Database& database) {
  std::vector<model::Source> sources;
  for (RowReader q(database, source_table); q.step();) {
    model::Source s;
    s.id = q->id;
    s.title = q->title;
    s.publisher = q->publisher;
    s.licence = q->licence;
    s.attribution = q->attribution;
    s.vintage = q->vintage;
    s.processing = q->processing;
    sources.push_back(std::move(s));
  }
  return sources;
}

}  // namespace kuiki::store
