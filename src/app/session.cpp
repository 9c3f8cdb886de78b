#include "app/session.h"

#include <algorithm>
#include <cmath>

#include "app/commands.h"
#include "app/edits.h"
#include "app/gradings.h"
#include "app/history_file.h"
#include "base/atomic_file.h"
#include "map/recipe.h"

namespace kuiki::app {

namespace fs = std::filesystem;
using model::Row;

Session::Session(Settings s, fs::path config) : settings(std::move(s)), config_(std::move(config)), recovery_(config_) {}

bool Session::changed() const { return document() != saved_; }

map::MapDocument Session::document_as_seen() const { return view_ ? map::with_view(document(), *view_) : document(); }

// ---- changes ------------------------------------------------------------------------------------------------------------

void Session::run(std::string_view command) {
  if (const auto* found = find_command(command))
    push([found](Session& s) {
      if (found->enabled(s)) found->run(s);
    });
}

bool Session::apply() {
  const auto changes = std::exchange(pending_, {});
  for (const auto& change : changes) {
    try {
      change(*this);
    } catch (const Error& error) {
      say(error);
    } catch (const std::exception& error) {
      say(kuiki::say("予期しない誤りです：{}", "Unexpected error: {}", error.what()), Message::Kind::error);
    }
  }
  return !changes.empty();
}

void Session::poll() {
  jobs.poll();
  const auto now = std::chrono::steady_clock::now();
  std::erase_if(messages_, [&](const Message& m) {
    // Longer where there is something to press.
    const auto shown = std::chrono::seconds(m.file.empty() ? 6 : 30);
    return m.kind == Message::Kind::info && now - m.since > shown;
  });
}

void Session::keep() {
  try {
    save_settings(config_, settings);
    if (!on_map()) return;
    save_last_map(config_, document_as_seen());
    save_history(config_, history_);
  } catch (const Error& error) {
    say(error.message(), Message::Kind::warning);
  }
}

void Session::say(Text text, Message::Kind kind, const fs::path& file) {
  std::erase_if(messages_, [&](const Message& m) { return m.text == text; });
  messages_.push_back({std::move(text), kind, file, ++message_number_, std::chrono::steady_clock::now()});
  if (messages_.size() > 4) messages_.pop_front();
}

void Session::dismiss(int number) {
  std::erase_if(messages_, [&](const Message& m) { return m.number == number; });
}

void Session::set_lang(Lang lang) {
  settings.lang = lang;
  ++revision_;
}
void Session::set_years(model::YearStyle years) {
  settings.years = years;
  ++revision_;
}
void Session::set_grading(const std::string& id) {
  settings.grading = id;
  ++revision_;
}

// ---- data and documents
// ---------------------------------------------------------------------------------------------------

void Session::open_database(const fs::path& database, std::optional<map::MapDocument> map) {
  screen_ = Screen::loading;
  failure_.reset();
  database_ = database;
  jobs.start(
      {"データベースを開いています", "Opening the database"},
      [this, store = store(), map = std::move(map)](const Progress& progress) -> Jobs::Finish {
        auto loaded = store.load(progress);
        const auto data = loaded.data;
        // The search index and the bundled maps' titles also take their time; they are made here, off the window's thread.
        std::vector<MapEntry> maps;
        for (const auto& name : bundled_maps()) maps.push_back({name, open_map(name).title});
        auto index = std::make_shared<SearchIndex>(*data, maps);
        return [this, data, map, maps, index, gradings = bundled_gradings()] {
          gradings_ = gradings;
          maps_ = maps;
          search_ = std::move(*index);
          take_dataset(data);
          screen_ = Screen::welcome;
          push([map](Session& s) { s.show_first_map(map); });
          push([](Session& s) { s.look_for_unsaved(); });
          apply();
        };
      },
      [this](const Error& error) {
        failure_ = error;
        screen_ = Screen::failed;
      });
}

void Session::take_dataset(model::DatasetPtr data) {
  data_ = std::move(data);
  ++data_revision_;
  subjects_ = subject_choices(*data_);
  grow_trees();
  entry.take(data_);
  desk = {};
  history_ = History{};
  view_.reset();
  selected_ = hovered_ = hovered_facility_ = model::none;
  facts_.reset();
  ++revision_;
  ++document_revision_;
}

void Session::show_first_map(std::optional<map::MapDocument> map) {
  if (map) {
    open_document(*map, {"地図を開く", "Open map"});
    return;
  }
  try {
    if (const auto last = load_last_map(config_)) {
      open_document(*last, {"前回の地図", "Last map"});
      take_up_history(*last);
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
void Session::take_up_history(const map::MapDocument& last) {
  auto history = load_history(config_, last);
  if (!history) return;
  history_ = std::move(*history);
  history_.look_at(last.extent);
  saved_ = document();
}

void Session::leave_map() {
  const auto aside = set_last_map_aside(config_);
  show_welcome();
  history_ = History{};
  view_.reset();
  desk = {};
  say(kuiki::say("地図を描けないため、はじめの画面に戻りました。{}",
                 "The map cannot be drawn, so here is the start screen. {}",
                 aside.empty() ? Text{} : kuiki::say("（退避先：{}）", "(Moved to {})", aside.string())),
      Message::Kind::warning);
}

namespace {

/// The document as far as the data have what it is of: without a colouring they no longer know.
map::MapDocument shown_with(const model::Dataset& data, map::MapDocument document) {
  if (!data.find_indicator(document.choropleth.indicator)) document.choropleth.indicator.clear();
  std::erase_if(document.figures.indicators, [&](const std::string& id) { return !data.find_indicator(id); });
  return document;
}

Row same_area(const model::Dataset& from, Row area, const model::Dataset& to) {
  if (area == model::none) return model::none;
  return to.find_area(from.areas.code[static_cast<std::size_t>(area)]).value_or(model::none);
}

}  // namespace

/// Ids of the desk that the data no longer have are let go.
void Session::tidy_desk() {
  if (!desk.plan.empty() && !model::find_plan(*data_, desk.plan)) {
    desk = {};
    return;
  }
  if (!desk.indicator.empty() && !data_->find_indicator(desk.indicator)) desk.indicator.clear();
  if (!desk.node.empty() && std::ranges::find(data_->plan_nodes, desk.node, &model::PlanNode::id) == data_->plan_nodes.end())
    desk.node.clear();
}

void Session::renew_dataset(model::DatasetPtr data) {
  auto next = shown_with(*data, document());
  auto theme = map::thematic(*data, next);
  history_.push(std::move(next), {"新しいデータにない指標を外す", "Without indicators the new data lack"});
  selected_ = same_area(*data_, selected_, *data);
  data_ = std::move(data);
  theme_ = std::move(theme);
  tidy_desk();
  ++data_revision_;
  subjects_ = subject_choices(*data_);
  grow_trees();
  for (const auto& plan : entry.renew(data_))
    say(kuiki::say("計画「{}」は新しいデータにありません。入力した値は残してあります。",
                   "The plan \"{}\" is not in the new data. What was typed for it is kept.", plan),
        Message::Kind::warning);
  hovered_ = hovered_facility_ = model::none;
  facts_.reset();
  if (selected_ != model::none) facts_ = area_facts(*data_, selected_);
  partnership_.reset();
  document_changed();
}

void Session::open_document(map::MapDocument next, Text what, fs::path file) {
  // Everything that can fail comes before the first change.
  auto theme = map::thematic(*data_, next);
  const double width = frame_width_ > 0 ? frame_width_ : 900, height = frame_height_ > 0 ? frame_height_ : 700;
  auto view = fitted(next, theme, width, height);
  const bool first = screen_ != Screen::map && !history_.can_undo();
  if (first)
    history_ = History(std::move(next));
  else
    history_.push(std::move(next), std::move(what), {}, true, place());
  theme_ = std::move(theme);
  show_fitted(document(), std::move(view));
  history_.set_file(file.string());
  saved_ = document();
  screen_ = Screen::map;
  dialog = Dialog::none;
  document_changed();
}

void Session::open_map_file(const std::string& name_or_path) {
  const bool bundled = std::ranges::find(maps_, name_or_path, &MapEntry::name) != maps_.end();
  auto next = open_map(name_or_path);
  const Text title = next.title;
  open_document(std::move(next), kuiki::say("地図「{}」を開く", "Open map “{}”", title),
                bundled ? fs::path{} : fs::path(name_or_path));
  if (!bundled) settings.remember(name_or_path);
}

void Session::save_map(const fs::path& file) {
  auto next = document_as_seen();
  next.name = file.stem().string();
  write_whole(file, map::write_recipe(next));
  history_.set_file(file.string());
  saved_ = document();
  settings.remember(file);
  say(kuiki::say("保存しました：{}", "Saved: {}", file.filename().string()));
}

void Session::start_export(const fs::path& file, std::function<void(const Progress&)> write) {
  jobs.start(
      {"書き出しています", "Exporting"},
      [this, file, write = std::move(write)](const Progress& progress) -> Jobs::Finish {
        write(progress);
        return [this, file] {
          say(kuiki::say("書き出しました：{}", "Exported: {}", file.string()), Message::Kind::info, file);
        };
      },
      [this](const Error& error) { say(error); },
      [this] {
        say({"書き出しを中止しました。", "Export cancelled."});
      });
}

void Session::export_to(const ExportRequest& request) {
  start_export(request.output, [request, data = data_, document = document_as_seen(), view = view_](
                                   const Progress& progress) { export_map(*data, document, request, view, progress); });
}

void Session::edit(Text what, map::MapDocument next, std::string_view drag, bool move) {
  if (!ready() || next == document()) return;
  auto theme = map::thematic(*data_, next);
  const auto left = place();
  const Text dropped = next.subject == document().subject ? Text{} : edits::dropped_words(*data_, document(), next);
  if (move) fit(next, theme);
  const bool reproject = !move && next.projection != document().projection;
  if (!history_.push(std::move(next), std::move(what), drag, move, left)) return;
  theme_ = std::move(theme);
  if (reproject) look_at(left);
  screen_ = Screen::map;
  document_changed();
  if (!dropped.empty()) say(dropped);
}

void Session::undo() {
  if (!history_.can_undo()) return;
  const auto here = place();
  const auto back = history_.undo(here);
  try {
    theme_ = map::thematic(*data_, document());
  } catch (const Error&) {
    history_.redo(here);  // that map was of something the data have no longer
    throw;
  }
  look_at(back ? back : here);
  document_changed();
}

void Session::redo() {
  if (!history_.can_redo()) return;
  const auto here = place();
  const auto there = history_.redo(here);
  try {
    theme_ = map::thematic(*data_, document());
  } catch (const Error&) {
    history_.undo(here);
    throw;
  }
  look_at(there ? there : here);
  document_changed();
}

void Session::document_changed() {
  ++revision_;
  ++document_revision_;
  judge_as_of(document().figures.as_of > 0 ? std::optional(document().figures.as_of) : std::nullopt);
  refresh_choices();
  const auto& id = document().partnership;
  if (id.empty())
    partnership_.reset();
  else if (!partnership_ || partnership_->id != id)
    partnership_ = partnership_facts(*data_, id);
}

void Session::refresh_choices() { indicators_ = indicator_choices(*data_, theme_.areas); }

}  // namespace kuiki::app
