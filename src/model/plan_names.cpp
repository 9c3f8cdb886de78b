#include "model/plan_names.h"

#include <array>

#include "model/word_table.h"

namespace kuiki::model {
namespace {

constexpr std::array roles = {Words{"baseline", "基準値", "Baseline"}, Words{"target", "目標値", "Target"},
                              Words{"actual", "実績値", "Actual"}, Words{"projection", "推計値", "Projection"}};
constexpr std::array statuses = {Words{"printed", "計画書の記載", "as printed"},
                                 Words{"missing_in_source", "記載欠落", "lost in the source"},
                                 Words{"not_measured", "未計測", "not measured"},
                                 Words{"survey_pending", "調査予定", "survey pending"},
                                 Words{"not_set", "設定なし", "not set"},
                                 Words{"inferred", "推定", "inferred"},
                                 Words{"entered", "入力", "entered"},
                                 Words{"published", "公表値", "published"},
                                 Words{"computed", "計算値", "computed"},
                                 Words{"suppressed", "秘匿", "suppressed"},
                                 Words{"merged", "合算値", "merged with a neighbour"}};
constexpr std::array accruals = {Words{"annual", "1年間の値", "of a year"}, Words{"cumulative", "累計", "cumulative"},
                                 Words{"level", "時点の値・率", "level or rate at a time"}};
constexpr std::array directions = {Words{"up", "増加", "Increase"}, Words{"down", "減少", "Decrease"},
                                   Words{"keep", "維持", "Keep"}, Words{"monitor", "推移把握", "Monitor"}};
constexpr std::array milestone_directions = {Words{"up", "実現", "Achieve"}, Words{"down", "終了", "End"},
                                             Words{"keep", "継続", "Continue"}, Words{"monitor", "推移把握", "Monitor"}};
constexpr std::array mapping_units = {Words{"municipality", "市全体", "Whole city"},
                                      Words{"ward", "区", "Ward"},
                                      Words{"district", "地区", "District"},
                                      Words{"facility", "施設", "Facility"},
                                      Words{"place", "場所", "Place"},
                                      Words{"partnership", "広域連携", "Partnership"},
                                      Words{"none", "地図に置けない", "Not on a map"}};
constexpr std::array place_bases = {
    Words{"places.csv", "地名の代表点", "point of the town it stands in"},
    Words{"evacuation-site", "避難場所の一覧にある位置", "its position in the list of evacuation sites"},
    Words{"municipality-polygon", "市町村のほぼ中央", "middle of the municipality"},
    Words{"common-knowledge", "一般に知られている位置", "commonly known position"}};
constexpr std::array member_roles = {Words{"lead", "中心", "lead"}, Words{"member", "構成", "member"}};
constexpr std::array member_bases = {Words{"document"}, Words{"common-knowledge"}};
constexpr std::array hierarchies = {Words{"goals", "基本目標の体系", "Goals"},
                                    Words{"packages", "重点戦略の体系", "Strategies and packages"},
                                    Words{"directions", "施策の方向性", "Directions"},
                                    Words{"policies", "政策の体系", "Policies"},
                                    Words{"wards", "区の取組", "Wards"},
                                    Words{"administration", "行政運営の取組", "Administration"},
                                    Words{"evaluation", "施策評価の体系", "Evaluation"},
                                    Words{"population", "計画人口", "Planned population"}};

}  // namespace

Text role_name(Role role) { return of(roles, role).text(); }
Text status_name(Status status) { return of(statuses, status).text(); }
Text accrual_name(Accrual accrual) { return of(accruals, accrual).text(); }
Text mapping_unit_name(MappingUnit unit) { return of(mapping_units, unit).text(); }
Text member_role_name(MemberRole role) { return of(member_roles, role).text(); }
Text place_basis_name(PlaceBasis basis) { return of(place_bases, basis).text(); }
Text hierarchy_name(std::string_view hierarchy) { return named(hierarchies, hierarchy); }

std::string_view role_id(Role role) { return of(roles, role).id; }
std::string_view status_id(Status status) { return of(statuses, status).id; }
std::string_view accrual_id(Accrual accrual) { return of(accruals, accrual).id; }
std::string_view direction_id(Direction direction) { return of(directions, direction).id; }
std::string_view mapping_unit_id(MappingUnit unit) { return of(mapping_units, unit).id; }
std::string_view place_basis_id(PlaceBasis basis) { return of(place_bases, basis).id; }
std::string_view member_role_id(MemberRole role) { return of(member_roles, role).id; }
std::string_view member_basis_id(MemberBasis basis) { return of(member_bases, basis).id; }
std::vector<std::string> role_ids() { return ids(roles); }
std::vector<std::string> status_ids() { return ids(statuses); }
std::vector<std::string> accrual_ids() { return ids(accruals); }
std::vector<std::string> direction_ids() { return ids(directions); }
std::vector<std::string> mapping_unit_ids() { return ids(mapping_units); }
std::vector<std::string> place_basis_ids() { return ids(place_bases); }
std::vector<std::string> member_role_ids() { return ids(member_roles); }
std::vector<std::string> member_basis_ids() { return ids(member_bases); }
std::optional<Role> parse_role(std::string_view id) { return parsed<Role>(roles, id); }
std::optional<Status> parse_status(std::string_view id) { return parsed<Status>(statuses, id); }
std::optional<Accrual> parse_accrual(std::string_view id) { return parsed<Accrual>(accruals, id); }
std::optional<Direction> parse_direction(std::string_view id) { return parsed<Direction>(directions, id); }
std::optional<MappingUnit> parse_mapping_unit(std::string_view id) { return parsed<MappingUnit>(mapping_units, id); }

Text direction_name(Direction direction) { return of(directions, direction).text(); }
Text direction_name(Direction direction, bool milestone) {
  return milestone ? of(milestone_directions, direction).text() : direction_name(direction);
}
Text direction_name(const Measure& measure) { return direction_name(measure.direction, is_milestone(measure)); }

std::string node_name(const PlanNode& node) {
  if (node.kind == "区") return node.title;  // 豊平区 says it already
  std::string name = node.kind + node.number;
  if (!name.empty() && !node.title.empty()) name += " ";
  return name + node.title;
}

}  // namespace kuiki::model
