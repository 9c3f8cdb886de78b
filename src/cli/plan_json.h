#pragma once
#include <span>

#include "cli/json.h"
#include "model/grading.h"
#include "model/judge.h"
#include "model/plan_tree.h"

/// What of the plans is written as JSON by more than one command.
namespace kuiki::cli {

/// As `list indicators --json` has it. `tree`: of its plan; null for a statistic. With `area`, only the figures of that
/// area.
Json indicator_json(const model::Dataset& data, model::IndicatorRow indicator, const model::PlanTree* tree,
                    model::AreaRow area = model::none);

/// A node and what stands directly in it.
Json node_json(const model::Dataset& data, model::NodeRow node, const model::PlanTree& tree);

/// An indicator's id and name.
Json named_json(const model::Dataset& data, model::IndicatorRow indicator);

/// Adds `verdict`, `share`, `elapsed`, `sentence`, `parts` … to an indicator. Share and elapsed stand at the top only where
/// the indicator is not split. `marks`: one a part, none without a scheme.
void add_verdict(Json& json, const model::Judged& judged, std::span<const model::Graded> marks, model::YearStyle years);

/// What every command says of a plan: id, titles, municipality, period, document.
Json plan_facts(const model::Plan& plan);

}  // namespace kuiki::cli
