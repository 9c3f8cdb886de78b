#include "map/labels.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "base/number_style.h"
#include "map/palette.h"
#include "map/rects.h"

namespace kuiki::map {

namespace {

constexpr double frame_inset = 5;
constexpr int none_found = 1'000'000;

Rect joined(const Rect& a, const Rect& b) {
  if (a.w <= 0) return b;
  const double x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  return {x, y, std::max(a.x + a.w, b.x + b.w) - x, std::max(a.y + a.h, b.y + b.h) - y};
}
int points_in(const Rect& rect, const std::vector<geo::Vec2f>& points) {
  return static_cast<int>(std::ranges::count_if(points, [&](geo::Vec2f p) { return rect.contains(p.x, p.y); }));
}

/// How a label may look, from the best to the least.
struct LabelAttempt {
  double size;
  bool value, divided;
};
std::vector<LabelAttempt> attempts_of(const LabelWish& wish, bool can_divide) {
  std::vector<LabelAttempt> attempts;
  const double small = std::max(least_label_size, wish.size - 2);
  for (const bool value : {true, false}) {
    if (value && wish.value.empty()) continue;
    for (const double size : {wish.size, small, least_label_size}) {
      if (!attempts.empty() && attempts.back().value == value && attempts.back().size <= size) continue;
      attempts.push_back({size, value, false});
      if (can_divide) attempts.push_back({size, value, true});
    }
  }
  return attempts;
}

class LabelPlacer {
 public:
  LabelPlacer(const LabelObstacles& obstacles, const View& view, LabelCache& cache, std::vector<Item>& items)
      : obstacles_(obstacles), view_(view), cache_(cache), items_(items) {
    inside_ = {frame_inset, frame_inset, view.width - 2 * frame_inset, view.height - 2 * frame_inset};
    origin_ = view.to_frame({0, 0});
  }

  void place(const LabelWish& wish) {
    const auto parts = divided_name(wish.name);
    const auto attempts = attempts_of(wish, parts.size() > 1);
    const auto block_of = [&](const LabelAttempt& attempt) {
      const std::vector<std::string> whole{wish.name};
      return make_block(attempt.divided ? parts : whole, attempt.value ? wish.value : std::string{}, attempt.size,
                        !wish.quiet);
    };
    if (wish.ground == nullptr) {
      for (const auto& attempt : attempts)
        if (place_about(wish, block_of(attempt))) return;
      if (wish.may_lead) place_led(wish, block_of({least_label_size, true, false}));
      return;
    }
    if (place_inside(wish, attempts.size(), [&](std::size_t i) { return block_of(attempts[i]); })) return;
    if (wish.may_lead) place_led(wish, block_of({least_label_size, true, false}));
  }

  std::vector<PlacedLabel> placed;

 private:
  /// What the block would cover there; none_found where it must not stand.
  [[nodiscard]] int covered(const LabelWish& wish, const LabelBlock& block, double x, double y) const {
    int count = 0;
    for (const auto& line : block.ink) {
      const Rect rect = moved(line, x, y);
      if (!within(rect, inside_)) return none_found;
      const Rect room = grown(rect, 1.5);
      const auto meets = [&](const Rect& other) { return overlap(room, other); };
      if (std::ranges::any_of(taken_, meets) || std::ranges::any_of(obstacles_.hard, meets)) return none_found;
      const int links = points_in(grown(rect, 3), obstacles_.links);
      if (wish.quiet && links > 0) return none_found;
      count += links + points_in(grown(rect, 5), obstacles_.soft);
    }
    return count;
  }

  /// The spot that covers least, the first of equals.
  [[nodiscard]] std::optional<Spot> best_of(const LabelWish& wish, const LabelBlock& block, const std::vector<Spot>& spots,
                                            geo::Point at) const {
    std::optional<Spot> best;
    int least = none_found;
    for (const auto& spot : spots) {
      const int cover = covered(wish, block, at.x + spot.x, at.y + spot.y);
      if (cover < least) {
        least = cover;
        best = Spot{at.x + spot.x, at.y + spot.y};
      }
      if (least == 0) break;
    }
    return best;
  }

  template <class BlockOf>
  bool place_inside(const LabelWish& wish, std::size_t attempts, const BlockOf& block_of) {
    const geo::Box& box = wish.ground->boxes()[wish.shape];
    const geo::Point top_left = view_.to_frame({box.x0, box.y1}), bottom_right = view_.to_frame({box.x1, box.y0});
    const Rect bounds{top_left.x, top_left.y, bottom_right.x - top_left.x, bottom_right.y - top_left.y};
    // A kanji is as wide as high: no name fits a shape narrower than two.
    if (!overlap(bounds, inside_) || bounds.w < 1.8 * least_label_size || bounds.h < 0.9 * least_label_size) return false;
    const bool whole = within(bounds, inside_);

    LabelCache::Fit fresh;
    LabelCache::Fit& fit = whole ? kept_fit(wish, attempts) : fresh;
    if (!whole) {
      fit.spots.resize(attempts);
      fit.known.assign(attempts, 0);
    }
    std::optional<Interior> interior;
    for (std::size_t i = 0; i < attempts; ++i) {
      const LabelBlock block = block_of(i);
      if (fit.known[i] == 0) {
        fit.known[i] = 1;
        if (block.whole.w <= bounds.w && block.whole.h <= bounds.h) {
          if (!interior) {
            Placement at = placement(*wish.ground->paths, view_);
            at.dx -= origin_.x;
            at.dy -= origin_.y;
            interior.emplace(*wish.ground->paths, wish.shape, at, moved(cut(bounds), -origin_.x, -origin_.y),
                             wish.quiet ? 56 : 96);
          }
          const geo::Point anchor = view_.to_frame(wish.anchor);
          fit.spots[i] =
              find_spots(*interior, block.ink,
                         inside_.contains(anchor.x, anchor.y) ? geo::Point{anchor.x - origin_.x, anchor.y - origin_.y}
                                                              : interior->middle(),
                         wish.spots);
        }
      }
      if (const auto spot = best_of(wish, block, fit.spots[i], origin_)) {
        put(wish, block, spot->x, spot->y, false);
        return true;
      }
    }
    return false;
  }

  /// At the anchor, or around it where a gap keeps it off a mark.
  bool place_about(const LabelWish& wish, const LabelBlock& block) {
    const double w = block.whole.w, h = block.whole.h, gap = wish.gap;
    std::vector<Spot> spots;
    if (gap > 0) {
      const double right = gap + w / 2, below = gap + h / 2, side = gap * 0.6 + w / 2, slope = below * 0.7;
      spots = {{0, below},    {0, -below},    {right, 0},     {-right, 0},
               {side, slope}, {-side, slope}, {side, -slope}, {-side, -slope}};
    } else {
      for (const double dy : {0.0, -0.6, 0.6})
        for (const double dx : {0.0, 0.3, -0.3}) spots.push_back({dx * w, dy * h});
    }
    const auto spot = best_of(wish, block, spots, view_.to_frame(wish.anchor));
    if (spot) put(wish, block, spot->x, spot->y, false);
    return spot.has_value();
  }

  /// Outside the shape with a line to it, as near as there is room that is no other subject's; of a symbol: as near as there
  /// is room, with a line that crosses no other one.
  void place_led(const LabelWish& wish, const LabelBlock& block) {
    const geo::Point at = view_.to_frame(wish.anchor);
    const Rect about{at.x - 3, at.y - 3, 6, 6};
    const bool of_symbol = wish.ground == nullptr;
    const auto meets = [&](const Rect& other) { return overlap(about, other); };
    if (!within(about, inside_)) return;
    if (!of_symbol && (std::ranges::any_of(obstacles_.hard, meets) || std::ranges::any_of(taken_, meets))) return;
    const auto on_subject = [&](double x, double y) {
      if (of_symbol) return false;
      const geo::Point plane = view_.to_plane(x, y);
      const Ground& ground = *wish.ground;
      const auto& boxes = ground.boxes();
      for (std::size_t s = 0; s < boxes.size(); ++s)
        if (boxes[s].contains(plane) && inside_shape(*ground.paths, s, plane)) return true;
      return false;
    };
    const auto under = std::ranges::find_if(obstacles_.hard, [&](const Rect& other) { return other.contains(at.x, at.y); });
    const Rect* own = of_symbol && under != obstacles_.hard.end() ? &*under : nullptr;
    const double w = block.whole.w, h = block.whole.h;
    for (double radius = 18; radius <= 240; radius += 12)
      for (int turn = 0; turn < 16; ++turn) {
        const double angle = turn * std::numbers::pi / 8;
        const double x = at.x + std::cos(angle) * (radius + w / 2), y = at.y + std::sin(angle) * (radius + h / 3);
        if (covered(wish, block, x, y) > 2) continue;
        bool clear = true;
        for (const double fx : {-0.5, -0.25, 0.0, 0.25, 0.5})
          for (const double fy : {-0.5, 0.0, 0.5}) clear = clear && !on_subject(x + fx * w, y + fy * h);
        if (!clear) continue;
        const Rect room = grown(moved(block.whole, x, y), 2);
        const geo::Point end = nearest(room, at);
        // A line through another name strikes it out; and later names keep off the line.
        const geo::Point start = own == nullptr ? at : nearest(*own, end);
        const auto line = beads(start, end);
        const auto strikes = [&](const Rect& bead) {
          const auto on = [&](const Rect& other) { return overlap(bead, other); };
          const auto on_another = [&](const Rect& other) { return on(other) && !other.contains(at.x, at.y); };
          return std::ranges::any_of(taken_, on) || (of_symbol && std::ranges::any_of(obstacles_.hard, on_another));
        };
        if (std::ranges::any_of(line, strikes)) continue;
        taken_.insert(taken_.end(), line.begin(), line.end());
        const geo::Vec2f from{static_cast<float>(start.x), static_cast<float>(start.y)};
        const geo::Vec2f to{static_cast<float>(end.x), static_cast<float>(end.y)};
        constexpr double adjoins = 5;
        if (!of_symbol || std::hypot(end.x - start.x, end.y - start.y) > adjoins) {
          items_.push_back(LineItem{{from, to}, paper::white.with_alpha(150), 2.2, {}});
          items_.push_back(LineItem{{from, to}, paper::text, 0.8, {}});
        }
        if (!of_symbol) items_.push_back(MarkerItem{{from}, Symbol::circle, 3.5, paper::text, paper::white, 0.6});
        LabelWish outside = wish;
        outside.ground_color = paper::land;
        put(outside, block, x, y, true);
        return;
      }
  }

  /// A line as small squares close enough for no name to slip between.
  static std::vector<Rect> beads(geo::Point from, geo::Point to) {
    constexpr double side = 3;
    const int steps = 1 + static_cast<int>(std::hypot(to.x - from.x, to.y - from.y) / side);
    std::vector<Rect> result;
    for (int i = 0; i <= steps; ++i) {
      const double t = static_cast<double>(i) / steps;
      result.push_back({from.x + (to.x - from.x) * t - side / 2, from.y + (to.y - from.y) * t - side / 2, side, side});
    }
    return result;
  }

  void put(const LabelWish& wish, const LabelBlock& block, double x, double y, bool led) {
    const bool dark = contrast(paper::text, wish.ground_color) >= contrast(paper::white, wish.ground_color);
    const Rgba color = wish.quiet ? paper::secondary : dark ? paper::text : paper::white;
    PlacedLabel label{wish.kind, wish.area, {}, {}, led};
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
      const auto& line = block.lines[i];
      items_.push_back(TextItem{line.text, line.font, x + block.ink[i].x, y + line.baseline, color, wish.quiet ? 1.8 : 2.2,
                                wish.ground_color});
      const Rect rect = moved(block.ink[i], x, y);
      taken_.push_back(rect);
      if (i < block.name_lines)
        label.name = joined(label.name, rect);
      else
        label.value = rect;
    }
    placed.push_back(label);
  }

  LabelCache::Fit& kept_fit(const LabelWish& wish, std::size_t attempts) {
    auto& fit = cache_.fits[static_cast<std::uint64_t>(wish.kind) << 32 | static_cast<std::uint32_t>(wish.area.index())];
    if (fit.paths != wish.ground->paths || fit.metres_per_unit != view_.metres_per_unit || fit.size != wish.size ||
        fit.name != wish.name || fit.value != wish.value || fit.spots.size() != attempts || fit.most != wish.spots)
      fit = {wish.ground->paths,
             view_.metres_per_unit,
             wish.size,
             wish.name,
             wish.value,
             std::vector<std::vector<Spot>>(attempts),
             std::vector<char>(attempts, 0),
             wish.spots};
    return fit;
  }

  [[nodiscard]] Rect cut(const Rect& r) const {
    const double x = std::max(r.x, inside_.x), y = std::max(r.y, inside_.y);
    return {x, y, std::min(r.x + r.w, inside_.x + inside_.w) - x, std::min(r.y + r.h, inside_.y + inside_.h) - y};
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

std::vector<PlacedLabel> place_labels(const std::vector<LabelWish>& wishes, const LabelObstacles& obstacles,
                                      const View& view, LabelCache& cache, std::vector<Item>& items) {
  if (cache.fits.size() > 20'000) cache.fits.clear();
  LabelPlacer placer(obstacles, view, cache, items);
  for (const auto& wish : wishes) placer.place(wish);
  return std::move(placer.placed);
}

std::string value_label(const model::Indicator& indicator, double value, const NumberStyle& style, Lang lang) {
  std::string text = write_number(value, style, lang);
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
