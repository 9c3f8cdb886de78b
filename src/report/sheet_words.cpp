#include "report/sheet_words.h"

#include <algorithm>

#include "base/strings.h"
#include "model/fiscal.h"

namespace kuiki::report {

std::string plan_title(const model::Plan& plan, Lang lang) { return words_in(lang, plan.title, plan.title_en); }

std::string plan_city(const model::Dataset& data, const model::Plan& plan, Lang lang) {
  const auto area = data.find_area(plan.municipality_code);
  if (!area) return {};
  const auto i = area->index();
  return lang == Lang::ja || data.areas.name_en[i].empty() ? data.areas.name[i] : data.areas.name_en[i];
}

std::string plan_period(const model::Plan& plan, const model::Wording& wording) {
  const auto from = model::parse_period(plan.period_from), to = model::parse_period(plan.period_to);
  if (!from || !to) return {};
  const int first = model::fiscal_year_of(*from), last = model::fiscal_year_of(*to);
  if (first >= last) return wording(*from);
  return wording(model::Period{model::Period::Kind::span, first, 0, 0, last});
}

Text plan_period_name(const model::Dataset& data, const model::Plan& plan) {
  const bool evaluated = std::ranges::any_of(
      data.plan_nodes, [&](const model::PlanNode& node) { return node.plan == plan.id && !node.reflection.empty(); });
  return evaluated ? Text{"評価対象期間", "Period evaluated"} : Text{"計画期間", "Plan period"};
}

std::string listed(const std::vector<std::string>& words, Lang lang) {
  std::string all;
  for (const auto& word : words) add_part(all, lang == Lang::ja ? "、" : ", ", word);
  return all;
}

}  // namespace kuiki::report
