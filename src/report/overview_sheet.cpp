#include <algorithm>
#include <unordered_map>

#include "base/number.h"
#include "base/plural.h"
#include "base/strings.h"
#include "model/distinct_names.h"
#include "model/figure_writer.h"
#include "model/overview.h"
#include "model/plan_names.h"
#include "model/progress_words.h"
#include "model/sdgs.h"
#include "report/bars.h"
#include "report/latest_figures.h"
#include "report/page.h"
#include "report/published_foot.h"
#include "report/sheet_parts.h"
#include "report/sheet_words.h"
#include "report/verdict_tone.h"

namespace kuiki::report {
namespace {

using model::AreaRow;
using model::IndicatorRow;
using model::NodeRow;
using model::Overview;
using model::Verdict;

class OverviewSheet {
 public:
  OverviewSheet(const Request& request, const std::string& plan, const Paper& paper)
      : data_(request.data),
        request_(request),
        words_(request.wording),
        view_(model::overview_of(data_, plan, request.progress)),
        tree_(data_, plan),
        names_(data_, tree_),
        plan_(data_.plans[tree_.plan()]),
        flow_(paper, say("{}：進捗の概要", "{}: overview", plan_title(plan_, words_)).in(words_)) {}

  std::vector<Page> make() {
    head();
    verdicts();
    goals();
    departments();
    sdgs();
    attention();
    causes();
    judging();
    composition();
    all_rows();
    return flow_.finish(source_foot(plan_, request_) + published_foot(request_, plan_.id));
  }

 private:
  const model::Dataset& data_;
  const Request& request_;
  model::Wording words_;
  Overview view_;
  model::PlanTree tree_;
  model::DistinctNames names_;
  const model::Plan& plan_;
  Flow flow_;

  [[nodiscard]] std::string in(const Text& text) const { return text.in(words_); }
  [[nodiscard]] std::string year(int fiscal_year) const {
    return words_(model::Period{model::Period::Kind::fiscal_year, fiscal_year, 0, 0, 0});
  }
  /// Under a figure that is older than what the others rest on.
  [[nodiscard]] std::string old_mark(const Overview::Item& item) const {
    const int years = item.judged.years_old();
    return years > 0 ? in(say("\n※{}年前", "\n※ {} older", counted(years, "year"))) : std::string{};
  }
  /// `alone`: not under the head of its node, so that a name which stands for several things is told apart.
  [[nodiscard]] std::string name(const Overview::Item& item, bool alone) const {
    const auto& one = indicator(item);
    if (alone) return names_.name(one, words_);
    return words_in(words_.lang, one.name, one.name_en);
  }
  [[nodiscard]] const model::Indicator& indicator(const Overview::Item& item) const {
    return data_.indicators[item.judged.indicator];
  }

  void head() {
    const auto& style = flow_.style();
    flow_.paragraph(plan_city(data_, plan_, words_) + in({"　進捗の概要", " – plan overview"}), style.body, style.quiet);
    flow_.title(plan_title(plan_, words_), style.title);
    const int rows = static_cast<int>(view_.items.size());
    auto size = say("{}指標", "{}", counted(rows, "indicator"));
    if (view_.repeated > 0)
      size = say("{}指標（再掲を1つに数えると{}指標）", "{} ({} without those printed again)", counted(rows, "indicator"),
                 view_.total.total());
    const auto period = plan_period(plan_, words_);
    flow_.paragraph(
        period.empty() ? in(size) : in(say("{} {}　{}", "{} {} · {}", plan_period_name(data_, plan_), period, size)),
        style.body, style.quiet);
    flow_.gap(style.gap);
    plan_years(flow_, view_, words_);
    if (view_.until && view_.elapsed == view_.elapsed) {
      const auto share = model::percent_words(view_.elapsed);
      flow_.small(in(view_.as_of ? say("{0}末の時点で、{2}の{1}が経過しています。",
                                       "At the end of {0}, {1} of the period had passed.", year(*view_.until), share,
                                       plan_period_name(data_, plan_))
                                 : say("最も新しい実績は{0}のもので、その年度末で{2}の{1}が経過しています。",
                                       "The latest actuals are of {0}; at the end of it {1} of the period had passed.",
                                       year(*view_.until), share, plan_period_name(data_, plan_))));
    }
  }

  void verdicts() {
    flow_.heading(in({"判定の内訳", "Verdicts"}));
    const auto& total = view_.total;
    const int judged = total.judged(), nearly = total[Verdict::nearly_on_course];
    const int attention = judged - total.favourable() - nearly;
    if (total.total() == 0) {
      flow_.body(in({"この計画には指標がありません。", "This plan has no indicators."}));
      return;
    }
    if (judged > 0) {
      const auto share = model::percent_words(static_cast<double>(total.favourable()) / judged);
      flow_.body(in(
          say("判定できた{}指標のうち、{}指標（{}）が達成または順調です。おおむね順調は{}指標、遅れ・後退・未達成は{}指標、"
              "判定できないものは{}指標です。",
              "Judged: {}. Met or on course: {} ({}); nearly on course: {}; behind, worse or missed: {}. Not judged: {}.",
              counted(judged, "indicator"), total.favourable(), share, nearly, attention, total[Verdict::unknown])));
      if (view_.old_figures > 0)
        flow_.body(in(say("このうち{}指標の判定は、{}より前の年度の実績によるものです（※印）。",
                          "Of these, {} rest on figures older than {} (marked ※).", view_.old_figures,
                          year(view_.until.value_or(0)))));
    } else if (view_.with_actual == 0) {
      no_actuals();
    } else {
      flow_.body(in(say("実績のある指標は{}ありますが、判定できるものはまだありません。理由は下の表のとおりです。",
                        "Actuals: {}; none could be judged, and the table below says why.",
                        counted(view_.with_actual, "indicator"))));
    }
    flow_.gap(6);
    verdict_bar(flow_, total, words_);
    if (view_.repeated > 0)
      flow_.small(in(say("計画書に再掲されている{}行は、最初の行とあわせて1指標と数えています。",
                         "The document prints {} again; each counts with its first row as one indicator.",
                         counted(view_.repeated, "row"))));
    if (request_.grading != nullptr && judged > 0) marks();
  }

  void no_actuals() {
    callout(flow_, in({"実績値がまだ入力されていません", "No actual figures have been entered yet"}),
            in({"この計画書には目標値までが示されており、実績値はありません。「実績の入力」で年度ごとの実績値を入力するか、"
                "表（CSV、XLSX、ODS）を取り込むと、指標ごとの判定と下の内訳が表示されます。",
                "The document gives targets, but no actuals. Enter the actuals of a year under “Enter actuals”, or import a "
                "table "
                "(CSV, XLSX, ODS); the verdicts and the charts below will then fill."}),
            tone_of(Verdict::on_course).fill);
  }

  void marks() {
    std::vector<std::pair<std::string, int>> counts;
    counts.reserve(request_.grading->grades.size());
    for (const auto& grade : request_.grading->grades) counts.emplace_back(grade.mark, 0);
    counts.emplace_back(request_.grading->ungraded, 0);
    bool split = false;
    for (const auto& item : view_.items) {
      if (item.repeats != model::none) continue;
      split = split || item.judged.parts.size() > 1;
      for (const auto& part : item.judged.parts) {
        const auto mark = model::grade(*request_.grading, part, category(item)).mark;
        const auto found = std::ranges::find(counts, mark, &std::pair<std::string, int>::first);
        if (found != counts.end()) ++found->second;
      }
    }
    std::vector<std::string> words;
    for (const auto& [mark, count] : counts)
      if (count > 0) words.push_back(mark + " " + std::to_string(count));
    flow_.gap(6);
    flow_.fact(in({"評価記号", "Marks"}), request_.grading->title.in(words_) + in({"：", ": "}) + listed(words, words_));
    if (split)
      flow_.small(in({"小学校と中学校、男性と女性などに分かれる指標の評価記号は、それぞれに数えています。",
                      "Of an indicator in parts (schools, men and women), the mark of each part counts."}));
  }

  [[nodiscard]] std::string category(const Overview::Item& item) const {
    return model::node_value(tree_, data_, indicator(item), &model::PlanNode::category);
  }

  void goals() {
    for (const auto& hierarchy : view_.hierarchies) {
      if (hierarchy.groups.empty()) continue;
      const auto kind = model::node_kind_name(data_.plan_nodes[hierarchy.groups.front().node].kind);
      flow_.heading(in(say("{}別", "By {}", Text{kind.ja, lowered(kind.en)})));
      std::vector<VerdictRow> rows;
      for (const auto& group : hierarchy.groups) {
        const auto& node = data_.plan_nodes[group.node];
        rows.push_back({node_words(node, words_), group.tally, node.id});
      }
      verdict_rows(flow_, rows, words_);
    }
    if (view_.repeated > 0)
      flow_.small(
          in({"再掲の指標は、掲げられているそれぞれの区分で1指標と数えています。区分の合計は全体の指標数と一致しないことが"
              "あります。",
              "An indicator that is printed again counts in each part that prints it; the parts together may count "
              "more than the whole."}));
    bare_hierarchies();
  }

  /// The trees of the document that have no indicators: 区の取組, 施策の方向性.
  void bare_hierarchies() {
    std::vector<std::string> names;
    for (const auto& hierarchy : view_.hierarchies)
      if (hierarchy.groups.empty()) names.push_back(in(model::hierarchy_name(hierarchy.id)));
    if (!names.empty() && view_.total.total() > 0)
      flow_.small(
          in(say("次の体系には指標が示されていません：{}", "No indicators are given under: {}", listed(names, words_))));
  }

  static std::string lowered(std::string words) {
    if (!words.empty() && words[0] >= 'A' && words[0] <= 'Z') words[0] = static_cast<char>(words[0] - 'A' + 'a');
    return words;
  }

  void departments() {
    if (view_.departments.empty()) {
      flow_.heading(in({"担当部署別", "By department"}));
      flow_.body(in({"この計画書には、指標の担当部署が示されていません。", "The document names no departments."}));
      return;
    }
    flow_.heading(in({"担当部署別", "By department"}));
    flow_.small(in({"複数の部署が担当する指標は、それぞれの部署に数えています。合計は全体の指標数と一致しません。",
                    "An indicator of several departments counts in each of them; they do not add up to the whole."}));
    flow_.gap(6);
    std::vector<VerdictRow> rows;
    rows.reserve(view_.departments.size());
    for (const auto& group : view_.departments) rows.push_back({group.name, group.tally});
    if (view_.no_department.total() > 0)
      rows.push_back({in({"（担当部署の記載なし）", "(no department named)"}), view_.no_department});
    verdict_rows(flow_, rows, words_);
    if (view_.related_departments.empty()) return;
    flow_.subheading(in({"関連課として関わる指標", "Working with the office in charge"}));
    rows.clear();
    for (const auto& group : view_.related_departments) rows.push_back({group.name, group.tally});
    verdict_rows(flow_, rows, words_);
  }

  void sdgs() {
    if (view_.sdgs.empty()) return;
    flow_.heading(in({"SDGsの目標別", "By Sustainable Development Goal"}));
    flow_.small(in({"複数の目標にかかわる指標は、それぞれの目標に数えています。",
                    "An indicator that serves several goals counts in each of them."}));
    flow_.gap(6);
    std::vector<VerdictRow> rows;
    rows.reserve(view_.sdgs.size());
    for (const auto& group : view_.sdgs) rows.push_back({group.name + " " + in(model::sdg_goal(group.name)), group.tally});
    verdict_rows(flow_, rows, words_);
  }

  void attention() {
    if (view_.total.judged() == 0) return;
    flow_.heading(in({"注意が必要な指標（未達成・後退・遅れ）", "Indicators that need attention (missed, worse, behind)"}));
    if (view_.attention.empty()) {
      flow_.body(in({"判定できた指標に、未達成・後退・遅れはありません。", "None of those that could be judged."}));
      return;
    }
    // The explanation quotes the figures: where there is little room, it is enough.
    const bool narrow = is_narrow(flow_);
    std::vector<Flow::Column> columns = {{in({"指標", "Indicator"}), narrow ? 30.0 : 23.0},
                                         {in({"判定", "Verdict"}), narrow ? 19.0 : 12.0, Flow::Column::Align::centre}};
    if (!narrow) {
      columns.push_back({in({"最新の実績値", "Latest actual"}), 17.5});
      columns.push_back({in({"目標値", "Target"}), 17.5});
    }
    columns.push_back({in({"説明", "Explanation"}), narrow ? 51.0 : 38.0});
    std::vector<std::vector<Flow::Cell>> rows;
    for (const auto at : view_.attention) {
      const auto& item = view_.items[at];
      const auto figures = latest_figures(item.judged, words_);
      rows.push_back({{.words = name(item, true), .target = indicator(item).id}, verdict_cell(item.judged.verdict, words_)});
      if (!narrow) {
        rows.back().push_back({.words = figures.actual + old_mark(item)});
        rows.back().push_back({.words = figures.target});
      }
      rows.back().push_back({.words = in(item.judged.explanation(words_.years))});
    }
    flow_.table(columns, rows);
  }

  void causes() {
    if (view_.causes.empty()) return;
    flow_.heading(in({"判定できない理由", "Why there is no verdict"}));
    std::vector<std::vector<Flow::Cell>> rows;
    rows.reserve(view_.causes.size());
    for (const auto& [cause, count] : view_.causes)
      rows.push_back({{.words = in(model::cause_words(cause))}, {.words = std::to_string(count)}});
    flow_.table({{in({"理由", "Reason"}), 84}, {in({"指標数", "Indicators"}), 16, Flow::Column::Align::right}}, rows);
  }

  void judging() {
    flow_.heading(in({"判定方法", "How it was judged"}));
    flow_.fact(in({"時点", "As of"}),
               in(view_.as_of ? say("{}末。それより後の実績は使っていません。", "The end of {}; later actuals are not used.",
                                    year(*view_.as_of))
                              : Text{"指標ごとの最も新しい実績による。", "The latest actual of each indicator."}));
    flow_.fact(
        in({"順調と遅れ", "On course, behind"}),
        in({"基準値から目標値までまっすぐ進むとした道筋に、実績が届いていれば「順調」、届かなければ「遅れ」、基準値より悪く"
            "な"
            "っていれば「後退」です。目標年度を過ぎても届かなければ「未達成」です。",
            "On course: the actual reaches the straight path from baseline to target; behind: it does not; worse: it has "
            "moved away from the target; missed: the target's year is over."}));
    std::vector<std::pair<model::Rule, int>> rules(view_.rules.begin(), view_.rules.end());
    std::ranges::stable_sort(rules, std::greater<>(), &std::pair<model::Rule, int>::second);
    for (const auto& [rule, count] : rules)
      flow_.fact(in(model::rule_name(rule)),
                 in(say("{}指標。{}", "{}. {}",
                        Text{std::to_string(count), std::to_string(count) + (count == 1 ? " indicator" : " indicators")},
                        model::rule_explained(rule))));
  }

  void composition() {
    if (view_.total.total() == 0) return;
    flow_.heading(in({"指標の構成", "What the indicators are"}));
    std::vector<std::string> directions, units;
    directions.reserve(view_.directions.size());
    for (const auto& [direction, count] : view_.directions)
      directions.push_back(in(model::direction_name(direction)) + " " + std::to_string(count));
    std::vector<std::pair<model::MappingUnit, int>> sorted(view_.mapping_units.begin(), view_.mapping_units.end());
    std::ranges::sort(sorted, {},
                      [](const auto& unit) { return std::pair(-unit.second, model::mapping_unit_id(unit.first)); });
    units.reserve(sorted.size());
    for (const auto& [unit, count] : sorted)
      units.push_back(in(model::mapping_unit_name(unit)) + " " + std::to_string(count));
    flow_.fact(in({"目標の方向", "Direction"}), listed(directions, words_));
    flow_.fact(in({"測定の範囲", "Measured for"}), listed(units, words_));
    flow_.fact(in({"実績のある指標", "With actuals"}),
               in(say("{}指標（{}指標中）", "{} of {}", view_.with_actual, view_.total.total())));
  }

  void all_rows() {
    flow_.heading(in({"指標一覧", "All indicators"}));
    const bool narrow = is_narrow(flow_);
    std::vector<Flow::Column> columns = {{in({"指標", "Indicator"}), 32}};
    if (!narrow) columns.push_back({in({"基準値", "Baseline"}), 18});
    columns.push_back({in({"目標値", "Target"}), narrow ? 22.0 : 18.0});
    columns.push_back({in({"最新の実績値", "Latest actual"}), narrow ? 22.0 : 18.0});
    columns.push_back({in({"判定", "Verdict"}), narrow ? 24.0 : 15.0, Flow::Column::Align::centre});
    if (request_.grading != nullptr)
      columns.push_back({in({"評価記号", "Mark"}), narrow ? 11.0 : 7.0, Flow::Column::Align::centre});
    std::unordered_map<IndicatorRow, const Overview::Item*> item_of;
    for (const auto& item : view_.items) item_of[item.judged.indicator] = &item;
    // One table, so that its head stands once a page; the nodes that print the indicators are its groups.
    std::vector<std::vector<Flow::Cell>> rows;
    for (const auto& hierarchy : view_.hierarchies)
      for (const auto& group : hierarchy.groups) {
        NodeRow last = model::none;
        for (const auto row : tree_.indicators_within(group.node)) {
          const auto item = item_of.find(row);
          if (item == item_of.end()) continue;
          const NodeRow node = tree_.node_of(indicator(*item->second));
          if (node != last || rows.empty()) rows.push_back({group_cell(node)});
          last = node;
          rows.push_back(cells(*item->second));
        }
      }
    flow_.table(columns, rows);
  }

  /// The way down to a node: 「基本目標Ⅰ … › カテゴリ1 … › 事業 …」.
  [[nodiscard]] Flow::Cell group_cell(NodeRow node) const {
    if (node == model::none) return {};
    std::string words;
    for (const auto step : tree_.path(node)) add_part(words, " › ", node_words(data_.plan_nodes[step], words_));
    return {.words = words, .target = data_.plan_nodes[node].id};
  }

  [[nodiscard]] std::vector<Flow::Cell> cells(const Overview::Item& item) const {
    const auto figures = latest_figures(item.judged, words_);
    const Text again = item.repeats == model::none ? Text{} : Text{"（再掲）", " (printed again)"};
    std::vector<Flow::Cell> cells = {{.words = name(item, false) + in(again), .target = indicator(item).id}};
    if (!is_narrow(flow_)) cells.push_back({.words = figures.baseline});
    cells.insert(
        cells.end(),
        {{.words = figures.target}, {.words = figures.actual + old_mark(item)}, verdict_cell(item.judged.verdict, words_)});
    if (request_.grading != nullptr)
      cells.push_back({.words = mark_of(*request_.grading, item.judged, category(item)), .strong = true});
    return cells;
  }
};

}  // namespace

std::vector<Page> overview_sheet(const Request& request, const std::string& plan, const Paper& paper) {
  return OverviewSheet(request, plan, paper).make();
}

}  // namespace kuiki::report
