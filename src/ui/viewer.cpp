#include "ui/viewer.h"

#include <chrono>

#include "app/desk_sheets.h"
#include "app/operations.h"
#include "app/settings.h"
#include "base/resources.h"
#include "render/gl_painter.h"
#include "ui/panels.h"
#include "ui/plans.h"
#include "ui/state_file.h"
#include "ui/window.h"

namespace kuiki::ui {
namespace {

/// Everything that lives as long as the window; one frame at a time.
class Viewer {
 public:
  Viewer(app::Session& session, const ViewerOptions& options)
      : session_(session),
        window_(session.settings.window_width, session.settings.window_height, session.settings.maximised),
        state_(options.state_file) {}

  void run() {
    auto kept = std::chrono::steady_clock::now();
    std::uint64_t kept_revision = session_.document_revision();
    for (int burst = 3; !session_.quit;) {
      if (window_.closing()) {
        window_.keep_open();
        session_.run("quit");
      }
      window_.wait(burst > 0 ? 0 : patience());
      // Dear ImGui needs some frames to settle what an event began: a press, its release, a list that opens, its size.
      burst = burst > 0 ? burst - 1 : 3;
      session_.poll();
      // What fails before anyone has seen the window is told where it was asked for.
      if (frames_ == 0 && session_.failure()) throw *session_.failure();
      frame();
      if (session_.apply()) burst = 3;
      const auto now = std::chrono::steady_clock::now();
      if (session_.document_revision() != kept_revision && now - kept > std::chrono::seconds(5)) {
        session_.keep();
        kept = now;
        kept_revision = session_.document_revision();
      }
    }
    finish();
    if (session_.failure()) throw *session_.failure();
  }

 private:
  /// How long to sleep when nothing happens: a moving bar and a blinking cursor want more frames than a still map.
  double patience() const {
    if (canvas_.dragging()) return 1.0 / 120;
    if (session_.jobs.busy()) return 0.04;
    if (ImGui::GetCurrentContext() && ImGui::GetIO().WantTextInput) return 0.4;
    if (held_) return 1.0 / 60;
    return session_.messages().empty() ? 5 : 0.5;
  }

  void refresh_look() {
    const float wanted = session_.settings.scale > 0 ? static_cast<float>(session_.settings.scale) : window_.system_scale();
    Glyphs glyphs;
    if (session_.screen() == app::Screen::loading) {
      glyphs.words = glyphs_.words.empty() ? "区域 Kuiki準備しています" : glyphs_.words;
      if (const auto job = session_.jobs.state())
        for (const auto* text : {&job->title, &job->step})
          if (glyphs.words.find(text->in(session_.lang())) == std::string::npos) glyphs.words += text->in(session_.lang());
    } else {
      glyphs.all_japanese = true;
      if (session_.ready()) glyphs.data = &session_.data();
    }
    if (wanted == scale_ && glyphs == glyphs_) return;
    scale_ = wanted;
    glyphs_ = std::move(glyphs);
    apply_theme(scale_);
    fonts_ = load_fonts(scale_, glyphs_);
    window_.renew_font_texture();
  }

  void frame() {
    const auto begin = std::chrono::steady_clock::now();
    refresh_look();
    window_.set_fullscreen(session_.presenting);
    set_title();
    window_.begin_frame();
    paintings_.clear();
    marks_.clear();
    told_.clear();
    const Ui ui{session_,
                fonts_,
                icons_,
                scale_,
                paintings_,
                state_.wanted() ? &marks_ : nullptr,
                state_.wanted() ? &told_ : nullptr};
    const Layout layout = lay_out(ui);
    panels(ui, layout);
    ImGui::Render();
    paint();
    window_.draw_imgui();
    window_.show();
    ++frames_;
    if (state_.wanted()) {
      state_.frame(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count(),
                   canvas_.dragging());
      state_.write(ui, {layout.map.x, layout.map.y, layout.map.w, layout.map.h});
    }
  }

  void panels(const Ui& ui, const Layout& layout) {
    switch (session_.screen()) {
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
        if (layout.left.w > 0) left_tabs(ui, layout.left_tabs);
        if (session_.desk.open)
          plans_.draw(ui, layout.left);
        else
          left_.draw(ui, layout.left);
        if (session_.desk.open && !session_.desk.indicator.empty())
          indicator_.draw(ui, layout.right);
        else
          right_.draw(ui, layout.right);
        status_bar(ui, layout.bottom);
        break;
    }
    messages(ui, layout.map);
    files_.draw(ui);
    export_.draw(ui);
    sheets_.draw(ui);
    tables_.draw(ui);
    help_dialogs(ui);
    quit_dialog(ui);
    if (frames_ < 3 || first_map_ != session_.on_map()) {
      ImGui::SetWindowFocus("###map");
      first_map_ = session_.on_map();
    }
    // As it was when the frame began: the Esc that closes a menu is not meant for the map.
    constexpr auto any = ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel;
    keys(ui, map_focused(), popup_ || ImGui::IsPopupOpen("", any));
    popup_ = ImGui::IsPopupOpen("", any);
  }

  void middle(const Ui& ui, const Layout& layout) {
    if (session_.desk.open && !session_.presenting) desk_tabs(ui, layout.desk_tabs);
    if (!session_.entry_in_front()) entry_.leave(ui);
    if (session_.page_in_front())
      desk_.draw(ui, layout.map);
    else if (session_.entry_in_front())
      entry_.draw(ui, layout.map);
    else
      canvas_.draw(ui, layout.map);
  }

  bool map_focused() {
    bool focused = false;
    if (session_.map_in_front()) {
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
    const double pixels = static_cast<double>(scale_) * density;
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
    if (session_.page_in_front() || session_.entry_in_front())
      title += " — " + app::name_of_sheet(session_.data(), session_.desk.plan).in(session_.lang());
    else if (session_.on_map() && !session_.document().title.empty())
      title += " — " + session_.document().title.in(session_.lang());
    if (title != title_) window_.set_title(title_ = title);
  }

  void finish() {
    auto& settings = session_.settings;
    int width = 0, height = 0;
    window_.set_fullscreen(false);
    window_.size(width, height);
    settings.maximised = window_.maximised();
    if (!settings.maximised && width > 0) {
      const float scale = window_.system_scale();
      settings.window_width = static_cast<int>(static_cast<float>(width) / scale);
      settings.window_height = static_cast<int>(static_cast<float>(height) / scale);
    }
    session_.keep();
  }

  app::Session& session_;
  Window window_;
  StateFile state_;
  Icons icons_;
  Fonts fonts_;
  std::unique_ptr<render::GlPainter> painter_;  ///< goes before the window with its context
  TopBar top_;
  LeftPanel left_;
  MapCanvas canvas_;
  RightPanel right_;
  PlanPanel plans_;
  IndicatorPage indicator_;
  DeskView desk_;
  EntryView entry_;
  SheetDialog sheets_;
  TableDialogs tables_;
  Welcome welcome_;
  FileDialog files_;
  ExportDialog export_;
  std::vector<Painting> paintings_;
  Marks marks_;
  std::string told_;
  std::string title_;
  float scale_ = 0;
  Glyphs glyphs_;
  bool first_map_ = false, popup_ = false, held_ = false;
  std::uint64_t frames_ = 0;
};

}  // namespace

int run_viewer(const ViewerOptions& options) {
  // A map that cannot be read is told before a window opens.
  std::optional<map::MapDocument> map;
  if (!options.map.empty()) map = app::open_map(options.map);
  const auto database = options.database.empty() ? app::bundled_database() : options.database;
  auto settings = app::load_settings(user_config_folder());
  if (options.lang) settings.lang = *options.lang;
  app::Session session(std::move(settings), user_config_folder());
  session.jobs.on_news([] { Window::wake(); });
  session.open_database(database, std::move(map));  // is read while the window is being made
  Viewer(session, options).run();
  return 0;
}

}  // namespace kuiki::ui
