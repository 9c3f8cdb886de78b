#include "cli/score_rule.h"

#include <cmath>

#include "app/own_work.h"
#include "app/score_rules.h"
#include "base/error.h"
#include "cli/options.h"
#include "model/numerals.h"

namespace kuiki::cli {

bool RuleOptions::changed() const {
  return std::isfinite(lowest) || std::isfinite(highest) || std::isfinite(per_full_way) || std::isfinite(least_scored) ||
         use_inferred_targets || !weights.empty() || !base.empty();
}

std::optional<double> RuleOptions::total_yen() const {
  if (cost.empty()) return {};
  const auto cell = model::read_cell(cost, "円");
  if (cell.kind == model::Cell::Kind::numbers && cell.numbers.size() == 1) {
    const auto& number = cell.numbers.front();
    if ((number.unit.empty() || number.unit == "円") && number.value > 0 && number.qualifier == model::Qualifier::exact)
      return number.value;
  }
  throw Error(Fault::usage, say("--cost: 「{}」は金額として読めません。1200000000 や 12億円 のように書いてください",
                                "--cost: '{}' is no amount of yen; write it like 1200000000 or 12億円", cost));
}

void add_rule(Command& command, Context& context, RuleOptions& options) {
  command
      .add_option("--cost", options.cost,
                  context({"かかった費用の合計。1点あたりの費用を出す（1200000000、12億円）",
                           "Total cost in yen, to give the yen per point (1200000000, 12億円)"}))
      ->type_name("YEN");
  command
      .add_option("--rule", options.base,
                  context({"得点の規則。同梱のもの（categories、indicators）か、規則のファイルか、\n作業ファイルにあるもの（"
                           "work:名前）。"
                           "ほかの指定はこれを変える",
                           "Score rule: a bundled one (categories, indicators), a file, or one of the work file\n"
                           "(work:NAME); the other options change it"}))
      ->type_name("NAME");
  auto* weights = command.add_option(
      "--weights", options.weights,
      context({"カテゴリの重み。categories どれも同じ（省いたとき）、\nindicators 得点を算出した指標の数に比例",
               "Weights of the categories: categories, all alike (the default),\nor indicators, by how many of theirs were "
               "scored"}));
  weights->type_name("HOW");
  only(weights, context, {"categories", "indicators"});
  const auto add = [&](const char* name, double& into, const Text& words) {
    auto* option = command.add_option(name, into, context(words));
    option->type_name("POINTS");
    number(option, context, -1000, 1000);
  };
  add("--lowest", options.lowest, {"指標1つの点の下限（省くと 0）", "Least points of an indicator (0 by default)"});
  add("--highest", options.highest, {"指標1つの点の上限（省くと 100）", "Most points of an indicator (100 by default)"});
  add("--per-full-way", options.per_full_way,
      {"基準値から目標値まで進んだときの点（省くと 100）",
       "Points for the whole way from baseline to target (100 by default)"});
  auto* least = command.add_option(
      "--least-scored", options.least_scored,
      context({"得点を算出するのに、どのカテゴリでも得点化できる必要のある指標の割合（省くと 50）。\n0 "
               "では、ある指標だけで算出する",
               "How many percent of each category's indicators must be scored for a score to be given\n(50 by default); 0: "
               "by whatever there is"}));
  least->type_name("PERCENT");
  number(least, context, 0, 100);
  command.add_flag("--use-inferred-targets", options.use_inferred_targets,
                   context({"記載が欠落し推定した目標値も使う", "Use targets that were inferred, too"}));
}

namespace {

model::ConversionRule rule_named(const Context& context, const std::string& name) {
  if (!app::is_own_name(name)) return app::open_rule(name).rule;
  return app::own_rule(app::own_text(context.store().texts(), store::OwnKind::score_rule, name)).rule;
}

}  // namespace

model::ScoreScheme scheme_of(const Context& context, const RuleOptions& options) {
  auto scheme = model::otaru_happiness();
  auto& rule = scheme.rule;
  if (!options.base.empty()) rule = rule_named(context, options.base);
  if (std::isfinite(options.lowest)) rule.lowest = options.lowest;
  if (std::isfinite(options.highest)) rule.highest = options.highest;
  if (std::isfinite(options.per_full_way)) rule.per_full_way = options.per_full_way;
  if (std::isfinite(options.least_scored)) rule.least_scored = options.least_scored;
  if (rule.lowest >= rule.highest)
    throw Error(Fault::usage, say("--lowest（{:g}）は --highest（{:g}）より小さくしてください",
                                  "--lowest ({:g}) must be less than --highest ({:g})", rule.lowest, rule.highest));
  if (rule.per_full_way <= 0)
    throw Error(Fault::usage, {"--per-full-way は 0 より大きくしてください", "--per-full-way must be greater than 0"});
  rule.use_inferred_targets = rule.use_inferred_targets || options.use_inferred_targets;
  if (options.weights == "indicators") rule.weights = model::ConversionRule::Weights::indicators_equal;
  if (options.weights == "categories") rule.weights = model::ConversionRule::Weights::categories_equal;
  return scheme;
}

}  // namespace kuiki::cli
