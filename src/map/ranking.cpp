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

std::optional<Ranking> ranking_of(const model::Dataset& data, const MapDocument& document, const Thematic& theme,
                                  Lang lang) {
  if (theme.indicator == model::none || theme.values.size() != theme.areas.size()) return {};
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < theme.values.size(); ++i)
    if (std::isfinite(theme.values[i])) order.push_back(i);
  if (order.size() < 2) return {};
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return theme.values[a] > theme.values[b]; });
  if (theme.values[order.front()] == theme.values[order.back()]) return {};  // nobody is first; the legend says so
  const NumberStyle style = theme_style(data, theme, lang);

  const auto& areas = data.areas;
  const auto name_of = [&](model::AreaRow a) {
    const auto i = a.index();
    return lang == Lang::en && !areas.name_en[i].empty() ? areas.name_en[i] : areas.name[i];
  };
  // Over all Japan a name alone may be one of several (府中市), so its prefecture stands with it.
  const bool across = (theme.subject.everywhere() || theme.subject.among == Among::alike) &&
                      theme.subject.set != model::AreaSet::prefectures;
  Ranking ranking;
  const Text noun = noun_of(data, theme.areas);
  ranking.title = lang == Lang::ja                         ? noun.ja + "の順位"
                  : noun.en.find(' ') == std::string::npos ? "Ranking of " + noun.en
                                                           : "Ranking";
  for (const std::size_t i : order) {
    Ranking::Bar bar;
    bar.name = name_of(theme.areas[i]);
    const model::AreaRow prefecture = areas.prefecture[theme.areas[i]];
    if (across && prefecture != model::none)
      bar.name += lang == Lang::ja ? "（" + name_of(prefecture) + "）" : ", " + name_of(prefecture);
    bar.value = theme.values[i];
    bar.value_text = write_number(bar.value, style, lang);
    const auto of = i < theme.classes.class_of.size() ? theme.classes.class_of[i] : std::int8_t{-1};
    bar.color = of >= 0 && static_cast<std::size_t>(of) < theme.colors.size() ? theme.colors[static_cast<std::size_t>(of)]
                                                                              : paper::land;
    ranking.bars.push_back(std::move(bar));
  }
  if (!document.furniture.reference.empty())
    if (const auto row = data.find_area(document.furniture.reference)) {
      const double value = data.value(theme.indicator, theme.period, *row);
      if (std::isfinite(value)) {
        const std::string& name = areas.name[*row];
        const bool holds_all = std::all_of(theme.areas.begin(), theme.areas.end(),
                                           [&](model::AreaRow a) { return a != *row && model::is_within(areas, a, *row); });
        Text who = plain(name_of(*row));
        if (holds_all && name.size() >= 3) who.ja = name.substr(name.size() - 3) + "全体";  // 市全体, 町全体, 県全体
        ranking.reference = {value, say("{} {}", "{} {}", who, write_number(value, style, lang)).in(lang)};
      }
    }
  return ranking;
}

std::optional<Members> members_of(const model::Dataset& data, const MapDocument& document, model::Wording wording) {
  const Lang lang = wording;
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
    of.reserve(members.size());
    for (const auto& member : members) of.push_back(data.value(*population, *period, member.area));
    const auto count =
        static_cast<std::size_t>(std::count_if(of.begin(), of.end(), [](double v) { return std::isfinite(v); }));
    if (count > known) {
      known = count;
      values = std::move(of);
      found.period = *period;
    }
  }
  if (known == 0) return {};

  std::vector<std::size_t> order(members.size());
  std::iota(order.begin(), order.end(), 0);
  const auto rank = [&](std::size_t i) { return std::isfinite(values[i]) ? values[i] : -1; };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank(a) > rank(b); });
  double total = 0;
  std::vector<model::AreaRow> rows;
  for (const std::size_t i : order) {
    const auto a = members[i].area.index();
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
  const Text census = model::period_label(found.period, wording.years);
  found.ranking.detail = say("{}の国勢調査\n合計 {}人", "Census of {}\n{} in all", census, format_number(total, 0)).in(lang);
  if (known < members.size())
    found.ranking.detail += say("（不明 {} を除く）", " ({} unknown)", members.size() - known).in(lang);
  return found;
}

}  // namespace kuiki::map
