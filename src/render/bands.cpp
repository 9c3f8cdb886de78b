#include "render/bands.h"

namespace kuiki::render {

BandIndex::BandIndex(std::span<const Rows> rows, const PixelBox& clip) : clip_(clip) {
  if (clip.empty()) return;
  const auto bands = static_cast<std::size_t>((clip.height() + band_rows - 1) / band_rows);
  const auto each = [&](auto&& at) {
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
      const int first = std::max(rows[i].first, clip.y0), last = std::min(rows[i].last, clip.y1 - 1);
      if (first > last) continue;
      for (int band = (first - clip.y0) / band_rows; band <= (last - clip.y0) / band_rows; ++band) at(band, i);
    }
  };
  std::vector<std::uint32_t> next(bands + 1, 0);
  each([&](int band, std::uint32_t) { ++next[static_cast<std::size_t>(band) + 1]; });
  for (std::size_t b = 0; b < bands; ++b) next[b + 1] += next[b];
  end_.assign(next.begin() + 1, next.end());
  members_.resize(end_.back());
  each([&](int band, std::uint32_t i) { members_[next[static_cast<std::size_t>(band)]++] = i; });
}

}  // namespace kuiki::render
