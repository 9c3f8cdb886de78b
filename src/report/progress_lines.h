#pragma once
#include <string>
#include <utility>
#include <vector>

#include "model/judge.h"
#include "report/latest_figures.h"
#include "report/page.h"

/// The progress table (進捗一覧) as plain lines, for paper, spreadsheets and JSON alike.
namespace kuiki::report {

/// One indicator, or one part of it (小, 中) where its figures are split.
struct ProgressLine {
  model::IndicatorRow indicator = model::none;
  model::NodeRow node = model::none;     ///< it is printed under
  std::string name;                      ///< with its node where the name stands for several things
  std::vector<std::string> departments;  ///< 主管課: that answer for it
  std::vector<std::string> related;      ///< 関連課: that work with them
  model::Progress progress;
  PartFigures figures;
  std::string mark;       ///< of the request's grading; empty without one
  bool repeated = false;  ///< 再掲: the document prints it a second time here
};

/// Every printed row of the plan, as printed. Throws Error(input_wrong) for an unknown plan.
std::vector<ProgressLine> progress_lines(const Request& request, const std::string& plan);

/// The same by department, in the order in which the plan names them; those without one last, under an empty name. A line of
/// several departments stands under each of them. Printed again within one department, an indicator stands there once.
std::vector<std::pair<std::string, std::vector<const ProgressLine*>>> by_department(const Request& request,
                                                                                    const std::vector<ProgressLine>& lines);

/// 進捗率 in words: 46%; empty where there is none.
std::string share_words(const model::Progress& progress);

}  // namespace kuiki::report
