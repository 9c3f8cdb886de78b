#pragma once
#include <string>
#include <utility>
#include <vector>

#include "model/judge.h"
#include "model/plan_tree.h"
#include "report/flow.h"

namespace kuiki::report {

/// The indicators of a measure's sheet, several together: by year, by their latest figures, as small charts. What it refers
/// to must outlive it.
class MeasureIndicators {
 public:
  MeasureIndicators(Flow& flow, const Request& request, const model::PlanTree& tree);

  /// As the evaluation sheets print them: a line of values and one of targets, a column a year; with too many years for the
  /// paper, as `put_latest`.
  void put_years(const std::vector<model::Judged>& all);
  /// Baseline, actual, target and verdict, one line an indicator. `with_node`: and the node it is printed under.
  void put_latest(const std::vector<model::Judged>& all, bool with_node);
  /// The indicators of several nodes, each under the name of its node.
  void put_groups(const std::vector<std::pair<model::NodeRow, std::vector<model::Judged>>>& groups);
  /// A small chart of each, two side by side on paper.
  void put_charts(const std::vector<model::Judged>& all);

 private:
  Flow& flow_;
  const Request& r_;
  const model::Dataset& data_;
  model::Wording w_;
  const model::PlanTree& tree_;

  [[nodiscard]] std::string in(const Text& text) const { return text.in(w_); }
  [[nodiscard]] std::string brackets(const std::string& words) const {
    return w_.lang == Lang::ja ? "（" + words + "）" : " (" + words + ")";
  }
  [[nodiscard]] const model::Indicator& indicator_at(model::IndicatorRow row) const { return data_.indicators[row]; }
  [[nodiscard]] std::string name_of(const model::Indicator& i) const { return words_in(w_.lang, i.name, i.name_en); }
  [[nodiscard]] std::string node_of(const model::Indicator& indicator) const;
  [[nodiscard]] std::string own_category(const model::Indicator& indicator) const;
  /// In English the unit is a word: it stands once beside the name and not in every cell.
  [[nodiscard]] bool unit_is_word(const std::string& unit) const;
  [[nodiscard]] std::string unit_beside(const model::Indicator& i) const;
  [[nodiscard]] model::Measure written(const model::Measure& measure) const;
  [[nodiscard]] std::string year_cell(const model::Measure& measure, const model::Figure& f) const;
  [[nodiscard]] std::vector<Flow::Column> latest_columns() const;
  [[nodiscard]] std::vector<Flow::Cell> latest_row(const model::Judged& one, bool with_node) const;
  void put_narrow(const model::Judged& one, bool with_node);
  double put_caption(std::vector<map::Item>& items, std::vector<Link>& links, const model::Judged& one, double x,
                     double wide) const;
};

}  // namespace kuiki::report
