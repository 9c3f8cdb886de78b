#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/text.h"
#include "geo/polygons.h"
#include "model/period.h"
#include "model/qualifier.h"
#include "model/row.h"

/// What the program knows, read once from the database and never changed. Tables are columnar: row i of a table is
/// element i of each of its columns. Other tables are referred to by row (model/row.h).
namespace kuiki::model {

/// `feature`: a row of a file that somebody brought (FeatureSet), of which the base knows nothing.
enum class AreaKind : std::uint8_t { prefecture, municipality, ward, district, town, feature };
enum class BoundaryQuality : std::uint8_t { official, generalised, approximate };
std::string_view area_kind_id(AreaKind kind);  ///< "prefecture", "municipality", "ward", "district", "town", "feature"
std::vector<std::string> area_kind_ids();      ///< of all, in the order of the enumeration
Text area_kind_name(AreaKind kind);            ///< 都道府県, 市区町村, 行政区, 地区, 町丁・字, 区域
std::string_view boundary_quality_id(BoundaryQuality q);  ///< "official", "generalised", "approximate"
std::vector<std::string> boundary_quality_ids();
Text boundary_quality_name(BoundaryQuality q);

/// Prefectures, municipalities (designated cities and Tokyo's special wards among them), wards of designated cities,
/// districts, towns (町丁・字 of the census). Ordered by code, so that a row number is stable for the same database. Behind
/// them the areas of files that somebody brought: of those the kind, the shape (in `focus`) and its area are there, all else
/// only where the file has it.
struct Areas {
  Column<std::string, AreaRow>
      code;  ///< "01" prefecture, "01203", "otaru-shioya", "01203001001" (town: nine or eleven digits)
  Column<std::string, AreaRow> name, name_en, name_kana, boundary_note;
  Column<AreaKind, AreaRow> kind;
  Column<BoundaryQuality, AreaRow> quality;
  Column<AreaRow, AreaRow>
      parent;  ///< ward → designated city → prefecture; district → municipality; town → ward or municipality
  Column<AreaRow, AreaRow> prefecture;          ///< itself for a prefecture
  Column<AreaRow, AreaRow> district;            ///< of a town: the district it was given to; none where there is none
  Column<std::uint8_t, AreaRow> district_sure;  ///< of a town: a list confirms its district; else it is a guess
  Column<double, AreaRow> area_km2, extent_ns_km, extent_ew_km;  ///< geodesic on GRS80, of the best shape
  Column<double, AreaRow> counted_km2;  ///< of a town: the area its people were counted on, for densities; NaN for others
  Column<geo::Point, AreaRow> centre;   ///< visual centre of the best shape, degrees
  geo::PolygonTable national;           ///< outline for low zoom (100 m); only prefectures, municipalities, wards have one
  geo::PolygonTable focus;              ///< outline in detail (8 m); no shape where there is none
  std::size_t own_begin = std::numeric_limits<std::size_t>::max();  ///< from this row on: of the work file, not of the base
  std::vector<std::uint32_t> neighbour_end;                         ///< into neighbour
  std::vector<AreaRow> neighbour;  ///< areas of municipality or ward kind that share a border line

  [[nodiscard]] std::size_t size() const { return kind.size(); }
  [[nodiscard]] auto rows() const { return kind.rows(); }
  [[nodiscard]] std::span<const AreaRow> neighbours(AreaRow a) const {
    const auto first = a.index() == 0 ? 0u : neighbour_end[a.index() - 1];
    return {neighbour.data() + first, neighbour.data() + neighbour_end[a.index()]};
  }
  /// Is it of an area set of the work file (OwnAreaSet)?
  [[nodiscard]] bool is_own(AreaRow a) const { return a.index() >= own_begin && kind[a] != AreaKind::feature; }
  /// The focus shape where there is one, else the national one.
  [[nodiscard]] const geo::PolygonTable& best(AreaRow a) const {
    return focus.has_shape(a.index()) || a.index() >= national.features() ? focus : national;
  }
};

/// A grouping that somebody made and keeps in the work file: districts made of towns, or polygons (学校区). Its areas stand in
/// Areas behind those of the base, of kind district with code "own:SET/NAME"; towns of a city of which the base has none keep their
/// codes. An area of the base may be in any number of sets. "own:SET" stands wherever an area says within what a map is.
struct OwnAreaSet {
  /// A town of an area.
  struct Part {
    AreaRow town = none;
    double share = 1;  ///< of the town's ground that lies in the area, 0 to 1
  };
  struct Member {
    AreaRow area = none;
    std::vector<Part> parts;  ///< by row; empty where the base has no towns there
    std::string colour;       ///< "#rrggbb"; empty: none chosen
    std::size_t lost = 0;     ///< towns that the base does not have
    double covered = 1;       ///< share of its own ground on which there are towns
  };
  std::string id;  ///< "own:学校区"
  std::string name, name_en, source, note;
  AreaRow within = none;  ///< the municipality that it divides
  bool of_towns = true;   ///< whole towns; else polygons
  std::vector<Member> members;
};
inline constexpr std::string_view own_area_mark = "own:";

/// Hazards a site is designated for, in the order of the database's columns.
enum class Hazard : std::uint8_t { flood, landslide, storm_surge, earthquake, tsunami, large_fire, inland_flood, volcano };
inline constexpr int hazard_count = 8;
Text hazard_name(Hazard hazard);
std::string_view hazard_id(Hazard hazard);  ///< "flood", "storm_surge" …

/// What a facility is. The first two are of the evacuation sites, the others of lists of their own.
enum class FacilityKind : std::uint8_t {
  evacuation_site,
  shelter,
  hospital,
  clinic,
  library,
  ward_centre,
  district_centre,
  community_facility,
};
std::string_view facility_kind_id(FacilityKind kind);
std::vector<std::string> facility_kind_ids();
Text facility_kind_name(FacilityKind kind);

struct Facilities {
  Column<std::string, FacilityRow> id, name, address, remarks;
  Column<FacilityKind, FacilityRow> kind;
  Column<std::string, FacilityRow> source;  ///< id of the `source` row
  Column<std::int32_t, FacilityRow> beds;   ///< of hospitals; -1 where not known
  Column<AreaRow, FacilityRow> area, municipality;
  Column<geo::Point, FacilityRow> place;
  Column<std::uint8_t, FacilityRow> hazards;  ///< bit n = Hazard n; 0 for a shelter that is no emergency site
  Column<std::uint8_t, FacilityRow> is_emergency_site, is_shelter,
      outside;  ///< outside = the point lies outside its municipality
  [[nodiscard]] std::size_t size() const { return id.size(); }
  [[nodiscard]] auto rows() const { return id.rows(); }
  [[nodiscard]] bool for_hazard(FacilityRow i, Hazard h) const { return (hazards[i] >> static_cast<int>(h)) & 1; }
  /// Is it an evacuation site or shelter?
  [[nodiscard]] bool is_site(FacilityRow i) const { return is_emergency_site[i] != 0 || is_shelter[i] != 0; }
};

/// Points that help to recognise a place.
enum class ReferenceKind : std::uint8_t { city_hall, ward_office, port, airport, shinkansen_station };
std::string_view reference_kind_id(ReferenceKind kind);
std::vector<std::string> reference_kind_ids();
struct ReferencePoints {
  std::vector<ReferenceKind> kind;
  std::vector<std::string> name, source;  ///< source: id of the `source` row
  std::vector<AreaRow> area;              ///< the municipality or ward; of an office the one it is of
  std::vector<geo::Point> place;
  [[nodiscard]] std::size_t size() const { return name.size(); }
};

struct Places {
  Column<std::string, PlaceRow> name;
  Column<AreaRow, PlaceRow> municipality;
  Column<geo::Point, PlaceRow> place;
  [[nodiscard]] std::size_t size() const { return name.size(); }
  [[nodiscard]] auto rows() const { return name.rows(); }
};

/// What an area is in a partnership.
enum class MemberRole : std::uint8_t { lead, member };
enum class MemberBasis : std::uint8_t { document, common_knowledge };

struct Partnership {
  std::string id, name, name_en, kind, source_document, source_quote;
  AreaRow lead = none;  ///< none: equal partners, or several wards lead together
  struct Member {
    AreaRow area = none;
    MemberRole role = MemberRole::member;
    MemberBasis basis = MemberBasis::document;
    std::string note;
  };
  std::vector<Member> members;
};
Text partnership_kind_name(std::string_view kind);

enum class Direction : std::uint8_t { up, down, keep, monitor };
enum class Accrual : std::uint8_t { annual, cumulative, level };
enum class Role : std::uint8_t { baseline, target, actual, projection };
/// `published`: an actual that an office published elsewhere, with its own source; `entered`: typed or imported by a user;
/// `computed`: by the indicator's definition from others' figures; `suppressed`: counted, but not published, to protect the few
/// it is of; `merged`: published together with a suppressed neighbour's.
enum class Status : std::uint8_t {
  printed,
  missing_in_source,
  not_measured,
  survey_pending,
  not_set,
  inferred,
  entered,
  published,
  computed,
  suppressed,
  merged,
};

/// Where a figure was measured, and so where it may be drawn. `nowhere`: it is tied to no area.
enum class MappingUnit : std::uint8_t { municipality, ward, district, facility, place, partnership, nowhere };

/// 人口・世帯, 行財政 …: what statistics are found by.
struct IndicatorGroup {
  std::string id, name, name_en;
};

/// What is measured. Rows of `indicator` of every plan, and the statistics of no plan (`plan` empty).
struct Indicator {
  std::string id, plan, node, name, name_en, unit, unit_en, place, rationale, document;
  int line = 0;
  MappingUnit mapping_unit = MappingUnit::municipality;
  Direction direction = Direction::monitor;
  bool direction_stated = false;
  Accrual accrual = Accrual::level;
  bool accrual_stated = true;  ///< the document's words say how the figure accrues; else it is our reading of them
  int decimals = -1;           ///< places worth showing; -1: by the values
  std::optional<bool> total;   ///< a total of the area or not, as its maker says; nothing: by unit and name (total.h)
  std::string source;          ///< id of the `source` row to cite
  std::string group;           ///< id of the IndicatorGroup; empty for a plan's
  // Of a plan only:
  std::vector<std::string> also_nodes;   ///< further nodes it belongs to by content
  std::vector<std::string> departments;  ///< its own office, where the document gives those of a node one by one
  std::string name_note, printed_row, note;
  AreaRow area = none;  ///< the area the figure is of
  std::string same_as;  ///< id of the first row, where the document prints the same indicator again
  // Of a statistic that follows from others:
  std::string numerator, denominator;  ///< sums of ids: "births - deaths"; empty: it does not, or a formula says how
  double factor = 1;                   ///< of the quotient
  std::string formula;                 ///< of one that a planner derived (analysis/formula.h)
  /// The document's own unit as a multiple of `unit`: 1e6 for 百万円, 1e4 for 万人, 1 where the plain unit is printed; 0 where
  /// nothing or several multiples are. Set by Dataset::index().
  double printed_scale = 0;
  int printed_decimals = 0;  ///< most decimals printed in that unit
};

/// May areas be coloured by it? Statistics may; a plan's figure only where it was measured by ward or by district, for else
/// one figure for a whole city would be spread over its districts.
bool can_be_spread(const Indicator& indicator);

/// One figure each. Ordered by indicator, period, area.
struct Observations {
  std::vector<IndicatorRow> indicator;
  std::vector<AreaRow> area;
  std::vector<std::uint16_t> period;  ///< into Dataset::periods
  std::vector<Role> role;
  std::vector<Status> status;
  std::vector<double> value;  ///< NaN where there is no number
  std::vector<Qualifier> qualifier;
  std::vector<std::string> part, printed, note;
  std::vector<std::int32_t> line;   ///< of the document; 0 or not there at all where the figure is of no document
  std::vector<std::string> source;  ///< id of the `source` row of a published figure; empty or not there at all for others
  [[nodiscard]] std::size_t size() const { return indicator.size(); }
  [[nodiscard]] int line_of(std::size_t i) const { return i < line.size() ? line[i] : 0; }
  [[nodiscard]] std::string_view source_of(std::size_t i) const {
    return i < source.size() ? source[i] : std::string_view{};
  }
};

/// One figure, wherever it is kept. Texts hold as long as the dataset.
struct FigureView {
  AreaRow area = none;
  std::uint16_t period = 0;  ///< into Dataset::periods
  Role role = Role::actual;
  Status status = Status::printed;
  double value = 0;  ///< NaN where there is no number
  Qualifier qualifier = Qualifier::exact;
  std::string_view part, printed, note;
  std::string_view source;  ///< ids of `source` rows, joined by ;, where they are not the indicator's
  int line = 0;
  double lower = std::numeric_limits<double>::quiet_NaN();  ///< of an estimate: what it is at least, NaN for a count
  double upper = std::numeric_limits<double>::quiet_NaN();  ///< likewise at most

  [[nodiscard]] bool estimated() const { return lower == lower; }
};

/// Figures of one statistic at one time for many areas: what observations would be, without anything a figure on the heap.
struct FigureColumn {
  IndicatorRow indicator = none;
  std::uint16_t period = 0;
  Role role = Role::actual;
  std::string source;                                 ///< as in FigureView
  std::shared_ptr<const std::vector<AreaRow>> areas;  ///< ascending; columns share them
  std::vector<double> value;                          ///< one an area; NaN where there is no number
  std::vector<Status> status;                         ///< one an area
  std::vector<std::uint16_t> note;                    ///< one an area, into `notes`; empty: none has a note
  std::vector<std::string> notes;
  std::vector<Qualifier> qualifier;  ///< one an area; empty: all exact
  std::vector<double> lower, upper;  ///< one an area; empty: none is an estimate

  [[nodiscard]] FigureView at(std::size_t i) const {
    const std::string_view words = note.empty() ? std::string_view{} : std::string_view(notes[note[i]]);
    FigureView view{(*areas)[i], period, role, status[i], value[i], Qualifier::exact, {}, {}, words, source, 0};
    if (!qualifier.empty()) view.qualifier = qualifier[i];
    if (lower.empty()) return view;
    view.lower = lower[i];
    view.upper = upper[i];
    return view;
  }
};

/// Area and extent as somebody published them, to stand beside what is computed from the outline.
struct PublishedArea {
  AreaRow area = none;
  double area_km2 = 0, extent_ns_km = 0, extent_ew_km = 0;  ///< NaN where not stated
  std::string source;                                       ///< in words
};

struct Source {
  std::string id, title, publisher, licence, attribution, vintage, processing;
};

struct Plan {
  std::string id, title, title_en, municipality_code, period_from, period_to, document;
  int expected_indicators = 0;  ///< rows counted in the document; 0: not stated
  int latest_actual = 0;  ///< latest fiscal year with an actual of any of its indicators; 0: none. Set by Dataset::index()
};
/// 基本目標, 施策, 事業 … of a plan; `hierarchy` tells the trees of a plan with several apart.
struct PlanNode {
  std::string id, plan, parent, hierarchy, kind, number, title;
  std::vector<std::string> departments;          ///< 主管課: the offices in charge, the main one first
  std::vector<std::string> related_departments;  ///< 関連課: offices that work with them
  std::vector<std::string> sdgs;
  std::string category, reflection, text, future_direction, individual_plans, rationale, theme, note;
  AreaRow area = none;  ///< the ward of a ward project
  int line = 0;
};
/// What a position on the map rests on. `municipality_polygon`: nobody knows it; the middle of the municipality.
enum class PlaceBasis : std::uint8_t { places_list, evacuation_site, municipality_polygon, common_knowledge };
/// Where a facility or place that a plan names stands on the map.
struct PlanPlace {
  std::string plan, name;  ///< `name` as in Indicator::place
  geo::Point place;        ///< degrees
  PlaceBasis basis = PlaceBasis::municipality_polygon;
  std::string note;
};

/// Indicators of several plans that measure the same thing, side by side: our judgement. `note` says in what their
/// definitions, units or years differ, so that nobody compares what cannot be compared.
struct Comparison {
  std::string id, name, name_en, note, note_en;
  struct Member {
    std::string indicator;  ///< id
    std::string note;       ///< how this one is measured
  };
  std::vector<Member> members;
};

/// What an id is the id of, and the row or the place of that in its table.
struct Resolved {
  enum class Kind : std::uint8_t { plan, node, indicator, comparison, partnership, area };
  Kind kind = Kind::plan;
  AnyRow row;
};

/// Areas that a file brought, as rows of `Areas`, with the one field of it that a map shows.
struct FeatureSet {
  std::string id;     ///< by which documents name it, and of its indicator (map::FileSource::id)
  std::string file;   ///< its name, without the folder
  std::string layer;  ///< as the file has it
  std::string field;  ///< of the figures; empty: shapes alone
  AreaRow first = none;
  std::size_t count = 0;
  double cell_m = 0;  ///< of the grid the outlines lie on
  geo::Box main;      ///< degrees: what belongs together; far islands and rows without a place are left out
  geo::Box island;    ///< degrees: the largest of what lies far from the rest, with its neighbourhood; empty: nothing does
  std::vector<AreaRow> far;  ///< areas that lie there, wholly or in part
  [[nodiscard]] bool has(AreaRow row) const { return row >= first && row.index() < first.index() + count; }
};

struct Dataset {
  Areas areas;
  Facilities facilities;
  Places places;
  ReferencePoints reference_points;
  std::vector<Partnership> partnerships;
  std::vector<Plan> plans;
  Column<PlanNode, NodeRow> plan_nodes;
  std::vector<PlanPlace> plan_places;
  std::vector<Comparison> comparisons;
  Column<Indicator, IndicatorRow> indicators;
  std::vector<IndicatorGroup> groups;
  Observations observations;          ///< of plans, and of statistics that the base does not pack
  std::vector<FigureColumn> columns;  ///< of statistics; sorted by index()
  std::vector<Period> periods;
  std::vector<Source> sources;
  std::vector<PublishedArea> published_areas;
  std::vector<OwnAreaSet> own_sets;      ///< of the work file, by name
  std::vector<FeatureSet> feature_sets;  ///< their areas are the last of `areas`, in this order

  /// Built by `index()`, which the reader calls last.
  std::unordered_map<std::string, AreaRow> area_row;
  std::unordered_map<std::string, IndicatorRow> indicator_row;
  std::unordered_map<std::string, NodeRow> node_row;
  std::vector<std::uint32_t> indicator_begin;      ///< observations of indicator i: [begin[i], begin[i+1])
  std::vector<std::uint32_t> column_begin;         ///< columns of indicator i, likewise
  Column<std::vector<AreaRow>, AreaRow> children;  ///< areas of the base whose parent is i, by code; without towns
  Column<std::vector<AreaRow>, AreaRow> towns;     ///< towns whose parent is i, by code
  void index();

  [[nodiscard]] std::optional<AreaRow> find_area(std::string_view code) const;
  [[nodiscard]] std::optional<IndicatorRow> find_indicator(std::string_view id) const;
  [[nodiscard]] std::optional<NodeRow> find_node(std::string_view id) const;
  [[nodiscard]] const Plan* find_plan(std::string_view id) const;
  [[nodiscard]] const Comparison* find_comparison(std::string_view id) const;
  /// Of whatever table has it: what is "otaru-p1-02"? Of an id that several have, the first in the order of the kinds.
  [[nodiscard]] std::optional<Resolved> resolve(std::string_view id) const;
  [[nodiscard]] const Partnership* find_partnership(std::string_view id) const;
  [[nodiscard]] const Source* find_source(std::string_view id) const;
  [[nodiscard]] const PublishedArea* find_published_area(AreaRow area) const;
  /// By its id, "own:学校区".
  [[nodiscard]] const OwnAreaSet* find_own_set(std::string_view id) const;
  /// The set that an area is of, with its place there; null for an area of the base.
  struct OwnPlace {
    const OwnAreaSet* set = nullptr;
    const OwnAreaSet::Member* member = nullptr;
  };
  [[nodiscard]] OwnPlace own_place(AreaRow area) const;
  [[nodiscard]] const FeatureSet* find_features(std::string_view id) const;
  [[nodiscard]] const FeatureSet* features_of(AreaRow area) const;  ///< null for an area of the base
  /// How many of `areas` are no file's.
  [[nodiscard]] std::size_t base_areas() const;
  [[nodiscard]] const PlanPlace* find_plan_place(std::string_view plan, std::string_view name) const;

  /// Every figure of the indicator: `use(const FigureView&)`.
  template <class Use>
  void each_figure(IndicatorRow indicator, Use&& use) const {
    each_observation(indicator, use);
    each_column(indicator, [&](const FigureColumn& column) {
      for (std::size_t i = 0; i < column.value.size(); ++i) use(column.at(i));
    });
  }
  /// Those of one area, without looking at all.
  template <class Use>
  void each_figure_of(IndicatorRow indicator, AreaRow area, Use&& use) const {
    each_observation(indicator, [&](const FigureView& figure) {
      if (figure.area == area) use(figure);
    });
    each_column(indicator, [&](const FigureColumn& column) {
      const auto found = std::lower_bound(column.areas->begin(), column.areas->end(), area);
      if (found != column.areas->end() && *found == area)
        use(column.at(static_cast<std::size_t>(found - column.areas->begin())));
    });
  }
  template <class Use>
  void each_column(IndicatorRow indicator, Use&& use) const {
    const auto i = indicator.index();
    if (i + 1 >= column_begin.size()) return;
    for (auto c = column_begin[i]; c < column_begin[i + 1]; ++c) use(columns[c]);
  }
  [[nodiscard]] std::size_t figure_count(IndicatorRow indicator) const;

  /// The periods for which indicator i has figures for areas, ascending.
  [[nodiscard]] std::vector<Period> periods_of(IndicatorRow indicator) const;
  /// One value an area (row = area): NaN where there is none. Where several roles hold, an actual figure goes before a
  /// projection; of several actuals the one entered before the one printed, that before the one published.
  [[nodiscard]] std::vector<double> values(IndicatorRow indicator, const Period& period) const;
  /// The figure for one area, NaN where there is none.
  [[nodiscard]] double value(IndicatorRow indicator, const Period& period, AreaRow area) const;
  /// Where the office of a municipality or ward stands; nothing where the data do not say.
  [[nodiscard]] std::optional<geo::Point> office_of(AreaRow area) const;

 private:
  template <class Use>
  void each_observation(IndicatorRow indicator, Use&& use) const {
    const auto i = indicator.index();
    const auto& o = observations;
    for (auto k = indicator_begin[i]; k < indicator_begin[i + 1]; ++k)
      use(FigureView{o.area[k], o.period[k], o.role[k], o.status[k], o.value[k], o.qualifier[k], o.part[k], o.printed[k],
                     o.note[k], o.source_of(k), o.line_of(k)});
  }
};
using DatasetPtr = std::shared_ptr<const Dataset>;

/// Which areas a map is about.
enum class AreaSet : std::uint8_t { prefectures, municipalities, basic, wards, districts, towns };
/// basic: municipalities, designated cities by their wards: the rows of a census table.
bool in_set(const Areas& areas, AreaRow a, AreaSet set);
/// Rows of `set` inside `within` (a prefecture, a municipality; none = all Japan), by code; without those of the work file.
std::vector<AreaRow> areas_of(const Dataset& data, AreaSet set, AreaRow within = none);
/// What `within` gives where it is an area set or one of its areas ("own:SET", "own:SET/NAME"): its areas, or their towns. Nothing
/// where it is neither.
std::optional<std::vector<AreaRow>> own_areas_of(const Dataset& data, AreaSet set, std::string_view within);
/// Is a inside (or the same as) b, through parents?
bool is_within(const Areas& areas, AreaRow a, AreaRow b);

}  // namespace kuiki::model
