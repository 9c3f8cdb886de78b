#include <algorithm>
#include <memory>

#include "app/area_facts.h"
#include "app/area_sets.h"
#include "app/district_sources.h"
#include "base/error.h"
#include "base/number.h"
#include "base/plural.h"
#include "base/strings.h"
#include "cli/find_area.h"
#include "cli/json.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/save_areas.h"
#include "cli/table.h"
#include "intake/district_table.h"
#include "store/table_file.h"

namespace kuiki::cli {

namespace {

struct DistrictsOptions {
  std::string file, within, output, export_set, remove;
  intake::DistrictTableWishes wishes;
  app::AreaSetWords words;
  bool dry_run = false, replace = false;
};

Json codes_json(const model::Dataset& data, const model::TownGrouping& grouping, const std::vector<std::uint32_t>& towns) {
  Json list = Json::array();
  for (const auto town : towns) list.push_back(data.areas.code[grouping.towns[town]]);
  return list;
}

Json sums_json(const model::Dataset& data, const app::DistrictSums& sums, std::size_t district) {
  Json all = Json::object();
  for (std::size_t c = 0; c < sums.table.columns.size(); ++c) {
    const auto& column = sums.table.columns[c];
    const auto& sum = sums.sums[c][district];
    if (sum.known == 0) continue;
    all[data.indicators[column.indicator].id][model::to_string(data.periods[column.period])] = {
        {"value", number_or_null(sum.value)},
        {"qualifier", model::to_string(sum.qualifier())},
        {"towns", sum.known},
        {"without_figure", sum.missing}};
  }
  return all;
}

Json refused_json(const model::Dataset& data, const std::vector<intake::DistrictRefusal>& refused) {
  Json list = Json::array();
  for (const auto& one : refused) {
    Json candidates = Json::array();
    for (const auto row : one.candidates)
      candidates.push_back({{"code", data.areas.code[row]}, {"name", data.areas.name[row]}});
    list.push_back({{"row", one.row},
                    {"town", one.town},
                    {"district", text_or_null(one.district)},
                    {"reason", both(one.why)},
                    {"candidates", candidates}});
  }
  return list;
}

struct Made {
  const model::Dataset& data;
  const intake::DistrictTable& table;
  const model::TownGrouping& grouping;
  const app::DistrictSums& sums;
  const std::vector<model::GroupingProblem>& problems;
};

/// How many parts a district is of.
std::size_t parts_of(const Made& made, std::size_t district) {
  return 1 + static_cast<std::size_t>(std::ranges::count_if(made.problems, [&](const model::GroupingProblem& problem) {
           return problem.kind == model::GroupingProblem::Kind::in_parts &&
                  problem.district == static_cast<std::int32_t>(district);
         }));
}

std::vector<std::uint32_t> towns_of(const Made& made, std::int32_t district) {
  std::vector<std::uint32_t> towns;
  for (std::uint32_t i = 0; i < made.grouping.towns.size(); ++i)
    if (made.grouping.district_of[i] == district) towns.push_back(i);
  return towns;
}

Json to_json(const Made& made, const SavedAreas& saved) {
  Json districts = Json::array();
  for (std::size_t d = 0; d < made.grouping.districts.size(); ++d) {
    const auto towns = towns_of(made, static_cast<std::int32_t>(d));
    districts.push_back({{"name", made.grouping.districts[d].name},
                         {"colour", made.grouping.districts[d].colour},
                         {"towns", codes_json(made.data, made.grouping, towns)},
                         {"parts", parts_of(made, d)},
                         {"sums", sums_json(made.data, made.sums, d)}});
  }
  return {{"set", text_or_null(saved.id)},
          {"within", made.data.areas.code[made.grouping.within]},
          {"town_column", made.table.town_column},
          {"district_column", made.table.district_column},
          {"rows", made.table.taken.size()},
          {"repeated", made.table.repeated},
          {"empty", made.table.empty},
          {"districts", districts},
          {"without_district", codes_json(made.data, made.grouping, towns_of(made, model::TownGrouping::nowhere))},
          {"refused", refused_json(made.data, made.table.refused)},
          {"act", saved.act == 0 ? Json(nullptr) : Json(saved.act)}};
}

/// Columns of the table of sums: residents and households first, then what else the towns have.
std::vector<std::size_t> shown_columns(const Made& made) {
  std::vector<std::size_t> columns;
  const auto& all = made.sums.table.columns;
  for (std::size_t c = 0; c < all.size() && columns.size() < 4; ++c) {
    // Of one indicator the latest.
    const bool later = std::ranges::any_of(all, [&](const auto& other) {
      return other.indicator == all[c].indicator && made.data.periods[all[c].period] < made.data.periods[other.period];
    });
    if (!later) columns.push_back(c);
  }
  return columns;
}

std::string sum_words(const Context& context, const analysis::Sum& sum) {
  if (sum.known == 0) return context({"データなし", "no data"});
  const auto number = format_number(sum.value, 0);
  if (sum.qualifier() == model::Qualifier::at_least) return context(say("{}以上", "{} or more", number));
  if (sum.qualifier() == model::Qualifier::at_most) return context(say("{}以下", "{} or less", number));
  return number;
}

std::string to_words(const Context& context, const Made& made) {
  std::vector<Table::Column> heads{{context({"地区", "District"})},
                                   {context({"町丁・字", "Towns"}), Table::Align::right},
                                   {context({"まとまり", "Parts"}), Table::Align::right}};
  const auto columns = shown_columns(made);
  for (const auto c : columns) {
    const auto& indicator = made.data.indicators[made.sums.table.columns[c].indicator];
    heads.push_back({context(app::indicator_name(indicator)), Table::Align::right});
  }
  Table table(std::move(heads));
  for (std::size_t d = 0; d <= made.grouping.districts.size(); ++d) {
    const bool none = d == made.grouping.districts.size();
    const auto towns = towns_of(made, none ? model::TownGrouping::nowhere : static_cast<std::int32_t>(d));
    if (none && towns.empty()) continue;
    std::vector<std::string> cells{none ? context({"（地区なし）", "(no district)"}) : made.grouping.districts[d].name,
                                   std::to_string(towns.size()), none ? "" : std::to_string(parts_of(made, d))};
    for (const auto c : columns) cells.push_back(sum_words(context, made.sums.sums[c][d]));
    table.add(std::move(cells));
  }
  return table.text();
}

/// Names of towns, the first few.
std::string some_towns(const Made& made, const std::vector<std::uint32_t>& towns) {
  constexpr std::size_t most = 5;
  std::string words;
  for (std::size_t i = 0; i < towns.size() && i < most; ++i)
    add_part(words, "、", made.data.areas.name[made.grouping.towns[towns[i]]]);
  return towns.size() > most ? words + " …" : words;
}

/// What a reader can take in; --json has all of them.
std::string first_lines(const Context& context, const std::vector<std::string>& lines) {
  constexpr std::size_t most = 20;
  std::string words;
  for (std::size_t i = 0; i < std::min(most, lines.size()); ++i) words += lines[i];
  if (lines.size() > most)
    words += context(say("ほか {} 件（--json ですべて）\n", "and {} more (all with --json)\n", lines.size() - most));
  return words;
}

std::string problem_words(const Context& context, const Made& made) {
  std::string words;
  const auto nowhere = towns_of(made, model::TownGrouping::nowhere);
  if (!nowhere.empty())
    words += context(say("地区のない町丁・字 {}：{}\n", "{} without a district: {}\n", counted(nowhere.size(), "town"),
                         some_towns(made, nowhere)));
  std::vector<std::string> lines;
  for (const auto& problem : made.problems) {
    if (problem.kind != model::GroupingProblem::Kind::in_parts) continue;
    const auto& name = made.grouping.districts[static_cast<std::size_t>(problem.district)].name;
    lines.push_back(
        context(say("「{}」の飛び地：{}\n", "'{}' has a part by itself: {}\n", name, some_towns(made, problem.towns))));
  }
  words += first_lines(context, lines);
  lines.clear();
  for (const auto& one : made.table.refused)
    lines.push_back(context(say("{}行目「{}」：{}\n", "row {} '{}': {}\n", one.row, one.town, one.why)));
  words += first_lines(context, lines);
  return words;
}

int make_districts(const Context& context, const DistrictsOptions& options) {
  const auto data = context.load();
  const auto within = find_area(*data, options.within);
  if (model::areas_of(*data, model::AreaSet::towns, within).empty())
    throw Error(Fault::input_wrong,
                say("{} の町丁・字がデータにありません。先に町丁・字の境界を取り込んでください（kuiki import areas）",
                    "the data have no towns of {}; bring their boundaries first (kuiki import areas)",
                    app::area_name(*data, within)));
  const auto file = store::read_table_file(options.file);
  const auto table = intake::read_district_table(file, options.file, *data, within, options.wishes);
  const auto grouping = app::grouping_of(*data, within, table);
  if (grouping.districts.empty())
    throw Error(Fault::input_wrong, say("{}：地区になる行がありません", "{}: no row makes a district", options.file));
  const auto sums = app::district_sums(*data, grouping);
  const auto problems = model::problems_of(grouping, model::TownPlaces(data->areas, grouping.towns));
  const Made made{*data, table, grouping, sums, problems};
  auto words = options.words;
  if (words.source.empty()) words.source = std::filesystem::path(options.file).filename().string();
  const auto saved = save_areas(context, {.set = app::district_set(*data, grouping, words), .replace = options.replace},
                                options.file, options.dry_run);
  print(context.json ? written(to_json(made, saved))
                     : to_words(context, made) + problem_words(context, made) + context(saved.words));
  if (table.refused.empty()) return 0;
  throw Error(
      Fault::input_wrong,
      say("{}: {} 行を取り込めませんでした。標準出力の理由を見て表を直し、--replace を付けてもう一度取り込んでください",
          "{}: {} were not taken; see the reasons on standard output, mend the table and take it again with --replace",
          options.file, counted(table.refused.size(), "row")));
}

int export_set(const Context& context, const DistrictsOptions& options) {
  if (options.output.empty())
    throw Error(Fault::usage, {"--export には、書き出すファイルを --output で指定してください",
                               "--export needs --output, the file to write"});
  app::check_areas_file(options.output);
  const auto data = context.load();
  const auto areas = app::named_areas(*data, options.export_set);
  app::export_areas(*data, areas, options.output);
  return 0;
}

int run(const Context& context, const DistrictsOptions& options) {
  if (!options.export_set.empty()) return export_set(context, options);
  if (!options.remove.empty()) return remove_areas(context, options.remove, options.dry_run);
  if (options.file.empty() || options.within.empty() || options.words.name.empty())
    throw Error(Fault::usage, {"表のファイルと --within、--set を指定してください（書き出しは --export、削除は --remove）",
                               "name the table, --within and --set (or --export, or --remove)"});
  return make_districts(context, options);
}

void add_set_options(Command& command, const Context& context, DistrictsOptions& options) {
  const auto text = [&](const char* name, std::string& into, const char* type, const Text& words) {
    command.add_option(name, into, context(words))->type_name(type);
  };
  text("--within", options.within, "CODE", {"どの市区町村を分けるか", "Municipality that is divided"});
  text("--set", options.words.name, "NAME", {"区域の組の名前", "Name of the area set"});
  text("--town", options.wishes.town, "COL",
       {"町丁・字の列の見出し。省くと中身で見つける", "Header of the towns' column; found by its cells by default"});
  text("--district", options.wishes.district, "COL",
       {"地区の列の見出し。省くと見つける", "Header of the districts' column; found by default"});
  text("--sheet", options.wishes.sheet, "NAME", {"読むシート。省くと最初のもの", "Sheet to read; the first by default"});
  text("--source", options.words.source, "TEXT",
       {"出典。地図に記す。省くとファイル名", "Source, cited on maps; the file's name by default"});
  text("--note", options.words.note, "TEXT", {"備考", "Note"});
  text("--export", options.export_set, "SET",
       {"この組を書き出す（名前、own:名前、市区町村のコード）",
        "Export this set (its name, own:NAME, or the code of a municipality)"});
  text("-o,--output", options.output, "FILE",
       {"--export の書き出し先。境界は .geojson .gpkg .shp、表は .csv .xlsx",
        "File to export to: boundaries .geojson .gpkg .shp, a table .csv .xlsx"});
  text("--remove", options.remove, "SET", {"この組を作業ファイルから削除する", "Delete this set from the work file"});
  command.add_flag("--replace", options.replace,
                   context({"同じ名前の組があれば上書きする", "Replace a set of the same name"}));
  command.add_flag("--dry-run", options.dry_run, context({"確かめるだけで、保存しない", "Report only, save nothing"}));
}

}  // namespace

void add_districts(Command& program, Context& context) {
  auto options = std::make_shared<DistrictsOptions>();
  auto* command =
      add_command(program, context, "districts",
                  {"町丁・字の表から地区を作る、書き出す", "Make districts of towns from a table, or export them"},
                  "  kuiki districts 地区割.csv --within 01203 --set まちづくり地区 --dry-run\n"
                  "  kuiki districts 地区割.xlsx --within 小樽市 --set まちづくり地区\n"
                  "  kuiki list areas --area own:まちづくり地区\n"
                  "  kuiki districts --export まちづくり地区 --output 地区.geojson");
  command->add_option("FILE", options->file,
                      context({"表（CSV、XLSX、ODS）：町丁・字のコードか名前の列と、地区の名前の列",
                               "Table (CSV, XLSX, ODS): a column of towns' codes or names and one of districts' names"}));
  add_set_options(*command, context, *options);
  add_json(*command, context);
  add_database(*command, context);
  add_language(*command, context);
  command->footer(
      command->get_footer() +
      context(
          {"\n\n終了状態は、町丁・字のある行がすべて取り込めたとき 0。取り込めない行があると 4 "
           "で、そのときもよい行は保存する。",
           "\n\nExit status 0 when every row with a town was taken; 4 when some were not: the good rows are saved all the "
           "same."}));
  command->callback([&context, options] { context.job = [&context, options] { return run(context, *options); }; });
}

}  // namespace kuiki::cli
