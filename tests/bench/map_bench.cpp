#include <benchmark/benchmark.h>

#include <random>

#include "map/classify.h"

namespace kuiki::map {
namespace {

std::vector<double> values(std::size_t n) {
  std::mt19937 random(5);
  std::lognormal_distribution<double> spread(5, 1.2);
  std::vector<double> out(n);
  for (auto& v : out) v = spread(random);
  return out;
}

void classify_190000(benchmark::State& state, Method method) {
  const auto v = values(190'000);
  for (auto _ : state) benchmark::DoNotOptimize(classify(v, method, 7).goodness);
}
BENCHMARK_CAPTURE(classify_190000, jenks, Method::jenks)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(classify_190000, quantile, Method::quantile)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace kuiki::map
