#include "app/session.h"

#include <algorithm>
#include <cmath>

#include "app/commands.h"
#include "app/edits.h"
#include "app/gradings.h"
#include "base/atomic_file.h"
#include "map/recipe.h"
#include "store/load.h"

namespace kuiki::app {

namespace fs = std::filesystem;
using model::Row;

Session::Session(Settings s, fs::path config) : settings(std::move(s)), config_(std::move(config)) {}

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
  std::erase_if(messages_,
                [&](const Message& m) { return m.kind == Message::Kind::info && now - m.since > std::chrono::seconds(6); });
}

void Session::keep() {
  try {
    save_settings(config_, settings);
    if (on_map()) save_last_map(config_, document_as_seen());
  } catch (const Error& error) {
    say(error.message(), Message::Kind::warning);
  }
}

void Session::say(Text text, Message::Kind kind) {
  std::erase_if(messages_, [&](const Message& m) { return m.text == text; });
  messages_.push_back({std::move(text), kind, ++message_number_, std::chrono::steady_clock::now()});
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
      [this, database, map = std::move(map)](const Progress& progress) -> Jobs::Finish {
        auto data = store::load_dataset(database, progress);
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
          if (map) {
            push([map](Session& s) { s.open_document(*map, {"地図を開く", "Open map"}); });
          } else if (auto last = load_last_map(config_)) {
            push([last](Session& s) { s.open_document(*last, {"前回の地図", "Last map"}); });
          }
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

void Session::renew_dataset(model::DatasetPtr data) {
  auto theme = map::thematic(*data, document());
  data_ = std::move(data);
  theme_ = std::move(theme);
  ++data_revision_;
  subjects_ = subject_choices(*data_);
  grow_trees();
  entry.renew(data_);
  hovered_ = hovered_facility_ = model::none;
  if (selected_ != model::none) facts_ = area_facts(*data_, selected_);
  partnership_.reset();
  document_changed();
}

void Session::open_document(map::MapDocument next, Text what, fs::path file) {
  // Everything that can fail comes before the first change.
  auto theme = map::thematic(*data_, next);
  const double width = frame_width_ > 0 ? frame_width_ : 900, height = frame_height_ > 0 ? frame_height_ : 700;
  auto view = fitted(next, width, height);
  const bool first = screen_ != Screen::map && !history_.can_undo();
  if (first)
    history_ = History(std::move(next));
  else
    history_.push(std::move(next), std::move(what), {}, true, place());
  theme_ = std::move(theme);
  view_ = std::move(view);
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
        return [this, file] { say(kuiki::say("書き出しました：{}", "Exported: {}", file.string())); };
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
  if (move) fit(next);
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
  theme_ = map::thematic(*data_, document());
  look_at(back ? back : here);
  document_changed();
}

void Session::redo() {
  if (!history_.can_redo()) return;
  const auto here = place();
  const auto there = history_.redo(here);
  theme_ = map::thematic(*data_, document());
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
