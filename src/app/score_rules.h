#pragma once
#include <string>
#include <vector>

#include "map/score_rule_file.h"

namespace kuiki::app {

/// A score rule that can be chosen: a bundled one (assets/scores), or one of the work file.
struct RuleChoice {
  std::string id;  ///< "indicators", "work:rule-5e09c1f3"
  map::ScoreRuleText text;
};
/// The bundled ones, by id. Throws Error(input_missing | input_wrong) for one that cannot be read.
std::vector<RuleChoice> bundled_rules();

/// A bundled rule by id or a rule's file by path. Throws Error(input_missing), naming the bundled ones; Error(input_wrong).
map::ScoreRuleText open_rule(const std::string& id_or_path);

}  // namespace kuiki::app
