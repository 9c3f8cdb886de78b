#include "geo/coordinate_look.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kuiki::geo {

CoordinateLook::Kind CoordinateLook::kind_of(Point p) {
  constexpr double nothing = 1e-9;
  const Point exchanged{p.y, p.x};
  if (std::abs(p.x) < nothing && std::abs(p.y) < nothing) return Kind::zero;
  if (japan_box.contains(p)) return Kind::japan;
  if (japan_box.contains(exchanged)) return Kind::japan_exchanged;
  if (std::abs(p.x) <= 360 && std::abs(p.y) <= 90) return Kind::degrees;
  if (std::abs(p.y) <= 360 && std::abs(p.x) <= 90) return Kind::exchanged;
  constexpr double zone_reach = 1.3e6;
  if (std::abs(p.x) <= zone_reach && std::abs(p.y) <= zone_reach) return Kind::plane;
  constexpr Box mercator{13.5e6, 2.2e6, 17.3e6, 5.9e6};
  return mercator.contains(p) ? Kind::mercator : Kind::large;
}

void CoordinateLook::add(const CoordinateLook& other) {
  for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i];
}

std::size_t CoordinateLook::all() const { return std::accumulate(counts_.begin(), counts_.end(), std::size_t{0}); }

CoordinateLook::Kind CoordinateLook::mostly() const {
  const auto last = counts_.end() - 1;  // zero
  const auto most = std::max_element(counts_.begin(), last);
  return *most == 0 ? Kind::zero : static_cast<Kind>(most - counts_.begin());
}

}  // namespace kuiki::geo
