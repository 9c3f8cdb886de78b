// The geometry blob of a GeoPackage: no ring reaches past the blob.
#include <span>

#include "../target.h"
#include "store/wkb.h"

namespace {
struct Sink {
  double sum = 0;
  void ring(const kuiki::store::RingView& ring, bool) {
    for (std::uint32_t i = 0; i < ring.size(); ++i) sum += ring[i].x + ring[i].y;
  }
  void end_part() {}
};
}  // namespace

KUIKI_FUZZ(wkb) {
  using namespace kuiki::store;
  const std::span blob(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
  try {
    Sink sink;
    read_gpkg_polygons(blob, sink);
    read_gpkg_point(blob);
  } catch (const DamagedGeometry& damage) {
    kuiki::fuzz::must(!damage.why.ja.empty(), "a refusal says why");
  }
}
