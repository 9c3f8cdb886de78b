#include "map/figure_layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/number.h"
#include "map/palette.h"
#include "map/rects.h"

namespace kuiki::map {

namespace {

constexpr double inset = 8;        ///< from the frame
constexpr double apart = 8;        ///< between cards
constexpr double anchor_room = 7;  ///< kept free about each place measured
constexpr double step = 14;        ///< between candidates
constexpr double cell = 10;        ///< of the raster
constexpr double cover_cost = 0.012, column_cost = 30, crossing_cost = 120, drop_cost = 2000;
constexpr int most_columns = 3;

class FigurePlacer {
 public:
  FigurePlacer(const FigureObstacles& obstacles, const std::vector<FigureWish>& wishes, const Coverage& coverage,
               const View& view)
      : obstacles_(obstacles), coverage_(coverage), room_{inset, inset, view.width - 2 * inset, view.height - 2 * inset} {
    for (const auto& wish : wishes)
      anchors_.push_back({wish.anchor.x - anchor_room, wish.anchor.y - anchor_room, 2 * anchor_room, 2 * anchor_room});
  }

  struct Found {
    Rect rect;
    double cost = INFINITY;
  };
  [[nodiscard]] Found best(double w, double h, geo::Point anchor) const {
    Found found;
    if (w > room_.w || h > room_.h) return found;
    for (const double y : places(anchor.y - h / 2, room_.y, room_.h - h)) {
      if (far(0, std::max({0.0, y - anchor.y, anchor.y - y - h})) >= found.cost) break;
      for (const double x : places(anchor.x - w / 2, room_.x, room_.w - w)) {
        const Rect rect{std::floor(x), std::floor(y), w, h};  // on whole units its lines are sharp
        const geo::Point end = nearest(rect, anchor);
        const double dx = std::abs(end.x - anchor.x), dy = std::abs(end.y - anchor.y);
        double cost = far(dx, dy);
        if (far(dx, 0) >= found.cost) break;
        if (std::hypot(dx, dy) < 2 * anchor_room || cost >= found.cost) continue;
        cost += cover_cost * coverage_.under(rect);
        if (cost >= found.cost) continue;
        for (const auto& name : obstacles_.names)
          cost += !name.contains(anchor.x, anchor.y) && crosses(name, anchor, end) ? crossing_cost : 0;
        for (const auto& line : lines_) cost += cross(anchor, end, line.first, line.second) ? crossing_cost : 0;
        if (cost < found.cost && free(rect, anchor, end)) found = {rect, cost};
      }
    }
    return found;
  }

  void take(const Rect& rect, geo::Point anchor) {
    taken_.push_back(rect);
    lines_.emplace_back(anchor, nearest(rect, anchor));
  }

 private:
  /// What a line of that length costs: a long one more than two short ones.
  static double far(double dx, double dy) {
    const double d = std::hypot(dx, dy);
    return d + d * d / 600;
  }

  /// The two ends of the room and, so that cards go with the ground, steps about the anchor; the nearest first.
  static std::vector<double> places(double from, double first, double length) {
    std::vector<double> list{first, first + length};
    for (double v = from + std::ceil((first - from) / step) * step; v < first + length; v += step) list.push_back(v);
    std::ranges::sort(list, {}, [&](double v) { return std::abs(v - from); });
    return list;
  }

  [[nodiscard]] bool free(const Rect& rect, geo::Point anchor, geo::Point end) const {
    const Rect wide = grown(rect, apart);
    const auto meets = [&](const Rect& other) { return overlap(wide, other); };
    if (std::ranges::any_of(taken_, meets) || std::ranges::any_of(anchors_, [&](const Rect& a) { return overlap(rect, a); }))
      return false;
    const Rect near = grown(rect, apart / 2);
    for (const auto* list : {&obstacles_.reserved, &obstacles_.marks, &obstacles_.names})
      if (std::ranges::any_of(*list, [&](const Rect& other) { return overlap(near, other); })) return false;
    if (std::ranges::any_of(lines_, [&](const auto& line) { return crosses(near, line.first, line.second); })) return false;
    return std::ranges::none_of(taken_, [&](const Rect& other) { return crosses(grown(other, 2), anchor, end); });
  }

  const FigureObstacles& obstacles_;
  const Coverage& coverage_;
  Rect room_;
  std::vector<Rect> anchors_, taken_;
  std::vector<std::pair<geo::Point, geo::Point>> lines_;
};

}  // namespace

const std::vector<FigureCard>& FigureStore::cards(const model::Dataset& data, const MapDocument& document,
                                                  model::Wording wording) {
  if (data_ != &data || !(wanted_ == document.options<FigureCards>()) || !(wording_ == wording)) {
    cards_ = figure_cards(data, document, wording);
    data_ = &data;
    wanted_ = document.options<FigureCards>();
    wording_ = wording;
    blocks_.clear();
    order = {};
  }
  return cards_;
}

std::shared_ptr<const FigureBlock> FigureStore::block(std::size_t card, std::size_t rows, int columns) {
  auto& kept = blocks_[{card, rows, columns}];
  if (!kept) kept = std::make_shared<const FigureBlock>(figure_block(cards_[card], rows, columns, wording_.lang));
  return kept;
}

Coverage::Coverage(const std::vector<Item>& items, const View& view) {
  // Cells go with the ground, so that what is covered does not flicker while panning.
  const geo::Point origin = view.to_frame({0, 0});
  x0_ = std::fmod(origin.x, cell) - cell;
  y0_ = std::fmod(origin.y, cell) - cell;
  cols_ = static_cast<int>((view.width - x0_) / cell) + 1;
  rows_ = static_cast<int>((view.height - y0_) / cell) + 1;
  const auto cols = static_cast<std::size_t>(cols_), rows = static_cast<std::size_t>(rows_);
  std::vector<std::uint8_t> covered(cols * rows, 0), flip((cols + 1) * rows, 0);
  for (const auto& item : items) {
    const auto* fill = std::get_if<FillItem>(&item);
    if (fill == nullptr || !fill->paths || fill->paint_of.empty()) continue;
    const auto& paths = *fill->paths;
    std::ranges::fill(flip, 0);
    for (std::size_t shape = 0; shape < paths.shapes() && shape < fill->paint_of.size(); ++shape) {
      const auto paint = fill->paint_of[shape];
      if (paint >= fill->paints.size() || (!fill->paints[paint].hatch && fill->paints[paint].color == paper::land)) continue;
      for (auto ring = paths.first_ring(shape); ring < paths.shape_end[shape]; ++ring) {
        const auto first = paths.first_point(ring), end = paths.ring_end[ring];
        for (auto i = first, j = end - 1; i < end; j = i++) {
          const auto place = [&](std::uint32_t k) {
            return geo::Point{(static_cast<double>(paths.points[k].x) * fill->at.k + fill->at.dx - x0_) / cell,
                              (fill->at.dy - static_cast<double>(paths.points[k].y) * fill->at.k - y0_) / cell};
          };
          const geo::Point a = place(j), b = place(i);
          const double low = std::clamp(std::min(a.y, b.y) - 0.5, -1.0, rows_ + 1.0),
                       high = std::clamp(std::max(a.y, b.y) - 0.5, -1.0, rows_ + 1.0);
          for (int r = std::max(0, static_cast<int>(std::ceil(low))); r < std::min(rows_, static_cast<int>(std::ceil(high)));
               ++r) {
            const double x = a.x + (r + 0.5 - a.y) / (b.y - a.y) * (b.x - a.x);
            const auto c = static_cast<std::size_t>(std::clamp(std::ceil(x - 0.5), 0.0, static_cast<double>(cols_)));
            flip[static_cast<std::size_t>(r) * (cols + 1) + c] ^= 1;
          }
        }
      }
    }
    for (std::size_t r = 0; r < rows; ++r) {
      std::uint8_t in = 0;
      for (std::size_t c = 0; c < cols; ++c) {
        in ^= flip[r * (cols + 1) + c];
        covered[r * cols + c] |= in;
      }
    }
  }
  sums_.assign((cols + 1) * (rows + 1), 0);
  for (std::size_t r = 0; r < rows; ++r) {
    std::uint32_t line = 0;
    for (std::size_t c = 0; c < cols; ++c) {
      line += covered[r * cols + c];
      sums_[(r + 1) * (cols + 1) + c + 1] = sums_[r * (cols + 1) + c + 1] + line;
    }
  }
}

double Coverage::under(const Rect& rect) const {
  const auto index = [](double v, int most) {
    return static_cast<std::size_t>(std::clamp(std::round(v / cell), 0.0, double(most)));
  };
  const std::size_t c0 = index(rect.x - x0_, cols_), c1 = index(rect.x + rect.w - x0_, cols_),
                    r0 = index(rect.y - y0_, rows_), r1 = index(rect.y + rect.h - y0_, rows_);
  const auto wide = static_cast<std::size_t>(cols_) + 1;
  return cell * cell * (sums_[r1 * wide + c1] - sums_[r0 * wide + c1] - sums_[r1 * wide + c0] + sums_[r0 * wide + c0]);
}

namespace {

struct FigureAttempt {
  FigureLayout layout;
  double cost = 0;
};

FigureAttempt attempt(FigureStore& store, const std::vector<FigureWish>& wishes, const std::vector<std::size_t>& order,
                      const std::vector<FigureCard>& cards, FigurePlacer placer, const View& view) {
  FigureAttempt made;
  for (const std::size_t place : order) {
    const FigureWish& wish = wishes[place];
    // More rows than this many columns of the frame hold need not be tried.
    const auto most = static_cast<std::size_t>(most_columns * std::max(1.0, view.height / least_row_height));
    std::size_t rows = std::min(wish.rows, most);
    for (; rows > 0; --rows) {
      FigurePlacer::Found found;
      std::shared_ptr<const FigureBlock> chosen;
      for (int columns = 1; columns <= most_columns && columns <= static_cast<int>(rows); ++columns) {
        auto block = store.block(wish.card, rows, columns);
        // A card that would hide most of the map is no card.
        if (rows > 1 && block->width * block->height > 0.4 * view.width * view.height) continue;
        FigurePlacer::Found next = placer.best(block->width, block->height, wish.anchor);
        next.cost += column_cost * (columns - 1);
        if (next.cost < found.cost) {
          found = next;
          chosen = std::move(block);
        }
      }
      if (chosen == nullptr) continue;
      placer.take(found.rect, wish.anchor);
      made.layout.placed.push_back({wish.card, chosen, found.rect, wish.anchor, nearest(found.rect, wish.anchor)});
      made.cost += found.cost;
      break;
    }
    made.cost += drop_cost * static_cast<double>(wish.rows - rows);
    for (std::size_t i = rows; i < wish.rows; ++i) made.layout.dropped.push_back(cards[wish.card].rows[i].name);
  }
  return made;
}

/// All orders of a few cards; of many some that differ much.
std::vector<std::vector<std::size_t>> orders_of(std::size_t n) {
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<std::vector<std::size_t>> orders{order};
  if (n <= 4) {
    while (std::next_permutation(order.begin(), order.end())) orders.push_back(order);
    return orders;
  }
  orders.emplace_back(order.rbegin(), order.rend());
  for (std::size_t first = 1; first < std::min<std::size_t>(n, 9); ++first) {
    std::vector<std::size_t> turned = order;
    std::rotate(turned.begin(), turned.begin() + static_cast<std::ptrdiff_t>(first), turned.end());
    orders.push_back(std::move(turned));
  }
  return orders;
}

}  // namespace

FigureLayout place_figures(FigureStore& store, const std::vector<FigureWish>& wishes, const std::vector<FigureCard>& cards,
                           const FigureObstacles& obstacles, const Coverage& coverage, const View& view) {
  const FigurePlacer empty(obstacles, wishes, coverage, view);
  FigureStore::Order key{view.metres_per_unit, view.width, view.height, {}, {}, 0};
  for (const auto& wish : wishes) key.cards.push_back(wish.card);
  auto& known = store.order;
  if (known.metres_per_unit == key.metres_per_unit && known.width == key.width && known.height == key.height &&
      known.cards == key.cards)
    if (auto same = attempt(store, wishes, known.places, cards, empty, view); same.layout.dropped.size() <= known.dropped) {
      known.dropped = same.layout.dropped.size();
      return std::move(same.layout);
    }
  FigureAttempt best;
  best.cost = INFINITY;
  for (auto& order : orders_of(wishes.size()))
    if (auto next = attempt(store, wishes, order, cards, empty, view); next.cost < best.cost) {
      best = std::move(next);
      key.places = std::move(order);
    }
  key.dropped = best.layout.dropped.size();
  store.order = std::move(key);
  return std::move(best.layout);
}

std::vector<std::string> dropped_words(const FigureLayout& layout, Lang lang) {
  constexpr std::size_t most = 12;  // a whole plan would fill the sheet
  const auto list = [&](const std::vector<std::string>& names) {
    std::string all;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i)
      all += (i == 0 ? "" : lang == Lang::ja ? "、" : "; ") + names[i];
    if (names.size() > most) all += lang == Lang::ja ? "など" : "; and others";
    return all;
  };
  const auto count = [](const std::vector<std::string>& names) { return format_number(double(names.size()), 0); };
  std::vector<std::string> words;
  if (!layout.dropped.empty())
    words.push_back(say("ほか{}件は場所がなく表示しきれません：{}", "{} more figure(s) found no room: {}",
                        count(layout.dropped), list(layout.dropped))
                        .in(lang));
  if (!layout.outside.empty())
    words.push_back(say("表示範囲の外にあるもの{}件：{}", "{} figure(s) of places outside the frame: {}",
                        count(layout.outside), list(layout.outside))
                        .in(lang));
  return words;
}

}  // namespace kuiki::map
