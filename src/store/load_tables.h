#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "base/progress.h"
#include "model/dataset.h"
#include "store/rows.h"
#include "store/schema_base.h"
#include "store/work_content.h"

/// The steps of load_dataset, one a group of tables.
namespace kuiki::store {

/// Codes of areas to rows.
class AreaRows {
 public:
  explicit AreaRows(const std::vector<std::string>& codes);
  /// none for an empty code; throws through `q` for one that is no area.
  [[nodiscard]] model::AreaRow row(const TableReader& q, std::string_view code) const;
  /// The same; nothing for a code that is no area.
  [[nodiscard]] std::optional<model::AreaRow> find(std::string_view code) const;

 private:
  std::unordered_map<std::string_view, model::AreaRow> rows_;
};

/// The point that a shape is; throws through `q` where it is none.
geo::Point point_of(const TableReader& q, const Shape& shape);

/// The longest part: reports and hears of stopping while it goes.
model::Areas load_areas(const Database& database, const Progress& progress);
/// Areas of the work file, behind those of the base. Returns how many sets are of a municipality that this base does not have:
/// they are left out.
std::size_t add_own_areas(const std::vector<AreaSet>& sets, model::Dataset& into);
model::Facilities load_facilities(const Database& database, const AreaRows& areas);
model::Places load_places(const Database& database, const AreaRows& areas);
model::ReferencePoints load_reference_points(const Database& database, const AreaRows& areas);
std::vector<model::Partnership> load_partnerships(const Database& database, const AreaRows& areas);
/// Plans, their nodes and the places they name.
void load_plans(const Database& database, const AreaRows& areas, model::Dataset& into);
/// Indicators, observations, periods: of the base and of the work file. Returns how many entered values of the work file find
/// no place in this base.
std::size_t load_figures(const Database& base, const WorkContent& work, const AreaRows& areas, model::Dataset& into);
std::vector<model::IndicatorGroup> load_groups(const Database& database);
/// What the base packs of statistics; empty for one that packs nothing. `into` has its indicators and `period_of` gives a period's
/// number, adding it where it is new.
std::vector<model::FigureColumn> load_columns(const Database& database, const AreaRows& areas,
                                              const std::function<std::uint16_t(std::string_view)>& period_of,
                                              const model::Column<model::Indicator, model::IndicatorRow>& indicators);
std::vector<model::Source> load_sources(const Database& database);

// Indicators of the work file (load_own.cpp): the indicators, behind those of the base; their figures as columns, which returns
// how many find no place; their sources and their group.
void add_own_heads(const OwnIndicators& own, model::Column<model::Indicator, model::IndicatorRow>& into);
std::size_t add_own_figures(const OwnIndicators& own, const AreaRows& areas,
                            const std::function<std::optional<std::uint16_t>(std::string_view)>& period_of,
                            model::Dataset& into);
void add_own_sources(const OwnIndicators& own, model::Dataset& into);

}  // namespace kuiki::store
