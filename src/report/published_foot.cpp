#include "report/published_foot.h"

#include <algorithm>
#include <vector>

namespace kuiki::report {

std::string published_foot(const Request& request, std::span<const model::Row> indicators) {
  const auto& data = request.data;
  const auto& o = data.observations;
  std::vector<std::string_view> sources;
  for (const auto row : indicators) {
    if (row == model::none) continue;
    const auto i = static_cast<std::size_t>(row);
    for (auto k = data.indicator_begin[i]; k < data.indicator_begin[i + 1]; ++k) {
      if (o.status[k] != model::Status::published) continue;
      if (const auto id = o.source_of(k); std::ranges::find(sources, id) == sources.end()) sources.push_back(id);
    }
  }
  std::string all;
  for (const auto id : sources) {
    const auto* source = data.find_source(id);
    if (source == nullptr) continue;
    all += (all.empty() ? "" : request.wording(Text{"／", "; "})) +
           (source->attribution.empty() ? source->title : source->attribution);
  }
  if (all.empty()) return all;
  return request.wording(say("公表値の出典：{}。", " Published actuals: {}.", all));
}

std::string published_foot(const Request& request, const std::string& plan) {
  std::vector<model::Row> rows;
  for (std::size_t i = 0; i < request.data.indicators.size(); ++i)
    if (request.data.indicators[i].plan == plan) rows.push_back(static_cast<model::Row>(i));
  return published_foot(request, rows);
}

}  // namespace kuiki::report
