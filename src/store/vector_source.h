#pragma once
#include <cmath>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/coordinate_look.h"
#include "store/vector_file.h"

/// What the readers behind VectorFile share.
namespace kuiki::store {

/// Where a message is about: a file as the user knows it, and a layer of it.
struct LayerName {
  std::string file;
  std::string layer;
  [[noreturn]] void wrong(const Text& why) const;  ///< Error(input_wrong)
};

/// Rows without shapes or without usable values, counted while reading and told at the end.
struct RowCounts {
  std::size_t rows = 0, no_shape = 0, not_polygon = 0, not_finite = 0, bad_coordinates = 0, no_area = 0;
  std::size_t deleted = 0;  ///< of a DBF: marked as such
  void add(const RowCounts& other);
  /// Throws Error(input_wrong) when no row had a polygon.
  void report(const LayerName& where, Warnings& into) const;
};

/// What of each row is read, and how finely.
struct ReadPlan {
  geo::SnapGrid grid;             ///< in the coordinates of the source
  std::size_t value = 0;          ///< field
  bool value_as_text = false;     ///< into `cells` rather than `values`
  std::vector<std::size_t> also;  ///< fields, as texts
};

/// A layer as it is stored, in the coordinates of the source.
struct RawLayer {
  geo::ThinnedPaths shapes;
  std::vector<double> values;
  std::vector<std::string> cells;
  std::vector<std::vector<std::string>> columns;
  std::size_t vertices = 0;
  geo::Box seen;
  RowCounts counts;
  geo::CoordinateLook look;
  bool odd_cells = false;  ///< a cell of a numeric column is no number: the column must be read as text

  void append(RawLayer&& tail);
  /// A number of the value column: infinite ones are counted and become NaN.
  void add_value(double value);
};

/// How a layer is read; one implementation a family of formats.
class VectorSource {
 public:
  virtual ~VectorSource() = default;
  [[nodiscard]] virtual const LayerName& where() const = 0;
  [[nodiscard]] virtual const std::vector<Field>& fields() const = 0;
  [[nodiscard]] virtual const StatedCrs& crs() const = 0;
  /// In the source's coordinates, by the file's own account. Empty = not known.
  [[nodiscard]] virtual geo::Box stored_extent() = 0;
  /// About how many rows there are, without reading them; 0 where that is not known.
  [[nodiscard]] virtual std::size_t rows_about() = 0;
  virtual RawLayer read(const ReadPlan& plan, const Progress& progress) = 0;
  /// What was chosen or put right when the file was opened.
  Warnings notes;
  /// A field that a row has two times, and the first such row: nobody knows which is meant.
  std::string twice;
  std::size_t twice_row = 0;
};

/// A file to be opened, and how it is called in messages (a member of an archive has the archive's name before its own).
struct VectorInput {
  std::filesystem::path file;
  std::string shown;
  std::optional<std::string> layer;
};

std::unique_ptr<VectorSource> open_gpkg_source(const VectorInput& input);
std::unique_ptr<VectorSource> open_shapefile_source(const VectorInput& input);

/// Rings straight into the thinner, one shape after another.
class ShapeTaker {
 public:
  ShapeTaker(geo::SnapGrid grid, RawLayer& into) : into_(into), snapper_(grid, into.shapes) {}

  /// `ring`: size() and [i] with x, y; closed or not.
  template <class Ring>
  void ring(const Ring& ring, bool outer) {
    const auto n = static_cast<std::uint32_t>(ring.size());
    snapper_.begin();
    snapper_.add_all(ring);
    into_.vertices += n;
    if (rings_++ == 0 && n > 0) into_.look.add(geo::Point{ring[0].x, ring[0].y});
    // What thinning took away had an area all the same.
    if (snapper_.end(outer) || (!has_area_ && encloses(ring))) has_area_ = true;
  }
  void end_part() {}

  enum class Found { polygons, other, nothing };
  void end_shape(Found found) {
    ++into_.counts.rows;
    if (found == Found::nothing || (found == Found::polygons && rings_ == 0)) ++into_.counts.no_shape;
    if (found == Found::other) ++into_.counts.not_polygon;
    if (rings_ > 0 && !has_area_) ++into_.counts.no_area;
    if (snapper_.take_broken()) ++into_.counts.bad_coordinates;
    snapper_.end_shape();
    rings_ = 0;
    has_area_ = false;
  }
  /// Forgets what was taken of the current shape.
  void start_again() {
    auto& shapes = into_.shapes;
    shapes.ring_end.resize(shapes.shape_end.empty() ? 0 : shapes.shape_end.back());
    shapes.points.resize(shapes.ring_end.empty() ? 0 : shapes.ring_end.back());
    rings_ = 0;
    has_area_ = false;
  }
  void finish() { into_.seen = snapper_.seen(); }

 private:
  template <class Ring>
  static bool encloses(const Ring& ring) {
    const auto n = static_cast<std::uint32_t>(ring.size());
    if (n < 3) return false;
    geo::Box box;
    double area = 0;
    const geo::Point o{ring[0].x, ring[0].y};
    geo::Point before = {0, 0};
    for (std::uint32_t i = 1; i < n; ++i) {
      const geo::Point p{ring[i].x - o.x, ring[i].y - o.y};
      box.add(p);
      area += before.x * p.y - p.x * before.y;
      before = p;
    }
    constexpr double flat = 1e-9;  // of the square about it
    const double side = std::max(box.width(), box.height());
    return std::abs(area) > flat * side * side;
  }

  RawLayer& into_;
  geo::RingSnapper snapper_;
  std::size_t rings_ = 0;
  bool has_area_ = false;
};

}  // namespace kuiki::store
