#include "app/choropleth.h"

#include <memory>

#include "app/choropleth_table.h"

#include "base/atomic_file.h"
#include "cli/json.h"
#include "cli/options.h"
#include "cli/output.h"
#include "intake/sentinel.h"
#include "map/palette.h"
#include "store/load.h"

namespace kuiki::cli {

namespace {

struct ChoroplethOptions {
  app::ChoroplethRequest request;
  intake::OwnTableWish table;
  std::string file, output, layer, method, breaks, title, no_data, label;
  SizeOptions size;
  bool timings = false;
};

Json to_json(const app::ChoroplethReport& report) {
  return {{"open_s", report.open_s},
          {"classify_s", report.classify_s},
          {"render_s", report.render_s},
          {"encode_s", report.encode_s},
          {"total_s", report.total_s},
          {"peak_rss_mb", report.peak_rss_mb},
          {"features", report.features},
          {"vertices", report.vertices},
          {"layer", report.layer},
          {"field", report.field},
          {"areas", report.areas},
          {"with_value", report.with_value},
          {"no_data", report.areas - report.with_value},
          {"class_counts", report.class_counts},
          {"legend", report.legend}};
}

app::ChoroplethRequest request_of(const ChoroplethOptions& options, Lang lang) {
  auto request = options.request;
  request.file = options.file;
  request.output = options.output;
  if (!options.layer.empty()) request.layer = options.layer;
  if (!options.title.empty()) request.title = options.title;
  if (!options.label.empty()) request.label = options.label;
  if (!options.breaks.empty()) request.breaks = parse_numbers(options.breaks, "--breaks");
  if (const auto method = map::parse_method(options.method))
    request.method = *method;
  else if (!request.breaks.empty())
    request.method = map::Method::manual;
  if (!options.no_data.empty()) {
    request.no_data = intake::parse_no_data(options.no_data);
    if (!request.no_data)
      throw Error(Fault::usage,
                  say("--no-data「{}」は数ではありません。「--no-data -9999,-99」のように書いてください",
                      "--no-data \"{}\" is no number; write for example --no-data -9999,-99", options.no_data));
  }
  if (!request.join.empty() && request.join_key.empty())
    throw Error(Fault::usage, {"--join には --key が必要です（ポリゴンと表の両方を結びつける、FILE の列）",
                               "--join needs --key: the field of FILE that joins polygons and table"});
  const bool manual = request.method == map::Method::manual;
  if (manual && request.breaks.empty())
    throw Error(Fault::usage, {"--method manual には --breaks が必要です。「--breaks 10,20,30」のように書いてください",
                               "--method manual needs --breaks; write for example --breaks 10,20,30"});
  if (!manual && !request.breaks.empty())
    throw Error(Fault::usage, {"--breaks は --method manual と一緒に使います", "--breaks goes with --method manual"});
  request.page = sheet(options.size, request.output);
  request.lang = lang;
  return request;
}

/// Over Kuiki's own areas, which its rows name.
app::ChoroplethReport draw_table(const Context& context, const ChoroplethOptions& options,
                                 const app::ChoroplethRequest& request, const Progress& progress) {
  auto wish = options.table;
  wish.values = {request.value};
  wish.sheet = options.layer;
  wish.key = request.join_key;
  wish.needs_period = false;
  if (!wish.period.empty()) wish.period = model::to_string(parse_year(wish.period, "--period"));
  const auto data = store::load_dataset(context.database());
  return app::choropleth_table(request, *data, wish, progress);
}

int draw(const Context& context, const ChoroplethOptions& options) {
  check_picture_name(options.output);
  check_fills_as_picture(options.request.fills_as_picture, options.output);
  const auto request = request_of(options, context.lang);
  std::vector<std::filesystem::path> read{request.file};
  if (!request.join.empty()) read.emplace_back(request.join);
  check_output(request.output, FileKind::any, read);
  const auto report = [&] {
    ProgressLine line(context.lang);
    const auto progress = line.progress();
    return request.join.empty() && app::is_table_without_shapes(request.file)
               ? draw_table(context, options, request, progress)
               : app::choropleth(request, progress);
  }();
  for (const auto& warning : report.warnings) complain(context(warning));
  if (options.timings) print(written(to_json(report)));
  return 0;
}

std::vector<std::string> palette_names() {
  std::vector<std::string> names;
  for (const auto& palette : map::palettes()) names.emplace_back(palette.id);
  return names;
}

/// What is drawn, and into which file.
void add_source(Command& command, Context& context, ChoroplethOptions& options) {
  auto& request = options.request;
  command
      .add_option("FILE", options.file,
                  context({"ポリゴンのファイル（GeoPackage、Shapefile、GeoJSON、KML、GML …、その zip）、\nまたは図形のない表"
                           "（CSV、XLSX、ODS：市区町村・区・地区・町丁のコードか名前で結びつける）",
                           "A file of polygons (GeoPackage, Shapefile, GeoJSON, KML, GML … or a zip),\nor a table without "
                           "shapes (CSV, XLSX, ODS) with codes or names of areas"}))
      ->required();
  command
      .add_option("--value", request.value,
                  context({"塗り分ける数値の列。#3 なら3番目の列", "Field of figures to colour by; #3 is the third one"}))
      ->required()
      ->type_name("FIELD");
  command
      .add_option("-o,--output", options.output,
                  context({"書き出すファイル。.png、.svg、.pdf", "File to write: .png, .svg or .pdf"}))
      ->required()
      ->type_name("FILE");
  command
      .add_option("--layer", options.layer,
                  context({"レイヤ、または zip の中のファイル。省くと最初のポリゴンレイヤ。\n表ではシート",
                           "Layer, or file of an archive; the first one of polygons by default.\nOf a table its sheet"}))
      ->type_name("LAYER");
  command
      .add_option("--source-crs", request.source_crs,
                  context({"ファイルの座標系。省くとファイルの記載どおり",
                           "Coordinate system of the file; as it says itself by default"}))
      ->type_name("EPSG:N");
  command
      .add_option(
          "--no-data", options.no_data,
          context({"データなしを表す値。none なら、どの値も数とみる。\n省くと −9999 などを見分ける",
                   "Values that mean no data; \"none\" for none at all.\nBy default -9999 and the like are recognised"}))
      ->type_name("V[,V]");
  command
      .add_option(
          "--merge-by", request.merge_by,
          context({"この列のコードが同じ行を一つの区域とする。none なら行ごと。\n省くと N03_007、KEY_CODE などでまとめる",
                   "Rows with the same code in this field are one area; \"none\": every row.\nBy default N03_007, "
                   "KEY_CODE and the like are used"}))
      ->type_name("FIELD");
}

/// A table beside the polygons, or a table alone.
void add_joined(Command& command, Context& context, ChoroplethOptions& options) {
  auto& request = options.request;
  command
      .add_option(
          "--join", request.join,
          context({"値のある表（CSV、XLSX、ODS）を FILE のポリゴンに結びつける。--value は表の列",
                   "A table (CSV, XLSX, ODS) with the figures, joined to the polygons of FILE;\n--value is its column"}))
      ->type_name("TABLE");
  command
      .add_option("--key", request.join_key,
                  context({"--join：両方を結びつける、FILE の列。表だけのときは区域の列",
                           "With --join: the field of FILE that joins both. Of a table alone: its column of areas"}))
      ->type_name("FIELD");
  command
      .add_option(
          "--within", options.table.within,
          context({"表だけのとき：どの市・都道府県の区域か", "Of a table alone: the city or prefecture of its areas"}))
      ->type_name("CODE");
  only(command
           .add_option("--kind", options.table.kind,
                       context({"表だけのとき：区域の種類", "Of a table alone: the kind of its areas"}))
           ->type_name("KIND"),
       context, model::area_kind_ids());
  command
      .add_option("--period", options.table.period,
                  context({"表だけのとき：いつの値か", "Of a table alone: when its figures hold"}))
      ->type_name("P");
}

/// How figures become colours.
void add_classes(Command& command, Context& context, ChoroplethOptions& options) {
  auto& request = options.request;
  auto* classes = command.add_option("--classes", request.classes,
                                     context({"階級の数。1〜9、省くと 5", "Number of classes, 1 to 9; 5 by default"}));
  classes->type_name("N");
  classes->when_given([&options] { options.request.exact_classes = true; });
  whole_number(classes, context, 1, 9);
  auto* method = command.add_option(
      "--method", options.method,
      context({"分類。quantile 等量、equal 等間隔、jenks 自然分類、\nstddev 標準偏差、pretty きりのよい値、manual "
               "手動。省くと quantile",
               "Classification: quantile, equal, jenks (natural breaks),\nstddev, pretty, manual; quantile by default"}));
  method->type_name("METHOD");
  only(method, context, map::method_ids());
  command
      .add_option("--breaks", options.breaks,
                  context({"手動分類の区切り（最後を除く各階級の上限）",
                           "Breaks of the manual classes: the upper bound of all but the last"}))
      ->type_name("A,B,C");
  auto* palette =
      command.add_option("--palette", request.palette, context({"配色。省くと blue", "Colours; blue by default"}));
  palette->type_name("P");
  only(palette, context, palette_names());
  command.add_flag("--reverse", request.reverse, context({"配色を逆にする", "Reverse the colours"}));
}

/// How the ground is drawn, and what is written on the map and beside it.
void add_words(Command& command, Context& context, ChoroplethOptions& options) {
  auto& request = options.request;
  command
      .add_option("--crs", request.crs,
                  context({"投影。省くとデータの中央の正積図法", "Projection; by default an equal-area one about the data"}))
      ->type_name("EPSG:N");
  command
      .add_option("--title", options.title,
                  context({"地図の題。省くと列の名前", "Title of the map; the field's name by default"}))
      ->type_name("TEXT");
  command
      .add_option("--label", options.label,
                  context({"地図に書く名前の列。auto なら S_NAME、名称 などを探す",
                           "Field of names to write on the map; \"auto\" finds S_NAME, name and the like"}))
      ->type_name("FIELD");
  command.add_flag("--values", request.values, context({"地図に値を書く", "Write the figures on the map"}));
  command.add_flag("--ranking", request.ranking, context({"値の順位を添える", "Add the list of areas by their figures"}));
}

}  // namespace

void add_choropleth(Command& program, Context& context) {
  auto options = std::make_shared<ChoroplethOptions>();
  auto* command =
      add_command(program, context, "choropleth",
                  {"任意のポリゴンファイルを数値の列で塗り分ける", "Colour any polygon file by a numeric field"},
                  "  kuiki choropleth wards.gpkg --value density --output density.png\n"
                  "  kuiki choropleth towns.shp --value 人口 --method jenks --classes 7 --palette green --output towns.pdf\n"
                  "  kuiki choropleth towns.geojson --value rate --breaks 10,20,30 --output rate.svg\n"
                  "  kuiki choropleth towns.shp --value 人口 --label S_NAME --values --ranking --output towns.png");
  add_source(*command, context, *options);
  add_joined(*command, context, *options);
  add_classes(*command, context, *options);
  add_words(*command, context, *options);
  add_pixels(*command, context, options->size);
  add_page(*command, context, options->size);
  add_fills_as_picture(*command, context, options->request.fills_as_picture);
  command->add_flag("--timings", options->timings,
                    context({"かかった時間を JSON で出す", "Print how long each step took, as JSON"}));
  command
      ->add_option("--db", context.database_word,
                   context({"表だけのとき：区域のデータベース。省くと同梱のもの",
                            "Of a table alone: the database of areas; the bundled one by default"}))
      ->type_name("FILE");
  add_language(*command, context);
  command->callback([&context, options] { context.job = [&context, options] { return draw(context, *options); }; });
}

}  // namespace kuiki::cli
