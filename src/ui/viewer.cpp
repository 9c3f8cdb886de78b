#include "ui/viewer.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <chrono>

#include "app/brought_file.h"
#include "app/desk_sheets.h"
#include "app/operations.h"
#include "app/own_table.h"
#include "app/own_work.h"
#include "app/settings.h"
#include "app/window_state.h"
#include "app/work_desk.h"
#include "app/workspace.h"
#include "base/resources.h"
#include "render/gl_painter.h"
#include "ui/attribute_table.h"
#include "ui/desktop.h"
#include "ui/dialog.h"
#include "ui/focus.h"
#include "ui/history_dialog.h"
#include "ui/keep_dialog.h"
#include "ui/left_panel.h"
#include "ui/line_breaks.h"
#include "ui/look.h"
#include "ui/map_canvas.h"
#include "ui/map_dialogs.h"
#include "ui/own_areas_dialog.h"
#include "ui/own_heads_dialog.h"
#include "ui/own_table_dialog.h"
#include "ui/own_texts_dialog.h"
#include "ui/paint_dialogs.h"
#include "ui/paint_map.h"
#include "ui/paint_panel.h"
#include "ui/panels.h"
#include "ui/plans.h"
#include "ui/right_panel.h"
#include "ui/state_file.h"
#include "ui/top_bar.h"
#include "ui/viewer_start.h"
#include "ui/welcome.h"
#include "ui/window.h"
#include "ui/work_dialog.h"

namespace kuiki::ui {
namespace {

/// Everything that lives as long as the window; one frame at a time.
class Viewer {
 public:
  Viewer(app::WindowState& shown, const ViewerOptions& options, Waker& waker)
      : waker_(waker),
        shown_(shown),
        workspace_(shown.workspace),
        window_(workspace_.settings.window_width, workspace_.settings.window_height, workspace_.settings.maximised),
        state_file_(options.state_file),
        stop_(options.stop) {
    waker_.begin();
  }
  ~Viewer() { waker_.end(); }
  Viewer(const Viewer&) = delete;
  Viewer& operator=(const Viewer&) = delete;

  void run() {
    for (int burst = 3; !workspace_.quit && !stop_.stop_requested();) {
      if (window_.closing()) {
        window_.keep_open();
        shown_.run("quit");
      }
      // Dear ImGui needs some frames to settle what an event began: a press, its release, a list that opens, its size.
      if (burst > 0 ? window_.wait(0) : await())
        burst = 3;
      else
        burst = std::max(burst - 1, 0);
      workspace_.poll();
      take_dropped();
      // What fails before anyone has seen the window is told where it was asked for.
      if (const auto& failure = workspace_.failure(); failure && frames_ == 0) throw *failure;
      guarded_frame();
      const bool changed = shown_.apply();
      window_.frame_done(changed || focus_.stop_waits());
      if (changed) burst = 3;
      keep();
    }
    finish();
    if (const auto& failure = workspace_.failure()) throw *failure;
  }

 private:
  /// How long to sleep when nothing happens: a moving bar and a blinking cursor want more frames than a still map.
  double patience() const {
    if (canvas_.dragging() || paint_map_.dragging()) return 1.0 / 120;
    if (workspace_.jobs.busy()) return 0.04;
    if (ImGui::GetCurrentContext() && ImGui::GetIO().WantTextInput) return 0.4;
    if (held_) return 1.0 / 60;
    return workspace_.messages().empty() && !workspace_.unsaved_waits() ? 5 : 0.5;
  }

  /// Sleeps until something happens, or asks for the window's end. True where there is input.
  bool await() {
    using Clock = std::chrono::steady_clock;
    const auto until = Clock::now() + std::chrono::duration<double>(patience());
    // In slices: a signal does not always wake the window.
    constexpr double slice = 0.5;
    while (!stop_.stop_requested()) {
      const auto begin = Clock::now();
      const double left = std::chrono::duration<double>(until - begin).count();
      if (left <= 0) return false;
      if (window_.wait(std::min(left, slice))) return true;
      const double slept = std::chrono::duration<double>(Clock::now() - begin).count();
      if (slept < std::min(left, slice) - 0.002) return false;  // woken by something else
    }
    return false;
  }

  /// Files that were dropped onto the window: the first that is of any use.
  void take_dropped() {
    const auto files = window_.take_dropped();
    if (files.empty() || !workspace_.ready()) return;
    const auto dialog = shown_.dialog;
    if (dialog != app::Dialog::none && dialog != app::Dialog::own_table && dialog != app::Dialog::own_areas) {
      workspace_.say({"開いている画面を閉じてから、ファイルを落としてください。",
                      "Close the dialog first, then drop the file onto the window."},
                     app::Message::Kind::warning);
      return;
    }
    // Of a shapefile all its parts may be dropped together.
    const auto useful = [](const std::string& file) { return app::brought_kind(file) != app::BroughtKind::unknown; };
    const auto found = std::ranges::find_if(files, useful);
    shown_.push([file = found == files.end() ? files.front() : *found](app::WindowState& w) { w.open_brought(file); });
  }

  void keep() {
    workspace_.keep_unsaved();
    const auto now = std::chrono::steady_clock::now();
    if (workspace_.document_revision() == kept_revision_ || now - kept_ < std::chrono::seconds(5)) return;
    workspace_.keep();
    kept_ = now;
    kept_revision_ = workspace_.document_revision();
  }

  /// Whatever fails while a frame is drawn does not end the window: it is told, and what cannot be drawn is left.
  void guarded_frame() {
    try {
      frame();
      failed_frames_ = 0;
      return;
    } catch (const Error& error) {
      workspace_.say(error);
    } catch (const std::exception& error) {
      workspace_.say(say("予期しない誤りです：{}", "Unexpected error: {}", error.what()), app::Message::Kind::error);
    }
    abandon_frame();
    ++failed_frames_;
    if (failed_frames_ == 3) shown_.push([](app::WindowState& window) { window.workspace.leave_map(); });
    if (failed_frames_ > 8) throw Error(Fault::internal, {"画面を描けません。", "The window cannot be drawn"});
  }

  /// Puts Dear ImGui back to between two frames.
  void abandon_frame() {
    if (!in_frame_) return;
    ImGui::ErrorCheckEndFrameRecover(nullptr);
    ImGui::EndFrame();
    in_frame_ = false;
  }

  void frame() {
    const auto begin = std::chrono::steady_clock::now();
    window_.make_current();
    if (look_.refresh(shown_, window_.system_scale())) window_.renew_font_texture();
    window_.set_fullscreen(shown_.presenting);
    set_title();
    window_.begin_frame();
    in_frame_ = true;
    focus_.go_to_stop();
    paintings_.clear();
    marks_.clear();
    told_.clear();
    const Ui ui{workspace_,
                shown_,
                look_.fonts(),
                look_.icons(),
                focus_,
                lines_,
                look_.scale(),
                paintings_,
                state_file_.wanted() ? &marks_ : nullptr,
                state_file_.wanted() ? &told_ : nullptr,
                &window_.way()};
    if (ui.told) tell_input();
    const Layout layout = lay_out(ui);
    panels(ui, layout);
    ImGui::Render();
    in_frame_ = false;
    paint();
    window_.draw_imgui();
    window_.show();
    ++frames_;
    if (state_file_.wanted()) {
      state_file_.frame(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count(),
                        canvas_.dragging() || paint_map_.dragging());
      state_file_.write(ui, {layout.map.x, layout.map.y, layout.map.w, layout.map.h});
    }
  }

  /// For the tests of the window: is everything played that they sent before their last mark, a tap of Pause?
  void tell_input() {
    if (ImGui::IsKeyPressed(GLFW_KEY_PAUSE, false)) ++marks_played_;
    told_ =
        fmt::format("input {} {} {}\n", window_.input().size(), window_.settled() ? "settled" : "unsettled", marks_played_);
  }

  void panels(const Ui& ui, const Layout& layout) {
    switch (shown_.screen()) {
      case app::Screen::loading:
        loading_screen(ui);
        return;
      case app::Screen::failed:
        failure_screen(ui);
        return;
      case app::Screen::welcome: {
        top_.draw(ui, layout.top);
        Layout::Part middle = layout.map;
        middle.x = 0;
        middle.w = ImGui::GetIO().DisplaySize.x;
        welcome_.draw(ui, middle);
        status_bar(ui, layout.bottom);
        break;
      }
      case app::Screen::map:
        middle(ui, layout);
        top_.draw(ui, layout.top);
        if (shown_.painting() != nullptr) {
          paint_panel_.draw(ui, layout.left, paint_map_);
          status_bar(ui, layout.bottom);
          break;
        }
        if (layout.left.w > 0) left_tabs(ui, layout.left_tabs);
        if (shown_.desk.open)
          plans_.draw(ui, layout.left);
        else
          left_.draw(ui, layout.left);
        if (shown_.desk.open && !shown_.desk.indicator.empty())
          indicator_.draw(ui, layout.right);
        else
          right_.draw(ui, layout.right);
        attributes_.draw(ui, layout.table);
        status_bar(ui, layout.bottom);
        break;
    }
    messages(ui, layout.map);
    dialogs(ui);
    if (frames_ < 3 || first_map_ != shown_.on_map()) {
      ImGui::SetWindowFocus("###map");
      first_map_ = shown_.on_map();
    }
    // As it was when the frame began: the Esc that closes a menu is not meant for the map.
    constexpr auto any = ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel;
    keys(ui, map_focused(), popup_ || ImGui::IsPopupOpen("", any));
    popup_ = ImGui::IsPopupOpen("", any);
    raise_dialogs();
    focus_.follow_tab();
  }

  void dialogs(const Ui& ui) {
    files_.draw(ui);
    export_.draw(ui);
    sheets_.draw(ui);
    tables_.draw(ui);
    attributes_.dialog(ui);
    help_dialogs(ui);
    quit_dialog(ui);
    restore_dialog(ui);
    conflict_dialog(ui);
    works_.draw(ui);
    history_.draw(ui);
    own_texts_.draw(ui);
    own_table_.draw(ui);
    own_areas_.draw(ui);
    own_heads_.draw(ui);
    paint_dialogs_.draw(ui);
    keep_.draw(ui);
  }

  void middle(const Ui& ui, const Layout& layout) {
    if (shown_.desk.open && !shown_.presenting) desk_tabs(ui, layout.desk_tabs);
    if (!shown_.entry_in_front()) entry_.leave(ui);
    if (shown_.page_in_front())
      desk_.draw(ui, layout.map);
    else if (shown_.entry_in_front())
      entry_.draw(ui, layout.map);
    else if (shown_.painting() != nullptr)
      paint_map_.draw(ui, layout.map);
    else if (!layout.covered())
      canvas_.draw(ui, layout.map);
  }

  bool map_focused() {
    bool focused = false;
    if (shown_.map_in_front()) {
      ImGui::Begin("###map", nullptr,
                   ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                       ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNavInputs | ImGuiWindowFlags_NoScrollWithMouse |
                       ImGuiWindowFlags_NoBringToFrontOnFocus);
      focused = ImGui::IsWindowFocused();
      ImGui::End();
    }
    held_ = false;
    for (const auto key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow})
      held_ = held_ || (focused && ImGui::IsKeyDown(ImGui::GetKeyIndex(key)));
    return focused;
  }

  void paint() {
    int width = 0, height = 0;
    window_.framebuffer(width, height);
    const double density = static_cast<double>(window_.density());
    const double pixels = static_cast<double>(look_.scale()) * density;
    if (!painter_) painter_ = std::make_unique<render::GlPainter>();
    map::Scene ground;
    ground.width = width / pixels;
    ground.height = height / pixels;
    ground.background = tone::panel;
    painter_->paint(ground, 0, 0, pixels, width, height);
    for (const auto& p : paintings_)
      painter_->paint(*p.scene, static_cast<double>(p.x) * density, static_cast<double>(p.y) * density,
                      pixels * static_cast<double>(p.zoom), width, height);
  }

  void set_title() {
    std::string title = "区域 Kuiki";
    if (shown_.page_in_front() || shown_.entry_in_front())
      title += " — " + app::name_of_sheet(workspace_.data(), shown_.desk.plan).in(workspace_.lang());
    else if (shown_.on_map() && !workspace_.document().title.empty())
      title += " — " + workspace_.document().title.in(workspace_.lang());
    // Which work file is open: two windows may be over two.
    if (workspace_.ready()) title += "（" + workspace_.work().where.title() + "）";
    if (title != title_) window_.set_title(title_ = title);
  }

  void finish() {
    auto& settings = workspace_.settings;
    int width = 0, height = 0;
    window_.set_fullscreen(false);
    window_.size(width, height);
    settings.maximised = window_.maximised();
    if (!settings.maximised && width > 0) {
      const float scale = window_.system_scale();
      settings.window_width = static_cast<int>(static_cast<float>(width) / scale);
      settings.window_height = static_cast<int>(static_cast<float>(height) / scale);
    }
    workspace_.keep();
    // Asked to end by the system, nobody could be asked what to do with it: it is offered at the next start.
    if (workspace_.quit)
      workspace_.forget_unsaved();
    else
      workspace_.keep_unsaved(true);
  }

  Waker& waker_;
  app::WindowState& shown_;  ///< in this window
  app::Workspace& workspace_;
  Desktop desktop_;
  Window window_;
  StateFile state_file_;
  std::stop_token stop_;
  Look look_;
  Focus focus_;
  LineBreaks lines_;
  std::unique_ptr<render::GlPainter> painter_;  ///< goes before the window with its context
  TopBar top_;
  LeftPanel left_;
  MapCanvas canvas_;
  RightPanel right_;
  AttributeTablePanel attributes_;
  PlanPanel plans_;
  IndicatorPage indicator_;
  DeskView desk_;
  EntryView entry_;
  SheetDialog sheets_;
  TableDialogs tables_;
  Welcome welcome_;
  FileDialog files_;
  WorkDialog works_;
  HistoryDialog history_;
  OwnTextsDialog own_texts_;
  OwnTableDialog own_table_;
  OwnAreasDialog own_areas_;
  OwnHeadsDialog own_heads_;
  PaintMap paint_map_;
  PaintPanel paint_panel_;
  PaintDialogs paint_dialogs_;
  KeepDialog keep_;
  ExportDialog export_;
  std::vector<Painting> paintings_;
  Marks marks_;
  std::string told_;
  std::string title_;
  bool first_map_ = false, popup_ = false, held_ = false, in_frame_ = false;
  int failed_frames_ = 0, marks_played_ = 0;
  std::chrono::steady_clock::time_point kept_ = std::chrono::steady_clock::now();
  std::uint64_t kept_revision_ = 0;
  std::uint64_t frames_ = 0;
};

}  // namespace

namespace {

/// A map to begin with, and where it is saved to: its own file or row, none of a bundled one.
struct FirstMap {
  std::optional<map::MapDocument> document;
  std::filesystem::path file;
};

FirstMap first_map(const std::string& name) {
  if (name.empty() || app::is_own_name(name)) return {};
  FirstMap first{app::open_map(name), {}};
  const auto bundled = app::bundled_maps();
  if (std::ranges::find(bundled, name) == bundled.end()) first.file = std::filesystem::absolute(name);
  return first;
}

FirstMap first_own_map(const app::Workspace& workspace, const std::string& name) {
  const auto texts = workspace.store().texts();
  const auto& text = app::own_text(texts, store::OwnKind::map, name);
  return {app::own_map(text), app::OwnOrigin{text.id, text.act}.word()};
}

}  // namespace

int run_viewer(const ViewerOptions& options) {
  // A map that cannot be read is told before a window opens.
  auto first = first_map(options.map);
  const auto database = options.database.empty() ? app::bundled_database() : options.database;
  std::vector<std::string> refused;
  auto settings = app::load_settings(user_config_folder(), &refused);
  if (options.lang) settings.lang = *options.lang;
  Waker waker;  // jobs of the workspace call it until they have ended
  app::Workspace workspace(std::move(settings), user_config_folder());
  app::WindowState shown(workspace);
  workspace.jobs.on_news([&waker] { waker.wake(); });
  if (!refused.empty()) tell_refused(workspace, refused);
  workspace.watch_over_unsaved();
  begin_with_work(workspace, options.work);
  if (app::is_own_name(options.map)) first = first_own_map(workspace, options.map);
  workspace.watch_work([&waker] { waker.wake(); });
  workspace.open_database(database, std::move(first.document), first.file);  // is read while the window is being made
  Viewer(shown, options, waker).run();
  return 0;
}

}  // namespace kuiki::ui
