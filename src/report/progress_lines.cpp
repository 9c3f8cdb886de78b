#include "report/progress_lines.h"

#include <cmath>

#include "model/departments.h"
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
    const auto& indicator = data.indicators[row];
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
  std::vector<model::OwnedRow> rows;
  rows.reserve(lines.size());
  for (const auto& line : lines) rows.push_back({line.indicator, line.progress.part, line.departments});
  std::vector<std::pair<std::string, std::vector<const ProgressLine*>>> groups;
  for (const auto& [department, places] : model::by_department(request.data, rows)) {
    auto& group = groups.emplace_back(department, std::vector<const ProgressLine*>{}).second;
    for (const auto at : places) group.push_back(&lines[at]);
  }
  return groups;
}

std::string share_words(const model::Progress& progress) {
  return std::isfinite(progress.share) ? model::percent_words(progress.share).ja : std::string{};
}

}  // namespace kuiki::report
