#include <memory>

#include "app/brought_file.h"
#include "base/error.h"
#include "cli/options.h"
#include "cli/output.h"
#include "store/work_open.h"

namespace kuiki::cli {

namespace {

/// What a desktop gives for one that was double-clicked.
bool is_work_name(const std::string& name) { return app::brought_kind(name) == app::BroughtKind::work; }

/// That work file, held against what one is before a window opens. Throws as store::open_work.
std::string work_word(const std::string& name) {
  const auto where = store::parse_work(name);
  static_cast<void>(store::open_work(where, store::WorkUse::read));
  return where.word();
}

}  // namespace

void add_view(Command& program, Context& context, const OpenViewer& open_viewer) {
  struct ViewOptions {
    std::string map, named, state_file;
  };
  auto options = std::make_shared<ViewOptions>();
  const auto job = [&context, open_viewer, options] {
    if (!options->map.empty() && !options->named.empty() && !is_work_name(options->named))
      throw Error(Fault::usage, {"FILE と --map は同じ地図の指定です。どちらか1つにしてください",
                                 "FILE and --map both name a map; give one of them"});
    const bool of_work = is_work_name(options->named);
    if (of_work && !context.work_word.empty())
      throw Error(Fault::usage, {"作業ファイルが2つあります（FILE と --work）。どちらか1つにしてください",
                                 "there are two work files (FILE and --work); give one of them"});
    const auto work = of_work ? work_word(options->named) : context.work_word;
    const auto& map = of_work || options->named.empty() ? options->map : options->named;
    ViewRequest request{context.database_word, work, map, {}, options->state_file};
    if (context.lang_given) request.lang = context.lang;
    request.stop = interrupted();
    return open_viewer(request);
  };
  context.job = job;  // what the program does when no command is named

  auto* command = add_command(program, context, "view",
                              {"地図の画面を開く（コマンドを省いたときも同じ）", "Open the window (also without a command)"},
                              "  kuiki\n  kuiki view --map sapporo-ageing --lang en\n  kuiki view mymap.toml\n"
                              "  kuiki view office.kuiki.gpkg");
  // What a desktop gives: the file that was double-clicked.
  command->add_option("FILE", options->named,
                      context({"最初に開く地図か面のファイル（--map と同じ）か、開く作業ファイル（.gpkg。--work と同じ）",
                               "Map or file of polygons to open (the same as --map), or the work file (.gpkg; the same as "
                               "--work)"}));
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
