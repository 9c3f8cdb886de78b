#include <array>
#include <cstring>

#include "base/parallel.h"
#include "render/bands.h"
#include "render/raster.h"

namespace kuiki::render {
namespace {

constexpr int sub_rows = 8, per_row = 2;
// Where in its half pixel each sub-row takes its sample: all different, so that upright edges have 16 steps.
constexpr std::array<double, sub_rows> offset = {0.5 / 8, 4.5 / 8, 2.5 / 8, 6.5 / 8, 1.5 / 8, 5.5 / 8, 3.5 / 8, 7.5 / 8};
constexpr std::uint8_t nothing = 255;

/// Path coordinates to samples: columns of half pixels, rows of eighths, (0, 0) in the image's top left.
struct ToSamples {
  double kx, ky, dx, dy;
  explicit ToSamples(const map::Placement& at)
      : kx(at.k * per_row), ky(-at.k * sub_rows), dx(at.dx * per_row), dy(at.dy * sub_rows - 0.5) {}
};

int ceil_between(double v, int low, int high) {
  if (!(v > low)) return low;
  if (v >= high) return high;
  const int whole = static_cast<int>(v);
  return whole + (v > whole);
}

/// Rows and columns each shape reaches; a shape that is left out or beside the clip has no rows.
std::vector<Rows> reach(const map::FillItem& item, const map::Placement& at, const PixelBox& clip) {
  const auto& paths = *item.paths;
  std::vector<Rows> rows(paths.shapes());
  const auto [k, dx, dy] = at;
  std::size_t point = 0;
  for (std::size_t s = 0; s < paths.shapes(); ++s) {
    const std::size_t end = paths.shape_end[s] == 0 ? 0 : paths.ring_end[paths.shape_end[s] - 1];
    float x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;
    for (; point < end; ++point) {
      const auto p = paths.points[point];
      x0 = std::min(x0, p.x);
      x1 = std::max(x1, p.x);
      y0 = std::min(y0, p.y);
      y1 = std::max(y1, p.y);
    }
    const std::size_t paint = item.paint_of.empty() ? 0 : s < item.paint_of.size() ? item.paint_of[s] : nothing;
    if (paint >= item.paints.size() || !(x0 <= x1) || x1 * k + dx < clip.x0 || x0 * k + dx > clip.x1) continue;
    rows[s] = {static_cast<int>(std::clamp(dy - y1 * k, -1e8, 1e8)) - 1,
               static_cast<int>(std::clamp(dy - y0 * k, -1e8, 1e8)) + 1};
  }
  return rows;
}

/// Paints one band: which paint each sample shows, then the pixels' colours.
class BandFiller {
 public:
  BandFiller(Image& image, const map::FillItem& item, const map::Placement& at, double scale, const BandIndex& index,
             PixelShift hatch)
      : image_(image), item_(item), scale_(scale), hatch_(hatch), index_(index), to_(at) {
    for (std::size_t i = 0; i < item.paints.size() && i < nothing; ++i) colors_[i] = premultiplied(item.paints[i].color);
    for (std::size_t i = 0; i < item.paints.size() && i < nothing; ++i) hatched_[i] = item.paints[i].hatch;
  }

  void operator()(std::size_t band) {
    if (index_.members(band).empty()) return;
    box_ = index_.box(band);
    columns_ = box_.width() * per_row;
    shown_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(box_.height()) * sub_rows + 8, nothing);
    for (const auto shape : index_.members(band)) fill(shape);
    for (int y = box_.y0; y < box_.y1; ++y) resolve(y);
  }

 private:
  struct Crossing {
    int row, column;
  };

  void fill(std::uint32_t shape) {
    const auto& paths = *item_.paths;
    const int row0 = box_.y0 * sub_rows, row1 = box_.y1 * sub_rows;
    const double left = box_.x0 * per_row;
    crossings_.clear();
    int first = row1, last = row0 - 1;
    for (auto ring = paths.first_ring(shape); ring < paths.shape_end[shape]; ++ring) {
      const auto from = paths.first_point(ring), to = paths.ring_end[ring];
      if (to - from < 3) continue;
      double xa = paths.points[to - 1].x * to_.kx + to_.dx, ya = paths.points[to - 1].y * to_.ky + to_.dy;
      int rowa = ceil_between(ya, row0, row1);
      for (auto i = from; i < to; ++i) {
        const double xb = paths.points[i].x * to_.kx + to_.dx, yb = paths.points[i].y * to_.ky + to_.dy;
        const int rowb = ceil_between(yb, row0, row1);
        if (rowa != rowb) {
          // From the upper end whatever the direction, so that both areas along a border find the same crossings.
          const bool down = ya < yb;
          const double slope = down ? (xb - xa) / (yb - ya) : (xa - xb) / (ya - yb);
          const double x = (down ? xa : xb) - left, y = down ? ya : yb;
          const int start = std::min(rowa, rowb), stop = std::max(rowa, rowb);
          first = std::min(first, start);
          last = std::max(last, stop - 1);
          for (int row = start; row < stop; ++row)
            crossings_.push_back(
                {row, ceil_between(x + (row - y) * slope - offset[static_cast<std::size_t>(row) % sub_rows], 0, columns_)});
        }
        xa = xb;
        ya = yb;
        rowa = rowb;
      }
    }
    if (first > last) return;
    starts_.assign(static_cast<std::size_t>(last - first) + 2, 0);
    for (const auto& c : crossings_) ++starts_[static_cast<std::size_t>(c.row - first) + 1];
    for (std::size_t r = 1; r < starts_.size(); ++r) starts_[r] += starts_[r - 1];
    sorted_.resize(crossings_.size());
    for (const auto& c : crossings_) sorted_[starts_[static_cast<std::size_t>(c.row - first)]++] = c.column;
    const auto paint = item_.paint_of.empty() ? std::uint8_t{0} : item_.paint_of[shape];
    std::size_t from = 0;
    for (int row = first; row <= last; ++row) {
      const std::size_t to = starts_[static_cast<std::size_t>(row - first)];
      sort(sorted_.data() + from, sorted_.data() + to);
      auto* samples = shown_.data() + static_cast<std::size_t>(row - row0) * static_cast<std::size_t>(columns_);
      for (; from + 1 < to; from += 2)
        std::memset(samples + sorted_[from], paint, static_cast<std::size_t>(sorted_[from + 1] - sorted_[from]));
      from = to;
    }
  }

  static void sort(int* begin, int* end) {
    if (end - begin > 24) return std::sort(begin, end);
    for (int* i = begin + 1; i < end; ++i)
      for (int* j = i; j > begin && j[-1] > *j; --j) std::swap(j[-1], *j);
  }

  [[nodiscard]] std::uint32_t color(std::uint8_t paint, int x, int y) const {
    if (paint == nothing || !hatched_[paint]) return colors_[paint];
    const auto& hatch = item_.paints[paint];
    const float share = hatch_coverage(hatch, scale_, x + 0.5 - hatch_.x, y + 0.5 - hatch_.y);
    return over(colors_[paint], premultiplied(hatch.ground), in_bytes(share));
  }

  void put(std::uint32_t& pixel, std::uint32_t color) {
    if (color >> 24 == 255)
      pixel = color;
    else if (color != 0)
      pixel = over(color, pixel);
  }

  /// Sixteen samples to one colour; four pixels of one paint at once where they are.
  void resolve(int y) {
    std::array<const std::uint8_t*, sub_rows> row;
    for (int s = 0; s < sub_rows; ++s)
      row[static_cast<std::size_t>(s)] =
          shown_.data() + static_cast<std::size_t>((y - box_.y0) * sub_rows + s) * static_cast<std::size_t>(columns_);
    auto* pixels = image_.pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(image_.width) + box_.x0;
    const int width = box_.width();
    for (int x = 0; x < width;) {
      if (x + 4 <= width) {
        const auto at = static_cast<std::size_t>(x) * per_row;
        std::uint64_t all, other, differs = 0;
        std::memcpy(&all, row[0] + at, 8);
        for (std::size_t s = 1; s < sub_rows; ++s) {
          std::memcpy(&other, row[s] + at, 8);
          differs |= other ^ all;
        }
        const std::uint64_t same = (all & 0xff) * 0x0101010101010101u;
        if (differs == 0 && all == same) {
          const auto paint = static_cast<std::uint8_t>(all);
          if (paint != nothing)
            for (int i = 0; i < 4; ++i) put(pixels[x + i], color(paint, box_.x0 + x + i, y));
          x += 4;
          continue;
        }
      }
      const int stop = std::min(x + 4, width);
      for (; x < stop; ++x) {
        std::uint64_t sum = 0;
        for (const auto* samples : row)
          for (int i = 0; i < per_row; ++i) {
            const std::uint64_t c = color(samples[x * per_row + i], box_.x0 + x, y);
            sum += (c & 0xff) | (c & 0xff00) << 8 | (c & 0xff0000) << 16 | (c & 0xff000000) << 24;
          }
        sum = (sum + 0x0008000800080008u) >> 4 & 0x00ff00ff00ff00ffu;
        put(pixels[x], static_cast<std::uint32_t>((sum & 0xff) | (sum >> 8 & 0xff00) | (sum >> 16 & 0xff0000) |
                                                  (sum >> 24 & 0xff000000)));
      }
    }
  }

  Image& image_;
  const map::FillItem& item_;
  double scale_;
  PixelShift hatch_;
  const BandIndex& index_;
  ToSamples to_;
  std::array<std::uint32_t, 256> colors_{};
  std::array<bool, 256> hatched_{};
  PixelBox box_;
  int columns_ = 0;
  std::vector<std::uint8_t> shown_;
  std::vector<Crossing> crossings_;
  std::vector<std::uint32_t> starts_;
  std::vector<int> sorted_;
};

}  // namespace

void fill_paths(Image& image, const map::FillItem& item, const map::Placement& at, double scale, const PixelBox& clip,
                PixelShift hatch) {
  if (!item.paths || clip.empty()) return;
  const auto rows = reach(item, at, clip);
  const BandIndex index(rows, clip);
  run_parallel(index.bands(), item.paths->points.size() > 2000, BandFiller(image, item, at, scale, index, hatch));
}

}  // namespace kuiki::render
