#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <set>

#include "analysis/derived.h"
#include "app/area_facts.h"
#include "base/error.h"
#include "base/number.h"
#include "base/plural.h"
#include "base/strings.h"
#include "cli/json.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/table.h"
#include "model/units.h"
#include "store/person.h"

namespace kuiki::cli {

namespace {

struct DeriveOptions {
  std::string id, formula, name, name_en, unit, note;
  int decimals = -1;
  bool unit_given = false, remove = false, dry_run = false;
};

/// The id as it is kept: with the mark of one's own before it.
std::string own_id(const std::string& id) {
  return id.starts_with(model::own_area_mark) ? id : std::string(model::own_area_mark) + id;
}

/// Names of what it is made of: "65歳以上人口、人口（国勢調査）".
Text inputs_words(const model::Dataset& data, const analysis::Expression& expression) {
  Text words;
  for (const auto& id : analysis::references_of(expression)) {
    const auto name = app::indicator_name(data.indicators[*data.find_indicator(id)]);
    add_part(words.ja, "、", name.ja);
    add_part(words.en, ", ", name.en);
  }
  return words;
}

/// The unit: as it was said, else worked out. Throws Error(input_wrong) where the two contradict each other.
std::string checked_unit(const DeriveOptions& options, const std::string& worked_out) {
  if (!options.unit_given) return worked_out;
  const auto said = model::canonical_unit(options.unit);
  if (worked_out.empty() || said == worked_out) return options.unit;
  throw Error(Fault::input_wrong,
              say("--unit {}：式の単位は {} です。--unit を直すか省いてください",
                  "--unit {}: the formula's unit is {}; mend or leave out --unit", options.unit, worked_out));
}

struct Outcome {
  std::string id, unit;
  analysis::Evaluator::Series series;
  std::set<analysis::Evaluator::OtherPeriod> other_periods;
  std::int64_t act = 0;
};

/// How many areas of a kind have a figure at a time.
std::size_t count_of(const model::Dataset& data, const std::vector<double>& values, model::AreaKind kind) {
  std::size_t count = 0;
  for (const auto row : data.areas.rows())
    count += data.areas.kind[row] == kind && std::isfinite(values[row.index()]) ? 1 : 0;
  return count;
}

constexpr std::array kinds{model::AreaKind::prefecture, model::AreaKind::municipality, model::AreaKind::ward,
                           model::AreaKind::district, model::AreaKind::town};

Json to_json(const model::Dataset& data, const DeriveOptions& options, const Outcome& made,
             const analysis::Expression& expression) {
  Json periods = Json::object();
  for (const auto& [period, values] : made.series) {
    Json counts = Json::object();
    for (const auto kind : kinds) counts[std::string(model::area_kind_id(kind))] = count_of(data, values, kind);
    periods[model::to_string(period)] = counts;
  }
  Json others = Json::array();
  for (const auto& other : made.other_periods)
    others.push_back({{"id", other.id}, {"period", model::to_string(other.wanted)}, {"used", model::to_string(other.used)}});
  return {{"id", made.id},
          {"name", options.name},
          {"formula", options.formula},
          {"unit", made.unit},
          {"inputs", analysis::references_of(expression)},
          {"areas", periods},
          {"other_periods", others},
          {"act", made.act == 0 ? Json(nullptr) : Json(made.act)}};
}

std::string to_words(const Context& context, const model::Dataset& data, const Outcome& made, const Text& inputs) {
  std::vector<Table::Column> heads{{context({"時点", "Period"})}};
  for (const auto kind : kinds) heads.push_back({context(model::area_kind_name(kind)), Table::Align::right});
  Table table(std::move(heads));
  for (const auto& [period, values] : made.series) {
    std::vector<std::string> cells{context(period)};
    for (const auto kind : kinds) cells.push_back(format_number(static_cast<double>(count_of(data, values, kind)), 0));
    table.add(std::move(cells));
  }
  return context(say("{}：{} から算出、単位 {}\n値のある区域の数：\n",
                     "{}: worked out of {}, unit {}\nAreas with a figure:\n", made.id, inputs,
                     made.unit.empty() ? Text{"なし", "none"} : plain(made.unit))) +
         table.text();
}

/// Two figures of one year may still be of two days: what is worked out of both is said to be.
void complain_of_periods(const Context& context, const model::Dataset& data, const Outcome& made) {
  for (const auto& other : made.other_periods) {
    const auto& indicator = data.indicators[*data.find_indicator(other.id)];
    complain(context(say("{}の値には「{}」の{}の値を使いました（同じ時点の値がないため）",
                         "the figures of {} take '{}' of {}, as it has none of that time", context(other.wanted),
                         indicator.name, context(other.used))));
  }
}

int remove(const Context& context, const DeriveOptions& options) {
  store::DerivedIndicator wanted;
  wanted.id = own_id(options.id);
  const auto saved = context.store().change(wanted, true, {.who = store::person(), .what = {}}, options.dry_run);
  print(context(options.dry_run ? Text{"試行のため何も変えていません\n", "A dry run: nothing was changed\n"}
                                : say("「{}」を削除しました（取り消しは kuiki work undo --act {}）\n",
                                      "'{}' deleted (undo with kuiki work undo --act {})\n", wanted.id, saved.act)));
  return 0;
}

int derive(const Context& context, const DeriveOptions& options) {
  if (options.formula.empty() || options.name.empty())
    throw Error(Fault::usage, {"--formula と --name を指定してください（削除は --remove）",
                               "--formula and --name are needed (or --remove)"});
  const auto parsed = analysis::parse_formula(options.formula);
  const auto data = context.load();
  const auto expression = analysis::resolved(parsed, *data);
  Outcome made;
  made.id = own_id(options.id);
  if (analysis::references_of(expression).empty())
    throw Error(Fault::usage, {"式に指標がありません", "the formula names no indicator"});
  if (analysis::is_circular(*data, made.id, expression))
    throw Error(Fault::input_wrong,
                say("「{}」の式が、自分自身をもとにしています", "the formula of '{}' is made of itself", made.id));
  if (const auto standing = data->find_indicator(made.id); standing && data->indicators[*standing].formula.empty())
    throw Error(Fault::input_wrong, say("「{}」は表から取り込んだ指標です。別の ID にしてください",
                                        "'{}' is an indicator of a table; choose another id", made.id));
  made.unit = checked_unit(options, analysis::unit_of(expression, *data));
  analysis::Evaluator evaluator(*data);
  made.series = evaluator.evaluate(expression);
  made.other_periods = evaluator.other_periods();
  if (made.series.empty())
    throw Error(Fault::input_wrong, {"どの区域にも値がありません。式の指標が同じ区域・時点の値を持つか確かめてください",
                                     "no area has a figure; check whether the formula's indicators have figures of the same "
                                     "areas and periods"});
  const auto inputs = inputs_words(*data, expression);
  store::DerivedIndicator wanted;
  wanted.id = made.id;
  wanted.name = options.name;
  wanted.name_en = options.name_en;
  wanted.unit = made.unit;
  wanted.decimals = options.decimals;
  wanted.note = options.note;
  wanted.formula = options.formula;
  const store::Doing doing{.who = store::person(), .what = {}, .note = options.formula};
  const auto saved = context.store().change(wanted, false, doing, options.dry_run);
  made.act = saved.act;
  for (const auto& warning : saved.warnings) complain(context(warning));
  complain_of_periods(context, *data, made);
  const auto last = options.dry_run ? Text{"試行のため保存していません\n", "A dry run: nothing was saved\n"}
                    : made.act == 0 ? Text{"前と同じでした\n", "It was the same before\n"}
                                    : say("保存しました（取り消しは kuiki work undo --act {}）\n",
                                          "Saved (undo with kuiki work undo --act {})\n", made.act);
  print(context.json ? written(to_json(*data, options, made, expression))
                     : to_words(context, *data, made, inputs) + context(last));
  return 0;
}

std::string functions_words(const Context& context) {
  return context(
      {"\n\n式：四則演算（+ - * /、引き算は前後に空白）、[指標名]、値の時点 ID@2015-10-01、関数\n"
       "  change(x)・change(x, 時点) 前の時点（その時点）からの増減    growth 増減率 %    index 指数（初め＝100）\n"
       "  share(x) 市（市町村は都道府県）に占める割合 %    from_city 市との差    whole 市の値\n"
       "  per_km2(x) 面積当たり    rank(x) 同じ種類の区域での順位\n"
       "値のない区域は値がないまま。もとの値が変わると、次に開いたときに計算し直す。",
       "\n\nFormula: + - * / (blanks around a minus), [name of an indicator], ID@2015-10-01, and functions\n"
       "  change(x), change(x, PERIOD) since the period before, or that one    growth in %    index (first = 100)\n"
       "  share(x) of the city (of a municipality: of its prefecture), %    from_city difference    whole the city's\n"
       "  per_km2(x)    rank(x) among areas of its kind\n"
       "What is missing stays missing. Figures are worked out anew whenever what they are made of changes."});
}

}  // namespace

void add_derive(Command& program, Context& context) {
  auto options = std::make_shared<DeriveOptions>();
  auto* command = add_command(
      program, context, "derive", {"ほかの指標から計算する指標を作る", "Make an indicator that is worked out of others"},
      "  kuiki derive 後期高齢化率 --formula \"population-75-over / census-population * 100\" --name 後期高齢化率\n"
      "  kuiki derive 人口増減 --formula \"growth(census-population, 2015-10-01)\" --name 5年間の増減率 --decimals 1\n"
      "  kuiki derive 世帯密度 --formula \"per_km2(households)\" --name 世帯密度 --dry-run --json");
  command
      ->add_option("ID", options->id,
                   context({"作る指標の ID（own: が付く）", "Id of the new indicator (own: is put before it)"}))
      ->required();
  command->add_option("--formula", options->formula, context({"式", "Formula"}))->type_name("TEXT");
  command->add_option("--name", options->name, context({"指標の名前", "Name of the indicator"}))->type_name("TEXT");
  command->add_option("--name-en", options->name_en, context({"英語の名前", "Name in English"}))->type_name("TEXT");
  command->add_option("--unit", options->unit, context({"単位。省くと式から", "Unit; that of the formula by default"}))
      ->type_name("U")
      ->when_given([options] { options->unit_given = true; });
  auto* decimals = command->add_option("--decimals", options->decimals, context({"小数の桁数", "Decimals to show"}));
  decimals->type_name("N");
  whole_number(decimals, context, 0, 6);
  command->add_option("--note", options->note, context({"備考", "Note"}))->type_name("TEXT");
  command->add_flag("--remove", options->remove,
                    context({"この指標を作業ファイルから削除する", "Delete this indicator from the work file"}));
  command->add_flag("--dry-run", options->dry_run, context({"確かめるだけで、保存しない", "Report only, save nothing"}));
  add_json(*command, context);
  add_database(*command, context);
  add_language(*command, context);
  command->footer(command->get_footer() + functions_words(context));
  command->callback([&context, options] {
    context.job = [&context, options] { return options->remove ? remove(context, *options) : derive(context, *options); };
  });
}

}  // namespace kuiki::cli
