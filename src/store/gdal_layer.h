#pragma once
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <string>

#include "store/layer_choice.h"
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

}  // namespace kuiki::store
