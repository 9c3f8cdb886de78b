#pragma once
#include <cpl_error.h>

namespace kuiki::store {

/// GDAL's own words go into our messages, not to standard error.
class Quiet {
 public:
  Quiet() { CPLPushErrorHandler(CPLQuietErrorHandler); }
  ~Quiet() { CPLPopErrorHandler(); }
  Quiet(const Quiet&) = delete;
  Quiet& operator=(const Quiet&) = delete;
};

}  // namespace kuiki::store
