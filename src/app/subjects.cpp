#include "app/subjects.h"

#include <algorithm>
#include <filesystem>

#include "app/area_facts.h"
#include "base/error.h"
#include "base/strings.h"

namespace kuiki::app {
namespace {

using map::Among;
using map::Subject;
using model::AreaKind;
using model::AreaRow;
using model::AreaSet;

Text name_or_code(const model::Dataset& data, const std::string& code) {
  const auto row = data.find_area(code);
  return row ? area_name(data, *row) : plain(code);
}

Text partnership_name(const model::Dataset& data, const std::string& id) {
  const auto* found = data.find_partnership(id);
  return found == nullptr ? plain(id) : bilingual(found->name, found->name_en);
}

/// 西区・東区・豊平区; of more than four the first, and how many more.
Text names_of(const model::Dataset& data, const std::vector<std::string>& codes) {
  constexpr std::size_t most = 4;
  if (codes.size() > most) return say("{}ほか{}区域", "{} and {} more", name_or_code(data, codes.front()), codes.size() - 1);
  Text names;
  for (const auto& code : codes) {
    const Text next = name_or_code(data, code);
    add_part(names.ja, "・", next.ja);
    add_part(names.en, ", ", next.en);
  }
  return names;
}

Text place_names(const model::Dataset& data, const Subject& subject) {
  auto codes = subject.also;
  codes.insert(codes.begin(), subject.within);
  return names_of(data, codes);
}

/// The choices of one heading, those without an area left out.
class Choices {
 public:
  explicit Choices(const model::Dataset& data) : data_(data) {}

  void add(Subject subject, const Text& heading) {
    SubjectChoice choice;
    try {
      choice.count = static_cast<int>(map::subject_rows(data_, subject).size());
    } catch (const Error&) {
      return;  // it has no such areas: nothing to offer
    }
    choice.name = subject_name(data_, subject);
    choice.heading = heading;
    choice.subject = std::move(subject);
    if (!offered_already(choice)) found_.push_back(std::move(choice));
  }
  void inside(AreaSet set, AreaRow within, const Text& heading) {
    add({set, within == model::none ? std::string{} : data_.areas.code[within]}, heading);
  }
  std::vector<SubjectChoice> take() { return std::move(found_); }

 private:
  /// Where no city has wards, the municipalities are all there is of both sets.
  [[nodiscard]] bool offered_already(const SubjectChoice& choice) const {
    return std::ranges::any_of(found_, [&](const SubjectChoice& other) {
      const bool same_place = other.subject.within == choice.subject.within && other.subject.of == choice.subject.of &&
                              other.subject.among == choice.subject.among;
      const bool wider = choice.subject.set == AreaSet::basic && other.subject.set == AreaSet::municipalities;
      return same_place && (other.subject.set == choice.subject.set || (wider && other.count == choice.count));
    });
  }

  const model::Dataset& data_;
  std::vector<SubjectChoice> found_;
};

bool has_children(const model::Dataset& data, AreaRow row, AreaKind kind) {
  return std::ranges::any_of(data.children[row], [&](AreaRow child) { return data.areas.kind[child] == kind; });
}

bool has_towns(const model::Dataset& data, AreaRow row) {
  return !data.towns[row].empty() ||
         std::ranges::any_of(data.children[row], [&](AreaRow child) { return !data.towns[child].empty(); });
}

bool takes_part(const model::Dataset& data, const model::Partnership& partnership, AreaRow city) {
  return std::ranges::any_of(partnership.members, [&](const auto& member) {
    return member.area == city || model::is_within(data.areas, member.area, city);
  });
}

/// The municipality or ward an area is or lies in, or itself for a prefecture.
AreaRow place_of(const model::Dataset& data, AreaRow area) {
  const auto kind = data.areas.kind[area];
  const bool within_city = kind == AreaKind::town || kind == AreaKind::district;
  return within_city && data.areas.parent[area] != model::none ? data.areas.parent[area] : area;
}

}  // namespace

Text subject_name(const model::Dataset& data, const Subject& subject) {
  if (!subject.source.empty()) return plain(std::filesystem::path(subject.source.file).filename().string());
  if (!subject.codes.empty()) return names_of(data, subject.codes);
  const Text set = map::set_name(subject.set);
  switch (subject.among) {
    case Among::neighbours:
      return say("{}と隣の{}", "{} and its neighbours", name_or_code(data, subject.of), set);
    case Among::alike:
      return say("{}と人口の近い{}", "{} and those alike in population", name_or_code(data, subject.of), set);
    case Among::members:
      return say("{}の{}", "{}: {}", partnership_name(data, subject.of), set);
    case Among::inside:
      break;
  }
  if (subject.within.empty()) return say("全国の{}", "Japan: {}", set);
  if (const auto* own = data.find_own_set(subject.within)) {
    const auto city = area_name(data, own->within);
    const auto name = bilingual(own->name, own->name_en);
    if (subject.set == AreaSet::towns) return say("{}の「{}」の町丁・字", "{}: towns of \"{}\"", city, name);
    return say("{}の「{}」", "{}: \"{}\"", city, name);
  }
  return say("{}の{}", "{}: {}", place_names(data, subject), set);
}

std::string subject_key(const Subject& subject) {
  std::string key = std::to_string(static_cast<int>(subject.set)) + "." + subject.within;
  if (subject.among != Among::inside) key += std::to_string(static_cast<int>(subject.among)) + "." + subject.of;
  for (const auto& code : subject.also) key += "+" + code;
  return key;
}

std::vector<SubjectChoice> subject_choices(const model::Dataset& data) {
  const auto& areas = data.areas;
  Choices choices(data);
  const auto each = [&](AreaKind kind, auto&& visit) {
    for (const AreaRow row : areas.rows())
      if (areas.kind[row] == kind) visit(row);
  };
  const Text districts{"地区", "Districts"}, wards{"政令市の区", "Wards of designated cities"}, japan{"全国", "All Japan"},
      prefectures{"都道府県ごと", "By prefecture"}, towns{"町丁・字", "Towns"};
  each(AreaKind::municipality, [&](AreaRow r) {
    if (has_children(data, r, AreaKind::district)) choices.inside(AreaSet::districts, r, districts);
  });
  for (const auto& own : data.own_sets) choices.add({AreaSet::districts, own.id}, {"独自の区分", "Own areas"});
  each(AreaKind::municipality, [&](AreaRow r) {
    if (has_children(data, r, AreaKind::ward)) choices.inside(AreaSet::wards, r, wards);
  });
  each(AreaKind::municipality, [&](AreaRow r) {
    if (has_towns(data, r)) choices.inside(AreaSet::towns, r, towns);
  });
  each(AreaKind::ward, [&](AreaRow r) {
    if (has_towns(data, r)) choices.inside(AreaSet::towns, r, towns);
  });
  choices.inside(AreaSet::prefectures, model::none, japan);
  choices.inside(AreaSet::municipalities, model::none, japan);
  choices.inside(AreaSet::basic, model::none, japan);
  each(AreaKind::prefecture, [&](AreaRow r) { choices.inside(AreaSet::basic, r, prefectures); });
  return choices.take();
}

std::vector<SubjectChoice> subjects_of(const model::Dataset& data, AreaRow area) {
  const auto& areas = data.areas;
  const AreaRow place = place_of(data, area), prefecture = areas.prefecture[place];
  const std::string code = areas.code[place];
  const Text heading = area_name(data, place);
  Choices choices(data);
  if (areas.kind[place] != AreaKind::prefecture) {
    if (has_children(data, place, AreaKind::ward)) choices.inside(AreaSet::wards, place, heading);
    if (has_children(data, place, AreaKind::district)) choices.inside(AreaSet::districts, place, heading);
    if (has_towns(data, place)) choices.inside(AreaSet::towns, place, heading);
    for (const auto& own : data.own_sets)
      if (own.within == place) choices.add({AreaSet::districts, own.id}, heading);
    const bool ward = areas.kind[place] == AreaKind::ward;
    if (ward) choices.inside(AreaSet::wards, areas.parent[place], heading);
    choices.add({.set = ward ? AreaSet::basic : AreaSet::municipalities, .among = Among::neighbours, .of = code}, heading);
    if (!ward) choices.add({.set = AreaSet::municipalities, .among = Among::alike, .of = code}, heading);
    for (const auto& partnership : data.partnerships)
      if (takes_part(data, partnership, place))
        choices.add({.set = AreaSet::municipalities, .among = Among::members, .of = partnership.id}, heading);
  }
  if (prefecture != model::none) {
    choices.inside(AreaSet::municipalities, prefecture, heading);
    choices.inside(AreaSet::basic, prefecture, heading);
  }
  choices.inside(AreaSet::prefectures, model::none, heading);
  return choices.take();
}

}  // namespace kuiki::app
