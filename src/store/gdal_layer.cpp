#include "store/gdal_layer.h"

#include <cmath>
#include <mutex>

#include "store/quiet_gdal.h"

namespace kuiki::store {
namespace {

void register_drivers() {
  static std::once_flag once;
  std::call_once(once, [] {
    RegisterOGRShape();
    RegisterOGRTAB();
    RegisterOGRGeoJSON();
    RegisterOGRGeoJSONSeq();
    RegisterOGRTopoJSON();
    RegisterOGRGML();
    RegisterOGRFlatGeobuf();
    OSRSetPROJEnableNetwork(0);
    CPLSetConfigOption("GML_SKIP_RESOLVE_ELEMS", "ALL");  // xlink: what another place holds is not fetched
    CPLSetConfigOption("GML_SKIP_CORRUPTED_FEATURES", "NO");
  });
}

bool always_polygons(OGRwkbGeometryType type) {
  switch (wkbFlatten(type)) {
    case wkbPolygon:
    case wkbMultiPolygon:
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

bool is_surface(const OGRGeometry& shape, int depth) {
  const auto type = wkbFlatten(shape.getGeometryType());
  if (always_polygons(type)) return true;
  if (type != wkbGeometryCollection || depth > 16) return false;
  for (const OGRGeometry* member : *shape.toGeometryCollection()) {
    if (is_surface(*member, depth + 1)) return true;
  }
  return false;
}

}  // namespace

GDALDatasetUniquePtr open_with(const char* driver, const std::string& path, const char* const* options, std::string& why) {
  register_drivers();
  const Quiet quiet;
  CPLErrorReset();
  const char* const drivers[] = {driver, nullptr};
  GDALDatasetUniquePtr dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, options));
  if (!dataset) why = CPLGetLastErrorMsg();
  return dataset;
}

bool has_polygons(OGRLayer& layer) {
  const auto type = wkbFlatten(layer.GetGeomType());
  if (always_polygons(type)) return true;
  if (type != wkbUnknown && type != wkbGeometryCollection) return false;
  constexpr int rows = 2000;
  bool any = false;
  bool found = false;
  layer.ResetReading();
  for (int row = 0; row < rows && !found; ++row) {
    const OGRFeatureUniquePtr feature(layer.GetNextFeature());
    if (!feature) break;
    const OGRGeometry* shape = feature->GetGeometryRef();
    any = any || shape;
    found = shape && is_surface(*shape, 0);
  }
  layer.ResetReading();
  return found || !any;
}

StatedCrs stated_crs(OGRLayer& layer) {
  const auto* crs = layer.GetSpatialRef();
  if (!crs) return {};
  StatedCrs out;
  const char* authority = crs->GetAuthorityName(nullptr);
  const char* code = crs->GetAuthorityCode(nullptr);
  if (authority && code && EQUAL(authority, "EPSG")) {
    out.definition = std::string("EPSG:") + code;
    return out;
  }
  char* wkt = nullptr;
  const char* const options[] = {"FORMAT=WKT2_2019", nullptr};
  crs->exportToWkt(&wkt, options);
  out.definition = wkt ? wkt : "";
  CPLFree(wkt);
  return out;
}

geo::Box stored_extent(OGRLayer& layer) {
  const Quiet quiet;
  OGREnvelope e;
  if (layer.GetExtent(&e, TRUE) != OGRERR_NONE || !(e.MinX <= e.MaxX)) return {};
  if (!std::isfinite(e.MinX) || !std::isfinite(e.MinY) || !std::isfinite(e.MaxX) || !std::isfinite(e.MaxY)) return {};
  return {e.MinX, e.MinY, e.MaxX, e.MaxY};
}

}  // namespace kuiki::store
