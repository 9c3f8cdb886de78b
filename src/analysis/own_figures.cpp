#include "analysis/own_figures.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <set>

#include "analysis/sum.h"
#include "analysis/terms.h"

namespace kuiki::analysis {
namespace {

using model::AreaRow;
using model::Status;

/// People over the ground on which they were counted, as the base has it for its own districts.
constexpr std::string_view density_id = "census-density", density_of = "census-population";

/// An area of a set by places in the table.
struct Member {
  AreaRow area = model::none;
  std::vector<Piece> pieces;
};

std::vector<Member> members_of(const model::Dataset& data, std::vector<AreaRow>& towns) {
  std::vector<Member> members;
  for (const auto& set : data.own_sets)
    for (const auto& member : set.members)
      for (const auto& part : member.parts) towns.push_back(part.town);
  std::ranges::sort(towns);
  const auto repeats = std::ranges::unique(towns);
  towns.erase(repeats.begin(), repeats.end());
  for (const auto& set : data.own_sets) {
    for (const auto& member : set.members) {
      if (member.parts.empty()) continue;
      Member one{member.area, {}};
      for (const auto& part : member.parts) {
        const auto at = std::ranges::lower_bound(towns, part.town) - towns.begin();
        one.pieces.push_back({static_cast<std::uint32_t>(at), part.share});
      }
      members.push_back(std::move(one));
    }
  }
  std::ranges::sort(members, {}, &Member::area);
  return members;
}

/// A column of figures in the making.
class Figures {
 public:
  Figures(model::IndicatorRow indicator, const TownColumn& like, std::string source) {
    column_.indicator = indicator;
    column_.period = like.period;
    column_.role = like.role;
    column_.source = std::move(source);
  }

  void add(AreaRow area, double value, const Sum& sum, bool bounded, const std::string& words) {
    areas_.push_back(area);
    column_.value.push_back(value);
    column_.status.push_back(sum.cut > 0 ? Status::inferred : Status::computed);
    column_.qualifier.push_back(bounded ? sum.qualifier() : model::Qualifier::exact);
    const bool estimate = bounded && sum.cut > 0;
    column_.lower.push_back(estimate ? sum.lower : NAN);
    column_.upper.push_back(estimate ? sum.upper : NAN);
    auto found = std::ranges::find(column_.notes, words);
    if (found == column_.notes.end()) found = column_.notes.insert(found, words);
    column_.note.push_back(static_cast<std::uint16_t>(found - column_.notes.begin()));
  }
  void finish(model::Dataset& into) {
    if (areas_.empty()) return;
    column_.areas = std::make_shared<const std::vector<AreaRow>>(std::move(areas_));
    into.columns.push_back(std::move(column_));
  }

 private:
  model::FigureColumn column_;
  std::vector<AreaRow> areas_;
};

void add_totals(const TownTable& table, const std::vector<Member>& members, model::Dataset& into) {
  for (const auto& column : table.columns) {
    Figures figures(column.indicator, column, column.source);
    for (const auto& member : members)
      if (const auto sum = sum_of(column, member.pieces); sum.known > 0)
        figures.add(member.area, sum.value, sum, true, sum.words().ja);
    figures.finish(into);
  }
}

/// Is a town's figure its own, or stands the one it was published with in the area as well?
bool is_whole_in(const TownColumn& column, const std::vector<Piece>& pieces, const Piece& piece) {
  const auto state = column.state[piece.town];
  if (state == TownState::known) return true;
  const auto partner = column.together[piece.town];
  if (state == TownState::missing || partner < 0) return false;
  return std::ranges::any_of(
      pieces, [&](const Piece& other) { return other.town == static_cast<std::uint32_t>(partner) && other.share >= 1; });
}

/// Those towns of an area for which every column has what belongs to them: above and below stand the same towns.
std::vector<Piece> common_towns(const std::vector<const TownColumn*>& columns, const std::vector<Piece>& pieces) {
  std::vector<Piece> common;
  for (const auto& piece : pieces)
    if (std::ranges::all_of(columns, [&](const TownColumn* column) { return is_whole_in(*column, pieces, piece); }))
      common.push_back(piece);
  return common;
}

struct Side {
  std::vector<std::pair<const TownColumn*, double>> terms;  ///< with their signs
  [[nodiscard]] double sum(const std::vector<Piece>& pieces) const {
    double all = 0;
    for (const auto& [column, sign] : terms) {
      const auto part = sum_of(*column, pieces);
      all += sign * (part.known > 0 ? part.value : 0);
    }
    return all;
  }
};

/// The columns that terms are at the time of `like`; nothing where one has none.
std::optional<Side> side_of(const model::Dataset& data, const TownTable& table, std::string_view words,
                            const TownColumn& like) {
  Side side;
  for (const auto& [id, sign] : terms_of(words)) {
    const auto found = std::ranges::find_if(table.columns, [&](const TownColumn& column) {
      return column.period == like.period && column.role == like.role && data.indicators[column.indicator].id == id;
    });
    if (found == table.columns.end()) return {};
    side.terms.emplace_back(&*found, sign);
  }
  return side;
}

std::string rate_words(std::size_t used, std::size_t all, bool cut) {
  std::string words = std::to_string(used) + "町丁・字の合計から算出";
  if (cut) words = "推計（面積で按分）、" + words;
  if (used < all) words += "（値のない" + std::to_string(all - used) + "町丁・字を除く）";
  return words;
}

/// The sources of all terms, each once.
std::string sources_of(const std::vector<const TownColumn*>& columns) {
  std::string all;
  std::set<std::string> seen;
  for (const auto* column : columns)
    if (!column->source.empty() && seen.insert(column->source).second) all += (all.empty() ? "" : ";") + column->source;
  return all;
}

void add_rate(const model::IndicatorRow rate, const TownTable& table, const std::vector<Member>& members,
              model::Dataset& into) {
  const auto& indicator = into.indicators[rate];
  const auto first = terms_of(indicator.numerator);
  if (first.empty()) return;
  for (const auto& like : table.columns) {
    if (into.indicators[like.indicator].id != first.front().first) continue;
    const auto above = side_of(into, table, indicator.numerator, like);
    const auto below = side_of(into, table, indicator.denominator, like);
    if (!above || !below) continue;
    std::vector<const TownColumn*> columns;
    for (const auto* side : {&*above, &*below})
      for (const auto& [column, sign] : side->terms) columns.push_back(column);
    Figures figures(rate, like, sources_of(columns));
    for (const auto& member : members) {
      const auto common = common_towns(columns, member.pieces);
      const double value = above->sum(common) / (below->terms.empty() ? 1 : below->sum(common)) * indicator.factor;
      if (common.empty() || !std::isfinite(value)) continue;
      const auto sum = sum_of(like, member.pieces);
      figures.add(member.area, value, sum, false, rate_words(common.size(), member.pieces.size(), sum.cut > 0));
    }
    figures.finish(into);
  }
}

void add_density(const TownTable& table, const std::vector<Member>& members, model::Dataset& into) {
  const auto density = into.find_indicator(density_id);
  if (!density) return;
  for (const auto& column : table.columns) {
    if (into.indicators[column.indicator].id != density_of) continue;
    Figures figures(*density, column, column.source);
    for (const auto& member : members) {
      const auto common = common_towns({&column}, member.pieces);
      const auto sum = sum_of(column, common);
      double km2 = 0;
      for (const auto& piece : common) km2 += piece.share * into.areas.counted_km2[table.towns[piece.town]];
      if (sum.known == 0 || !(km2 > 0)) continue;
      figures.add(member.area, sum.value / km2, sum, false, rate_words(common.size(), member.pieces.size(), sum.cut > 0));
    }
    figures.finish(into);
  }
}

}  // namespace

void add_own_area_figures(model::Dataset& data) {
  std::vector<AreaRow> towns;
  const auto members = members_of(data, towns);
  if (members.empty()) return;
  const auto table = town_table(data, towns);
  add_totals(table, members, data);
  for (std::size_t i = 0; i < data.indicators.size(); ++i)
    if (!data.indicators[i].numerator.empty()) add_rate(model::IndicatorRow(i), table, members, data);
  add_density(table, members, data);
}

}  // namespace kuiki::analysis
