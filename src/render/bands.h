#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "render/pixels.h"

namespace kuiki::render {

/// An image is painted in bands of rows, each by one thread, so that what a thread works on stays in its cache.
inline constexpr int band_rows = 32;

/// Pixel rows that one shape or line touches, first to last; first > last = none.
struct Rows {
  int first = 0, last = -1;
};

/// Which of many touch which band, in their order.
class BandIndex {
 public:
  BandIndex(std::span<const Rows> rows, const PixelBox& clip);
  [[nodiscard]] std::size_t bands() const { return end_.size(); }
  [[nodiscard]] std::span<const std::uint32_t> members(std::size_t band) const {
    const auto from = band == 0 ? 0 : end_[band - 1];
    return {members_.data() + from, members_.data() + end_[band]};
  }
  [[nodiscard]] PixelBox box(std::size_t band) const {
    const int top = clip_.y0 + static_cast<int>(band) * band_rows;
    return {clip_.x0, top, clip_.x1, std::min(top + band_rows, clip_.y1)};
  }

 private:
  PixelBox clip_;
  std::vector<std::uint32_t> end_, members_;
};

}  // namespace kuiki::render
