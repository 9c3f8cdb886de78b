#pragma once
#include "render/page_painter.h"

namespace kuiki::render {

/// How differently two pictures look: distances in OKLab (0 to about 1), each picture blurred over 2×2 pixels first, so
/// that an edge smoothed in another way counts little and an edge in another place counts.
struct Difference {
  double mean = 0, most = 0;
  int x = 0, y = 0;        ///< where the most is
  double share_above = 0;  ///< of the pixels, with a distance above 0.05 (seen at a glance)
};

/// Over white where they are translucent. Pictures of different size differ by 1 everywhere.
Difference difference(const Image& a, const Image& b);

/// The distances as grey levels, darker where they differ more, to be looked at.
Image difference_picture(const Image& a, const Image& b);

}  // namespace kuiki::render
