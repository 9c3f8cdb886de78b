#include <benchmark/benchmark.h>

#include <cmath>
#include <numeric>
#include <random>

#include "geo/thin.h"

namespace kuiki::geo {
namespace {

constexpr auto laea = ProjectionSpec::Kind::equal_area;
constexpr auto zone = ProjectionSpec::Kind::plane_zone;

std::vector<Point> places(std::size_t n) {
  std::mt19937 random(1);
  std::vector<Point> out(n);
  for (auto& p : out)
    p = {140 + 5 * (static_cast<double>(random()) / 4294967295.0), 42 + 3 * (static_cast<double>(random()) / 4294967295.0)};
  return out;
}

void project(benchmark::State& state, const ProjectionSpec& spec) {
  const Projection projection(spec);
  const auto points = places(100'000);
  auto work = points;
  for (auto _ : state) {
    work = points;
    projection.forward(work);
    benchmark::DoNotOptimize(work.data());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(points.size()));
}
BENCHMARK_CAPTURE(project, equal_area, ProjectionSpec{laea, 141, 43, 0, {}})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(project, plane_zone, ProjectionSpec{zone, 0, 0, 12, {}})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(project, web_mercator, ProjectionSpec{ProjectionSpec::Kind::crs, 0, 0, 0, "EPSG:3857"})
    ->Unit(benchmark::kMillisecond);

/// 1,900 rings of 200 rough points, the size of the municipalities of Japan.
PolygonTable nation() {
  PolygonTable table;
  std::mt19937 random(2);
  for (int f = 0; f < 1900; ++f) {
    const double x = 130 + f % 50 * 0.3, y = 32 + f / 50 * 0.3;
    for (int i = 0; i <= 200; ++i) {
      const double a = i % 200 * 0.0314159, r = 0.12 + 0.02 * (static_cast<double>(random()) / 4294967295.0);
      table.points.push_back({x + r * std::cos(a), y + r * std::sin(a)});
    }
    table.points.back() = table.points[table.points.size() - 201];
    table.close_ring();
    table.close_part();
    table.close_feature();
  }
  return table;
}

void thin(benchmark::State& state) {
  const auto table = nation();
  std::vector<std::uint32_t> rows(table.features());
  std::iota(rows.begin(), rows.end(), 0u);
  const Projection projection({laea, 137, 38, 0, {}});
  for (auto _ : state)
    benchmark::DoNotOptimize(thin_and_project(table, rows, projection, static_cast<double>(state.range(0))).points.data());
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(table.points.size()));
}
BENCHMARK(thin)->Arg(50)->Arg(700)->Arg(5000)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace kuiki::geo
