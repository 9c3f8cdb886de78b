#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "geo/point.h"
#include "geo/snap.h"

namespace kuiki::store {

/// The polygons of a layer with one number each, thinned while they were read.
struct VectorLayer {
  geo::ThinnedPaths shapes;    ///< longitude, latitude (JGD2011); shape i belongs to values[i], empty where the row has none
  std::vector<double> values;  ///< NaN where the row has no number
  std::size_t vertices = 0;    ///< as stored, before thinning
  geo::Box extent;             ///< of what was read, longitude and latitude, to about a cell
  Warnings warnings;           ///< rows without a shape, numbers that are infinite …
};

/// How a layer is read; one implementation for GeoPackage through SQLite, one for all that GDAL reads.
class VectorSource {
 public:
  virtual ~VectorSource() = default;
  [[nodiscard]] virtual const std::string& layer() const = 0;
  /// Longitude, latitude; by the file's own account, which may be out of date. Empty = not known.
  [[nodiscard]] virtual geo::Box stated_extent() = 0;
  virtual VectorLayer read(double cell_m, const Progress& progress) = 0;
};

/// A polygon layer of any file GDAL reads, with one numeric field. GeoPackages are read through SQLite on every core,
/// a row at a time, so that not all vertices are ever in memory.
class VectorFile {
 public:
  /// `layer`: the first polygon layer where not given. Throws Error(input_missing) for a file that is not there or that GDAL
  /// cannot open; Error(input_wrong) for a layer or a field that is not there (naming those that are), a field that holds no
  /// numbers, a file without polygons.
  VectorFile(std::filesystem::path file, std::optional<std::string> layer, std::string field);

  [[nodiscard]] const std::string& layer() const { return source_->layer(); }
  /// Longitude, latitude; by the file's own account, which may be out of date. Empty = not known.
  [[nodiscard]] geo::Box stated_extent() { return source_->stated_extent(); }
  /// Reads all rows; points are put on a grid of about `cell_m` metres (0 = as they are). Throws Error(input_wrong) naming
  /// the layer and the row of a damaged geometry or of a value that is no number.
  VectorLayer read(double cell_m, const Progress& progress = {});

 private:
  std::filesystem::path file_;
  std::optional<std::string> layer_;
  std::string field_;
  std::unique_ptr<VectorSource> source_;
};

}  // namespace kuiki::store
