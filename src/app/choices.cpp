#include "app/choices.h"

#include <algorithm>
#include <cmath>

#include "app/area_facts.h"
#include "base/error.h"

namespace kuiki::app {
namespace {

using model::AreaKind;
using model::AreaRow;
using model::AreaSet;
using model::IndicatorRow;

const std::array<Region, 5>& region_table() {
  static const std::array<Region, 5> table = {{
      {"otaru", {"小樽", "Otaru"}, "otaru-districts", AreaSet::districts, "01203"},
      {"sapporo", {"札幌", "Sapporo"}, "sapporo-ageing", AreaSet::wards, "01100"},
      {"komoro", {"小諸", "Komoro"}, "komoro-districts", AreaSet::districts, "20208"},
      {"tomakomai", {"苫小牧", "Tomakomai"}, "tomakomai-districts", AreaSet::districts, "01213"},
      {"japan", {"全国", "Japan"}, "japan-municipalities", AreaSet::basic, ""},
  }};
  return table;
}

Text set_name(AreaSet set) {
  switch (set) {
    case AreaSet::prefectures:
      return {"都道府県", "prefectures"};
    case AreaSet::municipalities:
      return {"市町村", "municipalities"};
    case AreaSet::basic:
      return {"市区町村", "municipalities and wards"};
    case AreaSet::wards:
      return {"区", "wards"};
    case AreaSet::towns:
      return {"町丁・字", "towns"};
    case AreaSet::districts:
      break;
  }
  return {"地区", "districts"};
}

}  // namespace

Text group_of(const model::Dataset& data, const model::Indicator& indicator) {
  if (!indicator.plan.empty()) {
    for (const auto& plan : data.plans)
      if (plan.id == indicator.plan) return plain(plan.title);
    return plain(indicator.plan);
  }
  const auto group = std::ranges::find(data.groups, indicator.group, &model::IndicatorGroup::id);
  if (group == data.groups.end()) return {"その他", "Other"};
  return bilingual(group->name, group->name_en);
}

std::span<const Region> regions() { return region_table(); }

const Region* find_region(std::string_view id) {
  const auto found = std::ranges::find(regions(), id, &Region::id);
  return found == regions().end() ? nullptr : &*found;
}

const Region* region_of(const map::MapDocument& document) {
  const auto& s = document.subject;
  if (!s.codes.empty()) return nullptr;
  const auto found =
      std::ranges::find_if(regions(), [&](const Region& r) { return r.set == s.set && r.within == s.within; });
  return found == regions().end() ? nullptr : &*found;
}

Text subject_name(const model::Dataset& data, const map::Subject& subject) {
  if (!subject.codes.empty()) {
    if (subject.codes.size() == 1)
      if (const auto row = data.find_area(subject.codes.front())) return area_name(data, *row);
    return {"選んだ区域", "Chosen areas"};
  }
  const Text set = set_name(subject.set);
  if (subject.within.empty()) return say("全国の{}", "Japan: {}", set);
  if (const auto* own = data.find_own_set(subject.within)) {
    const auto city = area_name(data, own->within);
    const auto name = bilingual(own->name, own->name_en);
    if (subject.set == AreaSet::towns) return say("{}の「{}」の町丁・字", "{}: towns of \"{}\"", city, name);
    return say("{}の「{}」", "{}: \"{}\"", city, name);
  }
  const auto row = data.find_area(subject.within);
  return say("{}の{}", "{}: {}", row ? area_name(data, *row) : plain(subject.within), set);
}

std::vector<AreaRow> subject_areas(const model::Dataset& data, const map::Subject& subject) {
  const auto row_of = [&](const std::string& code) {
    const auto row = data.find_area(code);
    if (!row)
      throw Error(Fault::input_wrong,
                  say("区域コード {} はデータベースにありません。", "The database has no area with the code {}.", code));
    return *row;
  };
  if (!subject.codes.empty()) {
    std::vector<AreaRow> rows;
    rows.reserve(subject.codes.size());
    for (const auto& code : subject.codes) rows.push_back(row_of(code));
    return rows;
  }
  if (auto own = model::own_areas_of(data, subject.set, subject.within)) return *own;
  return model::areas_of(data, subject.set, subject.within.empty() ? model::none : row_of(subject.within));
}

std::vector<SubjectChoice> subject_choices(const model::Dataset& data) {
  const auto& areas = data.areas;
  std::vector<SubjectChoice> choices;
  const auto add = [&](AreaSet set, AreaRow within, const Text& heading) {
    SubjectChoice choice;
    choice.subject = {set, within == model::none ? std::string{} : areas.code[within], {}};
    choice.count = static_cast<int>(model::areas_of(data, set, within).size());
    if (choice.count == 0) return;
    choice.name = subject_name(data, choice.subject);
    choice.heading = heading;
    choices.push_back(std::move(choice));
  };
  const auto has_children = [&](AreaRow row, AreaKind kind) {
    return std::ranges::any_of(data.children[row], [&](AreaRow c) { return areas.kind[c] == kind; });
  };
  const auto has_towns = [&](AreaRow r) {
    return !data.towns[r].empty() ||
           std::ranges::any_of(data.children[r], [&](AreaRow c) { return !data.towns[c].empty(); });
  };
  const auto each = [&](AreaKind kind, auto&& visit) {
    for (const model::AreaRow row : areas.rows())
      if (areas.kind[row] == kind) visit(row);
  };
  const Text districts{"地区", "Districts"}, wards{"政令市の区", "Wards of designated cities"}, japan{"全国", "All Japan"},
      prefectures{"都道府県ごと", "By prefecture"}, towns{"町丁・字", "Towns"};
  each(AreaKind::municipality, [&](AreaRow r) {
    if (has_children(r, AreaKind::district)) add(AreaSet::districts, r, districts);
  });
  for (const auto& own : data.own_sets) {
    SubjectChoice choice;
    choice.subject = {AreaSet::districts, own.id, {}};
    choice.count = static_cast<int>(own.members.size());
    choice.name = subject_name(data, choice.subject);
    choice.heading = {"独自の区分", "Own areas"};
    if (choice.count > 0) choices.push_back(std::move(choice));
  }
  each(AreaKind::municipality, [&](AreaRow r) {
    if (has_children(r, AreaKind::ward)) add(AreaSet::wards, r, wards);
  });
  each(AreaKind::municipality, [&](AreaRow r) {
    if (has_towns(r)) add(AreaSet::towns, r, towns);
  });
  each(AreaKind::ward, [&](AreaRow r) {
    if (has_towns(r)) add(AreaSet::towns, r, towns);
  });
  add(AreaSet::prefectures, model::none, japan);
  add(AreaSet::municipalities, model::none, japan);
  add(AreaSet::basic, model::none, japan);
  each(AreaKind::prefecture, [&](AreaRow r) { add(AreaSet::basic, r, prefectures); });
  return choices;
}

std::vector<IndicatorChoice> indicator_choices(const model::Dataset& data, const std::vector<AreaRow>& subject) {
  std::vector<char> wanted(data.areas.size(), 0);
  for (const AreaRow row : subject) wanted[row.index()] = 1;
  std::vector<IndicatorChoice> choices;
  for (std::size_t i = 0; i < data.indicators.size(); ++i) {
    if (!model::can_be_spread(data.indicators[i])) continue;
    IndicatorChoice choice;
    choice.row = IndicatorRow(i);
    choice.group = group_of(data, data.indicators[i]);
    std::vector<int> known(data.periods.size(), 0);
    data.each_figure(choice.row, [&](const model::FigureView& figure) {
      if (figure.area != model::none && wanted[figure.area.index()] && !std::isnan(figure.value) && figure.part.empty())
        ++known[figure.period];
    });
    std::vector<std::pair<model::Period, int>> with;
    for (std::size_t p = 0; p < known.size(); ++p)
      if (known[p] > 0) with.emplace_back(data.periods[p], known[p]);
    std::ranges::sort(with);
    for (const auto& [period, count] : with) {
      choice.periods.push_back(period);
      choice.known.push_back(count);
    }
    choices.push_back(std::move(choice));
  }
  // Groups in the order in which they first appear; within one, the order of the database.
  std::vector<IndicatorChoice> grouped;
  std::vector<char> taken(choices.size(), 0);
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (taken[i]) continue;
    const Text group = choices[i].group;
    for (std::size_t k = i; k < choices.size(); ++k)
      if (!taken[k] && choices[k].group == group) {
        taken[k] = 1;
        grouped.push_back(std::move(choices[k]));
      }
  }
  return grouped;
}

bool is_projection(const model::Dataset& data, IndicatorRow indicator, const model::Period& period) {
  bool any = false, all = true;
  data.each_figure(indicator, [&](const model::FigureView& figure) {
    if (data.periods[figure.period] != period) return;
    any = true;
    all = all && figure.role == model::Role::projection;
  });
  return any && all;
}

}  // namespace kuiki::app
