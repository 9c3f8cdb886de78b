#include "report/measure_indicators.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "map/furniture.h"
#include "model/figure_writer.h"
#include "model/fiscal.h"
#include "model/plan_names.h"
#include "model/progress_words.h"
#include "report/latest_figures.h"
#include "report/series_chart.h"
#include "report/sheet_parts.h"
#include "report/verdict_tone.h"

namespace kuiki::report {

using model::AreaRow;
using model::NodeRow;
using Column = Flow::Column;
using Cell = Flow::Cell;

namespace {

/// So many year columns stand side by side on paper.
constexpr std::size_t most_years = 6;

/// The years with figures and, as on the printed sheets, those of the plan and between them that have none yet; without
/// these where they are too many.
std::set<int> years_of(const std::vector<model::Judged>& all) {
  std::set<int> years;
  for (const auto& one : all)
    for (const auto& f : one.measure.figures) years.insert(model::reporting_year(f.period));
  if (years.empty()) return years;
  const auto fill = [&](int first, int last) {
    if (last - first >= static_cast<int>(most_years)) return;
    for (int year = first; year <= last; ++year) years.insert(year);
  };
  const auto& plan = all.front().measure;
  if (plan.plan_from && plan.plan_to)
    fill(std::min(*years.begin(), model::reporting_year(*plan.plan_from)),
         std::max(*years.rbegin(), model::reporting_year(*plan.plan_to)));
  fill(*years.begin(), *years.rbegin());
  return years;
}

}  // namespace

MeasureIndicators::MeasureIndicators(Flow& flow, const Request& request, const model::PlanTree& tree)
    : flow_(flow), r_(request), data_(request.data), w_(request.wording), tree_(tree) {}

/// The indicators by year, as the evaluation sheets print them: a line of values and one of targets.
void MeasureIndicators::put_years(const std::vector<model::Judged>& all) {
  const std::set<int> years = years_of(all);
  if (years.size() > most_years) {
    put_latest(all, false);
    return flow_.gap(10);
  }
  std::vector<Column> columns{{in({"指標名", "Indicator"}), w_.lang == Lang::ja ? 2.2 : 2.0},
                              {"", w_.lang == Lang::ja ? 0.6 : 0.85}};
  for (const int year : years)
    columns.push_back({model::short_period({model::Period::Kind::fiscal_year, year, 0, 0, 0}, w_.years) +
                           (years.size() <= 5 ? in({"年度", ""}) : std::string{}),
                       1.0, Column::Align::right});
  columns.push_back({in({"判定", "Verdict"}), w_.lang == Lang::ja ? 1.4 : 1.3, Column::Align::centre});
  if (r_.grading != nullptr) columns.push_back({in({"評価記号", "Mark"}), 0.7, Column::Align::centre});
  std::vector<std::vector<Cell>> rows;
  for (const auto& one : all) {
    const auto& indicator = indicator_at(one.indicator);
    bool first = true;
    for (const bool target : {false, true}) {
      std::map<int, std::string> cells;
      for (const auto& part : one.parts)
        for (const auto& f : one.measure.figures)
          if ((f.role == model::Role::target) == target &&
              (f.part == part.part || (f.part.empty() && &part == &one.parts[0]))) {
            auto& cell = cells[model::reporting_year(f.period)];
            if (!cell.empty()) cell += "\n";
            cell += year_cell(one.measure, f);
          }
      if (cells.empty()) continue;
      std::vector<Cell> row{first ? linked(name_of(indicator) + unit_beside(indicator), indicator.id) : Cell{},
                            {in(target ? Text{"目標", "Target"} : Text{"実績", "Value"}), flow_.style().quiet}};
      for (const int year : years) row.push_back({cells.contains(year) ? cells[year] : std::string{}});
      row.push_back(first ? verdict_cell(one.verdict, w_) : Cell{});
      if (r_.grading != nullptr) row.push_back({first ? mark_of(*r_.grading, one, own_category(indicator)) : ""});
      first = false;
      rows.push_back(std::move(row));
    }
    if (first) rows.push_back({linked(name_of(indicator), indicator.id), {}});
  }
  flow_.table(columns, rows);
  const bool baselines = std::ranges::any_of(all, [](const model::Judged& one) {
    return std::ranges::any_of(one.measure.figures, [](const model::Figure& f) { return f.role == model::Role::baseline; });
  });
  if (baselines) {
    flow_.gap(3);
    flow_.small(in({"* は計画の基準値。", "* is the baseline of the plan."}));
  }
  flow_.gap(10);
}

/// In English the unit is a word: it stands once beside the name and not in every cell.
bool MeasureIndicators::unit_is_word(const std::string& unit) const {
  return w_.lang == Lang::en && unit != "%" && unit != "‰";
}
std::string MeasureIndicators::unit_beside(const model::Indicator& i) const {
  return unit_is_word(i.unit) && !i.unit.empty() ? brackets(words_in(Lang::en, i.unit, i.unit_en)) : std::string{};
}
model::Measure MeasureIndicators::written(const model::Measure& measure) const {
  model::Measure plain = measure;
  if (unit_is_word(measure.unit)) {
    plain.unit.clear();
    plain.unit_en.clear();
  }
  return plain;
}

/// A figure in a column of years; what the column's year does not say is said in the cell.
std::string MeasureIndicators::year_cell(const model::Measure& measure, const model::Figure& f) const {
  std::string words = f.part.empty() ? "" : part_words(f.part, w_) + in({"", " "});
  if (std::isfinite(f.value) || f.qualifier == model::Qualifier::improve ||
      (f.qualifier == model::Qualifier::milestone && !f.printed.empty() && f.status != model::Status::not_measured)) {
    if (f.qualifier == model::Qualifier::improve)
      words += in({"前年度より改善", "better"});
    else
      words += in(figure_words(written(measure), f));
    if (f.qualifier == model::Qualifier::floor) words = in({"下限値 ", "floor "}) + words;
    if (f.role == model::Role::baseline) words += "*";
    words += in(model::figure_mark(f));
  } else {
    words += in(model::status_name(f.status));
  }
  if (f.period.kind == model::Period::Kind::span)
    words = in({"累計 ", "in all "}) + words;
  else if (f.period.kind != model::Period::Kind::fiscal_year)
    words += brackets(w_(f.period));
  return words;
}

/// Small charts, two side by side on paper.
void MeasureIndicators::put_charts(const std::vector<model::Judged>& all) {
  const bool single = is_narrow(flow_) || all.size() == 1;
  const double gutter = 24, wide = single ? flow_.width() : (flow_.width() - gutter) / 2;
  const std::size_t side_by_side = single ? 1 : 2;
  for (std::size_t i = 0; i < all.size(); i += side_by_side) {
    const std::size_t end = std::min(all.size(), i + side_by_side);
    std::vector<map::Item> items;
    std::vector<Link> links;
    double caption = 0, height = 0;
    for (std::size_t k = i; k < end; ++k)
      caption = std::max(caption, put_caption(items, links, all[k], static_cast<double>(k - i) * (wide + gutter), wide));
    for (std::size_t k = i; k < end; ++k) {
      const auto chart = series_chart(all[k], w_, wide, 128, ChartDetail::brief);
      for (const auto& item : chart.items)
        items.push_back(moved(item, static_cast<double>(k - i) * (wide + gutter), caption + 2));
      height = std::max(height, caption + 2 + chart.height);
    }
    flow_.gap(i == 0 ? 2 : 12);
    flow_.draw(height, std::move(items), std::move(links));
  }
}

std::vector<Column> MeasureIndicators::latest_columns() const {
  std::vector<Column> columns{{in({"指標", "Indicator"}), 2.0},
                              {in({"基準値", "Baseline"}), 1.4, Column::Align::right},
                              {in({"実績値", "Actual"}), 1.4, Column::Align::right},
                              {in({"目標値", "Target"}), 1.4, Column::Align::right},
                              {in({"判定", "Verdict"}), 1.05, Column::Align::centre}};
  if (r_.grading != nullptr) columns.push_back({in({"評価記号", "Mark"}), 0.6, Column::Align::centre});
  return columns;
}

std::vector<Cell> MeasureIndicators::latest_row(const model::Judged& one, bool with_node) const {
  const auto& indicator = indicator_at(one.indicator);
  const auto latest = latest_figures(one, w_);
  std::string name = name_of(indicator);
  if (with_node) name += "\n" + node_of(indicator);
  std::vector<Cell> row{
      linked(name, indicator.id), {latest.baseline}, {latest.actual}, {latest.target}, verdict_cell(one.verdict, w_)};
  if (r_.grading != nullptr) row.push_back({mark_of(*r_.grading, one, own_category(indicator))});
  return row;
}

/// One line an indicator.
void MeasureIndicators::put_latest(const std::vector<model::Judged>& all, bool with_node) {
  if (is_narrow(flow_)) {
    for (const auto& one : all) put_narrow(one, with_node);
    return;
  }
  std::vector<std::vector<Cell>> rows;
  rows.reserve(all.size());
  for (const auto& one : all) rows.push_back(latest_row(one, with_node));
  flow_.table(latest_columns(), rows);
}

/// The indicators of several nodes in one table, so that its head stands once a page.
void MeasureIndicators::put_groups(const std::vector<std::pair<NodeRow, std::vector<model::Judged>>>& groups) {
  const auto words = [&](NodeRow node) {
    const auto& one = data_.plan_nodes[node];
    return linked(node_words(one, w_), one.id);
  };
  if (is_narrow(flow_)) {
    for (const auto& [node, all] : groups) {
      flow_.subheading(words(node).words);
      put_latest(all, false);
    }
    return;
  }
  std::vector<std::vector<Cell>> rows;
  for (const auto& [node, all] : groups) {
    rows.push_back({words(node)});
    for (const auto& one : all) rows.push_back(latest_row(one, false));
  }
  flow_.table(latest_columns(), rows);
}

std::string MeasureIndicators::node_of(const model::Indicator& indicator) const {
  const NodeRow node = tree_.node_of(indicator);
  return node == model::none ? std::string{} : node_words(data_.plan_nodes[node], w_);
}
std::string MeasureIndicators::own_category(const model::Indicator& indicator) const {
  return model::node_value(tree_, data_, indicator, &model::PlanNode::category);
}

/// Name and verdict, and below them the figures: what a table has no room for.
void MeasureIndicators::put_narrow(const model::Judged& one, bool with_node) {
  const auto& style = flow_.style();
  const auto& indicator = indicator_at(one.indicator);
  std::vector<map::Item> items;
  std::vector<Link> links;
  map::Ink ink(&items);
  double y = put_caption(items, links, one, 0, flow_.width());
  const auto line = [&](const std::string& words) {
    y += ink.paragraph(words, style.small, 0, y, flow_.width(), style.quiet);
  };
  if (with_node) line(node_of(indicator));
  const auto latest = latest_figures(one, w_);
  const std::string colon = in({"：", ": "});
  line(in({"基準値", "Baseline"}) + colon + latest.baseline);
  line(in({"実績値", "Actual"}) + colon + latest.actual);
  line(in({"目標値", "Target"}) + colon + latest.target);
  map::RectItem rule;
  rule.rect = {0, y + 5, flow_.width(), 0.75};
  rule.fill.color = style.rule;
  items.emplace_back(rule);
  flow_.draw(y + 6, std::move(items), std::move(links));
  flow_.gap(6);
}

/// The name of an indicator, leading to it, and its verdict at the right; returns the height.
double MeasureIndicators::put_caption(std::vector<map::Item>& items, std::vector<Link>& links, const model::Judged& one,
                                      double x, double wide) const {
  const auto& style = flow_.style();
  const auto& indicator = indicator_at(one.indicator);
  std::string words = model::verdict_name(one.verdict).in(w_);
  if (is_narrow(flow_) && r_.grading != nullptr) words += " " + mark_of(*r_.grading, one, own_category(indicator));
  const double chip_wide = std::max(84.0, map::measure(words, style.small).width + 14),
               high = map::line_height(style.small) + 4;
  map::Ink ink(&items);
  const double name_wide = wide - chip_wide - 8;
  const double used = ink.paragraph(name_of(indicator), style.strong, x, 0, name_wide, style.link);
  links.push_back({{x, 0, name_wide, used}, indicator.id});
  const auto tone = tone_of(one.verdict);
  map::RectItem chip;
  chip.rect = {x + wide - chip_wide, 0, chip_wide, high};
  chip.fill.color = tone.fill;
  chip.radius = 3;
  items.emplace_back(chip);
  ink.words(words, style.small, x + wide - chip_wide / 2, 2, tone.ink, map::Ink::Align::centre);
  return std::max(used, high) + 2;
}

}  // namespace kuiki::report
