#include "store/planned_population.h"

#include "model/period.h"
#include "store/csv_table.h"
#include "store/statistics.h"

namespace kuiki::store {
namespace {

const std::string planned_population = "planned-population";

}  // namespace

void read_planned_population(const std::filesystem::path& file, const model::Plan& plan,
                             const std::unordered_set<std::string>& nodes, const PlanReferences& known, PlanFiles& into) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return;
  const CsvTable csv(file);
  const auto node = csv.column("node");
  const auto period = csv.column("period");
  const auto value = csv.column("value");
  const auto printed = csv.column("printed");
  const auto source = csv.column("source");
  std::unordered_set<std::string> years;
  for (std::size_t row = 0; row < csv.rows(); ++row) {
    PlannedPopulation planned{csv.filled(row, node), plan.municipality_code, csv.filled(row, period),
                              csv.filled(row, printed), csv.filled(row, source)};
    if (!nodes.contains(planned.node))
      throw csv.wrong(row, node, say("「{}」はありません", "there is no '{}'", planned.node));
    if (!known.sources.contains(planned.source))
      throw csv.wrong(row, source,
                      say("出典「{}」は sources.csv にありません", "sources.csv has no source '{}'", planned.source));
    if (!model::parse_period(planned.period))
      throw csv.wrong(row, period, say("時点「{}」を読み取れません", "'{}' is no period", planned.period));
    if (!years.insert(planned.period).second)
      throw csv.wrong(row, period, say("「{}」が2回あります", "'{}' stands twice", planned.period));
    planned.value = static_cast<double>(csv.count(row, value));
    into.planned.push_back(std::move(planned));
  }
}

void add_planned_population(const PlanFiles& plans, const BuiltAreas& areas, Statistics& to) {
  if (plans.planned.empty()) return;
  auto& series = to[planned_population];
  for (const auto& planned : plans.planned)
    series[planned.period][areas.row_of.at(planned.area)] = {planned.value,       model::Status::printed, {},
                                                             model::Role::target, planned.printed,        planned.source};
}

}  // namespace kuiki::store
