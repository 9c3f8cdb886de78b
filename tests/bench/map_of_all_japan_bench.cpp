// The real database from the file to the picture, step by step. Needs the bundled database (KUIKI_SHARE or ../share).
#include <benchmark/benchmark.h>

#include "app/operations.h"
#include "base/error.h"
#include "map/compose.h"
#include "map/page.h"
#include "render/page_painter.h"
#include "render/png.h"
#include "store/load.h"

namespace kuiki {
namespace {

/// The database and a bundled map; skips the benchmark where there are none.
struct Case {
  model::DatasetPtr data;
  map::MapDocument document;
};
std::optional<Case> open(benchmark::State& state, const char* map) try {
  return Case{store::load_dataset(app::bundled_database()), app::open_map(map)};
} catch (const Error& e) {
  state.SkipWithError(e.what());
  return {};
}

void load(benchmark::State& state) {
  const auto made = open(state, "japan-municipalities");
  if (!made) return;
  for (auto _ : state) benchmark::DoNotOptimize(store::load_dataset(app::bundled_database()).get());
}
BENCHMARK(load)->Unit(benchmark::kMillisecond)->UseRealTime();

void compose_page(benchmark::State& state, const char* map) {
  const auto made = open(state, map);
  if (!made) return;
  const auto page = map::layout_pixels(1920, 1080);
  for (auto _ : state) {
    map::ComposeCache cache;
    benchmark::DoNotOptimize(map::compose_page(*made->data, made->document, page, Lang::ja, cache).items.data());
  }
}
BENCHMARK_CAPTURE(compose_page, japan, "japan-municipalities")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(compose_page, sapporo, "sapporo-ageing")->Unit(benchmark::kMillisecond)->UseRealTime();

/// Panning all Japan: the cache holds what does not change.
void compose_frame(benchmark::State& state) {
  const auto made = open(state, "japan-municipalities");
  if (!made) return;
  const auto theme = map::thematic(*made->data, made->document);
  auto view = map::fit_view(*made->data, made->document, 1920, 1080);
  map::ComposeCache cache;
  for (auto _ : state) {
    view.centre.x += view.metres_per_unit * 3;
    if (view.centre.x > 500'000) view.centre.x = -500'000;
    benchmark::DoNotOptimize(map::compose({*made->data, made->document, theme}, view, Lang::ja, cache).items.data());
  }
}
BENCHMARK(compose_frame)->Unit(benchmark::kMillisecond)->UseRealTime();

void paint(benchmark::State& state, const char* map) {
  const auto made = open(state, map);
  if (!made) return;
  const auto page = map::layout_pixels(1920, 1080);
  map::ComposeCache cache;
  const auto scene = map::compose_page(*made->data, made->document, page, Lang::ja, cache);
  for (auto _ : state) benchmark::DoNotOptimize(render::paint_image(scene, page.device_scale).pixels.data());
}
BENCHMARK_CAPTURE(paint, japan, "japan-municipalities")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(paint, sapporo, "sapporo-ageing")->Unit(benchmark::kMillisecond)->UseRealTime();

void encode(benchmark::State& state) {
  const auto made = open(state, "japan-municipalities");
  if (!made) return;
  const auto page = map::layout_pixels(1920, 1080);
  map::ComposeCache cache;
  const auto image =
      render::paint_image(map::compose_page(*made->data, made->document, page, Lang::ja, cache), page.device_scale);
  for (auto _ : state) benchmark::DoNotOptimize(render::encode_png(image).size());
}
BENCHMARK(encode)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace kuiki
