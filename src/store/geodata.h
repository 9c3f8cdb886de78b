#pragma once
#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "model/dataset.h"
#include "store/boundary_files.h"

/// The text sources of `geodata/` as they are, read and checked row by row, nothing computed yet.
namespace kuiki::store {

struct NamedArea {
  std::string code, name, name_en, name_kana;
};
struct BoundaryNote {
  std::string scale, code, quality, note;  ///< code empty: for every area of the scale
};
/// A 町丁・字 of the census; its shape is the feature of its code in Geodata::town_shapes.
struct Town {
  std::string code, name, district, note;  ///< district: code, empty where none is known
  bool sure = false;                       ///< a list confirms the district
  int year = 0;                            ///< of the census
  double population = 0, households = 0;
  double counted_km2 = 0;  ///< land on which the people were counted
};
/// Ages of a town; all NaN where they are not published.
struct TownAges {
  std::string code;
  double young = 0, working = 0, old = 0, oldest = 0;  ///< 0–14, 15–64, 65 and over; 75 and over, among the old
  double unknown = 0;                                  ///< 0 in the register
  double total = 0;
  std::string merged_with;  ///< code of the neighbour that is published with it, or by which it is
};
/// A survey area on the water: people without land.
struct WaterArea {
  std::string code, municipality, name;
  int year = 0;
  double population = 0, households = 0;
};
struct Site {
  std::string id, name, municipality, area, address, remarks;
  geo::Point place;
  std::array<bool, model::hazard_count> hazards{};
  bool is_emergency_site = false, is_shelter = false, outside = false;
};
struct PlacePoint {
  std::string municipality, name;
  geo::Point place;
};
/// A hospital, a library …: a facility that is no evacuation site.
struct PublicFacility {
  std::string id, name, area, address, remarks, source;
  model::FacilityKind kind = model::FacilityKind::hospital;
  geo::Point place;
  int beds = -1;  ///< -1: not known
  bool outside = false;
};
struct BackdropPoint {
  std::string kind, name, area, source, note;
  geo::Point place;
};
/// Rail, river, ferry, lake or wide river bed, for the backdrop of a map.
struct BackdropShape {
  std::string kind, name, region, source, operated_by, closed;
  double area_km2 = 0;  ///< of water; NaN where not stated
};
struct BackdropLine : BackdropShape {
  std::vector<geo::Point> points;
  std::vector<std::uint32_t> ends;  ///< of its lines, into points
};
struct PartnershipText {
  std::string id, name, name_en, kind, lead, source_document, source_quote;
};
struct MemberText {
  std::string partnership, area, role, basis, note;
};

struct CensusRow {
  std::string code, name;
  int year = 0;
  double population = 0;
};
struct ProjectionRow {
  std::string code;
  int year = 0;
  bool counted = false;  ///< the census the projection starts from
  double young = 0, working = 0, old = 0, total = 0;
};
struct RegistryRow {
  std::string code, date;
  double population = 0, households = 0;
};
struct MunicipalityChange {
  enum class Kind { merged, renamed, split };
  Kind kind = Kind::merged;
  std::string date, old_code, old_name;
  std::vector<std::string> new_codes;
};
struct NotSurveyed {
  std::string code, reason;
};
struct AreaFact {
  std::string code, name, basis, source, note;
  double area_km2 = 0, extent_ns_km = 0, extent_ew_km = 0;  ///< NaN: not stated
};
/// A published total; `area` empty: of all municipalities.
struct TotalFact {
  std::string indicator, area, period, source;
  double value = 0;
};
struct AdjacencyFact {
  std::string code, neighbour, basis, source, statement;
};

/// A statistic that follows from others: (plus − minus) / denominator × factor, each a sum of indicators; without a denominator
/// only the difference.
struct RateText {
  std::string id;
  std::vector<std::string> plus, minus, denominator;
  double factor = 1;
};
/// "births - deaths", "employed + unemployed" as ids; false where it is no such sum.
bool parse_terms(const std::string& words, std::vector<std::string>& plus, std::vector<std::string>& minus);

/// A column of a file of statistics: one indicator at one time.
struct StatisticValues {
  std::string indicator, period;
  std::vector<std::string> codes;
  std::vector<double> values;
};
/// Projection of 2023 for a municipality.
struct NewProjection {
  std::string code;
  std::vector<std::pair<int, double>> totals;  ///< by year
  double young_share = 0, old_share = 0;       ///< in %, of the last year; NaN where there is none
};

struct Geodata {
  std::vector<model::Source> sources;
  std::string newest;  ///< the latest day among the vintages of the sources, YYYY-MM-DD
  std::vector<model::IndicatorGroup> groups;
  std::vector<model::Indicator> indicators;
  std::vector<RateText> rates;
  BoundaryLayer national, focus;
  DistrictLayer districts;
  std::vector<NamedArea> prefectures, cities;
  std::vector<BoundaryNote> boundary_notes;
  BoundaryLayer town_shapes;
  std::vector<Town> towns;
  std::vector<TownAges> census_ages;    ///< of the census of 2020
  std::vector<TownAges> register_ages;  ///< of the resident register of 1 October 2020
  std::vector<WaterArea> water;
  std::vector<Site> sites;
  std::vector<PublicFacility> public_facilities;
  std::vector<PlacePoint> places;
  std::vector<BackdropPoint> backdrop_points;
  std::vector<BackdropLine> backdrop_lines;
  std::vector<BackdropShape> backdrop_waters;  ///< feature i of backdrop_water_shapes
  geo::PolygonTable backdrop_water_shapes;
  std::vector<PartnershipText> partnerships;
  std::vector<MemberText> members;
  std::vector<CensusRow> census;
  std::vector<ProjectionRow> projection;
  std::vector<NewProjection> new_projection;
  std::vector<RegistryRow> registry;
  std::vector<StatisticValues> statistics;
  std::vector<MunicipalityChange> changes;
  std::vector<NotSurveyed> not_surveyed;
  std::vector<AreaFact> area_facts;
  std::vector<AdjacencyFact> adjacency_facts;
  std::vector<TotalFact> total_facts;
};

/// Reads the folder. Throws Error(input_missing) for a file that is not there, Error(input_wrong) with file, line and column
/// for a cell that says something impossible, such as a code that no boundary has.
Geodata read_geodata(const std::filesystem::path& folder);

}  // namespace kuiki::store
