#include "store/load.h"

#include <algorithm>
#include <exception>
#include <thread>

#include "store/load_tables.h"
#include "store/plan_files.h"
#include "store/sqlite_connection.h"

namespace kuiki::store {
namespace {

/// A code that is no area here is left out: `kuiki check` tells of it.
void load_published_areas(const Database& database, model::Dataset& into) {
  if (!database.has_table(area_reference_table.facts.head.name)) return;
  for (RowReader q(database, area_reference_table); q.step();) {
    const auto found = std::ranges::find(into.areas.code, q->code);
    if (found == into.areas.code.end()) continue;
    const auto row = model::AreaRow(found - into.areas.code.begin());
    into.published_areas.push_back({row, q->area_km2, q->extent_ns_km, q->extent_ew_km, std::string(q->source)});
  }
}

}  // namespace

model::DatasetPtr load_dataset(const std::filesystem::path& file, const Progress& progress) {
  const WorkContent nothing;
  std::size_t homeless = 0;
  return load_dataset(
      file, [&]() -> const WorkContent& { return nothing; }, {}, progress, homeless);
}

model::DatasetPtr load_dataset(const std::filesystem::path& file, const std::function<const WorkContent&()>& work,
                               const CompleteDataset& complete, const Progress& progress, std::size_t& homeless) {
  const Text step{"データベースを読んでいます", "Reading the database"};
  progress.at(0, step);
  const SqliteConnection database(file, SqliteUse::read_own);
  auto data = std::make_shared<model::Dataset>();
  data->areas = load_areas(database, {[&](double f, const Text&) { progress.at(0.6 * f, step); }, progress.stop_token()});
  progress.at(0.6, step);
  const auto homeless_sets = add_own_areas(work().area_sets, *data);
  const AreaRows rows(data->areas.code);

  // Figures are the longest table beside the shapes; the rest fits beside them on a second connection.
  std::exception_ptr trouble;
  {
    const std::jthread figures([&] {
      try {
        const SqliteConnection second(file);
        homeless = load_figures(second, work(), rows, *data);
      } catch (...) {
        trouble = std::current_exception();
      }
    });
    data->facilities = load_facilities(database, rows);
    data->places = load_places(database, rows);
    data->reference_points = load_reference_points(database, rows);
    data->partnerships = load_partnerships(database, rows);
    data->sources = load_sources(database);
    data->groups = load_groups(database);
    load_plans(database, rows, *data);
    load_published_areas(database, *data);
  }
  if (trouble) std::rethrow_exception(trouble);
  add_own_sources(work().own, *data);
  progress.at(0.9, step);
  homeless += homeless_sets;
  data->index();
  if (complete && complete(*data)) data->index();
  progress.at(1, step);
  return data;
}

std::vector<AreaReference> load_area_references(const std::filesystem::path& file) {
  const SqliteConnection database(file, SqliteUse::read_own);
  std::vector<AreaReference> out;
  for (RowReader q(database, area_reference_table); q.step();) {
    AreaReference fact;
    fact.code = q->code;
    fact.name = q->name;
    fact.basis = q->basis;
    fact.source = q->source;
    fact.note = q->note;
    fact.area_km2 = q->area_km2;
    fact.extent_ns_km = q->extent_ns_km;
    fact.extent_ew_km = q->extent_ew_km;
    out.push_back(std::move(fact));
  }
  return out;
}

std::vector<AdjacencyReference> load_adjacency_references(const std::filesystem::path& file) {
  const SqliteConnection database(file, SqliteUse::read_own);
  std::vector<AdjacencyReference> out;
  for (RowReader q(database, adjacency_reference_table); q.step();) {
    AdjacencyReference fact;
    fact.code = q->code;
    fact.neighbour = q->neighbour;
    fact.basis = q->basis;
    fact.source = q->source;
    fact.statement = q->statement;
    out.push_back(std::move(fact));
  }
  return out;
}

std::vector<TotalReference> load_total_references(const std::filesystem::path& file) {
  const SqliteConnection database(file, SqliteUse::read_own);
  std::vector<TotalReference> out;
  for (RowReader q(database, total_reference_table); q.step();)
    out.push_back(
        {std::string(q->indicator_id), std::string(q->area_code), std::string(q->period), std::string(q->source), q->value});
  return out;
}

void each_observed(const std::filesystem::path& file, const std::function<void(const ObservedFigure&)>& use) {
  const SqliteConnection database(file, SqliteUse::read_own);
  for (RowReader q(database, observation_table); q.step();)
    use({q->indicator_id, q->area_code, q->period, q->status, q->value});
}

std::vector<WaterAreaNote> load_water_areas(const std::filesystem::path& file) {
  const SqliteConnection database(file, SqliteUse::read_own);
  std::vector<WaterAreaNote> out;
  for (RowReader q(database, water_area_table); q.step();)
    out.push_back(
        {std::string(q->municipality_code), std::string(q->name), static_cast<int>(q->year), q->population, q->households});
  return out;
}

std::vector<RateDefinition> load_rates(const std::filesystem::path& file) {
  const SqliteConnection database(file, SqliteUse::read_own);
  std::vector<RateDefinition> out;
  for (RowReader q(database, indicator_table); q.step();)
    if (!q->numerator.empty())
      out.push_back({std::string(q->id), std::string(q->numerator), std::string(q->denominator), q->factor});
  return out;
}

std::vector<CrossSum> load_cross_sums(const std::filesystem::path& file) {
  const SqliteConnection database(file, SqliteUse::read_own);
  std::vector<CrossSum> out;
  for (RowReader q(database, cross_sum_table); q.step();) {
    CrossSum sum;
    sum.id = q->id;
    sum.description = q->description;
    sum.parts = list_of(q->parts);
    sum.total = q->total;
    sum.holds = q->holds;
    sum.note = q->note;
    out.push_back(std::move(sum));
  }
  return out;
}

std::vector<PlanDefectNote> load_plan_defects(const std::filesystem::path& file, std::string_view plan) {
  const SqliteConnection database(file, SqliteUse::read_own);
  std::vector<PlanDefectNote> out;
  for (RowReader q(database, plan_defect_table); q.step();) {
    if (!plan.empty() && q->plan_id != plan) continue;
    PlanDefectNote note;
    note.plan = q->plan_id;
    note.kind = q->kind;
    note.what = q->what;
    note.handling = q->handling;
    note.line = static_cast<int>(q->line);
    out.push_back(std::move(note));
  }
  return out;
}

}  // namespace kuiki::store
