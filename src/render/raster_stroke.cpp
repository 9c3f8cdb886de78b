#include "base/parallel.h"
#include "render/bands.h"
#include "render/dashes.h"
#include "render/raster.h"
#include "render/segment.h"

namespace kuiki::render {
namespace {

/// Paints one band: the most any piece of line covers of each pixel, then the colour in that share.
class BandStroker {
 public:
  BandStroker(Image& image, const map::StrokeItem& item, const map::Placement& at, double scale, const BandIndex& index)
      : image_(image),
        item_(item),
        index_(index),
        color_(premultiplied(item.color)),
        half_(static_cast<float>(item.width * scale / 2)),
        k_(at.k),
        dx_(at.dx),
        dy_(at.dy),
        dash_(item.dash) {
    for (auto& d : dash_) d *= scale;
  }

  void operator()(std::size_t band) {
    if (index_.members(band).empty()) return;
    box_ = index_.box(band);
    cover_.assign(static_cast<std::size_t>(box_.width()) * static_cast<std::size_t>(box_.height()), 0);
    touched_.assign(static_cast<std::size_t>(box_.height()), {});
    const auto& paths = *item_.paths;
    Dasher dasher(dash_, [this](double ax, double ay, double bx, double by) { capsule(ax, ay, bx, by); });
    for (const auto ring : index_.members(band)) {
      const auto from = paths.first_point(ring), to = paths.ring_end[ring];
      const auto x = [&](std::uint32_t i) { return paths.points[i].x * k_ + dx_; };
      const auto y = [&](std::uint32_t i) { return dy_ - paths.points[i].y * k_; };
      dasher.restart();
      double ax = x(from), ay = y(from);
      for (auto i = from + 1; i <= to; ++i) {
        if (i == to && !(paths.closed && to - from > 2)) break;
        const auto next = i == to ? from : i;
        const double bx = x(next), by = y(next);
        const double margin = half_ + 2;
        const auto part =
            clip_segment({ax, ay}, {bx, by}, {box_.x0 - margin, box_.y0 - margin}, {box_.x1 + margin, box_.y1 + margin});
        if (part) {
          const auto [s, t] = *part;
          const double dx = bx - ax, dy = by - ay, length = dash_.empty() ? 0 : std::hypot(dx, dy);
          dasher.skip(length * s);
          dasher.line(ax + dx * s, ay + dy * s, ax + dx * t, ay + dy * t);
          dasher.skip(length * (1 - t));
        } else if (!dash_.empty()) {
          dasher.skip(std::hypot(bx - ax, by - ay));
        }
        ax = bx;
        ay = by;
      }
    }
    for (int y = box_.y0; y < box_.y1; ++y) put(y);
  }

 private:
  struct Columns {
    int first = 1 << 30, last = -1;
  };

  void capsule(double ax, double ay, double bx, double by) {
    const double reach = half_ + 0.5;
    const int y0 = std::max(box_.y0, static_cast<int>(std::floor(std::min(ay, by) - reach)));
    const int y1 = std::min(box_.y1, static_cast<int>(std::ceil(std::max(ay, by) + reach)));
    const auto dx = static_cast<float>(bx - ax), dy = static_cast<float>(by - ay);
    const float square = dx * dx + dy * dy, inverse = square > 0 ? 1 / square : 0;
    for (int y = y0; y < y1; ++y) {
      // The stretch of the line that comes near this row, and so the columns it can touch.
      double s = 0, t = 1;
      if (std::abs(by - ay) > 1e-9) {
        s = (y + 0.5 - reach - ay) / (by - ay);
        t = (y + 0.5 + reach - ay) / (by - ay);
        if (s > t) std::swap(s, t);
        s = std::clamp(s, 0.0, 1.0);
        t = std::clamp(t, 0.0, 1.0);
      }
      const double xs = ax + (bx - ax) * s, xt = ax + (bx - ax) * t;
      const int x0 = std::max(box_.x0, static_cast<int>(std::floor(std::min(xs, xt) - reach)));
      const int x1 = std::min(box_.x1, static_cast<int>(std::ceil(std::max(xs, xt) + reach)));
      if (x0 >= x1) continue;
      const auto py = static_cast<float>(y + 0.5 - ay), px0 = static_cast<float>(x0 + 0.5 - ax);
      auto* cover =
          cover_.data() + static_cast<std::size_t>(y - box_.y0) * static_cast<std::size_t>(box_.width()) + (x0 - box_.x0);
      for (int i = 0; i < x1 - x0; ++i) {
        const float px = px0 + static_cast<float>(i);
        const float along = std::min(std::max((px * dx + py * dy) * inverse, 0.0f), 1.0f);
        const float ex = px - along * dx, ey = py - along * dy;
        const float share = line_coverage(std::sqrt(ex * ex + ey * ey), half_);
        cover[i] = std::max(cover[i], static_cast<std::uint8_t>(in_bytes(share)));
      }
      auto& columns = touched_[static_cast<std::size_t>(y - box_.y0)];
      columns.first = std::min(columns.first, x0);
      columns.last = std::max(columns.last, x1 - 1);
    }
  }

  void put(int y) {
    const auto columns = touched_[static_cast<std::size_t>(y - box_.y0)];
    const auto* cover = cover_.data() + static_cast<std::size_t>(y - box_.y0) * static_cast<std::size_t>(box_.width());
    auto* pixels = image_.pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(image_.width);
    for (int x = columns.first; x <= columns.last; ++x)
      if (const std::uint32_t share = cover[x - box_.x0]) pixels[x] = over(color_, pixels[x], share);
  }

  Image& image_;
  const map::StrokeItem& item_;
  const BandIndex& index_;
  std::uint32_t color_;
  float half_;
  double k_, dx_, dy_;
  std::vector<double> dash_;
  PixelBox box_;
  std::vector<std::uint8_t> cover_;
  std::vector<Columns> touched_;
};

}  // namespace

void stroke_paths(Image& image, const map::StrokeItem& item, const map::Placement& at, double scale, const PixelBox& clip) {
  if (!item.paths || clip.empty() || item.color.a == 0 || !(item.width > 0)) return;
  const auto& paths = *item.paths;
  const auto [k, dx, dy] = at;
  const double reach = item.width * scale / 2 + 1;
  std::vector<Rows> rows(paths.ring_end.size());
  std::size_t point = 0;
  for (std::size_t ring = 0; ring < rows.size(); ++ring) {
    float x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;
    if (paths.ring_end[ring] - point < 2) {
      point = paths.ring_end[ring];
      continue;
    }
    for (; point < paths.ring_end[ring]; ++point) {
      const auto p = paths.points[point];
      x0 = std::min(x0, p.x);
      x1 = std::max(x1, p.x);
      y0 = std::min(y0, p.y);
      y1 = std::max(y1, p.y);
    }
    if (x1 * k + dx + reach < clip.x0 || x0 * k + dx - reach > clip.x1) continue;
    rows[ring] = {static_cast<int>(std::clamp(dy - y1 * k - reach, -1e8, 1e8)) - 1,
                  static_cast<int>(std::clamp(dy - y0 * k + reach, -1e8, 1e8)) + 1};
  }
  const BandIndex index(rows, clip);
  run_parallel(index.bands(), paths.points.size() > 2000, BandStroker(image, item, at, scale, index));
}

}  // namespace kuiki::render
