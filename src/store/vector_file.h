#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "geo/point.h"
#include "geo/snap.h"
#include "store/scratch_folder.h"
#include "store/to_lonlat.h"

namespace kuiki::store {

struct Field {
  std::string name;      ///< UTF-8
  bool numeric = false;  ///< stored as numbers
  bool key = false;      ///< a row number, of no interest to a map
};

/// The polygons of a layer with one number each, thinned while they were read.
struct VectorLayer {
  geo::ThinnedPaths shapes;    ///< longitude, latitude (JGD2011); shape i belongs to values[i], empty where the row has none
  std::vector<double> values;  ///< NaN where the row has no number; empty where there are `cells`
  std::vector<std::string> cells;  ///< the column as texts, one a row, where it is not stored as numbers throughout
  std::vector<std::vector<std::string>> columns;  ///< those asked for with also(), one text a row
  std::size_t vertices = 0;                       ///< as stored, before thinning
  geo::Box extent;                                ///< of what was read, longitude and latitude, to about a cell
  Warnings warnings;                              ///< what was chosen, put right, left out
  [[nodiscard]] std::size_t rows() const { return shapes.shape_end.size(); }
};

class VectorSource;

/// What the caller knows better than the file.
struct VectorWishes {
  std::optional<std::string> layer;  ///< of a file or an archive; the first one with polygons where not given
  std::string source_crs;            ///< "EPSG:6669"; empty: as the file says
};

/// A polygon layer of a stranger's file, which is only read: nothing it names is opened, nothing in it runs, nothing is written
/// beside it. Formats are known by their content: GeoPackage, Shapefile, GeoJSON, TopoJSON, FlatGeobuf, GML, KML, MapInfo, CSV
/// with a column of WKT, and zip archives of these.
class VectorFile {
 public:
  /// Throws Error(input_missing) for a file that is not there or no vector file, or lacks one of its parts (.shx, .dbf);
  /// Error(input_wrong) for a layer or a field that is not there or ambiguous (naming those that are), a file without
  /// polygons, a CRS that cannot be read.
  VectorFile(std::filesystem::path file, std::optional<std::string> layer, std::string field);
  VectorFile(std::filesystem::path file, VectorWishes wishes, const std::string& field);
  ~VectorFile();
  VectorFile(VectorFile&&) noexcept;
  VectorFile& operator=(VectorFile&&) noexcept;

  [[nodiscard]] const std::string& layer() const;
  [[nodiscard]] const std::string& field() const;  ///< as the file has it
  [[nodiscard]] const std::vector<Field>& fields() const;
  /// A further column to be read as texts; its place in VectorLayer::columns. Throws Error(input_wrong) as the constructor does.
  std::size_t also(const std::string& field);
  /// Longitude, latitude; by the file's own account, which may be out of date. Empty = not known.
  [[nodiscard]] geo::Box stated_extent();
  /// About how many rows there are; 0 = not known.
  [[nodiscard]] std::size_t rows_about();
  /// Reads all rows; points are put on a grid of about `cell_m` metres (0 = as they are). Throws Error(input_wrong) naming
  /// the layer and the row of a damaged geometry; also where the coordinates cannot be what the CRS says they are.
  VectorLayer read(double cell_m, const Progress& progress = {});

 private:
  std::optional<ScratchFolder> unpacked_;  ///< of an archive; outlives the source
  std::unique_ptr<VectorSource> source_;
  std::string source_crs_;
  ToLonLat to_lonlat_;
  Warnings notes_;
  std::size_t value_ = 0;
  std::vector<std::size_t> also_;
};

}  // namespace kuiki::store
