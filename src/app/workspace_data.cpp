#include <algorithm>

#include "app/choices.h"
#include "app/entry_table.h"
#include "app/feature_files.h"
#include "app/gradings.h"
#include "app/history_file.h"
#include "app/operations.h"
#include "app/plan_digest.h"
#include "app/regions.h"
#include "app/score_rules.h"
#include "app/search.h"
#include "app/subjects.h"
#include "app/tables.h"
#include "app/window_state.h"
#include "app/work_desk.h"
#include "app/work_words.h"
#include "app/workspace.h"
#include "map/compose.h"
#include "map/layer_kinds.h"
#include "map/layer_references.h"

/// The workspace's data: read, and read anew.
namespace kuiki::app {

namespace fs = std::filesystem;

namespace {

/// What a base of version 0.1 had been given goes into the work file, at the first opening. What there is to say of it.
Text taken_over(const store::Store& store) {
  try {
    const auto taken = store.take_over();
    return taken ? taken->words(store.work().title()) : Text{};
  } catch (const Error& error) {
    return say("以前の版のデータベースに入力されていた実績値を、作業ファイルに引き継げません。{}",
               "The actuals entered into a database of the former version cannot be taken over into the work file. {}",
               error.message());
  }
}

}  // namespace

void Workspace::open_database(const fs::path& database, std::optional<map::MapDocument> map, const fs::path& map_file) {
  for (auto* window : windows_) window->set_screen(Screen::loading);
  failure_.reset();
  database_ = database;
  jobs.start(
      {"データベースを開いています", "Opening the database"},
      [this, store = store(), map = std::move(map), map_file](const Progress& progress) -> Jobs::Finish {
        const auto taken = taken_over(store);
        const auto loaded = store.load(progress);
        const auto data = loaded.data;
        // The search index and the bundled maps' titles also take their time; they are made here, off the window's thread.
        std::vector<MapEntry> maps;
        for (const auto& name : bundled_maps()) maps.push_back({name, open_map(name).title});
        auto index = std::make_shared<SearchIndex>(*data, maps);
        const auto warning = network_warning(store.work());
        return [this, loaded, taken, warning, data, map, map_file, maps, index, gradings = bundled_gradings(),
                rules = bundled_rules()] {
          gradings_ = gradings;
          rules_ = rules;
          maps_ = maps;
          search_ = index;
          let_own_maps_be_found();
          take_dataset(data);
          take_work(loaded);
          if (!taken.empty()) say(taken, Message::Kind::warning);
          if (!warning.empty()) say(warning, Message::Kind::warning);
          begin_watch();
          for (auto* window : windows_) window->show_welcome();
          if (windows_.empty()) return;
          auto& first = *windows_.front();
          first.push([this, map, map_file](WindowState& window) { show_first_map(window, map, map_file); });
          first.push([this](WindowState& window) { look_for_unsaved(window); });
          first.apply();
          for (auto* window : windows_) window->join_map();
        };
      },
      [this](const Error& error) {
        failure_ = error;
        for (auto* window : windows_) window->set_screen(Screen::failed);
      });
}

void Workspace::take_dataset(model::DatasetPtr data) {
  data_ = std::move(data);
  ++data_revision_;
  subjects_ = subject_choices(*data_);
  plans_ = std::make_unique<PlanDigest>(data_, std::nullopt);
  entry_->take(data_);
  history_ = History{};
  *theme_ = {};
  partnership_.reset();
  for (auto* window : windows_) window->data_taken();
  ++revision_;
  ++document_revision_;
}

void Workspace::show_first_map(WindowState& window, const std::optional<map::MapDocument>& map, const fs::path& map_file) {
  if (map) {
    window.open_document(*map, {"地図を開く", "Open map"}, map_file);
    return;
  }
  try {
    if (const auto last = load_last_map(config_)) {
      window.open_document(*last, {"前回の地図", "Last map"});
      if (!lacks_files(*data_, *last)) take_up_history(*last);  // else it opens when they are read
    }
  } catch (const Error& error) {
    const auto aside = set_last_map_aside(config_);
    say(kuiki::say("前回の地図を開けないため、はじめの画面を表示します。{}（退避先：{}）",
                   "The last map cannot be opened, so here is the start screen. {} (moved to {})", error.message(),
                   aside.string()),
        Message::Kind::warning);
  }
}

/// What was done to the last map can be undone after a restart, too.
void Workspace::take_up_history(const map::MapDocument& last) {
  auto history = load_history(config_, last);
  if (!history) return;
  history_ = std::move(*history);
  history_.look_at(last.extent);
  saved_ = document();
}

namespace {

/// The document as far as the data have what it is of: without a colouring they no longer know.
map::MapDocument shown_with(const model::Dataset& data, map::MapDocument document) {
  const auto take_out = [&](const map::Reference& to) {
    if (to.of == map::Reference::Of::indicator && !data.find_indicator(to.id)) to.id.clear();
  };
  for (auto& layer : document.layers) map::kind_of(layer).refer(layer.options, take_out);
  return document;
}

/// Are the areas and indicators of `before` the first ones of `after`, so that a row of the one is the same in the other?
bool goes_on(const model::Dataset& before, const model::Dataset& after) {
  const auto& codes = before.areas.code;
  const auto& ids = before.indicators;
  return codes.size() <= after.areas.code.size() && ids.size() <= after.indicators.size() &&
         std::equal(codes.begin(), codes.end(), after.areas.code.begin()) &&
         std::equal(ids.begin(), ids.end(), after.indicators.begin(),
                    [](const model::Indicator& a, const model::Indicator& b) { return a.id == b.id; });
}

/// Would a search find the same in both?
bool is_found_alike(const model::Dataset& a, const model::Dataset& b) {
  return a.areas.code == b.areas.code && a.areas.name == b.areas.name &&
         std::equal(a.indicators.begin(), a.indicators.end(), b.indicators.begin(), b.indicators.end(),
                    [](const model::Indicator& x, const model::Indicator& y) { return x.id == y.id && x.name == y.name; });
}

/// The city that the areas of a map lay in; else all municipalities.
map::MapDocument around_lost_areas(const model::Dataset& old, const map::Thematic& theme, const model::Dataset& data) {
  const auto city = theme.areas.empty() ? model::AreaRow(model::none) : city_of(old, theme.areas.front());
  const auto row = city == model::none ? std::nullopt : data.find_area(old.areas.code[city]);
  if (row) return city_map(data, *row);
  map::MapDocument all;
  all.subject.set = model::AreaSet::municipalities;
  return all;
}

}  // namespace

void Workspace::read_files(const map::MapDocument& document, std::function<void()> then) {
  jobs.start(
      {"図形ファイルを読み込んでいます", "Reading the file of shapes"},
      [this, data = data_, document, then = std::move(then)](const Progress& progress) -> Jobs::Finish {
        Warnings warnings;
        const auto more = with_files(data, document, warnings, progress);
        return [this, data, more, warnings, then] {
          renew_dataset(data_ == data ? more : with_files_of(data_, *more));
          for (const auto& warning : warnings) say(warning, Message::Kind::warning);
          then();
        };
      },
      [this](const Error& error) { say(error); });
}

/// A file of many areas takes its time: until they can be found, what could be found before still is.
void Workspace::index_for_search(const model::Dataset& old) {
  if (!goes_on(old, *data_)) {
    search_ = std::make_shared<SearchIndex>(*data_, maps_);
    let_own_maps_be_found();
    return;
  }
  jobs.start(
      {"新しい区域を検索できるようにしています", "Making the new areas searchable"},
      [this, data = data_, maps = maps_](const Progress&) -> Jobs::Finish {
        auto index = std::make_shared<SearchIndex>(*data, maps);
        return [this, data, index] {
          if (!is_found_alike(*data, *data_)) return;  // other data have come, and with them another index
          search_ = index;
          let_own_maps_be_found();
        };
      },
      [this](const Error& error) { say(error); });
}

void Workspace::renew_dataset(model::DatasetPtr data) {
  data = with_files_of(data, *data_);
  auto next = shown_with(*data, document());
  map::Thematic theme;
  bool lost = false;
  try {
    theme = map::thematic(*data, next);
    history_.push(std::move(next), {"新しいデータにない指標を外す", "Without indicators the new data lack"});
  } catch (const Error&) {
    // An area set that was deleted, areas of a base of before: the data are read, so something has to be shown.
    lost = true;
    next = around_lost_areas(*data_, *theme_, *data);
    theme = map::thematic(*data, next);
    history_.push(std::move(next), {"新しいデータにない区域の地図を閉じる", "Close a map of areas the new data lack"});
    say({"表示していた地図の区域は、もうありません。市区町村の地図に替えました。",
         "The areas of the map on screen are gone. A map of their municipality is shown instead."},
        Message::Kind::warning);
  }
  const auto old = std::exchange(data_, std::move(data));
  *theme_ = std::move(theme);
  ++data_revision_;
  subjects_ = subject_choices(*data_);
  if (!is_found_alike(*old, *data_)) index_for_search(*old);
  plans_ = std::make_unique<PlanDigest>(data_, as_of());
  for (const auto& plan : entry_->renew(data_))
    say(kuiki::say("計画「{}」は新しいデータにありません。入力した値は残してあります。",
                   "The plan \"{}\" is not in the new data. What was typed for it is kept.", plan),
        Message::Kind::warning);
  partnership_.reset();
  for (auto* window : windows_) window->data_renewed(*old, lost);
  document_changed();
}

}  // namespace kuiki::app
