#include <algorithm>

#include "app/area_facts.h"
#include "app/attribute_rows.h"
#include "base/strings.h"
#include "map/figures.h"
#include "map/markers.h"
#include "model/plan_tree.h"

/// Rows of layers that show sites and figures of plans.
namespace kuiki::app {
namespace {

using model::AreaRow;
using model::FacilityRow;

std::string name_of(const AttributeSource& from, AreaRow row) {
  return row == model::none ? std::string() : full_name(from.data, row).in(from.wording);
}

Text kind_of_site(const model::Facilities& f, FacilityRow row) {
  const bool emergency = f.is_emergency_site[row] != 0, shelter = f.is_shelter[row] != 0;
  if (emergency && shelter) return {"指定緊急避難場所・指定避難所", "Emergency site and shelter"};
  if (emergency) return {"指定緊急避難場所", "Emergency evacuation site"};
  if (shelter) return {"指定避難所", "Designated shelter"};
  return model::facility_kind_name(f.kind[row]);
}

std::string hazards_of(const model::Facilities& f, FacilityRow row, Lang lang) {
  std::string words;
  for (int h = 0; h < model::hazard_count; ++h)
    if (const auto hazard = static_cast<model::Hazard>(h); f.for_hazard(row, hazard))
      add_part(words, lang == Lang::ja ? "・" : ", ", model::hazard_name(hazard).in(lang));
  return words;
}

/// 銭函地区, where the base has districts: a site is in one by its town or by the place it stands at, which the table of
/// facilities says already.
std::string district_of(const AttributeSource& from, AreaRow row) {
  const auto& a = from.data.areas;
  if (row == model::none) return {};
  if (a.kind[row] == model::AreaKind::district) return name_of(from, row);
  if (a.kind[row] == model::AreaKind::town) return name_of(from, a.district[row]);
  return {};
}

}  // namespace

void site_rows(const AttributeSource& from, const map::Sites& sites, AttributeTable& into) {
  const auto rows = map::filtered_facilities(from.data, sites);
  const auto& f = from.data.facilities;
  const Lang lang = from.wording;
  into.of = AttributeTable::Of::sites;
  into.items.assign(rows.begin(), rows.end());
  const auto column = [&](const char* id, const Text& title) { return columns::text(id, title, lang, rows.size()); };
  auto name = column("name", {"名前", "Name"}), kind = column("kind", {"種類", "Kind"});
  auto hazards = column("hazards", {"対応する災害", "Hazards"}), area = column("area", {"市区町村", "Municipality"});
  auto district = column("district", {"地区", "District"}), address = column("address", {"所在地", "Address"});
  auto remarks = column("remark", {"備考", "Remarks"});
  auto beds = columns::figure("beds", {"病床数（床）", "Beds"}, lang, rows.size());
  beds.total = true;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto row = rows[i];
    name.texts[i] = f.name[row];
    kind.texts[i] = kind_of_site(f, row).in(lang);
    hazards.texts[i] = hazards_of(f, row, lang);
    const auto at = f.area[row];
    const bool below = at != model::none && (from.data.areas.kind[at] == model::AreaKind::district ||
                                             from.data.areas.kind[at] == model::AreaKind::town);
    area.texts[i] = name_of(from, at == model::none || below ? f.municipality[row] : at);
    district.texts[i] = district_of(from, at);
    address.texts[i] = f.address[row];
    remarks.texts[i] = f.remarks[row];
    if (f.outside[row] != 0)
      add_part(remarks.texts[i], lang == Lang::ja ? "。" : "; ",
               Text{"位置が市町村の外", "lies outside its municipality"}.in(lang));
    if (row.index() < f.beds.size() && f.beds[row] >= 0) beds.figures[i] = f.beds[row];
  }
  for (auto* each : {&name, &kind, &hazards, &area, &district, &address, &remarks}) columns::put(into, std::move(*each));
  columns::put(into, std::move(beds));
}

void card_rows(const AttributeSource& from, const map::FigureCards& /*cards*/, AttributeTable& into) {
  const Lang lang = from.wording;
  into.of = AttributeTable::Of::figures;
  const auto shown = map::figure_cards(from.data, from.document, from.wording);
  std::size_t count = 0;
  for (const auto& card : shown) count += card.rows.size();
  const auto column = [&](const char* id, const Text& title) { return columns::text(id, title, lang, count); };
  auto name = column("name", {"指標", "Indicator"}), plan = column("plan", {"計画", "Plan"});
  auto place = column("place", {"測った場所", "Measured at"}), value = column("value", {"値", "Value"});
  auto dated = column("value-period", {"値の時点", "Of"}), target = column("target", {"目標値", "Target"});
  auto until = column("target-period", {"目標の時点", "Target for"}), verdict = column("verdict", {"判定", "Verdict"});
  std::size_t i = 0;
  for (const auto& card : shown)
    for (const auto& row : card.rows) {
      const auto& indicator = from.data.indicators[row.indicator];
      into.items.emplace_back(row.indicator);
      into.places.push_back(indicator.area);
      name.texts[i] = row.name;
      if (const auto* of = model::find_plan(from.data, indicator.plan))
        plan.texts[i] = words_in(lang, of->title, of->title_en);
      place.texts[i] = card.title;
      value.texts[i] = row.value.words;
      dated.texts[i] = row.value.label;
      target.texts[i] = row.target.words;
      until.texts[i] = row.target.label;
      verdict.texts[i] = row.verdict_words;
      ++i;
    }
  for (auto* each : {&name, &plan, &place, &value, &dated, &target, &until, &verdict}) columns::put(into, std::move(*each));
}

}  // namespace kuiki::app
