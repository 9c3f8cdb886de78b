#include "model/plan_names.h"

#include <algorithm>
#include <array>

namespace kuiki::model {
namespace {

struct Words {
  std::string_view id;
  const char *ja, *en;
  [[nodiscard]] Text text() const { return {ja, en}; }
};

constexpr std::array roles = {Words{"baseline", "基準値", "Baseline"}, Words{"target", "目標値", "Target"},
                              Words{"actual", "実績値", "Actual"}, Words{"projection", "推計値", "Projection"}};
constexpr std::array statuses = {Words{"printed", "印刷のとおり", "as printed"},
                                 Words{"missing_in_source", "原文に欠落", "lost in the source"},
                                 Words{"not_measured", "未計測", "not measured"},
                                 Words{"survey_pending", "調査予定", "survey pending"},
                                 Words{"not_set", "設定なし", "not set"},
                                 Words{"inferred", "推定", "inferred"},
                                 Words{"entered", "入力", "entered"}};
constexpr std::array accruals = {Words{"annual", "1年間の値", "of a year"}, Words{"cumulative", "累計", "cumulative"},
                                 Words{"level", "時点の値・率", "level or rate at a time"}};
constexpr std::array<std::string_view, 4> directions = {"up", "down", "keep", "monitor"};
constexpr std::array hierarchies = {Words{"goals", "基本目標の体系", "Goals"},
                                    Words{"packages", "重点戦略の体系", "Strategies and packages"},
                                    Words{"directions", "施策の方向性", "Directions"},
                                    Words{"policies", "政策の体系", "Policies"},
                                    Words{"wards", "区の取組", "Wards"},
                                    Words{"administration", "行政運営の取組", "Administration"},
                                    Words{"evaluation", "施策評価の体系", "Evaluation"}};

template <std::size_t N>
Text named(const std::array<Words, N>& all, std::string_view id) {
  const auto found = std::ranges::find(all, id, &Words::id);
  return found == all.end() ? plain(std::string(id)) : found->text();
}

template <class Enum, std::size_t N>
const Words& of(const std::array<Words, N>& all, Enum value) {
  return all[static_cast<std::size_t>(value)];
}

}  // namespace

Text role_name(Role role) { return of(roles, role).text(); }
Text status_name(Status status) { return of(statuses, status).text(); }
Text accrual_name(Accrual accrual) { return of(accruals, accrual).text(); }
Text hierarchy_name(std::string_view hierarchy) { return named(hierarchies, hierarchy); }

std::string_view role_id(Role role) { return of(roles, role).id; }
std::string_view status_id(Status status) { return of(statuses, status).id; }
std::string_view accrual_id(Accrual accrual) { return of(accruals, accrual).id; }
std::string_view direction_id(Direction direction) { return directions[static_cast<std::size_t>(direction)]; }
std::optional<Direction> parse_direction(std::string_view id) {
  const auto found = std::ranges::find(directions, id);
  if (found == directions.end()) return {};
  return static_cast<Direction>(found - directions.begin());
}
std::optional<Status> parse_status(std::string_view id) {
  const auto found = std::ranges::find(statuses, id, &Words::id);
  if (found == statuses.end()) return {};
  return static_cast<Status>(found - statuses.begin());
}

std::string node_name(const PlanNode& node) {
  if (node.kind == "区") return node.title;  // 豊平区 says it already
  std::string name = node.kind + node.number;
  if (!name.empty() && !node.title.empty()) name += " ";
  return name + node.title;
}

}  // namespace kuiki::model
