#include "report/sheet_words.h"

#include "model/fiscal.h"

namespace kuiki::report {

std::string plan_title(const model::Plan& plan, Lang lang) {
  return lang == Lang::ja || plan.title_en.empty() ? plan.title : plan.title_en;
}

std::string plan_city(const model::Dataset& data, const model::Plan& plan, Lang lang) {
  const auto area = data.find_area(plan.municipality_code);
  if (!area) return {};
  const auto i = static_cast<std::size_t>(*area);
  return lang == Lang::ja || data.areas.name_en[i].empty() ? data.areas.name[i] : data.areas.name_en[i];
}

std::string plan_period(const model::Plan& plan, const model::Wording& wording) {
  const auto from = model::parse_period(plan.period_from), to = model::parse_period(plan.period_to);
  if (!from || !to) return {};
  const int first = model::fiscal_year_of(*from), last = model::fiscal_year_of(*to);
  if (first >= last) return wording(*from);
  return wording(model::Period{model::Period::Kind::span, first, 0, 0, last});
}

std::string listed(const std::vector<std::string>& words, Lang lang) {
  std::string all;
  for (const auto& word : words) all += (all.empty() ? "" : lang == Lang::ja ? "、" : ", ") + word;
  return all;
}

}  // namespace kuiki::report
