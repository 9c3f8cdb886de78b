#include <cstdio>
#include <exception>

#include "base/error.h"
#include "cli/cli.h"
#include "ui/viewer.h"

namespace {

/// The command line and the window are rooms of one level and do not know each other; they meet here.
int open_viewer(const kuiki::cli::ViewRequest& request) {
  kuiki::ui::ViewerOptions options;
  options.database = request.database;
  options.map = request.map;
  options.work = request.work;
  options.lang = request.lang;
  options.state_file = request.state_file;
  options.stop = request.stop;
  return kuiki::ui::run_viewer(options);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return kuiki::cli::run(argc, argv, open_viewer);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "kuiki: %s\n", error.what());
  } catch (...) {
    std::fputs("kuiki: unknown internal error\n", stderr);
  }
  return static_cast<int>(kuiki::Fault::internal);
}
