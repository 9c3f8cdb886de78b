#include "store/load.h"

#include <algorithm>
#include <exception>
#include <thread>

#include "store/load_tables.h"
#include "store/plan_files.h"

namespace kuiki::store {
namespace {

/// A code that is no area here is left out: `kuiki check` tells of it.
void load_published_areas(const SqliteConnection& database, model::Dataset& into) {
  if (!database.has_table("area_reference")) return;
  TableQuery q(database, "area_reference",
               {{"code"}, {"area_km2"}, {"extent_ns_km", true}, {"extent_ew_km", true}, {"source", true}});
  while (q.step()) {
    const auto found = std::ranges::find(into.areas.code, q.text(0));
    if (found == into.areas.code.end()) continue;
    const auto row = static_cast<model::Row>(found - into.areas.code.begin());
    into.published_areas.push_back({row, q.number(1), q.number(2), q.number(3), q.words(4)});
  }
}

}  // namespace

model::DatasetPtr load_dataset(const std::filesystem::path& file, const Progress& progress) {
  const Text step{"データベースを読んでいます", "Reading the database"};
  progress.at(0, step);
  const SqliteConnection database(file, SqliteUse::read_own);
  auto data = std::make_shared<model::Dataset>();
  data->areas = load_areas(database, {[&](double f, const Text&) { progress.at(0.6 * f, step); }, progress.stop_token()});
  progress.at(0.6, step);
  const AreaRows rows(data->areas.code);

  // Figures are the longest table beside the shapes; the rest fits beside them on a second connection.
  std::exception_ptr trouble;
  {
    const std::jthread figures([&] {
      try {
        const SqliteConnection second(file);
        load_figures(second, rows, *data);
      } catch (...) {
        trouble = std::current_exception();
      }
    });
    data->facilities = load_facilities(database, rows);
    data->places = load_places(database, rows);
    data->partnerships = load_partnerships(database, rows);
    data->sources = load_sources(database);
    load_plans(database, rows, *data);
    load_published_areas(database, *data);
  }
  if (trouble) std::rethrow_exception(trouble);
  progress.at(0.9, step);
  data->index();
  progress.at(1, step);
  return data;
}

std::vector<AreaReference> load_area_references(const std::filesystem::path& file) {
  const SqliteConnection database(file, SqliteUse::read_own);
  TableQuery q(database, "area_reference",
               {{"code"},
                {"name", true},
                {"basis", true},
                {"source", true},
                {"note", true},
                {"area_km2"},
                {"extent_ns_km", true},
                {"extent_ew_km", true}});
  std::vector<AreaReference> out;
  while (q.step()) {
    out.push_back({q.words(0), q.words(1), q.words(2), q.words(3), q.words(4), q.number(5), q.number(6), q.number(7)});
  }
  return out;
}

std::vector<AdjacencyReference> load_adjacency_references(const std::filesystem::path& file) {
  const SqliteConnection database(file, SqliteUse::read_own);
  TableQuery q(database, "adjacency_reference",
               {{"code"}, {"neighbour"}, {"basis", true}, {"source", true}, {"statement", true}});
  std::vector<AdjacencyReference> out;
  while (q.step()) out.push_back({q.words(0), q.words(1), q.words(2), q.words(3), q.words(4)});
  return out;
}

std::vector<CrossSum> load_cross_sums(const std::filesystem::path& file) {
  const SqliteConnection database(file, SqliteUse::read_own);
  std::vector<CrossSum> out;
  if (!database.has_table("cross_sum")) return out;
  TableQuery q(database, "cross_sum", {{"id"}, {"description"}, {"parts"}, {"total"}, {"holds"}, {"note", true}});
  while (q.step()) out.push_back({q.words(0), q.words(1), list_of(q.text(2)), q.words(3), q.integer(4) != 0, q.words(5)});
  return out;
}

std::vector<PlanDefectNote> load_plan_defects(const std::filesystem::path& file, std::string_view plan) {
  const SqliteConnection database(file, SqliteUse::read_own);
  std::vector<PlanDefectNote> out;
  if (!database.has_table("plan_defect")) return out;
  TableQuery q(database, "plan_defect", {{"plan_id"}, {"line"}, {"kind"}, {"what"}, {"handling"}});
  while (q.step())
    if (plan.empty() || q.text(0) == plan)
      out.push_back({q.words(0), q.words(2), q.words(3), q.words(4), static_cast<int>(q.integer(1))});
  return out;
}

}  // namespace kuiki::store
