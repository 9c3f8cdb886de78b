#include "model/scores.h"

#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "model/numerals.h"
#include "model/progress_words.h"

namespace kuiki::model {
namespace {

std::string points_words(double points) { return format_number(points, 1); }
/// A limit of the rule: 100, not 100.0.
std::string limit_words(double points) { return format_number(points, decimals_of(points)); }

double category_weight(const ConversionRule& rule, const CategoryScore& category) {
  switch (rule.weights) {
    case ConversionRule::Weights::categories_equal:
      return 1;
    case ConversionRule::Weights::indicators_equal:
      return category.entered;
    case ConversionRule::Weights::given:
      break;
  }
  for (const auto& [name, weight] : rule.category_weights)
    if (name == category.name) return weight;
  return 0;
}

/// Points of one part of an indicator.
struct Points {
  double value = std::numeric_limits<double>::quiet_NaN();
  Text why;
};

Points convert(const ConversionRule& rule, const Progress& p) {
  if (p.target_inferred && !rule.use_inferred_targets)
    return {no_number, {"目標値が推定値であるため、得点化しません。", "The target is inferred and therefore not scored."}};
  const auto done = achievement(p);
  if (!done) {
    if (p.cause != Cause::nothing) return {no_number, cause_words(p.cause)};
    if (!p.gaps.empty()) return {no_number, cause_words(Cause::gap_in_sum)};
    if (p.verdict == Verdict::not_applicable)
      return {no_number, {"推移把握の指標で、得点化しません。", "The row is only watched and not scored."}};
    return {no_number, cause_words(Cause::no_baseline)};
  }
  if (!std::isfinite(p.share)) {
    const double points = *done >= 1 ? rule.kept : rule.not_kept;
    return {std::clamp(points, rule.lowest, rule.highest),
            say("判定が「{}」のため{}点です。", "The verdict is \"{}\": {} points.", verdict_name(p.verdict),
                points_words(points))};
  }
  const double raw = p.share * rule.per_full_way, points = std::clamp(raw, rule.lowest, rule.highest);
  const auto share = format_number(p.share * 100, 1);
  if (raw == points)
    return {points, say("進捗率{}%のため{}点です。", "Achievement {}%: {} points.", share, points_words(points))};
  return {points, say("進捗率{}%を{}点から{}点の間に収め、{}点です。", "Achievement {}%, held between {} and {}: {} points.",
                      share, limit_words(rule.lowest), limit_words(rule.highest), points_words(points))};
}

/// Enough of the category's indicators could be scored to speak for it.
bool has_enough(const ConversionRule& rule, const CategoryScore& category) {
  return category.entered > 0 && category.entered * 100.0 >= rule.least_scored * category.total - 1e-9;
}

/// A category that must have points, and has not.
bool falls_short(const ConversionRule& rule, const CategoryScore& category) {
  if (rule.least_scored <= 0 || category.total == 0 || std::isfinite(category.points)) return false;
  if (rule.weights != ConversionRule::Weights::given) return true;
  return category_weight(rule, category) > 0;
}

/// Its indicators go to the score's `scored` and `left_out`.
CategoryScore category_score(const ConversionRule& rule, const std::string& name, std::span<const ScoreItem> items,
                             Score& score) {
  CategoryScore category{name, no_number, 0, 0, 0};
  double sum = 0;
  for (const auto& item : items) {
    if (item.category != name) continue;
    ++category.total;
    auto points = points_of(rule, item);
    if (!std::isfinite(points.points)) {
      score.left_out.push_back(std::move(points));
      continue;
    }
    ++category.entered;
    sum += points.points;
    score.scored.push_back(std::move(points));
  }
  if (has_enough(rule, category)) category.points = sum / category.entered;
  return category;
}

/// The points of a group and the weights of its categories, where none of them falls short.
void add_up(const ConversionRule& rule, GroupScore& group) {
  bool complete = true;
  double weights = 0;
  double sum = 0;
  for (const auto& c : group.categories) {
    group.entered += c.entered;
    group.total += c.total;
    complete = complete && !falls_short(rule, c);
    if (!std::isfinite(c.points)) continue;
    weights += category_weight(rule, c);
    sum += category_weight(rule, c) * c.points;
  }
  if (!complete || weights <= 0) return;
  group.points = sum / weights;
  for (auto& c : group.categories)
    if (std::isfinite(c.points)) c.weight = group.weight * category_weight(rule, c) / weights;
}

Text result_words(const ScoreScheme& scheme, const Score& score) {
  Text terms;
  for (const auto& g : score.groups) {
    const auto weight = format_number(g.weight * 100, decimals_of(g.weight * 100));
    const Text one = say("{}{}点×{}%", "{} {} × {}%", g.name, points_words(g.points), weight);
    terms = {terms.ja + (terms.ja.empty() ? "" : "＋") + one.ja, terms.en + (terms.en.empty() ? "" : " + ") + one.en};
  }
  const Text mark = score.provisional ? Text{"（仮計算）", " (provisional)"} : Text{};
  return say("{}は{}点{}です（{}）。{}指標のうち{}指標を得点化しました。",
             "{0} is {1} points{2} ({3}). {5} of {4} indicators were scored.", scheme.name, points_words(score.points), mark,
             terms, score.total, score.entered);
}

Text no_result_words(const ScoreScheme& scheme, const Score& score) {
  Text without;
  Text short_of;
  const auto add = [](Text& list, const Text& one) {
    list = {list.ja + (list.ja.empty() ? "" : "、") + one.ja, list.en + (list.en.empty() ? "" : ", ") + one.en};
  };
  for (const auto& g : score.groups) {
    if (!std::isfinite(g.points)) add(without, g.name);
    for (const auto& c : g.categories)
      if (falls_short(scheme.rule, c))
        add(short_of, say("{}（{}件中{}件）", "{0} ({2} of {1})", c.name, c.total, c.entered));
  }
  if (short_of.empty())
    return say("{1}は算出できません（{2}件中{3}件）。{0}に得点化できる指標がありません。",
               "{1} cannot be worked out ({3} of {2} indicators scored): {0} has none that can be scored.", without,
               scheme.name, score.total, score.entered);
  return say(
      "{0}は算出できません（{1}件中{2}件）。どのカテゴリも指標の{3}%以上を得点化できる必要があり、{4}が不足しています。",
      "{0} cannot be worked out ({2} of {1} indicators scored): {3}% of each category's must be, and these fall short: {4}.",
      scheme.name, score.total, score.entered, limit_words(scheme.rule.least_scored), short_of);
}

}  // namespace

Text describe(const ConversionRule& rule) {
  Text weights;
  switch (rule.weights) {
    case ConversionRule::Weights::categories_equal:
      weights = {"カテゴリの重みは均等です。", "Categories weigh the same."};
      break;
    case ConversionRule::Weights::indicators_equal:
      weights = {"指標の重みは均等です。", "Indicators weigh the same."};
      break;
    case ConversionRule::Weights::given:
      weights = {"カテゴリの重み：", "Category weights: "};
      for (std::size_t i = 0; i < rule.category_weights.size(); ++i) {
        const auto& [name, weight] = rule.category_weights[i];
        const auto number = format_number(weight, decimals_of(weight));
        weights.ja += fmt::format("{}{} {}", i > 0 ? "、" : "", name, number);
        weights.en += fmt::format("{}{} {}", i > 0 ? ", " : "", name, number);
      }
      weights.ja += "。";
      weights.en += ".";
      break;
  }
  const Text ways =
      say("基準値から目標値までを{}点満点とし、進捗率を得点にして{}点から{}"
          "点の間に収めます。維持・改善・到達のみの指標は、満たせば{}点、満たさなければ{}点です。",
          "The way from baseline to target is worth {} points, in proportion, held between {} and {}. Rows that are only "
          "kept, improved or reached give {} points, else {}.",
          limit_words(rule.per_full_way), limit_words(rule.lowest), limit_words(rule.highest), limit_words(rule.kept),
          limit_words(rule.not_kept));
  const Text least =
      rule.least_scored <= 0
          ? Text{}
          : say("カテゴリの得点は、その指標の{}%"
                "以上を得点化できたときに算出し、全体の得点は、どのカテゴリにも得点があるときに算出します。",
                "A category has points where at least {}% of its indicators could be scored, the whole where every category "
                "has.",
                limit_words(rule.least_scored));
  const Text inferred =
      rule.use_inferred_targets ? Text{"推定した目標値も使います。", "Inferred targets are used too."} : Text{};
  Text all = {ways.ja + weights.ja, ways.en + " " + weights.en};
  for (const auto& more : {least, inferred})
    if (!more.empty()) all = {all.ja + more.ja, all.en + " " + more.en};
  return all;
}

ScoreScheme otaru_happiness() {
  ScoreScheme scheme;
  scheme.id = "otaru-happiness";
  scheme.plan = "otaru";
  scheme.name = {"市民幸福度", "Citizens' happiness score"};
  scheme.groups = {{"living",
                    {"生活利便性の向上度", "Convenience of living"},
                    0.5,
                    {"子育て・教育", "基本ニーズ・住居", "健康", "自然や地域とのつながり"}},
                   {"people", {"新たな人の流れの創出度", "New flows of people"}, 0.5, {"雇用・ライフスタイル"}}};
  scheme.node_kinds = {"カテゴリ", "区分"};
  scheme.provisional = {
      "得点への換算方法とカテゴリの重みは「市民幸福度ガイドライン」にあり、公表された計画書に含まれないため、ここに示す規則"
      "に"
      "よる仮計算です。",
      "How achievement becomes points, and the weights, are in a guideline that is not published with the document: this is "
      "a provisional result by the rule shown here."};
  return scheme;
}

std::vector<ScoreItem> score_items(const Dataset& data, const ScoreScheme& scheme, const ProgressOptions& options) {
  std::vector<ScoreItem> items;
  for (std::size_t i = 0; i < data.indicators.size(); ++i) {
    const auto& indicator = data.indicators[i];
    if (indicator.plan != scheme.plan) continue;
    const auto at = data.find_node(indicator.node);
    if (!at) continue;
    const auto& node = data.plan_nodes[*at];
    if (std::ranges::find(scheme.node_kinds, node.kind) == scheme.node_kinds.end()) continue;
    const IndicatorRow row(i);
    const Measure measure = measure_of(data, row, area_of(data, row));
    items.push_back({indicator.id, indicator.name, node.category, progress_by_part(measure, options)});
  }
  return items;
}

ItemScore points_of(const ConversionRule& rule, const ScoreItem& item) {
  ItemScore score{item.indicator, item.name, item.category, no_number, 0, {}};
  if (item.parts.empty()) {
    score.why = cause_words(Cause::no_actual);
    return score;
  }
  double sum = 0;
  for (const auto& part : item.parts) {
    const auto points = convert(rule, part);
    if (!std::isfinite(points.value)) {
      score.why = points.why;
      return score;
    }
    sum += points.value;
    score.why.ja += (part.part.empty() ? "" : part.part + "：") + points.why.ja;
    score.why.en += (score.why.en.empty() ? "" : " ") + (part.part.empty() ? "" : part.part + ": ") + points.why.en;
  }
  score.points = sum / static_cast<double>(item.parts.size());
  return score;
}

Score score_of(const ScoreScheme& scheme, std::span<const ScoreItem> items) {
  Score score;
  score.provisional = !scheme.provisional.empty();
  for (const auto& g : scheme.groups) {
    GroupScore group{g.id, g.name, no_number, g.weight, 0, 0, {}};
    for (const auto& name : g.categories) group.categories.push_back(category_score(scheme.rule, name, items, score));
    add_up(scheme.rule, group);
    score.entered += group.entered;
    score.total += group.total;
    score.groups.push_back(std::move(group));
  }
  for (auto& item : score.scored)
    for (const auto& g : score.groups)
      for (const auto& c : g.categories)
        if (c.name == item.category && c.entered > 0) item.weight = c.weight / c.entered;
  double sum = 0;
  for (const auto& g : score.groups) sum += g.weight * g.points;  // NaN where a group has none
  score.points = sum;
  score.sentence = std::isfinite(sum) ? result_words(scheme, score) : no_result_words(scheme, score);
  return score;
}

CostPerPoint cost_per_point(double total_yen, double points) {
  CostPerPoint result;
  if (!std::isfinite(total_yen) || total_yen < 0) {
    result.sentence = {"事業費の総額が入力されていません（計画書に記載がありません）。",
                       "No total cost has been entered (the document prints none)."};
  } else if (!std::isfinite(points) || points <= 0) {
    result.sentence = {"得点がないか0点以下のため、1点当たりの費用は算出できません。",
                       "There are no points, or not more than 0, so no cost per point."};
  } else {
    result.yen = total_yen / points;
    result.sentence =
        say("事業費の総額{}÷{}点で、1点当たり{}です（仮計算）。", "{} divided by {} points: {} a point (provisional).",
            write_value(total_yen, "円"), points_words(points), write_value(std::round(result.yen), "円"));
  }
  return result;
}

}  // namespace kuiki::model
