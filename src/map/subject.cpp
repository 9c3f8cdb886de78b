#include "map/subject.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/strings.h"

namespace kuiki::map {

Text set_name(model::AreaSet set) {
  switch (set) {
    case model::AreaSet::prefectures:
      return {"都道府県", "prefectures"};
    case model::AreaSet::municipalities:
      return {"市町村", "municipalities"};
    case model::AreaSet::basic:
      return {"市区町村", "municipalities and wards"};
    case model::AreaSet::wards:
      return {"区", "wards"};
    case model::AreaSet::towns:
      return {"町丁・字", "towns"};
    case model::AreaSet::districts:
      break;
  }
  return {"地区", "districts"};
}

namespace {

/// Letters to insert, remove, change or swap with the next (optimal string alignment, Damerau 1964), by bytes: enough to
/// find a slip of the pen.
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before, last);
    std::swap(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.size()];
}

/// The municipalities that have areas of a set, named: what a user may write instead.
Text places_with(const model::Dataset& data, model::AreaSet set) {
  Text list;
  std::vector<model::AreaRow> named;
  for (const model::AreaRow a : model::areas_of(data, set)) {
    const model::AreaRow parent = data.areas.parent[a];
    if (parent == model::none || std::ranges::find(named, parent) != named.end()) continue;
    named.push_back(parent);
    if (named.size() > 6) {
      list.ja += "…";
      list.en += " …";
      break;
    }
    const auto p = parent.index();
    add_part(list.ja, "、", data.areas.code[p] + " " + data.areas.name[p]);
    add_part(list.en, ", ", data.areas.code[p] + " " + area_name(data.areas, parent, Lang::en));
  }
  return list;
}

}  // namespace

std::string closest(std::string_view wrong, std::span<const std::string> candidates) {
  std::string best;
  std::size_t least = std::max<std::size_t>(2, wrong.size() / 2) + 1;
  for (const auto& candidate : candidates)
    if (const std::size_t d = edits(wrong, candidate); d < least) {
      least = d;
      best = candidate;
    }
  return best;
}

const std::string& area_name(const model::Areas& areas, model::AreaRow a, Lang lang) {
  const auto i = a.index();
  return lang == Lang::en && !areas.name_en[i].empty() ? areas.name_en[i] : areas.name[i];
}

model::AreaRow require_area(const model::Dataset& data, std::string_view code) {
  if (const auto row = data.find_area(code)) return *row;
  const std::string near = closest(code, data.areas.code);
  Text hint;
  if (!near.empty()) {
    const model::AreaRow row = *data.find_area(near);
    hint = say("近いのは「{}」（{}）です。", "the closest is \"{}\" ({})", near,
               Text{area_name(data.areas, row, Lang::ja), area_name(data.areas, row, Lang::en)});
  } else {
    hint = {"`kuiki list areas` で一覧を確かめてください。", "see `kuiki list areas` for those there are"};
  }
  throw Error(Fault::input_wrong,
              say("区域コード「{}」はデータにありません。{}", "there is no area with the code \"{}\"; {}", code, hint));
}

model::IndicatorRow require_indicator(const model::Dataset& data, const std::string& id) {
  if (const auto row = data.find_indicator(id)) return *row;
  std::vector<std::string> ids;
  ids.reserve(data.indicators.size());
  for (const auto& indicator : data.indicators) ids.push_back(indicator.id);
  const std::string near = closest(id, ids);
  const Text hint = near.empty() ? Text{"`kuiki list indicators` で一覧を確かめてください。",
                                        "see `kuiki list indicators` for those there are"}
                                 : say("近いのは「{}」です。", "the closest is \"{}\"", near);
  throw Error(Fault::input_wrong, say("指標「{}」はデータにありません。{}", "there is no indicator \"{}\"; {}", id, hint));
}

std::string FileSource::id() const {
  std::string id = "file:" + file;
  for (const auto& [key, word] : {std::pair<std::string_view, const std::string&>{"layer", layer},
                                  {"value", value},
                                  {"label", label},
                                  {"merge_by", merge_by},
                                  {"crs", crs}})
    if (!word.empty()) id += fmt::format("|{}={}", key, word);
  if (no_data) {
    id += "|no_data=";
    for (const double mark : *no_data) id += fmt::format("{},", mark);
  }
  return id;
}

const model::FeatureSet* features_of(const model::Dataset& data, const Subject& subject) {
  if (subject.source.empty()) return nullptr;
  if (const auto* set = data.find_features(subject.source.id())) return set;
  throw Error(Fault::input_wrong, say("図形ファイル {} が読み込まれていません。地図を開き直してください。",
                                      "the file of shapes {} has not been read; open the map again", subject.source.file));
}

namespace {

void sort_once(std::vector<model::AreaRow>& rows) {
  std::ranges::sort(rows);
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
}

std::vector<model::AreaRow> rows_of(const model::Dataset& data, const std::vector<std::string>& codes) {
  std::vector<model::AreaRow> rows;
  rows.reserve(codes.size());
  for (const auto& code : codes) rows.push_back(require_area(data, code));
  sort_once(rows);
  return rows;
}

/// A ward takes part in a partnership, or is a neighbour, without its city.
std::vector<model::AreaRow> areas_in(const model::Dataset& data, const Subject& subject, model::AreaRow place) {
  auto rows = model::areas_of(data, subject.set, place);
  const bool whole = subject.among != Among::inside && subject.set == model::AreaSet::municipalities &&
                     data.areas.kind[place] == model::AreaKind::ward;
  if (rows.empty() && whole) rows.push_back(place);
  return rows;
}

[[noreturn]] void throw_without(const model::Dataset& data, const Subject& subject, const Text& where) {
  const Text set = set_name(subject.set), there = places_with(data, subject.set);
  if (there.empty())
    throw Error(Fault::input_wrong,
                say("地図の対象がありません：{}には{}がありません。", "the map has no subject: {} has no {}", where, set));
  throw Error(Fault::input_wrong, say("地図の対象がありません：{}には{}がありません。{}があるのは {} です。",
                                      "the map has no subject: {} has no {}; there are {} in {}", where, set, set, there));
}

Text code_and_name(const model::Dataset& data, model::AreaRow row) {
  const auto& areas = data.areas;
  return {areas.code[row] + " " + area_name(areas, row, Lang::ja), areas.code[row] + " " + area_name(areas, row, Lang::en)};
}

}  // namespace

std::vector<model::AreaRow> subject_rows(const model::Dataset& data, const Subject& subject) {
  if (const auto* set = features_of(data, subject)) {
    std::vector<model::AreaRow> rows;
    rows.reserve(set->count);
    for (std::size_t i = 0; i < set->count; ++i) rows.emplace_back(set->first.index() + i);
    return rows;
  }
  if (!subject.codes.empty()) return rows_of(data, subject.codes);
  if (subject.everywhere()) {
    auto all = model::areas_of(data, subject.set, model::none);
    if (all.empty()) throw_without(data, subject, {"データ", "the data"});
    return all;
  }
  if (auto own = model::own_areas_of(data, subject.set, subject.within); own && !own->empty()) return *own;
  const auto places = subject_places(data, subject);
  std::vector<model::AreaRow> rows;
  for (const model::AreaRow place : places) {
    const auto in = areas_in(data, subject, place);
    rows.insert(rows.end(), in.begin(), in.end());
  }
  sort_once(rows);
  if (rows.empty()) throw_without(data, subject, code_and_name(data, places.front()));
  return rows;
}

double typical_km(const model::Areas& areas, std::span<const model::AreaRow> rows) {
  std::vector<double> km2;
  for (const model::AreaRow row : rows)
    if (const double v = areas.area_km2[row]; std::isfinite(v)) km2.push_back(std::max(0.0, v));
  if (km2.empty()) return 0;
  const auto middle = km2.begin() + static_cast<std::ptrdiff_t>(km2.size() / 2);
  std::nth_element(km2.begin(), middle, km2.end());
  return std::sqrt(*middle);
}

}  // namespace kuiki::map
