#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/dataset.h"

namespace kuiki::map {

/// Among which areas those of a set are taken.
enum class Among : std::uint8_t {
  inside,      ///< in `within` (and `also`), or in all Japan
  neighbours,  ///< a municipality or ward and those that share a border line with it
  alike,       ///< a municipality and those nearest to it in residents (alike_count in all)
  members      ///< the members of a partnership
};

/// Areas that stand in a file of the user's (`kuiki choropleth`, `file` in a recipe), and what of them is read.
struct FileSource {
  std::string file;      ///< path; empty: no file
  std::string layer;     ///< of a file or an archive; empty: the first one with polygons
  std::string value;     ///< field of the figures; empty: shapes alone
  std::string label;     ///< field of the names; empty: a well-known one, if there is one; "none": no names
  std::string merge_by;  ///< field of a code by which rows are one area; "none"; empty: a well-known one
  std::string crs;       ///< of the file, "EPSG:n"; empty: as it says itself
  std::optional<std::vector<double>> no_data;  ///< values that mean none; not given: looked for
  [[nodiscard]] bool empty() const { return file.empty(); }
  /// What tells it from every other: the id of its features (model::FeatureSet) and of their indicator.
  [[nodiscard]] std::string id() const;
  friend bool operator==(const FileSource&, const FileSource&) = default;
};

/// Which areas are the subject (in colour); everything else is quiet paper.
struct Subject {
  model::AreaSet set = model::AreaSet::wards;
  std::string within;              ///< area code; empty = all Japan
  std::vector<std::string> codes;  ///< where not empty, just these (all else is then ignored)
  std::vector<std::string> also;   ///< more areas beside `within`: several prefectures
  Among among = Among::inside;
  FileSource source = {};  ///< where not empty, the areas of that file (all else is then ignored)
  std::string of;          ///< the municipality's code, the partnership's id; empty: inside
  /// Is it about all Japan?
  [[nodiscard]] bool everywhere() const {
    return codes.empty() && within.empty() && among == Among::inside && source.empty();
  }
  friend bool operator==(const Subject&, const Subject&) = default;
};

/// So many municipalities are alike in residents, the one that is asked about among them.
inline constexpr std::size_t alike_count = 20;

/// 区, 町丁・字 …: what the areas of a set are called.
Text set_name(model::AreaSet set);

/// The places that the areas of a subject lie in or are, ascending: its neighbours, the members …; empty for all Japan and for
/// chosen codes. Throws Error(input_wrong) for a code or an id the data do not have.
std::vector<model::AreaRow> subject_places(const model::Dataset& data, const Subject& subject);

/// The features of a file that a subject names; null where it names none. Throws Error(input_wrong) where the data do not have
/// them: whoever opens a document reads its files first (intake/feature_file.h).
const model::FeatureSet* features_of(const model::Dataset& data, const Subject& subject);

/// The areas a document is about, by row, ascending. Throws Error(input_wrong) for a code the data do not have, and where no
/// area is left (a city without districts).
std::vector<model::AreaRow> subject_rows(const model::Dataset& data, const Subject& subject);

/// Row of an area code. Throws Error(input_wrong) naming the code and the closest one there is.
model::AreaRow require_area(const model::Dataset& data, std::string_view code);

/// Row of an indicator. Throws Error(input_wrong) naming the id and the closest one there is.
model::IndicatorRow require_indicator(const model::Dataset& data, const std::string& id);

/// Of `candidates` the one with the fewest letters to change, empty where none is alike.
std::string closest(std::string_view wrong, std::span<const std::string> candidates);

/// Name of an area in a language; the Japanese one where there is no other.
const std::string& area_name(const model::Areas& areas, model::AreaRow a, Lang lang);

/// Side of a square as large as the median of these areas, km; 0 without any.
double typical_km(const model::Areas& areas, std::span<const model::AreaRow> rows);

}  // namespace kuiki::map
