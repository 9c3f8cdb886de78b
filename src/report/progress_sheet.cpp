#include "base/plural.h"
#include "base/strings.h"
#include "model/figure_writer.h"
#include "model/plan_names.h"
#include "model/progress_words.h"
#include "report/progress_lines.h"
#include "report/sheet_parts.h"
#include "report/sheet_words.h"

namespace kuiki::report {
namespace {

using Column = Flow::Column;
using Cell = Flow::Cell;
using model::AreaRow;
using model::NodeRow;

class ProgressSheet {
 public:
  ProgressSheet(const Request& request, const std::string& plan, const Paper& paper)
      : r_(request),
        data_(request.data),
        w_(request.wording),
        tree_(data_, plan),
        plan_(data_.plans[tree_.plan()]),
        lines_(progress_lines(request, plan)),
        flow_(paper, in(say("{}：進捗一覧", "{}: progress table", plan_title(plan_, request.wording))), tight()) {}

  std::vector<Page> make(bool by_departments) {
    put_title(flow_, in(say("{}　進捗一覧", "{}: progress table", plan_title(plan_, w_))));
    put_when();
    if (!by_departments) {
      put_by_node();
    } else {
      bool first = true;
      for (const auto& [department, lines] : by_department(r_, lines_)) {
        if (!first) flow_.page_break();
        first = false;
        flow_.heading((department.empty() ? in({"担当課の記載なし", "No department named"}) : department) +
                      in(say("（{}件）", " ({})", counted(lines.size(), "line"))));
        std::vector<std::vector<Cell>> rows;
        rows.reserve(lines.size());
        for (const auto* line : lines) rows.push_back(row_of(*line));
        flow_.table(columns(), rows);
      }
    }
    return flow_.finish(source_foot(plan_, r_));
  }

 private:
  const Request& r_;
  const model::Dataset& data_;
  model::Wording w_;
  model::PlanTree tree_;
  const model::Plan& plan_;
  std::vector<ProgressLine> lines_;
  Flow flow_;

  static Style tight() {
    Style style;
    style.title = {19, true};
    style.body = {12, false};
    style.strong = {12, true};
    style.small = {12, false};
    style.section = 12;
    return style;
  }
  [[nodiscard]] std::string in(const Text& text) const { return text.in(w_); }

  void put_when() {
    const Text asked = r_.progress.as_of
                           ? say("{}末の時点。", "As of the end of {}.",
                                 w_(model::Period{model::Period::Kind::fiscal_year, *r_.progress.as_of, 0, 0, 0}))
                           : Text{"指標ごとの最新の実績による。", "The latest actual of each indicator."};
    const Text marks = r_.grading != nullptr ? say("　評価記号：{}。", " Marks: {}.", r_.grading->title) : Text{};
    flow_.small(in(asked) + in(marks));
    flow_.gap(6);
  }

  [[nodiscard]] std::vector<Column> columns() const {
    std::vector<Column> all{{in({"指標", "Indicator"}), 29},
                            {in({"基準値", "Baseline"}), 13, Column::Align::right},
                            {in({"最新の実績値", "Latest actual"}), 13, Column::Align::right},
                            {in({"目標値", "Target"}), 13, Column::Align::right},
                            {in({"進捗率", "Progress"}), 7.5, Column::Align::right},
                            {in({"判定", "Verdict"}), 10, Column::Align::centre}};
    if (r_.grading != nullptr) all.push_back({in({"評価記号", "Mark"}), 6.5, Column::Align::centre});
    all.push_back({in({"担当課", "Department"}), 16});
    return all;
  }

  [[nodiscard]] std::string figure(const DatedWords& figure) const {
    if (figure.words.empty()) return in({"－", "–"});
    return in(figure.words) + (figure.when.empty() ? std::string{} : "\n" + in(say("（{}）", "{}", figure.when)));
  }

  /// Under a figure that is older than what the others rest on.
  [[nodiscard]] std::string old_mark(const ProgressLine& line) const {
    const int years = line.progress.years_old;
    return years > 0 ? in(say("\n※{}年前", "\n※ {} older", counted(years, "year"))) : std::string{};
  }

  [[nodiscard]] std::vector<Cell> row_of(const ProgressLine& line) const {
    const auto& indicator = data_.indicators[line.indicator];
    std::string name = line.name;
    if (!line.progress.part.empty())
      name += in(say("（{}）", " ({})", Text{line.progress.part, part_words(line.progress.part, Lang::en)}));
    if (line.repeated) name += in({"（再掲）", " (printed again)"});
    std::vector<Cell> row{linked(std::move(name), indicator.id),
                          {figure(line.figures.baseline)},
                          {figure(line.figures.actual) + old_mark(line)},
                          {figure(line.figures.target)},
                          {share_words(line.progress)},
                          verdict_cell(line.progress.verdict, w_)};
    if (r_.grading != nullptr) row.push_back({line.mark});
    row.push_back({listed(line.departments, w_)});
    return row;
  }

  /// As the plan prints them, the nodes as heads of groups.
  void put_by_node() {
    std::vector<std::vector<Cell>> rows;
    NodeRow last = model::none;
    for (const auto& line : lines_) {
      if (line.node != last && line.node != model::none) {
        std::string words;
        for (const auto step : tree_.path(line.node)) add_part(words, " › ", node_words(data_.plan_nodes[step], w_));
        rows.push_back({linked(words, data_.plan_nodes[line.node].id)});
      }
      last = line.node;
      rows.push_back(row_of(line));
    }
    flow_.table(columns(), rows);
  }
};

}  // namespace

std::vector<Page> progress_sheet(const Request& request, const std::string& plan, bool by_department, const Paper& paper) {
  return ProgressSheet(request, plan, paper).make(by_department);
}

}  // namespace kuiki::report
