#include <algorithm>
#include <cmath>

#include "base/strings.h"
#include "map/figure_block.h"
#include "map/layer_legends.h"
#include "map/palette.h"
#include "map/subject.h"

namespace kuiki::map {

namespace {

using model::AreaKind;
using model::AreaRow;

/// The last character of a Japanese name: 市, 区, 町, 村.
std::string suffix_of(const std::string& name) { return name.size() >= 3 ? name.substr(name.size() - 3) : name; }

/// 対象外（市外） where the subject lies within one municipality or prefecture; nothing for all Japan.
Text outside_words(const model::Dataset& data, const Subject& subject) {
  if (!subject.source.empty() || subject.everywhere()) return {};
  Text words{"対象外", "Outside the subject"};
  if (!subject.codes.empty() || !subject.also.empty()) return words;
  if (const auto within = data.find_area(subject.within)) {
    const auto i = within->index();
    const std::string suffix = suffix_of(data.areas.name[i]);
    words.ja += "（" + suffix + "外）";
    const Text kind = data.areas.kind[i] == AreaKind::prefecture ? Text{"", "prefecture"}
                      : suffix == "市"                           ? Text{"", "city"}
                                                                 : Text{"", "municipality"};
    words.en = "Outside the " + kind.en;
  }
  return words;
}

/// The classes, and each kind of value that is missing or inferred with its own entry.
LegendBlock values_legend(const LegendDraft& draft, const Layer& layer, const AreaFill& fill, const Thematic& theme) {
  const model::Dataset& data = draft.data;
  const Lang lang = draft.lang;
  const View* view = draft.view;
  const auto& indicator = data.indicators[theme.indicator];
  const Counter counter = counter_of(data, theme.areas);
  const auto areas_missing = [&](FigureMark why) {
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < theme.values.size(); ++i)
      count += !std::isfinite(theme.values[i]) && reason_missing(theme, i) == why;
    return count;
  };
  Classes classes = theme.classes;
  classes.missing = areas_missing(FigureMark::none);
  LegendBlock block = class_legend(classes, theme.colors, fill.method,
                                   {theme.decimals, draft.title_of(layer, title_with_unit(indicator, lang)), counter, lang});
  if (std::string detail = draft.detail_of(layer, theme); !detail.empty()) {
    add_part(detail, "\n", block.detail);
    block.detail = std::move(detail);
  }
  for (const FigureMark why : reasons_missing(theme)) {
    if (why == FigureMark::none) continue;
    LegendEntry entry;
    entry.swatch.fill = no_data_paint(why);
    entry.label = why == FigureMark::not_set ? Text{"値の設定なし", "No value set"}.in(lang) : mark_name(why).in(lang);
    entry.count = counted(counter, areas_missing(why), lang);
    block.entries.push_back(std::move(entry));
  }
  const auto inferred = inferred_areas(theme);
  if (!inferred.empty() &&
      (view == nullptr || typical_km(data.areas, theme.areas) * 1000 / view->metres_per_unit >= inferred_from)) {
    const MarkLook look = look_of(FigureMark::inferred);
    LegendEntry entry;
    entry.swatch.fill.color = paper::white;
    entry.swatch.stroke = look.outline;
    entry.swatch.dash = look.dash;
    entry.swatch.width = 1.4;
    entry.label = Text{"推定値（資料の値から計算）", "Inferred from other figures"}.in(lang);
    entry.count = counted(counter, static_cast<std::uint32_t>(inferred.size()), lang);
    block.entries.push_back(std::move(entry));
  }
  const auto is_fill = [](const Layer& of) { return of.visible && std::holds_alternative<AreaFill>(of.options); };
  const bool only = std::ranges::count_if(draft.document.layers, is_fill) == 1;  // beside others "outside" says little
  if (const Text outside = outside_words(data, theme.subject); only && !outside.empty()) {
    LegendEntry entry;
    entry.swatch.fill.color = paper::land;
    entry.label = outside.in(lang);
    block.entries.push_back(std::move(entry));
  }
  return block;
}

}  // namespace

void add_legend(LegendDraft& draft, const Layer& layer, const AreaFill& fill) {
  const Thematic& theme = draft.figures.of(layer);
  if (theme.indicator != model::none) draft.blocks.push_back(values_legend(draft, layer, fill, theme));
  draft.approximate = draft.approximate || std::ranges::any_of(theme.areas, [&](AreaRow a) {
                        return draft.data.areas.quality[a.index()] == model::BoundaryQuality::approximate;
                      });
}

}  // namespace kuiki::map
