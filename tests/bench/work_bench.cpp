// The work file: opened over the bundled base, and saved to. Needs the bundled database (KUIKI_SHARE or ../share).
#include <benchmark/benchmark.h>

#include <filesystem>

#include "app/operations.h"
#include "base/error.h"
#include "store/load.h"
#include "store/store.h"

namespace kuiki {
namespace {

namespace fs = std::filesystem;

const store::Doing doing{.who = "bench", .what = "enter"};

/// About `count` figures: every indicator of the plans in ten years, by as many parts as it takes.
std::vector<store::EnteredValue> figures(const model::Dataset& data, std::size_t count) {
  std::vector<std::string> ids;
  for (const auto& indicator : data.indicators)
    if (!indicator.plan.empty()) ids.push_back(indicator.id);
  std::vector<store::EnteredValue> values;
  for (std::size_t i = 0; i < count && !ids.empty(); ++i) {
    const auto year = 2012 + i / ids.size() % 10;
    const auto part = i / ids.size() / 10;
    values.push_back({.indicator = ids[i % ids.size()],
                      .period = "FY" + std::to_string(year),
                      .part = part == 0 ? "" : "p" + std::to_string(part),
                      .value = static_cast<double>(i)});
  }
  return values;
}

/// A work file with so many figures, in a folder of its own.
struct Work {
  fs::path folder = fs::temp_directory_path() / "kuiki-bench-work";
  store::Store store{app::bundled_database(), {.file = folder / "work.gpkg"}};

  explicit Work(std::size_t count) {
    fs::remove_all(folder);
    fs::create_directories(folder);
    const auto values = figures(*store::load_dataset(store.base()), count);
    if (!values.empty()) static_cast<void>(store.save(values, "2026-04-01", doing));
  }
  ~Work() { fs::remove_all(folder); }
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;
};

/// Base and work file together; with 0 figures there is no work file.
void open_base_and_work(benchmark::State& state) try {
  const Work work(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(work.store.load().data.get());
} catch (const Error& e) {
  state.SkipWithError(e.what());
}
BENCHMARK(open_base_and_work)->Arg(0)->Arg(300)->Arg(50'000)->Unit(benchmark::kMillisecond);

/// One figure changed, among so many.
void save_one_act(benchmark::State& state) try {
  const Work work(static_cast<std::size_t>(state.range(0)));
  auto value = figures(*store::load_dataset(work.store.base()), 1).front();
  for (auto _ : state) {
    value.value += 1;
    benchmark::DoNotOptimize(work.store.save({value}, "2026-04-01", doing).act);
  }
} catch (const Error& e) {
  state.SkipWithError(e.what());
}
BENCHMARK(save_one_act)->Arg(300)->Arg(50'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kuiki
