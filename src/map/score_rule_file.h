#pragma once
#include <string>
#include <string_view>

#include "model/scores.h"

namespace kuiki::map {

/// A score rule as a text: how achievement becomes points (model/scores.h), under a name.
struct ScoreRuleText {
  Text title;  ///< may be empty
  model::ConversionRule rule;
};

/// A score rule as TOML (assets/scores/README.md). `where` names the file in messages. Throws Error(input_wrong) with the line,
/// the key or value that is wrong and what is allowed; for keys it does not know, too.
ScoreRuleText parse_score_rule(std::string_view toml, std::string_view where);
/// parse_score_rule gives the same rule back.
std::string write_score_rule(const ScoreRuleText& text);

}  // namespace kuiki::map
