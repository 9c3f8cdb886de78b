#pragma once
#include <memory>
#include <string>

#include "store/memory_file.h"
#include "store/vector_source.h"

namespace kuiki::store {

/// How a format is given to GDAL.
struct GdalOpening {
  const char* driver = "";
  std::string path;  ///< in `memory`, or an absolute one
  std::shared_ptr<MemoryFolder> memory;
  bool degrees_by_rule = false;  ///< the file names no CRS, and its format knows only one
  std::string plain_layer;       ///< the name of a layer for which GDAL has only its own; empty: as GDAL names it
};
/// The layer wanted. Throws Error(input_missing) where the driver cannot open it.
std::unique_ptr<VectorSource> open_gdal_source(const VectorInput& input, const GdalOpening& opening);

}  // namespace kuiki::store
