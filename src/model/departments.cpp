#include "model/departments.h"

#include <set>
#include <tuple>
#include <unordered_map>

namespace kuiki::model {

std::vector<std::pair<std::string, std::vector<std::size_t>>> by_department(const Dataset& data,
                                                                            const std::vector<OwnedRow>& rows) {
  std::vector<std::pair<std::string, std::vector<std::size_t>>> groups;
  std::unordered_map<std::string, std::size_t> place;
  std::set<std::tuple<std::string, std::string, std::string>> there;
  const auto put = [&](const std::string& department, std::size_t at) {
    const auto& row = rows[at];
    const auto& indicator = data.indicators[row.indicator];
    const auto& first = indicator.same_as.empty() ? indicator.id : indicator.same_as;
    if (!there.emplace(department, first, row.part).second) return;
    const auto [group, fresh] = place.emplace(department, groups.size());
    if (fresh) groups.push_back({department, {}});
    groups[group->second].second.push_back(at);
  };
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (const auto& department : rows[i].departments) put(department, i);
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].departments.empty()) put({}, i);
  return groups;
}

}  // namespace kuiki::model
