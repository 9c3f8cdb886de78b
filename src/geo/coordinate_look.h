#pragma once
#include <array>
#include <cstddef>

#include "geo/point.h"

namespace kuiki::geo {

/// Roughly Japan: longitude and latitude within which its land and islands lie.
inline constexpr Box japan_box{122, 20, 154.5, 46.5};

/// What the numbers of a file look like, whatever the file says of them: one point of each shape is counted.
class CoordinateLook {
 public:
  enum class Kind {
    japan,            ///< longitude, latitude in Japan
    japan_exchanged,  ///< latitude, longitude in Japan
    degrees,          ///< longitude, latitude elsewhere
    exchanged,        ///< no longitude, latitude; but latitude, longitude elsewhere
    plane,            ///< metres of a plane zone about its origin, some hundred kilometres at most
    mercator,         ///< metres of Web Mercator in Japan
    large,            ///< other numbers beyond degrees
    zero,             ///< 0, 0: a row that was never placed
  };
  void add(Point p) { ++counts_[static_cast<std::size_t>(kind_of(p))]; }
  void add(const CoordinateLook& other);

  [[nodiscard]] static Kind kind_of(Point p);
  [[nodiscard]] std::size_t count(Kind kind) const { return counts_[static_cast<std::size_t>(kind)]; }
  [[nodiscard]] std::size_t all() const;
  /// The kind of most shapes, those at 0, 0 left aside; `zero` where there are no others.
  [[nodiscard]] Kind mostly() const;

 private:
  std::array<std::size_t, 8> counts_{};
};

}  // namespace kuiki::geo
