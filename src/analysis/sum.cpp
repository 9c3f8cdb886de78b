#include "analysis/sum.h"

#include <algorithm>
#include <cmath>

#include "base/number.h"

namespace kuiki::analysis {
namespace {

bool is_whole(const Piece& piece) { return piece.share >= 1 - sliver_share; }

/// Is the town that this one was published with in the area, whole?
bool has_partner(const TownColumn& column, std::span<const Piece> pieces, std::uint32_t town) {
  const auto partner = column.together[town];
  return partner >= 0 && std::ranges::any_of(pieces, [&](const Piece& piece) {
           return piece.town == static_cast<std::uint32_t>(partner) && is_whole(piece);
         });
}

}  // namespace

Sum sum_of(const TownColumn& column, std::span<const Piece> pieces) {
  Sum sum;
  double estimate = 0;
  for (const auto& piece : pieces) {
    if (piece.share < sliver_share) continue;
    const bool whole = is_whole(piece);
    sum.cut += !whole;
    const auto state = column.state[piece.town];
    if (state == TownState::missing || state == TownState::hidden) {
      if (state == TownState::missing || !has_partner(column, pieces, piece.town)) ++sum.missing;
      continue;
    }
    const double value = column.value[piece.town];
    ++sum.known;
    if (state == TownState::merged && !has_partner(column, pieces, piece.town)) ++sum.foreign;
    sum.upper += value;
    if (whole) sum.lower += value;
    estimate += whole ? value : piece.share * value;
  }
  if (sum.known > 0) sum.value = estimate;
  return sum;
}

model::Qualifier Sum::qualifier() const {
  if (missing > 0) return model::Qualifier::at_least;
  return foreign > 0 ? model::Qualifier::at_most : model::Qualifier::exact;
}

Text Sum::words() const {
  Text words;
  const auto add = [&](const Text& more) {
    words.ja += (words.empty() ? "" : "、") + more.ja;
    words.en += (words.en.empty() ? "" : ", ") + more.en;
  };
  if (cut > 0)
    add(say("推計（{}町丁・字を面積で按分、{}～{}）", "estimate ({} towns cut, shared out by area, {} to {})", cut,
            format_number(lower, 0), format_number(upper, 0)));
  else
    add(say("{}町丁・字の合計", "sum of {} towns", known + missing));
  if (missing > 0) add(say("値のない{}町丁・字を除く", "without {} towns that have no figure", missing));
  if (foreign > 0)
    add(say("区域外の秘匿分を含む{}町丁・字がある", "{} towns include people of hidden ones elsewhere", foreign));
  return words;
}

}  // namespace kuiki::analysis
