#include <algorithm>
#include <cmath>
#include <map>

#include "app/area_facts.h"
#include "base/error.h"
#include "base/number.h"
#include "cli/json.h"
#include "cli/list.h"
#include "cli/table.h"

namespace kuiki::cli {

namespace {

const char* id_of(model::Direction direction) {
  constexpr const char* ids[] = {"up", "down", "keep", "monitor"};
  return ids[static_cast<int>(direction)];
}
const char* id_of(model::Accrual accrual) {
  constexpr const char* ids[] = {"annual", "cumulative", "level"};
  return ids[static_cast<int>(accrual)];
}
const char* id_of(model::Role role) {
  constexpr const char* ids[] = {"baseline", "target", "actual", "projection"};
  return ids[static_cast<int>(role)];
}
const char* id_of(model::Status status) {
  constexpr const char* ids[] = {"printed", "missing_in_source", "not_measured", "survey_pending",
                                 "not_set", "inferred",          "entered"};
  return ids[static_cast<int>(status)];
}

/// A word of the indicator's node, or of the nearest node above it that has one.
std::vector<std::string> of_node(const model::Dataset& data, const model::Indicator& indicator,
                                 std::vector<std::string> model::PlanNode::*member) {
  std::string id = indicator.node;
  for (std::size_t steps = 0; !id.empty() && steps <= data.plan_nodes.size(); ++steps) {
    const auto node = std::ranges::find_if(data.plan_nodes,
                                           [&](const model::PlanNode& n) { return n.id == id && n.plan == indicator.plan; });
    if (node == data.plan_nodes.end()) return {};
    if (!((*node).*member).empty()) return (*node).*member;
    id = node->parent;
  }
  return {};
}

void check_plan(const model::Dataset& data, const ListOptions& options) {
  if (options.plan.empty() ||
      std::ranges::any_of(data.plans, [&](const model::Plan& plan) { return plan.id == options.plan; }))
    return;
  std::string known;
  for (const auto& plan : data.plans) known += (known.empty() ? "" : ", ") + plan.id;
  throw Error(Fault::input_wrong, known.empty() ? say("計画「{}」はありません。このデータベースに計画は入っていません",
                                                      "There is no plan '{}'; this database holds no plans", options.plan)
                                                : say("計画「{}」はありません。あるのは {}",
                                                      "There is no plan '{}'; there are: {}", options.plan, known));
}

std::string plan_name(const Context& context, const std::string& plan) {
  return plan.empty() ? context({"（統計）", "(statistics)"}) : plan;
}

}  // namespace

std::string list_partnerships(const Context& context, const model::Dataset& data, const ListOptions& options) {
  std::vector<std::string> kinds;
  for (const auto& partnership : data.partnerships)
    if (std::ranges::find(kinds, partnership.kind) == kinds.end()) kinds.push_back(partnership.kind);
  check_kind(options, kinds);
  const auto within = wanted_area(data, options);
  Json json = Json::array();
  Table table({{"ID"},
               {context({"名前", "Name"})},
               {context({"種類", "Kind"})},
               {context({"中心", "Lead"})},
               {context({"構成", "Members"}), Table::Align::right},
               {context({"出典", "Source"})}});
  for (const auto& partnership : data.partnerships) {
    if (!options.kind.empty() && partnership.kind != options.kind) continue;
    const auto inside = [&](const auto& member) { return model::is_within(data.areas, member.area, within); };
    if (within != model::none && std::ranges::none_of(partnership.members, inside)) continue;
    const auto code = [&](model::Row row) {
      return row == model::none ? std::string() : data.areas.code[static_cast<std::size_t>(row)];
    };
    if (context.json) {
      Json members = Json::array();
      for (const auto& member : partnership.members)
        members.push_back({{"area_code", code(member.area)}, {"role", member.role}, {"basis", member.basis}});
      json.push_back({{"id", partnership.id},
                      {"name", partnership.name},
                      {"name_en", partnership.name_en},
                      {"kind", partnership.kind},
                      {"lead", text_or_null(code(partnership.lead))},
                      {"source_document", partnership.source_document},
                      {"source_quote", partnership.source_quote},
                      {"members", members}});
    } else {
      table.add({partnership.id, context({partnership.name, partnership.name_en}),
                 context(model::partnership_kind_name(partnership.kind)),
                 partnership.lead == model::none ? "" : context(app::area_name(data, partnership.lead)),
                 std::to_string(partnership.members.size()), partnership.source_document});
    }
  }
  return context.json ? written(json) : table.text();
}

std::string list_plans(const Context& context, const model::Dataset& data, const ListOptions& options) {
  check_plan(data, options);
  const auto within = wanted_area(data, options);
  Json json = Json::array();
  Table table({{"ID"}, {context({"題", "Title"})}, {context({"市区町村", "Municipality"})}, {context({"期間", "Period"})}});
  for (const auto& plan : data.plans) {
    if (!options.plan.empty() && plan.id != options.plan) continue;
    const auto area = data.find_area(plan.municipality_code);
    if (within != model::none && (!area || !model::is_within(data.areas, *area, within))) continue;
    if (context.json)
      json.push_back({{"id", plan.id},
                      {"title", plan.title},
                      {"municipality_code", plan.municipality_code},
                      {"period_from", text_or_null(plan.period_from)},
                      {"period_to", text_or_null(plan.period_to)},
                      {"document", plan.document}});
    else
      table.add({plan.id, plan.title, plan.municipality_code, plan.period_from + " – " + plan.period_to});
  }
  if (context.json) return written(json);
  return data.plans.empty() ? context({"このデータベースに計画は入っていません\n", "This database holds no plans\n"})
                            : table.text();
}

std::string list_indicators(const Context& context, const model::Dataset& data, const ListOptions& options) {
  check_plan(data, options);
  const auto area = wanted_area(data, options);
  Json json = Json::array();
  Table table({{"ID"},
               {context({"指標", "Indicator"})},
               {context({"単位", "Unit"})},
               {context({"計画", "Plan"})},
               {context({"描ける単位", "Drawn by"})},
               {context({"時点", "Periods"})},
               {context({"値の数", "Figures"}), Table::Align::right}});
  for (std::size_t i = 0; i < data.indicators.size(); ++i) {
    const auto& indicator = data.indicators[i];
    if (!options.plan.empty() && indicator.plan != options.plan) continue;
    const auto& all = data.observations;
    Json observations = Json::array();
    std::size_t count = 0;
    std::vector<model::Period> periods;
    for (auto o = data.indicator_begin[i]; o < data.indicator_begin[i + 1]; ++o) {
      if (area != model::none && all.area[o] != area) continue;
      ++count;
      const auto& period = data.periods[all.period[o]];
      if (periods.empty() || periods.back() != period) periods.push_back(period);
      if (!context.json) continue;
      const auto where = all.area[o];
      observations.push_back(
          {{"area", where == model::none ? Json(nullptr) : Json(data.areas.code[static_cast<std::size_t>(where)])},
           {"period", model::to_string(period)},
           {"role", id_of(all.role[o])},
           {"part", all.part[o]},
           {"value", number_or_null(all.value[o])},
           {"qualifier", all.qualifier[o]},
           {"printed", text_or_null(all.printed[o])},
           {"status", id_of(all.status[o])}});
    }
    if (area != model::none && count == 0) continue;
    if (context.json) {
      json.push_back({{"id", indicator.id},
                      {"plan", text_or_null(indicator.plan)},
                      {"node", text_or_null(indicator.node)},
                      {"name", indicator.name},
                      {"name_en", text_or_null(indicator.name_en)},
                      {"unit", indicator.unit},
                      {"direction", id_of(indicator.direction)},
                      {"direction_basis", indicator.direction_stated ? "stated" : "judged"},
                      {"accrual", id_of(indicator.accrual)},
                      {"mapping_unit", indicator.mapping_unit},
                      {"place", text_or_null(indicator.place)},
                      {"department", of_node(data, indicator, &model::PlanNode::departments)},
                      {"sdgs", of_node(data, indicator, &model::PlanNode::sdgs)},
                      {"observations", observations}});
    } else {
      std::string when;
      if (!periods.empty()) when = context(model::period_label(periods.front()));
      if (periods.size() > 1) when += context({" 〜 ", " – "}) + context(model::period_label(periods.back()));
      table.add({indicator.id, context(app::indicator_name(indicator)), context(app::indicator_unit(indicator)),
                 plan_name(context, indicator.plan), indicator.mapping_unit, when,
                 format_number(static_cast<double>(count), 0)});
    }
  }
  return context.json ? written(json) : table.text();
}

}  // namespace kuiki::cli
