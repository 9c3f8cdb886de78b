#include <algorithm>
#include <cmath>

#include "base/strings.h"
#include "model/figure_writer.h"
#include "model/numerals.h"
#include "model/plan_names.h"
#include "model/progress_words.h"
#include "model/related.h"
#include "report/page.h"
#include "report/published_foot.h"
#include "report/series_chart.h"
#include "report/sheet_parts.h"
#include "report/sheet_words.h"

namespace kuiki::report {

namespace {

using model::AreaRow;
using model::IndicatorRow;
using model::NodeRow;

/// One indicator of a plan, block by block.
class Sheet {
 public:
  Sheet(const Request& request, IndicatorRow row, const Paper& paper)
      : r_(request),
        data_(request.data),
        w_(request.wording),
        row_(row),
        i_(request.data.indicators[row]),
        tree_(request.data, i_.plan),
        plan_(request.data.plans[tree_.plan()]),
        judged_(judged_for(request, row)),
        flow_(paper, name(), style_for(paper)) {}

  std::vector<Page> pages() {
    put_head();
    put_series();
    put_figures();
    put_meaning();
    if (!i_.rationale.empty()) {
      heading({"設定理由", "Why it was set"});
      put_quote(flow_, i_.rationale);
    }
    put_place_in_plan();
    put_source();
    return flow_.finish(source_foot(plan_, r_) + published_foot(r_, std::span(&row_, 1)) +
                        in(say("指標の識別子：{}", " Id of the indicator: {}", i_.id)));
  }

 private:
  const Request& r_;
  const model::Dataset& data_;
  model::Wording w_;
  IndicatorRow row_;
  const model::Indicator& i_;
  model::PlanTree tree_;
  const model::Plan& plan_;
  model::Judged judged_;
  Flow flow_;

  [[nodiscard]] std::string in(const Text& text) const { return text.in(w_); }
  void heading(const Text& words) { flow_.heading(in(words)); }
  [[nodiscard]] double label_width() const { return w_.lang == Lang::ja ? 110 : 136; }
  void fact(const Text& label, const std::string& words, const std::string& target = {}) {
    flow_.fact(in(label), words, label_width(), target);
  }
  [[nodiscard]] std::string name() const { return words_in(w_.lang, i_.name, i_.name_en); }
  template <class Value>
  [[nodiscard]] Value of_node(Value model::PlanNode::*member) const {
    return model::node_value(tree_, data_, i_, member);
  }
  [[nodiscard]] const model::PlanNode& node_at(NodeRow row) const { return data_.plan_nodes[row]; }

  void put_head() {
    put_path(flow_, r_, tree_, tree_.node_of(i_), true);
    put_title(flow_, name());
    if (name() != i_.name) flow_.small(i_.name);
    flow_.gap(8);
    put_verdict(flow_, r_, judged_, of_node(&model::PlanNode::category));
    flow_.gap(6);
    flow_.body(judged_.explanation(w_.years).in(w_));
  }

  void put_series() {
    heading({"推移", "Over the years"});
    flow_.gap(2);
    auto chart = series_chart(judged_, w_, flow_.width(), is_narrow(flow_) ? 240 : 215 * flow_.style().squeeze);
    flow_.draw(chart.height, std::move(chart.items));
    put_numbers();
  }

  /// How far and how fast, for each part one line.
  void put_numbers() {
    const model::FigureWriter write(judged_.measure, w_.years);
    const std::string between = w_.lang == Lang::ja ? "　" : "; ";
    bool first = true;
    for (const auto& p : judged_.parts) {
      if (!p.actual) continue;
      std::string line;
      const auto add = [&](const Text& label, const Text& words) { add_part(line, between, in(label) + " " + in(words)); };
      const bool sum = p.rule == model::Rule::running_sum;
      if (std::isfinite(p.share))
        add(sum ? Text{"累計に対する進捗率", "of the total:"} : Text{"進捗率", "of the way:"},
            model::percent_words(p.share));
      if (std::isfinite(p.elapsed)) add({"計画期間の経過率", "time gone:"}, model::percent_words(p.elapsed));
      if (std::isfinite(p.per_year)) {
        if (sum)
          add({"年平均", "mean of a year:"}, write.mean(p.per_year));
        else if (std::abs(p.per_year) < 1e-9)
          add({"1年あたりの変化", "change a year:"}, {"なし", "none"});
        else
          add({"1年あたりの変化", "change a year:"},
              say("{}{}", "{}{}", p.per_year < 0 ? "−" : "+", write.size(p.per_year)));
      }
      if (line.empty()) continue;
      if (!p.part.empty()) line = fmt::format("{}{}{}", part_words(p.part, w_), w_.lang == Lang::ja ? "：" : ": ", line);
      flow_.gap(first ? 6 : 0);
      flow_.small(line);
      first = false;
    }
  }

  void put_figures() {
    heading({"数値", "Figures"});
    using Column = Flow::Column;
    const bool narrow = is_narrow(flow_);
    std::vector<Column> columns{{in({"区分・時点", "Role, period"}), narrow ? 1.0 : 1.5},
                                {in({"読み取った値", "Value as read"}), narrow ? 1.25 : 1.1, Column::Align::right},
                                {in({"計画書の記載・備考", "As printed; notes"}), narrow ? 1.3 : 2.6}};
    std::vector<std::vector<Flow::Cell>> rows;
    const auto& o = data_.observations;
    const auto area = model::area_of(data_, row_);
    const auto i = row_.index();
    for (auto k = data_.indicator_begin[i]; k < data_.indicator_begin[i + 1]; ++k) {
      if (o.area[k] != area) continue;
      const model::Figure figure{
          data_.periods[o.period[k]], o.role[k], o.value[k], o.qualifier[k], o.part[k], o.printed[k], o.status[k]};
      std::string role =
          in(figure.qualifier == model::Qualifier::floor ? Text{"下限値", "Floor"} : model::role_name(figure.role));
      if (!figure.part.empty()) role += w_.lang == Lang::ja ? "（" + figure.part + "）" : ", " + part_words(figure.part, w_);
      const bool nothing =
          !std::isfinite(figure.value) && (figure.printed.empty() || figure.status == model::Status::not_measured ||
                                           figure.status == model::Status::survey_pending);
      std::vector<std::string> remarks;
      const bool entered = figure.status == model::Status::entered;
      if (!figure.printed.empty() && !entered)
        remarks.push_back(w_.lang == Lang::ja ? "「" + figure.printed + "」" : "“" + figure.printed + "”");
      if (figure.status != model::Status::printed)
        remarks.push_back(in(model::status_name(figure.status)) +
                          (entered && !figure.printed.empty() ? in({"：", ": "}) + figure.printed : std::string{}));
      if (!o.note[k].empty()) remarks.push_back(o.note[k]);
      if (const int line = o.line_of(k); line > 0 && line != i_.line)
        remarks.push_back(in(say("計画書の{}行目", "line {}", line)));
      Flow::Cell value;
      value.words = nothing ? in({"－", "–"}) : in(figure_words(judged_.measure, figure)) + in(model::figure_mark(figure));
      value.strong = !nothing;
      if (nothing) value.color = flow_.style().quiet;
      std::string all;
      for (const auto& remark : remarks)
        all += (all.empty() ? "" : narrow ? "\n" : w_.lang == Lang::ja ? "　" : "  ") + remark;
      rows.push_back({{role + "\n" + w_(figure.period)}, std::move(value), {all}});
      if (!narrow) rows.back()[0].words = role + (w_.lang == Lang::ja ? "　" : ", ") + w_(figure.period);
    }
    if (rows.empty())
      flow_.body(in({"この指標の数値は計画書にありません。", "The document has no figures for this indicator."}));
    else
      flow_.table(columns, rows);
    if (judged_.verdict == model::Verdict::unknown && judged_.cause() == model::Cause::no_actual) {
      flow_.gap(4);
      flow_.small(in({"実績値を入力すると、達成状況を判定します（計画の「実績の入力」、または kuiki import actuals）。",
                      "Enter an actual value for a verdict (in the plan's table of actuals, or kuiki import actuals)."}));
    }
  }

  void put_meaning() {
    heading({"指標の意味", "What it means"});
    const Text unit = model::plan_unit(i_.unit, i_.unit_en, i_.printed_scale);
    fact({"単位", "Unit"}, i_.unit.empty()                             ? in({"記載なし", "none printed"})
                           : w_.lang == Lang::ja || i_.unit_en.empty() ? unit.ja
                                                                       : unit.ja + " (" + unit.en + ")");
    const bool state = judged_.parts.front().rule == model::Rule::milestone;
    fact({"目標の方向", "Direction of target"},
         in(say("{}（{}）", "{} ({})",
                state && i_.direction == model::Direction::up ? Text{"目標の状態になる", "reach the state"}
                                                              : model::direction_name(i_.direction),
                i_.direction_stated
                    ? Text{"計画書に記載", "stated by the document"}
                    : Text{"計画書に明記なし、本システムの判断", "not stated by the document; judged by this program"})));
    const Text judged_here{"（計画書に明記なし、本システムの判断）", " (not stated by the plan; judged by this program)"};
    fact({"値の種類", "Kind of figure"},
         in(model::accrual_name(i_.accrual)) + (i_.accrual_stated ? std::string{} : in(judged_here)));
    const auto& first = judged_.parts.front();
    fact({"判定方法", "How it is judged"},
         in(say("{}。{}", "{}. {}", model::rule_name(first.rule), model::rule_explained(first.rule))));
    if (first.side_judged && i_.direction == model::Direction::keep)
      fact({"良い側", "Good side"},
           in({"範囲の記載がないため、目標値以上を良い側とした（本システムの判断）",
               "no bound is printed: at or above the target was taken as good (judged by this program)"}));
    std::string where = in(model::mapping_unit_name(i_.mapping_unit));
    if (i_.area != model::none) {
      const auto a = i_.area.index();
      const auto& area =
          w_.lang == Lang::en && !data_.areas.name_en[a].empty() ? data_.areas.name_en[a] : data_.areas.name[a];
      where += w_.lang == Lang::ja ? "（" + area + "）" : " (" + area + ")";
    }
    fact({"地図での単位", "Unit on the map"}, where);
    fact({"場所", "Place"}, i_.place);
    if (const auto* place = data_.find_plan_place(i_.plan, i_.place); place != nullptr) {
      std::string basis = in(model::place_basis_name(place->basis));
      if (!place->note.empty()) basis += (w_.lang == Lang::ja ? "。" : ". ") + place->note;
      fact({"位置の根拠", "Basis of its position"}, basis);
    }
  }

  void put_place_in_plan() {
    const auto listed_names = [&](const std::vector<IndicatorRow>& rows) {
      std::vector<LinkWords> links;
      for (const IndicatorRow row : rows) {
        const auto& other = data_.indicators[row];
        std::string words = other.name;
        if (const NodeRow node = tree_.node_of(other); node != model::none)
          words += (w_.lang == Lang::ja ? "（" : " (") + node_words(node_at(node), w_) + (w_.lang == Lang::ja ? "）" : ")");
        links.push_back({words, other.id});
      }
      return links;
    };
    std::vector<LinkWords> also, comparisons;
    for (const auto& id : i_.also_nodes)
      if (const NodeRow node = tree_.find_node(id); node != model::none) also.push_back({node_words(node_at(node), w_), id});
    for (const auto* comparison : model::comparisons_of(data_, i_.id))
      comparisons.push_back({words_in(w_.lang, comparison->name, comparison->name_en), comparison->id});
    const auto departments = listed(of_node(&model::PlanNode::departments), w_);
    const auto goals = sdg_words(of_node(&model::PlanNode::sdgs), w_);
    const auto category = of_node(&model::PlanNode::category);
    const auto plans = listed(split_list(of_node(&model::PlanNode::individual_plans)), w_);
    const auto repeated = listed_names(model::repeated_rows(data_, row_));
    if (also.empty() && comparisons.empty() && departments.empty() && goals.empty() && category.empty() && plans.empty() &&
        repeated.empty())
      return;
    heading({"計画での位置付け", "In the plan"});
    fact({"担当", "Department"}, departments);
    fact({"関連課", "Works with"}, listed(of_node(&model::PlanNode::related_departments), w_));
    fact({"SDGs", "SDGs"}, goals);
    fact({"区分", "Category"}, category);
    put_fact_links(flow_, in({"関係する施策", "Serves also"}), also, label_width());
    fact({"個別計画", "Individual plans"}, plans);
    put_fact_links(flow_, in({"再掲", "Printed again"}), repeated, label_width());
    put_fact_links(flow_, in({"他の計画と比べる", "Compare"}), comparisons, label_width());
  }

  void put_source() {
    heading({"計画書の記載", "Source"});
    put_quote(flow_, i_.printed_row);
    const std::string& document = i_.document.empty() ? plan_.document : i_.document;
    fact({"出典", "Document"}, i_.line > 0 ? in(say("{}　{}行", "{}, line {}", document, i_.line)) : document);
    fact({"名称の補足", "On the name"}, i_.name_note);
    fact({"注記", "Note"}, i_.note);
  }
};

}  // namespace

std::vector<Page> indicator_sheet(const Request& request, model::IndicatorRow indicator, const Paper& paper) {
  return fitted(paper, [&](const Paper& on) { return Sheet(request, indicator, on).pages(); });
}

}  // namespace kuiki::report
