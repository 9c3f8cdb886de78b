#pragma once
#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "map/document.h"
#include "model/dataset.h"

/// What the choosers of the window offer, from the data.
namespace kuiki::app {

/// One of the places the project is made for, as a button.
struct Region {
  std::string_view id;  ///< otaru, sapporo …
  Text name;
  std::string_view recipe;  ///< the bundled map it begins with
  model::AreaSet set;
  std::string_view within;
};
std::span<const Region> regions();
const Region* find_region(std::string_view id);
/// The region whose subject the document has; null where it is another one.
const Region* region_of(const map::MapDocument& document);

/// A subject a map can have.
struct SubjectChoice {
  map::Subject subject;
  Text name;     ///< 札幌市の区
  Text heading;  ///< 区, 地区, 市区町村 …: choices with the same heading stand together
  int count = 0;
};
std::vector<SubjectChoice> subject_choices(const model::Dataset& data);
/// The rows of a subject. Throws Error(input_wrong) for a code the data do not have.
std::vector<model::AreaRow> subject_areas(const model::Dataset& data, const map::Subject& subject);
Text subject_name(const model::Dataset& data, const map::Subject& subject);

/// An indicator as the chooser shows it for one subject.
struct IndicatorChoice {
  model::IndicatorRow row = model::none;
  Text group;                          ///< 国勢調査, 将来推計人口 …, or the plan's title
  std::vector<model::Period> periods;  ///< those with a figure for some area of the subject, ascending
  std::vector<int> known;              ///< one a period: areas of the subject with a figure
  [[nodiscard]] bool available() const { return !periods.empty(); }
};
/// All indicators that a map can be coloured by (of plans only those measured by ward or district), grouped; those without a
/// figure for the subject are there too, with no periods.
std::vector<IndicatorChoice> indicator_choices(const model::Dataset& data, const std::vector<model::AreaRow>& subject);

/// The group in which lists show an indicator: that of a statistic, or the title of the plan.
Text group_of(const model::Dataset& data, const model::Indicator& indicator);

/// Are all figures of the indicator in that period projections? The chooser then says 推計.
bool is_projection(const model::Dataset& data, model::IndicatorRow indicator, const model::Period& period);

}  // namespace kuiki::app
