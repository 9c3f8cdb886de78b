#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "base/plural.h"
#include "map/furniture.h"
#include "map/typeset.h"
#include "model/distinct_names.h"
#include "model/figure_writer.h"
#include "model/judge.h"
#include "model/numerals.h"
#include "model/plan_tree.h"
#include "report/bars.h"
#include "report/page.h"
#include "report/published_foot.h"
#include "report/sheet_words.h"

namespace kuiki::report {
namespace {

using map::Ink;
using map::line_height;

class ScoreSheet {
 public:
  ScoreSheet(const Request& request, const model::ScoreScheme& scheme, std::optional<double> total_yen, const Paper& paper)
      : request_(request),
        words_(request.wording),
        scheme_(scheme),
        total_yen_(total_yen),
        plan_(model::find_plan(request.data, scheme.plan)),
        score_(model::score_of(scheme, model::score_items(request.data, scheme, request.progress))),
        names_(request.data, plan_ ? model::PlanTree(request.data, plan_->id) : model::PlanTree{}),
        flow_(paper, in(scheme.name) + (score_.provisional ? in({"（仮計算）", " (provisional)"}) : "")) {}

  std::vector<Page> make() {
    head();
    figure();
    groups();
    cost();
    rule();
    scored();
    left_out();
    return flow_.finish(foot() + (plan_ ? published_foot(request_, plan_->id) : std::string{}));
  }

 private:
  const Request& request_;
  model::Wording words_;
  const model::ScoreScheme& scheme_;
  std::optional<double> total_yen_;
  const model::Plan* plan_;
  model::Score score_;
  model::DistinctNames names_;
  Flow flow_;

  [[nodiscard]] std::string in(const Text& text) const { return text.in(words_); }
  /// The year of the figure that the points rest on; one older than the plan's latest is marked.
  [[nodiscard]] std::string figure_year(const model::ItemScore& item) const {
    const auto row = request_.data.find_indicator(item.indicator);
    if (!row) return {};
    const auto judged = model::judge(request_.data, *row, request_.progress);
    if (judged.actual_year() == 0) return {};
    const auto words = words_(model::Period{model::Period::Kind::fiscal_year, judged.actual_year(), 0, 0, 0});
    return judged.years_old() > 0 ? words + in(say("\n※{}年前", "\n※ {} older", kuiki::counted(judged.years_old(), "year")))
                                  : words;
  }
  [[nodiscard]] std::string name_of(const model::ItemScore& item) const {
    const auto& beside = names_.beside(item.indicator);
    return beside.empty() ? item.name : item.name + in(say("（{}）", " ({})", beside));
  }
  [[nodiscard]] bool known() const { return std::isfinite(score_.points); }
  [[nodiscard]] std::string none() const { return in({"－", "–"}); }
  [[nodiscard]] std::string points(double value) const {
    return std::isfinite(value) ? in(say("{}点", "{}", format_number(value, 1))) : none();
  }
  [[nodiscard]] static std::string percent(double share) {
    const double value = share * 100;
    return format_number(value, std::abs(value - std::round(value)) < 0.05 ? 0 : 1) + "%";
  }

  void head() {
    const auto& style = flow_.style();
    if (plan_ != nullptr) {
      const auto title = plan_title(*plan_, words_), period = plan_period(*plan_, words_);
      flow_.paragraph(period.empty() ? title : in(say("{}（{}）", "{} ({})", title, period)), style.body, style.quiet);
    }
    flow_.title(in(scheme_.name), style.title);
    if (request_.progress.as_of)
      flow_.small(
          in(say("{}末の時点。それより後の実績は使っていません。", "As of the end of {}; later actuals are not used.",
                 words_(model::Period{model::Period::Kind::fiscal_year, *request_.progress.as_of, 0, 0, 0}))));
    flow_.gap(style.gap);
  }

  /// The result as large as it is asked for, with the stamp beside it.
  void figure() {
    const auto& style = flow_.style();
    const map::Font large{64, true}, unit{22, true}, stamp{19, true};
    std::vector<map::Item> items;
    Ink ink(&items);
    const std::string number = known() ? format_number(score_.points, 1) : none();
    double x = 0;
    ink.words(number, large, x, 0, known() ? style.text : style.quiet);
    x += map::measure(number, large).width + 8;
    if (known()) {
      const auto most = format_number(scheme_.rule.highest, model::decimals_of(scheme_.rule.highest));
      const auto of = in(say("点／{}点満点", "of {} points", most));
      ink.words(of, unit, x, line_height(large) - line_height(unit) - 14, style.text);
      x += map::measure(of, unit).width;
    }
    if (score_.provisional) {
      const auto words = in({"仮計算", "PROVISIONAL"});
      const double wide = map::measure(words, stamp).width + 24, high = line_height(stamp) + 10;
      const double at = std::min(x + 24, flow_.width() - wide - 2), top = line_height(large) / 2 - high / 2;
      items.emplace_back(map::RectItem{{at, top, wide, high}, {{0, 0, 0, 0}}, style.accent, 2, 4});
      ink.words(words, stamp, at + 12, top + 5, style.accent);
    }
    flow_.draw(line_height(large), std::move(items));
    if (known())
      flow_.body(in(score_.sentence));
    else
      callout(flow_,
              in(say("得点は算出できません（{}件中{}件）", "There is no score ({1} of {0} indicators scored)", score_.total,
                     score_.entered)),
              in(say("{}「実績の入力」で{}の指標の実績値を入力すると計算されます。理由は指標ごとに下の表に示します。",
                     "{} Enter actuals of the indicators of {} under “Enter actuals”; the table below gives the reason for "
                     "each.",
                     score_.sentence, plan_ ? plain(plan_title(*plan_, words_)) : scheme_.name)),
              style.accent);
  }

  void groups() {
    const auto& style = flow_.style();
    flow_.heading(in({"内訳", "Parts"}));
    std::vector<ValueRow> rows;
    for (const auto& group : score_.groups) {
      const auto weight = percent(group.weight);
      rows.push_back({in(say("{}（比重{}）", "{} (weight {})", group.name, weight)),
                      counted(group.points, group.entered, group.total), missing(group.entered), group.points, style.link,
                      true, 0});
      for (const auto& category : group.categories)
        rows.push_back({category.name, counted(category.points, category.entered, category.total), missing(category.entered),
                        category.points, mix(style.link, rgb(0xffffff), 0.45), false, 16});
    }
    value_rows(flow_, rows, std::min(0.0, scheme_.rule.lowest), std::max(scheme_.rule.highest, 1.0));
    flow_.small(
        in({"括弧内は、得点を算出した指標の数／指標の数。", "In brackets: indicators that could be scored, of all."}));
  }
  [[nodiscard]] std::string missing(int entered) const {
    return in(entered == 0 ? Text{"得点を算出した指標がありません", "no indicator could be scored"}
                           : Text{"得点を算出した指標が不足しています", "too few indicators could be scored"});
  }
  [[nodiscard]] std::string counted(double value, int entered, int total) const {
    return in(say("{}（{}／{}）", "{} ({}/{})", points(value), entered, total));
  }

  void cost() {
    flow_.heading(in({"費用対効果", "Cost per point"}));
    const auto result = model::cost_per_point(total_yen_.value_or(model::no_number), score_.points);
    if (std::isfinite(result.yen))
      flow_.paragraph(in(say("1点あたり {}", "{} a point", model::write_value(std::round(result.yen), "円"))), {20, true},
                      flow_.style().text);
    flow_.body(in(result.sentence));
  }

  void rule() {
    flow_.heading(in({"計算の規則", "The rule"}));
    Text sum;
    for (const auto& group : scheme_.groups) {
      const Text one = say("{}×{}", "{} × {}", group.name, percent(group.weight));
      sum = {sum.ja + (sum.ja.empty() ? "" : " ＋ ") + one.ja, sum.en + (sum.en.empty() ? "" : " + ") + one.en};
    }
    flow_.paragraph(in(say("{} ＝ {}", "{} = {}", scheme_.name, sum)), flow_.style().strong, flow_.style().text);
    flow_.gap(2);
    flow_.body(
        in({"それぞれの度合いはカテゴリの得点の加重平均、カテゴリの得点は、得点を算出した指標の平均です。得点を算出できない"
            "指標は除き、"
            "0点とはみなしません。",
            "Each part is the weighted mean of its categories, a category the mean of those of its indicators that could "
            "be scored. What cannot be scored is left out; it never counts as 0."}));
    flow_.gap(2);
    flow_.body(in(model::describe(scheme_.rule)));
    if (!scheme_.provisional.empty()) {
      flow_.gap(flow_.style().gap);
      callout(flow_, in({"仮計算である理由", "Why the result is provisional"}), in(scheme_.provisional),
              flow_.style().accent);
    }
  }

  void scored() {
    if (score_.scored.empty()) return;
    flow_.heading(in(say("得点を算出した指標（{}）", "Scored indicators ({})", score_.scored.size())));
    std::vector<std::vector<Flow::Cell>> rows;
    rows.reserve(score_.scored.size());
    for (const auto& item : score_.scored)
      rows.push_back({{.words = name_of(item), .target = item.indicator},
                      {.words = item.category},
                      {.words = figure_year(item)},
                      {.words = points(item.points), .strong = true},
                      {.words = item.weight > 0 ? percent(item.weight) : none()},
                      {.words = in(item.why)}});
    flow_.table({{in({"指標", "Indicator"}), 32},
                 {in({"カテゴリ", "Category"}), 17},
                 {in({"実績の年度", "Year of the actual"}), 12},
                 {in({"得点", "Points"}), 11, Flow::Column::Align::right},
                 {in({"重み", "Weight"}), 10, Flow::Column::Align::right},
                 {in({"得点の理由", "Why"}), 36}},
                rows);
    flow_.small(in({"重みは、全体の得点に占める割合。", "Weight: share of the whole score."}));
  }

  void left_out() {
    flow_.heading(in(say("得点を算出できない指標（{}）", "Indicators left out ({})", score_.left_out.size())));
    if (score_.left_out.empty()) {
      flow_.body(in({"ありません。", "None."}));
      return;
    }
    std::vector<std::vector<Flow::Cell>> rows;
    rows.reserve(score_.left_out.size());
    for (const auto& item : score_.left_out)
      rows.push_back(
          {{.words = name_of(item), .target = item.indicator}, {.words = item.category}, {.words = in(item.why)}});
    flow_.table({{in({"指標", "Indicator"}), 38}, {in({"カテゴリ", "Category"}), 22}, {in({"理由", "Reason"}), 40}}, rows);
  }

  [[nodiscard]] std::string foot() const {
    const Text mark = score_.provisional
                          ? Text{"仮計算：市の公式な得点ではありません。", "Provisional: not the city's own score. "}
                          : Text{};
    const Text source = plan_ ? say("出典：{}", "Source: {}", plan_->document) : Text{};
    return in(mark) + in(source);
  }
};

}  // namespace

std::vector<Page> score_sheet(const Request& request, const model::ScoreScheme& scheme, std::optional<double> total_yen,
                              const Paper& paper) {
  return ScoreSheet(request, scheme, total_yen, paper).make();
}

}  // namespace kuiki::report
