#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/measure.h"
#include "model/plan_words.h"

/// Words for what the tables of plans hold: names for readers, ids as the database and JSON have them.
namespace kuiki::model {

Text role_name(Role role);                 ///< 基準値, 目標値, 実績値, 推計値
Text status_name(Status status);           ///< 計画書の記載, 記載欠落, 未計測, 公表値 …
Text accrual_name(Accrual accrual);        ///< 年間の値, 累計, 時点の値
Text direction_name(Direction direction);  ///< 増加, 減少, 維持, 推移把握
Text mapping_unit_name(MappingUnit unit);  ///< 市全体, 施設 …
Text place_basis_name(PlaceBasis basis);   ///< 地名の代表点 …
/// Of a milestone: 実現, 終了, 継続, 推移把握. A state is not increased.
Text direction_name(Direction direction, bool milestone);
Text direction_name(const Measure& measure);
Text hierarchy_name(std::string_view hierarchy);  ///< 基本目標の体系, 重点戦略の体系 …; an unknown one as it is

std::string_view role_id(Role role);                  ///< "baseline" …
std::string_view status_id(Status status);            ///< "printed", "missing_in_source" …
std::string_view accrual_id(Accrual accrual);         ///< "annual", "cumulative", "level"
std::string_view direction_id(Direction direction);   ///< "up", "down", "keep", "monitor"
std::string_view mapping_unit_id(MappingUnit unit);   ///< "municipality", "facility" …
std::string_view place_basis_id(PlaceBasis basis);    ///< "places.csv", "evacuation-site" …
std::string_view member_role_id(MemberRole role);     ///< "lead", "member"
Text member_role_name(MemberRole role);               ///< 中心, 構成
std::string_view member_basis_id(MemberBasis basis);  ///< "document", "common-knowledge"
std::vector<std::string> role_ids();                  ///< of all, in the order of the enumeration
std::vector<std::string> status_ids();
std::vector<std::string> accrual_ids();
std::vector<std::string> direction_ids();
std::vector<std::string> mapping_unit_ids();
std::vector<std::string> place_basis_ids();
std::vector<std::string> member_role_ids();
std::vector<std::string> member_basis_ids();
std::optional<Role> parse_role(std::string_view id);
std::optional<Status> parse_status(std::string_view id);
std::optional<Accrual> parse_accrual(std::string_view id);
std::optional<Direction> parse_direction(std::string_view id);
std::optional<MappingUnit> parse_mapping_unit(std::string_view id);

/// A node as it is called: 「基本目標Ⅰ 子育て世代を…」, 「施策1-1 教育環境の…」.
std::string node_name(const PlanNode& node);

}  // namespace kuiki::model
