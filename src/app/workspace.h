#pragma once
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/history.h"
#include "app/jobs.h"
#include "app/message.h"
#include "app/settings.h"
#include "base/error.h"
#include "model/wording.h"

namespace kuiki::map {
struct Thematic;  // compose.h
}
namespace kuiki::model {
struct GradingScheme;
struct Judged;
class PlanTree;
struct TownGrouping;
}  // namespace kuiki::model
namespace kuiki::store {
class Store;
struct AreaSetChange;
struct AreaSetSaved;
struct EnteredConflict;
struct Loaded;
struct OwnChange;
struct OwnHeadChange;
struct OwnHeadSaved;
struct OwnSaved;
struct OwnText;
struct WorkLocation;
struct WorkMoment;
}  // namespace kuiki::store
namespace kuiki::intake {
struct ImportReport;
struct OwnImport;
struct OwnTableReading;
}  // namespace kuiki::intake

namespace kuiki::app {

struct ActList;  // act_list.h
class EntrySheet;
class EntryTable;
class PlanDigest;
class PlanIndex;  // plan_browser.h
class SearchIndex;
class WindowState;
struct IndicatorChoice;   // choices.h
struct LeftUnsaved;       // recovery.h
struct OwnOrigin;         // own_work.h
struct OwnWish;           // work_desk.h
struct MapEntry;          // search.h
struct PaintedSet;        // town_painting.h
struct PartnershipFacts;  // tables.h
struct RuleChoice;        // score_rules.h
struct SubjectChoice;     // subjects.h
struct TableImport;
struct Unsaved;
struct WorkDesk;  // work_desk.h

/// What is worked on: the data, the map with its history, the verdicts, what is typed, the jobs and the messages. All windows
/// are over one workspace; how each of them looks at it is its own (window_state.h), and what a user does is done in a window.
/// The verbs here are for changes (`WindowState::push`) and tests alone.
class Workspace {
 public:
  /// `config` is where settings and the last map are kept.
  Workspace(Settings settings, std::filesystem::path config);
  ~Workspace();
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  // ---- data -----------------------------------------------------------------------------------------------------------
  [[nodiscard]] bool ready() const { return data_ != nullptr; }  ///< is there a dataset?
  [[nodiscard]] const model::Dataset& data() const { return *data_; }
  [[nodiscard]] const model::DatasetPtr& dataset() const { return data_; }  ///< the same, to be kept
  [[nodiscard]] const std::filesystem::path& database() const { return database_; }
  [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }  ///< why there is no dataset
  [[nodiscard]] const std::vector<SubjectChoice>& subjects() const { return subjects_; }
  [[nodiscard]] const std::vector<MapEntry>& maps() const { return maps_; }  ///< the bundled ones
  [[nodiscard]] const SearchIndex& search() const { return *search_; }
  [[nodiscard]] std::uint64_t data_revision() const { return data_revision_; }  ///< grows with every dataset

  /// The base that is open and the work file over it.
  [[nodiscard]] store::Store store() const;
  [[nodiscard]] const WorkDesk& work() const { return *work_; }
  /// Before a database is opened: which work file lies over it. `named`: by the user, so that it must be there.
  void use_work(const store::WorkLocation& where, bool named);
  /// From now on changes that others make in the work file are shown within seconds; `wake` is called from another thread.
  void watch_work(std::function<void()> wake);
  /// Of a figure that somebody else changed meanwhile: `mine` stays typed and is saved over his, or his stays.
  void decide_conflict(std::size_t which, bool mine);
  // Each as a job; trouble is told. The base stays, the map and its undo too. With anything typed and not saved, open_work
  // and make_work throw Error(usage), and nothing changes: it belongs to the work file that is open.
  void open_work(const store::WorkLocation& where);  ///< one that cannot be read leaves what is open
  void make_work(const store::WorkLocation& where);  ///< an empty one, and opens it
  /// With its history. Of a damaged one what can be read; then the copy is opened, with what is typed, as nothing can be saved
  /// in the damaged one.
  void copy_work(const store::WorkLocation& to);
  /// The latest acts of the work file, for a reader; `done` and `failed` run on the main thread.
  void read_acts(std::function<void(std::shared_ptr<const ActList>)> done, std::function<void(const Error&)> failed);
  void undo_act(std::int64_t act, std::function<void(const Error&)> failed);

  // Maps, grading schemes and score rules in the work file (work().texts, app/own_work.h).
  /// A change of one as a job; `done` and `failed` run on the main thread. With a conflict nothing was saved.
  /// Renames or removes an indicator or an area set of the work file; the data are read anew.
  void change_own_head(const store::OwnHeadChange& wanted, std::function<void(const store::OwnHeadSaved&)> done,
                       std::function<void(const Error&)> failed);
  void change_text(const store::OwnChange& wanted, std::function<void(const store::OwnSaved&)> done,
                   std::function<void(const Error&)> failed);
  void wish_text(OwnWish wish);                            ///< what is to be saved waits in `work().wish`
  void saw_text(const std::string& id, std::int64_t act);  ///< somebody here looks at it as that act made it
  /// Asks for a name of the wish in a window's dialog.
  void ask_text(WindowState& window, OwnWish wish);
  /// Saves the wish under that title. `replace`: over what the conflict found, as it was shown. What stands in the way is asked
  /// in the dialog; else the dialog closes, and what was saved is in use.
  void keep_text(const std::string& title, bool replace);
  void forget_wish();
  /// Where in the work file the map on screen came from; nothing where it is not from there, or it is gone.
  [[nodiscard]] std::optional<OwnOrigin> origin() const;

  /// Reads a database as a job; when it is there, the first window shows `map`, else the last map, else the start screen, and
  /// the others the same.
  /// `map_file`: the recipe it came from, or its row of the work file (OwnOrigin::word); empty for a bundled one.
  void open_database(const std::filesystem::path& database, std::optional<map::MapDocument> map,
                     const std::filesystem::path& map_file = {});
  void take_dataset(model::DatasetPtr data);
  /// The same database, changed (figures were entered): map, views, selections and undo stay as far as it still has what they
  /// are of. Throws Error(input_wrong), and nothing changes, where it cannot show the map.
  void renew_dataset(model::DatasetPtr data);

  /// Reads the files of shapes that a document names, as a job, beside the data there are; then `then` runs on the main thread.
  /// Trouble is told, and `then` does not run.
  void read_files(const map::MapDocument& document, std::function<void()> then);

  // ---- the map and its history ----------------------------------------------------------------------------------------
  [[nodiscard]] const map::MapDocument& document() const { return history_.now(); }
  [[nodiscard]] const History& history() const { return history_; }
  [[nodiscard]] const map::Thematic& theme() const { return *theme_; }  ///< follows the document
  /// For the document's subject.
  [[nodiscard]] const std::vector<IndicatorChoice>& indicators() const { return indicators_; }
  /// Of the partnership chosen in the document; null where none is.
  [[nodiscard]] const PartnershipFacts* partnership() const { return partnership_.get(); }
  [[nodiscard]] bool changed() const;                ///< is there something to save?
  [[nodiscard]] std::filesystem::path file() const;  ///< the recipe file; empty for a map of the work file, too
  /// Grows with every change of what every window draws: documents, language, data.
  [[nodiscard]] std::uint64_t revision() const { return revision_; }
  [[nodiscard]] std::uint64_t document_revision() const { return document_revision_; }

  // The steps that the verbs of a window (open_document, edit, undo …) end in. The document comes with its theme, for what can
  // fail is done before. `left` is where the window looked that makes the step; the step gives it back to the window that
  // undoes it. Only that window moves: the others go on looking where they look.
  void begin_document(map::MapDocument document, map::Thematic theme, Text what, const std::filesystem::path& file,
                      const std::optional<Place>& left);
  /// False, and nothing happens, where the document is no different. Edits of the same `drag` are one step.
  bool step(map::MapDocument document, map::Thematic theme, Text what, std::string_view drag, bool moved,
            const std::optional<Place>& left);
  void end_drag() { history_.seal(); }
  /// Throw Error(input_wrong), and nothing changes, where the data no longer have what that map is of.
  std::optional<Place> undo(const std::optional<Place>& left);
  std::optional<Place> redo(const std::optional<Place>& left);
  void saved_to(const std::filesystem::path& file);  ///< the document stands there as it is
  /// The map cannot be drawn: every window back to the start screen, the map set aside.
  void leave_map();

  // ---- plans ------------------------------------------------------------------------------------------------------------
  /// The tree of a plan; null where the data have no such plan. Valid until the data change.
  [[nodiscard]] const model::PlanTree* tree(std::string_view plan) const;
  /// All texts of the plans for searching; made at the first call after the data have changed.
  [[nodiscard]] const PlanIndex& plan_index() const;
  /// The verdict on a plan's indicator as of `as_of()`.
  [[nodiscard]] const model::Judged& judged(model::IndicatorRow indicator) const;
  [[nodiscard]] std::optional<int> as_of() const;  ///< fiscal year; nothing: by the latest actuals
  void judge_as_of(std::optional<int> fiscal_year);
  /// The bundled ones, then those of the work file.
  [[nodiscard]] const std::vector<model::GradingScheme>& gradings() const { return gradings_; }
  [[nodiscard]] const std::vector<RuleChoice>& rules() const { return rules_; }  ///< of scores, likewise
  [[nodiscard]] const model::GradingScheme* grading() const;  ///< the one of the settings; null where it is unknown

  // ---- actuals that are entered -------------------------------------------------------------------------------------------
  /// What is typed and not saved yet; panels change it by push().
  [[nodiscard]] EntryTable& entry() { return *entry_; }
  [[nodiscard]] const EntryTable& entry() const { return *entry_; }
  /// Is anything typed that is not saved, the cell being typed in some window included?
  [[nodiscard]] bool entry_changed() const;
  /// Saves a table as a job, in one transaction, and reads the data anew. `date`: YYYY-MM-DD, the day of entry; `note` for
  /// values without one. Throws Error(input_wrong) where values are refused, unless `only_good`.
  void save_entry(const EntrySheet& sheet, const std::string& date, const std::string& note, bool only_good = false);
  /// As a job; `done` and `failed` run on the main thread. What was imported is shown at once.
  void import_table(const TableImport& wanted, std::function<void(const intake::ImportReport&)> done,
                    std::function<void(const Error&)> failed);

  /// Indicators of one's own that a table makes (app/own_table.h), as a job; they are in the data when `done` is called.
  void save_own_table(const intake::OwnTableReading& reading, bool over_others,
                      std::function<void(const intake::OwnImport&)> done, std::function<void(const Error&)> failed);

  /// An area set of the work file, as a job; it is in the data when `done` is called, unless there is a conflict: then nothing
  /// was saved. `make` runs within the job.
  void save_area_set(std::function<store::AreaSetChange(const model::Dataset&)> make,
                     std::function<void(const store::AreaSetSaved&)> done, std::function<void(const Error&)> failed);
  /// Districts of towns as an area set of the work file, as a job; they are in the data when `done` is called, unless there is
  /// a conflict: then nothing was saved. `replace`: over another set of that name.
  void save_districts(const model::TownGrouping& grouping, const PaintedSet& set, bool replace,
                      std::function<void(const store::AreaSetSaved&)> done, std::function<void(const Error&)> failed);

  // ---- settings, jobs, messages -----------------------------------------------------------------------------------------
  Settings settings;  ///< free for panels to set, but for what has a verb
  Jobs jobs;
  bool quit = false;  ///< the program is to end
  [[nodiscard]] Lang lang() const { return settings.lang; }
  [[nodiscard]] model::Wording wording() const { return {settings.lang, settings.years}; }
  void set_lang(Lang lang);
  void set_years(model::YearStyle years);
  void set_grading(const std::string& id);  ///< of `gradings()`; "none": no marks
  [[nodiscard]] const std::deque<Message>& messages() const { return messages_; }
  void say(Text text, Message::Kind kind = Message::Kind::info, const std::filesystem::path& file = {});
  void say(const Error& error) { say(error.message(), Message::Kind::error); }
  /// What is so as long as the work file cannot be reached: the message goes by itself once it can.
  void say_while_away(Text text, Message::Kind kind);
  void dismiss(int number);
  /// Runs `write` as a job and tells how it went; it is over immutable data, on the job's thread.
  void start_export(const std::filesystem::path& file, std::function<void(const Progress&)> write);
  /// Ends finished jobs and old messages. Once a frame.
  void poll();
  /// Files settings and the last map; trouble with them is told, not thrown.
  void keep();

  // ---- what is not saved, kept for the case that the program dies (app/recovery.h); trouble is told, not thrown -----------
  void watch_over_unsaved();                 ///< from now on
  void keep_unsaved(bool now = false);       ///< once a frame: at once after an entry, else twice a second at most
  [[nodiscard]] bool unsaved_waits() const;  ///< is there something that keep_unsaved() has still to keep?
  void forget_unsaved();                     ///< the user ended the program
  /// What windows that ended without being asked to left of this work file, the oldest first.
  [[nodiscard]] const std::vector<LeftUnsaved>& left_unsaved() const;
  /// Of `left_unsaved()` the first: typed into its tables as one step each, over the map of then, in that window; or thrown
  /// away.
  void restore_unsaved(WindowState& window);
  void discard_unsaved(WindowState& window);

  // ---- windows ----------------------------------------------------------------------------------------------------------
  /// Those that are open, in the order in which they were; they come and go by themselves.
  [[nodiscard]] const std::vector<WindowState*>& windows() const { return windows_; }
  /// The first that shows the map: what is kept of the map is kept as it is seen there. Null where none does.
  [[nodiscard]] const WindowState* front() const;

 private:
  friend class WindowState;  // enters itself into windows_
  struct Safekeeping;

  void take_work(const store::Loaded& loaded);
  void index_for_search(const model::Dataset& old);
  void work_is_back();
  void take_moment(const store::WorkMoment& now);
  void take_texts(const std::vector<store::OwnText>& texts);
  void let_own_maps_be_found();
  void take_kept(const OwnWish& wish, const store::OwnSaved& saved);
  void ask_about(const std::vector<store::EnteredConflict>& conflicts, const std::string& plan, int fiscal_year,
                 const std::string& date, const std::string& note);
  void change_work(const store::WorkLocation& wanted, bool make);
  void adopt_work(const store::WorkLocation& where, const store::Loaded& loaded);
  void begin_watch();
  void look_at_watch();
  void reload();
  void show_first_map(WindowState& window, const std::optional<map::MapDocument>& map,
                      const std::filesystem::path& map_file);
  void take_up_history(const map::MapDocument& last);
  void document_changed();
  void look_for_unsaved(WindowState& window);
  [[nodiscard]] Unsaved unsaved() const;
  [[nodiscard]] std::size_t restore_entries(WindowState& window, const Unsaved& unsaved, std::string& homeless);

  std::filesystem::path config_;
  model::DatasetPtr data_;
  std::filesystem::path database_;
  std::unique_ptr<WorkDesk> work_;
  std::optional<Error> failure_;
  std::vector<SubjectChoice> subjects_;
  std::vector<MapEntry> maps_;
  std::shared_ptr<SearchIndex> search_;
  History history_;
  std::unique_ptr<map::Thematic> theme_;
  std::vector<IndicatorChoice> indicators_;
  std::unique_ptr<PartnershipFacts> partnership_;
  map::MapDocument saved_;
  std::unique_ptr<PlanDigest> plans_;  ///< of data_
  std::vector<model::GradingScheme> gradings_;
  std::vector<RuleChoice> rules_;
  std::unique_ptr<EntryTable> entry_;
  std::unique_ptr<Safekeeping> safe_;
  std::deque<Message> messages_;
  int message_number_ = 0;
  std::uint64_t revision_ = 1, document_revision_ = 1, data_revision_ = 0;
  std::vector<WindowState*> windows_;
};

}  // namespace kuiki::app
