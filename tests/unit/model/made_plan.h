#pragma once
#include <cmath>
#include <limits>

#include "model/dataset.h"

/// A plan small enough to be counted by hand. All its indicators go from 0 (FY2019) to 100 (FY2024), so that 60 is what the
/// path wants in FY2022.
///
///     goals     g1 ─ g1a (A課, B課; SDG 4)   i1  80 in FY2022: on course     i2  20: behind
///               │                            i3  100: met (of g1 itself, no department)
///               g2 (B課; SDG 4, 11)          i4  no actual: unknown          i5  target lost: unknown
///     packages  p1                           i6, i9 = i1 printed again       i7  −10: worse     i8  watched: not judged
///     empty     e1                           no indicators
namespace kuiki::test {

inline model::Dataset made_plan() {
  using namespace model;
  Dataset data;
  auto& a = data.areas;
  a.code = {"01203"};
  a.name = {"小樽市"};
  a.name_en = {"Otaru-shi"};
  a.name_kana = {"おたるし"};
  a.boundary_note = {""};
  a.kind = {AreaKind::municipality};
  a.quality = {BoundaryQuality::official};
  a.parent = {none};
  a.prefecture = {0};

  Plan plan;
  plan.id = "made";
  plan.title = "試験計画";
  plan.title_en = "Made plan";
  plan.municipality_code = "01203";
  plan.period_from = "FY2020";
  plan.period_to = "FY2024";
  plan.document = "試験の文書";
  data.plans = {plan};

  const auto node = [&](const char* id, const char* parent, const char* hierarchy, const char* kind, const char* title,
                        std::vector<std::string> departments = {}, std::vector<std::string> sdgs = {}) {
    PlanNode n;
    n.id = id;
    n.plan = "made";
    n.parent = parent;
    n.hierarchy = hierarchy;
    n.kind = kind;
    n.title = title;
    n.departments = std::move(departments);
    n.sdgs = std::move(sdgs);
    data.plan_nodes.push_back(n);
  };
  node("g1", "", "goals", "基本目標", "暮らし");
  node("g1a", "g1", "goals", "施策", "子育て", {"A課", "B課"}, {"4"});
  node("g2", "", "goals", "基本目標", "しごと", {"B課"}, {"4", "11"});
  node("p1", "", "packages", "重点戦略", "にぎわい");
  node("e1", "", "empty", "施策の方向性", "指標のない体系");

  for (const int year : {2019, 2022, 2024}) data.periods.push_back({Period::Kind::fiscal_year, year, 0, 0, 0});
  const double nothing = std::numeric_limits<double>::quiet_NaN();
  const auto figure = [&](std::uint16_t period, Role role, double value, Status status = Status::printed) {
    auto& o = data.observations;
    o.indicator.push_back(IndicatorRow(data.indicators.size() - 1));
    o.area.push_back(0);
    o.period.push_back(period);
    o.role.push_back(role);
    o.status.push_back(status);
    o.value.push_back(value);
    o.part.emplace_back();
    o.qualifier.emplace_back(model::Qualifier::exact);
    o.printed.emplace_back();
    o.note.emplace_back();
    o.line.push_back(0);
  };
  const auto indicator = [&](const char* id, const char* of, const char* name, double actual, const char* same = "",
                             Direction direction = Direction::up, bool lost = false) {
    Indicator i;
    i.id = id;
    i.plan = "made";
    i.node = of;
    i.name = name;
    i.unit = "人";
    i.direction = direction;
    i.area = 0;
    i.mapping_unit = std::string(id) == "i7" ? MappingUnit::facility : MappingUnit::municipality;
    i.same_as = same;
    i.document = "試験の文書";
    i.line = static_cast<int>(data.indicators.size()) + 1;
    data.indicators.push_back(i);
    figure(0, Role::baseline, 0);
    if (std::isfinite(actual)) figure(1, Role::actual, actual, Status::entered);
    figure(2, Role::target, lost ? nothing : 100, lost ? Status::missing_in_source : Status::printed);
  };
  indicator("i1", "g1a", "利用者数", 80);
  indicator("i2", "g1a", "会員数", 20);
  indicator("i3", "g1", "参加者数", 100);
  indicator("i4", "g2", "就業者数", nothing);
  indicator("i5", "g2", "創業者数", nothing, "", Direction::up, true);
  indicator("i6", "p1", "利用者数", 80, "i1");
  indicator("i7", "p1", "来館者数", -10);
  indicator("i8", "p1", "相談者数", 50, "", Direction::monitor);
  indicator("i9", "p1", "利用者数", 80, "i1");
  data.index();
  return data;
}

}  // namespace kuiki::test
