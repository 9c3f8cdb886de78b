#pragma once
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "store/layer_choice.h"
#include "store/memory_file.h"
#include "store/vector_source.h"

/// What the readers through GDAL share. Only the drivers named are ever tried; none of them is given an address, a prefix or a
/// database.
namespace kuiki::store {

/// Opens `path` (absolute, or in memory) with one driver. Empty where that fails; `why` then has GDAL's words.
GDALDatasetUniquePtr open_with(const char* driver, const std::string& path, const char* const* options, std::string& why);

/// Has the layer polygons? Of a layer of any geometry the first rows tell.
bool has_polygons(OGRLayer& layer);

StatedCrs stated_crs(OGRLayer& layer);
geo::Box stored_extent(OGRLayer& layer);

/// A layer that GDAL has open. `fields_` and `crs_` are for the reader of the format to fill in.
class LayerSource : public VectorSource {
 public:
  [[nodiscard]] const LayerName& where() const override { return where_; }
  [[nodiscard]] const std::vector<Field>& fields() const override { return fields_; }
  [[nodiscard]] const StatedCrs& crs() const override { return crs_; }
  [[nodiscard]] geo::Box stored_extent() override {
    if (!extent_) extent_ = store::stored_extent(*layer_);
    return *extent_;
  }
  [[nodiscard]] std::size_t rows_about() override {
    return static_cast<std::size_t>(std::max<GIntBig>(0, layer_->GetFeatureCount(FALSE)));
  }

 protected:
  /// `layer` is one of `dataset`, which reads from `memory` where that is set.
  LayerSource(std::shared_ptr<MemoryFolder> memory, GDALDatasetUniquePtr dataset, OGRLayer* layer, LayerName where)
      : memory_(std::move(memory)), dataset_(std::move(dataset)), layer_(layer), where_(std::move(where)) {}

  const std::shared_ptr<MemoryFolder> memory_;
  const GDALDatasetUniquePtr dataset_;
  OGRLayer* const layer_;
  const LayerName where_;
  std::vector<Field> fields_;
  StatedCrs crs_;

 private:
  std::optional<geo::Box> extent_;
};

}  // namespace kuiki::store
