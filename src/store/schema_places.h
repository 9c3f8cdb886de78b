#pragma once
#include "store/schema.h"

/// Tables of the base: points on the map, partnerships, sources, bundled maps.
// clang-format off: one column a line
namespace kuiki::store {

struct FacilityRow {
  std::int64_t fid = 0;
  Shape geom;
  std::string_view id, name;
  std::string_view kind;  ///< evacuation_site, shelter, hospital, library …
  std::string_view area_code, municipality_code, address;
  bool flood = false, landslide = false, storm_surge = false, earthquake = false;
  bool tsunami = false, large_fire = false, inland_flood = false, volcano = false;
  bool is_emergency_site = false, is_shelter = false;
  std::string_view location_check;  ///< ok, outside
  std::string_view remarks;
  std::string_view source;           ///< id of the `source` row
  std::optional<std::int64_t> beds;  ///< of hospitals
};
inline constexpr auto facility_table = table(
    {.name = "facility",
     .about = "指定緊急避難場所・指定避難所、病院、公共施設 / evacuation sites, shelters, hospitals, public facilities",
     .shapes = Shapes::point,
     .indexes = {Index{"facility_area", "area_code"}, Index{"facility_municipality", "municipality_code"}}},
    column("geom", &FacilityRow::geom, must), column("id", &FacilityRow::id, key), column("name", &FacilityRow::name, must),
    column("kind", &FacilityRow::kind, must), column("area_code", &FacilityRow::area_code, must),
    column("municipality_code", &FacilityRow::municipality_code, must), column("address", &FacilityRow::address),
    column("flood", &FacilityRow::flood, must), column("landslide", &FacilityRow::landslide, must),
    column("storm_surge", &FacilityRow::storm_surge, must), column("earthquake", &FacilityRow::earthquake, must),
    column("tsunami", &FacilityRow::tsunami, must), column("large_fire", &FacilityRow::large_fire, must),
    column("inland_flood", &FacilityRow::inland_flood, must), column("volcano", &FacilityRow::volcano, must),
    column("is_emergency_site", &FacilityRow::is_emergency_site, must), column("is_shelter", &FacilityRow::is_shelter, must),
    column("location_check", &FacilityRow::location_check, must), column("remarks", &FacilityRow::remarks),
    column("source", &FacilityRow::source, later), column("beds", &FacilityRow::beds, later));

/// The columns of hazards in the order of model::Hazard.
inline constexpr std::array hazard_columns{&FacilityRow::flood,        &FacilityRow::landslide, &FacilityRow::storm_surge,
                                           &FacilityRow::earthquake,   &FacilityRow::tsunami,   &FacilityRow::large_fire,
                                           &FacilityRow::inland_flood, &FacilityRow::volcano};

struct PlaceRow {
  std::int64_t fid = 0;
  Shape geom;
  std::string_view name, municipality_code;
};
inline constexpr auto place_table = table({.name = "place",
                                           .about = "町丁目・字の代表点 / points of towns",
                                           .shapes = Shapes::point,
                                           .indexes = {Index{"place_municipality", "municipality_code"}}},
                                          column("geom", &PlaceRow::geom, must), column("name", &PlaceRow::name, must),
                                          column("municipality_code", &PlaceRow::municipality_code, must));

struct PartnershipRow {
  std::int64_t fid = 0;
  std::string_view id, name, name_en, kind;
  std::string_view lead;  ///< code of an area; empty: equal partners, or several wards lead together
  std::string_view source_document, source_quote;
};
inline constexpr auto partnership_table =
    table({.name = "partnership", .about = "広域連携 / partnerships"}, column("id", &PartnershipRow::id, key),
          column("name", &PartnershipRow::name, must), column("name_en", &PartnershipRow::name_en, later),
          column("kind", &PartnershipRow::kind, must), column("lead", &PartnershipRow::lead, later),
          column("source_document", &PartnershipRow::source_document, later),
          column("source_quote", &PartnershipRow::source_quote, later));

struct PartnershipMemberRow {
  std::int64_t fid = 0;
  std::string_view partnership_id, area_code, role, basis, note;
};
inline constexpr auto partnership_member_table =
    table({.name = "partnership_member",
           .about = "広域連携の構成団体 / members of partnerships",
           .unique = "partnership_id, area_code"},
          column("partnership_id", &PartnershipMemberRow::partnership_id, must),
          column("area_code", &PartnershipMemberRow::area_code, must), column("role", &PartnershipMemberRow::role, must),
          column("basis", &PartnershipMemberRow::basis, must), column("note", &PartnershipMemberRow::note, later));

struct SourceRow {
  std::int64_t fid = 0;
  std::string_view id, title, publisher, licence, attribution, vintage, processing;
};
inline constexpr auto source_table =
    table({.name = "source", .about = "出典 / sources"}, column("id", &SourceRow::id, key),
          column("title", &SourceRow::title, must), column("publisher", &SourceRow::publisher),
          column("licence", &SourceRow::licence), column("attribution", &SourceRow::attribution),
          column("vintage", &SourceRow::vintage), column("processing", &SourceRow::processing));

struct MapRow {
  std::int64_t fid = 0;
  std::string_view name, title, recipe;
};
inline constexpr auto map_table =
    table({.name = "map", .about = "地図のレシピ / map recipes"}, column("name", &MapRow::name, key),
          column("title", &MapRow::title, must), column("recipe", &MapRow::recipe, must));

}  // namespace kuiki::store
