#include <memory>

#include "app/operations.h"
#include "cli/options.h"
#include "cli/output.h"

namespace kuiki::cli {

namespace {

struct BuildOptions {
  std::string geodata = "geodata", output;
};

int build(const Context& context, const BuildOptions& options) {
  const auto report = [&] {
    ProgressLine line(context.lang);
    return app::build_database(options.geodata, options.output, context.work(), line.progress());
  }();
  for (const auto& warning : report.warnings) complain(context(warning));
  print(context(say("{}: 区域 {}、施設 {}、地名 {}、広域連携 {}、指標 {}、値 {}\n",
                    "{}: {} areas, {} facilities, {} places, {} partnerships, {} indicators, {} figures\n", options.output,
                    report.areas, report.facilities, report.places, report.partnerships, report.indicators,
                    report.observations)));
  return 0;
}

}  // namespace

void add_build(Command& program, Context& context) {
  auto options = std::make_shared<BuildOptions>();
  auto* command =
      add_command(program, context, "build",
                  {"geodata/ のテキストからデータベースを作る", "Build a database from the text sources in geodata/"},
                  "  kuiki build --geodata geodata --output kuiki.gpkg");
  command
      ->add_option("--geodata", options->geodata,
                   context({"テキストのフォルダー。省くと ./geodata", "Folder of the text sources; ./geodata by default"}))
      ->type_name("DIR");
  command
      ->add_option("-o,--output", options->output,
                   context({"書き出すデータベース（GeoPackage）", "Database (GeoPackage) to write"}))
      ->required()
      ->type_name("DB");
  add_work_file(*command, context);
  add_language(*command, context);
  command->callback([&context, options] { context.job = [&context, options] { return build(context, *options); }; });
}

}  // namespace kuiki::cli
