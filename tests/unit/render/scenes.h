#pragma once
#include <cmath>
#include <initializer_list>
#include <numbers>
#include <vector>

#include "map/scene.h"

/// Small scenes that hold what a painter must get right.
namespace kuiki::render::scenes {

using Ring = std::vector<geo::Vec2f>;

/// Each shape a list of rings; coordinates y up, around `origin` (0, 0).
inline geo::PathSetPtr paths(const std::vector<std::vector<Ring>>& shapes, bool closed = true) {
  auto set = std::make_shared<geo::PathSet>();
  set->closed = closed;
  for (const auto& shape : shapes) {
    for (const auto& ring : shape) {
      set->points.insert(set->points.end(), ring.begin(), ring.end());
      set->ring_end.push_back(static_cast<std::uint32_t>(set->points.size()));
    }
    set->shape_end.push_back(static_cast<std::uint32_t>(set->ring_end.size()));
  }
  return set;
}

inline Ring box(float x0, float y0, float x1, float y1) { return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}; }

/// A wavy coast: `n` points about (x, y).
inline Ring blob(float x, float y, float radius, int n, float wave = 0.15f, int waves = 7) {
  Ring ring;
  for (int i = 0; i < n; ++i) {
    const float a = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / static_cast<float>(n);
    const float r = radius * (1 + wave * std::sin(a * static_cast<float>(waves)));
    ring.push_back({x + r * std::cos(a), y + r * std::sin(a)});
  }
  return ring;
}

/// The wards of a round city cut like a cake, with ragged cuts that neighbours share point by point.
inline geo::PathSetPtr wards(int n, float radius, int steps = 40) {
  const auto cut = [&](int i) {
    i %= n;
    Ring line;
    const float a = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / static_cast<float>(n);
    for (int s = 0; s <= steps; ++s) {
      const float r = radius * static_cast<float>(s) / static_cast<float>(steps);
      const float wiggle = s == 0 || s == steps ? 0 : 0.06f * std::sin(static_cast<float>(s * 5 + i * 3));
      line.push_back({r * std::cos(a + wiggle), r * std::sin(a + wiggle)});
    }
    return line;
  };
  std::vector<std::vector<Ring>> shapes;
  for (int i = 0; i < n; ++i) {
    Ring ring = cut(i);
    const Ring next = cut(i + 1);
    for (int s = 1; s < 30; ++s) {
      const float a =
          2 * std::numbers::pi_v<float> * (static_cast<float>(i) + static_cast<float>(s) / 30) / static_cast<float>(n);
      const float r = radius * (1 + 0.04f * std::sin(a * 23));
      ring.push_back({r * std::cos(a), r * std::sin(a)});
    }
    ring.insert(ring.end(), next.rbegin(), next.rend() - 1);
    shapes.push_back({ring});
  }
  return paths(shapes);
}

/// Every kind of item, as a small finished map, 640×400 units.
inline map::Scene sampler() {
  using namespace map;
  Scene scene;
  scene.width = 640;
  scene.height = 400;
  scene.background = rgb(0xffffff);
  scene.title = "区域 <見本> & 髙﨑";
  auto& items = scene.items;
  const Rgba ink = rgb(0x1d2730), border = rgb(0xc3beb3);

  items.push_back(ClipItem{{20, 50, 400, 330}});
  items.push_back(RectItem{{20, 50, 400, 330}, {rgb(0xdfe9f0)}});
  const auto land = paths({{blob(0, 0, 2400, 300), blob(-1500, 1000, 260, 40)}, {blob(3300, -500, 500, 80)}});
  items.push_back(FillItem{land, {0.06, 200, 220}, {{rgb(0xf2f0ea)}}, {}});
  const auto city = wards(9, 1900);
  FillItem fill{city, {0.06, 200, 220}, {}, {0, 1, 2, 3, 4, 5, 4, 255, 2}};
  for (const auto hex : {0xf1eef6, 0xbdc9e1, 0x74a9cf, 0x2b8cbe, 0x045a8d})
    fill.paints.push_back({rgb(static_cast<std::uint32_t>(hex))});
  fill.paints.push_back({border, true, rgb(0xf2f0ea), 6, 1});
  items.push_back(fill);
  items.push_back(StrokeItem{land, {0.06, 200, 220}, border, 0.7, {}});
  items.push_back(StrokeItem{city, {0.06, 200, 220}, rgb(0xffffff), 1.4, {}});
  items.push_back(StrokeItem{paths({{blob(0, 0, 1990, 200, 0.03f, 11)}}), {0.06, 200, 220}, rgb(0x4a5560), 1.5, {6, 4}});
  items.push_back(
      StrokeItem{paths({{blob(0, 0, 800, 90, 0.2f, 5)}}), {0.06, 200, 220}, rgb(0xc23b22).with_alpha(110), 7, {}});
  items.push_back(LineItem{{{200, 220}, {240, 160}, {300, 140}, {370, 170}, {350, 260}}, rgb(0x7a4fa0), 3, {}});
  items.push_back(LineItem{{{60, 80}, {120, 300}}, rgb(0xc23b22), 2, {8, 4}});
  for (int s = 0; s < 4; ++s) {
    MarkerItem marker{{}, static_cast<Symbol>(s), 12, rgb(0xe2a93b), rgb(0xffffff), 1.5};
    for (int i = 0; i < 4; ++i)
      marker.at.push_back({60 + static_cast<float>(i) * 17.3f, 250 + static_cast<float>(s) * 24.6f});
    items.push_back(marker);
  }
  items.push_back(RectItem{{258, 208, 74, 24}, {rgb(0xffffff).with_alpha(230)}, border, 1, 4});
  items.push_back(TextItem{"札幌市中央区", {11, true}, 262, 224, ink, 0, {}});
  items.push_back(TextItem{"髙﨑 28.8%", {15, true}, 140, 190, ink, 2, rgb(0xf1eef6)});
  items.push_back(TextItem{"厚別区", {14, false}, 205, 290, rgb(0xffffff), 2, rgb(0x045a8d)});
  items.push_back(TextItem{"切れる地名", {16, false}, 385, 330, ink, 0, {}});
  items.push_back(ClipItem{});
  items.push_back(RectItem{{20, 50, 400, 330}, {{0, 0, 0, 0}}, rgb(0x8a949c), 1, 0});
  items.push_back(TextItem{"札幌市の高齢化率（区別）", {22, true}, 20, 34, ink, 0, {}});

  double y = 70;
  items.push_back(TextItem{"高齢化率（%）", {14, true}, 445, y, ink, 0, {}});
  for (std::size_t i = 0; i < fill.paints.size(); ++i, y += 22) {
    items.push_back(RectItem{{445, y + 8, 36, 14}, fill.paints[i], rgb(0x8a949c), 0.8, 0});
    items.push_back(TextItem{i == 5 ? "資料なし" : "26.7 〜 28.8", {12, false}, 490, y + 19.4, ink, 0, {}});
    items.push_back(RectItem{{445, y + 145.3, 150.7 - static_cast<double>(i) * 17.3, 13.2},
                             fill.paints[i < 5 ? 4 - i : 5],
                             rgb(0x8a949c),
                             0.6,
                             0});
  }
  items.push_back(LineItem{{{560, 210}, {560, 350}}, rgb(0xc23b22), 1.5, {5, 3}});
  items.push_back(LineItem{{{445, 215}, {620, 215}}, rgb(0xd5d9dc), 1, {}});
  items.push_back(PolygonItem{{{600, 60}, {592, 84}, {600, 78}}, ink, ink, 1});
  items.push_back(PolygonItem{{{600, 60}, {608, 84}, {600, 78}}, rgb(0xffffff), ink, 1});
  items.push_back(TextItem{"N", {12, true}, 595.5, 56, ink, 0, {}});
  items.push_back(
      TextItem{"出典：国土数値情報（行政区域データ）を加工して作成", {10, false}, 20, 394, rgb(0x56616b), 0, {}});
  return scene;
}

}  // namespace kuiki::render::scenes
