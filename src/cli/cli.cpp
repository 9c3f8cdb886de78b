#include "cli/cli.h"

#include <cstdlib>
#include <string_view>

#include "app/operations.h"
#include "app/versions.h"
#include "base/error.h"
#include "base/file_handle.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/output.h"
#include "store/quiet.h"

namespace kuiki::cli {

namespace {

/// The help texts are made before the arguments are parsed, so their language is looked up first.
void find_language(int argc, const char* const* argv, Context& context) {
  const auto take = [&](std::string_view word) {
    if (word != "ja" && word != "en") return;
    context.lang = word == "en" ? Lang::en : Lang::ja;
    context.lang_given = true;
  };
  if (const char* set = std::getenv("KUIKI_LANG")) take(set);
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--lang" && i + 1 < argc) take(argv[i + 1]);
    if (word.starts_with("--lang=")) take(word.substr(7));
  }
}

/// The program's version, and that of the database it comes with, if that is there.
std::string version_words(const Context& context) {
  auto words = "kuiki " + app::program_version() + "\n";
  try {
    words += context(app::base_words(app::bundled_database())) + "\n";
  } catch (const Error&) {
    return words;  // a program that was built and has no database yet has a version all the same
  }
  return words;
}

void add_commands(Program& program, Context& context, const OpenViewer& open_viewer) {
  program.version_flag("--version", context({"バージョンを表示する", "Print the version"}));
  add_view(program, context, open_viewer);
  add_build(program, context);
  add_list(program, context);
  add_show(program, context);
  add_score(program, context);
  add_progress(program, context);
  add_import(program, context);
  add_districts(program, context);
  add_derive(program, context);
  add_export_table(program, context);
  add_export(program, context);
  add_choropleth(program, context);
  add_check(program, context);
  add_work(program, context);
  refuse_empty_values(program, context);
  program.footer(context(
      {"終了状態: 0 正常終了、1 内部エラー、2 使い方の誤り、3 入力がないか読めない、4 入力の中身が誤り、5 書き出せない\n"
       "コマンドごとの説明は「kuiki コマンド --help」",
       "Exit status: 0 done, 1 internal error, 2 wrong usage, 3 input missing or unreadable, 4 input wrong, 5 output not "
       "written\n"
       "Help for a command: kuiki COMMAND --help"}));
}

}  // namespace

int run(int argc, const char* const* argv, const OpenViewer& open_viewer) {
  store::silence_libraries();
  Context context;
  find_language(argc, argv, context);
  Program program("kuiki",
                  context({"Kuiki（区域）: 市区町村・区・地区の計画と指標を地図にする",
                           "Kuiki: plans and indicators of Japanese cities, wards and districts on maps"}),
                  context.lang);
  try {
    add_commands(program, context, open_viewer);
    switch (program.parse(argc, argv)) {
      case Program::Asked::version:
        print(version_words(context));
        return 0;
      case Program::Asked::help:
        print(program.help());
        return 0;
      case Program::Asked::nothing:
        break;
    }
    stop_on_interrupt();
    survive_size_limit();
    return context.job();
  } catch (const Error& error) {
    complain(context(error.message()));
    return static_cast<int>(error.fault());
  } catch (const Cancelled&) {
    complain(context(interrupted_words()));
    return interrupted_status;
  } catch (const std::bad_alloc&) {
    complain(context({"メモリーが足りません。大きさ（--width、--height、--dpi）を小さくしてください",
                      "Out of memory; make the picture smaller (--width, --height, --dpi)"}));
  } catch (const std::exception& error) {
    complain(context(say("内部エラー: {}", "internal error: {}", error.what())));
  }
  return static_cast<int>(Fault::internal);
}

}  // namespace kuiki::cli
