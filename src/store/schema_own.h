#pragma once
#include <cmath>

#include "store/schema.h"

/// Tables of the work file: indicators, areas, facilities and partnerships of one's own, as the base has them.
// clang-format off: one column a line
namespace kuiki::store {

struct OwnIndicatorRow {
  std::int64_t fid = 0;
  std::string_view id, name, name_en, unit, unit_en;
  std::optional<std::int64_t> decimals;
  std::string_view direction, accrual, mapping_unit, source;
  std::string_view formula;         ///< of one that is computed from others
  std::string_view import_mapping;  ///< which columns of which table it was read from, for next year's file; JSON
  std::string_view note;
  std::string_view licence;  ///< of the source: on what terms its figures may be used
  std::string_view method;   ///< how the figures came about: surveyed, counted, estimated …
  std::string_view measure;  ///< total, rate; empty: nobody said
  std::int64_t act = 0;
};
inline constexpr auto own_indicator_table = table(
    {.name = "own_indicator", .about = "自作の指標 / indicators of one's own"}, column("id", &OwnIndicatorRow::id, key),
    column("name", &OwnIndicatorRow::name, must), column("name_en", &OwnIndicatorRow::name_en),
    column("unit", &OwnIndicatorRow::unit, or_empty), column("unit_en", &OwnIndicatorRow::unit_en, or_empty),
    column("decimals", &OwnIndicatorRow::decimals), column("direction", &OwnIndicatorRow::direction, must),
    column("accrual", &OwnIndicatorRow::accrual, must), column("mapping_unit", &OwnIndicatorRow::mapping_unit, must),
    column("source", &OwnIndicatorRow::source), column("formula", &OwnIndicatorRow::formula),
    column("import_mapping", &OwnIndicatorRow::import_mapping), column("note", &OwnIndicatorRow::note),
    column("licence", &OwnIndicatorRow::licence, later), column("method", &OwnIndicatorRow::method, later),
    column("measure", &OwnIndicatorRow::measure, later), column("act", &OwnIndicatorRow::act, must));

struct OwnValueRow {
  std::int64_t fid = 0;
  std::string_view indicator_id, area_code, period, role, part;
  double value = NAN;
  std::string_view qualifier, printed, note;
  std::int64_t act = 0;
};
inline constexpr auto own_value_table =
    table({.name = "own_value",
           .about = "自作の指標の値 / figures of indicators of one's own",
           .unique = "indicator_id, area_code, period, role, part"},
          column("indicator_id", &OwnValueRow::indicator_id, must), column("area_code", &OwnValueRow::area_code, must),
          column("period", &OwnValueRow::period, must), column("role", &OwnValueRow::role, must),
          column("part", &OwnValueRow::part, must), column("value", &OwnValueRow::value),
          column("qualifier", &OwnValueRow::qualifier, must), column("printed", &OwnValueRow::printed),
          column("note", &OwnValueRow::note), column("act", &OwnValueRow::act, must));

struct AreaSetRow {
  std::int64_t fid = 0;
  std::string_view id, name, name_en;
  std::string_view within_code;  ///< the municipality that it divides
  std::string_view source, note;
  std::int64_t act = 0;
};
inline constexpr auto area_set_table =
    table({.name = "area_set", .about = "区域の組（地区、学校区など） / area sets: partitions of a city"},
          column("id", &AreaSetRow::id, key), column("name", &AreaSetRow::name, must),
          column("name_en", &AreaSetRow::name_en), column("within_code", &AreaSetRow::within_code, must),
          column("source", &AreaSetRow::source), column("note", &AreaSetRow::note), column("act", &AreaSetRow::act, must));

/// An area of a set, with its shape: a polygon, or the union of its towns (own_area_town), kept for whoever reads the file.
struct OwnAreaRow {
  std::int64_t fid = 0;
  Shape geom;
  std::string_view id, set_id, name, name_en, name_kana, boundary_quality, boundary_note;
  std::int64_t act = 0;
  std::string_view kind;                 ///< district where empty; town: of a city of which the base has no towns
  std::string_view colour;               ///< "#rrggbb"
  std::optional<std::int64_t> position;  ///< among the areas of the set, from 1
};
inline constexpr auto own_area_table =
    table({.name = "own_area",
           .about = "独自の区域 / areas of one's own",
           .shapes = Shapes::multipolygon,
           .indexes = {Index{"own_area_set", "set_id"}}},
          column("geom", &OwnAreaRow::geom), column("id", &OwnAreaRow::id, key), column("set_id", &OwnAreaRow::set_id, must),
          column("name", &OwnAreaRow::name, must), column("name_en", &OwnAreaRow::name_en),
          column("name_kana", &OwnAreaRow::name_kana), column("boundary_quality", &OwnAreaRow::boundary_quality, must),
          column("boundary_note", &OwnAreaRow::boundary_note), column("act", &OwnAreaRow::act, must),
          column("kind", &OwnAreaRow::kind, later), column("colour", &OwnAreaRow::colour, later),
          column("position", &OwnAreaRow::position, later));

struct OwnAreaTownRow {
  std::int64_t fid = 0;
  std::string_view set_id, own_area_id, town_code;
  std::int64_t act = 0;
};
inline constexpr auto own_area_town_table =
    table({.name = "own_area_town",
           .about = "独自の区域を成す町丁・字 / towns that make up an area",
           .unique = "set_id, town_code"},
          column("set_id", &OwnAreaTownRow::set_id, must), column("own_area_id", &OwnAreaTownRow::own_area_id, must),
          column("town_code", &OwnAreaTownRow::town_code, must), column("act", &OwnAreaTownRow::act, must));

/// A town that a polygon has ground of, and how much: worked out when the set was made, so that loading need not.
struct OwnAreaShareRow {
  std::int64_t fid = 0;
  std::string_view set_id, own_area_id, town_code;
  double share = 0;  ///< of the town's ground, 0 to 1
  std::int64_t act = 0;
};
inline constexpr auto own_area_share_table =
    table({.name = "own_area_share",
           .about = "独自の区域にかかる町丁・字と面積の割合 / towns that an area has ground of, with the share",
           .unique = "own_area_id, town_code",
           .later = true},
          column("set_id", &OwnAreaShareRow::set_id, must), column("own_area_id", &OwnAreaShareRow::own_area_id, must),
          column("town_code", &OwnAreaShareRow::town_code, must), column("share", &OwnAreaShareRow::share),
          column("act", &OwnAreaShareRow::act, must));

struct OwnFacilityRow {
  std::int64_t fid = 0;
  Shape geom;
  std::string_view id, name, kind, area_code, address;
  std::string_view hazards;  ///< that it is designated for, joined with ;
  std::string_view remarks, source;
  std::int64_t act = 0;
};
inline constexpr auto own_facility_table =
    table({.name = "own_facility", .about = "独自の施設 / facilities of one's own", .shapes = Shapes::point},
          column("geom", &OwnFacilityRow::geom, must), column("id", &OwnFacilityRow::id, key),
          column("name", &OwnFacilityRow::name, must), column("kind", &OwnFacilityRow::kind, must),
          column("area_code", &OwnFacilityRow::area_code), column("address", &OwnFacilityRow::address),
          column("hazards", &OwnFacilityRow::hazards), column("remarks", &OwnFacilityRow::remarks),
          column("source", &OwnFacilityRow::source), column("act", &OwnFacilityRow::act, must));

struct OwnPartnershipRow {
  std::int64_t fid = 0;
  std::string_view id, name, name_en, kind, lead_code, source_document, source_quote;
  std::int64_t act = 0;
};
inline constexpr auto own_partnership_table =
    table({.name = "own_partnership", .about = "独自の広域連携 / partnerships of one's own"},
          column("id", &OwnPartnershipRow::id, key), column("name", &OwnPartnershipRow::name, must),
          column("name_en", &OwnPartnershipRow::name_en), column("kind", &OwnPartnershipRow::kind, must),
          column("lead_code", &OwnPartnershipRow::lead_code), column("source_document", &OwnPartnershipRow::source_document),
          column("source_quote", &OwnPartnershipRow::source_quote), column("act", &OwnPartnershipRow::act, must));

struct OwnPartnershipMemberRow {
  std::int64_t fid = 0;
  std::string_view partnership_id, area_code, role, basis, note;
  std::int64_t act = 0;
};
inline constexpr auto own_partnership_member_table =
    table({.name = "own_partnership_member",
           .about = "独自の広域連携の構成団体 / members of partnerships of one's own",
           .unique = "partnership_id, area_code"},
          column("partnership_id", &OwnPartnershipMemberRow::partnership_id, must),
          column("area_code", &OwnPartnershipMemberRow::area_code, must),
          column("role", &OwnPartnershipMemberRow::role, must), column("basis", &OwnPartnershipMemberRow::basis, must),
          column("note", &OwnPartnershipMemberRow::note), column("act", &OwnPartnershipMemberRow::act, must));

}  // namespace kuiki::store
