#include "ui/own_areas_dialog.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cstdint>

#include "app/area_facts.h"
#include "app/area_import_words.h"
#include "app/feature_files.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "ui/dialog.h"
#include "ui/folders.h"

namespace kuiki::ui {

namespace {
/// Pixels of the preview: sharp at 200 %.
constexpr int preview_width = 880, preview_height = 620;
}  // namespace

OwnAreasDialog::OwnAreasDialog()
    : list_({app::feature_endings().begin(), app::feature_endings().end()}),
      city_code_(std::make_shared<std::string>()),
      find_city_({.id = "own-areas-city",
                  .hint = {"別の市区町村：名前・よみ・コード", "Another municipality"},
                  .tip = {"区域がどの市区町村のものかを選びます。選ばなければ、ファイルの位置から見つけます",
                          "Of which municipality the areas are; found by where they lie where nothing is chosen"},
                  .wanted = SearchBox::is_city,
                  .take = [chosen = city_code_](app::WindowState&, const app::Hit& hit) { *chosen = hit.id; }}) {}

void OwnAreasDialog::open(const Ui& ui) {
  open_ = true;
  if (list_.folder().empty()) list_.enter(documents_folder());
  list_.enter(list_.folder());  // there may be new files
  // A map of a file of shapes is what somebody who comes from there wants to keep.
  const auto sources = ui.window.on_map() ? app::sources_of(ui.workspace.document()) : std::vector<map::FileSource>();
  begin_with(ui, sources.empty() ? std::filesystem::path() : std::filesystem::path(sources.front().file));
}

/// Another file: nothing of the one before is left.
void OwnAreasDialog::begin_with(const Ui& ui, const std::filesystem::path& file) {
  answer_ = std::make_shared<Answer>();
  shown_.reset();
  wanted_ = {};
  wanted_.file = file;
  again_ = false;
  source_.clear();
  note_.clear();
  city_code_->clear();
  name_ = file.stem().string();
  if (!file.empty()) read(ui);
}

void OwnAreasDialog::draw(const Ui& ui) {
  if (ui.window.dialog != app::Dialog::own_areas) {
    open_ = false;
    picture_.reset();
    pictured_.reset();
    return;
  }
  if (!open_) open(ui);
  if (!ui.window.areas_file.empty()) {
    begin_with(ui, ui.window.areas_file);
    ui.push([](app::WindowState& window) { window.areas_file.clear(); });
  }
  if (answer_->view && answer_->view != shown_) {
    shown_ = answer_->view;
    if (shown_->report && source_.empty()) source_ = shown_->report->set.source;
  }
  const float room = ImGui::GetIO().DisplaySize.x / ui.scale - 16;
  if (!begin_dialog(ui, "own-areas-dialog", {"自分の区域の境界を取り込む", "Your own boundaries"},
                    shown_ ? std::min(1080.0f, room) : 640))
    return;
  if (!answer_->saved.empty())
    show(ui);
  else if (shown_)
    look(ui);
  else
    ask(ui);
  end_dialog();
}

void OwnAreasDialog::ask(const Ui& ui) {
  quiet_text(ui,
             ui.words({"学校区・町内会・小地域などの面のファイル（Shapefile・GeoPackage・GeoJSON・KML・GML、zip のままでも）"
                       "を選びます。e-Stat の小地域、国土数値情報の行政区域・学校区は自動で見分けます。"
                       "保存の前に、地図と市区町村との照合を確かめられます。",
                       "Choose a file of polygons (Shapefile, GeoPackage, GeoJSON, KML, GML, zipped or not): school "
                       "districts, neighbourhoods, small areas. Files of e-Stat and of the national land data are "
                       "recognised. You see a map and how they lie in the municipality before anything is saved."}));
  gap(ui, 4);
  bool twice = false;
  if (const auto clicked = list_.draw(ui, path_, std::clamp(ImGui::GetIO().DisplaySize.y / ui.scale - 400, 80.0f, 260.0f),
                                      {"ここには面のファイルがありません。", "There are no files of polygons here."}, twice))
    path_ = *clicked;
  label(ui, {"ファイル名またはパス", "File name or path"});
  ImGui::SetNextItemWidth(-1);
  if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
  const bool entered = ImGui::InputText("##path", &path_, ImGuiInputTextFlags_EnterReturnsTrue);
  mark(ui, "own-areas-path");
  if (answer_->running) quiet_text(ui, ui.words({"ファイルを読んでいます…", "Reading the file…"}));
  if (!answer_->error.empty()) {
    paragraph(ui, ui.fonts.body, ui.words(answer_->error), tone::accent_pressed);
    mark(ui, "own-areas-error");
  }
  const int pressed =
      dialog_buttons(ui, {"ファイルを読む", "Read the file"},
                     {"区域を読み、地図を見せます。まだ保存しません", "Reads the areas; nothing is saved yet"},
                     !path_.empty() && !answer_->running);
  if (pressed == 2) {
    close_dialog(ui);
  } else if ((pressed == 1 || entered || twice) && !answer_->running) {
    if (const auto file = list_.resolve(path_))
      begin_with(ui, *file);
    else
      path_.clear();
  }
}

void OwnAreasDialog::read(const Ui& ui) {
  again_ = false;
  answer_ = std::make_shared<Answer>();
  answer_->running = true;
  ui.push([answer = answer_, wanted = wanted_](app::WindowState& w) {
    app::read_own_areas(
        w.workspace, wanted, preview_width, preview_height,
        [answer](const std::shared_ptr<const app::OwnAreasView>& view) {
          answer->running = false;
          answer->view = view;
        },
        [answer](const Error& error) {
          answer->running = false;
          answer->error = error.message();
        });
  });
}

void OwnAreasDialog::save(const Ui& ui, bool replace) {
  answer_ = std::make_shared<Answer>();
  answer_->running = true;
  answer_->view = shown_;
  ui.push([answer = answer_, view = shown_, replace, name = name_, source = source_, note = note_](app::WindowState& w) {
    w.workspace.save_area_set(
        [view, replace, name, source, note](const model::Dataset&) {
          store::AreaSetChange change{.set = view->report->set, .replace = replace};
          change.set.name = name;
          change.set.source = source;
          change.set.note = note;
          return change;
        },
        [answer](const store::AreaSetSaved& saved) {
          answer->running = false;
          answer->conflict = saved.conflict;
          if (!saved.conflict) answer->saved = saved.id;
        },
        [answer](const Error& error) {
          answer->running = false;
          answer->error = error.message();
        });
  });
}

/// It is in the data now: its map. Towns of a city that had none are that city's towns.
void OwnAreasDialog::show(const Ui& ui) {
  const bool towns = shown_->report->towns;
  ui.push([id = answer_->saved, towns, title = name_, within = shown_->report->set.within](app::WindowState& w) {
    map::MapDocument next;
    next.title = plain(title);
    next.subject = {.set = towns ? model::AreaSet::towns : model::AreaSet::districts, .within = towns ? within : id};
    w.open_document(std::move(next), say("地図「{}」を開く", "Open map “{}”", title));
  });
  close_dialog(ui);
}

void OwnAreasDialog::preview(const Ui& ui, float width) {
  if (pictured_ != shown_) {
    picture_.reset();
    if (!shown_->preview.pixels.empty()) picture_ = std::make_unique<render::Texture>(shown_->preview);
    pictured_ = shown_;
  }
  const float height = std::round(width * preview_height / preview_width);
  if (!picture_) {
    ImGui::Dummy({width, height});
    return;
  }
  ImGui::Image(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(picture_->id())), {width, height}, {0, 0}, {1, 1},
               {1, 1, 1, 1}, ImGui::ColorConvertU32ToFloat4(im(tone::line)));
  mark(ui, "own-areas-preview");
}

void OwnAreasDialog::field_choice(const Ui& ui, const std::string& id, const Text& words, const Text& tip,
                                  std::string& into) {
  const auto& report = shown_->report;
  const bool of_codes = &into == &wanted_.code;
  const std::string now = !into.empty() ? into
                          : !report     ? std::string()
                          : of_codes    ? report->code_field
                                        : report->name_field;
  ImGui::BeginGroup();
  label(ui, words);
  if (begin_combo(ui, id, now.empty() ? ui.words({"選んでください", "Choose one"}) : now.c_str(), tip, ui.px(190))) {
    for (std::size_t i = 0; i < shown_->fields.size(); ++i) {
      const auto& field = shown_->fields[i];
      if (!choice(ui, fmt::format("{}.{}", id, i), field, field == now) || field == now) continue;
      into = field;
      again_ = true;
    }
    end_combo();
  }
  ImGui::EndGroup();
}

void OwnAreasDialog::city(const Ui& ui) {
  if (!city_code_->empty()) {
    wanted_.within = ui.workspace.data().find_area(*city_code_);
    city_code_->clear();
    again_ = true;
  }
  const auto& data = ui.workspace.data();
  const auto within = wanted_.within   ? wanted_.within
                      : shown_->report ? std::optional(shown_->report->within)
                                       : std::nullopt;
  label(ui, within ? say("市区町村：{}", "Municipality: {}", app::full_name(data, *within))
                   : Text{"市区町村：不明", "Municipality: not known"});
  const ImVec2 at = ImGui::GetCursorPos();
  find_city_.draw(ui, at.x, at.y, ui.px(396));
  ImGui::SetCursorPos({at.x, at.y + ImGui::GetFrameHeight()});
  ImGui::Dummy({1, ui.px(2)});
}

void OwnAreasDialog::choices(const Ui& ui) {
  city(ui);
  field_choice(ui, "own-areas-name", {"名前の列", "Field of names"},
               {"区域の名前が入っている列", "The field that holds the areas' names"}, wanted_.name);
  ImGui::SameLine(0, ui.px(16));
  field_choice(ui, "own-areas-code", {"コードの列", "Field of codes"},
               {"同じコードの行は一つの区域になります", "Rows of one code are one area"}, wanted_.code);
  if (checkbox(ui, "own-areas-snap", {"市区町村の境界に合わせる", "Fit to the municipality's border"}, wanted_.snap,
               {"はみ出しを切り、細いすき間と重なりをなくします。元のファイルは変わりません",
                "Cuts what lies beyond and closes thin gaps and overlaps; the file itself stays as it is"})) {
    wanted_.snap = !wanted_.snap;
    again_ = true;
  }
}

void OwnAreasDialog::told(const Ui& ui, float height) const {
  ImGui::BeginChild("##told", {0, height}, true);
  if (!shown_->report) {
    paragraph(ui, ui.fonts.body, ui.words(shown_->trouble), tone::accent_pressed);
    mark(ui, "own-areas-trouble");
  } else {
    for (const auto& line : app::area_import_lines(ui.workspace.data(), *shown_->report)) small_text(ui, ui.words(line));
  }
  ImGui::EndChild();
}

void OwnAreasDialog::origin(const Ui& ui) {
  const float spacing = ui.px(12), width = (ImGui::GetContentRegionAvail().x - 2 * spacing) / 3;
  bool first = true;
  const auto text = [&](const char* id, const Text& words, std::string& into) {
    if (!std::exchange(first, false)) ImGui::SameLine(0, spacing);
    ImGui::BeginGroup();
    label(ui, words);
    ImGui::SetNextItemWidth(width);
    ImGui::InputText((std::string("##") + id).c_str(), &into);
    mark(ui, id);
    ImGui::EndGroup();
  };
  text("own-areas-set", {"組の名前", "Name of the set"}, name_);
  text("own-areas-source", {"出典（地図の注記に載ります）", "Source (cited on maps)"}, source_);
  text("own-areas-note", {"備考（地図の注記に載ります）", "Note (stands in the notes of maps)"}, note_);
}

void OwnAreasDialog::look(const Ui& ui) {
  const auto& report = shown_->report;
  small_text(ui, wanted_.file.filename().string() + (report && !report->layer.empty() ? "　" + report->layer : ""));
  mark(ui, fmt::format("own-areas-report.{}", report ? report->set.areas.size() : 0));
  gap(ui, 4);
  const float wide = ImGui::GetContentRegionAvail().x;
  const float room = ImGui::GetIO().DisplaySize.y - ui.px(290);
  const float height = std::clamp(room, ui.px(190), ui.px(380));
  const bool side_by_side = wide >= ui.px(760);
  const float map = side_by_side ? std::min(std::round(wide * 0.5f), std::round(height * preview_width / preview_height))
                                 : std::min(wide, ui.px(300));
  ImGui::BeginGroup();
  preview(ui, map);
  ImGui::EndGroup();
  if (side_by_side) ImGui::SameLine(0, ui.px(16));
  ImGui::BeginGroup();
  const float top = ImGui::GetCursorPosY();
  choices(ui);
  told(ui, std::max(ui.px(90), height - (ImGui::GetCursorPosY() - top) - ui.px(4)));
  ImGui::EndGroup();
  origin(ui);
  foot(ui);
}

void OwnAreasDialog::foot(const Ui& ui) {
  if (answer_->running) quiet_text(ui, ui.words({"処理しています…", "Working…"}));
  if (!answer_->error.empty()) {
    paragraph(ui, ui.fonts.body, ui.words(answer_->error), tone::accent_pressed);
    mark(ui, "own-areas-error");
  }
  const bool can = shown_->report && !name_.empty() && !answer_->running;
  if (answer_->conflict) {
    paragraph(ui, ui.fonts.body, ui.words(*answer_->conflict), tone::accent_pressed);
    if (button(ui, "own-areas-replace", {"その組を上書き", "Replace that set"},
               {"いまあるものは変更の記録に残り、取り消せば戻ります", "What stands there stays in the history"},
               {.enabled = can}))
      save(ui, true);
  }
  gap(ui, 4);
  const bool back =
      button(ui, "own-areas-back", {"別のファイル", "Another file"}, {"ファイルを選び直します", "Chooses another file"},
             {.icon = "left", .enabled = !answer_->running});
  const int pressed = dialog_buttons(
      ui, {"保存して地図にする", "Save and show"},
      {"区域の組として作業ファイルに保存し、その地図を開きます", "Saves the area set in the work file and opens its map"},
      can);
  if (pressed == 2)
    close_dialog(ui);
  else if (back)
    begin_with(ui, {});
  else if (pressed == 1 && can)
    save(ui, false);
  else if (again_ && !answer_->running)
    read(ui);
}

}  // namespace kuiki::ui
