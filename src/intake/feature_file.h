#pragma once
#include <functional>
#include <optional>
#include <string>

#include "base/progress.h"
#include "map/subject.h"

/// Areas from a file that somebody brought: its polygons with one field of figures become rows of a dataset like any other, so
/// that a map of them is a map like any other.
namespace kuiki::intake {

struct FeatureWishes {
  map::FileSource source;
  /// Metres of the coarsest grid that the picture bears where it shows that box (degrees; empty: nothing is known of it yet).
  std::function<double(const geo::Box&)> cell_for;
  /// Figures that another table has, one a row of the file: given the texts of its field `key`. Not set: those of the field
  /// `source.value`.
  struct Joined {
    std::vector<double> values;  ///< NaN where there is none
    std::string field;           ///< the table's column
  };
  std::string key = {};
  std::function<Joined(const std::vector<std::string>& keys, Warnings& warnings)> join = {};
};

/// What became of a file.
struct FeatureReport {
  std::size_t rows = 0, vertices = 0;
  std::size_t areas = 0;     ///< rows joined by code, without water
  std::string layer, field;  ///< as the file has them
  Warnings warnings;
};

/// Reads the file and appends its areas, its figures and its source to the data (model::FeatureSet); the caller calls
/// Dataset::index() when all files are there. Read, thinned and put away in one pass: what the file holds is never whole in
/// memory.
/// Throws Error(input_missing) for a file that is not there or no vector file; Error(input_wrong) for a layer or field that
/// is not there (naming those that are), a field that is not numeric, no polygons, or more than memory holds.
FeatureReport read_features(const FeatureWishes& wishes, model::Dataset& into, const Progress& progress = {});

/// The first field of numbers that is no key: what a file opened without a word of its figures shows. The same errors, and
/// Error(input_wrong) where there is none.
std::string first_figures(const map::FileSource& source);

}  // namespace kuiki::intake
