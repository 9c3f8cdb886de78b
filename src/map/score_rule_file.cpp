#include "map/score_rule_file.h"

#include <sstream>

#include "map/recipe_table.h"

namespace kuiki::map {
namespace {

using model::ConversionRule;
using recipe::Place;
using recipe::Table;
using Weights = ConversionRule::Weights;

constexpr double most_points = 1000;

constexpr std::array<recipe::Word<Weights>, 3> weight_words = {
    {{"categories", Weights::categories_equal}, {"indicators", Weights::indicators_equal}, {"given", Weights::given}}};

std::vector<std::pair<std::string, double>> read_weights(const toml::node& node, const Place& place) {
  std::vector<std::pair<std::string, double>> weights;
  if (!node.is_array_of_tables())
    place.fail(node.source(), {"カテゴリの重みは一つずつ [[category]] の表で書いてください",
                               "write each category's weight as a table [[category]]"});
  for (const auto& each : *node.as_array()) {
    Table t(*each.as_table(), "category", place);
    auto& [name, weight] = weights.emplace_back();
    t.read("name", name);
    t.read("weight", weight, 0, most_points);
    t.finish();
    if (name.empty()) place.fail(each.source(), {"カテゴリの名前（name）がありません", "the category has no name"});
  }
  return weights;
}

}  // namespace

ScoreRuleText parse_score_rule(std::string_view text, std::string_view where) {
  const Place place{where};
  const toml::table root = recipe::parsed(text, place);
  ScoreRuleText read;
  auto& rule = read.rule;
  Table top(root, "", place);
  top.read("title", read.title);
  top.read("lowest", rule.lowest, -most_points, most_points);
  top.read("highest", rule.highest, -most_points, most_points);
  top.read("per_full_way", rule.per_full_way, 0, most_points);
  top.read("kept", rule.kept, -most_points, most_points);
  top.read("not_kept", rule.not_kept, -most_points, most_points);
  top.read("use_inferred_targets", rule.use_inferred_targets);
  top.read("least_scored", rule.least_scored, 0, 100);
  top.read("weights", rule.weights, weight_words);
  const auto* weights = top.find("category");
  top.finish();
  if (weights != nullptr) rule.category_weights = read_weights(*weights, place);
  if (rule.lowest >= rule.highest)
    place.fail(root.source(), {"lowest は highest より小さくしてください", "lowest must be less than highest"});
  if (rule.per_full_way <= 0)
    place.fail(root.source(), {"per_full_way は 0 より大きくしてください", "per_full_way must be greater than 0"});
  if ((rule.weights == Weights::given) != (weights != nullptr))
    place.fail(root.source(), {"[[category]] は weights = \"given\" と一緒に書いてください",
                               "[[category]] and weights = \"given\" go together"});
  return read;
}

std::string write_score_rule(const ScoreRuleText& text) {
  const auto& rule = text.rule;
  toml::table root;
  if (!text.title.empty()) root.insert("title", toml::table{{"ja", text.title.ja}, {"en", text.title.en}});
  root.insert("lowest", rule.lowest);
  root.insert("highest", rule.highest);
  root.insert("per_full_way", rule.per_full_way);
  root.insert("kept", rule.kept);
  root.insert("not_kept", rule.not_kept);
  root.insert("use_inferred_targets", rule.use_inferred_targets);
  root.insert("least_scored", rule.least_scored);
  root.insert("weights", std::string(recipe::word_of(weight_words, rule.weights)));
  if (rule.weights == Weights::given) {
    toml::array categories;
    for (const auto& [name, weight] : rule.category_weights)
      categories.push_back(toml::table{{"name", name}, {"weight", weight}});
    root.insert("category", std::move(categories));
  }
  std::ostringstream out;
  out << root << '\n';
  return out.str();
}

}  // namespace kuiki::map
