#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "base/number.h"
#include "base/plural.h"
#include "base/strings.h"
#include "map/furniture.h"
#include "map/palette.h"
#include "model/distinct_names.h"
#include "model/overview.h"
#include "model/progress_words.h"
#include "report/area_profile.h"
#include "report/drawing.h"
#include "report/latest_figures.h"
#include "report/line_chart.h"
#include "report/locator.h"
#include "report/page.h"
#include "report/profile_charts.h"
#include "report/sheet_parts.h"
#include "report/sheet_words.h"

namespace kuiki::report {
namespace {

using Column = Flow::Column;
using Cell = Flow::Cell;

const std::string missing = "―";

/// How much goes on the page; a step down where it does not fit.
struct Budget {
  std::size_t figures, ages, indicators, places, projects;  ///< at most so many
  double chart;                                             ///< height of the charts, units
};
constexpr std::array<Budget, 11> budgets{{{17, 4, 8, 20, 30, 160},
                                          {17, 4, 5, 12, 30, 130},
                                          {14, 4, 4, 8, 30, 115},
                                          {12, 3, 3, 4, 30, 105},
                                          {10, 3, 3, 0, 20, 95},
                                          {8, 3, 3, 0, 20, 90},
                                          {10, 3, 0, 0, 30, 90},
                                          {7, 3, 0, 0, 20, 80},
                                          {7, 2, 0, 0, 20, 80},
                                          {7, 3, 0, 0, 0, 80},
                                          {5, 3, 0, 0, 0, 74}}};

class AreaSheet {
 public:
  AreaSheet(const Request& request, const AreaProfile& profile, const Paper& paper, const Budget& budget)
      : r_(request),
        data_(request.data),
        w_(request.wording),
        p_(profile),
        budget_(budget),
        flow_(paper, say("区域の概要：{}", "Profile: {}", profile.name).in(request.wording), tight(paper)) {}

  std::vector<Page> pages() {
    head();
    key_figures();
    charts();
    changes_and_facilities();
    ward();
    plans();
    towns();
    sources();
    return flow_.finish(notes());
  }

 private:
  const Request& r_;
  const model::Dataset& data_;
  model::Wording w_;
  const AreaProfile& p_;
  Budget budget_;
  Flow flow_;

  static Style tight(const Paper& paper) {
    Style style = style_for(paper);
    style.body.size = style.small.size;
    style.strong.size = style.small.size;
    style.cell_gap = 1.2;
    style.section = 8;
    style.gap = 4;
    style.heading.size = 13.5;
    style.subheading.size = 12.5;
    return style;
  }
  [[nodiscard]] std::string in(const Text& text) const { return text.in(w_); }
  [[nodiscard]] const Style& style() const { return flow_.style(); }

  /// Name and facts, the locator map at their right.
  void head() {
    const double map_width = std::min(220.0, flow_.width() * 0.34);
    const double gap = 20;
    const double room = flow_.width() - map_width - gap;
    Drawing words;
    map::Ink ink(&words.items);
    const auto& s = style();
    ink.words(in({"区域の概要", "Profile of an area"}), s.small, 0, 0, s.quiet);
    double y = map::line_height(s.small) + 2;
    const map::Font title{22, true};
    for (const auto& line : map::wrap_phrases(in(p_.name), title, room)) {
      ink.words(line, title, 0, y, s.text);
      y += map::line_height(title);
    }
    const std::string reading = in_other_words();
    if (!reading.empty()) y += ink.paragraph(reading, s.small, 0, y, room, s.quiet);
    y += 6;
    double label_width = 0;
    for (const auto& [label, fact] : p_.facts) label_width = std::max(label_width, map::measure(in(label), s.small).width);
    for (const auto& [label, fact] : p_.facts) {
      ink.words(in(label), s.small, 0, y, s.quiet);
      const double left = label_width + 12;
      y += ink.paragraph(in(fact), s.small, left, y, room - left, s.text) + 2;
    }
    words.height = y;
    const double high = std::clamp(y, 140.0, 180.0);
    put_beside(flow_, std::move(words), locator_map(data_, p_.area, p_.around, w_, map_width, high), room + gap);
  }

  /// Kana and the name in the other language.
  [[nodiscard]] std::string in_other_words() const {
    const auto& areas = data_.areas;
    const auto& english = areas.name_en[p_.area];
    if (w_.lang == Lang::en) return areas.name[p_.area] == english ? std::string{} : areas.name[p_.area];
    std::string words = areas.name_kana[p_.area];
    if (english != areas.name[p_.area]) add_part(words, "　", english);
    return words;
  }

  // Key figures.

  [[nodiscard]] std::string number(double value, const KeyFigure& figure) const {
    return std::isfinite(value) ? format_number(value, figure.decimals) : missing;
  }
  [[nodiscard]] std::string own_words(const KeyFigure& figure) const {
    std::string words = number(figure.value, figure);
    if (words == missing) return words;
    const auto& indicator = data_.indicators[figure.indicator];
    const auto unit = words_in(w_, indicator.unit, indicator.unit_en);
    if (!unit.empty()) words += (w_.lang == Lang::ja && unit != "km²" ? "" : " ") + unit;
    if (figure.qualifier == model::Qualifier::at_least) words = in(say("{}以上", "{} or more", words));
    if (figure.qualifier == model::Qualifier::at_most) words = in(say("{}以下", "{} or less", words));
    if (figure.estimated) words = in({"推計 ", "est. "}) + words;
    return words;
  }

  [[nodiscard]] std::string when_words(const KeyFigure& figure) const {
    if (!figure.projected) return w_(figure.period);
    const model::Period year{model::Period::Kind::calendar_year, model::year_of(figure.period), 0, 0, 0};
    return in(say("{}（推計）", "{} (proj.)", w_(year)));
  }
  [[nodiscard]] std::span<const KeyFigure> shown_figures() const {
    return std::span(p_.figures).first(std::min(p_.figures.size(), budget_.figures));
  }
  /// Of too many the earliest counts go first, then the sum of the others.
  [[nodiscard]] std::vector<AgeShares> shown_ages() const {
    auto ages = p_.ages;
    const auto is_early = [&] { return ages.size() > 1 && !ages[0].projected && !ages[1].projected; };
    while (ages.size() > budget_.ages) ages.erase(is_early() ? ages.begin() : ages.end() - 1);
    return ages;
  }

  void key_figures() {
    flow_.heading(in({"主な数値", "Key figures"}));
    const std::vector<Column> columns{{in({"項目", "Figure"}), 3.4},
                                      {in({"値", "Value"}), 1.3, Column::Align::right},
                                      {in({"時点", "When"}), 1.5, Column::Align::right},
                                      {in({"順位／区域数", "Rank / of"}), 1.1, Column::Align::right},
                                      {in({"中央値", "Median"}), 1.0, Column::Align::right}};
    std::vector<std::vector<Cell>> rows;
    for (const auto& figure : shown_figures()) {
      const auto& indicator = data_.indicators[figure.indicator];
      const bool dated = figure.known > 0 || std::isfinite(figure.value);
      const std::string when = dated ? when_words(figure) : missing;
      const std::string rank =
          figure.rank > 0 && figure.known > 1 ? in(say("{}位／{}", "{} / {}", figure.rank, figure.known)) : missing;
      rows.push_back({{.words = words_in(w_, indicator.name, indicator.name_en)},
                      {.words = own_words(figure), .strong = true},
                      {.words = when},
                      {.words = rank},
                      {.words = number(figure.median, figure)}});
    }
    flow_.table(columns, rows);
    if (p_.peers.empty()) return;
    flow_.gap(2);
    flow_.small(in(say("順位は大きい順。順位と中央値は{}（{}）のうち、その時点の値があるものによる。{} は値なし。",
                       "Rank from the greatest, and median, among {} ({}) that have a figure of that time. {}: no figure.",
                       p_.peers, p_.peer_count, missing)));
  }

  // Charts.

  [[nodiscard]] Drawing titled(const Text& title, Drawing drawing, const Text& note = {}) const {
    Drawing all;
    map::Ink ink(&all.items);
    ink.words(in(title), style().subheading, 0, 0, style().text);
    if (!note.empty())
      ink.words(in(note), style().small, map::measure(in(title), style().subheading).width + 10, 0.5, style().quiet);
    double y = map::line_height(style().subheading) + 4;
    if (drawing.empty()) {
      ink.words(in({"2時点以上の値がありません", "No figures of two times"}), style().small, 0, y, style().quiet);
      y += map::line_height(style().small);
    }
    for (auto& item : drawing.items) all.items.push_back(moved(std::move(item), 0, y));
    all.height = y + drawing.height;
    return all;
  }

  /// Points of a single year are no series: they stand among the key figures.
  [[nodiscard]] bool has_series() const {
    return std::ranges::any_of(p_.population, [](const ProfileSeries& one) { return one.values.size() > 1; });
  }

  void charts() {
    if (!has_series() && p_.ages.empty()) return;
    flow_.gap(style().section);
    const auto half = halves(flow_);
    Drawing series;
    if (has_series()) series = line_chart(p_.population, "人", "persons", w_, half.width, budget_.chart);
    auto left = titled({"人口の推移と将来推計", "Residents, counted and projected"}, std::move(series));
    auto right = titled({"年齢別の割合（%）", "Residents by age (%)"}, age_bars(shown_ages(), w_, half.width));
    put_beside(flow_, std::move(left), std::move(right), half.second);
  }

  [[nodiscard]] Drawing facility_list(double width) const {
    Drawing list;
    map::Ink ink(&list.items);
    const auto& s = style();
    const double line = map::line_height(s.small);
    // The hazards that the sites are for go into one line.
    std::string hazards;
    for (const auto& facility : p_.facilities)
      if (facility.part) add_part(hazards, in({"、", ", "}), in(facility.name) + " " + count_words(facility));
    double y = 0;
    for (const auto& facility : p_.facilities) {
      if (facility.part) continue;
      ink.words(in(facility.name), s.small, 0, y, s.text);
      ink.words(count_words(facility), s.small, width, y, s.text, map::Ink::Align::right);
      y += line + 1;
      if (&facility == &p_.facilities.front() && !hazards.empty())
        y += ink.paragraph(in(say("うち {}", "for {}", hazards)), s.small, 12, y, width - 12, s.quiet) + 1;
    }
    if (!p_.places.empty() && budget_.places > 0) {
      std::string names;
      const auto shown = std::min(p_.places.size(), budget_.places);
      for (std::size_t i = 0; i < shown; ++i) add_part(names, in({"、", ", "}), p_.places[i]);
      if (shown < p_.places.size()) names += in(say("　ほか{}", " and {} more", p_.places.size() - shown));
      y += ink.paragraph(names, s.small, 0, y + 3, width, s.quiet) + 3;
    }
    list.height = y;
    return list;
  }
  [[nodiscard]] static std::string count_words(const FacilityCount& facility) {
    return facility.count ? format_number(*facility.count, 0) : missing;
  }

  void changes_and_facilities() {
    flow_.gap(style().section);
    const auto half = halves(flow_);
    const bool changes = !p_.changes.empty();
    auto facilities = titled({"避難場所・施設（か所）", "Evacuation sites and facilities"},
                             facility_list(changes ? half.width : flow_.width()));
    if (!changes) {
      flow_.draw(facilities.height, std::move(facilities.items));
      return;
    }
    auto left = titled({"人口の動き", "Natural and social change"},
                       change_columns(p_.changes, w_, half.width, budget_.chart), p_.change_note);
    put_beside(flow_, std::move(left), std::move(facilities), half.second);
  }

  // Plans.

  /// What a plan says of the ward: its own words, its goals and their projects.
  void ward() {
    if (p_.ward == model::none) {
      if (data_.areas.kind[p_.area] != model::AreaKind::ward) return;
      flow_.heading(in({"区の概況と事業", "The ward and its projects"}));
      flow_.small(in(say("{} 本システムが持つ計画の資料に、この区の記載はありません。",
                         "{} The plans that this program has say nothing of this ward.", missing)));
      return;
    }
    const auto& node = data_.plan_nodes[p_.ward];
    const model::PlanTree tree(data_, node.plan);
    flow_.heading(in({"区の概況と事業", "The ward and its projects"}));
    if (!node.text.empty()) flow_.body(node.text);
    flow_.gap(3);
    std::vector<std::vector<Cell>> rows;
    std::size_t left = budget_.projects;
    for (const auto goal : tree.children(p_.ward)) {
      const auto& projects = tree.children(goal);
      std::string names;
      for (std::size_t i = 0; i < std::min(projects.size(), left); ++i)
        add_part(names, in({"、", ", "}), data_.plan_nodes[projects[i]].title);
      const std::size_t hidden = projects.size() - std::min(projects.size(), left);
      left -= projects.size() - hidden;
      if (hidden > 0)
        names +=
            in(names.empty() ? say("{}事業", "{}", counted(hidden, "project")) : say("、ほか{}事業", ", {} more", hidden));
      rows.push_back({{.words = data_.plan_nodes[goal].title, .target = data_.plan_nodes[goal].id},
                      {.words = names.empty() ? missing : names}});
    }
    if (!rows.empty()) flow_.table({{in({"目標", "Goal"}), 1.8}, {in({"事業", "Projects"}), 2.4}}, rows);
    const auto& plan = data_.plans[tree.plan()];
    flow_.small(in(say("{}（{}）", "{} ({})", plan_title(plan, w_), plan_period(plan, w_))));
  }

  void plans() {
    if (p_.plans.empty() && p_.indicators.empty()) return;
    if (!p_.plans.empty()) tallies();
    if (!p_.indicators.empty() && budget_.indicators > 0) plan_figures();
  }

  /// How many indicators of each of the city's plans go how.
  void tallies() {
    flow_.heading(in({"計画の指標の進捗", "Progress of the city's plans"}));
    std::vector<model::Overview> views;
    for (const auto& id : p_.plans) views.push_back(model::overview_of(data_, id, r_.progress));
    std::vector<Column> columns{{in({"計画", "Plan"}), 3.2}};
    std::vector<model::Verdict> shown;
    for (const auto verdict : model::all_verdicts)
      if (std::ranges::any_of(views, [&](const model::Overview& view) { return view.total[verdict] > 0; }))
        shown.push_back(verdict);
    columns.push_back({in({"指標", "All"}), 0.6, Column::Align::right});
    for (const auto verdict : shown) columns.push_back({in(model::verdict_name(verdict)), 0.9, Column::Align::right});
    std::vector<std::vector<Cell>> rows;
    for (const auto& view : views) {
      const auto* plan = data_.find_plan(view.plan);
      const std::string period = plan_period(*plan, w_);
      std::string name = plan_title(*plan, w_);
      if (!period.empty()) name += in(say("（{}）", " ({})", period));
      std::vector<Cell> row{{.words = name, .target = view.plan}, {.words = std::to_string(view.total.total())}};
      for (const auto verdict : shown) row.push_back({.words = std::to_string(view.total[verdict])});
      rows.push_back(std::move(row));
    }
    flow_.table(columns, rows);
  }

  void plan_figures() {
    flow_.gap(4);
    const std::vector<Column> columns{{in({"主な指標", "Main indicators"}), 3.0},
                                      {in({"基準値", "Baseline"}), 1.2, Column::Align::right},
                                      {in({"目標値", "Target"}), 1.2, Column::Align::right},
                                      {in({"最新値", "Latest"}), 1.2, Column::Align::right},
                                      {in({"判定", "Verdict"}), 0.9, Column::Align::centre}};
    std::vector<std::vector<Cell>> rows;
    const auto count = std::min(p_.indicators.size(), budget_.indicators);
    for (std::size_t i = 0; i < count; ++i) {
      const auto& indicator = data_.indicators[p_.indicators[i]];
      const model::DistinctNames names(data_, model::PlanTree(data_, indicator.plan));
      const auto judged = judged_for(r_, p_.indicators[i]);
      const auto figures = latest_figures(judged, w_);
      rows.push_back({linked(names.name(indicator, w_), indicator.id),
                      {.words = figures.baseline},
                      {.words = figures.target},
                      {.words = figures.actual},
                      verdict_cell(judged.verdict, w_)});
    }
    flow_.table(columns, rows);
    if (count < p_.indicators.size())
      flow_.small(in(say("計画の指標は全部で{}。上位の{}を示す。", "{} of plans in all; the first {} are shown.",
                         counted(p_.indicators.size(), "indicator"), count)));
  }

  void towns() {
    if (p_.towns.empty()) return;
    flow_.heading(in(say("町丁・字（{}）{}", "Towns ({}){}", p_.towns.size(), p_.towns_note)));
    flow_.body(listed(p_.towns, w_));
  }

  /// More than the foot of a page has room for.
  void sources() {
    auto plans = p_.plans;
    if (p_.ward != model::none) plans.push_back(data_.plan_nodes[p_.ward].plan);
    flow_.gap(style().section);
    flow_.small(cited(data_, p_.sources, plans, w_));
  }
  [[nodiscard]] std::string notes() const {
    std::string words;
    for (const auto& note : p_.notes) add_part(words, w_.lang == Lang::ja ? "" : " ", in(note));
    return words;
  }
};

}  // namespace

std::vector<Page> area_sheet(const Request& request, const AreaProfile& profile, const Paper& paper) {
  constexpr double full_margin = 42;  // of a page that is full
  const auto on = [&](Paper any, const Budget& budget) {
    any.margin = std::min(any.margin, full_margin);
    return fitted(any, [&](const Paper& each) { return AreaSheet(request, profile, each, budget).pages(); });
  };
  // A picture of the paper's width is the page itself.
  const bool picture = paper.endless && paper.width == Paper::a4().width;
  for (const auto& budget : budgets) {
    auto pages = on(paper.endless ? Paper::a4() : paper, budget);
    if (pages.size() > 1 && &budget != &budgets.back()) continue;
    if (paper.endless && (!picture || pages.size() > 1)) return on(paper, budget);
    return pages;
  }
  return {};
}

}  // namespace kuiki::report
