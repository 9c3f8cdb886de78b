#include "report/progress_lines.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "model/distinct_names.h"
#include "model/figure_writer.h"
#include "report/sheet_parts.h"

namespace kuiki::report {

std::vector<ProgressLine> progress_lines(const Request& request, const std::string& plan) {
  const auto& data = request.data;
  const model::PlanTree tree(data, plan);
  const model::DistinctNames names(data, tree);
  std::vector<ProgressLine> lines;
  for (const auto row : tree.indicators()) {
    const auto& indicator = data.indicators[static_cast<std::size_t>(row)];
    const auto judged = judged_for(request, row);
    const auto category = model::node_value(tree, data, indicator, &model::PlanNode::category);
    for (const auto& part : judged.parts) {
      ProgressLine line;
      line.indicator = row;
      line.node = tree.node_of(indicator);
      line.name = names.name(indicator, request.wording);
      line.departments = model::node_value(tree, data, indicator, &model::PlanNode::departments);
      line.related = model::node_value(tree, data, indicator, &model::PlanNode::related_departments);
      line.figures = part_figures(judged, part, request.wording.years);
      if (request.grading != nullptr) line.mark = model::grade(*request.grading, part, category).mark;
      line.repeated = !indicator.same_as.empty();
      line.progress = part;
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

std::vector<std::pair<std::string, std::vector<const ProgressLine*>>> by_department(const Request& request,
                                                                                    const std::vector<ProgressLine>& lines) {
  std::vector<std::pair<std::string, std::vector<const ProgressLine*>>> groups;
  std::unordered_map<std::string, std::size_t> place;
  std::unordered_set<std::string> there;
  const auto put = [&](const std::string& department, const ProgressLine& line) {
    const auto& indicator = request.data.indicators[static_cast<std::size_t>(line.indicator)];
    const auto& first = indicator.same_as.empty() ? indicator.id : indicator.same_as;
    if (!there.insert(department + "\n" + first + "\n" + line.progress.part).second) return;
    const auto [at, fresh] = place.emplace(department, groups.size());
    if (fresh) groups.push_back({department, {}});
    groups[at->second].second.push_back(&line);
  };
  for (const auto& line : lines)
    for (const auto& department : line.departments) put(department, line);
  for (const auto& line : lines)
    if (line.departments.empty()) put({}, line);
  return groups;
}

std::string share_words(const model::Progress& progress) {
  return std::isfinite(progress.share) ? model::percent_words(progress.share).ja : std::string{};
}

}  // namespace kuiki::report
