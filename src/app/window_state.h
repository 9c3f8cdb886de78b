#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/entry_cell.h"
#include "app/history.h"
#include "app/plan_desk.h"
#include "base/error.h"
#include "map/view.h"

namespace kuiki::store {
struct AreaSetSaved;
}
namespace kuiki::map {
struct Highlight;  // compose.h
struct Thematic;
}  // namespace kuiki::map

namespace kuiki::app {

struct AreaFacts;
class EntrySheet;
struct ExportRequest;       // operations.h
struct ExportTableOptions;  // export_table.h
struct Hit;                 // search.h
struct PaintedDistricts;    // town_painting.h
struct PaintedSet;
struct Region;        // regions.h
struct SheetOptions;  // sheets.h
class TownPainting;
class Workspace;

/// What fills the window.
enum class Screen { loading, welcome, map, failed };
enum class Dialog {
  none,
  open_map,
  save_map,
  export_map,
  export_sheet,
  export_area,  ///< the same form, begun with the profile of the selected area
  export_table,
  export_attributes,  ///< the rows of the attribute table, as it is filtered and sorted
  import_actuals,
  keys,
  about,
  quit,
  conflicts,  ///< figures that somebody else changed meanwhile
  restore,    ///< what a window that ended without being asked to has left
  open_work,
  make_work,
  copy_work,
  work_history,
  keep_text,     ///< a name for what goes into the work file (Workspace::ask_text)
  keep_grading,  ///< a grading scheme's file that is to go there
  own_maps,
  own_gradings,
  own_rules,
  own_heads,    ///< indicators and area sets of the work file
  own_table,    ///< a planner's own table becomes indicators and a map
  own_areas,    ///< a boundary file becomes an area set
  paint_begin,  ///< of which city districts are to be painted, and what they begin with
  paint_take,   ///< districts from elsewhere, in the place of the painted ones
  paint_towns,  ///< a list of towns for the chosen district
  paint_save,
  paint_export,
  paint_leave,  ///< what is painted and not saved, before it goes
};

/// One window over a workspace: what it shows of it, where it looks, what is chosen in it. Panels read it and the workspace
/// and push changes; `apply()` makes them, in order, at the end of the frame. That is the one place where the state changes
/// and where an Error of a change is caught and becomes a message.
///
///     panel: window.push([](WindowState& w) { w.edit({"配色", "Palette"}, edits::palette(w.document(), "green", false)); });
///     loop:  workspace.poll(); draw panels; window.apply();
class WindowState {
 public:
  using Change = std::function<void(WindowState&)>;

  /// Shows at first what the other windows of the workspace show. The workspace must outlive it.
  explicit WindowState(Workspace& over);
  ~WindowState();
  WindowState(const WindowState&) = delete;
  WindowState& operator=(const WindowState&) = delete;

  Workspace& workspace;
  [[nodiscard]] const model::Dataset& data() const;        ///< of the workspace
  [[nodiscard]] const map::MapDocument& document() const;  ///< of the workspace

  // ---- reading --------------------------------------------------------------------------------------------------------
  [[nodiscard]] Screen screen() const { return screen_; }
  [[nodiscard]] bool on_map() const { return screen_ == Screen::map; }
  /// Is it the map that stands in the middle, or a page of the plans, or the table of entry?
  [[nodiscard]] bool map_in_front() const { return on_map() && !page_in_front() && !entry_in_front(); }
  [[nodiscard]] bool page_in_front() const {
    return on_map() && desk.open && desk.desk != Desk::map && desk.desk != Desk::entry;
  }
  [[nodiscard]] bool entry_in_front() const { return on_map() && desk.open && desk.desk == Desk::entry && !presenting; }
  [[nodiscard]] const std::optional<map::View>& view() const { return view_; }
  [[nodiscard]] map::Highlight highlight() const;  ///< valid until something is picked
  /// The areas that are selected, ascending: map, ranking, histogram and attribute table show and change the same ones. The
  /// one among them whose facts are told is highlight().selected.
  [[nodiscard]] const std::vector<model::AreaRow>& picked() const { return picked_; }
  [[nodiscard]] const std::vector<model::FacilityRow>& picked_sites() const { return picked_sites_; }  ///< likewise
  [[nodiscard]] std::uint64_t selection_revision() const { return selections_; }  ///< grows with every change of either
  [[nodiscard]] const AreaFacts* facts() const { return facts_.get(); }  ///< of the selected area; null where none is
  [[nodiscard]] model::FacilityRow hovered_facility() const { return hovered_facility_; }
  /// Grows with every change of what this window draws but the view: that of the workspace, and the selection.
  [[nodiscard]] std::uint64_t revision() const;
  /// What an export would show: the document looking where the window looks.
  [[nodiscard]] map::MapDocument document_as_seen() const;
  /// The table of entry that was brought to the front of this window; null before the first one.
  [[nodiscard]] const EntrySheet* entry_sheet() const;
  [[nodiscard]] EntrySheet* entry_sheet();
  /// Districts that are being painted in this window; null where none are. They stand in the place of the map.
  [[nodiscard]] TownPainting* painting() const { return painting_.get(); }
  [[nodiscard]] bool painting_changed() const;
  [[nodiscard]] const std::string& entry_plan() const { return entry_plan_; }  ///< of entry_sheet()
  [[nodiscard]] int entry_year() const { return entry_year_; }

  // ---- free for panels to set --------------------------------------------------------------------------------------------
  Dialog dialog = Dialog::none;
  PlanDesk desk;
  bool presenting = false;
  std::string layer;        ///< id of the layer whose options the panel shows; none of the map's: no options
  bool table_open = false;  ///< the attribute table stands below the map
  std::string table_layer;  ///< id of the layer it is of; none of the map's: the one the map is about
  bool table_keys = false;  ///< it has the keyboard: Home and the arrows are its own
  bool wants_search = false, wants_plan_search = false;  ///< the field takes the keyboard and puts this back
  bool wants_entry_save = false;                         ///< the table is to ask for day and note, and save
  std::optional<geo::Point> pointer;                     ///< longitude, latitude under the mouse; nothing off the map
  /// What the dialog own_table begins with: a file that was dropped, or a table that was pasted, as it lay on the clipboard.
  std::filesystem::path table_file;
  std::string table_pasted;
  std::filesystem::path areas_file;  ///< the dialog own_areas is to go on with: a file that was dropped onto it
  std::optional<EntryCell> typing;   ///< of entry_sheet(): a cell being typed that is not yet part of it

  // ---- changing -------------------------------------------------------------------------------------------------------
  void push(Change change) { pending_.push_back(std::move(change)); }
  void run(std::string_view command);  ///< a command of commands.h, if it is enabled
  /// Makes what was pushed. True where something was.
  bool apply();

  // ---- verbs: only from within changes (and tests) ---------------------------------------------------------------------
  /// A new map, as one undoable step; looks at its extent. Throws Error(input_wrong) for what the data do not have.
  void open_document(map::MapDocument next, Text what, const std::filesystem::path& file = {});
  void open_map_file(const std::string& name_or_path);
  /// What somebody chose or dropped: a map, polygons, a work file, or a table, by what it is. Throws Error(input_wrong) for
  /// anything else, and what opening it throws.
  void open_brought(const std::filesystem::path& file);
  void save_map(const std::filesystem::path& file);
  /// A map of the work file by its id. Throws Error(input_wrong) where this version cannot read it.
  void open_own_map(const std::string& id);
  /// Into the work file: over the one it came from, else under a name that is asked for.
  void keep_map();
  void keep_rule();  ///< the score's rule as the desk has it, under a name that is asked for
  /// One step of undo (edits of the same `drag` are one). With `move`, the map moves to the document's extent.
  void edit(Text what, map::MapDocument next, std::string_view drag = {}, bool move = false);
  /// A step that moved the map moves the window in which it is undone.
  void undo();
  void redo();
  void show_welcome();
  void show_map();

  void export_to(const ExportRequest& request);  ///< as a job, as the others
  /// A sheet of the plans by its id (app/sheets.h).
  void export_sheet_to(const std::string& id, const std::filesystem::path& file, const SheetOptions& options);
  /// The plan's indicators as .csv or .xlsx (app/export_table.h).
  void export_table_to(const std::filesystem::path& file, const ExportTableOptions& options);

  void select(model::AreaRow area);  ///< alone; none: nothing is selected any more
  void hover(model::AreaRow area, model::FacilityRow facility);
  void go_to_area(model::AreaRow area);
  void go_to_areas(const std::vector<std::string>& codes);
  void go_to_point(geo::Point lonlat, double metres_per_unit);
  void go_to(const Hit& hit);
  void go_to_region(const Region& region);
  void go_to_city(model::AreaRow city);  ///< the region it is, else its own map (city_map())
  /// The municipality or ward it is or lies in is kept in the settings, and gone to.
  void take_as_my_city(model::AreaRow area);

  void pick(model::AreaRow area);                           ///< beside the others, or no longer
  void pick_all(const std::vector<model::AreaRow>& areas);  ///< beside the others
  /// These and no others; `lead`, one of them, is the one whose facts are told.
  void pick_only(std::vector<model::AreaRow> areas, model::AreaRow lead = model::none);
  void pick_none();
  void pick_site(model::FacilityRow site);  ///< beside the others, or no longer
  void pick_sites_only(std::vector<model::FacilityRow> sites);
  [[nodiscard]] bool can_show_picked() const;  ///< areas of a file cannot be named in a map
  void show_picked();                          ///< the map is about them alone

  // Plans: each opens the plan it is of. Ids that are not there throw Error(input_wrong).
  void open_plans(bool open);  ///< the plan looked at last, else one of the map's city, else the first; or back to the map
  void show_plan(const std::string& id);
  void show_node(const std::string& id);       ///< and its sheet in the middle
  void show_indicator(const std::string& id);  ///< its sheet to the right; its node is chosen too
  void show_comparison(const std::string& id);
  void show_desk(Desk next);
  void set_as_of(std::optional<int> fiscal_year);  ///< for all windows: it belongs to the document
  /// The table of entry of the plan on the desk to the front; without a year that of last time, else the plan's last year
  /// that is over.
  void show_entry(std::optional<int> fiscal_year = {});
  void save_entry(const std::string& date, const std::string& note, bool only_good = false);  ///< entry_sheet()

  // Districts painted of a city's towns (app/town_painting.h). While they are, what would put another map in their place asks
  // first where something is not saved.
  /// `from`: empty: no districts yet; the city's code: those of the base; "own:SET": that set, which is then edited. Throws
  /// Error(input_wrong).
  void paint_districts(model::AreaRow city, const std::string& from);
  void paint_again(const PaintedDistricts& kept);
  /// As a job; `done` and `failed` run on the main thread. What is painted stays, whatever becomes of it.
  void save_painting(const PaintedSet& set, bool replace, std::function<void(const store::AreaSetSaved&)> done,
                     std::function<void(const Error&)> failed);
  /// The next thing that is wrong with the painted districts, in sight.
  void show_next_problem();
  void leave_painting();  ///< back to the map of before; asks first
  void drop_painting();   ///< the same without asking, and what was asked for meanwhile
  /// Is there something that must be asked about before the painted districts go? Then `then` waits for the answer. If not,
  /// they are gone.
  bool painting_asks(Change then);
  void show_painted();  ///< the set that was saved, as a map

  // ---- the view; free at any time --------------------------------------------------------------------------------------
  /// The map frame has this size (units): what is fitted stays fitted, else the map keeps its middle.
  void resize_frame(double width, double height);
  void pan(double dx, double dy);                ///< units the ground moves by
  void zoom(double factor, double x, double y);  ///< > 1 = nearer, about a frame position
  void zoom(double factor);                      ///< about the middle
  void whole_extent();

  // ---- what the workspace tells ------------------------------------------------------------------------------------------
  void set_screen(Screen screen) { screen_ = screen; }
  void join_map();    ///< shows the map that another window shows
  void data_taken();  ///< other data: everything of this window is forgotten
  /// The same, changed; `lost`: the map has another subject, since what it showed is gone.
  void data_renewed(const model::Dataset& old, bool lost);
  void document_changed();
  void map_left();

 private:
  [[nodiscard]] std::optional<Place> place() const;
  void look_at(const std::optional<Place>& there);
  void fit(const map::MapDocument& document, const map::Thematic& theme);
  void fit_again();
  void show_fitted(const map::MapDocument& document, map::View view);
  [[nodiscard]] bool looks_fitted() const;  ///< has the view not been moved since it was fitted?
  [[nodiscard]] map::View fitted(const map::MapDocument& document, const map::Thematic& theme, double width,
                                 double height) const;
  [[nodiscard]] std::string plan_here() const;
  void tidy_desk();
  void lead_by(model::AreaRow area);
  void begin_painting(std::unique_ptr<TownPainting> painting);

  struct Fitted {
    map::Extent extent;
    geo::Point centre;
    double metres_per_unit = 0;
  };
  Screen screen_ = Screen::loading;
  std::optional<map::View> view_;
  map::ProjectionChoice projected_;  ///< what the document of the view asked for
  std::optional<Fitted> fitted_;     ///< what the view was fitted to last
  double frame_width_ = 0, frame_height_ = 0;
  model::AreaRow selected_, hovered_;
  std::vector<model::AreaRow> picked_;  ///< selected_ is one of them, where it is none
  std::vector<model::FacilityRow> picked_sites_;
  std::uint64_t selections_ = 0;
  model::FacilityRow hovered_facility_;
  std::unique_ptr<AreaFacts> facts_;
  std::string entry_plan_;
  int entry_year_ = 0;
  std::unique_ptr<TownPainting> painting_;
  std::optional<std::size_t> steps_before_;  ///< of the map's history, when painting began
  Change after_painting_;                    ///< waits until it is decided what becomes of the painted districts
  std::uint64_t changes_ = 0;                ///< of what only this window shows
  std::vector<Change> pending_;
};

}  // namespace kuiki::app
