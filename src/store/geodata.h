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
struct DistrictPoint {
  std::string municipality, name, district, confidence, kind;
  geo::Point place;
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
struct AdjacencyFact {
  std::string code, neighbour, basis, source, statement;
};

struct Geodata {
  std::vector<model::Source> sources;
  std::string newest;  ///< the latest day among the vintages of the sources, YYYY-MM-DD
  std::vector<model::Indicator> indicators;
  BoundaryLayer national, focus;
  DistrictLayer districts;
  std::vector<NamedArea> prefectures, cities;
  std::vector<BoundaryNote> boundary_notes;
  std::vector<DistrictPoint> district_points;
  std::vector<Site> sites;
  std::vector<PlacePoint> places;
  std::vector<PartnershipText> partnerships;
  std::vector<MemberText> members;
  std::vector<CensusRow> census;
  std::vector<ProjectionRow> projection;
  std::vector<RegistryRow> registry;
  std::vector<MunicipalityChange> changes;
  std::vector<NotSurveyed> not_surveyed;
  std::vector<AreaFact> area_facts;
  std::vector<AdjacencyFact> adjacency_facts;
};

/// Reads the folder. Throws Error(input_missing) for a file that is not there, Error(input_wrong) with file, line and column
/// for a cell that says something impossible, such as a code that no boundary has.
Geodata read_geodata(const std::filesystem::path& folder);

}  // namespace kuiki::store
