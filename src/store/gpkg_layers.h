#pragma once
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "store/layer_choice.h"
#include "store/vector_source.h"
#include "store/wkb.h"

namespace kuiki::store {

class SqliteConnection;

/// A layer as the GeoPackage's own tables describe it.
struct LayerFacts {
  std::string table, geometry_column;
  std::int64_t srs = 0;
};

struct GpkgLayers {
  std::vector<LayerFacts> facts;
  std::vector<LayerOffer> offers;
  std::vector<Text> refused;  ///< why a layer is not read; empty where it is
};

/// Only tables of rows are read: a view, a virtual table or a computed column would run what the file says.
GpkgLayers layers_of(const SqliteConnection& database);
/// Its columns but the geometry; none where that one is computed.
std::vector<Field> fields_of(const SqliteConnection& database, const LayerFacts& facts);
StatedCrs crs_of(const SqliteConnection& database, const LayerFacts& facts);

/// Takes only the extent of what is read.
struct BoxSink {
  geo::Box box;
  void ring(const RingView& ring, bool) {
    for (std::uint32_t i = 0; i < ring.size(); ++i) {
      if (const auto p = ring[i]; std::isfinite(p.x) && std::isfinite(p.y)) box.add(p);
    }
  }
  void end_part() {}
};

}  // namespace kuiki::store
