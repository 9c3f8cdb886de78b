#include "store/statistics.h"

#include <cmath>

#include "base/number.h"

namespace kuiki::store {

std::string digits(double value) { return std::to_string(static_cast<long long>(value)); }
std::string grouped(double value) { return format_number(value, 0); }

std::vector<const StatisticValues*> columns_of(const Geodata& data, std::string_view indicator) {
  std::vector<const StatisticValues*> columns;
  for (const auto& column : data.statistics)
    if (column.indicator == indicator) columns.push_back(&column);
  return columns;
}

Statistics compute_statistics(const Geodata& data, const BuiltAreas& areas, const PlanFiles& plans, Warnings& warnings) {
  Statistics all;
  add_census(data, areas, all);
  add_projection(data, areas, all);
  add_registry(data, areas, all);
  add_municipal(data, areas, all);
  add_new_projection(data, areas, all);
  add_towns(data, areas, all);
  add_evacuation(data, areas, all, warnings);
  add_ward_projects(plans, areas, all);
  add_planned_population(plans, areas, all);
  add_rates(data, all);

  for (const auto& indicator : data.indicators) {
    if (!all.contains(indicator.id)) {
      throw Error(Fault::input_wrong,
                  say("indicators.csv: 指標「{}」を計算する規則がありません。行を削除するか綴りを確認してください",
                      "indicators.csv: no rule computes indicator '{}'; mend its id or remove the row", indicator.id));
    }
  }
  for (const auto& [id, series] : all) {
    bool named = false;
    for (const auto& indicator : data.indicators) named = named || indicator.id == id;
    if (!named) {
      throw Error(Fault::input_wrong, say("indicators.csv: 指標「{}」の行がありません。追加してください",
                                          "indicators.csv: the row for indicator '{}' is missing; add it", id));
    }
  }
  return all;
}

}  // namespace kuiki::store
