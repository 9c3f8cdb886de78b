#include "model/project_theme.h"
#include "store/statistics.h"

namespace kuiki::store {
namespace {

const std::string all_projects = "ward-projects";

std::string of_theme(const model::ProjectTheme& theme) { return all_projects + "-" + std::string(theme.id); }

}  // namespace

void add_ward_projects(const PlanFiles& plans, const BuiltAreas& areas, Statistics& to) {
  to[all_projects];
  for (const auto& theme : model::project_themes()) to[of_theme(theme)];

  for (const auto& plan : plans.plans) {
    const auto period = plan.period_from + "/" + plan.period_to;
    // A ward that the document covers has a true 0 where no project is of a theme; a ward that it does not cover has no row.
    for (const auto& [node, area] : plans.nodes) {
      if (node.plan != plan.id || area.empty()) continue;
      const int ward = areas.row_of.at(area);
      to[all_projects][period][ward];
      for (const auto& theme : model::project_themes()) to[of_theme(theme)][period][ward];
    }
    for (const auto& [node, area] : plans.nodes) {
      if (node.plan != plan.id || area.empty() || node.theme.empty()) continue;
      const auto* theme = model::find_theme(node.theme);  // read_plan_files lets no other word through
      const int ward = areas.row_of.at(area);
      to[all_projects][period][ward].value += 1;
      to[of_theme(*theme)][period][ward].value += 1;
    }
  }
}

}  // namespace kuiki::store
