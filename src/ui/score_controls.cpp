#include "ui/score_controls.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "app/score_rules.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "base/number.h"
#include "model/numerals.h"
#include "ui/widgets.h"

namespace kuiki::ui {
namespace {

using model::ConversionRule;

void set_rule(const Ui& ui, const ConversionRule& rule) {
  ui.push([rule](app::WindowState& w) { w.desk.rule = rule; });
}

Text weights_name(ConversionRule::Weights weights) {
  switch (weights) {
    case ConversionRule::Weights::categories_equal:
      return {"カテゴリごとに等しく", "Categories equally"};
    case ConversionRule::Weights::indicators_equal:
      return {"指標ごとに等しく", "Indicators equally"};
    case ConversionRule::Weights::given:
      return {"カテゴリごとに決める", "Given per category"};
  }
  return {};
}

/// All categories with their weights; those not named have none.
std::vector<std::pair<std::string, double>> all_weights(const model::ScoreScheme& scheme, const ConversionRule& rule) {
  std::vector<std::pair<std::string, double>> all;
  for (const auto& group : scheme.groups)
    for (const auto& category : group.categories) {
      const auto found = std::ranges::find(rule.category_weights, category, &std::pair<std::string, double>::first);
      all.emplace_back(category, found == rule.category_weights.end() ? 0 : found->second);
    }
  return all;
}

}  // namespace

/// A label over a field for a number; true when a number was typed and the field left.
bool ScoreControls::number(const Ui& ui, const std::string& id, const Text& words, const Text& tip, double value,
                           double& typed) {
  ImGui::BeginGroup();
  label(ui, words);
  typed = value;
  // As wide as its label, and wide enough for four digits.
  ImGui::PushFont(ui.fonts.small);
  const float wide = ImGui::CalcTextSize(ui.words(words)).x;
  ImGui::PopFont();
  ImGui::SetNextItemWidth(std::max(ui.px(72), wide));
  // Dear ImGui hands the number over while it is typed, not when the field is left.
  if (ImGui::InputDouble(("##" + id).c_str(), &typed, 0, 0, "%.6g")) typing_ = {id, typed};
  const bool done = ImGui::IsItemDeactivatedAfterEdit() && typing_.first == id;
  mark(ui, id);
  tooltip(ui, tip);
  ImGui::EndGroup();
  if (!done) return false;
  typed = typing_.second;
  typing_ = {};
  return typed != value && std::isfinite(typed);
}

void ScoreControls::rule_fields(const Ui& ui, const ConversionRule& rule) {
  struct Field {
    const char* id;
    Text words, tip;
    double ConversionRule::*value;
  };
  static const std::array<Field, 6> fields = {{
      {"rule.lowest",
       {"下限の点", "Lowest"},
       {"これより低い点にはしません", "No points below this"},
       &ConversionRule::lowest},
      {"rule.highest",
       {"上限の点", "Highest"},
       {"これより高い点にはしません", "No points above this"},
       &ConversionRule::highest},
      {"rule.per-full-way",
       {"目標到達で", "Target reached"},
       {"基準値から目標値まで全部進んだときの点。途中は割合に応じます",
        "Points for the whole way from baseline to target; in proportion on the way"},
       &ConversionRule::per_full_way},
      {"rule.kept",
       {"維持・改善で", "Kept, improved"},
       {"維持や前年度からの改善が目標の指標で、できたときの点",
        "Where the target is to keep or improve a value: points if it was"},
       &ConversionRule::kept},
      {"rule.not-kept",
       {"できないとき", "If not"},
       {"維持や前年度からの改善が目標の指標で、できなかったときの点",
        "Where the target is to keep or improve a value: points if it was not"},
       &ConversionRule::not_kept},
      {"rule.least-scored",
       {"必要な指標（%）", "Needed (%)"},
       {"どのカテゴリでも、指標のこの割合以上を得点化できたときに得点を算出します。0 では、ある指標だけで算出します",
        "A score is given where this share of each category's indicators could be scored; 0: by whatever there is"},
       &ConversionRule::least_scored},
  }};
  bool first = true;
  for (const auto& field : fields) {
    if (!first) flow(ui.px(96));
    first = false;
    double typed = 0;
    if (!number(ui, field.id, field.words, field.tip, rule.*field.value, typed)) continue;
    auto next = rule;
    next.*field.value = typed;
    refused_ = {};
    if (next.lowest >= next.highest)
      refused_ = {"下限の点は上限の点より小さくしてください。", "The lowest must be less than the highest."};
    else if (next.least_scored < 0 || next.least_scored > 100)
      refused_ = {"必要な指標の割合は 0 から 100 までにしてください。", "The share needed must be from 0 to 100."};
    else
      set_rule(ui, next);
  }
}

void ScoreControls::weight_fields(const Ui& ui, const model::ScoreScheme& scheme, const ConversionRule& rule) {
  if (rule.weights != ConversionRule::Weights::given) return;
  auto weights = all_weights(scheme, rule);
  int number_of = 0;
  for (auto& [category, weight] : weights) {
    ImGui::PushFont(ui.fonts.small);
    const float wide = ImGui::CalcTextSize(category.c_str()).x;
    ImGui::PopFont();
    if (number_of > 0) flow(std::max(ui.px(72), wide));
    double typed = 0;
    if (!number(
            ui, "weight." + std::to_string(number_of++), plain(category),
            {"このカテゴリの重み。グループの中での割合になります", "Weight of this category, as a share within its group"},
            weight, typed))
      continue;
    refused_ = {};
    if (typed < 0) {
      refused_ = {"重みは 0 以上にしてください。", "A weight must be 0 or more."};
      continue;
    }
    auto next = rule;
    weight = typed;
    next.category_weights = weights;
    set_rule(ui, next);
  }
}

void ScoreControls::yen_field(const Ui& ui) {
  auto& w = ui.window;
  ImGui::BeginGroup();
  label(ui, {"総事業費（円）", "Total cost (yen)"});
  if (!typing_yen_)
    std::snprintf(yen_, sizeof yen_, "%s", w.desk.total_yen ? format_number(*w.desk.total_yen, 0).c_str() : "");
  ImGui::SetNextItemWidth(ui.px(170));
  ImGui::InputTextWithHint("##total-yen", ui.words({"例：12億3千万", "e.g. 12,000,000"}), yen_, sizeof yen_);
  typing_yen_ = ImGui::IsItemActive();
  if (ImGui::IsItemDeactivatedAfterEdit()) {
    refused_ = {};
    const auto entry = model::read_entry(yen_, {.unit = "円"});
    const auto& numbers = entry.cell.numbers;
    if (entry.cell.kind == model::Cell::Kind::empty)
      ui.push([](app::WindowState& window) { window.desk.total_yen.reset(); });
    else if (entry.refused || numbers.size() != 1 || !(numbers.front().value > 0))
      refused_ =
          entry.refused.value_or(Text{"総事業費は 0 より大きい金額にしてください。", "The cost must be more than 0."});
    else
      ui.push([yen = numbers.front().value](app::WindowState& window) { window.desk.total_yen = yen; });
  }
  mark(ui, "total-yen");
  tooltip(ui, {"費用対効果（1点あたりの円）を出すための総額。計画書に記載がないので、入力した場合だけ計算します",
               "The whole cost, for yen per point. The document prints none, so this is reckoned only if you enter it"});
  ImGui::EndGroup();
}

/// One of the rules that there are, and the way into the work file.
void ScoreControls::rule_choice(const Ui& ui, const ConversionRule& rule) {
  const auto text = map::write_score_rule({.title = {}, .rule = rule});
  const auto is_it = [&](const app::RuleChoice& one) {
    return map::write_score_rule({.title = {}, .rule = one.text.rule}) == text;
  };
  const auto& rules = ui.workspace.rules();
  const auto now = std::ranges::find_if(rules, is_it);
  ImGui::BeginGroup();
  label(ui, {"規則を選ぶ", "Choose a rule"});
  if (begin_combo(ui, "rule.choice", now == rules.end() ? ui.words({"変えた規則", "Changed"}) : ui.words(now->text.title),
                  {"用意された規則か、作業ファイルの規則", "A bundled rule, or one of the work file"}, ui.px(300))) {
    for (const auto& one : rules)
      if (choice(ui, "rule-choice." + one.id, ui.words(one.text.title), now != rules.end() && &one == &*now))
        set_rule(ui, one.text.rule);
    end_combo();
  }
  ImGui::EndGroup();
  ImGui::SameLine(0, ui.px(12));
  ImGui::BeginGroup();
  label(ui, plain(" "));
  if (button(ui, "rule.keep", {"規則を保存…", "Save rule…"},
             {"この規則に名前を付けて作業ファイルに保存します", "Saves this rule under a name in the work file"},
             {.icon = "save", .enabled = ui.window.desk.rule.has_value()}))
    ui.push([](app::WindowState& window) { window.keep_rule(); });
  ImGui::EndGroup();
}

/// What folds the rule, that all this is provisional, and the way back to the rule as it was.
void ScoreControls::heading(const Ui& ui) {
  if (button(ui, "rule", {"得点の換算規則", "Conversion rule"},
             {"進捗率を得点に換算する規則を開閉します。規則は計画書に示されていないため、ここで決めたものによる仮計算です",
              "Folds the rule that makes points of achievement. The document does not give it: this one is ours"},
             {.icon = open_ ? "up" : "down", .chosen = open_}))
    open_ = !open_;
  ImGui::SameLine(0, ui.px(12));
  ImGui::AlignTextToFramePadding();
  ImGui::PushStyleColor(ImGuiCol_Text, im(tone::accent_pressed));
  ImGui::TextUnformatted(ui.words({"仮計算", "Provisional"}));
  ImGui::PopStyleColor();
  mark(ui, "provisional");
  if (!ui.window.desk.rule) return;
  ImGui::SameLine(0, ui.px(12));
  if (button(ui, "rule.reset", {"規則を元に戻す", "Reset the rule"},
             {"変えた規則を元の規則に戻します", "Back to the rule as it was"}, {.icon = "undo"})) {
    ui.push([](app::WindowState& window) { window.desk.rule.reset(); });
    refused_ = {};
  }
}

void ScoreControls::weights_choice(const Ui& ui, const model::ScoreScheme& scheme, const ConversionRule& rule) {
  flow(ui.px(210));
  ImGui::BeginGroup();
  label(ui, {"カテゴリの重み", "Weights"});
  using Weights = ConversionRule::Weights;
  if (begin_combo(ui, "rule.weights", ui.words(weights_name(rule.weights)),
                  {"カテゴリの点をどう合わせるか", "How the categories are put together"}, ui.px(210))) {
    for (const auto weights : {Weights::categories_equal, Weights::indicators_equal, Weights::given})
      if (choice(ui, "weights." + std::to_string(static_cast<int>(weights)), ui.words(weights_name(weights)),
                 weights == rule.weights)) {
        auto next = rule;
        next.weights = weights;
        // Fields that begin empty would leave nothing to reckon with.
        if (weights == Weights::given && next.category_weights.empty()) {
          next.category_weights = all_weights(scheme, rule);
          for (auto& weight : next.category_weights) weight.second = 1;
        }
        set_rule(ui, next);
      }
    end_combo();
  }
  ImGui::EndGroup();
}

void ScoreControls::inferred_box(const Ui& ui, const ConversionRule& rule) const {
  const Text inferred{"推定した目標値も使う", "Use inferred targets"};
  flow(ImGui::CalcTextSize(ui.words(inferred)).x + ui.px(40));
  ImGui::BeginGroup();
  label(ui, plain(" "));  // in line with the field, which has a label above it
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + ui.px(5));
  if (checkbox(ui, "rule.inferred", inferred, rule.use_inferred_targets,
               {"計画書に記載がなく、ほかの記述から推定した目標値も得点に入れます",
                "Also scores targets that are not printed but inferred from other places"})) {
    auto next = rule;
    next.use_inferred_targets = !rule.use_inferred_targets;
    set_rule(ui, next);
  }
  ImGui::EndGroup();
}

void ScoreControls::draw(const Ui& ui, const model::ScoreScheme& scheme) {
  auto& w = ui.window;
  const auto& rule = w.desk.rule ? *w.desk.rule : scheme.rule;
  heading(ui);
  if (!open_) return;
  rule_choice(ui, rule);
  rule_fields(ui, rule);
  weights_choice(ui, scheme, rule);
  weight_fields(ui, scheme, rule);
  yen_field(ui);
  inferred_box(ui, rule);
  if (!refused_.empty()) {
    ImGui::PushStyleColor(ImGuiCol_Text, im(tone::accent));
    ImGui::TextUnformatted(ui.words(refused_));
    ImGui::PopStyleColor();
    mark(ui, "rule.refused");
  }
}

}  // namespace kuiki::ui
