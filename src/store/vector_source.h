#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "store/vector_file.h"

/// What the two readers behind VectorFile share.
namespace kuiki::store {

/// Thrown by the GeoPackage reader when a layer holds what only GDAL understands (curves, extensions).
struct NeedsGdal {};

/// Nothing where the file is no GeoPackage of the plain kind; GDAL then has its turn.
std::unique_ptr<VectorSource> open_gpkg_source(const std::filesystem::path& file, const std::optional<std::string>& layer,
                                               const std::string& field);
std::unique_ptr<VectorSource> open_gdal_source(const std::filesystem::path& file, const std::optional<std::string>& layer,
                                               const std::string& field);

/// Where a message is about: a file and a layer of it.
struct LayerName {
  std::filesystem::path file;
  std::string layer;
  [[noreturn]] void wrong(const Text& why) const;  ///< Error(input_wrong)
};
[[noreturn]] void no_polygon_layer(const std::filesystem::path& file);
[[noreturn]] void no_such_layer(const std::filesystem::path& file, const std::string& layer,
                                const std::vector<std::string>& there);

struct Field {
  std::string name;
  bool numeric = false;
  bool key = false;  ///< a row number, of no interest to a map
};
/// The field called `wanted`, exactly or but for the case of Latin letters. Throws Error(input_wrong) listing the numeric
/// ones.
std::size_t find_field(const LayerName& where, const std::vector<Field>& fields, const std::string& wanted);
/// A field of text: says so with the first row that is no number, or that all look like numbers.
[[noreturn]] void not_numeric(const LayerName& where, const std::string& field,
                              const std::optional<std::pair<std::int64_t, std::string>>& first);
/// Is the text wholly a decimal number (spaces around it allowed)?
bool looks_numeric(std::string_view text);

/// The coordinates of a source to longitude and latitude of JGD2011.
class ToLonLat {
 public:
  /// JGD2011, JGD2000 and WGS 84 by their EPSG codes: nothing to do at the scales of a thematic map.
  static bool is_lonlat(const std::string& organization, std::int64_t code);

  ToLonLat() = default;  ///< already longitude and latitude
  /// WKT or "EPSG:n". Throws Error(input_wrong) when PROJ does not understand it.
  ToLonLat(const LayerName& where, std::string definition);

  [[nodiscard]] bool identity() const { return definition_.empty(); }
  /// In place, on every core; points that have no longitude and latitude become infinite.
  void apply(std::span<geo::Point> points) const;
  [[nodiscard]] geo::Box apply(const geo::Box& box) const;
  /// A grid of `cell_m` metres in the coordinates of the source, at the middle of `box` (in those coordinates).
  [[nodiscard]] geo::SnapGrid grid(double cell_m, const geo::Box& box) const;

 private:
  std::string definition_;
  bool degrees_ = true;
  double unit_m_ = 1;
};

/// Rows without shapes or without usable values, counted while reading and told at the end.
struct RowCounts {
  std::size_t rows = 0, no_shape = 0, not_polygon = 0, not_finite = 0, bad_coordinates = 0;
  void add(const RowCounts& other);
  /// Throws Error(input_wrong) when no row had a polygon.
  void report(const LayerName& where, Warnings& into) const;
};

}  // namespace kuiki::store
