#include "store/vector_write.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/printable.h"
#include "store/geopackage_writer.h"
#include "store/gpkg_blob.h"
#include "store/quiet_gdal.h"

namespace kuiki::store {
namespace {

namespace fs = std::filesystem;

std::string ending_of(const fs::path& file) {
  auto ending = file.extension().string();
  std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return ending;
}

/// GDAL's driver; null where nothing of that ending is written.
const char* driver_of(const fs::path& file) {
  const auto ending = ending_of(file);
  if (ending == ".geojson" || ending == ".json") return "GeoJSON";
  if (ending == ".gpkg") return "GPKG";
  return ending == ".shp" ? "ESRI Shapefile" : nullptr;
}

[[noreturn]] void failed(const fs::path& file) {
  throw Error(Fault::output, say("{} を書き出せません（{}）", "{} cannot be written ({})", file.string(),
                                 one_line(CPLGetLastErrorMsg(), 200)));
}

/// A folder in memory that is gone with it.
class MemoryFolder {
 public:
  MemoryFolder() : path_("/vsimem/kuiki-write-" + std::to_string(reinterpret_cast<std::uintptr_t>(this))) {}
  ~MemoryFolder() { VSIRmdirRecursive(path_.c_str()); }
  MemoryFolder(const MemoryFolder&) = delete;
  MemoryFolder& operator=(const MemoryFolder&) = delete;
  [[nodiscard]] std::string file(const std::string& name) const { return path_ + "/" + name; }
  [[nodiscard]] std::vector<std::string> names() const {
    char** list = VSIReadDir(path_.c_str());
    std::vector<std::string> names;
    for (int i = 0; list != nullptr && list[i] != nullptr; ++i) names.emplace_back(list[i]);
    CSLDestroy(list);
    std::ranges::sort(names);
    return names;
  }
  [[nodiscard]] std::string bytes(const std::string& name) const {
    vsi_l_offset size = 0;
    const auto* data = VSIGetMemFileBuffer(file(name).c_str(), &size, FALSE);
    return data == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(data), size);
  }

 private:
  std::string path_;
};

void add_rows(OGRLayer& layer, const fs::path& file, const geo::PolygonTable& shapes,
              std::span<const VectorColumn> columns) {
  for (std::size_t f = 0; f < shapes.features(); ++f) {
    const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer.GetLayerDefn()));
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const int at = static_cast<int>(c);
      if (!columns[c].number)
        feature->SetField(at, columns[c].texts[f].c_str());
      else if (std::isfinite(columns[c].numbers[f]))
        feature->SetField(at, columns[c].numbers[f]);
      else
        feature->SetFieldNull(at);
    }
    const auto blob = geopackage_multipolygon(shapes, f);
    const auto wkb = wkb_in({reinterpret_cast<const std::uint8_t*>(blob.data()), blob.size()});
    OGRGeometry* shape = nullptr;
    if (OGRGeometryFactory::createFromWkb(wkb.data(), nullptr, &shape, wkb.size()) != OGRERR_NONE) failed(file);
    feature->SetGeometryDirectly(shape);
    if (layer.CreateFeature(feature.get()) != OGRERR_NONE) failed(file);
  }
}

void write_to(const std::string& where, const fs::path& file, const geo::PolygonTable& shapes,
              std::span<const VectorColumn> columns) {
  auto* driver = GetGDALDriverManager()->GetDriverByName(driver_of(file));
  if (driver == nullptr) failed(file);
  const GDALDatasetUniquePtr dataset(driver->Create(where.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  if (!dataset) failed(file);
  OGRSpatialReference crs;
  crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  if (crs.importFromEPSG(jgd2011) != OGRERR_NONE) failed(file);
  const std::string_view name = driver_of(file);
  const char* const of_shapefile[] = {"ENCODING=UTF-8", nullptr};
  const char* const of_json[] = {"COORDINATE_PRECISION=8", nullptr};
  const char* const none[] = {nullptr};
  const auto* options = name == "ESRI Shapefile" ? of_shapefile : name == "GeoJSON" ? of_json : none;
  const auto type = name == "ESRI Shapefile" ? wkbPolygon : wkbMultiPolygon;
  auto* layer = dataset->CreateLayer(file.stem().string().c_str(), &crs, type, const_cast<char**>(options));
  if (layer == nullptr) failed(file);
  for (const auto& column : columns) {
    OGRFieldDefn field(column.name.c_str(), column.number ? OFTReal : OFTString);
    if (!column.number) field.SetWidth(254);
    if (layer->CreateField(&field) != OGRERR_NONE) failed(file);
  }
  add_rows(*layer, file, shapes, columns);
}

}  // namespace

bool can_write_vector(const fs::path& file) { return driver_of(file) != nullptr; }

void write_vector(const fs::path& file, const geo::PolygonTable& shapes, std::span<const VectorColumn> columns) {
  static std::once_flag registered;
  std::call_once(registered, [] {
    RegisterOGRShape();
    RegisterOGRGeoJSON();
    RegisterOGRGeoPackage();
  });
  const Quiet quiet;
  const MemoryFolder folder;
  write_to(folder.file(file.filename().string()), file, shapes, columns);
  for (const auto& name : folder.names()) write_whole(file.parent_path() / name, folder.bytes(name));
}

}  // namespace kuiki::store
