#pragma once
#include <cstdint>
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

/// Which areas are the subject (in colour); everything else is quiet paper.
struct Subject {
  model::AreaSet set = model::AreaSet::wards;
  std::string within;              ///< area code; empty = all Japan
  std::vector<std::string> codes;  ///< where not empty, just these (all else is then ignored)
  std::vector<std::string> also;   ///< more areas beside `within`: several prefectures
  Among among = Among::inside;
  std::string of;  ///< the municipality's code, the partnership's id; empty: inside
  /// Is it about all Japan?
  [[nodiscard]] bool everywhere() const { return codes.empty() && within.empty() && among == Among::inside; }
  friend bool operator==(const Subject&, const Subject&) = default;
};

/// So many municipalities are alike in residents, the one that is asked about among them.
inline constexpr std::size_t alike_count = 20;

/// 区, 町丁・字 …: what the areas of a set are called.
Text set_name(model::AreaSet set);

/// The places that the areas of a subject lie in or are, ascending: its neighbours, the members …; empty for all Japan and for
/// chosen codes. Throws Error(input_wrong) for a code or an id the data do not have.
std::vector<model::AreaRow> subject_places(const model::Dataset& data, const Subject& subject);

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
