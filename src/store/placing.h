#pragma once
#include <string>

#include "geo/coordinate_look.h"
#include "store/vector_source.h"

/// Where on earth the numbers of a file lie: what it says is held against what they look like, before anything is projected.
namespace kuiki::store {

/// The CRS that is believed to begin with: the user's, else the file's, else degrees where the numbers may be such. Throws
/// Error(usage) for a `source_crs` that is none, Error(input_wrong) for a damaged one of the file.
ToLonLat believed_crs(const LayerName& where, const StatedCrs& stated, const std::string& source_crs);

struct Placing {
  bool exchange = false;  ///< x and y stand in the other's place
  Warnings notes;
};
/// Throws Error(input_wrong) where numbers and CRS contradict each other: what they look like, what the file says, what to do.
Placing place(const LayerName& where, const StatedCrs& stated, const std::string& source_crs, const ToLonLat& believed,
              const RawLayer& raw);

/// x for y in all points; rings keep their direction.
void exchange_axes(RawLayer& raw);

}  // namespace kuiki::store
