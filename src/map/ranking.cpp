#include "map/ranking.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/number.h"
#include "map/legend.h"
#include "map/links.h"
#include "map/palette.h"
#include "map/tones.h"

namespace kuiki::map {

namespace {

constexpr std::size_t whole_list = 40;  ///< longer lists are not read through: their ends are what is asked for
constexpr double tight = 1.4, roomy = 1.85;  ///< row pitch in em

Text shown_words(Shown shown, std::size_t bars) {
  if (shown.bottom > 0) return say("（上位{}・下位{}）", " (top {}, bottom {})", shown.top, shown.bottom);
  if (shown.top < bars) return say("（上位{}）", " (top {})", shown.top);
  return {};
}

/// Draws title and detail; returns their height with the gap to the first bar.
double heading_height(Ink& ink, const Ranking& ranking, const std::string& title, const SheetStyle& style, double x, double top, double width) {
  double y = top + ink.paragraph(title, style.heading, x, top, width, paper::text);
  if (!ranking.detail.empty()) y += ink.paragraph(ranking.detail, style.small, x, y, width, paper::secondary);
  return y - top + style.bars.size * 0.35;
}

double foot_height(const Ranking& ranking, const SheetStyle& style) {
  return ranking.reference ? line_height(style.small) + style.bars.size * 0.3 : style.bars.size * 0.2;
}

/// One row of the drawn list; bar -1 is the gap between the first and the last.
struct RowOf {
  std::ptrdiff_t bar = -1;
  std::vector<std::string> name;
};

}  // namespace

std::optional<Ranking> ranking_of(const model::Dataset& data, const MapDocument& document, const Thematic& theme, Lang lang) {
  if (theme.indicator == model::none || theme.values.size() != theme.areas.size()) return {};
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < theme.values.size(); ++i)
    if (std::isfinite(theme.values[i])) order.push_back(i);
  if (order.size() < 2) return {};
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return theme.values[a] > theme.values[b]; });

  const auto& areas = data.areas;
  const auto name_of = [&](model::Row a) {
    const auto i = static_cast<std::size_t>(a);
    return lang == Lang::en && !areas.name_en[i].empty() ? areas.name_en[i] : areas.name[i];
  };
  // Over all Japan a name alone may be one of several (府中市), so its prefecture stands with it.
  const bool across = document.subject.codes.empty() && document.subject.within.empty() && document.subject.set != model::AreaSet::prefectures;
  Ranking ranking;
  ranking.title = say("{}の順位", "Ranking of {}", noun_of(data, theme.areas)).in(lang);
  for (const std::size_t i : order) {
    Ranking::Bar bar;
    bar.name = name_of(theme.areas[i]);
    const model::Row prefecture = areas.prefecture[static_cast<std::size_t>(theme.areas[i])];
    if (across && prefecture != model::none)
      bar.name += lang == Lang::ja ? "（" + name_of(prefecture) + "）" : " (" + name_of(prefecture) + ")";
    bar.value = theme.values[i];
    bar.value_text = format_number(bar.value, theme.decimals);
    const auto of = i < theme.classes.class_of.size() ? theme.classes.class_of[i] : std::int8_t{-1};
    bar.color = of >= 0 && static_cast<std::size_t>(of) < theme.colors.size() ? theme.colors[static_cast<std::size_t>(of)] : paper::land;
    ranking.bars.push_back(std::move(bar));
  }
  if (!document.furniture.reference.empty())
    if (const auto row = data.find_area(document.furniture.reference)) {
      const double value = data.value(theme.indicator, theme.period, *row);
      if (std::isfinite(value)) {
        const std::string& name = areas.name[static_cast<std::size_t>(*row)];
        const bool holds_all = std::all_of(theme.areas.begin(), theme.areas.end(),
                                           [&](model::Row a) { return a != *row && model::is_within(areas, a, *row); });
        Text who = plain(name_of(*row));
        if (holds_all && name.size() >= 3) who.ja = name.substr(name.size() - 3) + "全体";  // 市全体, 町全体, 県全体
        ranking.reference = {value, say("{} {}", "{} {}", who, format_number(value, theme.decimals)).in(lang)};
      }
    }
  return ranking;
}

std::optional<Members> members_of(const model::Dataset& data, const MapDocument& document, Lang lang) {
  const auto* partnership = shown_partnership(data, document);
  const auto population = data.find_indicator("census-population");
  if (partnership == nullptr || !population) return {};
  const auto members = partners(data, *partnership);
  if (members.size() < 2) return {};

  Members found;
  found.indicator = *population;
  std::vector<double> values;
  std::size_t known = 0;
  const auto periods = data.periods_of(*population);
  for (auto period = periods.rbegin(); period != periods.rend(); ++period) {
    std::vector<double> of;
    for (const auto& member : members) of.push_back(data.value(*population, *period, member.area));
    const auto count = static_cast<std::size_t>(std::count_if(of.begin(), of.end(), [](double v) { return std::isfinite(v); }));
    if (count > known) known = count, values = std::move(of), found.period = *period;
  }
  if (known == 0) return {};

  std::vector<std::size_t> order(members.size());
  std::iota(order.begin(), order.end(), 0);
  const auto rank = [&](std::size_t i) { return std::isfinite(values[i]) ? values[i] : -1; };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank(a) > rank(b); });
  double total = 0;
  std::vector<model::Row> rows;
  for (const std::size_t i : order) {
    const auto a = static_cast<std::size_t>(members[i].area);
    rows.push_back(members[i].area);
    Ranking::Bar bar;
    bar.name = lang == Lang::en && !data.areas.name_en[a].empty() ? data.areas.name_en[a] : data.areas.name[a];
    bar.value = values[i];
    bar.color = members[i].lead ? tone::lead : tone::member;
    if (std::isfinite(values[i])) {
      total += values[i];
      bar.value_text = format_number(values[i], 0);
    } else {
      bar.value_text = Text{"不明", "unknown"}.in(lang);
    }
    found.ranking.bars.push_back(std::move(bar));
  }
  found.ranking.title = say("{}の人口（人）", "Population of the {}", noun_of(data, rows)).in(lang);
  const Text census = model::period_label(found.period);
  found.ranking.detail = say("{}の国勢調査\n合計 {}人", "Census of {}\n{} in all", census, format_number(total, 0)).in(lang);
  if (known < members.size())
    found.ranking.detail += say("（不明 {} を除く）", " ({} unknown)", members.size() - known).in(lang);
  return found;
}

Shown shown_bars(std::size_t bars, std::size_t rows) {
  if (bars <= rows && bars <= whole_list) return {bars, 0};
  if (rows < 3) return {};
  if (rows < 8) return {std::min(rows, bars), 0};
  std::size_t top = rows * 2 / 3, bottom = rows - 1 - top;
  if (bars > whole_list) top = std::min<std::size_t>(top, 10), bottom = std::min<std::size_t>(bottom, 5);
  return {top, bottom};
}

double least_height(const Ranking& ranking, const SheetStyle& style, double width) {
  Ink nothing;
  const auto rows = static_cast<double>(ranking.bars.size() <= 20 ? ranking.bars.size() : 16);
  return heading_height(nothing, ranking, ranking.title, style, 0, 0, width) + foot_height(ranking, style) + rows * style.bars.size * tight + 1;
}

double draw_ranking(Ink& ink, const Ranking& ranking, const SheetStyle& style, Lang lang, double x, double y, double width,
                    double height) {
  const Font font = style.bars;
  const double em = font.size, line = em * 1.22;
  const std::size_t n = ranking.bars.size();

  Ink nothing;
  const auto heading = [&](Ink& with, Shown shown, double top) {
    return heading_height(with, ranking, ranking.title + shown_words(shown, n).in(lang), style, x, top, width);
  };
  const double foot = foot_height(ranking, style);
  const auto rows_in = [&](double room) { return room > 0 ? static_cast<std::size_t>(room / (em * tight)) : 0; };
  double body = height - heading(nothing, {n, 0}, 0) - foot;
  Shown shown = shown_bars(n, rows_in(body));
  if (shown.top < n) {
    // The heading gets its suffix, which may take a line of its own.
    body = height - heading(nothing, {std::max<std::size_t>(shown.top, 3), shown.bottom}, 0) - foot;
    shown = shown_bars(n, rows_in(body));
  }
  if (shown.top < 3 && shown.top < n) return 0;

  std::vector<RowOf> rows;
  for (std::size_t i = 0; i < shown.top; ++i) rows.push_back({static_cast<std::ptrdiff_t>(i), {}});
  if (shown.bottom > 0) rows.push_back({});
  for (std::size_t i = n - shown.bottom; i < n; ++i) rows.push_back({static_cast<std::ptrdiff_t>(i), {}});

  double names = 0, values = 0;
  for (const auto& row : rows) {
    if (row.bar < 0) continue;
    const auto& bar = ranking.bars[static_cast<std::size_t>(row.bar)];
    names = std::max(names, measure(bar.name, font).width);
    values = std::max(values, measure(bar.value_text, font).width);
  }
  names = std::min(names + 0.01, width * 0.46);
  double lines = 0;
  for (auto& row : rows) {
    if (row.bar >= 0) row.name = wrap(ranking.bars[static_cast<std::size_t>(row.bar)].name, font, names);
    lines += static_cast<double>(std::max<std::size_t>(row.name.size(), 1)) - 1;
  }
  double pitch = (body - lines * line) / static_cast<double>(rows.size());
  if (pitch < em * tight && lines > 0) {
    // Long names need more room than there is: fewer rows, from the top.
    while (!rows.empty() && pitch < em * tight) {
      lines -= static_cast<double>(std::max<std::size_t>(rows.back().name.size(), 1)) - 1;
      rows.pop_back();
      pitch = rows.empty() ? 0 : (body - lines * line) / static_cast<double>(rows.size());
    }
    while (!rows.empty() && rows.back().bar < 0) rows.pop_back();
    if (rows.size() < 3) return 0;
  }
  pitch = std::min(pitch, em * roomy);
  Shown real = shown;
  if (rows.size() < shown.top + shown.bottom + (shown.bottom > 0 ? 1 : 0)) {
    real.top = std::min(shown.top, rows.size());
    real.bottom = rows.size() > shown.top + 1 ? rows.size() - shown.top - 1 : 0;
    if (real.bottom == 0) rows.resize(real.top);
    // What is left at the end is not the bottom of the list any more.
    if (real.bottom > 0 && real.bottom < shown.bottom) rows.resize(real.top), real.bottom = 0;
  }

  double top = y + heading(ink, real, y);
  // Bars start at zero, the only honest start; zero stands within when there are values on both sides of it.
  double low = 0, high = 0;
  for (const auto& bar : ranking.bars)
    if (std::isfinite(bar.value)) low = std::min(low, bar.value), high = std::max(high, bar.value);
  if (ranking.reference) low = std::min(low, ranking.reference->value), high = std::max(high, ranking.reference->value);
  if (!(high > low)) high = low + 1;
  const double left = x + names + em * 0.7, room = std::max(width - names - values - em * 1.3, em);
  const auto place = [&](double v) { return left + (v - low) / (high - low) * room; };
  const double first = top;
  for (const auto& row : rows) {
    const double extra = (static_cast<double>(std::max<std::size_t>(row.name.size(), 1)) - 1) * line, tall = pitch + extra;
    const double middle = top + tall / 2;
    if (row.bar < 0) {
      for (int dot = -1; dot <= 1; ++dot)
        ink.add(RectItem{{x + em * 0.8 + dot * em * 0.45, middle - em * 0.06, em * 0.12, em * 0.12}, {paper::secondary}});
    } else {
      const auto& bar = ranking.bars[static_cast<std::size_t>(row.bar)];
      double name_top = middle - extra / 2 - line_height(font) / 2;
      for (const auto& part : row.name) {
        ink.words(part, font, x, name_top, paper::text);
        name_top += line;
      }
      const bool known = std::isfinite(bar.value);
      if (known) {
        const double a = place(std::min(bar.value, 0.0)), b = place(std::max(bar.value, 0.0)), thick = std::min(em * 1.0, pitch * 0.66);
        ink.add(RectItem{{a, middle - thick / 2, std::max(b - a, 0.5), thick}, {bar.color}, paper::outline.with_alpha(110), 0.75, 0});
      }
      ink.words(bar.value_text, font, x + width, middle - line_height(font) / 2, known ? paper::text : paper::secondary, Ink::Align::right);
    }
    top += tall;
  }
  if (low < 0) ink.add(LineItem{{{static_cast<float>(place(0)), static_cast<float>(first)}, {static_cast<float>(place(0)), static_cast<float>(top)}}, paper::secondary, 0.75, {}});
  if (ranking.reference) {
    const auto rx = static_cast<float>(place(ranking.reference->value));
    ink.add(LineItem{{{rx, static_cast<float>(first)}, {rx, static_cast<float>(top + em * 0.25)}}, paper::accent, 1.25, {4, 3}});
    const double words = measure(ranking.reference->label, style.small).width;
    ink.words(ranking.reference->label, style.small, std::clamp(rx - words / 2, x, std::max(x, x + width - words)), top + em * 0.25, paper::accent);
  }
  return top + foot - y;
}

}  // namespace kuiki::map
