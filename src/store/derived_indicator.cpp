#include "store/derived_indicator.h"

#include <algorithm>

#include "base/error.h"
#include "base/printable.h"
#include "base/strings.h"
#include "model/plan_names.h"
#include "store/act.h"
#include "store/schema_own.h"

namespace kuiki::store {
namespace {

constexpr std::size_t longest_name = 200;
constexpr std::size_t longest_formula = 2000;

void check_line(const std::string& text, std::size_t longest, const Text& what) {
  if (!trim(text).empty() && one_line(text, longest + 1) == text && text.size() <= longest) return;
  throw Error(Fault::input_wrong,
              say("{}は{}バイトまでの1行で指定してください", "give the {} as one line of at most {} bytes", what, longest));
}

}  // namespace

void add_derived_indicators(const Database& work, std::vector<DerivedIndicator>& into) {
  for (RowReader q(work, own_indicator_table); q.step();) {
    if (q->formula.empty()) continue;
    into.push_back({.id = std::string(q->id),
                    .name = std::string(q->name),
                    .name_en = std::string(q->name_en),
                    .unit = std::string(q->unit),
                    .formula = std::string(q->formula),
                    .note = std::string(q->note),
                    .decimals = static_cast<int>(q->decimals.value_or(-1))});
  }
}

DerivedSaved write_derived(Act& act, const DerivedIndicator& wanted, bool remove) {
  TableInAct rows(act, own_indicator_table);
  DerivedSaved saved;
  const auto* standing = rows.find(std::string_view(wanted.id));
  if (standing != nullptr && standing->formula.empty())
    throw Error(Fault::input_wrong, say("「{}」は値のある指標です。別の ID にしてください",
                                        "'{}' is an indicator with figures of its own; choose another id", wanted.id));
  if (remove) {
    if (standing == nullptr)
      throw Error(Fault::input_wrong, say("計算で作った指標「{}」は作業ファイルにありません",
                                          "the work file has no derived indicator '{}'", short_name(wanted.id)));
    rows.remove(*standing);
    saved.act = act.number();
    return saved;
  }
  check_line(wanted.id, longest_name, {"ID", "id"});
  check_line(wanted.name, longest_name, {"名前", "name"});
  check_line(wanted.formula, longest_formula, {"式", "formula"});
  OwnIndicatorRow row;
  row.id = wanted.id;
  row.name = wanted.name;
  row.name_en = wanted.name_en;
  row.unit = wanted.unit;
  row.unit_en = wanted.unit;
  if (wanted.decimals >= 0) row.decimals = wanted.decimals;
  row.direction = model::direction_id(model::Direction::monitor);
  row.accrual = model::accrual_id(model::Accrual::level);
  row.mapping_unit = model::mapping_unit_id(model::MappingUnit::municipality);
  row.formula = wanted.formula;
  row.note = wanted.note;
  if (standing == nullptr) {
    rows.add(row);
  } else {
    saved.replaced = true;
    row.act = standing->act;
    row.fid = standing->fid;
    if (row_json(own_indicator_table, row).text() == row_json(own_indicator_table, *standing).text()) return saved;
    rows.replace(*standing, row);
  }
  saved.act = act.number();
  return saved;
}

void add_derived_heads(const std::vector<DerivedIndicator>& derived,
                       model::Column<model::Indicator, model::IndicatorRow>& into) {
  for (const auto& one : derived) {
    auto found = std::ranges::find(into, one.id, &model::Indicator::id);
    if (found == into.end()) {
      model::Indicator indicator;
      indicator.id = one.id;
      into.push_back(std::move(indicator));
      found = into.end() - 1;
    }
    found->name = one.name;
    found->name_en = one.name_en;
    found->unit = one.unit;
    found->unit_en = one.unit;
    found->decimals = one.decimals;
    found->note = one.note;
    found->formula = one.formula;
    found->rationale = "計算式：" + one.formula;
  }
}

}  // namespace kuiki::store
