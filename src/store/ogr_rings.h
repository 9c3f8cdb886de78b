#pragma once
#include <cstdint>
#include <span>

#include "store/vector_source.h"

class OGRGeometry;

namespace kuiki::store {

/// The rings of all polygons in a geometry of GDAL's, curves made straight.
ShapeTaker::Found take_rings(const OGRGeometry& shape, ShapeTaker& taker);

/// The same of a GeoPackage blob with curves or surfaces. Throws DamagedGeometry.
ShapeTaker::Found take_curved_blob(std::span<const std::uint8_t> blob, ShapeTaker& taker);

}  // namespace kuiki::store
