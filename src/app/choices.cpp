#include "app/choices.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace kuiki::app {
using model::AreaRow;
using model::IndicatorRow;

Text group_of(const model::Dataset& data, const model::Indicator& indicator) {
  if (!indicator.plan.empty()) {
    for (const auto& plan : data.plans)
      if (plan.id == indicator.plan) return plain(plan.title);
    return plain(indicator.plan);
  }
  const auto group = std::ranges::find(data.groups, indicator.group, &model::IndicatorGroup::id);
  if (group == data.groups.end()) return {"その他", "Other"};
  return bilingual(group->name, group->name_en);
}

std::vector<IndicatorChoice> indicator_choices(const model::Dataset& data, const std::vector<AreaRow>& subject) {
  std::vector<char> wanted(data.areas.size(), 0);
  for (const AreaRow row : subject) wanted[row.index()] = 1;
  std::vector<IndicatorChoice> choices;
  for (std::size_t i = 0; i < data.indicators.size(); ++i) {
    if (!model::can_be_spread(data.indicators[i])) continue;
    IndicatorChoice choice;
    choice.row = IndicatorRow(i);
    choice.group = group_of(data, data.indicators[i]);
    std::vector<int> known(data.periods.size(), 0);
    data.each_figure(choice.row, [&](const model::FigureView& figure) {
      if (figure.area != model::none && wanted[figure.area.index()] && !std::isnan(figure.value) && figure.part.empty())
        ++known[figure.period];
    });
    std::vector<std::pair<model::Period, int>> with;
    for (std::size_t p = 0; p < known.size(); ++p)
      if (known[p] > 0) with.emplace_back(data.periods[p], known[p]);
    std::ranges::sort(with);
    for (const auto& [period, count] : with) {
      choice.periods.push_back(period);
      choice.known.push_back(count);
    }
    choices.push_back(std::move(choice));
  }
  // Groups in the order in which they first appear; within one, the order of the database.
  std::vector<IndicatorChoice> grouped;
  std::vector<char> taken(choices.size(), 0);
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (taken[i]) continue;
    const Text group = choices[i].group;
    for (std::size_t k = i; k < choices.size(); ++k)
      if (!taken[k] && choices[k].group == group) {
        taken[k] = 1;
        grouped.push_back(std::move(choices[k]));
      }
  }
  return grouped;
}

bool is_projection(const model::Dataset& data, IndicatorRow indicator, const model::Period& period) {
  bool any = false, all = true;
  data.each_figure(indicator, [&](const model::FigureView& figure) {
    if (data.periods[figure.period] != period) return;
    any = true;
    all = all && figure.role == model::Role::projection;
  });
  return any && all;
}

}  // namespace kuiki::app
