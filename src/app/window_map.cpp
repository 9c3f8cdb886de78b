#include <algorithm>

#include "app/brought_file.h"
#include "app/edits.h"
#include "app/export_table.h"
#include "app/feature_files.h"
#include "app/operations.h"
#include "app/search.h"
#include "app/sheets.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "base/atomic_file.h"
#include "base/error.h"
#include "map/compose.h"
#include "map/recipe.h"
#include "store/work_location.h"

/// What a window does with the map, as steps of the workspace's history; and what it exports.
namespace kuiki::app {

namespace fs = std::filesystem;

void WindowState::open_document(map::MapDocument next, Text what, const fs::path& file) {
  if (painting_asks([next, what, file](WindowState& window) { window.open_document(next, what, file); })) return;
  if (lacks_files(data(), next)) {
    workspace.read_files(next, [&work = workspace, window = this, next, what, file] {
      if (std::ranges::find(work.windows(), window) != work.windows().end()) window->open_document(next, what, file);
    });
    return;
  }
  // Everything that can fail comes before the first change.
  auto theme = map::thematic(data(), next);
  const double width = frame_width_ > 0 ? frame_width_ : 900, height = frame_height_ > 0 ? frame_height_ : 700;
  auto view = fitted(next, theme, width, height);
  const auto left = place();
  show_fitted(next, std::move(view));
  workspace.begin_document(std::move(next), std::move(theme), std::move(what), file, left);
  screen_ = Screen::map;
  dialog = Dialog::none;
}

void WindowState::open_map_file(const std::string& name_or_path) {
  const bool bundled = std::ranges::find(workspace.maps(), name_or_path, &MapEntry::name) != workspace.maps().end();
  auto next = open_map(name_or_path);
  const Text title = next.title;
  open_document(std::move(next), say("地図「{}」を開く", "Open map “{}”", title),
                bundled || is_feature_file(name_or_path) ? fs::path{} : fs::path(name_or_path));
  if (!bundled) workspace.settings.remember(name_or_path);
}

void WindowState::open_brought(const fs::path& file) {
  switch (brought_kind(file)) {
    case BroughtKind::table:
      table_file = file.string();
      dialog = Dialog::own_table;
      return;
    case BroughtKind::work:
      workspace.open_work(store::parse_work(file.string()));
      return;
    case BroughtKind::shapes:
      // Where the boundaries of one's own are asked for, these are they.
      if (dialog == Dialog::own_areas)
        areas_file = file.string();
      else
        open_map_file(file.string());
      return;
    case BroughtKind::map:
      open_map_file(file.string());
      return;
    case BroughtKind::unknown:
      break;
  }
  throw Error(
      Fault::input_wrong,
      say("{} は開けません。地図（.toml）、面のファイル（.shp・.gpkg・.geojson など）、表（.csv・.xlsx・.ods）、"
          "作業ファイル（.kuiki.gpkg）のどれかにしてください。",
          "{} cannot be opened: bring a map (.toml), polygons (.shp, .gpkg, .geojson …), a table (.csv, .xlsx, .ods) "
          "or a work file (.kuiki.gpkg)",
          file.filename().string()));
}

void WindowState::save_map(const fs::path& file) {
  auto next = document_as_seen();
  next.name = file.stem().string();
  write_whole(file, map::write_recipe(next));
  workspace.saved_to(file);
}

void WindowState::edit(Text what, map::MapDocument next, std::string_view drag, bool move) {
  if (!workspace.ready() || next == document()) return;
  const auto later = [what, next, drag = std::string(drag), move](WindowState& window) {
    window.edit(what, next, drag, move);
  };
  if (painting_asks(later)) return;
  auto theme = map::thematic(data(), next);
  const auto left = place();
  const Text dropped = next.subject == document().subject ? Text{} : edits::dropped_words(data(), document(), next);
  if (move) fit(next, theme);
  if (!workspace.step(std::move(next), std::move(theme), std::move(what), drag, move, left)) return;
  screen_ = Screen::map;
  if (!dropped.empty()) workspace.say(dropped);
}

void WindowState::undo() {
  if (!workspace.history().can_undo()) return;
  const auto here = place();
  const auto back = workspace.undo(here);
  look_at(back ? back : here);
}

void WindowState::redo() {
  if (!workspace.history().can_redo()) return;
  const auto here = place();
  const auto there = workspace.redo(here);
  look_at(there ? there : here);
}

void WindowState::export_to(const ExportRequest& request) {
  workspace.start_export(request.output,
                         [request, data = workspace.dataset(), document = document_as_seen(),
                          view = view_](const Progress& progress) { export_map(*data, document, request, view, progress); });
}

void WindowState::export_sheet_to(const std::string& id, const fs::path& file, const SheetOptions& options) {
  workspace.start_export(file, [id, file, options, data = workspace.dataset()](const Progress& progress) {
    export_sheet(*data, id, file, options, 150, progress);
  });
}

void WindowState::export_table_to(const fs::path& file, const ExportTableOptions& options) {
  workspace.start_export(file, [data = workspace.dataset(), plan = desk.plan, file, options](const Progress&) {
    export_table(*data, plan, file, options);
  });
}

}  // namespace kuiki::app
