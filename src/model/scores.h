#pragma once
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "model/progress.h"

/// 市民幸福度 of Otaru's strategy (小樽市総合戦略, lines 233 to 235, 261, 305, 855 of the text): five categories of
/// indicators, each indicator's achievement scored to 100, added up to two scores of 100 points, half and half to one.
///
///     H = Σ_g w_g · G_g          G_g = Σ_c v_c · C_c / Σ_c v_c          C_c = Σ_i u_i · points_i / Σ_i u_i
///
/// over the groups g (生活利便性の向上度 and 新たな人の流れの創出度, w = 0.5 each), their categories c and the indicators i
/// that could be scored. The rule that turns an achievement into points, and the weights v and u, stand in the city's
/// 「市民幸福度ガイドライン」, which is not supplied: `ConversionRule` is ours, shown and editable, and every result is
/// marked 仮計算. An indicator that cannot be scored is left out of the sums and listed with its reason; it never counts as
/// 0. So that a few figures do not stand for a whole plan, a category has points only where at least `least_scored` percent of
/// its indicators could be scored, a group only where each of its categories has, the whole only where each group has.
/// 費用対効果 = total cost ÷ points: yen per point.
namespace kuiki::model {

/// How an achievement becomes points.
struct ConversionRule {
  double lowest = 0, highest = 100;  ///< points are held between these
  double per_full_way = 100;         ///< points for the whole way from baseline to target; the way in proportion
  double kept = 100, not_kept = 0;   ///< rows without a way: kept or not, improved or not, reached or not
  bool use_inferred_targets = false;
  /// Percent, 0 to 100, of a category's indicators that must be scored. 0: whatever there is counts, and a category without
  /// any stays out of its group.
  double least_scored = 50;
  enum class Weights {
    categories_equal,  ///< v = 1: a category counts the same however many indicators it has
    indicators_equal,  ///< v = the number of its indicators that could be scored
    given,             ///< v = `category_weights`
  };
  Weights weights = Weights::categories_equal;
  std::vector<std::pair<std::string, double>> category_weights;  ///< category name → v; not named: 0
};
/// The rule in words, for the sheet that shows the score.
Text describe(const ConversionRule& rule);

struct ScoreGroup {
  std::string id;
  Text name;
  double weight = 0;
  std::vector<std::string> categories;
};
struct ScoreScheme {
  std::string id, plan;
  Text name;
  std::vector<ScoreGroup> groups;
  std::vector<std::string> node_kinds;  ///< indicators printed under nodes of these kinds are scored
  ConversionRule rule;
  Text provisional;  ///< why the result is 仮計算; empty: it is not
};
/// As the strategy says: 生活利便性の向上度 (子育て・教育, 基本ニーズ・住居, 健康, 自然や地域とのつながり) and
/// 新たな人の流れの創出度 (雇用・ライフスタイル), 比重 50% each. 基本目標Ⅲ is not scored.
ScoreScheme otaru_happiness();

/// One indicator to be scored; split ones have several parts, whose points are averaged.
struct ScoreItem {
  std::string indicator, name, category;
  std::vector<Progress> parts;
};
/// The indicators of the scheme's plan with their progress, in the order of the plan.
std::vector<ScoreItem> score_items(const Dataset& data, const ScoreScheme& scheme, const ProgressOptions& options = {});

struct ItemScore {
  std::string indicator, name, category;
  double points = std::numeric_limits<double>::quiet_NaN();  ///< NaN: not scored
  double weight = 0;                                         ///< share of the whole score
  Text why;                                                  ///< how the points came about, or why there are none
};
struct CategoryScore {
  std::string name;
  double points = std::numeric_limits<double>::quiet_NaN();  ///< NaN: too few of its indicators could be scored
  double weight = 0;                                         ///< share of the whole score; 0 where its group has no points
  int entered = 0, total = 0;
};
struct GroupScore {
  std::string id;
  Text name;
  double points = std::numeric_limits<double>::quiet_NaN();
  double weight = 0;
  int entered = 0, total = 0;
  std::vector<CategoryScore> categories;
};
struct Score {
  double points = std::numeric_limits<double>::quiet_NaN();  ///< NaN where a group has no points
  bool provisional = true;
  int entered = 0, total = 0;
  std::vector<GroupScore> groups;
  std::vector<ItemScore> scored, left_out;
  Text sentence;  ///< the result with its formula and its 仮計算
};
Score score_of(const ScoreScheme& scheme, std::span<const ScoreItem> items);

/// Points of one indicator; NaN with the reason where it cannot be scored.
ItemScore points_of(const ConversionRule& rule, const ScoreItem& item);

struct CostPerPoint {
  double yen = std::numeric_limits<double>::quiet_NaN();
  Text sentence;
};
/// 費用対効果: `total_yen` is entered by the user, as the document prints no costs. No result for 0 points or fewer, or no
/// points.
CostPerPoint cost_per_point(double total_yen, double points);

}  // namespace kuiki::model
