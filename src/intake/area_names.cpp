#include "intake/area_names.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "base/fold.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "intake/address.h"
#include "model/area_code.h"

namespace kuiki::intake {
namespace {

using model::AreaKind;
using model::AreaRow;

/// Bytes of a key; no name of an area is as long, and some texts are megabytes.
constexpr std::size_t most_of_a_name = 200;

std::u32string characters_of(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) out += utf8::next(text, i);
  return out;
}

/// What the names of a kind end in, and people leave out.
struct Endings {
  std::vector<std::string_view> kanji, kana, english;
};
const Endings& endings_of(AreaKind kind) {
  static const Endings of_prefecture = {{"都", "府", "県"}, {"と", "ふ", "けん"}, {"prefecture"}};
  static const Endings of_municipality = {
      {"市", "区", "町", "村"}, {"し", "く", "ちょう", "まち", "むら", "そん"}, {"city", "town", "village"}};
  static const Endings of_ward = {{"区"}, {"く"}, {"ward"}};
  static const Endings of_district = {{"地区"}, {"ちく"}, {"district"}};
  static const Endings of_town = {};
  switch (kind) {
    case AreaKind::prefecture:
      return of_prefecture;
    case AreaKind::municipality:
      return of_municipality;
    case AreaKind::ward:
      return of_ward;
    case AreaKind::district:
      return of_district;
    case AreaKind::town:
    case AreaKind::feature:
      break;
  }
  return of_town;
}

std::string_view without(std::string_view name, const std::vector<std::string_view>& endings) {
  for (const auto ending : endings)
    if (name.size() > ending.size() && name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  return name;
}

/// Otaru of Otaru-shi.
std::string_view without_hyphen(std::string_view name) {
  const auto hyphen = name.rfind('-');
  return hyphen == std::string_view::npos || hyphen == 0 ? name : name.substr(0, hyphen);
}

/// How alike two texts are, 0 to 1: by the characters to change (Levenshtein 1966).
double alikeness(std::u32string_view a, std::u32string_view b, double least) {
  const auto longer = std::max(a.size(), b.size()), shorter = std::min(a.size(), b.size());
  if (longer == 0 || static_cast<double>(shorter) < least * static_cast<double>(longer)) return 0;
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i + 1;
    for (std::size_t k = 0; k < b.size(); ++k) {
      const auto changed = corner + (a[i] == b[k] ? 0 : 1);
      corner = row[k + 1];
      row[k + 1] = std::min({changed, row[k] + 1, row[k + 1] + 1});
    }
  }
  return 1 - static_cast<double>(row.back()) / static_cast<double>(longer);
}

/// "Kita-ku, Sapporo" as Sapporo Kita-ku.
std::string turned(std::string_view text) {
  std::string out;
  std::size_t end = text.size();
  for (auto comma = text.rfind(','); comma != std::string_view::npos; comma = text.substr(0, end).rfind(',')) {
    out += trim(text.substr(comma + 1, end - comma - 1));
    out += ' ';
    end = comma;
    if (comma == 0) break;
  }
  out += trim(text.substr(0, end));
  return out;
}

}  // namespace

AreaNames::AreaNames(const model::Areas& areas) {
  areas_.resize(areas.size());
  for (std::size_t i = 0; i < areas.size(); ++i) {
    codes_.emplace(areas.code[i], AreaRow(i));
    codes_.emplace(fold(areas.code[i]), AreaRow(i));
    areas_[i].parent = areas.parent[i];
    areas_[i].in_county =
        areas.kind[i] == AreaKind::municipality && (areas.name[i].ends_with("町") || areas.name[i].ends_with("村"));
    add_forms(areas, i);
  }
}

void AreaNames::add(AreaRow row, std::string_view name, Tier tier) {
  auto key = area_key(name);
  auto& own = areas_[row.index()].forms;
  if (key.empty() || std::ranges::find(own, key, &Own::key) != own.end()) return;
  forms_[key].push_back({row, tier});
  auto characters = characters_of(key);
  own.push_back({std::move(key), std::move(characters), tier});
}

void AreaNames::add_forms(const model::Areas& areas, std::size_t i) {
  const auto row = AreaRow(i);
  const auto& endings = endings_of(areas.kind[i]);
  const auto& kana = areas.name_kana[i];
  const std::string_view english = areas.name_en[i], bare = without_hyphen(english);
  // Areas of one's own come last too: what the base has keeps its name.
  if (areas.kind[i] == AreaKind::town || areas.is_own(row)) {
    add(row, areas.name[i], of_town);
    // 大字 and 字 stand before a name or are left out.
    for (const std::string_view before : {"大字", "字"})
      if (areas.name[i].size() > before.size() && areas.name[i].starts_with(before))
        add(row, areas.name[i].substr(before.size()), of_town);
    return;
  }
  add(row, areas.name[i], official);
  if (areas.kind[i] == AreaKind::district) add(row, areas.name[i] + "地区", reading);
  add(row, kana, reading);
  add(row, english, reading);
  for (const auto ending : endings.english) add(row, std::string(bare) + std::string(ending), reading);
  add(row, without(areas.name[i], endings.kanji), shortened);
  add(row, without(kana, endings.kana), shortened);
  add(row, bare, shortened);
}

bool AreaNames::is_within(AreaRow row, AreaRow within) const {
  for (; row != model::none; row = areas_[row.index()].parent)
    if (row == within) return true;
  return false;
}

bool AreaNames::begins_with_prefecture(std::string_view text) const {
  for (std::size_t at = 0; at < text.size();) {
    utf8::next(text, at);
    const auto found = forms_.find(std::string(text.substr(0, at)));
    if (found == forms_.end()) continue;
    const auto is_prefecture = [&](const Form& form) {
      return form.tier == official && areas_[form.row.index()].parent == model::none;
    };
    if (std::ranges::any_of(found->second, is_prefecture)) return true;
  }
  return false;
}

bool AreaNames::may_stand_above(AreaRow row, std::string_view before) const {
  if (before.empty()) return true;
  const auto& area = areas_[row.index()];
  constexpr std::string_view county = "郡";
  if (area.in_county && before.ends_with(county)) {
    // Counties are in no table: one is whatever stands between the prefecture and 郡.
    if (before.size() > county.size() && before.size() <= 6 * county.size() && !begins_with_prefecture(before)) return true;
    for (std::size_t at = county.size(); at + county.size() < before.size(); at += county.size())
      if (may_stand_above(row, before.substr(0, at))) return true;
  }
  for (AreaRow above = area.parent; above != model::none; above = areas_[above.index()].parent)
    for (const auto& form : areas_[above.index()].forms)
      if (before.ends_with(form.key) && may_stand_above(above, before.substr(0, before.size() - form.key.size())))
        return true;
  return false;
}

std::vector<AreaRow> AreaNames::named(std::string_view key, Tier& tier) const {
  std::vector<AreaRow> rows;
  tier = no_tier;
  if (key.size() > most_of_a_name) return rows;
  for (std::size_t at = 0; at < key.size(); utf8::next(key, at)) {
    const auto found = forms_.find(std::string(key.substr(at)));
    if (found == forms_.end()) continue;
    for (const auto& form : found->second) {
      if (form.tier > tier || !may_stand_above(form.row, key.substr(0, at))) continue;
      if (form.tier < tier) rows.clear();
      tier = form.tier;
      if (std::ranges::find(rows, form.row) == rows.end()) rows.push_back(form.row);
    }
  }
  std::ranges::sort(rows);
  return rows;
}

std::vector<AreaRow> AreaNames::by_code(std::string_view text) const {
  if (const auto found = codes_.find(std::string(text)); found != codes_.end()) return {found->second};
  const auto folded = fold(text);
  for (const auto& code : model::codes_meant(folded))
    if (const auto found = codes_.find(code); found != codes_.end()) return {found->second};
  if (const auto found = codes_.find(folded); found != codes_.end()) return {found->second};
  // A town's code that lost its leading zero.
  const bool town =
      (folded.size() == 8 || folded.size() == 10) && folded.find_first_not_of("0123456789") == std::string::npos;
  if (const auto found = town ? codes_.find("0" + folded) : codes_.end(); found != codes_.end()) return {found->second};
  return {};
}

std::vector<AreaRow> AreaNames::find(std::string_view code_or_name, AreaRow within) const {
  const auto text = trim(code_or_name);
  auto rows = by_code(text);
  Tier tier = no_tier;
  if (rows.empty()) rows = named(area_key(text), tier);
  if (rows.empty() && text.find(',') != std::string_view::npos) rows = named(area_key(turned(text)), tier);
  if (rows.empty()) rows = by_address(text);
  if (within != model::none && rows.size() > 1) {
    auto inside = rows;
    std::erase_if(inside, [&](AreaRow row) { return !is_within(row, within); });
    if (!inside.empty()) rows = std::move(inside);
  }
  return rows;
}

std::vector<AreaNames::Meant> AreaNames::all_meant(std::string_view code_or_name) const {
  const auto text = trim(code_or_name);
  std::vector<Meant> all;
  for (const auto row : by_code(text)) all.push_back({row, official, true});
  const auto key = area_key(text);
  if (!all.empty() || key.size() > most_of_a_name) return all;
  for (std::size_t at = 0; at < key.size(); utf8::next(key, at)) {
    const auto found = forms_.find(key.substr(at));
    if (found == forms_.end()) continue;
    for (const auto& form : found->second) {
      if (!may_stand_above(form.row, std::string_view(key).substr(0, at))) continue;
      const auto again = std::ranges::find(all, form.row, &Meant::row);
      if (again == all.end())
        all.push_back({form.row, form.tier, false});
      else
        again->tier = std::min<int>(again->tier, form.tier);
    }
  }
  std::ranges::sort(all, [](const Meant& a, const Meant& b) { return std::tie(a.tier, a.row) < std::tie(b.tier, b.row); });
  return all;
}

std::vector<AreaRow> AreaNames::by_address(std::string_view text) const {
  if (text.size() > most_of_a_name) return {};
  for (const auto& key : address_keys(text)) {
    Tier tier = no_tier;
    if (auto rows = named(key, tier); tier == of_town) return rows;
  }
  return {};
}

AreaNames::Beginning AreaNames::beginning(std::string_view key) const {
  Beginning longest;
  for (std::size_t at = 0; at < std::min(key.size(), most_of_a_name);) {
    utf8::next(key, at);
    Tier tier = no_tier;
    if (auto rows = named(key.substr(0, at), tier); tier == official) longest = {std::move(rows), at};
  }
  return longest;
}

std::vector<AreaRow> AreaNames::alike(std::string_view name, AreaRow within, std::size_t most) const {
  constexpr double least = 0.5;
  const auto key = area_key(name);
  if (key.size() > most_of_a_name) return {};
  const auto whole = characters_of(key);
  // Of a name with its prefecture or city before it, only the rest may be wrong.
  const auto known = beginning(key);
  auto rest = characters_of(std::string_view(key).substr(known.bytes));
  if (const auto county = rest.find(U'郡'); county != std::u32string::npos && county > 0) rest.erase(0, county + 1);
  std::vector<std::pair<double, AreaRow>> found;
  for (const model::AreaRow row : model::rows_up_to<AreaRow>(areas_.size())) {
    if (within != model::none && !is_within(row, within)) continue;
    const bool below = std::ranges::any_of(known.rows, [&](AreaRow above) { return row != above && is_within(row, above); });
    double best = 0;
    for (const auto& form : areas_[row.index()].forms) {
      // Thousands of towns are alike to anything: only where their city was named.
      if (form.tier == of_town && within == model::none && !below) continue;
      best = std::max(best, alikeness(whole, form.characters, least));
      if (below && !rest.empty()) best = std::max(best, 0.2 + alikeness(rest, form.characters, least));
    }
    if (best >= least) found.emplace_back(-best, row);
  }
  std::ranges::sort(found);
  if (found.size() > most) found.resize(most);
  std::vector<AreaRow> rows;
  rows.reserve(found.size());
  for (const auto& [score, row] : found) rows.push_back(row);
  return rows;
}

}  // namespace kuiki::intake
