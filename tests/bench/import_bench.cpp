// A long table of actuals, read and held against the bundled plans. Needs the bundled database (KUIKI_SHARE or ../share).
#include <benchmark/benchmark.h>

#include <filesystem>

#include "app/operations.h"
#include "base/atomic_file.h"
#include "base/error.h"
#include "intake/import_actuals.h"
#include "store/load.h"
#include "store/store.h"

namespace kuiki {
namespace {

/// A table of about `cells` cells, in rows of `known` ids and years from 1990 on, or of names that no plan has.
std::string table_of(const model::Dataset& data, std::size_t cells, bool known) {
  std::string text = known ? "指標ID,年度,実績値\n" : "指標名,年度,実績値\n";
  std::vector<std::string> ids;
  for (const auto& indicator : data.indicators)
    if (indicator.plan == "otaru" && indicator.same_as.empty()) ids.push_back(indicator.id);
  for (std::size_t i = 0; i < cells && !ids.empty(); ++i) {
    const auto name = known ? ids[i % ids.size()] : "ほかの計画の指標" + std::to_string(i);
    text += name + "," + std::to_string(1990 + i / ids.size()) + "," + std::to_string(i % 90) + "\n";
  }
  return text;
}

void import_cells(benchmark::State& state, bool known) try {
  const auto database = app::bundled_database();
  const auto data = store::load_dataset(database);
  const auto file = std::filesystem::temp_directory_path() / "kuiki-bench-import.csv";
  write_whole(file, table_of(*data, static_cast<std::size_t>(state.range(0)), known));
  intake::ImportOptions options;
  options.dry_run = true;
  for (auto _ : state)
    benchmark::DoNotOptimize(
        intake::import_actuals(store::Store(database, {}), *data, file, "otaru", {}, options).matched.data());
  std::filesystem::remove(file);
} catch (const Error& e) {
  state.SkipWithError(e.what());
}
BENCHMARK_CAPTURE(import_cells, known, true)->Arg(5'000)->Arg(10'000)->Arg(20'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(import_cells, unknown, false)->Arg(5'000)->Arg(10'000)->Arg(20'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kuiki
