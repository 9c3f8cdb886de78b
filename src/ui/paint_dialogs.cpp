#include "ui/paint_dialogs.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>

#include "app/area_facts.h"
#include "app/area_sets.h"
#include "app/work_desk.h"
#include "app/workspace.h"
#include "base/plural.h"
#include "store/area_set.h"
#include "ui/dialog.h"
#include "ui/folders.h"

namespace kuiki::ui {
namespace {

using app::Dialog;

const std::array<ExportFormat, 5> formats = {
    {{"geojson", plain("GeoJSON"), {"境界：ウェブや多くの地図ソフトに", "Boundaries: for the web and most map programs"}},
     {"gpkg", plain("GeoPackage"), {"境界：QGIS などに", "Boundaries: for QGIS and others"}},
     {"shp", plain("Shapefile"), {"境界：古くからの GIS に", "Boundaries: for older GIS"}},
     {"csv", plain("CSV"), {"表：値を表計算ソフトなどに", "A table: figures for other programs"}},
     {"xlsx", plain("XLSX"), {"表：表計算ソフトのブック", "A table: a workbook"}}}};

bool is_of_painting(Dialog dialog) {
  return dialog == Dialog::paint_begin || dialog == Dialog::paint_take || dialog == Dialog::paint_towns ||
         dialog == Dialog::paint_save || dialog == Dialog::paint_export || dialog == Dialog::paint_leave;
}

/// The municipality that the map is about, where its towns are known; else one's own city, else the first.
model::AreaRow usual_city(const Ui& ui, const std::vector<model::AreaRow>& cities) {
  const auto& data = ui.workspace.data();
  const auto find = [&](std::optional<model::AreaRow> area) -> model::AreaRow {
    for (auto row = area.value_or(model::none); row != model::none; row = data.areas.parent[row])
      if (std::ranges::find(cities, row) != cities.end()) return row;
    return model::none;
  };
  if (ui.window.on_map()) {
    const auto& subject = ui.workspace.document().subject;
    for (const auto& code : {subject.within, subject.of})
      if (const auto city = find(data.find_area(code)); city != model::none) return city;
    if (const auto* set = data.find_own_set(subject.within))
      if (const auto city = find(set->within); city != model::none) return city;
    if (const auto city = find(ui.window.highlight().selected); city != model::none) return city;
  }
  if (const auto city = find(data.find_area(ui.workspace.settings.my_city)); city != model::none) return city;
  return cities.empty() ? model::AreaRow(model::none) : cities.front();
}

Text base_words(const model::Dataset& data, model::AreaRow city) {
  const bool wards = std::ranges::none_of(
      data.children[city], [&](model::AreaRow child) { return data.areas.kind[child] == model::AreaKind::district; });
  return wards ? Text{"いまの区の分け方", "The wards as they are"} : Text{"いまの地区の分け方", "The districts as they are"};
}

}  // namespace

void PaintDialogs::error_line(const Ui& ui) const {
  if (answer_->error.empty()) return;
  paragraph(ui, ui.fonts.body, ui.words(answer_->error), tone::accent_pressed);
  mark(ui, "paint-error");
}

/// What was not taken, the first of it.
void PaintDialogs::left_lines(const Ui& ui, const std::vector<Text>& lines) const {
  if (lines.empty()) return;
  constexpr std::size_t most = 200;
  ImGui::BeginChild("##left-out", {0, std::min(ui.px(140), ui.px(24) * static_cast<float>(lines.size()) + ui.px(16))}, true);
  for (std::size_t i = 0; i < std::min(most, lines.size()); ++i) small_text(ui, ui.words(lines[i]));
  ImGui::EndChild();
  mark(ui, "paint-left");
}

void PaintDialogs::open(const Ui& ui) {
  answer_ = std::make_shared<Answer>();
  path_.clear();
  words_.clear();
  if (list_.folder().empty()) list_.enter(documents_folder());
  list_.enter(list_.folder());  // there may be new files
  from_.clear();
  as_another_ = false;
  if (shown_ == Dialog::paint_begin) city_ = usual_city(ui, app::cities_with_towns(ui.workspace.data()));
  const auto* painting = ui.window.painting();
  if (painting == nullptr) return;
  city_ = painting->grouping().within;
  set_ = painting->set();
  if (shown_ != Dialog::paint_export) return;
  file_.ask_overwrite = false;
  propose_file(file_, set_.name, formats);
}

void PaintDialogs::draw(const Ui& ui) {
  const auto wanted = ui.window.dialog;
  const bool needs_painting = wanted != Dialog::paint_begin;
  if (!is_of_painting(wanted) || (needs_painting && ui.window.painting() == nullptr)) {
    shown_ = Dialog::none;
    return;
  }
  if (shown_ != wanted) {
    shown_ = wanted;
    open(ui);
  }
  switch (wanted) {
    case Dialog::paint_begin:
      begin(ui);
      break;
    case Dialog::paint_take:
      take(ui);
      break;
    case Dialog::paint_towns:
      towns(ui);
      break;
    case Dialog::paint_save:
      save(ui);
      break;
    case Dialog::paint_export:
      export_set(ui);
      break;
    default:
      leave(ui);
      break;
  }
}

void PaintDialogs::begin(const Ui& ui) {
  if (!begin_dialog(ui, "paint-begin", {"町から地区をつくる", "Districts of towns"}, 560)) return;
  const auto& data = ui.workspace.data();
  const auto cities = app::cities_with_towns(data);
  quiet_text(ui, ui.words({"町丁・字を地図の上で塗り、地区にまとめます。人口・世帯数・面積は塗るたびに合計され、できた組は"
                           "作業ファイルに保存できます。",
                           "Towns are painted on the map and so grouped into districts. Residents, households and ground "
                           "are added up with every stroke, and the set can be saved in the work file."}));
  if (cities.empty()) {
    paragraph(ui, ui.fonts.body,
              ui.words({"町丁・字の境界がデータにありません。先に取り込んでください（kuiki import areas）。",
                        "The data have no towns. Bring their boundaries first (kuiki import areas)."}),
              tone::warning);
  } else {
    label(ui, {"市区町村", "Municipality"});
    if (begin_combo(ui, "paint-city", ui.words(app::area_name(data, city_)),
                    {"町丁・字の境界があるところから選びます", "One of those whose towns are known"})) {
      for (const auto city : cities)
        if (choice(ui, "paint-city." + data.areas.code[city], ui.words(app::area_name(data, city)), city == city_)) {
          city_ = city;
          from_.clear();
        }
      end_combo();
    }
    label(ui, {"はじめの分け方", "Begin with"});
    const auto option = [&](const std::string& id, const Text& words, const Text& tip, const std::string& from) {
      const float width = ImGui::GetContentRegionAvail().x;
      if (button(ui, id, words, tip, {.chosen = from_ == from, .width = width})) from_ = from;
    };
    option("paint-from.nothing", {"何もないところから", "Nothing"},
           {"すべての町丁・字が「地区なし」です", "Every town is in none"}, "");
    if (app::has_districts(data, city_))
      option("paint-from.base", base_words(data, city_),
             {"公表されている分け方から始めます。元の地区や区は変わりません", "They themselves stay as they are"},
             data.areas.code[city_]);
    for (const auto* set : app::sets_of(data, city_))
      option("paint-from." + set->id, say("保存した組「{}」を編集", "Edit the saved set “{}”", set->name),
             set->of_towns ? Text{"作業ファイルにある組です", "It is in the work file"}
                           : Text{"町丁・字は、面積の半分より多くが入る区域に入れます",
                                  "A town is given to the area that has more than half of its ground"},
             set->id);
  }
  const int pressed =
      dialog_buttons(ui, {"はじめる", "Begin"}, {"町丁・字の地図を開きます", "Opens the map of the towns"}, !cities.empty());
  if (pressed == 2) close_dialog(ui);
  if (pressed == 1) {
    ImGui::CloseCurrentPopup();
    ui.push([city = city_, from = from_](app::WindowState& w) {
      w.dialog = Dialog::none;
      w.paint_districts(city, from);
    });
  }
  end_dialog();
}

void PaintDialogs::take_file(const Ui& ui) {
  const auto file = list_.resolve(path_);
  if (!file) {
    path_.clear();
    return;
  }
  answer_ = std::make_shared<Answer>();
  answer_->running = true;
  ui.push([answer = answer_, file = *file, city = city_](app::WindowState& w) {
    app::read_districts(
        w.workspace, city, file,
        [answer](const app::ReadDistricts& read) {
          answer->running = false;
          answer->read = read;
        },
        [answer](const Error& error) {
          answer->running = false;
          answer->error = error.message();
        });
  });
}

void PaintDialogs::take(const Ui& ui) {
  if (!begin_dialog(ui, "paint-take", {"分け方を取り込む", "Take over districts"}, 640)) return;
  const auto& data = ui.workspace.data();
  const auto take_over = [&](const model::TownGrouping& grouping) {
    ui.push([grouping](app::WindowState& w) {
      if (w.painting() != nullptr) w.painting()->apply(model::TakeOver{grouping});
    });
    close_dialog(ui);
  };
  quiet_text(ui, ui.words({"いまの地区を上書きします（ロックした地区は残ります）。取り込んだあとで元に戻せます。",
                           "It takes the place of the districts there are; locked ones stay. It can be undone."}));
  if (answer_->read) {
    const auto& read = *answer_->read;
    paragraph(ui, ui.fonts.body, ui.words(read.report), tone::text);
    mark(ui, "paint-read");
    left_lines(ui, read.left);
    const int pressed = dialog_buttons(ui, {"取り込む", "Take over"},
                                       {"読んだ分け方で上書きします", "Puts it in the place of the districts"});
    if (pressed == 1) take_over(read.grouping);
    if (pressed == 2) close_dialog(ui);
    end_dialog();
    return;
  }
  const float width = ImGui::GetContentRegionAvail().x;
  if (app::has_districts(data, city_) &&
      button(ui, "paint-take.base", base_words(data, city_), {"公表されている分け方です", "As published"}, {.width = width}))
    take_over(model::grouping_of(data, city_, nullptr));
  for (const auto* set : app::sets_of(data, city_))
    if (button(ui, "paint-take." + set->id, say("保存した組「{}」", "The saved set “{}”", set->name),
               {"作業ファイルにある組です", "It is in the work file"}, {.width = width})) {
      auto grouping = model::grouping_of(data, city_, set);
      // Areas of another set are not this one's.
      if (set->id != set_.id)
        for (auto& district : grouping.districts) district.id.clear();
      take_over(grouping);
    }
  label(ui, {"表（町丁・字と地区の列）か、境界のファイル", "A table of towns and districts, or a boundary file"});
  bool twice = false;
  if (const auto clicked = list_.draw(ui, path_, std::clamp(ImGui::GetIO().DisplaySize.y / ui.scale - 460, 80.0f, 220.0f),
                                      {"ここには表や境界のファイルがありません。", "There are no such files here."}, twice))
    path_ = *clicked;
  ImGui::SetNextItemWidth(-1);
  const bool entered = ImGui::InputTextWithHint("##path", ui.words({"ファイル名またはパス", "File name or path"}), &path_,
                                                ImGuiInputTextFlags_EnterReturnsTrue);
  mark(ui, "paint-path");
  if (answer_->running) quiet_text(ui, ui.words({"読んでいます…", "Reading…"}));
  error_line(ui);
  const bool can = !path_.empty() && !answer_->running;
  const int pressed =
      dialog_buttons(ui, {"読む", "Read"}, {"読んで、何地区になるかを示します", "Reads it and says what it makes"}, can);
  if (pressed == 2)
    close_dialog(ui);
  else if ((pressed == 1 || entered || twice) && can)
    take_file(ui);
  end_dialog();
}

void PaintDialogs::towns(const Ui& ui) {
  const auto& painting = *ui.window.painting();
  const auto current = painting.current();
  const auto& now = painting.grouping();
  const Text name = current == app::TownPainting::nowhere ? Text{"地区なし", "No district"}
                                                          : plain(now.districts[static_cast<std::size_t>(current)].name);
  if (!begin_dialog(ui, "paint-towns", say("町丁・字の一覧を「{}」に入れる", "A list of towns for “{}”", name), 560)) return;
  quiet_text(ui, ui.words({"名前かコードを、1行に1つ、または「、」で区切って書くか貼り付けます。",
                           "Names or codes, one a line or parted by commas; a list can be pasted."}));
  ImGui::InputTextMultiline("##towns", &words_, {-1, ui.px(180)});
  mark(ui, "paint-list");
  if (answer_->running) quiet_text(ui, ui.words({"探しています…", "Finding the towns…"}));
  error_line(ui);
  if (answer_->towns) {
    paragraph(ui, ui.fonts.body,
              ui.words(say("{} を入れました。次のものは入れていません。",
                           "{} were given; these were not:", answer_->towns->towns.size())),
              tone::warning);
    left_lines(ui, answer_->towns->left);
  }
  const bool can = !words_.empty() && !answer_->running;
  const int pressed = dialog_buttons(ui, {"入れる", "Give"},
                                     {"見つかった町丁・字を地区に入れます", "Gives the towns that are found"}, can, false);
  if (answer_->done || pressed == 2) {
    close_dialog(ui);
  } else if (pressed == 1) {
    answer_ = std::make_shared<Answer>();
    answer_->running = true;
    ui.push([answer = answer_, words = words_, city = city_, window = &ui.window](app::WindowState& w) {
      app::read_towns(
          w.workspace, city, words,
          [answer, window, &work = w.workspace](const app::TownList& list) {
            answer->running = false;
            if (std::ranges::find(work.windows(), window) == work.windows().end() || window->painting() == nullptr) return;
            auto& to = *window->painting();
            std::vector<std::uint32_t> places;
            for (const auto row : list.towns)
              if (const auto place = to.place_of(row); place >= 0) places.push_back(static_cast<std::uint32_t>(place));
            to.apply(model::GiveTowns{places, to.current()});
            answer->done = list.left.empty();
            if (!answer->done) answer->towns = list;
          },
          [answer](const Error& error) {
            answer->running = false;
            answer->error = error.message();
          });
    });
  }
  end_dialog();
}

void PaintDialogs::send(const Ui& ui, bool replace) {
  answer_ = std::make_shared<Answer>();
  answer_->running = true;
  auto set = set_;
  if (as_another_) set.id.clear();
  ui.push([answer = answer_, set, replace](app::WindowState& w) {
    w.save_painting(
        set, replace,
        [answer](const store::AreaSetSaved& saved) {
          answer->running = false;
          answer->conflict = saved.conflict;
          answer->done = !saved.conflict;
        },
        [answer](const Error& error) {
          answer->running = false;
          answer->error = error.message();
        });
  });
}

void PaintDialogs::save(const Ui& ui) {
  if (!begin_dialog(ui, "paint-save-dialog", {"地区の組を保存", "Save the districts"}, 560)) return;
  const auto& painting = *ui.window.painting();
  quiet_text(ui, ui.words(say("作業ファイル：{}", "Work file: {}", ui.workspace.work().where.title())));
  label(ui, {"組の名前", "Name of the set"});
  ImGui::SetNextItemWidth(-1);
  if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
  const bool entered = ImGui::InputText("##name", &set_.name, ImGuiInputTextFlags_EnterReturnsTrue);
  mark(ui, "paint-set-name");
  const auto text = [&](const char* id, const Text& words, std::string& into) {
    label(ui, words);
    ImGui::SetNextItemWidth(-1);
    ImGui::InputText((std::string("##") + id).c_str(), &into);
    mark(ui, id);
  };
  text("paint-set-source", {"出典（地図の注記に載ります）", "Source (cited on maps)"}, set_.source);
  text("paint-set-note", {"備考（地図の注記に載ります）", "Note (stands in the notes of maps)"}, set_.note);
  if (!painting.set().id.empty() &&
      checkbox(ui, "paint-another", {"別の組として保存する（いまの組は残る）", "Save as another set; the one there stays"},
               as_another_, {"違う名前を付けてください", "Give it another name"}))
    as_another_ = !as_another_;
  const auto nothing = painting.towns_in(app::TownPainting::nowhere);
  if (nothing > 0)
    small_text(ui, ui.words(say("地区のない町丁・字 {} は、どの地区にも入らないまま保存します。",
                                "{} without a district: left in none.", counted(nothing, "town"))));
  if (answer_->running) quiet_text(ui, ui.words({"保存しています…", "Saving…"}));
  error_line(ui);
  if (!answer_->error.empty())
    small_text(ui, ui.words({"塗った内容はそのまま残っています。作業を続けられます。",
                             "What is painted stays as it is, and you can go on."}));
  const bool can = !set_.name.empty() && !answer_->running;
  if (answer_->conflict) {
    paragraph(ui, ui.fonts.body, ui.words(*answer_->conflict), tone::accent_pressed);
    mark(ui, "paint-conflict");
    if (button(ui, "paint-replace", {"その組を上書き", "Replace that set"},
               {"いまあるものは変更の記録に残り、取り消せば戻ります", "What stands there stays in the history"},
               {.enabled = can}))
      send(ui, true);
  }
  const int pressed = dialog_buttons(ui, {"保存", "Save"}, {"作業ファイルに保存します", "Saves it in the work file"}, can);
  if (answer_->done || pressed == 2)
    close_dialog(ui);
  else if ((pressed == 1 || entered) && can)
    send(ui, false);
  end_dialog();
}

void PaintDialogs::leave(const Ui& ui) {
  if (!begin_dialog(ui, "paint-leave-dialog", {"保存していない地区があります", "There are districts that are not saved"},
                    520))
    return;
  quiet_text(ui, ui.words({"このまま終えると、塗った内容は失われます。", "If you leave now, what was painted is lost."}));
  gap(ui, 4);
  if (button(ui, "paint-leave-save", {"保存する…", "Save…"}, {"名前を決めて保存します", "Gives it a name and saves it"},
             {.icon = "save"})) {
    ImGui::CloseCurrentPopup();
    ui.push([](app::WindowState& w) { w.dialog = Dialog::paint_save; });
  }
  const int pressed = dialog_buttons(ui, {"保存せずに終える", "Leave without saving"},
                                     {"塗った内容を捨てます", "Drops what was painted"}, true, false);
  if (pressed == 2) close_dialog(ui);
  if (pressed == 1) {
    ImGui::CloseCurrentPopup();
    ui.push([](app::WindowState& w) { w.drop_painting(); });
  }
  end_dialog();
}

void PaintDialogs::export_set(const Ui& ui) {
  if (!begin_dialog(ui, "paint-export-dialog", {"地区の組の書き出し", "Export the districts"}, 600)) return;
  const auto& painting = *ui.window.painting();
  if (painting.changed())
    paragraph(ui, ui.fonts.body,
              ui.words({"保存していない変更は書き出しに入りません。", "What is not saved is not in the export."}),
              tone::warning);
  format_buttons(ui, file_, formats);
  const bool entered = file_field(ui, file_, formats);
  const int pressed = dialog_buttons(ui, export_words(file_), {"保存した組をファイルに書き出します", "Writes the saved set"},
                                     !file_.path.empty());
  if (pressed == 2) {
    close_dialog(ui);
  } else if ((pressed == 1 || entered) && !file_.path.empty()) {
    if (const auto file = file_to_write(file_)) {
      ui.push([file = *file, id = painting.set().id](app::WindowState& w) {
        app::check_areas_file(file);
        w.workspace.start_export(file, [file, id, data = w.workspace.dataset()](const Progress&) {
          app::export_areas(*data, app::named_areas(*data, id), file);
        });
      });
      close_dialog(ui);
    }
  }
  end_dialog();
}

}  // namespace kuiki::ui
