#include <cmath>
#include <memory>

#include "base/error.h"
#include "base/number.h"
#include "base/plural.h"
#include "cli/facts.h"
#include "cli/find_plan.h"
#include "cli/json.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/score_rule.h"
#include "cli/table.h"
#include "model/distinct_names.h"
#include "model/fiscal.h"

namespace kuiki::cli {

namespace {

struct ScoreOptions {
  std::string plan, as_of;
  RuleOptions rule;
};

/// Points as they are shown: one decimal, "－" where there are none.
std::string points_words(const Context& context, double points) {
  return std::isfinite(points) ? format_number(points, 1) : context({"－", "–"});
}
/// The share of the whole score; "－" for what did not enter.
std::string weight_words(const Context& context, double weight) {
  return weight > 0 ? format_number(weight * 100, 1) + "%" : context({"－", "–"});
}

Json item_json(const model::ItemScore& item) {
  return {{"id", item.indicator},      {"name", item.name},
          {"category", item.category}, {"points", number_or_null(item.points)},
          {"weight", item.weight},     {"why", both(item.why)}};
}

Json to_json(const model::ScoreScheme& scheme, const model::Score& score, const std::optional<model::CostPerPoint>& cost,
             double total_yen, const std::optional<int>& as_of) {
  Json groups = Json::array(), scored = Json::array(), left_out = Json::array();
  for (const auto& group : score.groups) {
    Json categories = Json::array();
    for (const auto& category : group.categories)
      categories.push_back({{"name", category.name},
                            {"points", number_or_null(category.points)},
                            {"weight", category.weight},
                            {"entered", category.entered},
                            {"total", category.total}});
    groups.push_back({{"id", group.id},
                      {"name", both(group.name)},
                      {"points", number_or_null(group.points)},
                      {"weight", group.weight},
                      {"entered", group.entered},
                      {"total", group.total},
                      {"categories", categories}});
  }
  for (const auto& item : score.scored) scored.push_back(item_json(item));
  for (const auto& item : score.left_out) left_out.push_back(item_json(item));
  return {{"id", scheme.id},
          {"plan", scheme.plan},
          {"name", both(scheme.name)},
          {"as_of", as_of ? Json("FY" + std::to_string(*as_of)) : Json(nullptr)},
          {"points", number_or_null(score.points)},
          {"provisional", score.provisional},
          {"provisional_because", both(scheme.provisional)},
          {"entered", score.entered},
          {"total", score.total},
          {"rule", both(model::describe(scheme.rule))},
          {"sentence", both(score.sentence)},
          {"groups", groups},
          {"scored", scored},
          {"left_out", left_out},
          {"cost", cost ? Json{{"total_yen", total_yen},
                               {"yen_per_point", number_or_null(cost->yen)},
                               {"sentence", both(cost->sentence)}}
                        : Json(nullptr)}};
}

std::string groups_table(const Context& context, const model::Score& score) {
  using Align = Table::Align;
  Table table({{context({"区分", "Group"})},
               {context({"比重", "Weight"}), Align::right},
               {context({"点", "Points"}), Align::right},
               {context({"得点を算出した指標", "Scored"}), Align::right}});
  const auto of = [](int entered, int total) { return std::to_string(entered) + " / " + std::to_string(total); };
  for (const auto& group : score.groups) {
    table.add({context(group.name), weight_words(context, group.weight), points_words(context, group.points),
               of(group.entered, group.total)});
    for (const auto& category : group.categories)
      table.add({"  " + category.name, weight_words(context, category.weight), points_words(context, category.points),
                 of(category.entered, category.total)});
  }
  return table.text();
}

std::string items_table(const Context& context, const model::DistinctNames& names,
                        const std::vector<model::ItemScore>& items, bool scored) {
  std::vector<Table::Column> columns = {{"ID"}, {context({"指標", "Indicator"})}, {context({"カテゴリ", "Category"})}};
  if (scored) {
    columns.push_back({context({"点", "Points"}), Table::Align::right});
    columns.push_back({context({"比重", "Weight"}), Table::Align::right});
  }
  columns.push_back({context(scored ? Text{"得点の算出方法", "How"} : Text{"得点を算出できない理由", "Why not"})});
  Table table(columns);
  for (const auto& item : items) {
    const auto& beside = names.beside(item.indicator);
    std::vector<std::string> cells = {
        item.indicator, item.name + (beside.empty() ? "" : context(say("（{}）", " ({})", beside))), item.category};
    if (scored) {
      cells.push_back(points_words(context, item.points));
      cells.push_back(weight_words(context, item.weight));
    }
    cells.push_back(context(item.why));
    table.add(std::move(cells));
  }
  return table.text();
}

std::string to_words(const Context& context, const model::DistinctNames& names, const model::ScoreScheme& scheme,
                     const model::Score& score, const std::optional<model::CostPerPoint>& cost,
                     const std::optional<int>& as_of) {
  Facts out;
  out.heading(context(scheme.name) + (score.provisional ? context({"【仮計算】", " [provisional]"}) : ""));
  const auto line = [&](const Text& label, const std::string& words) { out.line(context(label), words); };
  line({"得点", "Points"}, std::isfinite(score.points)
                               ? context(say("{}点（100点満点）", "{} of 100 points", format_number(score.points, 1)))
                               : context(say("算出できません（{}件中{}件）。0点ではありません",
                                             "cannot be worked out ({1} of {0} indicators scored); this is not 0 points",
                                             score.total, score.entered)));
  if (as_of)
    line({"時点", "As of"},
         context(say("{}までの実績", "actuals up to {}", context(model::Period{model::Period::Kind::fiscal_year, *as_of}))));
  line({"得点を算出した指標", "Scored"}, context(say("{}件中 {}件", "{1} of {0} indicators", score.total, score.entered)));
  line({"説明", "In words"}, context(score.sentence));
  line({"換算のルール", "Conversion rule"}, context(model::describe(scheme.rule)));
  line({"仮計算の理由", "Provisional because"}, context(scheme.provisional));
  if (cost) line({"費用対効果", "Cost-effectiveness"}, context(cost->sentence));
  out.block(groups_table(context, score));
  if (!score.scored.empty()) {
    out.heading(context(say("得点を算出した指標 {}", "{} scored", counted(score.scored.size(), "indicator"))));
    out.block(items_table(context, names, score.scored, true));
  }
  if (!score.left_out.empty()) {
    out.heading(context(say("得点を算出できない指標 {}（合計に入れず、0点ともみなさない）",
                            "{} not scored (left out of the sums, never 0)", counted(score.left_out.size(), "indicator"))));
    out.block(items_table(context, names, score.left_out, false));
  }
  return out.text();
}

int score(const Context& context, const ScoreOptions& options) {
  auto scheme = scheme_of(context, options.rule);
  const auto cost = options.rule.total_yen();
  const auto data = context.load();
  if (options.plan != scheme.id) {
    const auto& plan = plan_named(*data, options.plan);
    if (plan.id != scheme.plan)
      throw Error(Fault::input_wrong, say("計画「{}」に得点の定めはありません。得点の定めがあるのは「{}」だけです",
                                          "The plan '{}' lays down no score; only '{}' does", plan.id, scheme.plan));
  }
  model::ProgressOptions progress;
  if (!options.as_of.empty()) progress.as_of = model::fiscal_year_of(parse_year(options.as_of, "--as-of"));
  const auto result = model::score_of(scheme, model::score_items(*data, scheme, progress));
  std::optional<model::CostPerPoint> per_point;
  if (cost) per_point = model::cost_per_point(*cost, result.points);
  const model::DistinctNames names(*data, model::PlanTree(*data, scheme.plan));
  print(context.json ? written(to_json(scheme, result, per_point, cost.value_or(0), progress.as_of))
                     : to_words(context, names, scheme, result, per_point, progress.as_of));
  return 0;
}

}  // namespace

void add_score(Command& program, Context& context) {
  auto options = std::make_shared<ScoreOptions>();
  auto* command = add_command(program, context, "score",
                              {"計画の得点を算出する（小樽市の市民幸福度、仮計算）",
                               "Work out a plan's score (Otaru's happiness of citizens; provisional)"},
                              "  kuiki score otaru\n"
                              "  kuiki score otaru --as-of 平成30年度 --cost 12億円\n"
                              "  kuiki score otaru --weights indicators --highest 120 --json");
  command
      ->add_option("PLAN", options->plan,
                   context({"得点の定めのある計画（otaru）か、得点の ID（otaru-happiness）",
                            "A plan that has a score (otaru), or the score's id (otaru-happiness)"}))
      ->required();
  command
      ->add_option("--as-of", options->as_of,
                   context({"この年度までの実績で出す（FY2018、平成30年度、H30、2018）",
                            "By the actuals up to this fiscal year (FY2018, 平成30年度, H30, 2018)"}))
      ->type_name("YEAR");
  add_rule(*command, context, options->rule);
  add_years(*command, context);
  add_json(*command, context);
  add_database(*command, context);
  add_language(*command, context);
  command->callback([&context, options] { context.job = [&context, options] { return score(context, *options); }; });
}

}  // namespace kuiki::cli
