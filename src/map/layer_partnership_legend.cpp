#include <utility>

#include "map/layer_legends.h"
#include "map/links.h"

namespace kuiki::map {

namespace {

using model::AreaRow;

/// 中心市 is the word of settlement regions, 連携中枢都市 that of core city regions.
Text lead_name(const model::Partnership& partnership, std::size_t leads) {
  if (leads == 1 && partnership.kind == "core_city_region") return {"連携中枢都市", "Core city"};
  if (leads == 1 && partnership.kind == "settlement_region") return {"中心市", "Lead city"};
  return {"中心となる自治体", "Lead"};
}

}  // namespace

void add_legend(LegendDraft& draft, const Layer& layer, const PartnershipLayer& shown) {
  const model::Dataset& data = draft.data;
  const Lang lang = draft.lang;
  const std::string title = draft.document.title.in(lang);
  const auto* found = shown.partnership.empty() ? nullptr : data.find_partnership(shown.partnership);
  if (found == nullptr) return;
  const model::Partnership& partnership = *found;
  const PartnershipTones tones = partnership_tones(shown);
  LegendBlock block;
  // A sheet that bears the partnership's name as its title says what kind it is instead.
  block.title = draft.title_of(layer, words_in(lang, partnership.name, partnership.name_en));
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
  add(leads, tones.lead, lead);
  add(members, tones.member,
      leads.empty() ? Text{"連携する自治体（対等）", "Equal partners"} : Text{"連携する自治体", "Members"});
  if (leads.size() + members.size() > 1) {
    LegendEntry link;
    link.swatch.kind = Swatch::Kind::line;
    link.swatch.color = tones.line;
    link.swatch.width = 2;
    link.label = (leads.empty() ? Text{"連携の関係", "Cooperation"}
                                : say("{}との連携", "Cooperation with the lead{}", Text{lead.ja, ""}))
                     .in(lang);
    block.entries.push_back(std::move(link));
  }
  draft.blocks.push_back(std::move(block));
}

}  // namespace kuiki::map
