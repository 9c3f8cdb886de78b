#include "cli/import_table.h"

#include <charconv>

#include "base/error.h"
#include "base/strings.h"
#include "cli/json.h"
#include "cli/options.h"
#include "cli/output.h"
#include "intake/own_import.h"

namespace kuiki::cli {

namespace {

/// "a,b" to a and b; a comma within quotes parts nothing.
std::vector<std::string> list_of(const std::string& words) {
  std::vector<std::string> list;
  std::string one;
  bool quoted = false;
  for (const char c : words) {
    if (c == '"') quoted = !quoted;
    if (c == ',' && !quoted) {
      list.emplace_back(trim(one));
      one.clear();
    } else if (c != '"') {
      one += c;
    }
  }
  list.emplace_back(trim(one));
  std::erase(list, std::string());
  return list;
}

Json candidates_json(const model::Dataset& data, const std::vector<model::AreaRow>& rows) {
  Json list = Json::array();
  for (const auto row : rows) list.push_back({{"code", data.areas.code[row]}, {"name", data.areas.name[row]}});
  return list;
}

Json series_json(const intake::OwnSeriesRead& one) {
  const auto& indicator = one.series.indicator;
  Json columns = Json::array();
  for (const auto column : one.columns) columns.push_back(store::column_letters(column));
  return {{"id", indicator.id},
          {"name", indicator.name},
          {"unit", indicator.unit},
          {"source", text_or_null(indicator.source)},
          {"licence", text_or_null(indicator.licence)},
          {"continues", one.kept},
          {"columns", columns},
          {"periods", one.periods},
          {"figures", one.series.values.size()}};
}

Json unmatched_json(const model::Dataset& data, const intake::OwnUnmatched& one) {
  return {{"key", one.key},
          {"rows", one.rows},
          {"count", one.count},
          {"reason", both(one.why)},
          {"candidates", candidates_json(data, one.candidates)}};
}

Json doubled_json(const model::Dataset& data, const intake::OwnDoubled& one) {
  return {{"key", one.key},
          {"area", data.areas.code[one.area]},
          {"column", one.column},
          {"period", one.period},
          {"rows", one.rows}};
}

Json refused_json(const intake::OwnRefused& one) {
  return {{"row", one.row}, {"column", one.column}, {"typed", one.typed}, {"reason", both(one.why)}};
}

template <class List, class Write>
Json list_json(const List& list, const Write& write) {
  Json all = Json::array();
  for (const auto& one : list) all.push_back(write(one));
  return all;
}

Json to_json(const intake::OwnImport& import, const model::Dataset& data, bool dry_run) {
  const auto& reading = import.reading;
  const auto& scope = reading.scope;
  Json left = list_json(reading.shape.left, [](const intake::LeftColumn& column) {
    return Json{{"column", store::column_letters(column.column)},
                {"header", text_or_null(column.header)},
                {"reason", both(column.why)}};
  });
  return {{"dry_run", dry_run},
          {"encoding", reading.encoding},
          {"sheet", text_or_null(reading.sheet)},
          {"header_row", reading.shape.has_header ? Json(reading.shape.header + 1) : Json(nullptr)},
          {"key", {{"column", store::column_letters(reading.shape.key)}, {"header", reading.shape.key_header}}},
          {"within", scope.within == model::none ? Json(nullptr) : Json(data.areas.code[scope.within])},
          {"kind", scope.kind ? Json(model::area_kind_id(*scope.kind)) : Json(nullptr)},
          {"rows", reading.rows},
          {"matched", reading.matched.size()},
          {"areas", reading.areas},
          {"sums", reading.totals},
          {"no_data", reading.no_data},
          {"empty", reading.empty},
          {"indicators", list_json(reading.series, series_json)},
          {"columns_left", left},
          {"unmatched", list_json(reading.unmatched, [&](const auto& one) { return unmatched_json(data, one); })},
          {"unmatched_rows", reading.unmatched_rows},
          {"doubled", list_json(reading.doubled, [&](const auto& one) { return doubled_json(data, one); })},
          {"refused", list_json(reading.refused, refused_json)},
          {"refused_cells", reading.refused_cells},
          {"warnings", list_json(reading.warnings, [](const Text& warning) { return both(warning); })},
          {"saved",
           {{"added", import.saved.added},
            {"replaced", import.saved.replaced},
            {"unchanged", import.saved.unchanged},
            {"kept", import.saved.kept},
            {"act", dry_run || import.saved.act == 0 ? Json(nullptr) : Json(import.saved.act)}}}};
}

/// The good rows are saved; whoever called hears that not all were.
[[noreturn]] void not_whole(const OwnTableTask& task, const intake::OwnTableReading& reading) {
  throw Error(Fault::input_wrong,
              say("{}: 照合できない行 {}、重複する行 {}、取込不可の値 {} "
                  "は取り込めませんでした。{}。標準出力の理由を見て表を直すか、"
                  "--match 名前=コード で区域を指定してください",
                  "{}: {} rows unmatched, {} doubled, {} figures refused were not taken; {}. See the reasons on standard "
                  "output, mend "
                  "the table or name areas with --match NAME=CODE",
                  task.file, reading.unmatched_rows, reading.doubled_rows, reading.refused_cells,
                  task.dry_run ? Text{"試行のため何も保存していません", "nothing was saved in this dry run"}
                               : Text{"ほかの値は保存しました", "the others were saved"}));
}

}  // namespace

void add_own_table_options(Command& command, const Context& context, OwnTableOptions& options) {
  auto& wish = options.wish;
  const auto heading = context({"自作の指標（table）", "Indicators of one's own (table)"});
  const auto add = [&](const char* name, std::string& into, const char* type, const Text& words) {
    auto* option = command.add_option(name, into, context(words));
    option->type_name(type)->group(heading);
    return option;
  };
  add("--key", wish.key, "COL",
      {"区域の列。見出し、記号（B）、番号（#2）。省くと見つける",
       "Column of areas: header, letter (B) or number (#2); found by "
       "default"});
  add("--value", options.values, "COL[,COL]",
      {"値の列。省くと数値の列すべて", "Columns of figures; all of them by default"});
  add("--within", wish.within, "CODE",
      {"どの市・都道府県の区域か。名前が紛らわしいとき", "City or prefecture of the areas, where names are ambiguous"});
  only(add("--kind", wish.kind, "KIND", {"区域の種類", "Kind of the areas"}), context, model::area_kind_ids());
  add("--period", wish.period, "P",
      {"いつの値か（FY2023、令和5年度、2023-10-01）。省くと見出し・列・表題から",
       "When the figures hold (FY2023, 令和5年度, 2023-10-01); by default as the table says"});
  add("--period-column", wish.period_column, "COL", {"時点の列", "Column of periods"});
  add("--name", wish.name, "TEXT",
      {"指標の名前、areas では名前の列。省くと見出しから",
       "Name of the indicator, of areas the field of names; by default found"});
  add("--unit", wish.unit, "U", {"単位。省くと見出しから", "Unit; by default as the header says"});
  add("--source", wish.source, "TEXT", {"出典。地図の注記に載る", "Source, as maps are to cite it"});
  add("--licence", wish.licence, "TEXT", {"出典の利用条件（CC BY 4.0 など）", "Terms of the source (CC BY 4.0 …)"});
  add("--made-by", wish.method, "TEXT", {"値の作り方（調査、集計、推計 …）", "How the figures came about"});
  only(add("--measure", options.measure, "total|rate",
           {"合計できる量（total）か、率・平均（rate）か。省くと単位と名前から",
            "A total that adds up, or a rate; by default by unit and name"}),
       context, {"total", "rate"});
  add("--decimals", options.decimals, "N", {"小数点以下の桁数", "Decimals"});
  add("--match", options.matches, "NAME=CODE[,…]",
      {"照合できない名前を区域に結びつける。コードなしは読み飛ばす。次の表でも使う",
       "Gives names to areas; without a code their rows are left out. Kept for the next table"});
}

intake::OwnTableWish own_table_wish(const OwnTableOptions& options) {
  auto wish = options.wish;
  wish.values = list_of(options.values);
  if (!options.values.empty() && wish.values.empty())
    throw Error(Fault::usage, {"--value に列の名前がありません", "--value names no column"});
  if (!options.measure.empty()) wish.total = options.measure == "total";
  if (!wish.period.empty()) {
    const auto day = model::parse_period(wish.period);
    wish.period = model::to_string(day ? *day : parse_year(wish.period, "--period"));
  }
  if (!options.decimals.empty()) {
    int decimals = -1;
    const auto& words = options.decimals;
    const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), decimals);
    if (error != std::errc{} || end != words.data() + words.size() || decimals < 0 || decimals > 9)
      throw Error(Fault::usage,
                  say("--decimals「{}」は 0〜9 の数ではありません", "--decimals: '{}' is no number from 0 to 9", words));
    wish.decimals = decimals;
  }
  for (const auto& match : list_of(options.matches)) {
    const auto sign = match.rfind('=');
    if (sign == std::string::npos || sign == 0)
      throw Error(Fault::usage,
                  say("--match「{}」は「名前=コード」の形ではありません", "--match: '{}' is not NAME=CODE", match));
    wish.chosen.push_back({match.substr(0, sign), match.substr(sign + 1)});
  }
  return wish;
}

int import_own_table(const Context& context, const OwnTableTask& task, const intake::OwnTableWish& wish) {
  const auto store = context.store();
  const auto data = context.load();
  for (const auto& choice : wish.chosen)
    if (!choice.area.empty() && !data->find_area(choice.area))
      throw Error(Fault::input_wrong,
                  say("--match：コード「{}」の区域はありません", "--match: there is no area '{}'", choice.area));
  const auto import = [&] {
    ProgressLine line(context.lang);
    const auto progress = line.progress();
    const auto table = store::read_table_file(task.file);
    const intake::AreaNames names(data->areas);
    auto reading = intake::read_own_table({table, task.file}, *data, names, wish, store.own_indicators(), progress);
    return intake::save_own_table(store, std::move(reading), task.over_others, task.dry_run);
  }();
  for (const auto& warning : import.saved.warnings) complain(context(warning));
  print(context.json ? written(to_json(import, *data, task.dry_run))
                     : context(intake::own_table_summary(import.reading, *data)) +
                           context(intake::own_saved_words(import, task.dry_run)));
  if (!import.reading.whole()) not_whole(task, import.reading);
  if (import.saved.kept > 0 && !task.others_said)
    throw Error(
        Fault::input_wrong,
        say("{}: {} 件はほかの人が保存した値と異なるため、その値を残しました。表の値で更新するなら --others replace、"
            "残すなら --others keep を付けてください",
            "{}: {} figures differ from what somebody else saved, which was left as it is; --others replace saves "
            "the table's over them, --others keep leaves them",
            task.file, import.saved.kept));
  return 0;
}

}  // namespace kuiki::cli
