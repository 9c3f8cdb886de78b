#include <algorithm>
#include <set>

#include "base/number.h"
#include "base/strings.h"
#include "map/layer_legends.h"
#include "map/markers.h"
#include "map/subject.h"

namespace kuiki::map {

namespace {

using model::AreaKind;
using model::AreaRow;

/// The municipality an area is or lies in; none for what is larger.
AreaRow municipality_of(const model::Areas& areas, AreaRow area) {
  while (area != model::none && areas.kind[area.index()] != AreaKind::municipality) area = areas.parent[area.index()];
  return area;
}

/// Where the subject's municipalities are none or few of those that there are sites of, that is said: no symbol on the map
/// must not be read as no site. Empty where there are sites of all of them.
Text sites_missing(const model::Dataset& data, std::span<const AreaRow> areas) {
  std::set<AreaRow> known;
  for (const auto site : data.facilities.rows())
    if (data.facilities.is_site(site)) known.insert(data.facilities.municipality[site]);
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
             Text{data.areas.name[one.index()], area_name(data.areas, one, Lang::en)});
}

bool has_entry(const LegendBlock& block, std::string_view label) {
  return std::ranges::find(block.entries, label, &LegendEntry::label) != block.entries.end();
}

/// What the sites shown are limited to, and what no symbol means; a line each.
void add_limits(const LegendDraft& draft, const Sites& filter, LegendBlock& block) {
  const model::Dataset& data = draft.data;
  const MapDocument& document = draft.document;
  const Lang lang = draft.lang;
  const auto add = [&](const Text& words) {
    if (!words.empty()) add_part(block.detail, "\n", words.in(lang));
  };
  // A map of that very area says so by itself.
  if (const auto within = data.find_area(filter.within); within && filter.within != document.subject.within)
    add(say("{}の施設だけ", "Only those of {}",
            Text{data.areas.name[within->index()], area_name(data.areas, *within, Lang::en)}));
  const Text missing = sites_missing(data, draft.lead.areas);
  add(missing);
  // The areas are coloured by another number than that of the symbols: why the two differ.
  if (document.options<AreaFill>().indicator == "evacuation-sites" && document.shows<AreaFill>()) {
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

}  // namespace

void add_legend(LegendDraft& draft, const Layer& layer, const Sites& filter) {
  const Lang lang = draft.lang;
  LegendBlock block;
  block.title = draft.title_of(layer, (filter.shelters_only ? Text{"指定避難所", "Designated shelters"}
                                                            : Text{"避難場所・避難所", "Evacuation sites and shelters"})
                                          .in(lang));
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
  if (draft.view != nullptr)
    for (const auto& key : facility_keys(draft.data, filter, *draft.view)) add(key.symbol, key.label, key.count);
  else
    for (int form = 0; form < site_forms; ++form) {
      const auto each = static_cast<SiteForm>(form);
      if (filter.shelters_only && each == SiteForm::site) continue;
      add(site_symbol(each, false, 10, filter.color), site_form_name(each), 0);
    }
  add_limits(draft, filter, block);
  draft.blocks.push_back(std::move(block));
}

}  // namespace kuiki::map
