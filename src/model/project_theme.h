#pragma once
#include <span>
#include <string_view>

#include "base/text.h"

/// The themes by which the ward projects of a plan are counted. They are a grouping of ours, not the documents'.
namespace kuiki::model {

struct ProjectTheme {
  std::string_view id;  ///< "health-sports": the statistic of the theme is `ward-projects-` and this
  Text name;            ///< the Japanese one is what PlanNode::theme says
};

/// All of them, in the order in which they are shown.
std::span<const ProjectTheme> project_themes();

/// By its Japanese name; nothing for another word.
const ProjectTheme* find_theme(std::string_view name);

}  // namespace kuiki::model
