#pragma once
#include <cmath>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/progress_words.h"
#include "report/series_chart.h"
#include "report/series_marks.h"

namespace kuiki::report {

/// Draws one series_chart, from the ground up: bounds, grid, way, targets, values, words. What it draws stands in
/// series_chart.cpp (plot, axes, key), series_values.cpp (the figures) and series_sum.cpp (a running sum).
class SeriesDrawing {
 public:
  SeriesDrawing(const model::Judged& judged, const model::Wording& wording, double width, double height, ChartDetail detail);
  SeriesChart finish();

 private:
  /// One entry of the key below the plot; a note has no mark.
  struct KeyEntry {
    enum class Kind { mark, line, patch, hatch, bar, note } kind = Kind::mark;
    std::string words;
    Rgba color;
    map::Symbol symbol = map::Symbol::circle;
    MarkFill fill = MarkFill::filled;
    std::vector<double> dash;
    friend bool operator==(const KeyEntry&, const KeyEntry&) = default;
  };
  /// The total of a running sum's span at the end of each of its years: of every year before without a gap (`whole`), or at
  /// least so much.
  struct Total {
    int year;
    double value;
    bool whole;
  };
  /// The figures of one part, in the order of time, and their colours.
  struct Series {
    const model::Progress& part;
    bool split;  ///< is it one of several
    Rgba own, target_color, base_color;
    std::vector<const model::Figure*> baselines, targets, actuals;
    std::string name;  ///< before the words of a figure, where there are several parts
  };

  static constexpr map::Font small{12, false}, small_strong{12, true};

  const model::Measure& m_;
  const model::Judged& judged_;
  model::Wording w_;
  bool full_;
  double width_;
  model::Measure plain_;  ///< with the unit that values are written with
  SeriesChart chart_;
  std::vector<map::Item> marks_, words_;  ///< above everything else, in this order
  LabelPlacer* labels_ = nullptr;
  std::vector<KeyEntry> key_;
  std::vector<std::function<void()>> later_;  ///< words that are put down where room is left
  const model::Progress* running_sum_ = nullptr;
  bool any_level_ = false;     ///< is there a number on the axis
  double calendar_shift_ = 0;  ///< where all figures are of calendar years, the ticks stand at their ends

  static double time_of(const model::Figure& f) { return model::closing_time(f.period); }
  static bool has_value(const model::Figure& f) { return std::isfinite(f.value); }
  [[nodiscard]] bool is_wide() const { return width_ >= 440; }
  [[nodiscard]] std::string say_in(const Text& text) const { return text.in(w_); }
  [[nodiscard]] std::string words_of(const model::Figure& f) const { return figure_words(plain_, f).in(w_); }
  [[nodiscard]] double x(double t) const { return chart_.x_of(t); }
  [[nodiscard]] double y(double v) const { return chart_.y_of(v); }

  void lay_out(double height);
  void draw_axes();
  void key(KeyEntry entry);
  void draw_key();

  /// A target as a level of the axis: 「20分短縮」 counts from the baseline.
  [[nodiscard]] std::optional<double> level_of(const model::Figure& f, const model::Progress& part) const;
  [[nodiscard]] Rgba color_of(const model::Progress& part) const;
  [[nodiscard]] static MarkFill fill_of(const model::Figure& f);
  void mark(double t, double v, map::Symbol symbol, double size, Rgba color, MarkFill fill);
  void line(std::vector<geo::Vec2f> points, Rgba color, double width, std::vector<double> dash = {}, double cost = 6);
  void key_of_mark(const model::Figure& f, map::Symbol symbol, Rgba color);
  void draw_good_side();
  void draw_lost();
  void draw_path(const model::Progress& part, const std::vector<const model::Figure*>& targets);
  [[nodiscard]] Series series_of(const model::Progress& part) const;
  [[nodiscard]] double height_of(const model::Figure& f, const Series& s) const;
  void draw_levels(const Series& s);
  void draw_run(const Series& s);
  void draw_marks(const Series& s);
  void label_ends(const Series& s);
  void label_others(const Series& s);
  void draw_series(const model::Progress& part);
  void draw_notes();

  void find_running_sum();
  [[nodiscard]] std::vector<Total> totals() const;
  void draw_bar(const model::Figure& f, Rgba fill);
  void draw_even_way();
  void draw_years(const std::vector<const model::Figure*>& years);
  void draw_totals(const std::vector<Total>& sums);
  void label_sum(const std::vector<Total>& sums);
  void label_years(const std::vector<const model::Figure*>& years);
  void draw_sum();
};

}  // namespace kuiki::report
