#include "app/tables.h"

#include <algorithm>
#include <cmath>

#include "app/area_facts.h"
#include "map/links.h"

namespace kuiki::app {

std::vector<TableRow> table_rows(const model::Dataset& data, const map::Thematic& theme, TableOrder order, bool descending) {
  std::vector<TableRow> rows(theme.areas.size());
  const bool valued = theme.values.size() == theme.areas.size();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].area = theme.areas[i];
    rows[i].value = valued ? theme.values[i] : NAN;
    rows[i].klass = i < theme.classes.class_of.size() ? theme.classes.class_of[i] : -1;
  }
  std::vector<double> sorted;
  for (const auto& row : rows)
    if (!std::isnan(row.value)) sorted.push_back(row.value);
  std::ranges::sort(sorted, std::greater<>());
  for (auto& row : rows)
    if (!std::isnan(row.value) && sorted.front() != sorted.back())  // among equals nobody is first
      row.rank = 1 + static_cast<int>(std::ranges::lower_bound(sorted, row.value, std::greater<>()) - sorted.begin());

  const auto& names = data.areas.name_kana;
  const auto less = [&](const TableRow& a, const TableRow& b) {
    switch (order) {
      case TableOrder::value:
        if (std::isnan(a.value) || std::isnan(b.value)) return !std::isnan(a.value) && std::isnan(b.value);
        if (a.value != b.value) return descending ? a.value > b.value : a.value < b.value;
        break;
      case TableOrder::name: {
        const auto &x = names[a.area.index()], &y = names[b.area.index()];
        if (x != y) return descending ? x > y : x < y;
        break;
      }
      case TableOrder::code:
        return descending ? a.area > b.area : a.area < b.area;  // rows are in the order of codes
    }
    return a.area < b.area;
  };
  std::ranges::stable_sort(rows, less);
  return rows;
}

namespace {

/// The span itself may be no double.
std::size_t bin_of(const Histogram& h, double v) {
  const auto bars = static_cast<double>(h.counts.size());
  const double step = h.high / bars - h.low / bars;
  return std::min(step > 0 ? static_cast<std::size_t>(v / step - h.low / step) : 0, h.counts.size() - 1);
}

}  // namespace

Histogram histogram(const map::Thematic& theme, int bins) {
  Histogram h;
  h.low = INFINITY;
  h.high = -INFINITY;
  for (const double v : theme.values)
    if (!std::isnan(v)) {
      h.low = std::min(h.low, v);
      h.high = std::max(h.high, v);
    }
  if (h.low > h.high) return {};
  if (h.low == h.high) bins = 1;
  h.counts.assign(static_cast<std::size_t>(std::max(1, bins)), 0);
  h.by_class.assign(h.counts.size(), std::vector<int>(std::max<std::size_t>(1, theme.classes.classes.size()), 0));
  for (std::size_t i = 0; i < theme.values.size(); ++i) {
    const double v = theme.values[i];
    if (std::isnan(v)) continue;
    const auto bin = bin_of(h, v);
    ++h.counts[bin];
    const int klass = i < theme.classes.class_of.size() ? std::max(0, static_cast<int>(theme.classes.class_of[i])) : 0;
    ++h.by_class[bin][std::min(static_cast<std::size_t>(klass), h.by_class[bin].size() - 1)];
  }
  h.greatest = *std::ranges::max_element(h.counts);
  return h;
}

std::vector<model::AreaRow> areas_of_bin(const map::Thematic& theme, const Histogram& of, std::size_t bin) {
  std::vector<model::AreaRow> areas;
  for (std::size_t i = 0; i < theme.values.size(); ++i)
    if (!std::isnan(theme.values[i]) && bin_of(of, theme.values[i]) == bin) areas.push_back(theme.areas[i]);
  return areas;
}

std::vector<int> counts_among(const map::Thematic& theme, const Histogram& of, std::span<const model::AreaRow> areas) {
  std::vector<int> counts(of.counts.size(), 0);
  auto next = areas.begin();
  for (std::size_t i = 0; i < theme.values.size() && next != areas.end(); ++i) {
    while (next != areas.end() && *next < theme.areas[i]) ++next;
    if (next != areas.end() && *next == theme.areas[i] && !std::isnan(theme.values[i]))
      ++counts[bin_of(of, theme.values[i])];
  }
  return counts;
}

std::optional<PartnershipFacts> partnership_facts(const model::Dataset& data, const std::string& id) {
  const auto* partnership = data.find_partnership(id);
  if (!partnership) return {};
  PartnershipFacts facts;
  facts.id = partnership->id;
  facts.name = bilingual(partnership->name, partnership->name_en);
  facts.kind = model::partnership_kind_name(partnership->kind);
  facts.lead = partnership->lead;
  facts.source_document = partnership->source_document;
  facts.source_quote = partnership->source_quote;
  // As on the map: the wards of a city that all take part are the city.
  for (const auto& partner : map::partners(data, *partnership)) {
    const auto stated = std::ranges::find_if(partnership->members, [&](const auto& m) {
      return m.area != model::none && model::is_within(data.areas, m.area, partner.area);
    });
    facts.members.push_back({partner.area, partner.lead,
                             stated == partnership->members.end() ? model::MemberBasis::document : stated->basis, NAN});
  }
  if (std::ranges::count(facts.members, true, &PartnershipFacts::Member::leads) == 1)
    facts.lead = std::ranges::find(facts.members, true, &PartnershipFacts::Member::leads)->area;
  std::ranges::stable_partition(facts.members, [](const auto& m) { return m.leads; });

  // All populations must be of one day: the latest for which most members are known.
  if (const auto census = data.find_indicator("census-population")) {
    int most = 0;
    const auto periods = data.periods_of(*census);
    for (auto at = periods.rbegin(); at != periods.rend(); ++at) {
      const auto values = data.values(*census, *at);
      const auto known = static_cast<int>(
          std::ranges::count_if(facts.members, [&](const auto& m) { return !std::isnan(values[m.area.index()]); }));
      if (known <= most) continue;
      most = known;
      facts.period = *at;
      for (auto& m : facts.members) m.population = values[m.area.index()];
    }
  }
  for (const auto& m : facts.members) {
    if (std::isnan(m.population))
      ++facts.unknown;
    else {
      ++facts.known;
      facts.known_population += m.population;
    }
  }
  return facts;
}

}  // namespace kuiki::app
