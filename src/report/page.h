#pragma once
#include <optional>
#include <string>
#include <vector>

#include "map/scene.h"
#include "model/grading.h"
#include "model/progress.h"
#include "model/scores.h"
#include "model/wording.h"

/// What a plan says, on paper: sheets as scenes, so that the window shows what the file will be. A sheet is laid out on
/// pages of paper, or as one page as tall as it needs for the window, PNG and SVG.
namespace kuiki::report {

struct AreaProfile;

/// A part of a page that leads somewhere when it is clicked.
struct Link {
  map::Rect rect;      ///< units of the page
  std::string target;  ///< id of an indicator, a node, a plan or a comparison
};
struct Page {
  map::Scene scene;
  std::vector<Link> links;
  double number_right = 0, number_top = 0;  ///< where its number stands: the right end, the top of the line
  double filled = 1;                        ///< share of its room that is used
};

/// Writes 「3 / 244」 on every page, for sheets that are bound together. Of pages of `Paper::numbered` = false.
void number_pages(std::vector<Page>& pages);
/// What a painter takes of them; valid as long as `pages`.
std::vector<const map::Scene*> scenes_of(const std::vector<Page>& pages);

struct Paper {
  double width = 793.7, height = 1122.5;  ///< units of 1/96 inch; as here A4 upright
  double margin = 56;
  bool endless = false;  ///< one page, as tall as needed; `height` is then the least
  bool numbered = true;  ///< pages of a sheet are numbered by themselves, where there are several
  double squeeze = 1;    ///< of type (never below 12) and gaps: 0.9 a little tighter, so that more goes on a page
  static Paper a4() { return {}; }
  static Paper a4_landscape() { return {1122.5, 793.7, 48}; }
  static Paper screen(double width, double least_height = 0, double margin = 24) {
    return {width, least_height, margin, true};
  }
};

/// What every sheet is made from.
struct Request {
  const model::Dataset& data;
  model::Wording wording;
  model::ProgressOptions progress;
  const model::GradingScheme* grading = nullptr;  ///< none: no marks beside the verdicts
};

/// One indicator: the printed words, what it means, the series as a chart with target line and range, the verdict with its
/// sentence, the rationale, the line of the source, where it is repeated, and where else it is measured.
std::vector<Page> indicator_sheet(const Request& request, model::IndicatorRow indicator, const Paper& paper);

/// One node (施策, 目標, 事業 …) in the manner of a 施策評価表: where it stands in the plan, who answers for it, SDGs,
/// description, its indicators by year with targets and verdicts, what is done, category and direction.
std::vector<Page> measure_sheet(const Request& request, model::NodeRow node, const Paper& paper);

/// A plan at a glance: verdicts in total, by goal and by department, and what could not be judged and why.
std::vector<Page> overview_sheet(const Request& request, const std::string& plan, const Paper& paper);

/// The progress table of a plan (進捗一覧), every indicator in a line, for paper lying on its side. `by_department`: a page
/// begins for each department; an indicator of several stands under each of them.
std::vector<Page> progress_sheet(const Request& request, const std::string& plan, bool by_department, const Paper& paper);

/// The same thing in several plans.
std::vector<Page> comparison_sheet(const Request& request, const model::Comparison& comparison, const Paper& paper);

/// An area on one page (区域の概要): key figures beside those of its like, ages, residents over the years with projections, natural and
/// social change, facilities, what plans say of it, a map of where it lies. What does not fit on the page is shortened in steps and
/// said to be so.
std::vector<Page> area_sheet(const Request& request, const AreaProfile& profile, const Paper& paper);

/// The residents of a plan's city (人口ビジョン): census, register, both projections and what the plan wants, in one chart and in
/// numbers. `city`: the profile of that city.
std::vector<Page> population_sheet(const Request& request, const AreaProfile& city, const std::string& plan,
                                   const Paper& paper);

/// A score with its rule in words, its groups and categories, what entered and what could not; 仮計算 on every page.
/// `total_yen`: for 費用対効果, as the user entered it.
std::vector<Page> score_sheet(const Request& request, const model::ScoreScheme& scheme, std::optional<double> total_yen,
                              const Paper& paper);

}  // namespace kuiki::report
