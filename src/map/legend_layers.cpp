#include <algorithm>
#include <set>
#include <utility>

#include "base/number.h"
#include "base/strings.h"
#include "map/layer_kinds.h"
#include "map/layer_legends.h"
#include "map/legend.h"
#include "map/palette.h"
#include "map/subject.h"
#include "map/tones.h"

namespace kuiki::map {

namespace {

using model::AreaKind;
using model::AreaRow;

/// The last character of a Japanese name: 市, 区, 町, 村.
std::string suffix_of(const std::string& name) { return name.size() >= 3 ? name.substr(name.size() - 3) : name; }

}  // namespace

std::string title_with_unit(const model::Indicator& indicator, Lang lang) {
  const bool en = lang == Lang::en;
  std::string title = words_in(lang, indicator.name, indicator.name_en);
  const std::string& unit = words_in(lang, indicator.unit, indicator.unit_en);
  if (unit.empty()) return title;
  for (const auto& [close, join] : {std::pair<std::string, std::string>{"）", "、"}, {")", ", "}})
    if (title.ends_with(close))
      return fmt::format("{}{}{}{}", title.substr(0, title.size() - close.size()), join, unit, close);
  return title + (en ? " (" + unit + ")" : "（" + unit + "）");
}

NumberStyle theme_style(const model::Dataset& data, const Thematic& theme, Lang lang) {
  if (theme.indicator == model::none) return {1, theme.decimals, {}, false};
  const auto title = title_with_unit(data.indicators[theme.indicator], lang);
  NumberStyle style = class_style(theme.classes, theme.decimals, title, lang);
  // Only the bounds of a legend must be told apart: names and bars would be the heavier for more places.
  if (style.unit == 1 && !style.scientific) style.decimals = theme.decimals;
  return style;
}

std::string counted(const Counter& counter, std::uint32_t count, Lang lang) {
  const std::string& pattern = count == 1 && lang == Lang::en ? counter.one.en : counter.many.in(lang);
  return pattern.empty() ? std::string{} : fmt::format(fmt::runtime(pattern), format_number(count, 0));
}

Text noun_of(const model::Dataset& data, std::span<const AreaRow> areas) {
  if (!areas.empty() && data.areas.kind[areas.front()] == AreaKind::feature) return {"区域", "areas"};
  bool ward = false, district = false, prefecture = false, municipality = false, town = false;
  std::set<std::string> suffixes;
  for (const AreaRow a : areas) {
    const auto i = a.index();
    const AreaKind kind = data.areas.kind[i];
    ward = ward || kind == AreaKind::ward;
    district = district || kind == AreaKind::district;
    town = town || kind == AreaKind::town;
    prefecture = prefecture || kind == AreaKind::prefecture;
    municipality = municipality || kind == AreaKind::municipality;
    if (kind == AreaKind::municipality || kind == AreaKind::ward) suffixes.insert(suffix_of(data.areas.name[i]));
  }
  if (town && !district && !ward && !municipality && !prefecture) return {"町丁・字", "towns"};
  if (town) return {"区域", "areas"};
  if (district && !ward && !municipality && !prefecture) return {"地区", "districts"};
  if (prefecture && !ward && !municipality && !district) return {"都道府県", "prefectures"};
  if (district || prefecture || (!ward && !municipality)) return {"区域", "areas"};
  std::string ja;
  for (const char* suffix : {"市", "区", "町", "村"})
    if (suffixes.contains(suffix)) ja += suffix;
  if (ja.empty()) ja = "市町村";
  return {ja, !municipality ? "wards" : !ward ? "municipalities" : "municipalities and wards"};
}

Counter counter_of(const model::Dataset& data, std::span<const AreaRow> areas) {
  // What the rows of a file are nobody knows.
  if (!areas.empty() && data.areas.kind[areas.front()] == AreaKind::feature) return {{"{}件", "{}"}, {"{}件", "{}"}};
  const Text noun = noun_of(data, areas);
  const std::string one = noun.en == "municipalities"             ? "municipality"
                          : noun.en == "municipalities and wards" ? "area"
                                                                  : noun.en.substr(0, noun.en.size() - 1);
  const std::string many = noun.en == "municipalities and wards" ? "areas" : noun.en;
  // 市区町村 of a mixed set are counted together, as a table of the census does.
  return {{"{}" + noun.ja, "{} " + many}, {"{}" + noun.ja, "{} " + one}};
}

std::string LegendDraft::title_of(const Layer& layer, std::string usual) const {
  const std::string& own = words_in(lang, layer.name.ja, layer.name.en);
  return own.empty() ? usual : own;
}

std::string LegendDraft::detail_of(const Layer& layer, const Thematic& theme) const {
  std::string detail;
  if (theme.indicator == model::none) return detail;
  const auto& indicator = data.indicators[theme.indicator];
  if (!layer.name.empty()) detail = title_with_unit(indicator, lang);
  const auto same = [&](const Layer& other) {
    const auto* shown = measured(other.options);
    return other.visible && shown != nullptr && shown->indicator == indicator.id;
  };
  const bool is_lead = layer.id == lead.layer;
  if (theme.period == model::Period{}) return detail;
  if (std::ranges::count_if(document.layers, same) > 1 || (!is_lead && theme.period != lead.period))
    add_part(detail, lang == Lang::ja ? "、" : ", ", wording(theme.period));
  return detail;
}

namespace {

/// The borders of districts belong to what stands above them in the legend.
void add_approximate(LegendDraft& draft) {
  LegendEntry entry;
  entry.swatch.kind = Swatch::Kind::line;
  entry.swatch.color = tone::district_border;
  entry.swatch.width = 1.2;
  entry.swatch.dash = {5, 3};
  entry.label = Text{"地区の境界（おおよそ）", "District boundary (approximate)"}.in(draft.lang);
  if (draft.blocks.empty()) draft.blocks.emplace_back().title = Text{"凡例", "Legend"}.in(draft.lang);
  draft.blocks.back().entries.push_back(std::move(entry));
}

/// As a colour is seen over land through which it lets.
void fade(LegendBlock& block, double opacity) {
  const auto faded = [&](Rgba& color) {
    if (color.a > 0) color = mix(paper::land, color, opacity);
  };
  for (auto& entry : block.entries)
    for (Rgba* color : {&entry.swatch.fill.color, &entry.swatch.fill.ground, &entry.swatch.color, &entry.swatch.stroke})
      faded(*color);
}

}  // namespace

std::vector<LegendBlock> legend_of(const model::Dataset& data, const MapDocument& document, const Thematic& theme,
                                   model::Wording wording, const View* view, ComposeCache* cache) {
  LegendDraft draft{data, document, theme, wording, wording, view, LayerThemes(data, document, theme, cache)};
  draft.approximate = std::ranges::any_of(
      theme.areas, [&](AreaRow a) { return data.areas.quality[a.index()] == model::BoundaryQuality::approximate; });
  std::vector<const Layer*> layers;
  for (const auto& layer : document.layers)
    if (layer.visible) layers.push_back(&layer);
  std::ranges::reverse(layers);
  std::ranges::stable_sort(layers, {}, [](const Layer* layer) { return kind_of(*layer).legend_place; });
  for (const Layer* layer : layers) {
    const std::size_t before = draft.blocks.size();
    kind_of(*layer).legend(draft, *layer);
    if (layer->opacity < 1)
      for (std::size_t i = before; i < draft.blocks.size(); ++i) fade(draft.blocks[i], layer->opacity);
  }
  if (draft.approximate) add_approximate(draft);
  return std::move(draft.blocks);
}

}  // namespace kuiki::map
