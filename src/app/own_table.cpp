#include "app/own_table.h"

#include <algorithm>
#include <array>

#include "app/entry_paste.h"
#include "app/own_map.h"
#include "app/window_state.h"
#include "app/work_desk.h"
#include "app/workspace.h"
#include "map/compose.h"
#include "map/page.h"
#include "store/act_words.h"
#include "store/file_kind.h"
#include "store/person.h"

namespace kuiki::app {
namespace {

/// The map as it will be, in small.
render::Image draw_preview(const model::Dataset& data, const intake::OwnTableReading& reading, std::size_t shown, int width,
                           int height, model::Wording wording) {
  const auto extended = with_series(data, {reading.series[shown]});
  auto document = map_of(*extended, subject_of(data, reading), reading.series[shown].series.indicator.id);
  document.furniture.ranking = false;
  document.furniture.scale_bar = false;
  document.furniture.north_arrow = false;
  document.show<map::Labels>(false);
  map::ComposeCache cache;
  const auto page = map::layout_pixels(width, height);
  return render::paint_image(map::compose_page(*extended, document, page, wording, cache), page.device_scale);
}

}  // namespace

void read_own_table(Workspace& work, OwnTableRequest request,
                    std::function<void(const std::shared_ptr<const OwnTableView>&)> done,
                    std::function<void(const Error&)> failed) {
  work.jobs.start(
      {"表を読んでいます", "Reading the table"},
      [request = std::move(request), done = std::move(done), data = work.dataset(), revision = work.data_revision(),
       own = work.work().own, wording = work.wording()](const Progress& progress) mutable -> Jobs::Finish {
        auto& [source, wish, shown, width, height] = request;
        progress.at(0.05, plain(source.file.filename().string()));
        if (!source.table) source.table = std::make_shared<const store::TableFile>(store::read_table_file(source.file));
        progress.at(0.3, plain(source.file.filename().string()));
        if (!source.names || source.data_revision != revision)
          source.names = std::make_shared<const intake::AreaNames>(data->areas);
        source.data_revision = revision;
        auto view = std::make_shared<OwnTableView>();
        view->reading = intake::read_own_table({*source.table, source.file}, *data, *source.names, wish, own, progress);
        progress.at(0.8, {"地図を描いています", "Drawing the map"});
        view->shown = std::min(shown, view->reading.series.empty() ? 0 : view->reading.series.size() - 1);
        if (!view->reading.series.empty())
          view->preview = draw_preview(*data, view->reading, view->shown, width, height, wording);
        view->source = std::move(source);
        return [view, done = std::move(done)] { done(view); };
      },
      std::move(failed));
}

std::optional<store::TableFile> pasted_table(std::string_view clipboard) {
  const auto block = read_block(clipboard);
  if (block.size() < 2 || std::ranges::all_of(block, [](const auto& row) { return row.size() < 2; })) return {};
  store::TableFile file;
  file.format = "CSV";
  file.encoding = "UTF-8";
  store::Table table;
  for (const auto& row : block) {
    auto& cells = table.rows.emplace_back();
    for (const auto& cell : row) cells.push_back({.text = cell});
  }
  file.sheets.push_back(std::move(table));
  return file;
}

bool is_table_name(const std::filesystem::path& file) {
  constexpr std::array<std::string_view, 5> tables{".csv", ".tsv", ".txt", ".xlsx", ".ods"};
  return std::ranges::find(tables, store::extension_of(file)) != tables.end();
}

void Workspace::save_own_table(const intake::OwnTableReading& reading, bool over_others,
                               std::function<void(const intake::OwnImport&)> done,
                               std::function<void(const Error&)> failed) {
  jobs.start(
      {"自作の指標を保存しています", "Saving the indicators"},
      [this, reading, over_others, done = std::move(done), store = store(),
       still = still_open(*work_)](const Progress& progress) -> Jobs::Finish {
        still();
        progress.at(0.1, plain(store.work().title()));
        // What is saved is shown: from here on nothing can be cancelled.
        const auto import = intake::save_own_table(store, reading, over_others, false);
        const auto loaded = store.load();
        return [this, import, loaded, done] {
          take_work(loaded);
          renew_dataset(loaded.data);
          for (const auto& warning : import.saved.warnings) say(warning, Message::Kind::warning);
          say(kuiki::say("自作の指標を保存しました（追加 {}、更新 {}、前と同じ {}）。「変更の記録」から取り消せます。",
                         "Saved the indicators ({} added, {} replaced, {} unchanged). It can be undone in the history.",
                         import.saved.added, import.saved.replaced, import.saved.unchanged));
          if (import.saved.kept > 0)
            say(kuiki::say("{}件は、ほかの人が別の値を保存しているため、その値を残しました。",
                           "{} differ from what somebody else saved, which was left.", import.saved.kept),
                Message::Kind::warning);
          done(import);
        };
      },
      std::move(failed));
}

}  // namespace kuiki::app
