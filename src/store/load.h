#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "model/dataset.h"
#include "store/work_content.h"

namespace kuiki::store {

/// Adds to a dataset that is indexed; true where it added something, so that it is to be indexed again.
using CompleteDataset = std::function<bool(model::Dataset&)>;

/// Reads the base, and what people made over it, into an immutable Dataset. Throws Error(input_missing) when the file is not there or is no
/// SQLite file, Error(input_wrong) when tables or columns of the contract are missing or a shape is damaged.
/// `work` gives what people made; it is asked once the areas are there, so that it may still be on its way until then.
/// `complete` may add what follows from base and work file together; empty: nothing does.
/// `homeless`: how many entered values find no place in this base, and how many area sets.
model::DatasetPtr load_dataset(const std::filesystem::path& base, const std::function<const WorkContent&()>& work,
                               const CompleteDataset& complete, const Progress& progress, std::size_t& homeless);
/// The base alone, with what was entered into one of version 0.1.
model::DatasetPtr load_dataset(const std::filesystem::path& base, const Progress& progress = {});

/// Reference facts the database carries for `kuiki check` (tables area_reference and adjacency_reference).
struct AreaReference {
  std::string code, name, basis, source, note;
  double area_km2 = 0, extent_ns_km = 0, extent_ew_km = 0;  ///< NaN where not stated
};
struct AdjacencyReference {
  std::string code, neighbour, basis, source, statement;
};
std::vector<AreaReference> load_area_references(const std::filesystem::path& database);
std::vector<AdjacencyReference> load_adjacency_references(const std::filesystem::path& database);

/// A published total that figures must add up to.
struct TotalReference {
  std::string indicator;
  std::string area;  ///< code; empty: all municipalities of Japan together
  std::string period, source;
  double value = 0;
};
/// Nothing where the database has no such table.
std::vector<TotalReference> load_total_references(const std::filesystem::path& database);

/// A figure of a statistic as the table `observation` has it. Texts hold until the next one.
struct ObservedFigure {
  std::string_view indicator, area, period, status;
  double value = 0;  ///< NaN where there is no number
};
/// Every observation of the base, in the order of the table.
void each_observed(const std::filesystem::path& database, const std::function<void(const ObservedFigure&)>& use);

/// People on the water, in no town.
struct WaterAreaNote {
  std::string municipality, name;
  int year = 0;
  double population = 0, households = 0;
};
/// Nothing where the database has no such table.
std::vector<WaterAreaNote> load_water_areas(const std::filesystem::path& database);

/// How a statistic follows from others, in the words of the sources: "births - deaths".
struct RateDefinition {
  std::string indicator, numerator, denominator;
  double factor = 1;
};
/// Nothing where the database defines none.
std::vector<RateDefinition> load_rates(const std::filesystem::path& database);

/// A sum that printed figures of the plans must satisfy. Terms are "indicator:role" or plain numbers.
struct CrossSum {
  std::string id, description;
  std::vector<std::string> parts;
  std::string total;
  bool holds = true;  ///< false: it is on record that the document's figures do not add up
  std::string note;
};
/// Nothing where the database has no such table.
std::vector<CrossSum> load_cross_sums(const std::filesystem::path& database);

/// A defect of a document, as the transcriber met it.
struct PlanDefectNote {
  std::string plan, kind, what, handling;
  int line = 0;
};
/// Of one plan, or of all where `plan` is empty. Nothing where the database has no such table.
std::vector<PlanDefectNote> load_plan_defects(const std::filesystem::path& database, std::string_view plan = {});

}  // namespace kuiki::store
