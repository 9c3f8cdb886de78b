#include <algorithm>
#include <cmath>

#include "app/area_facts.h"
#include "app/choices.h"
#include "app/tables.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "base/number.h"
#include "map/compose.h"
#include "model/fiscal.h"
#include "ui/charts.h"
#include "ui/right_panel.h"
#include "ui/widgets.h"

namespace kuiki::ui {
namespace {

/// A day is given by its year: 2020 or R2.
std::string year_of_axis(model::Period period, model::YearStyle style) {
  if (period.kind == model::Period::Kind::day) period = {model::Period::Kind::calendar_year, period.year, 0, 0, 0};
  return model::short_period(period, style);
}

}  // namespace

void series_chart(const Ui& ui, const model::Dataset& data, const app::AreaFacts::Statistic& statistic, float height) {
  const auto row = data.find_indicator(statistic.indicator);
  if (!row) return;
  struct Point {
    float year;
    model::Period period;
    double value;
    bool expected, shown;
  };
  std::vector<Point> points;
  double low = INFINITY, high = -INFINITY;
  const auto& theme = ui.workspace.theme();
  for (const auto& [period, value] : statistic.values) {
    if (std::isnan(value)) continue;
    points.push_back({static_cast<float>(model::year_of(period)), period, value, app::is_projection(data, *row, period),
                      theme.indicator == *row && theme.period == period});
    low = std::min(low, value);
    high = std::max(high, value);
  }
  if (points.size() < 2) return;
  const int decimals = data.indicators[*row].decimals;
  const double pad = high > low ? (high - low) * 0.12 : std::max(1.0, std::abs(high) * 0.1);
  low -= pad;
  high += pad;

  const float width = ImGui::GetContentRegionAvail().x, full = ui.px(height), font = ui.fonts.small->FontSize;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::Dummy({width, full});
  mark(ui, "series");
  const float inset = ui.px(22), left = at.x + inset, right = at.x + width - inset, top = at.y + font + ui.px(4),
              bottom = at.y + full - font - ui.px(6);
  const float first = points.front().year, last = std::max(points.back().year, first + 1);
  const auto place = [&](const Point& p) {
    return ImVec2{left + (right - left) * (p.year - first) / (last - first),
                  bottom - (bottom - top) * static_cast<float>((p.value - low) / (high - low))};
  };
  auto* list = ImGui::GetWindowDrawList();
  list->AddLine({at.x, bottom}, {at.x + width, bottom}, im(tone::line), std::max(1.0f, ui.scale));
  const float line = std::max(1.5f, 2 * ui.scale);
  for (std::size_t i = 1; i < points.size(); ++i) {
    const ImVec2 a = place(points[i - 1]), b = place(points[i]);
    if (!points[i].expected) {
      list->AddLine(a, b, im(tone::link), line);
      continue;
    }
    const float length = std::hypot(b.x - a.x, b.y - a.y), on = ui.px(5), step = ui.px(9);
    for (float t = 0; t < length; t += step) {
      const float u = t / length, v = std::min(1.0f, (t + on) / length);
      list->AddLine({a.x + (b.x - a.x) * u, a.y + (b.y - a.y) * u}, {a.x + (b.x - a.x) * v, a.y + (b.y - a.y) * v},
                    im(tone::link), line);
    }
  }
  const auto text = [&](ImVec2 middle, const std::string& words, Rgba color) {
    const float w = ui.fonts.small->CalcTextSizeA(font, FLT_MAX, 0, words.c_str()).x;
    list->AddText(ui.fonts.small, font, {std::clamp(middle.x - w / 2, at.x, at.x + width - w), middle.y}, im(color),
                  words.c_str());
  };
  for (std::size_t i = 0; i < points.size(); ++i) {
    const ImVec2 p = place(points[i]);
    const bool shown = points[i].shown;
    list->AddCircleFilled(p, ui.px(shown ? 5 : 3.5f), im(shown ? tone::accent : tone::link), 20);
    list->AddCircle(p, ui.px(shown ? 5 : 3.5f), im(map::paper::white), 20, std::max(1.0f, ui.scale));
    const bool edge = i == 0 || i + 1 == points.size();
    if (edge || shown) {
      text({p.x, p.y - font - ui.px(6)}, format_number(points[i].value, std::max(0, decimals)),
           shown ? tone::accent : tone::text);
      text({p.x, bottom + ui.px(3)}, year_of_axis(points[i].period, ui.workspace.settings.years), tone::quiet);
    }
  }
  if (ImGui::IsItemHovered()) {
    const float x = ImGui::GetIO().MousePos.x;
    const auto& near = *std::ranges::min_element(points, {}, [&](const Point& p) { return std::abs(place(p).x - x); });
    const auto& unit = data.indicators[*row];
    tooltip(ui, say("{}：{} {}{}", "{}: {} {}{}", ui.workspace.wording()(near.period),
                    format_number(near.value, std::max(0, decimals)), app::indicator_unit(unit),
                    near.expected ? Text{"（推計）", " (projected)"} : Text{}));
  }
}

void distribution_view(const Ui& ui) {
  auto& work = ui.workspace;
  auto& w = ui.window;
  const auto& theme = work.theme();
  const auto& classes = theme.classes.classes;
  if (theme.indicator == model::none || classes.empty()) {
    quiet_text(ui, ui.words({"指標を選ぶと、値の分布が出ます。", "Choose an indicator to see how its values are spread."}));
    return;
  }
  const int known = static_cast<int>(std::ranges::count_if(theme.values, [](double v) { return !std::isnan(v); }));
  const auto h = app::histogram(theme, std::clamp(static_cast<int>(2 * std::sqrt(known)), 8, 36));
  if (h.counts.empty()) {
    quiet_text(ui, ui.words({"この範囲にはデータがありません。", "There are no data here."}));
    return;
  }
  const auto& indicator = work.data().indicators[theme.indicator];
  label(ui, say("{}（{}）", "{} ({})", app::indicator_name(indicator), app::indicator_unit(indicator)));
  gap(ui, 6);
  const float width = ImGui::GetContentRegionAvail().x, height = ui.px(150), strip = ui.px(10),
              font = ui.fonts.small->FontSize;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::Dummy({width, height + strip + font + ui.px(12)});
  mark(ui, "histogram");
  auto* list = ImGui::GetWindowDrawList();
  const double range = h.high - h.low;
  const auto x_of = [&](double v) { return at.x + (range > 0 ? static_cast<float>((v - h.low) / range) : 0.5f) * width; };
  const float bottom = at.y + height, step = width / static_cast<float>(h.counts.size());
  for (std::size_t i = 0; i < h.counts.size(); ++i) {
    const float x = at.x + step * static_cast<float>(i);
    float y = bottom;
    for (std::size_t k = 0; k < h.by_class[i].size(); ++k) {
      const int count = h.by_class[i][k];
      if (count == 0) continue;
      const float tall =
          std::max(ui.px(2), (height - font - ui.px(6)) * static_cast<float>(count) / static_cast<float>(h.greatest));
      list->AddRectFilled({x + 1, y - tall}, {x + step - 1, y}, im(k < theme.colors.size() ? theme.colors[k] : tone::line));
      list->AddRect({x + 1, y - tall}, {x + step - 1, y}, im(tone::faint));
      y -= tall;
    }
  }
  list->AddLine({at.x, bottom}, {at.x + width, bottom}, im(tone::quiet));
  // The classes under the axis: where each begins and ends, in its colour.
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const float a = x_of(std::max(h.low, classes[i].lower_bound));
    const float b = std::max(x_of(std::min(h.high, classes[i].upper_bound)), a + ui.px(3));
    if (a > at.x + width || i >= theme.colors.size()) continue;
    list->AddRectFilled({a, bottom + ui.px(3)}, {b, bottom + ui.px(3) + strip}, im(theme.colors[i]));
    list->AddRect({a, bottom + ui.px(3)}, {b, bottom + ui.px(3) + strip}, im(tone::faint));
    if (i + 1 < classes.size())
      list->AddLine({b, at.y}, {b, bottom}, im(tone::text.with_alpha(70)), std::max(1.0f, ui.scale));
  }
  const std::string low = format_number(h.low, theme.decimals), high = format_number(h.high, theme.decimals);
  const float below = bottom + strip + ui.px(7);
  list->AddText(ui.fonts.small, font, {at.x, below}, im(tone::quiet), low.c_str());
  const float high_width = ui.fonts.small->CalcTextSizeA(font, FLT_MAX, 0, high.c_str()).x;
  list->AddText(ui.fonts.small, font, {at.x + width - high_width, below}, im(tone::quiet), high.c_str());
  const model::AreaRow selected = w.highlight().selected;
  const auto chosen = std::ranges::find(theme.areas, selected);
  if (selected != model::none && chosen != theme.areas.end()) {
    const double value = theme.values[static_cast<std::size_t>(chosen - theme.areas.begin())];
    if (!std::isnan(value)) {
      const float x = x_of(value);
      list->AddLine({x, at.y + font}, {x, bottom}, im(tone::accent), std::max(2.0f, 2 * ui.scale));
      const std::string words =
          std::string(ui.words(app::area_name(work.data(), selected))) + " " + format_number(value, theme.decimals);
      const float wide = ui.fonts.small->CalcTextSizeA(font, FLT_MAX, 0, words.c_str()).x;
      list->AddText(ui.fonts.small, font, {std::clamp(x - wide / 2, at.x, at.x + width - wide), at.y - ui.px(3)},
                    im(tone::accent), words.c_str());
    }
  }

  std::vector<double> sorted;
  double sum = 0;
  for (const double v : theme.values)
    if (!std::isnan(v)) {
      sorted.push_back(v);
      sum += v;
    }
  std::ranges::sort(sorted);
  const auto n = sorted.size();
  const double median = n % 2 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
  const auto words = [&](double v, int more = 0) { return format_number(v, theme.decimals + more); };
  fact(ui, ui.words({"区域の数", "Areas"}), format_number(static_cast<double>(n), 0));
  if (theme.classes.missing > 0) fact(ui, ui.words({"データなし", "No data"}), format_number(theme.classes.missing, 0));
  fact(ui, ui.words({"最小", "Least"}), words(sorted.front()));
  fact(ui, ui.words({"中央値", "Median"}), words(median));
  fact(ui, ui.words({"平均（区域の単純平均）", "Mean (of areas)"}), words(sum / static_cast<double>(n)));
  fact(ui, ui.words({"最大", "Greatest"}), words(sorted.back()));
  fact(ui, ui.words({"分類の適合度", "Goodness of fit"}), format_number(theme.classes.goodness, 2));
  tooltip(ui, {"値のばらつきのうち階級の違いで説明される割合（1 が最大）",
               "Share of the variance that the classes explain (1 at most)"});
}

}  // namespace kuiki::ui
