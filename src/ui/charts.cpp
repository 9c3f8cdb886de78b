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

/// A small chart of one indicator's figures in one area.
class SmallSeries {
 public:
  SmallSeries(const Ui& ui, const model::Dataset& data, model::IndicatorRow row, const app::AreaFacts::Statistic& statistic);
  /// Fewer than two figures make no line.
  [[nodiscard]] bool enough() const { return points_.size() >= 2; }
  void draw(float height);

 private:
  struct Point {
    float year;
    model::Period period;
    double value;
    bool expected, shown;
  };
  void lay_out(float height);
  [[nodiscard]] ImVec2 place(const Point& p) const;
  [[nodiscard]] std::string number(double value) const;
  void draw_line() const;
  void draw_points() const;
  void text(ImVec2 middle, const std::string& words, Rgba color) const;
  void tell() const;

  const Ui& ui_;
  const model::Indicator& indicator_;
  std::vector<Point> points_;
  double low_ = INFINITY, high_ = -INFINITY;
  float font_;
  ImVec2 at_;                                          ///< of the whole chart
  float width_ = 0;                                    ///< of the whole chart
  float left_ = 0, right_ = 0, top_ = 0, bottom_ = 0;  ///< of the plot
  float first_ = 0, last_ = 0;                         ///< years
};

SmallSeries::SmallSeries(const Ui& ui, const model::Dataset& data, model::IndicatorRow row,
                         const app::AreaFacts::Statistic& statistic)
    : ui_(ui), indicator_(data.indicators[row]), font_(ui.fonts.small->FontSize) {
  const auto& theme = ui.workspace.theme();
  for (const auto& [period, value] : statistic.values) {
    if (std::isnan(value)) continue;
    points_.push_back({static_cast<float>(model::year_of(period)), period, value, app::is_projection(data, row, period),
                       theme.indicator == row && theme.period == period});
    low_ = std::min(low_, value);
    high_ = std::max(high_, value);
  }
}

void SmallSeries::lay_out(float height) {
  const double pad = high_ > low_ ? (high_ - low_) * 0.12 : std::max(1.0, std::abs(high_) * 0.1);
  low_ -= pad;
  high_ += pad;
  width_ = ImGui::GetContentRegionAvail().x;
  const float full = ui_.px(height), inset = ui_.px(22);
  at_ = ImGui::GetCursorScreenPos();
  ImGui::Dummy({width_, full});
  mark(ui_, "series");
  left_ = at_.x + inset;
  right_ = at_.x + width_ - inset;
  top_ = at_.y + font_ + ui_.px(4);
  bottom_ = at_.y + full - font_ - ui_.px(6);
  first_ = points_.front().year;
  last_ = std::max(points_.back().year, first_ + 1);
}

ImVec2 SmallSeries::place(const Point& p) const {
  return {left_ + (right_ - left_) * (p.year - first_) / (last_ - first_),
          bottom_ - (bottom_ - top_) * static_cast<float>((p.value - low_) / (high_ - low_))};
}

std::string SmallSeries::number(double value) const { return format_number(value, std::max(0, indicator_.decimals)); }

/// What is only expected is joined with dashes.
void SmallSeries::draw_line() const {
  auto* list = ImGui::GetWindowDrawList();
  const float line = std::max(1.5f, 2 * ui_.scale);
  for (std::size_t i = 1; i < points_.size(); ++i) {
    const ImVec2 a = place(points_[i - 1]), b = place(points_[i]);
    if (!points_[i].expected) {
      list->AddLine(a, b, im(tone::link), line);
      continue;
    }
    const float length = std::hypot(b.x - a.x, b.y - a.y), on = ui_.px(5), step = ui_.px(9);
    for (float t = 0; t < length; t += step) {
      const float u = t / length, v = std::min(1.0f, (t + on) / length);
      list->AddLine({a.x + (b.x - a.x) * u, a.y + (b.y - a.y) * u}, {a.x + (b.x - a.x) * v, a.y + (b.y - a.y) * v},
                    im(tone::link), line);
    }
  }
}

void SmallSeries::text(ImVec2 middle, const std::string& words, Rgba color) const {
  auto* small = ui_.fonts.small;
  const float w = small->CalcTextSizeA(font_, FLT_MAX, 0, words.c_str()).x;
  ImGui::GetWindowDrawList()->AddText(small, font_, {std::clamp(middle.x - w / 2, at_.x, at_.x + width_ - w), middle.y},
                                      im(color), words.c_str());
}

void SmallSeries::draw_points() const {
  auto* list = ImGui::GetWindowDrawList();
  for (std::size_t i = 0; i < points_.size(); ++i) {
    const ImVec2 p = place(points_[i]);
    const bool shown = points_[i].shown;
    list->AddCircleFilled(p, ui_.px(shown ? 5 : 3.5f), im(shown ? tone::accent : tone::link), 20);
    list->AddCircle(p, ui_.px(shown ? 5 : 3.5f), im(map::paper::white), 20, std::max(1.0f, ui_.scale));
    const bool edge = i == 0 || i + 1 == points_.size();
    if (edge || shown) {
      text({p.x, p.y - font_ - ui_.px(6)}, number(points_[i].value), shown ? tone::accent : tone::text);
      text({p.x, bottom_ + ui_.px(3)}, year_of_axis(points_[i].period, ui_.workspace.settings.years), tone::quiet);
    }
  }
}

/// The figure that is nearest to the mouse.
void SmallSeries::tell() const {
  if (!ImGui::IsItemHovered()) return;
  const float x = ImGui::GetIO().MousePos.x;
  const auto& near = *std::ranges::min_element(points_, {}, [&](const Point& p) { return std::abs(place(p).x - x); });
  tooltip(ui_, say("{}：{} {}{}", "{}: {} {}{}", ui_.workspace.wording()(near.period), number(near.value),
                   app::indicator_unit(indicator_), near.expected ? Text{"（推計）", " (projected)"} : Text{}));
}

void SmallSeries::draw(float height) {
  lay_out(height);
  ImGui::GetWindowDrawList()->AddLine({at_.x, bottom_}, {at_.x + width_, bottom_}, im(tone::line),
                                      std::max(1.0f, ui_.scale));
  draw_line();
  draw_points();
  tell();
}

/// The areas' figures by how many there are of each size, in the colours of their classes.
class HistogramView {
 public:
  HistogramView(const Ui& ui, const map::Thematic& theme, const app::Histogram& histogram)
      : ui_(ui), theme_(theme), h_(histogram), font_(ui.fonts.small->FontSize) {}
  void draw();

 private:
  [[nodiscard]] float x_of(double v) const {
    const double range = h_.high - h_.low;
    return at_.x + (range > 0 ? static_cast<float>((v - h_.low) / range) : 0.5f) * width_;
  }
  void draw_bars() const;
  void draw_classes() const;
  void draw_ends() const;
  void draw_selected() const;
  void draw_picked() const;
  void pick() const;

  const Ui& ui_;
  const map::Thematic& theme_;
  const app::Histogram& h_;
  float font_, width_ = 0, height_ = 0, strip_ = 0, bottom_ = 0;
  ImVec2 at_;
};

void HistogramView::draw() {
  width_ = ImGui::GetContentRegionAvail().x;
  height_ = ui_.px(150);
  strip_ = ui_.px(10);
  at_ = ImGui::GetCursorScreenPos();
  bottom_ = at_.y + height_;
  const bool clicked = ImGui::InvisibleButton("##histogram", {width_, height_ + strip_ + font_ + ui_.px(12)});
  mark(ui_, "histogram");
  tooltip(ui_, {"棒をクリックすると、その幅に入る区域を選びます（Ctrl で加える）",
                "Click a bar to select its areas (with Ctrl beside the others)"});
  if (clicked) pick();
  draw_bars();
  draw_picked();
  ImGui::GetWindowDrawList()->AddLine({at_.x, bottom_}, {at_.x + width_, bottom_}, im(tone::quiet));
  draw_classes();
  draw_ends();
  draw_selected();
}

void HistogramView::draw_bars() const {
  auto* list = ImGui::GetWindowDrawList();
  const float step = width_ / static_cast<float>(h_.counts.size());
  for (std::size_t i = 0; i < h_.counts.size(); ++i) {
    const float x = at_.x + step * static_cast<float>(i);
    float y = bottom_;
    for (std::size_t k = 0; k < h_.by_class[i].size(); ++k) {
      const int count = h_.by_class[i][k];
      if (count == 0) continue;
      const float tall =
          std::max(ui_.px(2), (height_ - font_ - ui_.px(6)) * static_cast<float>(count) / static_cast<float>(h_.greatest));
      list->AddRectFilled({x + 1, y - tall}, {x + step - 1, y},
                          im(k < theme_.colors.size() ? theme_.colors[k] : tone::line));
      list->AddRect({x + 1, y - tall}, {x + step - 1, y}, im(tone::faint));
      y -= tall;
    }
  }
}

/// The share of each bar that is selected.
void HistogramView::draw_picked() const {
  const auto& picked = ui_.window.picked();
  if (picked.size() < 2) return;
  const auto among = app::counts_among(theme_, h_, picked);
  auto* list = ImGui::GetWindowDrawList();
  const float step = width_ / static_cast<float>(h_.counts.size());
  for (std::size_t i = 0; i < among.size(); ++i) {
    if (among[i] == 0) continue;
    const float x = at_.x + step * static_cast<float>(i);
    const float tall =
        std::max(ui_.px(2), (height_ - font_ - ui_.px(6)) * static_cast<float>(among[i]) / static_cast<float>(h_.greatest));
    list->AddRectFilled({x + 1, bottom_ - tall}, {x + step - 1, bottom_}, im(tone::accent.with_alpha(90)));
    list->AddRect({x + 1, bottom_ - tall}, {x + step - 1, bottom_}, im(tone::accent), 0, 0, std::max(1.0f, ui_.px(2)));
  }
}

/// Selects the areas of the bar under the pointer.
void HistogramView::pick() const {
  const float step = width_ / static_cast<float>(h_.counts.size());
  const float along = (ImGui::GetIO().MousePos.x - at_.x) / step;
  const auto bin = static_cast<std::size_t>(std::clamp(along, 0.0f, static_cast<float>(h_.counts.size() - 1)));
  const auto areas = app::areas_of_bin(theme_, h_, bin);
  ui_.push([areas, beside = ImGui::GetIO().KeyCtrl](app::WindowState& window) {
    beside ? window.pick_all(areas) : window.pick_only(areas);
  });
}

/// The classes under the axis: where each begins and ends, in its colour.
void HistogramView::draw_classes() const {
  auto* list = ImGui::GetWindowDrawList();
  const auto& classes = theme_.classes.classes;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const float a = x_of(std::max(h_.low, classes[i].lower_bound));
    const float b = std::max(x_of(std::min(h_.high, classes[i].upper_bound)), a + ui_.px(3));
    if (a > at_.x + width_ || i >= theme_.colors.size()) continue;
    list->AddRectFilled({a, bottom_ + ui_.px(3)}, {b, bottom_ + ui_.px(3) + strip_}, im(theme_.colors[i]));
    list->AddRect({a, bottom_ + ui_.px(3)}, {b, bottom_ + ui_.px(3) + strip_}, im(tone::faint));
    if (i + 1 < classes.size())
      list->AddLine({b, at_.y}, {b, bottom_}, im(tone::text.with_alpha(70)), std::max(1.0f, ui_.scale));
  }
}

/// The least and the greatest value, below the classes.
void HistogramView::draw_ends() const {
  auto* list = ImGui::GetWindowDrawList();
  auto* small = ui_.fonts.small;
  const std::string low = format_number(h_.low, theme_.decimals), high = format_number(h_.high, theme_.decimals);
  const float below = bottom_ + strip_ + ui_.px(7);
  list->AddText(small, font_, {at_.x, below}, im(tone::quiet), low.c_str());
  const float high_width = small->CalcTextSizeA(font_, FLT_MAX, 0, high.c_str()).x;
  list->AddText(small, font_, {at_.x + width_ - high_width, below}, im(tone::quiet), high.c_str());
}

void HistogramView::draw_selected() const {
  const model::AreaRow selected = ui_.window.highlight().selected;
  const auto chosen = std::ranges::find(theme_.areas, selected);
  if (selected == model::none || chosen == theme_.areas.end()) return;
  const double value = theme_.values[static_cast<std::size_t>(chosen - theme_.areas.begin())];
  if (std::isnan(value)) return;
  auto* list = ImGui::GetWindowDrawList();
  const float x = x_of(value);
  list->AddLine({x, at_.y + font_}, {x, bottom_}, im(tone::accent), std::max(2.0f, 2 * ui_.scale));
  const std::string words =
      std::string(ui_.words(app::area_name(ui_.workspace.data(), selected))) + " " + format_number(value, theme_.decimals);
  auto* small = ui_.fonts.small;
  const float wide = small->CalcTextSizeA(font_, FLT_MAX, 0, words.c_str()).x;
  list->AddText(small, font_, {std::clamp(x - wide / 2, at_.x, at_.x + width_ - wide), at_.y - ui_.px(3)}, im(tone::accent),
                words.c_str());
}

/// There is a value at least.
void distribution_facts(const Ui& ui, const map::Thematic& theme) {
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
  const auto words = [&](double v) { return format_number(v, theme.decimals); };
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

}  // namespace

void series_chart(const Ui& ui, const model::Dataset& data, const app::AreaFacts::Statistic& statistic, float height) {
  const auto row = data.find_indicator(statistic.indicator);
  if (!row) return;
  SmallSeries chart(ui, data, *row, statistic);
  if (chart.enough()) chart.draw(height);
}

void distribution_view(const Ui& ui) {
  const auto& theme = ui.workspace.theme();
  if (theme.indicator == model::none || theme.classes.classes.empty()) {
    quiet_text(ui, ui.words({"指標を選ぶと、値の分布が出ます。", "Choose an indicator to see how its values are spread."}));
    return;
  }
  const int known = static_cast<int>(std::ranges::count_if(theme.values, [](double v) { return !std::isnan(v); }));
  const auto h = app::histogram(theme, std::clamp(static_cast<int>(2 * std::sqrt(known)), 8, 36));
  if (h.counts.empty()) {
    quiet_text(ui, ui.words({"この範囲にはデータがありません。", "There are no data here."}));
    return;
  }
  const auto& indicator = ui.workspace.data().indicators[theme.indicator];
  label(ui, say("{}（{}）", "{} ({})", app::indicator_name(indicator), app::indicator_unit(indicator)));
  gap(ui, 6);
  HistogramView(ui, theme, h).draw();
  distribution_facts(ui, theme);
}

}  // namespace kuiki::ui
