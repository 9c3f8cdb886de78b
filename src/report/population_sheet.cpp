#include <algorithm>
#include <cmath>
#include <map>

#include "base/number.h"
#include "map/furniture.h"
#include "model/plan_tree.h"
#include "report/area_profile.h"
#include "report/drawing.h"
#include "report/line_chart.h"
#include "report/page.h"
#include "report/profile_charts.h"
#include "report/sheet_parts.h"
#include "report/sheet_words.h"

namespace kuiki::report {
namespace {

using Column = Flow::Column;
using Cell = Flow::Cell;
using Kind = ProfileSeries::Kind;

const std::string missing = "―";

/// The residents of a plan's city (人口ビジョン): counted, projected, planned.
class PopulationSheet {
 public:
  PopulationSheet(const Request& request, const AreaProfile& city, const std::string& plan, const Paper& paper)
      : data_(request.data),
        w_(request.wording),
        p_(city),
        tree_(request.data, plan),
        plan_(request.data.plans[tree_.plan()]),
        flow_(paper, title().in(request.wording), style_for(paper)) {}

  std::vector<Page> pages() {
    put_links(flow_, {{plan_title(plan_, w_), plan_.id}}, "", flow_.style().small);
    put_title(flow_, in(title()));
    flow_.gap(6);
    quotes();
    chart();
    differences();
    parts();
    years();
    return flow_.finish(foot());
  }

 private:
  const model::Dataset& data_;
  model::Wording w_;
  const AreaProfile& p_;
  model::PlanTree tree_;
  const model::Plan& plan_;
  Flow flow_;

  [[nodiscard]] std::string in(const Text& text) const { return text.in(w_); }
  [[nodiscard]] Text title() const {
    return say("{}の人口：実績・将来推計・計画人口", "Residents of {}: counted, projected, planned", p_.name);
  }
  [[nodiscard]] static std::string persons(double value) { return std::isfinite(value) ? format_number(value, 0) : missing; }

  /// What the plan itself says.
  void quotes() {
    bool any = false;
    for (const auto row : tree_.nodes()) {
      const auto& node = data_.plan_nodes[row];
      if (node.hierarchy != "population") continue;
      any = true;
      put_quote(flow_, node.text);
      flow_.small(in(say("{}　{}行から（{}）", "{}, from line {} ({})", plan_.document, node.line, node.kind)));
    }
    if (any) return;
    flow_.small(in({"この計画の本システムにある資料に、将来の人口の記載はありません。",
                    "What this program has of the plan says nothing of future residents."}));
  }

  void chart() {
    flow_.heading(in({"人口の推移と将来", "Residents over the years"}));
    auto drawing = line_chart(p_.population, "人", "persons", w_, flow_.width(), 300 * flow_.style().squeeze);
    flow_.draw(drawing.height, std::move(drawing.items));
  }

  [[nodiscard]] const ProfileSeries* series(Kind kind) const {
    const auto found = std::ranges::find(p_.population, kind, &ProfileSeries::kind);
    return found == p_.population.end() ? nullptr : &*found;
  }
  /// Of the same year; NaN where there is none.
  [[nodiscard]] static double in_year(const ProfileSeries* series, int year) {
    if (series == nullptr) return NAN;
    for (const auto& [period, value] : series->values)
      if (model::year_of(period) == year) return value;
    return NAN;
  }

  /// 91,079（−8,921、−8.9%）
  [[nodiscard]] std::string beside(double projected, double planned) const {
    if (!std::isfinite(projected)) return missing;
    const double less = projected - planned;
    const std::string sign = less > 0 ? "+" : "";
    const std::string by = sign + format_number(less, 0);
    const std::string share = sign + format_number(100 * less / planned, 1) + "%";
    return in(say("{}（{}、{}）", "{} ({}, {})", persons(projected), by, share));
  }

  void differences() {
    const auto* planned = series(Kind::plan);
    if (planned == nullptr) return;
    flow_.heading(in({"計画人口と将来推計の差", "Planned and projected"}));
    std::vector<std::vector<Cell>> rows;
    for (const auto& [period, value] : planned->values) {
      const int year = model::year_of(period);
      rows.push_back({{.words = w_(period)},
                      {.words = persons(value), .strong = true},
                      {.words = beside(in_year(series(Kind::projection), year), value)},
                      {.words = beside(in_year(series(Kind::earlier_projection), year), value)}});
    }
    flow_.table({{in({"年", "Year"}), 0.8},
                 {in({"計画人口（人）", "Planned"}), 1.2, Column::Align::right},
                 {in({"2023年推計（計画人口との差）", "Projection of 2023 (less planned)"}), 2, Column::Align::right},
                 {in({"2013年推計（計画人口との差）", "Projection of 2013 (less planned)"}), 2, Column::Align::right}},
                rows);
  }

  [[nodiscard]] Drawing titled(const Text& words, Drawing drawing) const {
    Drawing all;
    map::Ink(&all.items).words(in(words), flow_.style().subheading, 0, 0, flow_.style().text);
    const double y = map::line_height(flow_.style().subheading) + 4;
    for (auto& item : drawing.items) all.items.push_back(moved(std::move(item), 0, y));
    all.height = y + drawing.height;
    return all;
  }

  void parts() {
    if (p_.ages.empty() && p_.changes.empty()) return;
    flow_.gap(flow_.style().section);
    const auto half = halves(flow_);
    auto changes = change_columns(p_.changes, w_, half.width, 140 * flow_.style().squeeze);
    auto ages = age_bars(p_.ages, w_, half.width);
    put_beside(flow_, titled({"人口の動き", "Natural and social change"}, std::move(changes)),
               titled({"年齢別の割合（%）", "Residents by age (%)"}, std::move(ages)), half.second);
  }

  /// Every figure of the chart, a year in a row.
  void years() {
    flow_.heading(in({"数値（人）", "Figures (persons)"}));
    std::map<int, std::vector<double>> by_year;
    for (std::size_t s = 0; s < p_.population.size(); ++s)
      for (const auto& [period, value] : p_.population[s].values) {
        auto& row = by_year[model::year_of(period)];
        row.resize(p_.population.size(), NAN);
        row[s] = value;
      }
    std::vector<Column> columns{{in({"年", "Year"}), 0.8}};
    for (const auto& one : p_.population) columns.push_back({in(one.name), 1.3, Column::Align::right});
    std::vector<std::vector<Cell>> rows;
    for (const auto& [year, values] : by_year) {
      rows.push_back({{.words = w_(model::Period{model::Period::Kind::calendar_year, year, 0, 0, 0})}});
      for (const double value : values) rows.back().push_back({.words = persons(value)});
    }
    flow_.table(columns, rows);
    flow_.small(in({"国勢調査と将来推計は各年10月1日、住民基本台帳は1月1日の値。将来推計と計画人口は実績ではありません。",
                    "Census and projections as of 1 October, register as of 1 January. Projected and planned figures are no "
                    "counts."}));
  }

  [[nodiscard]] std::string foot() const { return cited(data_, p_.population_sources, {}, w_); }
};

}  // namespace

std::vector<Page> population_sheet(const Request& request, const AreaProfile& city, const std::string& plan,
                                   const Paper& paper) {
  return fitted(paper, [&](const Paper& on) { return PopulationSheet(request, city, plan, on).pages(); });
}

}  // namespace kuiki::report
