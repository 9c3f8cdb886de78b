#pragma once
#include <chrono>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/area_facts.h"
#include "app/choices.h"
#include "app/entry_table.h"
#include "app/export_table.h"
#include "app/history.h"
#include "app/jobs.h"
#include "app/operations.h"
#include "app/plan_desk.h"
#include "app/recovery.h"
#include "app/search.h"
#include "app/settings.h"
#include "app/sheets.h"
#include "app/tables.h"
#include "base/error.h"
#include "intake/import_actuals.h"
#include "map/compose.h"
#include "map/document.h"
#include "map/view.h"
#include "model/grading.h"
#include "model/judge.h"
#include "model/plan_tree.h"
#include "store/store.h"

/// What the program is doing. Panels read a Session and push changes; `apply()` makes them, in order, at the end of the
/// frame. That is the one place where the state changes and where an Error of a change is caught and becomes a message.
///
///     panel: session.push([](Session& s) { s.edit({"配色", "Palette"}, edits::palette(s.document(), "green", false)); });
///     loop:  session.poll(); draw panels; session.apply();
namespace kuiki::app {

class PlanIndex;  // plan_browser.h

/// What fills the window.
enum class Screen { loading, welcome, map, failed };
enum class Dialog {
  none,
  open_map,
  save_map,
  export_map,
  export_sheet,
  export_table,
  import_actuals,
  keys,
  about,
  quit,
  restore,  ///< what a window that ended without being asked to has left
};

/// A word to the user, shown for a while over the map.
struct Message {
  enum class Kind { info, warning, error };
  Text text;
  Kind kind = Kind::info;
  std::filesystem::path file{};  ///< that was written; may be empty
  int number = 0;                ///< tells equal messages apart
  std::chrono::steady_clock::time_point since;
};

/// A table of actuals to be imported, or (`dry_run`) only to be read and reported on.
struct TableImport {
  std::filesystem::path file;
  std::string plan;
  std::optional<model::Period> year;
  intake::ImportOptions options;
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
  /// Is it the map that stands in the middle, or a page of the plans, or the table of entry?
  [[nodiscard]] bool map_in_front() const { return on_map() && !page_in_front() && !entry_in_front(); }
  [[nodiscard]] bool page_in_front() const {
    return on_map() && desk.open && desk.desk != Desk::map && desk.desk != Desk::entry;
  }
  [[nodiscard]] bool entry_in_front() const { return on_map() && desk.open && desk.desk == Desk::entry && !presenting; }
  [[nodiscard]] const model::Dataset& data() const { return *data_; }
  [[nodiscard]] const model::DatasetPtr& dataset() const { return data_; }  ///< the same, to be kept
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
  [[nodiscard]] model::Wording wording() const { return {settings.lang, settings.years}; }
  [[nodiscard]] const std::filesystem::path& database() const { return database_; }
  /// The base that is open, and the work file over it.
  [[nodiscard]] store::Store store() const { return {database_, work_, work_named_}; }
  /// The tree of a plan; null where the data have no such plan. Valid until the data change.
  [[nodiscard]] const model::PlanTree* tree(std::string_view plan) const;
  /// All texts of the plans for searching; made at the first call after the data have changed.
  [[nodiscard]] const PlanIndex& plan_index() const;
  /// The verdict on a plan's indicator as of `desk.as_of`; worked out once, for it takes its time over a whole plan.
  [[nodiscard]] const model::Judged& judged(model::Row indicator) const;
  [[nodiscard]] const std::vector<model::GradingScheme>& gradings() const { return gradings_; }
  [[nodiscard]] const model::GradingScheme* grading() const;  ///< the one of the settings; null where it is unknown
  [[nodiscard]] const std::deque<Message>& messages() const { return messages_; }
  /// What windows that ended without being asked to left of this database, the oldest first.
  [[nodiscard]] const std::vector<Recovery::Left>& left_unsaved() const { return left_; }
  [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }  ///< why there is no dataset
  [[nodiscard]] bool changed() const;                                             ///< is there something to save?
  [[nodiscard]] std::filesystem::path file() const { return history_.file(); }  ///< the recipe file on screen; may be empty
  /// Grows with every change of what is drawn but the view: documents, selection, language, data.
  [[nodiscard]] std::uint64_t revision() const { return revision_; }
  [[nodiscard]] std::uint64_t document_revision() const { return document_revision_; }
  [[nodiscard]] std::uint64_t data_revision() const { return data_revision_; }  ///< grows with every dataset
  /// What an export would show: the document looking where the screen looks.
  [[nodiscard]] map::MapDocument document_as_seen() const;

  // ---- the window's own state, free for panels to set -------------------------------------------------------------------
  Settings settings;
  Dialog dialog = Dialog::none;
  PlanDesk desk;
  bool presenting = false, quit = false;
  bool wants_search = false, wants_plan_search = false;  ///< the field takes the keyboard and puts this back
  std::optional<geo::Point> pointer;                     ///< longitude, latitude under the mouse; nothing off the map
  EntryTable entry;  ///< actuals that are typed and not saved yet; panels change it by push()
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

  // ---- what is not saved, kept for the case that the window dies (app/recovery.h); trouble is told, not thrown ------------
  void watch_over_unsaved();                     ///< from now on
  void keep_unsaved(bool now = false);           ///< once a frame: at once after an entry, else twice a second at most
  [[nodiscard]] bool unsaved_waits() const;      ///< is there something that keep_unsaved() has still to keep?
  void forget_unsaved() { recovery_.forget(); }  ///< the user ended the window

  // ---- verbs: only from within changes (and tests) ---------------------------------------------------------------------
  /// Reads a database as a job; when it is there, shows `map` (name or path), else the last map, else the start screen.
  void open_database(const std::filesystem::path& database, std::optional<map::MapDocument> map);
  void take_dataset(model::DatasetPtr data);
  /// The same database, changed (figures were entered): map, view, selection and undo stay as far as it still has what they
  /// are of. Throws Error(input_wrong), and nothing changes, where it cannot show the map.
  void renew_dataset(model::DatasetPtr data);
  /// A new map, as one undoable step; looks at its extent. Throws Error(input_wrong) for what the data do not have.
  void open_document(map::MapDocument document, Text what, std::filesystem::path file = {});
  void open_map_file(const std::string& name_or_path);
  void save_map(const std::filesystem::path& file);
  void export_to(const ExportRequest& request);
  /// A sheet of the plans by its id (app/sheets.h); as a job.
  void export_sheet_to(const std::string& id, const std::filesystem::path& file, const SheetOptions& options);
  /// One step of undo (edits of the same `drag` are one). With `fit`, the map moves to the document's extent.
  void edit(Text what, map::MapDocument next, std::string_view drag = {}, bool fit = false);
  void end_drag() { history_.seal(); }
  void undo();
  void redo();
  void show_welcome() {
    screen_ = Screen::welcome;
    dialog = Dialog::none;
  }
  void show_map() {
    if (ready()) screen_ = Screen::map;
  }
  /// The map cannot be drawn: back to the start screen, the map set aside.
  void leave_map();

  void select(model::Row area);
  void hover(model::Row area, model::Row facility);
  void go_to_area(model::Row area);
  void go_to_areas(const std::vector<std::string>& codes);
  void go_to_point(geo::Point lonlat, double metres_per_unit);
  void go_to(const Hit& hit);
  void go_to_region(const Region& region);

  // Plans: each opens the plan it is of. Ids that are not there throw Error(input_wrong).
  void open_plans(bool open);  ///< the plan looked at last, else one of the map's city, else the first; or back to the map
  void show_plan(const std::string& id);
  void show_node(const std::string& id);       ///< and its sheet in the middle
  void show_indicator(const std::string& id);  ///< its sheet to the right; its node is chosen too
  void show_comparison(const std::string& id);
  void show_desk(Desk desk);
  void set_as_of(std::optional<int> fiscal_year);

  // Entering actuals of the plan on the desk.
  /// Its table to the front; without a year that of last time, else the plan's last year that is over.
  void show_entry(std::optional<int> fiscal_year = {});
  /// Saves the table in front as a job, in one transaction, and reads the data anew. `date`: YYYY-MM-DD, the day of entry;
  /// `note` for values without one. Throws Error(input_wrong) where values are refused, unless `only_good`.
  void save_entry(const std::string& date, const std::string& note, bool only_good = false);
  /// As a job; `done` and `failed` run on the main thread. What was imported is shown at once.
  void import_table(const TableImport& wanted, std::function<void(const intake::ImportReport&)> done,
                    std::function<void(const Error&)> failed);
  /// The plan's indicators as .csv or .xlsx (app/export_table.h), as a job.
  void export_table_to(const std::filesystem::path& file, const ExportTableOptions& options);

  /// Of `left_unsaved()` the first: typed into its tables as one step each, over the map of then; or thrown away.
  void restore_unsaved();
  void discard_unsaved();

  void set_lang(Lang lang);
  void set_years(model::YearStyle years);
  void set_grading(const std::string& id);  ///< of `gradings()`; "none": no marks
  void say(Text text, Message::Kind kind = Message::Kind::info, const std::filesystem::path& file = {});
  void say(const Error& error) { say(error.message(), Message::Kind::error); }
  void dismiss(int number);

  // ---- the view; free at any time --------------------------------------------------------------------------------------
  /// The map frame has this size (units): what is fitted stays fitted, else the map keeps its middle.
  void resize_frame(double width, double height);
  void pan(double dx, double dy);                ///< units the ground moves by
  void zoom(double factor, double x, double y);  ///< > 1 = nearer, about a frame position
  void zoom(double factor);                      ///< about the middle
  void whole_extent();

 private:
  [[nodiscard]] std::optional<Place> place() const;
  void look_at(const std::optional<Place>& place);
  void fit(const map::MapDocument& document, const map::Thematic& theme);
  void fit_again();
  void show_fitted(const map::MapDocument& document, map::View view);
  [[nodiscard]] bool looks_fitted() const;  ///< has the view not been moved since it was fitted?
  [[nodiscard]] map::View fitted(const map::MapDocument& document, const map::Thematic& theme, double width,
                                 double height) const;
  void document_changed();
  void refresh_choices();
  void grow_trees();
  void judge_as_of(std::optional<int> fiscal_year);
  [[nodiscard]] std::string plan_here() const;
  [[nodiscard]] Unsaved unsaved() const;
  void show_first_map(std::optional<map::MapDocument> map);
  void take_up_history(const map::MapDocument& last);
  void look_for_unsaved();
  [[nodiscard]] std::size_t restore_entries(const Unsaved& unsaved, std::string& homeless);
  void tidy_desk();
  /// Runs `write` as a job and tells how it went; it is over immutable data, on the job's thread.
  void start_export(const std::filesystem::path& file, std::function<void(const Progress&)> write);

  model::DatasetPtr data_;
  std::filesystem::path database_;
  store::WorkLocation work_ = store::own_work();
  bool work_named_ = false;
  std::vector<model::PlanTree> trees_;  ///< one a plan
  std::vector<model::GradingScheme> gradings_;
  mutable std::unordered_map<model::Row, model::Judged> judged_;
  mutable std::shared_ptr<const PlanIndex> plan_index_;
  History history_;
  map::Thematic theme_;
  std::vector<IndicatorChoice> indicators_;
  std::vector<SubjectChoice> subjects_;
  std::vector<MapEntry> maps_;
  SearchIndex search_;
  std::optional<map::View> view_;
  struct Fitted {
    map::Extent extent;
    geo::Point centre;
    double metres_per_unit = 0;
  };
  std::optional<Fitted> fitted_;  ///< what the view was fitted to last
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
  std::uint64_t revision_ = 1, document_revision_ = 1, data_revision_ = 0;
  std::vector<Change> pending_;
  Recovery recovery_;
  std::vector<Recovery::Left> left_;
  struct Kept {
    std::uint64_t entries = 0, document = 0;
    std::string typing;
    friend bool operator==(const Kept&, const Kept&) = default;
  };
  [[nodiscard]] Kept to_keep() const;
  Kept kept_;  ///< what the kept file is of
  std::chrono::steady_clock::time_point kept_at_;
};

}  // namespace kuiki::app
