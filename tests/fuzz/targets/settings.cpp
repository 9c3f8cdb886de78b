// The window's own files, which anything may have damaged: they never keep the program from starting.
#include "app/settings.h"
#include "../target.h"

KUIKI_FUZZ(settings) {
  using namespace kuiki;
  const fuzz::InputFile file(input, "settings.txt");
  const auto folder = file.path().parent_path();
  const auto settings = app::load_settings(folder);
  fuzz::must(settings.window_width > 0 && settings.window_height > 0, "the window has a size");
  fuzz::must(settings.scale == 0 || (settings.scale > 0.2 && settings.scale < 10), "texts can be read");
  std::filesystem::copy_file(file.path(), folder / "last-map.toml");
  fuzz::refused_or_done([&] { app::load_last_map(folder); });
}
