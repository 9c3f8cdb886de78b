#include "map/sheet_layout.h"

#include <algorithm>
#include <cmath>

#include "map/legend.h"
#include "map/palette.h"
#include "map/ranking.h"

namespace kuiki::map {

namespace {

enum class Plan { column, band, bare };  ///< legend to the right, below, or left out on a page too small for one

double least_side(const Rect& r) { return std::min(r.w, r.h); }

/// The title in at most two lines, smaller when it is long; what is longer still takes more lines rather than being cut.
Font title_font(const Sheet& sheet, const SheetStyle& style, double width) {
  Font font = style.title;
  const double least = std::max(style.heading.size, style.title.size * 0.6);
  while (font.size > least && wrap(sheet.title, font, width).size() > (font.size > style.title.size * 0.8 ? 1u : 2u))
    font.size *= 0.94;
  return font;
}

constexpr double tightest = 0.6;  ///< a legend's rows may close up to this share of their usual height

/// Legend blocks one under the other with a rule between.
struct Stack {
  std::vector<const LegendBlock*> blocks;
  const SheetStyle& style;
  Lang lang;

  [[nodiscard]] double rule() const { return style.gap * 0.8; }
  [[nodiscard]] double height(double width, double density) const {
    Ink nothing;
    double sum = 0;
    for (const auto* block : blocks)
      sum += (sum > 0 ? rule() : 0) + draw_legend(nothing, *block, style, lang, {0, 0, width, 1e9}, density);
    return sum;
  }
  /// As roomy as `most` allows; what does not fit at the tightest is left out, each block counting what it lacks. Returns
  /// the height used.
  double draw(Ink& ink, double x, double y, double width, double most) const {
    double density = 1;
    while (density > tightest && height(width, density) > most) density = std::max(tightest, density - 0.08);
    double at = y;
    // Where not all of them fit, the last line says how many are missing.
    const double kept = height(width, density) > most + 0.5 ? line_height(style.small) : 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const auto* block = blocks[i];
      const double end = y + most - (i + 1 < blocks.size() ? kept : 0);
      if (at > y) {
        if (at + rule() + 3 * style.heading.size > end) {
          const Text rest = say("ほか{}件の凡例は入りません", "No room for {} more legends", blocks.size() - i);
          at += ink.paragraph(rest.in(lang), style.small, x, at, width, paper::secondary);
          break;
        }
        ink.add(RectItem{{x, at + rule() / 2, width, 1}, {paper::border}});
        at += rule();
      }
      at += draw_legend(ink, *block, style, lang, {x, at, width, end - at}, density);
    }
    return at - y;
  }
};

/// Everything but the frame, by one plan. Drawing and measuring are the same code, so they cannot disagree.
class SheetLaying {
 public:
  SheetLaying(const Sheet& sheet, const PageLayout& page, const SheetStyle& style, Plan plan);
  SheetLayout lay();

 private:
  [[nodiscard]] bool sided() const { return !stack_.blocks.empty() || ranked_; }
  void draw_titles();
  void draw_sources();
  double draw_remarks(Ink& with, double x, double y, double w) const;
  void remarks_at_foot();
  [[nodiscard]] double column_width() const;
  void lay_column();
  void lay_band();
  /// What is shared out between two columns of a band that has no ranking; the rest stays in the first one.
  Stack take_second_half();
  /// Height used, 0 where not even a few rows have room.
  double ranking(Ink& with, double x, double y, double width, double most) const {
    return draw_ranking(with, *sheet_.ranking, style_, sheet_.lang, {x, y, width, most});
  }

  const Sheet& sheet_;
  const PageLayout& page_;
  const SheetStyle& style_;
  Plan plan_;
  SheetLayout laid_;
  Ink ink_{&laid_.items};
  Stack stack_;
  bool ranked_;
  double natural_ = 0;  ///< width of the legend
  double left_, width_;
  double top_, bottom_;  ///< of what is still free
  double remark_gap_;
};

SheetLaying::SheetLaying(const Sheet& sheet, const PageLayout& page, const SheetStyle& style, Plan plan)
    : sheet_(sheet),
      page_(page),
      style_(style),
      plan_(plan),
      stack_{{}, style, sheet.lang},
      ranked_(plan != Plan::bare && sheet.ranking && !sheet.ranking->bars.empty()),
      left_(style.margin),
      width_(page.width - 2 * style.margin),
      top_(style.margin * 0.8),
      bottom_(page.height - style.margin * 0.7),
      remark_gap_(style.small.size * 0.15) {
  if (plan != Plan::bare)
    for (const auto& block : sheet.legend) stack_.blocks.push_back(&block);
  for (const auto* block : stack_.blocks) natural_ = std::max(natural_, natural_width(*block, style));
}

void SheetLaying::draw_titles() {
  if (!sheet_.title.empty())
    top_ += ink_.paragraph(sheet_.title, title_font(sheet_, style_, width_), left_, top_, width_, paper::text);
  if (!sheet_.subtitle.empty()) {
    top_ += style_.subtitle.size * 0.15;
    top_ += ink_.paragraph(sheet_.subtitle, style_.subtitle, left_, top_, width_, paper::secondary);
  }
  top_ += style_.margin * 0.5;
}

/// The foot: sources always over the whole width; remarks above them unless the column has room for them.
void SheetLaying::draw_sources() {
  Ink nothing;
  const double height = nothing.paragraph(sheet_.sources, style_.small, 0, 0, width_, paper::secondary);
  bottom_ -= height;
  ink_.paragraph(sheet_.sources, style_.small, left_, bottom_, width_, paper::secondary);
}

double SheetLaying::draw_remarks(Ink& with, double x, double y, double w) const {
  double at = y;
  for (const auto& remark : sheet_.remarks) {
    if (at > y) at += remark_gap_;
    at += with.paragraph(remark, style_.small, x, at, w, paper::secondary);
  }
  return at - y;
}

void SheetLaying::remarks_at_foot() {
  Ink nothing;
  const double h = draw_remarks(nothing, left_, 0, width_);
  if (h <= 0) return;
  bottom_ -= h + remark_gap_;
  draw_remarks(ink_, left_, bottom_, width_);
}

double SheetLaying::column_width() const {
  const double column = std::max(natural_, ranked_ ? style_.bars.size * 19 : 0);
  return std::clamp(column, page_.width * 0.16, std::max(page_.width * 0.26, std::min(page_.width * 0.36, 190.0)));
}

void SheetLaying::lay_column() {
  Ink nothing;
  const double column = column_width(), x = left_ + width_ - column, foot_gap = style_.margin * 0.4;
  const double rule = stack_.blocks.empty() || !ranked_ ? 0 : style_.gap * 0.8;
  const double wanted = ranked_ ? least_height(*sheet_.ranking, style_, column) + rule : 0;
  const double remarks = draw_remarks(nothing, x, 0, column);
  // Remarks stand under the ranking where the legend then still has fair room, else at the foot. The legend closes up for
  // the ranking's sake, but is shown whole before it.
  const bool remarks_here =
      remarks > 0 && stack_.height(column, 0.84) + wanted + remarks + style_.gap <= bottom_ - foot_gap - top_;
  if (!remarks_here) remarks_at_foot();
  const double end = bottom_ - foot_gap - (remarks_here ? remarks + style_.gap * 0.6 : 0);
  double at = top_ + stack_.draw(ink_, x, top_, column,
                                 std::min(std::max(end - top_ - wanted, stack_.height(column, tightest)), end - top_));
  if (ranked_ && ranking(nothing, x, 0, column, end - at - rule) > 0) {
    if (rule > 0) ink_.add(RectItem{{x, at + rule / 2, column, 1}, {paper::border}});
    at += rule;
    at += ranking(ink_, x, at, column, end - at);
  }
  if (remarks_here) draw_remarks(ink_, x, bottom_ - foot_gap - remarks, column);
  laid_.frame = {left_, top_, width_ - column - style_.gap, bottom_ - foot_gap - top_};
}

Stack SheetLaying::take_second_half() {
  Stack second{{}, style_, sheet_.lang};
  if (ranked_ || stack_.blocks.size() <= 1) return second;
  const auto half = static_cast<std::ptrdiff_t>((stack_.blocks.size() + 1) / 2);
  second.blocks.assign(stack_.blocks.begin() + half, stack_.blocks.end());
  stack_.blocks.resize(static_cast<std::size_t>(half));
  return second;
}

/// Under the frame: the legend as wide as it needs and the ranking beside it, or the legends shared out between two
/// columns.
void SheetLaying::lay_band() {
  const double most = (bottom_ - top_) * 0.42;
  const Stack right = take_second_half();
  const bool alone = stack_.blocks.empty();
  const double gap = style_.gap * 1.2, half_width = (width_ - gap) / 2;
  const double first = alone ? 0 : ranked_ ? std::clamp(natural_ * 1.1, width_ * 0.3, half_width) : half_width;
  const double x = alone ? left_ : left_ + first + gap, second = left_ + width_ - x;
  Ink measured;
  double high = std::max(stack_.draw(measured, 0, 0, first, most), right.draw(measured, 0, 0, second, most));
  if (ranked_) high = std::max(high, ranking(measured, 0, 0, second, most));
  const double y = bottom_ - high;
  stack_.draw(ink_, left_, y, first, high + 0.01);
  right.draw(ink_, x, y, second, high + 0.01);
  if (ranked_) ranking(ink_, x, y, second, high + 0.01);
  bottom_ = y - style_.gap * 0.7;
}

SheetLayout SheetLaying::lay() {
  draw_titles();
  draw_sources();
  if (plan_ == Plan::column && sided()) {
    lay_column();
    return std::move(laid_);
  }
  remarks_at_foot();
  bottom_ -= style_.margin * 0.4;
  if (plan_ == Plan::band && sided()) lay_band();
  laid_.frame = {left_, top_, width_, bottom_ - top_};
  return std::move(laid_);
}

}  // namespace

SheetLayout lay_out(const Sheet& sheet, const PageLayout& page) {
  const SheetStyle style(page);
  const auto lay = [&](Plan plan) { return SheetLaying(sheet, page, style, plan).lay(); };
  SheetLayout column = lay(Plan::column), band = lay(Plan::band);
  SheetLayout& larger = least_side(band.frame) > least_side(column.frame) ? band : column;
  if (least_side(larger.frame) >= 0.3 * std::min(page.width, page.height)) return std::move(larger);
  SheetLayout bare = lay(Plan::bare);
  bare.frame.w = std::max(bare.frame.w, 1.0);
  bare.frame.h = std::max(bare.frame.h, 1.0);
  return bare;
}

}  // namespace kuiki::map
