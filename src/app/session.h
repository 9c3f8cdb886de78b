#pragma once
#include <chrono>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/area_facts.h"
#include "app/choices.h"
#include "app/history.h"
#include "app/jobs.h"
#include "app/operations.h"
#include "app/search.h"
#include "app/settings.h"
#include "app/tables.h"
#include "base/error.h"
#include "map/compose.h"
#include "map/document.h"
#include "map/view.h"

/// What the program is doing. Panels read a Session and push changes; `apply()` makes them, in order, at the end of the
/// frame. That is the one place where the state changes and where an Error of a change is caught and becomes a message.
///
///     panel: session.push([](Session& s) { s.edit({"配色", "Palette"}, edits::palette(s.document(), "green", false)); });
///     loop:  session.poll(); draw panels; session.apply();
namespace kuiki::app {

/// What fills the window.
enum class Screen { loading, welcome, map, failed };
enum class Dialog { none, open_map, save_map, export_map, keys, about };

/// A word to the user, shown for a while over the map.
struct Message {
  enum class Kind { info, warning, error };
  Text text;
  Kind kind = Kind::info;
  int number = 0;  ///< tells equal messages apart
  std::chrono::steady_clock::time_point since;
};

class Session {
 public:
  using Change = std::function<void(Session&)>;

  /// `config` is where settings and the last map are kept.
  Session(Settings settings, std::filesystem::path config);

  // ---- reading --------------------------------------------------------------------------------------------------------
  [[nodiscard]] Screen screen() const { return screen_; }
  [[nodiscard]] bool ready() const { return data_ != nullptr; }  ///< is there a dataset?
  [[nodiscard]] bool on_map() const { return screen_ == Screen::map; }
  [[nodiscard]] const model::Dataset& data() const { return *data_; }
  [[nodiscard]] const map::MapDocument& document() const { return history_.now(); }
  [[nodiscard]] const History& history() const { return history_; }
  [[nodiscard]] const map::Thematic& theme() const { return theme_; }  ///< follows the document
  [[nodiscard]] const std::vector<IndicatorChoice>& indicators() const {
    return indicators_;
  }  ///< for the document's subject
  [[nodiscard]] const std::vector<SubjectChoice>& subjects() const { return subjects_; }
  [[nodiscard]] const std::vector<MapEntry>& maps() const { return maps_; }  ///< the bundled ones
  [[nodiscard]] const SearchIndex& search() const { return search_; }
  [[nodiscard]] const std::optional<map::View>& view() const { return view_; }
  [[nodiscard]] map::Highlight highlight() const { return {selected_, hovered_}; }
  [[nodiscard]] const AreaFacts* facts() const { return facts_ ? &*facts_ : nullptr; }  ///< of the selected area
  [[nodiscard]] const PartnershipFacts* partnership() const {
    return partnership_ ? &*partnership_ : nullptr;
  }  ///< of the chosen one
  [[nodiscard]] model::Row hovered_facility() const { return hovered_facility_; }
  [[nodiscard]] Lang lang() const { return settings.lang; }
  [[nodiscard]] const std::deque<Message>& messages() const { return messages_; }
  [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }  ///< why there is no dataset
  [[nodiscard]] bool changed() const;                                             ///< is there something to save?
  [[nodiscard]] std::filesystem::path file() const { return history_.file(); }  ///< the recipe file on screen; may be empty
  /// Grows with every change of what is drawn but the view: documents, selection, language, data.
  [[nodiscard]] std::uint64_t revision() const { return revision_; }
  [[nodiscard]] std::uint64_t document_revision() const { return document_revision_; }
  /// What an export would show: the document looking where the screen looks.
  [[nodiscard]] map::MapDocument document_as_seen() const;

  // ---- the window's own state, free for panels to set -------------------------------------------------------------------
  Settings settings;
  Dialog dialog = Dialog::none;
  bool presenting = false, wants_search = false, quit = false;
  std::optional<geo::Point> pointer;  ///< longitude, latitude under the mouse; nothing off the map
  Jobs jobs;

  // ---- changing -------------------------------------------------------------------------------------------------------
  void push(Change change) { pending_.push_back(std::move(change)); }
  void run(std::string_view command);  ///< a command of commands.h, if it is enabled
  /// Makes what was pushed. True where something was.
  bool apply();
  /// Ends finished jobs and old messages. Once a frame.
  void poll();
  /// Files settings and the last map; trouble with them is told, not thrown.
  void keep();

  // ---- verbs: only from within changes (and tests) ---------------------------------------------------------------------
  /// Reads a database as a job; when it is there, shows `map` (name or path), else the last map, else the start screen.
  void open_database(const std::filesystem::path& database, std::optional<map::MapDocument> map);
  void take_dataset(model::DatasetPtr data);
  /// A new map, as one undoable step; looks at its extent. Throws Error(input_wrong) for what the data do not have.
  void open_document(map::MapDocument document, Text what, std::filesystem::path file = {});
  void open_map_file(const std::string& name_or_path);
  void save_map(const std::filesystem::path& file);
  void export_to(const ExportRequest& request);
  /// One step of undo (edits of the same `drag` are one). With `fit`, the map moves to the document's extent.
  void edit(Text what, map::MapDocument next, std::string_view drag = {}, bool fit = false);
  void end_drag() { history_.seal(); }
  void undo();
  void redo();
  void show_welcome() { screen_ = Screen::welcome, dialog = Dialog::none; }
  void show_map() {
    if (ready()) screen_ = Screen::map;
  }

  void select(model::Row area);
  void hover(model::Row area, model::Row facility);
  void go_to_area(model::Row area);
  void go_to_areas(const std::vector<std::string>& codes);
  void go_to_point(geo::Point lonlat, double metres_per_unit);
  void go_to(const Hit& hit);
  void go_to_region(const Region& region);

  void set_lang(Lang lang);
  void say(Text text, Message::Kind kind = Message::Kind::info);
  void say(const Error& error) { say(error.message(), Message::Kind::error); }
  void dismiss(int number);

  // ---- the view; free at any time --------------------------------------------------------------------------------------
  /// The map frame has this size (units); keeps its middle, or fits the document where there was no view.
  void resize_frame(double width, double height);
  void pan(double dx, double dy);                ///< units the ground moves by
  void zoom(double factor, double x, double y);  ///< > 1 = nearer, about a frame position
  void zoom(double factor);                      ///< about the middle
  void whole_extent();

 private:
  [[nodiscard]] std::optional<Place> place() const;
  void look_at(const std::optional<Place>& place);
  void fit(const map::MapDocument& document);
  [[nodiscard]] map::View fitted(const map::MapDocument& document, double width, double height) const;
  void document_changed();
  void refresh_choices();

  model::DatasetPtr data_;
  History history_;
  map::Thematic theme_;
  std::vector<IndicatorChoice> indicators_;
  std::vector<SubjectChoice> subjects_;
  std::vector<MapEntry> maps_;
  SearchIndex search_;
  std::optional<map::View> view_;
  double frame_width_ = 0, frame_height_ = 0;
  model::Row selected_ = model::none, hovered_ = model::none, hovered_facility_ = model::none;
  std::optional<AreaFacts> facts_;
  std::optional<PartnershipFacts> partnership_;
  Screen screen_ = Screen::loading;
  std::deque<Message> messages_;
  int message_number_ = 0;
  std::optional<Error> failure_;
  std::filesystem::path config_;
  map::MapDocument saved_;
  std::uint64_t revision_ = 1, document_revision_ = 1;
  std::vector<Change> pending_;
};

}  // namespace kuiki::app
