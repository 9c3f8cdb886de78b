#include <algorithm>
#include <cmath>
#include <set>

#include "map/furniture.h"
#include "map/typeset.h"
#include "model/judge.h"
#include "model/plan_names.h"
#include "model/plan_tree.h"
#include "model/progress_words.h"
#include "model/units.h"
#include "report/bars.h"
#include "report/comparison_lines.h"
#include "report/latest_figures.h"
#include "report/page.h"
#include "report/published_foot.h"
#include "report/series_chart.h"
#include "report/sheet_words.h"

namespace kuiki::report {
namespace {

/// One of the indicators that stand side by side.
struct Side {
  const model::Indicator* indicator = nullptr;
  const model::Plan* plan = nullptr;
  model::Judged judged;
  std::string label, note;
};

class ComparisonSheet {
 public:
  ComparisonSheet(const Request& request, const model::Comparison& comparison, const Paper& paper)
      : data_(request.data),
        request_(request),
        words_(request.wording),
        comparison_(comparison),
        title_(words_in(words_.lang, comparison.name, comparison.name_en)),
        flow_(paper, title_ + in({"：計画の比較", ": plans compared"})) {
    for (const auto& member : comparison.members) {
      const auto row = data_.find_indicator(member.indicator);
      if (!row) continue;
      Side side;
      side.indicator = &data_.indicators[*row];
      side.plan = model::find_plan(data_, side.indicator->plan);
      side.judged = model::judge(data_, *row, request.progress);
      side.note = member.note;
      sides_.push_back(std::move(side));
    }
    name_sides();
  }

  std::vector<Page> make() {
    head();
    if (sides_.empty()) {
      flow_.body(in({"比べる指標がデータベースにありません。", "The database holds none of the indicators to compare."}));
    } else {
      caution();
      figures();
      charts();
      how_measured();
      verdicts();
    }
    std::vector<model::IndicatorRow> rows;
    rows.reserve(sides_.size());
    for (const auto& side : sides_) rows.push_back(side.judged.indicator);
    return flow_.finish(foot() + published_foot(request_, rows));
  }

 private:
  const model::Dataset& data_;
  const Request& request_;
  model::Wording words_;
  const model::Comparison& comparison_;
  std::string title_;
  Flow flow_;
  std::vector<Side> sides_;

  [[nodiscard]] std::string in(const Text& text) const { return text.in(words_); }
  [[nodiscard]] std::string none() const { return in({"－", "–"}); }

  /// By city; where two are of one city by plan; where they are of one plan by indicator.
  void name_sides() {
    const auto city = [&](const Side& side) { return side.plan ? plan_city(data_, *side.plan, words_) : std::string(); };
    const auto title = [&](const Side& side) { return side.plan ? plan_title(*side.plan, words_) : std::string(); };
    const auto alone = [&](const Side& side, auto&& name) {
      return !name(side).empty() && std::ranges::count(sides_, name(side), name) == 1;
    };
    for (auto& side : sides_)
      side.label = alone(side, city) ? city(side) : alone(side, title) ? title(side) : side.indicator->name;
  }

  void head() {
    const auto& style = flow_.style();
    flow_.paragraph(in({"計画の比較", "Plans compared"}), style.body, style.quiet);
    flow_.title(title_, style.title);
    flow_.paragraph(
        in(say("{}つの計画で同じことがらを測る指標", "Indicators of {} plans that measure the same thing", plans())),
        style.body, style.quiet);
    flow_.gap(style.gap);
  }
  [[nodiscard]] std::size_t plans() const {
    std::set<std::string> ids;
    for (const auto& side : sides_) ids.insert(side.indicator->plan);
    return ids.size();
  }

  /// 「小樽市：‰、苫小牧市：%」 where `what` is not the same everywhere; else nothing.
  template <class What>
  [[nodiscard]] std::string differing(What what) const {
    std::set<std::string> kinds;
    std::string all;
    for (const auto& side : sides_) {
      const auto own = what(side);
      kinds.insert(own);
      all += (all.empty() ? "" : in({"、", "; "})) + side.label + in({"：", ": "}) + (own.empty() ? none() : own);
    }
    return kinds.size() > 1 ? all : std::string();
  }
  [[nodiscard]] std::string unit_of(const Side& side) const {
    const auto& own = *side.indicator;
    if (words_.lang == Lang::ja || own.unit.empty()) return own.unit;
    return own.unit_en.empty() ? model::unit_in_english(own.unit, 2) : own.unit_en;
  }
  [[nodiscard]] std::string measured_for(const Side& side) const {
    const auto& own = *side.indicator;
    const auto kind = in(model::mapping_unit_name(own.mapping_unit));
    return own.place.empty() ? kind : in(say("{}（{}）", "{} ({})", kind, own.place));
  }
  [[nodiscard]] std::string period_of(const Side& side, std::optional<model::Figure> model::Progress::*figure) const {
    for (const auto& part : side.judged.parts)
      if (const auto& own = part.*figure; own && own->role != model::Role::actual) return words_(own->period);
    return {};
  }

  void caution() {
    const auto& note = words_in(words_.lang, comparison_.note, comparison_.note_en);
    if (!note.empty()) callout(flow_, in({"比べるときの注意", "Before comparing"}), note, flow_.style().accent);
    struct Difference {
      Text label;
      std::string words;
    };
    const std::vector<Difference> differences = {
        {{"単位の違い", "Unit"}, differing([&](const Side& s) { return unit_of(s); })},
        {{"集計の違い", "Counting"},
         differing([&](const Side& s) { return in(model::accrual_name(s.indicator->accrual)); })},
        {{"範囲の違い", "Area"}, differing([&](const Side& s) { return measured_for(s); })},
        {{"基準年の違い", "Baseline year"},
         differing([&](const Side& s) { return period_of(s, &model::Progress::baseline); })},
        {{"目標年の違い", "Target year"}, differing([&](const Side& s) { return period_of(s, &model::Progress::target); })},
        {{"方向の違い", "Direction"},
         differing([&](const Side& s) { return in(model::direction_name(s.indicator->direction)); })}};
    for (const auto& difference : differences)
      if (!difference.words.empty()) flow_.fact(in(difference.label), difference.words);
  }

  void figures() {
    flow_.heading(in({"数値の比較", "Figures"}));
    std::vector<std::vector<Flow::Cell>> rows;
    for (const auto& side : sides_) {
      const auto latest = latest_figures(side.judged, words_);
      const auto unit = unit_of(side);
      rows.push_back({{.words = side.plan ? plan_title(*side.plan, words_) : none(), .target = side.indicator->plan},
                      {.words = side.indicator->name + (unit.empty() ? "" : in({"\n単位：", "\nUnit: "}) + unit),
                       .target = side.indicator->id},
                      {.words = latest.baseline},
                      {.words = latest.target},
                      {.words = latest.actual},
                      verdict_cell(side.judged.verdict, words_)});
    }
    flow_.table({{in({"計画", "Plan"}), 21},
                 {in({"指標名（計画書の記載）", "Indicator (as printed)"}), 21},
                 {in({"基準値", "Baseline"}), 18},
                 {in({"目標値", "Target"}), 18},
                 {in({"最新の実績値", "Latest actual"}), 18},
                 {in({"判定", "Verdict"}), 16, Flow::Column::Align::centre}},
                rows);
  }

  /// May the two stand on one axis? Only what is counted in the same way, for the same kind of area, and not so much smaller
  /// that nothing of it could be seen.
  static bool same_axis(const Side& a, const Side& b) {
    const auto sum = [](const Side& side) { return side.judged.parts.front().rule == model::Rule::running_sum; };
    const auto most = [](const Side& side) {
      double value = 0;
      for (const auto& figure : side.judged.measure.figures)
        if (std::isfinite(figure.value)) value = std::max(value, std::abs(figure.value));
      return value;
    };
    if (std::min(most(a), most(b)) * 20 < std::max(most(a), most(b))) return false;
    return a.indicator->unit == b.indicator->unit && a.indicator->accrual == b.indicator->accrual &&
           a.indicator->mapping_unit == b.indicator->mapping_unit && !sum(a) && !sum(b) && has_line(a.judged) &&
           has_line(b.judged);
  }

  void charts() {
    flow_.heading(in({"推移", "Over the years"}));
    const bool together =
        sides_.size() > 1 && std::ranges::all_of(sides_, [&](const Side& side) { return same_axis(sides_.front(), side); });
    if (together) {
      std::vector<ComparedLine> lines;
      lines.reserve(sides_.size());
      for (const auto& side : sides_) lines.push_back({side.label, &side.judged});
      const double height = 300;
      flow_.draw(height, comparison_lines(lines, words_, flow_.width(), height));
      not_drawn();
      return;
    }
    if (sides_.size() > 1)
      flow_.small(
          in({"単位、集計方法、測った範囲、値の桁のいずれかが異なるか、値がないため、1つの図に重ねず、別々に示します。縦"
              "軸は図ご"
              "とに"
              "異なります。",
              "Units, counting, areas or sizes differ, or there are no values; so each has a chart of its own, with its own "
              "axis."}));
    flow_.gap(4);
    small_charts();
  }

  /// What the common chart cannot show, for it has no number.
  void not_drawn() {
    std::vector<std::string> missing;
    for (const auto& side : sides_)
      for (const auto& f : side.judged.measure.figures) {
        const bool improve = f.qualifier == model::Qualifier::improve;
        if (std::isfinite(f.value) || (f.status == model::Status::printed && !improve)) continue;
        const auto why = improve ? model::figure_words(side.judged.measure, f) : model::status_name(f.status);
        missing.push_back(
            in(say("{} {}（{}：{}）", "{} {} ({}: {})", side.label, model::role_name(f.role), words_(f.period), why)));
      }
    if (!missing.empty()) flow_.small(in({"図にない値：", "Not in the chart: "}) + listed(missing, words_));
  }

  /// Two side by side where there is room.
  void small_charts() {
    const auto& style = flow_.style();
    const double gutter = 24;
    const std::size_t across = flow_.width() >= 520 && sides_.size() > 1 ? 2 : 1;
    const double wide = (flow_.width() - gutter * static_cast<double>(across - 1)) / static_cast<double>(across);
    for (std::size_t first = 0; first < sides_.size(); first += across) {
      std::vector<map::Item> items;
      double height = 0;
      std::vector<double> heads;
      const auto last = std::min(first + across, sides_.size());
      const auto heading = [&](std::size_t i) {
        const auto& side = sides_[i];
        return side.label == side.indicator->name ? side.label : side.label + in({"　", " · "}) + side.indicator->name;
      };
      double head_height = 0;
      for (std::size_t i = first; i < last; ++i)
        head_height = std::max(head_height, map::Ink().paragraph(heading(i), style.strong, 0, 0, wide, style.text));
      for (std::size_t i = first; i < last; ++i) {
        const double x = (wide + gutter) * static_cast<double>(i - first);
        map::Ink(&items).paragraph(heading(i), style.strong, x, 0, wide, style.text);
        auto chart = series_chart(sides_[i].judged, words_, wide, 190, ChartDetail::brief);
        for (auto& item : chart.items) items.push_back(moved(std::move(item), x, head_height + 4));
        height = std::max(height, head_height + 4 + chart.height);
      }
      flow_.draw(height + 10, std::move(items));
    }
  }

  void how_measured() {
    flow_.heading(in({"測り方と出典", "How each is measured"}));
    for (const auto& side : sides_) {
      flow_.subheading(side.label);
      if (!side.note.empty()) flow_.body(side.note);
      std::vector<std::string> facts = {in(model::accrual_name(side.indicator->accrual)), measured_for(side),
                                        in(model::direction_name(side.indicator->direction))};
      flow_.small(listed(facts, words_));
      flow_.small(in(say("{}　{}行目", "{}, line {}", side.indicator->document, side.indicator->line)));
    }
  }

  void verdicts() {
    flow_.heading(in({"判定の説明", "The verdicts explained"}));
    for (const auto& side : sides_)
      flow_.fact(side.label, in(model::verdict_name(side.judged.verdict)) + in({"：", ": "}) +
                                 in(side.judged.explanation(words_.years)));
  }

  [[nodiscard]] std::string foot() const {
    std::vector<std::string> documents;
    for (const auto& side : sides_)
      if (side.plan && std::ranges::find(documents, side.plan->document) == documents.end())
        documents.push_back(side.plan->document);
    if (documents.empty()) return {};
    return in(say("出典：{}。どの指標を並べるかと判定は、本システムによるものです。",
                  "Sources: {}. Which indicators stand side by side, and the verdicts, are this program's judgement.",
                  listed(documents, words_)));
  }
};

}  // namespace

std::vector<Page> comparison_sheet(const Request& request, const model::Comparison& comparison, const Paper& paper) {
  return ComparisonSheet(request, comparison, paper).make();
}

}  // namespace kuiki::report
