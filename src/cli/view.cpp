#include <memory>

#include "base/error.h"
#include "cli/options.h"
#include "cli/output.h"

namespace kuiki::cli {

void add_view(Command& program, Context& context, const OpenViewer& open_viewer) {
  struct ViewOptions {
    std::string map, named, state_file;
  };
  auto options = std::make_shared<ViewOptions>();
  const auto job = [&context, open_viewer, options] {
    if (!options->map.empty() && !options->named.empty())
      throw Error(Fault::usage, {"MAP と --map は同じものです。どちらか1つにしてください",
                                 "MAP and --map are the same thing; give one of them"});
    const auto& map = options->named.empty() ? options->map : options->named;
    ViewRequest request{context.database_word, context.work_word, map, {}, options->state_file};
    if (context.lang_given) request.lang = context.lang;
    request.stop = interrupted();
    return open_viewer(request);
  };
  context.job = job;  // what the program does when no command is named

  auto* command = add_command(program, context, "view",
                              {"地図の画面を開く（コマンドを省いたときも同じ）", "Open the window (also without a command)"},
                              "  kuiki\n  kuiki view --map sapporo-ageing --lang en\n  kuiki view mymap.toml");
  // What a desktop gives: the file that was double-clicked.
  command->add_option("MAP", options->named, context({"最初に開く地図（--map と同じ）", "Map to open (the same as --map)"}));
  for (auto* app : {&program, command}) {
    app->add_option("--map", options->map,
                    context({"最初に開く地図。同梱の地図の名前かレシピファイル",
                             "Map to open: a bundled map's name or a recipe file"}))
        ->type_name("MAP");
    app->add_option("--state-file", options->state_file)->group("");  // hidden: the tests of the window use it
    add_database(*app, context);
    add_language(*app, context);
  }
  command->callback([&context, job] { context.job = job; });
}

}  // namespace kuiki::cli
