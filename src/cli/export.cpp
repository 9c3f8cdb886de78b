#include <CLI/CLI.hpp>
#include <memory>

#include "app/operations.h"
#include "cli/options.h"
#include "cli/output.h"

namespace kuiki::cli {

namespace {

struct ExportOptions {
  std::string map, output;
  SizeOptions size;
};

int export_file(const Context& context, const ExportOptions& options) {
  check_picture_name(options.output);
  const app::ExportRequest request{options.output, sheet(options.size, options.output), context.lang};
  const auto document = app::open_map(options.map);
  ProgressLine line(context.lang);
  app::export_map(*context.load(), document, request, {}, line.progress());
  return 0;
}

}  // namespace

void add_export(CLI::App& program, Context& context) {
  auto options = std::make_shared<ExportOptions>();
  auto* command = add_command(program, context, "export",
                              {"仕上がった地図を PNG・SVG・PDF に書き出す", "Write a finished map as PNG, SVG or PDF"},
                              "  kuiki export sapporo-ageing --output ageing.png\n"
                              "  kuiki export otaru-evacuation --output otaru.pdf --page A3-portrait\n"
                              "  kuiki export mymap.toml --output mymap.svg --width 1280 --height 720 --lang en");
  command
      ->add_option("MAP", options->map,
                   context({"同梱の地図の名前（kuiki list maps）か、レシピファイルのパス",
                            "A bundled map's name (kuiki list maps) or the path of a recipe file"}))
      ->required();
  command
      ->add_option("-o,--output", options->output,
                   context({"書き出すファイル。.png、.svg、.pdf", "File to write: .png, .svg or .pdf"}))
      ->required()
      ->type_name("FILE");
  add_pixels(*command, context, options->size);
  add_page(*command, context, options->size);
  add_database(*command, context);
  add_language(*command, context);
  command->callback([&context, options] { context.job = [&context, options] { return export_file(context, *options); }; });
}

}  // namespace kuiki::cli
