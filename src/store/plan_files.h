#pragma once
#include <filesystem>
#include <string>
#include <unordered_set>
#include <vector>

#include "model/dataset.h"
#include "model/qualifier.h"

/// The folder `geodata/plans`: the transcribed planning documents, read and held against themselves.
namespace kuiki::store {

/// Areas stand as codes in `area`; the rows of the model's own members are not set.
struct PlanNodeText {
  model::PlanNode node;
  std::string area;
};
struct PlanIndicatorText {
  model::Indicator indicator;
  std::string area;
};
struct PlanFigure {
  std::string indicator, area, period, part, printed, note, source;
  model::Role role = model::Role::actual;
  model::Qualifier qualifier = model::Qualifier::exact;
  model::Status status = model::Status::printed;
  double value = 0;  ///< NaN: none
  int line = 0;
};
struct CrossSumText {
  std::string id, description, parts, total, note;  ///< parts: `indicator:role` or numbers, joined with ;
  bool holds = true;
};
struct PlanDefect {
  std::string plan, kind, what, handling;
  int line = 0;
};
/// Residents that a plan of a city wants to have (計画人口, 将来展望).
struct PlannedPopulation {
  std::string node, area, period, printed, source;
  double value = 0;
};
struct PlanFiles {
  std::vector<model::Plan> plans;  ///< by the number of their document
  std::vector<PlanNodeText> nodes;
  std::vector<PlanIndicatorText> indicators;
  std::vector<PlanFigure> figures;
  std::vector<model::PlanPlace> places;  ///< of basis municipality-polygon: not located yet (NaN)
  std::vector<CrossSumText> cross_sums;
  std::vector<PlanDefect> defects;
  std::vector<model::Comparison> comparisons;
  std::vector<PlannedPopulation> planned;  ///< in the order of the plans
};

/// What the plans may refer to.
struct PlanReferences {
  std::unordered_set<std::string> areas;         ///< codes
  std::unordered_set<std::string> partnerships;  ///< names
  std::unordered_set<std::string> sources;       ///< ids in sources.csv
};

/// Reads the folder; nothing where it is not there. Throws Error(input_missing) for a file that is not there,
/// Error(input_wrong) with file, line and column for a count that is off, a reference that leads nowhere, a word that is
/// none of the allowed, a period that cannot be read, a value where there can be none or none where there must be one, a
/// repeated row that does not agree.
PlanFiles read_plan_files(const std::filesystem::path& folder, const PlanReferences& known);

/// "a;b" to its parts, empty ones left out.
std::vector<std::string> list_of(std::string_view joined);

}  // namespace kuiki::store
