#include <algorithm>
#include <cmath>

#include "map/palette.h"
#include "map/ranking.h"

namespace kuiki::map {

namespace {

constexpr std::size_t whole_list = 40;       ///< longer lists are not read through: their ends are what is asked for
constexpr std::size_t ends_rows = 16;        ///< rows of the ends: the first ten, a gap, the last five
constexpr double tight = 1.4, roomy = 1.85;  ///< row pitch in em
constexpr double wrapped_line = 1.22;        ///< pitch of the lines of a name that needs several, in em

Text shown_words(Shown shown, std::size_t bars) {
  if (shown.bottom > 0) return say("（上位{}・下位{}）", " (top {}, bottom {})", shown.top, shown.bottom);
  if (shown.top < bars) return say("（上位{}）", " (top {})", shown.top);
  return {};
}

/// Draws title and detail at the top of `room`; returns their height with the gap to the first bar.
double draw_heading(Ink& ink, const Ranking& ranking, Shown shown, const SheetStyle& style, Lang lang, const Rect& room) {
  const auto [x, top, width, height] = room;
  const std::string title = ranking.title + shown_words(shown, ranking.bars.size()).in(lang);
  double y = top + ink.paragraph(title, style.heading, x, top, width, paper::text);
  if (!ranking.detail.empty()) y += ink.paragraph(ranking.detail, style.small, x, y, width, paper::secondary);
  return y - top + style.bars.size * 0.35;
}

double foot_height(const Ranking& ranking, const SheetStyle& style) {
  return ranking.reference ? line_height(style.small) + style.bars.size * 0.3 : style.bars.size * 0.2;
}

/// One row of the drawn list; without a bar it is the gap between the first and the last.
struct Row {
  const Ranking::Bar* bar = nullptr;
  std::vector<std::string> name;
  /// What a name of several lines adds to the row, em.
  [[nodiscard]] double extra() const {
    return (static_cast<double>(std::max<std::size_t>(name.size(), 1)) - 1) * wrapped_line;
  }
};

/// Which rows, how far apart, and how wide the columns of names and values are.
struct Plan {
  Shown shown;
  std::vector<Row> rows;
  double names = 0, values = 0, pitch = 0;
};

/// The plan for a list of `shown` bars; nothing where its rows need more than `body` units of height.
std::optional<Plan> plan_rows(const Ranking& ranking, Shown shown, const SheetStyle& style, double width, double body) {
  const double em = style.bars.size;
  Plan plan{shown, {}, 0, 0, 0};
  for (std::size_t i = 0; i < shown.top; ++i) plan.rows.push_back({&ranking.bars[i], {}});
  if (shown.bottom > 0) plan.rows.push_back({});
  for (std::size_t i = ranking.bars.size() - shown.bottom; i < ranking.bars.size(); ++i)
    plan.rows.push_back({&ranking.bars[i], {}});
  for (const auto& row : plan.rows) {
    if (row.bar == nullptr) continue;
    plan.names = std::max(plan.names, measure(row.bar->name, style.bars).width);
    plan.values = std::max(plan.values, measure(row.bar->value_text, style.bars).width);
  }
  // Names may take what leaves the bars room enough to be compared.
  plan.names = std::min(plan.names + 0.01, std::max(width * 0.4, width - plan.values - em * 5.5));
  double extra = 0;
  for (auto& row : plan.rows) {
    if (row.bar == nullptr) continue;
    if (measure(row.bar->name, style.bars).width <= plan.names)
      row.name = {row.bar->name};
    else
      row.name = wrap(row.bar->name, style.bars, plan.names);
    extra += row.extra() * em;
  }
  plan.pitch = std::min((body - extra) / static_cast<double>(plan.rows.size()), em * roomy);
  if (plan.pitch < em * tight) return {};
  return plan;
}

/// The longest list that fits: all bars, else fewer and fewer; nothing where less than three of more would be left.
std::optional<Plan> plan_list(const Ranking& ranking, const SheetStyle& style, Lang lang, double width, double height) {
  const std::size_t n = ranking.bars.size();
  Ink nothing;
  for (std::size_t rows = n <= whole_list ? n : ends_rows; rows > 0; --rows) {
    const Shown shown = shown_bars(n, rows);
    if (shown.top == 0 || (shown.top < 3 && shown.top < n)) break;
    const double body =
        height - draw_heading(nothing, ranking, shown, style, lang, {0, 0, width, 0}) - foot_height(ranking, style);
    const std::size_t lines = shown.top + shown.bottom + (shown.bottom > 0 ? 1 : 0);
    if (body < style.bars.size * tight * static_cast<double>(lines)) continue;
    if (auto plan = plan_rows(ranking, shown, style, width, body)) return plan;
  }
  return {};
}

void draw_bar(Ink& ink, const Ranking::Bar& bar, double from, double to, double middle, double thick) {
  if (!std::isfinite(bar.value) || bar.value == 0) return;
  ink.add(RectItem{{std::min(from, to), middle - thick / 2, std::max(std::abs(to - from), 0.5), thick},
                   {bar.color},
                   paper::outline.with_alpha(110),
                   0.75,
                   0});
}

/// The points of a line straight down.
std::vector<geo::Vec2f> upright(double x, double top, double bottom) {
  const auto at = static_cast<float>(x);
  return {{at, static_cast<float>(top)}, {at, static_cast<float>(bottom)}};
}

}  // namespace

Shown shown_bars(std::size_t bars, std::size_t rows) {
  if (bars <= rows && bars <= whole_list) return {bars, 0};
  if (rows < 3) return {};
  if (rows < 8) return {std::min(rows, bars), 0};
  std::size_t top = rows * 2 / 3, bottom = rows - 1 - top;
  if (bars > whole_list) {
    top = std::min<std::size_t>(top, 10);
    bottom = std::min<std::size_t>(bottom, 5);
  }
  return {top, bottom};
}

double least_height(const Ranking& ranking, const SheetStyle& style, double width) {
  Ink nothing;
  const std::size_t n = ranking.bars.size();
  const auto rows = static_cast<double>(n <= 20 ? n : ends_rows);
  return draw_heading(nothing, ranking, {n, 0}, style, Lang::ja, {0, 0, width, 0}) + foot_height(ranking, style) +
         rows * style.bars.size * tight + 1;
}

double draw_ranking(Ink& ink, const Ranking& ranking, const SheetStyle& style, Lang lang, const Rect& room_given) {
  const auto [x, y, width, height] = room_given;
  const auto plan = plan_list(ranking, style, lang, width, height);
  if (!plan) return 0;
  const Font font = style.bars;
  const double em = font.size;

  // Bars start at zero, the only honest start; zero stands within when there are values on both sides of it.
  double low = 0, high = 0;
  const auto reach = [&](double value) {
    if (std::isfinite(value)) {
      low = std::min(low, value);
      high = std::max(high, value);
    }
  };
  for (const auto& bar : ranking.bars) reach(bar.value);
  if (ranking.reference) reach(ranking.reference->value);
  if (!(high > low)) high = low + 1;
  const double left = x + plan->names + em * 0.7, room = std::max(width - plan->names - plan->values - em * 1.3, em);
  const auto place = [&](double value) { return left + (value - low) / (high - low) * room; };

  const double first = y + draw_heading(ink, ranking, plan->shown, style, lang, {x, y, width, 0});
  double top = first;
  for (const auto& row : plan->rows) {
    const double extra = row.extra() * em, middle = top + (plan->pitch + extra) / 2;
    top += plan->pitch + extra;
    if (row.bar == nullptr) {
      for (int dot = 0; dot < 3; ++dot)
        ink.add(RectItem{{x + em * (0.35 + 0.45 * dot), middle - em * 0.06, em * 0.12, em * 0.12}, {paper::secondary}});
      continue;
    }
    double name_top = middle - extra / 2 - line_height(font) / 2;
    for (const auto& line : row.name) {
      ink.words(line, font, x, name_top, paper::text);
      name_top += em * wrapped_line;
    }
    draw_bar(ink, *row.bar, place(0), place(row.bar->value), middle, std::min(em, plan->pitch * 0.66));
    ink.words(row.bar->value_text, font, x + width, middle - line_height(font) / 2,
              std::isfinite(row.bar->value) ? paper::text : paper::secondary, Ink::Align::right);
  }
  if (low < 0) ink.add(LineItem{upright(place(0), first, top), paper::secondary, 0.75, {}});
  if (ranking.reference) {
    const double at = place(ranking.reference->value), label_top = top + em * 0.25;
    ink.add(LineItem{upright(at, first, label_top), paper::accent, 1.25, {4, 3}});
    const double words = measure(ranking.reference->label, style.small).width;
    ink.words(ranking.reference->label, style.small, std::clamp(at - words / 2, x, std::max(x, x + width - words)),
              label_top, paper::accent);
  }
  return top + foot_height(ranking, style) - y;
}

}  // namespace kuiki::map
