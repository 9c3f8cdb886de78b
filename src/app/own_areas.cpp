#include "app/own_areas.h"

#include "app/work_desk.h"
#include "app/workspace.h"
#include "base/plural.h"
#include "map/compose.h"
#include "map/page.h"
#include "render/page_painter.h"
#include "store/load_tables.h"
#include "store/person.h"

namespace kuiki::app {
namespace {

/// The areas as they will lie in the municipality.
render::Image draw_preview(const model::Dataset& data, const store::AreaSet& set, int width, int height,
                           model::Wording wording) {
  auto with_set = std::make_shared<model::Dataset>(data);
  auto shown = set;
  // One that is in the work file already may have the name.
  shown.id = "own:\x01preview";
  for (std::size_t i = 0; i < shown.areas.size(); ++i) shown.areas[i].id = shown.id + "/" + std::to_string(i);
  store::add_own_areas({shown}, *with_set);
  with_set->index();
  map::MapDocument document;
  document.title = plain(set.name);
  document.subject = {.set = model::AreaSet::districts, .within = shown.id};
  document.furniture.ranking = false;
  document.furniture.scale_bar = false;
  document.furniture.north_arrow = false;
  map::ComposeCache cache;
  const auto page = map::layout_pixels(width, height);
  return render::paint_image(map::compose_page(*with_set, document, page, wording, cache), page.device_scale);
}

}  // namespace

void read_own_areas(Workspace& work, AreaImport wanted, int width, int height,
                    std::function<void(const std::shared_ptr<const OwnAreasView>&)> done,
                    std::function<void(const Error&)> failed) {
  work.jobs.start(
      {"境界のファイルを読んでいます", "Reading the boundary file"},
      [wanted = std::move(wanted), width, height, done = std::move(done), data = work.dataset(),
       wording = work.wording()](const Progress& progress) -> Jobs::Finish {
        auto view = std::make_shared<OwnAreasView>();
        view->wanted = wanted;
        progress.at(0, plain(wanted.file.filename().string()));
        view->fields = boundary_fields(wanted);
        try {
          view->report = read_areas(
              *data, wanted, {[&](double f, const Text& step) { progress.at(0.85 * f, step); }, progress.stop_token()});
        } catch (const Error& error) {
          // Another field, another municipality may mend it: the dialog asks.
          view->trouble = error.message();
        }
        progress.at(0.9, {"地図を描いています", "Drawing the map"});
        if (view->report) view->preview = draw_preview(*data, view->report->set, width, height, wording);
        return [view, done] { done(view); };
      },
      std::move(failed));
}

void Workspace::save_area_set(std::function<store::AreaSetChange(const model::Dataset&)> make,
                              std::function<void(const store::AreaSetSaved&)> done,
                              std::function<void(const Error&)> failed) {
  jobs.start(
      {"区域の組を保存しています", "Saving the area set"},
      [this, make = std::move(make), data = data_, store = store(), still = still_open(*work_),
       done = std::move(done)](const Progress& progress) -> Jobs::Finish {
        still();
        progress.at(0.1, plain(store.work().title()));
        const auto change = make(*data);
        // What is saved is shown: from here on nothing can be cancelled.
        const auto saved = store.change(change, {.who = store::person(), .what = {}});
        if (saved.conflict) return [saved, done] { done(saved); };
        const auto loaded = store.load();
        return [this, saved, loaded, done, name = change.set.name, count = change.set.areas.size()] {
          take_work(loaded);
          renew_dataset(loaded.data);
          for (const auto& warning : saved.warnings) say(warning, Message::Kind::warning);
          if (saved.act == 0)
            say(kuiki::say("「{}」は前と同じでした。", "“{}” was the same before.", name));
          else
            say(kuiki::say("「{}」を作業ファイルに保存しました（{}）。「変更の記録」から取り消せます。",
                           "“{}” saved in the work file ({}). It can be undone in the history.", name,
                           Text{std::to_string(count) + "区域", counted(count, "area").en}));
          done(saved);
        };
      },
      std::move(failed));
}

}  // namespace kuiki::app
