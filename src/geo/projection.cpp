#include "geo/projection.h"

#include <proj.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <mutex>
#include <numbers>
#include <variant>
#include <vector>

#include "base/error.h"
#include "geo/equal_area.h"
#include "geo/plane_zone.h"

namespace kuiki::geo {
namespace {

constexpr double radian = std::numbers::pi / 180;

/// Spherical Mercator of EPSG:3857. JGD2011 and WGS 84 are the same here (EPSG:7136, all parameters zero).
struct WebMercator {
  static constexpr double radius = 6378137;
  [[nodiscard]] static Point forward(Point p) {
    return {radius * p.x * radian, radius * std::asinh(std::tan(p.y * radian))};
  }
  [[nodiscard]] static Point inverse(Point p) {
    return {p.x / radius / radian, std::atan(std::sinh(p.y / radius)) / radian};
  }
};

/// One PROJ transformation with its context; neither may be used by two threads at a time.
struct Transformation {
  PJ_CONTEXT* context = nullptr;
  PJ* pj = nullptr;
  Transformation() : context(proj_context_create()) {
    proj_log_level(context, PJ_LOG_NONE);
    proj_context_set_enable_network(context, 0);
  }
  ~Transformation() {
    proj_destroy(pj);
    proj_context_destroy(context);
  }
  Transformation(const Transformation&) = delete;
  Transformation& operator=(const Transformation&) = delete;
};
using TransformationPtr = std::unique_ptr<Transformation>;

[[noreturn]] void no_such(const std::string& crs) {
  throw Error(Fault::usage, say("座標系「{}」が見つかりません。「EPSG:6677」のように書いてください。",
                                "there is no coordinate reference system \"{}\"; write it like \"EPSG:6677\"", crs));
}

/// "EPSG:6677" and its like: no pipelines, and no texts that name files.
bool is_code(std::string_view crs) {
  const auto colon = crs.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == crs.size()) return false;
  const auto letters = crs.substr(0, colon);
  const auto digits = crs.substr(colon + 1);
  return std::all_of(letters.begin(), letters.end(), [](unsigned char c) { return std::isalnum(c) != 0; }) &&
         std::all_of(digits.begin(), digits.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

/// Metres in one unit of the CRS. Throws when it is not a plane one.
double metres_per_unit(PJ_CONTEXT* context, const PJ* crs, const std::string& name) {
  const PJ_TYPE type = proj_get_type(crs);
  if (type == PJ_TYPE_COMPOUND_CRS || type == PJ_TYPE_BOUND_CRS) {
    PJ* inner = type == PJ_TYPE_COMPOUND_CRS ? proj_crs_get_sub_crs(context, crs, 0) : proj_get_source_crs(context, crs);
    if (!inner) no_such(name);
    const std::unique_ptr<PJ, decltype(&proj_destroy)> hold(inner, proj_destroy);
    return metres_per_unit(context, inner, name);
  }
  if (type != PJ_TYPE_PROJECTED_CRS) {
    throw Error(Fault::usage, say("座標系「{}」は平面座標系ではないので、地図の投影に使えません。平面直角座標系（EPSG:"
                                  "6669〜6687）などを指定してください。",
                                  "\"{}\" is not a projected coordinate reference system, so no map can be drawn in it; "
                                  "use a plane one such as EPSG:6669 to 6687",
                                  name));
  }
  double factor = 1;
  if (PJ* cs = proj_crs_get_coordinate_system(context, crs)) {
    proj_cs_get_axis_info(context, cs, 0, nullptr, nullptr, nullptr, &factor, nullptr, nullptr, nullptr);
    proj_destroy(cs);
  }
  return factor > 0 ? factor : 1;
}

}  // namespace

/// Own formulas for what is drawn most; for the rest a pool of PROJ transformations, one lent to each caller at a time.
struct Projection::Impl {
  std::variant<std::monostate, EqualArea, WebMercator> own;
  std::string definition;  ///< zones: a PROJ pipeline, which needs no database and is ready at once
  double unit = 1;         ///< metres in one of PROJ's output units
  std::mutex mutex;
  std::vector<TransformationPtr> idle;

  TransformationPtr make(const std::string& crs) {
    auto t = std::make_unique<Transformation>();
    if (!definition.empty()) {
      t->pj = proj_create(t->context, definition.c_str());
    } else {
      PJ* raw = proj_create_crs_to_crs(t->context, "EPSG:6668", crs.c_str(), nullptr);
      // Longitude or easting first, whatever order the authority gives the axes.
      if (raw) t->pj = proj_normalize_for_visualization(t->context, raw);
      proj_destroy(raw);
    }
    if (!t->pj) no_such(crs);
    return t;
  }
  TransformationPtr take(const std::string& crs) {
    {
      const std::lock_guard lock(mutex);
      if (!idle.empty()) {
        auto t = std::move(idle.back());
        idle.pop_back();
        return t;
      }
    }
    return make(crs);
  }
  void give(TransformationPtr t) {
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(t));
  }
  void run(const std::string& crs, PJ_DIRECTION direction, std::span<Point> points) {
    auto t = take(crs);
    // A change of direction or a point outside the domain leaves an error state that must not reach the next call.
    proj_errno_reset(t->pj);
    static_assert(sizeof(Point) == 2 * sizeof(double));
    if (direction == PJ_INV && unit != 1) {
      for (auto& p : points) p = {p.x / unit, p.y / unit};
    }
    proj_trans_generic(t->pj, direction, &points.data()->x, sizeof(Point), points.size(), &points.data()->y, sizeof(Point),
                       points.size(), nullptr, 0, 0, nullptr, 0, 0);
    if (direction == PJ_FWD && unit != 1) {
      for (auto& p : points) p = {p.x * unit, p.y * unit};
    }
    give(std::move(t));
  }
};

Projection::Projection(const ProjectionSpec& spec) : spec_(spec), impl_(std::make_unique<Impl>()) {
  switch (spec.kind) {
    case ProjectionSpec::Kind::equal_area:
      impl_->own.emplace<EqualArea>(spec.lon0, spec.lat0);
      return;
    case ProjectionSpec::Kind::plane_zone: {
      const Point origin = plane_zone_origin(spec.zone);
      impl_->definition = fmt::format(
          "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step +proj=tmerc +lat_0={:.17g} +lon_0={:.17g} "
          "+k=0.9999 +ellps=GRS80",
          origin.y, origin.x);
      impl_->give(impl_->make({}));
      return;
    }
    case ProjectionSpec::Kind::crs:
      break;
  }
  if (!is_code(spec.crs)) no_such(spec.crs);
  const Transformation probe;
  const std::unique_ptr<PJ, decltype(&proj_destroy)> crs(proj_create(probe.context, spec.crs.c_str()), proj_destroy);
  if (spec.crs.empty() || !crs || !proj_is_crs(crs.get())) no_such(spec.crs);
  impl_->unit = metres_per_unit(probe.context, crs.get(), spec.crs);
  const char* code = proj_get_id_code(crs.get(), 0);
  if (code && std::string_view(code) == "3857") {
    impl_->own.emplace<WebMercator>();
  } else {
    impl_->give(impl_->make(spec.crs));
  }
}

Projection::~Projection() = default;

void Projection::forward(std::span<Point> points) const {
  if (points.empty()) return;
  if (const auto* own = std::get_if<EqualArea>(&impl_->own)) return own->forward(points);
  if (std::holds_alternative<WebMercator>(impl_->own)) {
    for (auto& p : points) p = WebMercator::forward(p);
    return;
  }
  impl_->run(spec_.crs, PJ_FWD, points);
}

Point Projection::forward(Point p) const {
  forward(std::span(&p, 1));
  return p;
}

Point Projection::inverse(Point p) const {
  if (const auto* own = std::get_if<EqualArea>(&impl_->own)) return own->inverse(p);
  if (std::holds_alternative<WebMercator>(impl_->own)) return WebMercator::inverse(p);
  impl_->run(spec_.crs, PJ_INV, std::span(&p, 1));
  return p;
}

Box project_box(const Projection& projection, const Box& lonlat) {
  Box box;
  if (lonlat.empty()) return box;
  constexpr int steps = 24;
  std::vector<Point> edge;
  edge.reserve(4 * (steps + 1) + 1);
  for (int i = 0; i <= steps; ++i) {
    const double x = lonlat.x0 + lonlat.width() * i / steps, y = lonlat.y0 + lonlat.height() * i / steps;
    edge.insert(edge.end(), {{x, lonlat.y0}, {x, lonlat.y1}, {lonlat.x0, y}, {lonlat.x1, y}});
  }
  edge.push_back(lonlat.center());
  projection.forward(edge);
  for (const Point p : edge) {
    if (std::isfinite(p.x) && std::isfinite(p.y)) box.add(p);
  }
  return box;
}

}  // namespace kuiki::geo
