#include "app/score_rules.h"

#include "app/bundled.h"
#include "base/atomic_file.h"

namespace kuiki::app {
namespace {

constexpr const char* folder = "assets/scores";

}  // namespace

std::vector<RuleChoice> bundled_rules() {
  std::vector<RuleChoice> rules;
  for (const auto& id : bundled_names(folder)) rules.push_back({id, open_rule(id)});
  return rules;
}

map::ScoreRuleText open_rule(const std::string& id_or_path) {
  const auto file =
      bundled_file(folder, id_or_path, {"得点の規則", "score rule"}, {"得点の規則のファイル", "a rule's file"});
  return map::parse_score_rule(read_whole(file), file.string());
}

}  // namespace kuiki::app
