#include "cli/plan_json.h"

#include "model/plan_names.h"

namespace kuiki::cli {

namespace {

Json figure_or_null(const std::optional<model::Figure>& figure) {
  if (!figure) return nullptr;
  return {{"period", model::to_string(figure->period)},
          {"value", number_or_null(figure->value)},
          {"qualifier", model::to_string(figure->qualifier)},
          {"printed", text_or_null(figure->printed)},
          {"status", model::status_id(figure->status)}};
}

const char* rule_id(model::Rule rule) {
  constexpr const char* ids[] = {"reach",     "keep_above", "keep_below", "running_sum",
                                 "change_by", "improve",    "milestone",  "trend"};
  return ids[static_cast<int>(rule)];
}

Json cause_or_null(model::Cause cause) {
  constexpr const char* ids[] = {"",           "no_actual",      "not_measured", "no_baseline", "no_target", "target_lost",
                                 "gap_in_sum", "no_year_before", "words_differ", "outdated"};
  return text_or_null(ids[static_cast<int>(cause)]);
}

Json part_json(const model::Progress& part, const model::Graded* mark) {
  Json json = {{"part", part.part},
               {"verdict", model::verdict_id(part.verdict)},
               {"rule", rule_id(part.rule)},
               {"cause", cause_or_null(part.cause)},
               {"baseline", figure_or_null(part.baseline)},
               {"actual", figure_or_null(part.actual)},
               {"target", figure_or_null(part.target)},
               {"floor", figure_or_null(part.floor)},
               {"share", number_or_null(part.share)},
               {"elapsed", number_or_null(part.elapsed)},
               {"expected", number_or_null(part.expected)},
               {"achievement", number_or_null(model::achievement(part).value_or(model::no_number))},
               {"actual_year", part.actual_year == 0 ? Json(nullptr) : Json(part.actual_year)},
               {"years_old", part.years_old},
               {"sum", number_or_null(part.sum)},
               {"per_year", number_or_null(part.per_year)},
               {"needed_per_year", number_or_null(part.needed_per_year)},
               {"met_at_baseline", part.met_at_baseline},
               {"target_inferred", part.target_inferred}};
  if (mark != nullptr)
    json["mark"] = {{"mark", mark->mark},
                    {"meaning", both(mark->meaning)},
                    {"number", number_or_null(mark->number)},
                    {"why", both(mark->why)}};
  return json;
}

Json observations_json(const model::Dataset& data, model::IndicatorRow indicator, model::AreaRow area) {
  Json observations = Json::array();
  const auto add = [&](const model::FigureView& from) {
    const auto where = from.area;
    // Of thousands of towns only those that are asked for.
    if (area == model::none && where != model::none && data.areas.kind[where] == model::AreaKind::town) return;
    Json figure = {{"area", where == model::none ? Json(nullptr) : Json(data.areas.code[where])},
                   {"period", model::to_string(data.periods[from.period])},
                   {"role", model::role_id(from.role)},
                   {"part", from.part},
                   {"value", number_or_null(from.value)},
                   {"qualifier", model::to_string(from.qualifier)},
                   {"printed", text_or_null(std::string(from.printed))},
                   {"status", model::status_id(from.status)}};
    if (!from.note.empty()) figure["note"] = from.note;
    if (!from.source.empty()) figure["source"] = from.source;
    if (from.line > 0) figure["line"] = from.line;
    observations.push_back(std::move(figure));
  };
  if (area == model::none)
    data.each_figure(indicator, add);
  else
    data.each_figure_of(indicator, area, add);
  return observations;
}

}  // namespace

Json indicator_json(const model::Dataset& data, model::IndicatorRow row, const model::PlanTree* tree, model::AreaRow area) {
  const auto& indicator = data.indicators[row];
  const auto of_node = [&](auto member) {
    using Value = std::decay_t<decltype(model::PlanNode{}.*member)>;
    return tree == nullptr ? Value{} : model::node_value(*tree, data, indicator, member);
  };
  return {{"id", indicator.id},
          {"plan", text_or_null(indicator.plan)},
          {"node", text_or_null(indicator.node)},
          {"name", indicator.name},
          {"name_en", text_or_null(indicator.name_en)},
          {"unit", indicator.unit},
          {"group", text_or_null(indicator.group)},
          {"method", indicator.plan.empty() ? text_or_null(indicator.rationale) : Json(nullptr)},
          {"direction", model::direction_id(indicator.direction)},
          {"direction_basis", indicator.direction_stated ? "stated" : "judged"},
          {"accrual", model::accrual_id(indicator.accrual)},
          {"accrual_basis", indicator.accrual_stated ? "stated" : "judged"},
          {"mapping_unit", model::mapping_unit_id(indicator.mapping_unit)},
          {"place", text_or_null(indicator.place)},
          {"department", of_node(&model::PlanNode::departments)},
          {"related_departments", of_node(&model::PlanNode::related_departments)},
          {"sdgs", of_node(&model::PlanNode::sdgs)},
          {"category", text_or_null(of_node(&model::PlanNode::category))},
          {"document", text_or_null(indicator.document)},
          {"line", indicator.line > 0 ? Json(indicator.line) : Json(nullptr)},
          {"same_as", text_or_null(indicator.same_as)},
          {"observations", observations_json(data, row, area)}};
}

Json node_json(const model::Dataset& data, model::NodeRow row, const model::PlanTree& tree) {
  const auto& node = data.plan_nodes[row];
  Json indicators = Json::array();
  for (const auto i : tree.indicators_of(row)) indicators.push_back(data.indicators[i].id);
  return {{"id", node.id},
          {"plan", node.plan},
          {"parent", text_or_null(node.parent)},
          {"hierarchy", node.hierarchy},
          {"kind", node.kind},
          {"number", text_or_null(node.number)},
          {"title", node.title},
          {"indicators", std::move(indicators)},
          {"indicators_within", tree.indicators_within(row).size()}};
}

Json named_json(const model::Dataset& data, model::IndicatorRow indicator) {
  const auto& row = data.indicators[indicator];
  return {{"id", row.id}, {"name", row.name}};
}

void add_verdict(Json& json, const model::Judged& judged, std::span<const model::Graded> marks, model::YearStyle years) {
  const bool whole = judged.parts.size() == 1;
  const auto& first = judged.parts.front();
  json["verdict"] = model::verdict_id(judged.verdict);
  json["cause"] = cause_or_null(judged.cause());
  json["share"] = whole ? number_or_null(first.share) : Json(nullptr);
  json["elapsed"] = whole ? number_or_null(first.elapsed) : Json(nullptr);
  json["sentence"] = both(judged.explanation(years));
  Json parts = Json::array();
  for (std::size_t i = 0; i < judged.parts.size(); ++i)
    parts.push_back(part_json(judged.parts[i], i < marks.size() ? &marks[i] : nullptr));
  json["parts"] = std::move(parts);
}

Json plan_facts(const model::Plan& plan) {
  return {{"id", plan.id},
          {"title", plan.title},
          {"title_en", text_or_null(plan.title_en)},
          {"municipality_code", plan.municipality_code},
          {"period_from", text_or_null(plan.period_from)},
          {"period_to", text_or_null(plan.period_to)},
          {"document", plan.document}};
}

}  // namespace kuiki::cli
