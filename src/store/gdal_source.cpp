#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "store/vector_source.h"

namespace kuiki::store {
namespace fs = std::filesystem;
namespace {

/// GDAL's own words go into our messages, not to standard error.
class Quiet {
 public:
  Quiet() { CPLPushErrorHandler(CPLQuietErrorHandler); }
  ~Quiet() { CPLPopErrorHandler(); }
  Quiet(const Quiet&) = delete;
  Quiet& operator=(const Quiet&) = delete;
};

bool valid_utf8(const char* text) {
  for (const auto* p = reinterpret_cast<const unsigned char*>(text); *p;) {
    const int more = *p < 0x80                 ? 0
                     : *p >= 0xc2 && *p < 0xe0 ? 1
                     : *p >= 0xe0 && *p < 0xf0 ? 2
                     : *p >= 0xf0 && *p < 0xf5 ? 3
                                               : -1;
    if (more < 0) return false;
    ++p;
    for (int i = 0; i < more; ++i, ++p) {
      if ((*p & 0xc0) != 0x80) return false;
    }
  }
  return true;
}

GDALDatasetUniquePtr open(const fs::path& file, const char* const* options) {
  return GDALDatasetUniquePtr(GDALDataset::Open(file.string().c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, options));
}

/// A shapefile of Japanese offices without a code page: its words are CP932 bytes, which are hardly ever valid UTF-8.
bool garbled(GDALDataset& dataset) {
  for (auto* layer : dataset.GetLayers()) {
    auto* definition = layer->GetLayerDefn();
    for (int i = 0; i < definition->GetFieldCount(); ++i) {
      if (!valid_utf8(definition->GetFieldDefn(i)->GetNameRef())) return true;
    }
    layer->ResetReading();
    for (int row = 0; row < 1000; ++row) {
      const OGRFeatureUniquePtr feature(layer->GetNextFeature());
      if (!feature) break;
      for (int i = 0; i < definition->GetFieldCount(); ++i) {
        if (definition->GetFieldDefn(i)->GetType() == OFTString && !valid_utf8(feature->GetFieldAsString(i))) return true;
      }
    }
    layer->ResetReading();
  }
  return false;
}

GDALDatasetUniquePtr open_file(const fs::path& file) {
  GDALAllRegister();
  auto dataset = open(file, nullptr);
  if (!dataset) {
    const std::string why = CPLGetLastErrorMsg();
    throw Error(Fault::input_missing,
                say("{} を読めません。GeoPackage、Shapefile、GeoJSON などのベクタファイルを指定してください{}。",
                    "{} cannot be read; name a vector file such as GeoPackage, Shapefile or GeoJSON{}", file.string(),
                    why.empty() ? Text{} : say("（{}）", " ({})", why)));
  }
  if (EQUAL(dataset->GetDriverName(), "ESRI Shapefile") && garbled(*dataset)) {
    const char* const cp932[] = {"ENCODING=CP932", nullptr};
    if (auto again = open(file, cp932)) dataset = std::move(again);
  }
  return dataset;
}

bool may_hold_polygons(OGRwkbGeometryType type) {
  switch (wkbFlatten(type)) {
    case wkbPolygon:
    case wkbMultiPolygon:
    case wkbUnknown:
    case wkbGeometryCollection:
    case wkbCurvePolygon:
    case wkbMultiSurface:
    case wkbSurface:
    case wkbPolyhedralSurface:
    case wkbTIN:
    case wkbTriangle:
      return true;
    default:
      return false;
  }
}

class GdalSource final : public VectorSource {
 public:
  GdalSource(LayerName where, GDALDatasetUniquePtr dataset, OGRLayer* layer, int field, ToLonLat to_lonlat)
      : where_(std::move(where)),
        dataset_(std::move(dataset)),
        layer_(layer),
        field_(field),
        to_lonlat_(std::move(to_lonlat)) {}

  [[nodiscard]] const std::string& layer() const override { return where_.layer; }

  [[nodiscard]] geo::Box stated_extent() override { return to_lonlat_.apply(stored_extent()); }

  VectorLayer read(double cell_m, const Progress& progress) override {
    const Quiet quiet;
    VectorLayer out;
    RowCounts counts;
    geo::RingSnapper snapper(to_lonlat_.grid(cell_m, stored_extent()), out.shapes);
    const auto expected = std::max<GIntBig>(1, layer_->GetFeatureCount(FALSE));
    CPLErrorReset();
    layer_->ResetReading();
    while (const OGRFeatureUniquePtr feature{layer_->GetNextFeature()}) {
      if (counts.rows % 1024 == 0) {
        progress.at(std::min(1.0, static_cast<double>(counts.rows) / static_cast<double>(expected)),
                    {"図形を読んでいます", "Reading the shapes"});
      }
      ++counts.rows;
      const OGRGeometry* shape = feature->GetGeometryRef();
      if (!shape || shape->IsEmpty()) {
        ++counts.no_shape;
      } else if (!add(*shape, snapper, out.vertices)) {
        ++counts.not_polygon;
      }
      if (snapper.take_broken()) ++counts.bad_coordinates;
      snapper.end_shape();
      double value = feature->IsFieldSetAndNotNull(field_) ? feature->GetFieldAsDouble(field_) : NAN;
      if (std::isinf(value)) {
        ++counts.not_finite;
        value = NAN;
      }
      out.values.push_back(value);
    }
    if (CPLGetLastErrorType() >= CE_Failure) {
      where_.wrong(say("読み込みの途中で失敗しました（{} 行目の後：{}）。ファイルが壊れていないか確かめてください。",
                       "reading failed (after row {}: {}); check whether the file is damaged", counts.rows,
                       std::string(CPLGetLastErrorMsg())));
    }
    counts.report(where_, out.warnings);
    to_lonlat_.apply(std::span(out.shapes.points));
    out.extent = to_lonlat_.apply(snapper.seen());
    return out;
  }

 private:
  geo::Box stored_extent() {
    if (!extent_) {
      const Quiet quiet;
      OGREnvelope e;
      extent_ = layer_->GetExtent(&e, TRUE) == OGRERR_NONE && e.MinX <= e.MaxX ? geo::Box{e.MinX, e.MinY, e.MaxX, e.MaxY}
                                                                               : geo::Box{};
    }
    return *extent_;
  }

  /// False when there is no polygon in it.
  bool add(const OGRGeometry& shape, geo::RingSnapper& snapper, std::size_t& vertices) {
    const auto type = wkbFlatten(shape.getGeometryType());
    if (type == wkbPolygon || type == wkbTriangle) {
      bool outer = true;
      for (const OGRLinearRing* ring : *shape.toPolygon()) {
        points_.resize(static_cast<std::size_t>(ring->getNumPoints()));
        ring->getPoints(points_.data());
        snapper.begin();
        for (const auto& p : points_) snapper.add(p.x, p.y);
        snapper.end(outer);
        vertices += points_.size();
        outer = false;
      }
      return true;
    }
    if (type == wkbPolyhedralSurface || type == wkbTIN) {
      bool any = false;
      const auto& surface = *shape.toPolyhedralSurface();
      for (int i = 0; i < surface.getNumGeometries(); ++i) any |= add(*surface.getGeometryRef(i), snapper, vertices);
      return any;
    }
    if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection)) {
      bool any = false;
      for (const OGRGeometry* member : *shape.toGeometryCollection()) any |= add(*member, snapper, vertices);
      return any;
    }
    if (shape.hasCurveGeometry()) {
      const std::unique_ptr<OGRGeometry> straight(shape.getLinearGeometry());
      return straight && !straight->hasCurveGeometry() && add(*straight, snapper, vertices);
    }
    return false;
  }

  LayerName where_;
  GDALDatasetUniquePtr dataset_;
  OGRLayer* layer_;
  int field_;
  ToLonLat to_lonlat_;
  std::optional<geo::Box> extent_;
  std::vector<OGRRawPoint> points_;
};

std::optional<std::pair<std::int64_t, std::string>> first_non_number(OGRLayer& layer, int field) {
  layer.ResetReading();
  std::int64_t row = 0;  // not GDAL's own number, which counts from 0 in some formats and from 1 in others
  while (const OGRFeatureUniquePtr feature{layer.GetNextFeature()}) {
    ++row;
    if (!feature->IsFieldSetAndNotNull(field)) continue;
    const std::string value = feature->GetFieldAsString(field);
    if (!looks_numeric(value)) return std::pair{row, value};
  }
  return {};
}

ToLonLat crs_of(const LayerName& where, OGRLayer& layer) {
  const auto* crs = layer.GetSpatialRef();
  if (!crs) {
    // Without a CRS only numbers that look like Japan's degrees can be placed.
    OGREnvelope e;
    if (layer.GetExtent(&e, TRUE) == OGRERR_NONE && e.MinX >= -180 && e.MaxX <= 180 && e.MinY >= -90 && e.MaxY <= 90)
      return {};
    where.wrong(
        {"座標系が設定されていません。QGIS などで座標系を設定してください（Shapefile なら .prj ファイルが必要です）。",
         "it has no coordinate reference system; assign one, for example in QGIS (a Shapefile needs its .prj file)"});
  }
  const char* authority = crs->GetAuthorityName(nullptr);
  const char* code = crs->GetAuthorityCode(nullptr);
  if (authority && code && ToLonLat::is_lonlat(authority, std::atoll(code))) return {};
  char* wkt = nullptr;
  const char* const options[] = {"FORMAT=WKT2_2019", nullptr};
  crs->exportToWkt(&wkt, options);
  const std::string definition = wkt ? wkt : "";
  CPLFree(wkt);
  return ToLonLat(where, definition);
}

}  // namespace

std::unique_ptr<VectorSource> open_gdal_source(const fs::path& file, const std::optional<std::string>& wanted,
                                               const std::string& field) {
  const Quiet quiet;
  auto dataset = open_file(file);
  OGRLayer* layer = nullptr;
  std::vector<std::string> there;
  for (auto* candidate : dataset->GetLayers()) {
    if (!may_hold_polygons(candidate->GetGeomType())) continue;
    there.emplace_back(candidate->GetName());
    if (!layer && (!wanted || *wanted == candidate->GetName())) layer = candidate;
  }
  if (!layer) {
    if (wanted) no_such_layer(file, *wanted, there);
    no_polygon_layer(file);
  }
  const LayerName where{file, layer->GetName()};
  std::vector<Field> fields;
  auto* definition = layer->GetLayerDefn();
  for (int i = 0; i < definition->GetFieldCount(); ++i) {
    const auto* f = definition->GetFieldDefn(i);
    fields.push_back(
        {f->GetNameRef(), f->GetType() == OFTInteger || f->GetType() == OFTInteger64 || f->GetType() == OFTReal});
  }
  const auto chosen = find_field(where, fields, field);
  const int index = static_cast<int>(chosen);
  if (!fields[chosen].numeric) not_numeric(where, fields[chosen].name, first_non_number(*layer, index));
  auto to_lonlat = crs_of(where, *layer);
  return std::make_unique<GdalSource>(where, std::move(dataset), layer, index, std::move(to_lonlat));
}

}  // namespace kuiki::store
