#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "base/number.h"
#include "base/strings.h"
#include "map/figure_block.h"
#include "map/legend.h"
#include "map/links.h"
#include "map/markers.h"
#include "map/palette.h"
#include "map/subject.h"
#include "map/tones.h"

namespace kuiki::map {

namespace {

using model::AreaKind;
using model::AreaRow;

/// The last character of a Japanese name: 市, 区, 町, 村.
std::string suffix_of(const std::string& name) { return name.size() >= 3 ? name.substr(name.size() - 3) : name; }

/// 高齢化率（%）; a name that ends in brackets takes the unit into them: 高齢化率（将来推計、%）.
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

/// 対象外（市外） where the subject lies within one municipality or prefecture; nothing for all Japan.
Text outside_words(const model::Dataset& data, const MapDocument& document) {
  if (document.subject.codes.empty() && document.subject.within.empty()) return {};
  Text words{"対象外", "Outside the subject"};
  if (!document.subject.codes.empty()) return words;
  if (const auto within = data.find_area(document.subject.within)) {
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

/// The municipality an area is or lies in; none for what is larger.
AreaRow municipality_of(const model::Areas& areas, AreaRow area) {
  while (area != model::none && areas.kind[area] != AreaKind::municipality) area = areas.parent[area];
  return area;
}

/// Where the subject's municipalities are none or few of those that there are sites of, that is said: no symbol on the map
/// must not be read as no site. Empty where there are sites of all of them.
Text sites_missing(const model::Dataset& data, std::span<const AreaRow> areas) {
  std::set<AreaRow> known;
  for (const AreaRow municipality : data.facilities.municipality) known.insert(municipality);
  std::set<AreaRow> wanted;
  for (const AreaRow area : areas)
    if (const AreaRow municipality = municipality_of(data.areas, area); municipality != model::none)
      wanted.insert(municipality);
  if (wanted.empty()) return {};
  const auto with = std::ranges::count_if(wanted, [&](AreaRow row) { return known.contains(row); });
  if (with == static_cast<std::ptrdiff_t>(wanted.size())) return {};
  if (with > 0)
    return say("データがあるのは{0}市町村のうち{1}だけです", "Data for {1} of {0} municipalities only", wanted.size(), with);
  if (wanted.size() > 1)
    return {"データなし（対象の市町村の避難場所は収録していません）", "No data: none of these municipalities is covered"};
  const AreaRow one = *wanted.begin();
  return say("データなし（{}の避難場所は収録していません）", "No data: {} is not covered",
             Text{data.areas.name[one], area_name(data.areas, one, Lang::en)});
}

bool has_entry(const LegendBlock& block, std::string_view label) {
  return std::ranges::find(block.entries, label, &LegendEntry::label) != block.entries.end();
}

/// What the sites shown are limited to, and what no symbol means; a line each.
void add_limits(const model::Dataset& data, const MapDocument& document, const Thematic& theme, Lang lang,
                LegendBlock& block) {
  const FacilityFilter& filter = document.facilities;
  const auto add = [&](const Text& words) {
    if (!words.empty()) add_part(block.detail, "\n", words.in(lang));
  };
  // A map of that very area says so by itself.
  if (const auto within = data.find_area(filter.within); within && filter.within != document.subject.within)
    add(say("{}の施設だけ", "Only those of {}", Text{data.areas.name[*within], area_name(data.areas, *within, Lang::en)}));
  const Text missing = sites_missing(data, theme.areas);
  add(missing);
  // The areas are coloured by another number than that of the symbols: why the two differ.
  if (document.choropleth.indicator == "evacuation-sites" && document.shows(LayerKind::areas)) {
    if (!filter.hazards.empty())
      add({"区域の色は、すべての災害の緊急避難場所の数です", "Areas are coloured by the sites for any hazard"});
    else if (!filter.shelters_only && has_entry(block, site_form_name(SiteForm::shelter).in(lang)))
      add({"区域の色の数に、避難所だけの施設は入りません", "Mere shelters are not among the sites that colour the areas"});
  }
  if (!block.entries.empty() || !missing.empty()) return;
  const bool filtered = !filter.hazards.empty() || filter.shelters_only || !filter.within.empty();
  add(filtered ? Text{"この範囲に、条件に合う施設はありません", "None here meets the filter"}
               : Text{"この範囲に施設はありません", "None in this view"});
}

LegendBlock facility_legend(const model::Dataset& data, const MapDocument& document, const Thematic& theme, Lang lang,
                            const View* view) {
  const FacilityFilter& filter = document.facilities;
  LegendBlock block;
  block.title = (filter.shelters_only ? Text{"指定避難所", "Designated shelters"}
                                      : Text{"避難場所・避難所", "Evacuation sites and shelters"})
                    .in(lang);
  Text hazards;
  for (const auto hazard : filter.hazards) {
    const Text name = model::hazard_name(hazard);
    add_part(hazards.ja, "・", name.ja);
    add_part(hazards.en, ", ", name.en);
  }
  if (!hazards.empty()) block.detail = say("対象の災害：{}", "Hazard: {}", hazards).in(lang);
  const auto add = [&](const SiteSymbol& symbol, const Text& label, std::uint32_t count) {
    LegendEntry entry;
    entry.swatch.kind = Swatch::Kind::marker;
    entry.swatch.symbol = symbol.symbol;
    entry.swatch.color = symbol.fill;
    entry.swatch.stroke = symbol.stroke;
    entry.swatch.width = symbol.stroke_width;
    entry.swatch.size = symbol.size;
    entry.swatch.dot = symbol.dot;
    entry.label = label.in(lang);
    if (count > 0)
      entry.count = count == 1 && lang == Lang::en ? "1 site" : say("{}か所", "{} sites", format_number(count, 0)).in(lang);
    block.entries.push_back(std::move(entry));
  };
  if (view != nullptr)
    for (const auto& key : facility_keys(data, document, *view)) add(key.symbol, key.label, key.count);
  else
    for (int form = 0; form < site_forms; ++form) {
      const auto each = static_cast<SiteForm>(form);
      if (filter.shelters_only && each == SiteForm::site) continue;
      add(site_symbol(each, false, 10), site_form_name(each), 0);
    }
  add_limits(data, document, theme, lang, block);
  return block;
}

/// 中心市 is the word of settlement regions, 連携中枢都市 that of core city regions.
Text lead_name(const model::Partnership& partnership, std::size_t leads) {
  if (leads == 1 && partnership.kind == "core_city_region") return {"連携中枢都市", "Core city"};
  if (leads == 1 && partnership.kind == "settlement_region") return {"中心市", "Lead city"};
  return {"中心となる自治体", "Lead"};
}

LegendBlock partnership_legend(const model::Dataset& data, const model::Partnership& partnership, const std::string& title,
                               Lang lang) {
  LegendBlock block;
  // A sheet that bears the partnership's name as its title says what kind it is instead.
  block.title = words_in(lang, partnership.name, partnership.name_en);
  block.detail = model::partnership_kind_name(partnership.kind).in(lang);
  if (block.title == title) block.title = std::exchange(block.detail, {});
  std::vector<AreaRow> leads, members;
  for (const auto& partner : partners(data, partnership)) (partner.lead ? leads : members).push_back(partner.area);
  const auto add = [&](const std::vector<AreaRow>& rows, Rgba color, const Text& label) {
    if (rows.empty()) return;
    LegendEntry entry;
    entry.swatch.fill.color = color;
    entry.label = label.in(lang);
    entry.count = counted(counter_of(data, rows), static_cast<std::uint32_t>(rows.size()), lang);
    block.entries.push_back(std::move(entry));
  };
  const Text lead = lead_name(partnership, leads.size());
  add(leads, tone::lead, lead);
  add(members, tone::member,
      leads.empty() ? Text{"連携する自治体（対等）", "Equal partners"} : Text{"連携する自治体", "Members"});
  if (leads.size() + members.size() > 1) {
    LegendEntry link;
    link.swatch.kind = Swatch::Kind::line;
    link.swatch.color = tone::partnership;
    link.swatch.width = 2;
    link.label = (leads.empty() ? Text{"連携の関係", "Cooperation"}
                                : say("{}との連携", "Cooperation with the lead{}", Text{lead.ja, ""}))
                     .in(lang);
    block.entries.push_back(std::move(link));
  }
  return block;
}

/// The classes, and each kind of value that is missing or inferred with its own entry.
LegendBlock values_legend(const model::Dataset& data, const MapDocument& document, const Thematic& theme, Lang lang,
                          const View* view) {
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
  LegendBlock block = class_legend(classes, theme.colors, document.choropleth.method, theme.decimals,
                                   title_with_unit(indicator, lang), counter, lang);
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
  if (const Text outside = outside_words(data, document); !outside.empty()) {
    LegendEntry entry;
    entry.swatch.fill.color = paper::land;
    entry.label = outside.in(lang);
    block.entries.push_back(std::move(entry));
  }
  return block;
}

}  // namespace

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
  bool ward = false, district = false, prefecture = false, municipality = false;
  std::set<std::string> suffixes;
  for (const AreaRow a : areas) {
    const auto i = a.index();
    const AreaKind kind = data.areas.kind[i];
    ward = ward || kind == AreaKind::ward;
    district = district || kind == AreaKind::district;
    prefecture = prefecture || kind == AreaKind::prefecture;
    municipality = municipality || kind == AreaKind::municipality;
    if (kind == AreaKind::municipality || kind == AreaKind::ward) suffixes.insert(suffix_of(data.areas.name[i]));
  }
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
  const Text noun = noun_of(data, areas);
  const std::string one = noun.en == "municipalities"             ? "municipality"
                          : noun.en == "municipalities and wards" ? "area"
                                                                  : noun.en.substr(0, noun.en.size() - 1);
  const std::string many = noun.en == "municipalities and wards" ? "areas" : noun.en;
  // 市区町村 of a mixed set are counted together, as a table of the census does.
  return {{"{}" + noun.ja, "{} " + many}, {"{}" + noun.ja, "{} " + one}};
}

std::vector<LegendBlock> legend_of(const model::Dataset& data, const MapDocument& document, const Thematic& theme,
                                   model::Wording wording, const View* view) {
  const Lang lang = wording;
  std::vector<LegendBlock> blocks;
  const bool coloured =
      theme.indicator != model::none && (document.shows(LayerKind::areas) || document.shows(LayerKind::districts));
  if (coloured) blocks.push_back(values_legend(data, document, theme, lang, view));
  if (auto figures = figures_legend(data, document, wording)) blocks.push_back(std::move(*figures));
  if (document.shows(LayerKind::partnerships) && !document.partnership.empty())
    if (const auto* partnership = data.find_partnership(document.partnership))
      blocks.push_back(partnership_legend(data, *partnership, document.title.in(lang), lang));
  if (document.shows(LayerKind::facilities)) blocks.push_back(facility_legend(data, document, theme, lang, view));

  const bool approximate =
      document.shows(LayerKind::districts) || std::any_of(theme.areas.begin(), theme.areas.end(), [&](AreaRow a) {
        return data.areas.quality[a] == model::BoundaryQuality::approximate;
      });
  if (approximate) {
    LegendEntry entry;
    entry.swatch.kind = Swatch::Kind::line;
    entry.swatch.color = tone::district_border;
    entry.swatch.width = 1.2;
    entry.swatch.dash = {5, 3};
    entry.label = Text{"地区の境界（おおよそ）", "District boundary (approximate)"}.in(lang);
    if (blocks.empty()) blocks.emplace_back().title = Text{"凡例", "Legend"}.in(lang);
    blocks.back().entries.push_back(std::move(entry));
  }
  return blocks;
}

}  // namespace kuiki::map
