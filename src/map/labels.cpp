#include "map/labels.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/number.h"
#include "map/palette.h"
#include "map/typeset.h"

namespace kuiki::map {

namespace {

constexpr double frame_inset = 5;
constexpr std::size_t spots_each = 8;

bool overlap(const Rect& a, const Rect& b) {
  return a.w > 0 && b.w > 0 && a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

Rect grown(const Rect& r, double by) { return {r.x - by, r.y - by, r.w + 2 * by, r.h + 2 * by}; }
Rect moved(const Rect& r, double dx, double dy) { return {r.x + dx, r.y + dy, r.w, r.h}; }
bool within(const Rect& inner, const Rect& outer) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w && inner.y + inner.h <= outer.y + outer.h;
}

/// A name over its value, around (0, 0). Rectangles are those of the ink, not of the font's line: Japanese glyphs leave
/// room above and below.
struct Block {
  Rect name, value;
  Font name_font, value_font;
  double name_baseline = 0, value_baseline = 0;
  std::array<Rect, 2> lines;
  [[nodiscard]] std::span<const Rect> parts() const { return {lines.data(), value.w > 0 ? 2u : 1u}; }
};

Block make_block(const LabelWish& wish, double size, bool with_value) {
  Block block;
  block.name_font = {size, !wish.quiet};
  block.value_font = {std::max(least_label_size, size - 0.5), false};
  const double ink_up = 0.86, ink_down = 0.12;  // of an em: what BIZ UDPGothic's kanji cover about the baseline
  const double name_h = (ink_up + ink_down) * size, value_h = with_value ? (0.78 + 0.02) * block.value_font.size : 0;
  const double gap = with_value ? 0.22 * size : 0, top = -(name_h + gap + value_h) / 2;
  const double name_w = measure(wish.name, block.name_font).width;
  block.name = {-name_w / 2, top, name_w, name_h};
  block.name_baseline = top + ink_up * size;
  if (with_value) {
    const double value_w = measure(wish.value, block.value_font).width;
    block.value = {-value_w / 2, top + name_h + gap, value_w, value_h};
    block.value_baseline = block.value.y + 0.78 * block.value_font.size;
  }
  block.lines = {block.name, block.value};
  return block;
}

class Placer {
 public:
  Placer(const LabelObstacles& obstacles, const View& view, LabelCache& cache, std::vector<Item>& items)
      : obstacles_(obstacles), view_(view), cache_(cache), items_(items) {
    inside_ = {frame_inset, frame_inset, view.width - 2 * frame_inset, view.height - 2 * frame_inset};
    origin_ = view.to_frame({0, 0});
  }

  void place(const LabelWish& wish) {
    const std::vector<Attempt> attempts = attempts_of(wish);
    if (wish.ground == nullptr) {
      for (const auto& attempt : attempts)
        if (place_about(wish, make_block(wish, attempt.size, attempt.with_value), wish.gap)) return;
      return;
    }
    if (place_inside(wish, attempts)) return;
    if (wish.may_cross && place_about(wish, make_block(wish, least_label_size, false), 0)) return;
    if (wish.may_lead) place_led(wish, attempts);
  }

  std::vector<PlacedLabel> placed;

 private:
  struct Attempt {
    double size;
    bool with_value;
  };

  static std::vector<Attempt> attempts_of(const LabelWish& wish) {
    std::vector<Attempt> attempts;
    const double small = std::max(least_label_size, wish.size - 2);
    const bool value = !wish.value.empty();
    attempts.push_back({wish.size, value});
    if (small < wish.size) attempts.push_back({small, value});
    if (value && least_label_size < small) attempts.push_back({least_label_size, true});
    if (value) attempts.push_back({small, false});
    if (least_label_size < small) attempts.push_back({least_label_size, false});
    return attempts;
  }

  /// Names that would stand on something they must not cover.
  [[nodiscard]] bool blocked(const Block& block, double x, double y) const {
    for (const auto& line : block.parts()) {
      const Rect rect = moved(line, x, y);
      if (!within(rect, inside_)) return true;
      const Rect room = grown(rect, 1.5);
      for (const auto& other : taken_)
        if (overlap(room, other)) return true;
      for (const auto& other : obstacles_.hard)
        if (overlap(room, other)) return true;
    }
    return false;
  }

  [[nodiscard]] int covered(const Block& block, double x, double y) const {
    int count = 0;
    for (const auto& line : block.parts()) {
      const Rect rect = grown(moved(line, x, y), 2);
      for (const auto& p : obstacles_.soft) count += rect.contains(p.x, p.y) ? 1 : 0;
    }
    return count;
  }

  bool place_inside(const LabelWish& wish, const std::vector<Attempt>& attempts) {
    const geo::Box& box = wish.ground->boxes[wish.shape];
    const geo::Point top_left = view_.to_frame({box.x0, box.y1}), bottom_right = view_.to_frame({box.x1, box.y0});
    const Rect bounds{top_left.x, top_left.y, bottom_right.x - top_left.x, bottom_right.y - top_left.y};
    // A kanji is as wide as high: no name fits a shape narrower than two.
    if (!overlap(bounds, inside_) || bounds.w < 1.8 * least_label_size || bounds.h < 0.9 * least_label_size) return false;
    const bool whole = within(bounds, inside_);

    LabelCache::Fit fresh;
    LabelCache::Fit& fit = whole ? kept_fit(wish, attempts.size()) : fresh;
    if (!whole) fit.spots.resize(attempts.size()), fit.known.assign(attempts.size(), 0);
    std::optional<Interior> interior;
    Placement at = placement(*wish.ground->paths, view_);
    at.dx -= origin_.x, at.dy -= origin_.y;
    for (std::size_t i = 0; i < attempts.size(); ++i) {
      const Block block = make_block(wish, attempts[i].size, attempts[i].with_value);
      if (!fit.known[i]) {
        fit.known[i] = 1;
        if (std::max(block.name.w, block.value.w) <= bounds.w) {
          if (!interior) interior.emplace(*wish.ground->paths, wish.shape, at, moved(cut(bounds), -origin_.x, -origin_.y));
          geo::Point anchor = view_.to_frame(wish.anchor);
          const bool seen = inside_.contains(anchor.x, anchor.y);
          anchor = {anchor.x - origin_.x, anchor.y - origin_.y};
          fit.spots[i] = find_spots(*interior, block.parts(), seen ? anchor : interior->middle(), spots_each);
        }
      }
      const Spot* best = nullptr;
      int least = 1'000'000;
      for (const auto& spot : fit.spots[i]) {
        const double x = spot.x + origin_.x, y = spot.y + origin_.y;
        if (blocked(block, x, y)) continue;
        if (const int cover = covered(block, x, y); cover < least) least = cover, best = &spot;
        if (least == 0) break;
      }
      if (best != nullptr) {
        put(wish, block, best->x + origin_.x, best->y + origin_.y, false);
        return true;
      }
    }
    return false;
  }

  /// At the anchor, or around it where `gap` keeps it off a mark.
  bool place_about(const LabelWish& wish, const Block& block, double gap) {
    const geo::Point at = view_.to_frame(wish.anchor);
    const double w = std::max(block.name.w, block.value.w), top = block.name.y, bottom = block.value.w > 0 ? block.value.y + block.value.h : block.name.y + block.name.h;
    std::vector<Spot> spots;
    if (gap > 0) {
      const double right = gap + w / 2, below = gap - top, above = -(gap + bottom), side = gap * 0.6 + w / 2;
      spots = {{0, below}, {0, above}, {right, 0}, {-right, 0}, {side, below * 0.7}, {-side, below * 0.7}, {side, above * 0.7}, {-side, above * 0.7}};
    } else {
      const double h = bottom - top;
      spots = {{0, 0}, {0, -h * 0.6}, {0, h * 0.6}, {w * 0.3, 0}, {-w * 0.3, 0}, {w * 0.3, -h * 0.6}, {-w * 0.3, -h * 0.6}, {w * 0.3, h * 0.6}, {-w * 0.3, h * 0.6}};
    }
    const Spot* best = nullptr;
    int least = 1'000'000;
    for (const auto& spot : spots) {
      if (blocked(block, at.x + spot.x, at.y + spot.y)) continue;
      if (const int cover = covered(block, at.x + spot.x, at.y + spot.y); cover < least) least = cover, best = &spot;
      if (least == 0) break;
    }
    if (best == nullptr) return false;
    put(wish, block, at.x + best->x, at.y + best->y, false);
    return true;
  }

  /// Outside the shape with a line to it, as near as there is room that covers no other subject.
  void place_led(const LabelWish& wish, const std::vector<Attempt>& attempts) {
    const geo::Point at = view_.to_frame(wish.anchor);
    if (!inside_.contains(at.x, at.y)) return;
    const Ground& ground = *wish.ground;
    const auto on_subject = [&](double x, double y) {
      const geo::Point plane = view_.to_plane(x, y);
      for (std::size_t s = 0; s < ground.boxes.size(); ++s)
        if (ground.boxes[s].contains(plane) && inside_shape(*ground.paths, s, plane)) return true;
      return false;
    };
    const Block block = make_block(wish, attempts.back().size, attempts.front().with_value);
    for (double radius = 18; radius <= 120; radius += 12)
      for (int a = 0; a < 16; ++a) {
        const double angle = a * 0.39269908169872414;  // π/8
        const double w = std::max(block.name.w, block.value.w);
        const double x = at.x + std::cos(angle) * (radius + w / 2), y = at.y + std::sin(angle) * (radius + 8);
        if (blocked(block, x, y) || covered(block, x, y) > 2) continue;
        bool clear = true;
        for (const auto& line : block.parts())
          for (const double fx : {0.0, 0.5, 1.0})
            for (const double fy : {0.0, 1.0}) clear = clear && !on_subject(x + line.x + fx * line.w, y + line.y + fy * line.h);
        if (!clear) continue;
        const Rect whole = moved(block.name, x, y);
        const geo::Vec2f end{static_cast<float>(std::clamp(at.x, whole.x, whole.x + whole.w)),
                             static_cast<float>(at.y < whole.y ? whole.y - 2 : std::min(at.y, y + (block.value.w > 0 ? block.value.y + block.value.h : block.name.y + block.name.h) + 2))};
        items_.push_back(LineItem{{{static_cast<float>(at.x), static_cast<float>(at.y)}, end}, paper::text, 0.8, {}});
        items_.push_back(MarkerItem{{{static_cast<float>(at.x), static_cast<float>(at.y)}}, Symbol::circle, 3.5, paper::text, paper::white, 0.6});
        LabelWish outside = wish;
        outside.ground_color = paper::land;
        put(outside, block, x, y, true);
        return;
      }
  }

  void put(const LabelWish& wish, const Block& block, double x, double y, bool led) {
    const bool dark = contrast(paper::text, wish.ground_color) >= contrast(paper::white, wish.ground_color);
    const Rgba color = wish.quiet ? paper::secondary : dark ? paper::text : paper::white;
    const double halo = wish.quiet ? 1.8 : 2.2;
    items_.push_back(TextItem{wish.name, block.name_font, x + block.name.x, y + block.name_baseline, color, halo, wish.ground_color});
    PlacedLabel label{wish.kind, wish.area, moved(block.name, x, y), {}, led};
    taken_.push_back(label.name);
    if (block.value.w > 0) {
      items_.push_back(TextItem{wish.value, block.value_font, x + block.value.x, y + block.value_baseline, color, halo, wish.ground_color});
      label.value = moved(block.value, x, y);
      taken_.push_back(label.value);
    }
    placed.push_back(label);
  }

  LabelCache::Fit& kept_fit(const LabelWish& wish, std::size_t attempts) {
    auto& fit = cache_.fits[static_cast<std::uint64_t>(wish.kind) << 32 | static_cast<std::uint32_t>(wish.area)];
    if (fit.paths != wish.ground->paths || fit.metres_per_unit != view_.metres_per_unit || fit.size != wish.size || fit.name != wish.name ||
        fit.value != wish.value || fit.spots.size() != attempts) {
      fit = {wish.ground->paths, view_.metres_per_unit, wish.size, wish.name, wish.value, std::vector<std::vector<Spot>>(attempts), std::vector<char>(attempts, 0)};
    }
    return fit;
  }

  [[nodiscard]] Rect cut(const Rect& r) const {
    const double x0 = std::max(r.x, inside_.x), y0 = std::max(r.y, inside_.y);
    return {x0, y0, std::min(r.x + r.w, inside_.x + inside_.w) - x0, std::min(r.y + r.h, inside_.y + inside_.h) - y0};
  }

  const LabelObstacles& obstacles_;
  const View& view_;
  LabelCache& cache_;
  std::vector<Item>& items_;
  Rect inside_;
  geo::Point origin_;  ///< the plane's origin in the frame: spots are kept relative to it
  std::vector<Rect> taken_;
};

}  // namespace

std::vector<PlacedLabel> place_labels(const std::vector<LabelWish>& wishes, const LabelObstacles& obstacles, const View& view,
                                      LabelCache& cache, std::vector<Item>& items) {
  if (cache.fits.size() > 20'000) cache.fits.clear();
  Placer placer(obstacles, view, cache, items);
  for (const auto& wish : wishes) placer.place(wish);
  return std::move(placer.placed);
}

std::string value_label(const model::Indicator& indicator, double value, int decimals, Lang lang) {
  std::string text = format_number(value, decimals);
  if (text.empty()) return text;
  const std::string& unit = indicator.unit;
  if (unit == "%" || unit == "％") return text + "%";
  // A kanji has three bytes: one or two characters stand behind the number, more would hide the map.
  if (lang == Lang::ja && unit.size() <= 6) text += unit;
  return text;
}

bool inside_shape(const geo::PathSet& paths, std::size_t shape, geo::Point plane) {
  const double x = plane.x - paths.origin.x, y = plane.y - paths.origin.y;
  bool in = false;
  for (auto ring = paths.first_ring(shape); ring < paths.shape_end[shape]; ++ring) {
    const auto first = paths.first_point(ring), end = paths.ring_end[ring];
    for (auto i = first, j = end - 1; i < end; j = i++) {
      const auto a = paths.points[j], b = paths.points[i];
      if ((static_cast<double>(a.y) > y) != (static_cast<double>(b.y) > y) &&
          x < (static_cast<double>(b.x) - a.x) * (y - a.y) / (static_cast<double>(b.y) - a.y) + a.x)
        in = !in;
    }
  }
  return in;
}

}  // namespace kuiki::map
