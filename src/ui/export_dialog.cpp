#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>

#include "app/operations.h"
#include "app/screen_furniture.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "map/compose.h"
#include "ui/dialog.h"
#include "ui/export_form.h"
#include "ui/map_dialogs.h"

namespace kuiki::ui {

namespace {

const std::array<ExportFormat, 3> formats = {
    {{"png", plain("PNG"), {"画像：スライドやウェブに", "A picture: for slides and the web"}},
     {"svg", plain("SVG"), {"図形：あとから編集するときに", "Shapes: to edit later"}},
     {"pdf", plain("PDF"), {"文書：印刷に", "A document: to print"}}}};
constexpr int png = 0, pdf = 2;  // into them
constexpr std::array<const char*, 4> pages = {"A4-landscape", "A4-portrait", "A3-landscape", "A3-portrait"};
constexpr std::array<std::array<int, 2>, 4> sizes = {{{1280, 720}, {1920, 1080}, {2560, 1440}, {3840, 2160}}};
constexpr std::array<int, 4> resolutions = {96, 150, 300, 600};

Text page_name(int page) {
  static const std::array<Text, 4> names = {
      {{"A4 横", "A4 landscape"}, {"A4 縦", "A4 portrait"}, {"A3 横", "A3 landscape"}, {"A3 縦", "A3 portrait"}}};
  return names[static_cast<std::size_t>(page)];
}

}  // namespace

void ExportDialog::accept(const Ui& ui) {
  const auto output = file_to_write(file_);
  if (!output) return;
  app::ExportRequest request;
  request.output = *output;
  request.years = years_;
  request.fills_as_picture = fills_as_picture_ && file_.format != png;
  ui.push([=, by_page = by_page_, page = page_, dpi = dpi_, width = width_, height = height_, title = title_,
           subtitle = subtitle_](app::WindowState& window) mutable {
    auto next = window.document();
    const Lang lang = window.workspace.lang();
    // Words changed here belong to the map; those of the other language stay.
    (lang == Lang::ja ? next.title.ja : next.title.en) = title;
    if (const auto own = app::subtitle_of(window.data(), window.document(), window.workspace.theme(), request.years);
        subtitle != own.in(lang)) {
      if (next.subtitle.empty()) next.subtitle = own;
      (lang == Lang::ja ? next.subtitle.ja : next.subtitle.en) = subtitle;
    }
    window.edit({"題名の変更", "Change title"}, next);
    request.lang = lang;
    request.page =
        by_page ? map::layout_page(pages[static_cast<std::size_t>(page)], dpi) : map::layout_pixels(width, height);
    window.export_to(request);
  });
  close_dialog(ui);
}

std::string ExportDialog::own_subtitle(const Ui& ui) const {
  const auto& work = ui.workspace;
  return app::subtitle_of(work.data(), work.document(), work.theme(), years_).in(work.lang());
}

void ExportDialog::begin(const Ui& ui) {
  const auto& document = ui.workspace.document();
  open_ = true;
  file_.ask_overwrite = false;
  years_ = ui.workspace.settings.years;
  const auto title = document.title.in(ui.lang());
  if (file_.path.empty()) propose_file(file_, document.name.empty() ? title : document.name, formats);
  title_ = title;
  subtitle_ = own_subtitle(ui);
}

void ExportDialog::words(const Ui& ui) {
  label(ui, {"題名", "Title"});
  ImGui::SetNextItemWidth(-1);
  ImGui::InputText("##title", &title_);
  mark(ui, "export-title");
  label(ui, {"副題", "Subtitle"});
  ImGui::SetNextItemWidth(-1);
  ImGui::InputText("##subtitle", &subtitle_);
  mark(ui, "export-subtitle");
}

void ExportDialog::paper(const Ui& ui) {
  if (begin_combo(ui, "export-paper", ui.words(page_name(page_)), {"用紙の大きさと向き", "Paper size and orientation"},
                  ui.px(180))) {
    for (int p = 0; p < 4; ++p)
      if (choice(ui, std::string("paper.") + pages[static_cast<std::size_t>(p)], ui.words(page_name(p)), p == page_))
        page_ = p;
    end_combo();
  }
  // Of a picture inside an SVG or a PDF, too.
  if (file_.format != png && !fills_as_picture_) return;
  ImGui::SameLine();
  if (!begin_combo(ui, "export-dpi", std::to_string(dpi_) + " dpi", {"解像度", "Resolution"}, ui.px(120))) return;
  for (const int d : resolutions)
    if (choice(ui, "dpi." + std::to_string(d), std::to_string(d) + " dpi", d == dpi_)) dpi_ = d;
  end_combo();
}

void ExportDialog::pixels(const Ui& ui) {
  const Text shown = size_ >= 0 ? plain(fmt::format("{} × {}", width_, height_)) : Text{"自由", "Custom"};
  if (begin_combo(ui, "export-size", ui.words(shown), {"よく使う大きさ", "Common sizes"}, ui.px(180))) {
    for (int i = 0; i < 4; ++i) {
      const auto& size = sizes[static_cast<std::size_t>(i)];
      if (!choice(ui, "size." + std::to_string(size[0]), fmt::format("{} × {}", size[0], size[1]), size_ == i)) continue;
      size_ = i;
      width_ = size[0];
      height_ = size[1];
    }
    if (choice(ui, "size.custom", ui.words({"自由", "Custom"}), size_ < 0)) size_ = -1;
    end_combo();
  }
  if (size_ >= 0) return;
  ImGui::SetNextItemWidth(ui.px(100));
  ImGui::InputInt("##w", &width_, 0);
  ImGui::SameLine();
  ImGui::TextUnformatted("×");
  ImGui::SameLine();
  ImGui::SetNextItemWidth(ui.px(100));
  ImGui::InputInt("##h", &height_, 0);
  width_ = std::clamp(width_, 16, 32767);
  height_ = std::clamp(height_, 16, 32767);
}

void ExportDialog::size(const Ui& ui) {
  label(ui, {"大きさ", "Size"});
  if (button(ui, "export-pixels", {"画素で", "In pixels"}, {"幅と高さを画素で決めます", "Width and height in pixels"},
             {.chosen = !by_page_}))
    by_page_ = false;
  ImGui::SameLine();
  if (button(ui, "export-page", {"用紙で", "By page"}, {"用紙の大きさと解像度で決めます", "Paper size and resolution"},
             {.chosen = by_page_}))
    by_page_ = true;
  if (by_page_)
    paper(ui);
  else
    pixels(ui);
}

/// As `--fills-as-picture` of the command line.
void ExportDialog::fills(const Ui& ui) {
  if (file_.format == png) return;
  gap(ui, 4);
  if (checkbox(
          ui, "export-fills", {"塗り分けを画像にする（軽いファイル）", "Areas as a picture (a light file)"},
          fills_as_picture_,
          {"区域の塗りと境界だけを画像にして入れます。図形が多い地図でも軽く、すぐ開けます。文字と凡例は図形のままです",
           "Puts the areas' fills in as a picture: a map of many shapes stays light and opens at once. Words and legend "
           "stay as they are"}))
    fills_as_picture_ = !fills_as_picture_;
}

void ExportDialog::draw(const Ui& ui) {
  if (ui.window.dialog != app::Dialog::export_map) {
    open_ = false;
    return;
  }
  if (!open_) begin(ui);
  if (!begin_dialog(ui, "export-dialog", {"地図の書き出し", "Export the map"}, 560)) return;
  quiet_text(ui, ui.words({"いま見えている範囲・色・ラベルのまま、題名・凡例・出典を付けて書き出します。",
                           "Exports what is on screen, with title, legend and sources."}));
  words(ui);
  if (format_buttons(ui, file_, formats) && file_.format == pdf) by_page_ = true;
  size(ui);
  fills(ui);
  const auto years = years_;
  const bool untouched = own_subtitle(ui) == subtitle_;
  years_choice(ui, years_);
  if (years_ != years && untouched) subtitle_ = own_subtitle(ui);
  const bool entered = file_field(ui, file_, formats);
  const int pressed = dialog_buttons(ui, export_words(file_), {"地図をファイルに書き出します", "Writes the map to a file"},
                                     !file_.path.empty());
  if (pressed == 2)
    close_dialog(ui);
  else if (pressed == 1 || entered)
    accept(ui);
  end_dialog();
}

}  // namespace kuiki::ui
