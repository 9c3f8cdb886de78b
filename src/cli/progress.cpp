#include <memory>

#include "app/gradings.h"
#include "app/progress_table.h"
#include "base/error.h"
#include "base/strings.h"
#include "cli/find_plan.h"
#include "cli/json.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/table.h"
#include "model/progress_words.h"

namespace kuiki::cli {

namespace {

struct ProgressOptions {
  std::string plan, output, by;
  bool no_bom = false;
  JudgeOptions judging;
};

Json figure_json(const std::optional<model::Figure>& figure, const report::DatedWords& words) {
  if (words.words.empty()) return nullptr;
  return {{"words", both(words.words)},
          {"period", figure ? Json(model::to_string(figure->period)) : Json(nullptr)},
          {"value", number_or_null(figure ? figure->value : model::no_number)}};
}

Json line_json(const model::Dataset& data, const report::ProgressLine& line) {
  const auto& indicator = data.indicators[line.indicator];
  const auto& p = line.progress;
  const auto node = line.node == model::none ? std::string{} : data.plan_nodes[line.node].id;
  return {{"id", indicator.id},
          {"name", line.name},
          {"part", text_or_null(p.part)},
          {"node", text_or_null(node)},
          {"departments", line.departments},
          {"related_departments", line.related},
          {"unit", text_or_null(indicator.unit)},
          {"baseline", figure_json(p.baseline, line.figures.baseline)},
          {"actual", figure_json(p.actual, line.figures.actual)},
          {"years_old", p.years_old},
          {"sum", number_or_null(p.sum)},
          {"target", figure_json(p.target, line.figures.target)},
          {"share", number_or_null(p.share)},
          {"verdict", model::verdict_id(p.verdict)},
          {"mark", text_or_null(line.mark)},
          {"same_as", text_or_null(indicator.same_as)}};
}

Json to_json(const report::Request& request, const std::string& plan, bool by_departments) {
  const auto lines = report::progress_lines(request, plan);
  Json json = {{"plan", plan}, {"as_of", request.progress.as_of ? Json(*request.progress.as_of) : Json(nullptr)}};
  json["grading"] = request.grading != nullptr ? Json(request.grading->id) : Json(nullptr);
  Json all = Json::array();
  if (!by_departments) {
    for (const auto& line : lines) all.push_back(line_json(request.data, line));
    json["lines"] = std::move(all);
    return json;
  }
  for (const auto& [department, own] : report::by_department(request, lines)) {
    Json group = Json::array();
    for (const auto* line : own) group.push_back(line_json(request.data, *line));
    all.push_back({{"department", text_or_null(department)}, {"lines", std::move(group)}});
  }
  json["departments"] = std::move(all);
  return json;
}

/// What a terminal has room for.
std::string to_words(const Context& context, const report::Request& request, const std::string& plan, bool by_departments) {
  const auto lines = report::progress_lines(request, plan);
  std::vector<Table::Column> columns = {
      {context({"指標", "Indicator"})}, {context({"最新の実績値", "Latest actual"}), Table::Align::right},
      {context({"年度", "Year"})},      {context({"目標値", "Target"}), Table::Align::right},
      {context({"年度", "Year"})},      {context({"進捗率", "Progress"}), Table::Align::right},
      {context({"判定", "Verdict"})}};
  if (request.grading != nullptr) columns.push_back({context({"評価記号", "Mark"})});
  columns.push_back({context({"担当課", "Department"})});
  const auto add = [&](Table& table, const report::ProgressLine& line) {
    const auto& f = line.figures;
    std::string name = line.name + (line.progress.part.empty() ? "" : " " + line.progress.part);
    if (line.repeated) name += context({"（再掲）", " (printed again)"});
    std::string departments;
    for (const auto& one : line.departments) add_part(departments, context({"、", ", "}), one);
    std::vector<std::string> cells = {std::move(name),
                                      context(f.actual.words),
                                      context(f.actual.when),
                                      context(f.target.words),
                                      context(f.target.when),
                                      report::share_words(line.progress),
                                      context(model::verdict_name(line.progress.verdict))};
    if (request.grading != nullptr) cells.push_back(line.mark);
    cells.push_back(std::move(departments));
    table.add(std::move(cells));
  };
  if (!by_departments) {
    Table table(columns);
    for (const auto& line : lines) add(table, line);
    return table.text();
  }
  std::string all;
  for (const auto& [department, own] : report::by_department(request, lines)) {
    Table table(columns);
    for (const auto* line : own) add(table, *line);
    all += (all.empty() ? "" : "\n") +
           (department.empty() ? context({"（担当課の記載なし）", "(no department named)"}) : department) + "\n" +
           table.text();
  }
  return all;
}

int write_progress(const Context& context, const ProgressOptions& options) {
  if (!options.output.empty() && context.json)
    throw Error(Fault::usage, {"--output と --json は一緒に使えません。どちらかにしてください",
                               "--output and --json exclude each other; give one of them"});
  const auto data = context.load();
  const auto& plan = plan_named(*data, options.plan).id;
  const bool by_departments = options.by == "department";
  if (options.output.empty()) {
    const auto scheme = options.judging.scheme(context);
    const report::Request request{*data, context.wording(), options.judging.progress(), scheme ? &*scheme : nullptr};
    print(context.json ? written(to_json(request, plan, by_departments)) : to_words(context, request, plan, by_departments));
    return 0;
  }
  app::ProgressTableOptions table;
  table.sheet = {
      .wording = context.wording(), .as_of = options.judging.progress().as_of, .grading = options.judging.scheme(context)};
  table.by_department = by_departments;
  table.byte_order_mark = !options.no_bom;
  ProgressLine line(context.lang);
  app::write_progress_table(*data, plan, options.output, table, line.progress());
  return 0;
}

}  // namespace

void add_progress(Command& program, Context& context) {
  auto options = std::make_shared<ProgressOptions>();
  auto* command = add_command(program, context, "progress",
                              {"計画の進捗一覧（指標ごとの実績、目標、進捗率、判定、担当課）",
                               "The progress table of a plan: actual, target, progress, verdict, department"},
                              "  kuiki progress otaru --as-of H30\n"
                              "  kuiki progress komoro --output progress.xlsx --years japanese\n"
                              "  kuiki progress tomakomai-evaluation --by department --output progress.pdf\n"
                              "  kuiki progress tomakomai-evaluation --by department --output DIR");
  command->add_option("PLAN", options->plan, context({"計画の ID（kuiki list plans）", "Id of a plan (kuiki list plans)"}))
      ->required();
  command
      ->add_option("-o,--output", options->output,
                   context({"書き出すファイル。.xlsx、.csv、.pdf（A4横）。省くと端末に表示",
                            "File to write: .xlsx, .csv or .pdf (A4 on its side); on the terminal where left out"}))
      ->type_name("FILE|DIR");
  auto* by = command->add_option(
      "--by", options->by,
      context({"department：担当課ごとにまとめる。PDF は課ごとに改ページ、XLSX・CSV は1枚で先頭の列が課、\n"
               "拡張子のない名前はフォルダーで、課ごとに1つの XLSX。複数の課が担当する指標はそれぞれに載る",
               "department: by the department that answers. A PDF begins a page for each, XLSX and CSV are one table whose\n"
               "first column names it, a name without an ending is a folder with a workbook for each; an indicator of\n"
               "several departments stands under each of them"}));
  only(by, context, {"department"});
  command->add_flag("--no-bom", options->no_bom,
                    context({"CSV の先頭に BOM をつけない（表計算ソフトでは文字化けすることがある）",
                             "No byte order mark in a CSV (a spreadsheet may then garble it)"}));
  add_judging(*command, context, options->judging);
  add_years(*command, context);
  add_json(*command, context);
  add_database(*command, context);
  add_language(*command, context);
  command->callback(
      [&context, options] { context.job = [&context, options] { return write_progress(context, *options); }; });
}

}  // namespace kuiki::cli
