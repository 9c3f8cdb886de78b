// Makes large GeoPackages to measure Kuiki (and others) with, from the project's own boundaries:
//
//   kuiki_bench_data municipalities GEODATA OUT.gpkg      the 1,902 municipalities as they are
//   kuiki_bench_data fractal GEODATA OUT.gpkg [VERTICES]  the same with rougher borders, 12,100,000 vertices
//   kuiki_bench_data voronoi GEODATA OUT.gpkg [CELLS]     190,000 Voronoi cells clipped to the municipalities
//
// GEODATA is the folder with municipalities.topojson (geodata/boundaries). Every layer has a numeric field `value`, missing
// in about 1 of 50 rows, an R-tree, and JGD2011 longitude and latitude (EPSG:6668). The same arguments give the same shapes.
#include <geos_c.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <cstdarg>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

struct Point {
  double x, y;
};
using Line = std::vector<Point>;
using Polygon = std::vector<Line>;  // closed rings, the outer one first

struct Area {
  std::string code, name;
  std::vector<Polygon> polygons;
};

/// A border from a to b gets its middle moved sideways, again and again, `depth` times.
void roughen(Point a, Point b, int depth, std::mt19937& random, Line& out) {
  if (depth == 0) {
    out.push_back(b);
    return;
  }
  const double t = (static_cast<double>(random()) / 4294967295.0 - 0.5) * 0.3;
  const Point middle{(a.x + b.x) / 2 - (b.y - a.y) * t, (a.y + b.y) / 2 + (b.x - a.x) * t};
  roughen(a, middle, depth - 1, random, out);
  roughen(middle, b, depth - 1, random, out);
}

/// Reads the topology; arcs are made rougher (factor > 1) before rings are put together, so neighbours keep the same border.
std::vector<Area> read_areas(const std::string& folder, double factor) {
  std::ifstream in(folder + "/municipalities.topojson");
  if (!in) throw std::runtime_error("cannot read " + folder + "/municipalities.topojson");
  const auto topology = nlohmann::json::parse(in);
  const auto& scale = topology.at("transform").at("scale");
  const auto& move = topology.at("transform").at("translate");
  std::vector<Line> arcs;
  std::mt19937 random(20240229);
  const int depth = std::max(0, static_cast<int>(std::floor(std::log2(std::max(1.0, factor)))));
  const double deeper = factor <= 1 ? 0 : factor / std::pow(2.0, depth) - 1;  // share of segments divided once more
  for (const auto& arc : topology.at("arcs")) {
    Line plain, rough;
    double x = 0, y = 0;
    for (const auto& step : arc) {
      x += step[0].get<double>();
      y += step[1].get<double>();
      plain.push_back(
          {x * scale[0].get<double>() + move[0].get<double>(), y * scale[1].get<double>() + move[1].get<double>()});
    }
    rough.push_back(plain.front());
    for (std::size_t i = 1; i < plain.size(); ++i) {
      const bool once_more = static_cast<double>(random()) / 4294967296.0 < deeper;
      roughen(plain[i - 1], plain[i], depth + once_more, random, rough);
    }
    arcs.push_back(std::move(rough));
  }
  const auto ring = [&](const nlohmann::json& numbers) {
    Line line;
    for (const auto& number : numbers) {
      const int n = number.get<int>();
      Line arc = arcs[static_cast<std::size_t>(n < 0 ? ~n : n)];
      if (n < 0) std::reverse(arc.begin(), arc.end());
      line.insert(line.end(), arc.begin() + (line.empty() ? 0 : 1), arc.end());
    }
    return line;
  };
  const auto polygon = [&](const nlohmann::json& rings) {
    Polygon p;
    for (const auto& numbers : rings) p.push_back(ring(numbers));
    return p;
  };
  std::vector<Area> areas;
  for (const auto& geometry : topology.at("objects").front().at("geometries")) {
    Area area{geometry.at("properties").at("code"), geometry.at("properties").at("name"), {}};
    if (geometry.at("type") == "Polygon") area.polygons.push_back(polygon(geometry.at("arcs")));
    if (geometry.at("type") == "MultiPolygon") {
      for (const auto& rings : geometry.at("arcs")) area.polygons.push_back(polygon(rings));
    }
    areas.push_back(std::move(area));
  }
  return areas;
}

struct Size {
  std::size_t vertices = 0, rings = 0;
};
Size size_of(const std::vector<Area>& areas) {
  Size size;
  for (const auto& area : areas) {
    for (const auto& polygon : area.polygons) {
      for (const auto& ring : polygon) {
        size.vertices += ring.size();
        ++size.rings;
      }
    }
  }
  return size;
}

double area_of(const Line& ring) {
  double sum = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) sum += ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y;
  return std::abs(sum) / 2;
}

/// The GeoPackage to write; a value near what the place's neighbours have, so that the map looks like one.
class Output {
 public:
  explicit Output(const std::string& path) {
    GDALAllRegister();
    auto* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    VSIUnlink(path.c_str());
    dataset_.reset(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!dataset_) throw std::runtime_error("cannot write " + path);
    OGRSpatialReference crs;
    crs.importFromEPSG(6668);
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    layer_ = dataset_->CreateLayer("areas", &crs, wkbMultiPolygon, nullptr);
    OGRFieldDefn code("code", OFTString), name("name", OFTString), value("value", OFTReal);
    if (!layer_ || layer_->CreateField(&code) || layer_->CreateField(&name) || layer_->CreateField(&value)) {
      throw std::runtime_error("cannot write " + path);
    }
    dataset_->StartTransaction();
  }
  ~Output() { dataset_->CommitTransaction(); }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void add(const std::string& code, const std::string& name, std::unique_ptr<OGRGeometry> shape) {
    OGREnvelope e;
    shape->getEnvelope(&e);
    const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer_->GetLayerDefn()));
    feature->SetField("code", code.c_str());
    feature->SetField("name", name.c_str());
    if (random_() % 50 != 0) {
      const double noise = static_cast<double>(random_()) / 4294967295.0;
      feature->SetField(
          "value", std::round((50 + 30 * std::sin(e.MinX * 1.7) * std::cos(e.MinY * 2.3) + 20 * noise * noise) * 100) / 100);
    }
    feature->SetGeometryDirectly(OGRGeometryFactory::forceToMultiPolygon(shape.release()));
    if (layer_->CreateFeature(feature.get()) != OGRERR_NONE) throw std::runtime_error("cannot write a feature");
  }

 private:
  GDALDatasetUniquePtr dataset_;
  OGRLayer* layer_ = nullptr;
  std::mt19937 random_{7};
};

std::unique_ptr<OGRGeometry> to_ogr(const std::vector<Polygon>& polygons) {
  auto multi = std::make_unique<OGRMultiPolygon>();
  for (const auto& polygon : polygons) {
    auto one = std::make_unique<OGRPolygon>();
    for (const auto& line : polygon) {
      auto ring = std::make_unique<OGRLinearRing>();
      ring->setNumPoints(static_cast<int>(line.size()), FALSE);
      for (std::size_t i = 0; i < line.size(); ++i) ring->setPoint(static_cast<int>(i), line[i].x, line[i].y);
      one->addRingDirectly(ring.release());
    }
    multi->addGeometryDirectly(one.release());
  }
  return multi;
}

void complain(const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  std::vfprintf(stderr, format, arguments);
  va_end(arguments);
}

GEOSGeometry* to_geos(GEOSContextHandle_t geos, const Polygon& polygon) {
  const auto ring = [&](const Line& line) {
    auto* sequence = GEOSCoordSeq_create_r(geos, static_cast<unsigned>(line.size()), 2);
    for (unsigned i = 0; i < line.size(); ++i) GEOSCoordSeq_setXY_r(geos, sequence, i, line[i].x, line[i].y);
    return GEOSGeom_createLinearRing_r(geos, sequence);
  };
  std::vector<GEOSGeometry*> holes;
  for (std::size_t i = 1; i < polygon.size(); ++i) holes.push_back(ring(polygon[i]));
  return GEOSGeom_createPolygon_r(geos, ring(polygon[0]), holes.data(), static_cast<unsigned>(holes.size()));
}

/// Cells of random points in each part of each municipality, as many as its share of the whole area asks for.
void write_voronoi(const std::vector<Area>& areas, std::size_t cells, Output& out) {
  auto* geos = GEOS_init_r();
  GEOSContext_setErrorHandler_r(geos, complain);
  double whole = 0;
  for (const auto& area : areas) {
    for (const auto& polygon : area.polygons) whole += area_of(polygon[0]);
  }
  std::mt19937 random(42);
  std::size_t done = 0;
  double owed = 0;
  for (const auto& area : areas) {
    for (const auto& polygon : area.polygons) {
      owed += static_cast<double>(cells) * area_of(polygon[0]) / whole;
      const int n = static_cast<int>(owed);
      if (n == 0) continue;
      owed -= n;
      GEOSGeometry* land = to_geos(geos, polygon);
      const auto* prepared = GEOSPrepare_r(geos, land);
      double x0 = 1e9, y0 = 1e9, x1 = -1e9, y1 = -1e9;
      for (const Point p : polygon[0]) {
        x0 = std::min(x0, p.x);
        x1 = std::max(x1, p.x);
        y0 = std::min(y0, p.y);
        y1 = std::max(y1, p.y);
      }
      std::vector<GEOSGeometry*> sites;
      for (int tries = 0; static_cast<int>(sites.size()) < n && tries < n * 100 + 1000; ++tries) {
        const double x = x0 + (x1 - x0) * (static_cast<double>(random()) / 4294967295.0);
        const double y = y0 + (y1 - y0) * (static_cast<double>(random()) / 4294967295.0);
        GEOSGeometry* point = GEOSGeom_createPointFromXY_r(geos, x, y);
        if (GEOSPreparedContains_r(geos, prepared, point)) {
          sites.push_back(point);
        } else {
          GEOSGeom_destroy_r(geos, point);
        }
      }
      const auto write = [&](const GEOSGeometry* shape) {
        const std::unique_ptr<OGRGeometry> ogr(OGRGeometryFactory::createFromGEOS(geos, const_cast<GEOSGeometry*>(shape)));
        // Where a cell only touches the coast the cut has points and lines too.
        auto polygons = std::make_unique<OGRMultiPolygon>();
        const auto keep = [&](const OGRGeometry* part) {
          if (wkbFlatten(part->getGeometryType()) == wkbPolygon && !part->IsEmpty()) polygons->addGeometry(part);
        };
        if (!ogr) return;
        if (OGR_GT_IsSubClassOf(ogr->getGeometryType(), wkbGeometryCollection)) {
          for (const auto* part : *ogr->toGeometryCollection()) keep(part);
        } else {
          keep(ogr.get());
        }
        if (!polygons->IsEmpty()) out.add(area.code + "-" + std::to_string(++done), area.name, std::move(polygons));
      };
      if (sites.size() < 2) {
        for (auto* site : sites) GEOSGeom_destroy_r(geos, site);
        write(land);
      } else {
        auto* points = GEOSGeom_createCollection_r(geos, GEOS_MULTIPOINT, sites.data(), static_cast<unsigned>(sites.size()));
        auto* diagram = GEOSVoronoiDiagram_r(geos, points, land, 0, 0);
        for (int i = 0; diagram && i < GEOSGetNumGeometries_r(geos, diagram); ++i) {
          const auto* cell = GEOSGetGeometryN_r(geos, diagram, i);
          if (GEOSPreparedContains_r(geos, prepared, cell)) {
            write(cell);
          } else if (auto* cut = GEOSIntersection_r(geos, cell, land)) {
            write(cut);
            GEOSGeom_destroy_r(geos, cut);
          }
        }
        GEOSGeom_destroy_r(geos, diagram);
        GEOSGeom_destroy_r(geos, points);
      }
      GEOSPreparedGeom_destroy_r(geos, prepared);
      GEOSGeom_destroy_r(geos, land);
    }
  }
  GEOS_finish_r(geos);
  std::printf("%zu cells\n", done);
}

}  // namespace

int main(int count, char** argument) try {
  const std::string kind = count > 3 ? argument[1] : "";
  if (kind != "municipalities" && kind != "fractal" && kind != "voronoi") {
    std::fprintf(stderr, "usage: %s municipalities|fractal|voronoi GEODATA OUT.gpkg [VERTICES or CELLS]\n", argument[0]);
    return 2;
  }
  auto areas = read_areas(argument[2], 1);
  Output out(argument[3]);
  if (kind == "voronoi") {
    write_voronoi(areas, count > 4 ? std::stoul(argument[4]) : 190'000, out);
    return 0;
  }
  if (kind == "fractal") {
    // A ring's first point is repeated at its end: it has one segment fewer than vertices.
    const double wanted = count > 4 ? std::stod(argument[4]) : 12'100'000;
    const auto [vertices, rings] = size_of(areas);
    const auto extra = static_cast<double>(rings);
    areas = read_areas(argument[2], (wanted - extra) / (static_cast<double>(vertices) - extra));
  }
  for (const auto& area : areas) out.add(area.code, area.name, to_ogr(area.polygons));
  std::printf("%zu areas, %zu vertices\n", areas.size(), size_of(areas).vertices);
  return 0;
} catch (const std::exception& trouble) {
  std::fprintf(stderr, "%s\n", trouble.what());
  return 1;
}
