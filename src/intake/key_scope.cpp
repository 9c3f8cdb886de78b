#include "intake/key_scope.h"

#include <algorithm>
#include <set>

namespace kuiki::intake {
namespace {

using model::AreaKind;
using model::AreaRow;

constexpr int any_kind = -1;
/// Cells that are enough to know the place.
constexpr std::size_t most_votes = 20'000;

struct Place {
  AreaRow within = model::none;
  int kind = any_kind;
  friend auto operator<=>(const Place&, const Place&) = default;
};
struct Votes {
  std::size_t keys = 0;   ///< that mean an area of the place
  std::size_t areas = 0;  ///< that there are in the place
};

template <class Use>
void each_place(const model::Areas& areas, AreaRow row, const Use& use) {
  const int kind = static_cast<int>(areas.kind[row]);
  for (AreaRow above = row;; above = areas.parent[above]) {
    use(Place{above, kind});
    use(Place{above, any_kind});
    if (above == model::none) return;
  }
}

bool lies_in(const model::Areas& areas, AreaRow row, AreaRow within) {
  return within == model::none || model::is_within(areas, row, within);
}

/// How many areas it lies in, itself among them; 0 for all Japan.
int depth_of(const model::Areas& areas, AreaRow row) {
  int depth = 0;
  for (; row != model::none; row = areas.parent[row]) ++depth;
  return depth;
}

}  // namespace

KeyMatcher::KeyMatcher(const AreaNames& names, const model::Areas& areas, KeyScope given,
                       const std::vector<NameChoice>& chosen)
    : names_(names), areas_(areas), scope_(given) {
  std::unordered_map<std::string_view, AreaRow> codes;
  for (const auto row : areas.rows()) codes.emplace(areas.code[row], row);
  for (const auto& choice : chosen) {
    const auto found = codes.find(choice.area);
    if (choice.area.empty())
      chosen_[area_key(choice.name)] = model::none;
    else if (found != codes.end())
      chosen_[area_key(choice.name)] = found->second;
  }
}

void KeyMatcher::add(const std::string& text) {
  const auto [found, fresh] = meant_.try_emplace(text);
  if (fresh) found->second = names_.all_meant(text);
}

void KeyMatcher::settle() {
  if (scope_.given_within && scope_.given_kind) return;
  std::map<Place, Votes> votes;
  std::size_t total = 0;
  for (const auto& [text, meant] : meant_) {
    std::set<Place> of;
    for (const auto& one : meant) {
      if (scope_.given_within && !lies_in(areas_, one.row, scope_.within)) continue;
      if (scope_.given_kind && areas_.kind[one.row] != scope_.kind) continue;
      each_place(areas_, one.row, [&](const Place& place) { of.insert(place); });
    }
    if (of.empty()) continue;
    for (const auto& place : of) ++votes[place].keys;
    if (++total == most_votes) break;
  }
  if (total == 0) return;
  std::erase_if(votes, [&](const auto& vote) { return vote.second.keys * 10 < total * 9; });
  for (const auto row : areas_.rows())
    each_place(areas_, row, [&](const Place& place) {
      if (const auto found = votes.find(place); found != votes.end()) ++found->second.areas;
    });
  // Of two that hold the same areas the one within the other: Sapporo, not Hokkaido, whose wards are all Sapporo's.
  const auto order = [&](const auto& vote) {
    return std::tuple(vote.second.areas, vote.first.kind == any_kind, -depth_of(areas_, vote.first.within));
  };
  const auto smallest = std::ranges::min_element(votes, {}, order);
  const auto [place, of] = *smallest;
  // Another place, apart from it, that fits as well?
  for (const auto& [other, as_well] : votes) {
    const bool apart = !lies_in(areas_, place.within, other.within) && !lies_in(areas_, other.within, place.within);
    if (other.within != model::none && place.within != model::none && apart && as_well.keys >= of.keys)
      places_.push_back(other.within);
  }
  std::ranges::sort(places_);
  const auto repeats = std::ranges::unique(places_);
  places_.erase(repeats.begin(), repeats.end());
  if (!scope_.given_kind && place.kind != any_kind) scope_.kind = static_cast<AreaKind>(place.kind);
  if (!places_.empty()) {
    places_.insert(places_.begin(), place.within);
    return;
  }
  if (!scope_.given_within) scope_.within = place.within;
}

bool KeyMatcher::of_scope(const Meant& meant) const {
  return lies_in(areas_, meant.row, scope_.within) && (!scope_.kind || areas_.kind[meant.row] == *scope_.kind);
}

/// Those that are meant best.
std::vector<AreaRow> KeyMatcher::best(const std::vector<Meant>& of) {
  std::vector<AreaRow> rows;
  for (const auto& one : of)
    if (one.tier == of.front().tier) rows.push_back(one.row);
  return rows;
}

KeyMatcher::Match KeyMatcher::match(const std::string& text) const {
  if (const auto found = chosen_.find(area_key(text)); found != chosen_.end())
    return {found->second == model::none ? Result::left_out : Result::matched, found->second, {}, true};
  const auto found = meant_.find(text);
  const auto meant = found == meant_.end() ? names_.all_meant(text) : found->second;
  if (meant.empty()) return {};
  std::vector<Meant> inside;
  std::ranges::copy_if(meant, std::back_inserter(inside), [&](const Meant& one) { return of_scope(one); });
  const bool no_towns = !scope_.kind || *scope_.kind != AreaKind::town;
  // Of another kind, in the same place: the prefecture's own row among its municipalities.
  if (inside.empty() && !scope_.given_kind && no_towns)
    std::ranges::copy_if(meant, std::back_inserter(inside), [&](const Meant& one) {
      return lies_in(areas_, one.row, scope_.within) && areas_.kind[one.row] != AreaKind::town;
    });
  // A single one elsewhere, in a table of municipalities that is nearly of one prefecture.
  const bool of_municipalities = !scope_.kind || *scope_.kind == AreaKind::municipality || *scope_.kind == AreaKind::ward;
  if (inside.empty() && !scope_.given_within && !scope_.given_kind && of_municipalities)
    std::ranges::copy_if(meant, std::back_inserter(inside), [&](const Meant& one) {
      return one.tier == meant.front().tier && areas_.kind[one.row] != AreaKind::town &&
             areas_.kind[one.row] != AreaKind::district;
    });
  if (inside.empty()) return {Result::outside, model::none, best(meant)};
  auto rows = best(inside);
  if (rows.size() == 1) return {Result::matched, rows.front(), {}};
  return {Result::several, model::none, std::move(rows)};
}

std::vector<AreaRow> KeyMatcher::alike(const std::string& text) const {
  auto rows = names_.alike(text, scope_.within);
  if (scope_.kind) std::ranges::stable_partition(rows, [&](AreaRow row) { return areas_.kind[row] == *scope_.kind; });
  return rows;
}

}  // namespace kuiki::intake
