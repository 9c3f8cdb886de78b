#include "app/check.h"

#include <algorithm>

#include "app/check_plans.h"
#include "app/check_rules.h"
#include "base/number.h"

namespace kuiki::app {

std::size_t CheckReport::count(Finding::Verdict verdict) const {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(), [&](const Finding& f) { return f.verdict == verdict; }));
}

Text area_words(const model::Dataset& data, AreaRow row) {
  return {data.areas.name[index(row)] + "（" + data.areas.code[index(row)] + "）",
          data.areas.name_en[index(row)] + " (" + data.areas.code[index(row)] + ")"};
}

std::string signed_number(double value, int decimals) {
  const auto words = format_number(value, decimals);
  return value > 0 && words != format_number(0, decimals) ? "+" + words : words;
}

CheckReport check_database(const std::filesystem::path& database, const Progress& progress) {
  progress.at(0, {"データベースを開いています", "opening the database"});
  const auto data = store::load_dataset(database, progress);
  CheckReport report;
  auto& findings = report.findings;
  progress.at(0.2, {"面積と広がりを確かめています", "checking areas and extents"});
  check_areas(*data, store::load_area_references(database), findings);
  progress.at(0.3, {"隣接を確かめています", "checking neighbours"});
  check_adjacency(*data, store::load_adjacency_references(database), findings);
  check_neighbours(*data, findings);
  progress.at(0.6, {"図形を確かめています", "checking shapes"});
  check_validity(*data, findings);
  check_coverage(*data, findings);
  progress.at(0.9, {"位置と合計を確かめています", "checking positions and sums"});
  check_locations(*data, findings);
  check_parents(*data, findings);
  const auto water = store::load_water_areas(database);
  check_sums(*data, water, findings);
  check_town_shapes(*data, findings);
  check_town_sums(*data, water, findings);
  check_totals(*data, store::load_total_references(database), findings);
  const auto rates = store::load_rates(database);
  check_columns(*data, rates, database, findings);
  check_rates(*data, rates, findings);
  check_plan_counts(*data, findings);
  check_cross_sums(*data, store::load_cross_sums(database), findings);
  check_repeated_rows(*data, findings);
  check_plan_places(*data, findings);
  check_published(*data, findings);
  check_comparisons(*data, findings);
  progress.at(1, {"完了", "done"});
  return report;
}

}  // namespace kuiki::app
