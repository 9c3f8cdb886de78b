#include "ui/own_table_dialog.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>

#include "app/own_map.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "intake/period_words.h"
#include "model/fiscal.h"
#include "ui/dialog.h"
#include "ui/folders.h"

namespace kuiki::ui {

namespace {
/// Pixels of the preview: sharp at 200 %.
constexpr int preview_width = 880, preview_height = 620;
}  // namespace

void OwnTableDialog::open(const Ui& ui) {
  open_ = true;
  if (list_.folder().empty()) list_.enter(documents_folder());
  list_.enter(list_.folder());  // there may be new files
  const auto& w = ui.window;
  begin_with(ui, w.table_file, w.table_pasted);
  ui.push([](app::WindowState& window) {
    window.table_file.clear();
    window.table_pasted.clear();
  });
}

/// A new table: nothing of the one before is left.
void OwnTableDialog::begin_with(const Ui& ui, const std::filesystem::path& file, const std::string& pasted) {
  answer_ = std::make_shared<Answer>();
  shown_.reset();
  wish_ = {};
  source_ = {};
  series_ = 0;
  again_ = save_after_ = false;
  period_.clear();
  typed_in_.clear();
  wrong_period_ = {};
  source_.file = file;
  if (!pasted.empty()) {
    source_.file = ui.words({"貼り付けた表", "pasted table"});
    if (auto table = app::pasted_table(pasted)) source_.table = std::make_shared<const store::TableFile>(std::move(*table));
  }
  if (!source_.file.empty()) read(ui);
}

void OwnTableDialog::draw(const Ui& ui) {
  if (ui.window.dialog != app::Dialog::own_table) {
    open_ = false;
    picture_.reset();
    pictured_.reset();
    return;
  }
  if (!open_) open(ui);
  if (!ui.window.table_file.empty() || !ui.window.table_pasted.empty()) open(ui);
  if (answer_->view && answer_->view != shown_) {
    shown_ = answer_->view;
    source_ = shown_->source;
    series_ = shown_->shown;
  }
  const float room = ImGui::GetIO().DisplaySize.x / ui.scale - 16;
  if (!begin_dialog(ui, "own-table-dialog", {"自分の表を地図にする", "Your table on the map"},
                    shown_ ? std::min(1180.0f, room) : 640))
    return;
  if (answer_->saved)
    show(ui);
  else if (shown_)
    look(ui);
  else
    ask(ui);
  end_dialog();
}

void OwnTableDialog::ask(const Ui& ui) {
  quiet_text(
      ui,
      ui.words({"市区町村・区・地区・町丁ごとの値の表（CSV・XLSX・ODS）を選びます。文字コード（UTF-8・シフトJIS）、見出し、"
                "区域の列は自動で見分けます。保存の前に、地図と照合の結果を確かめられます。",
                "Choose a table (CSV, XLSX, ODS) of figures of municipalities, wards, districts or towns. Encoding, "
                "headers and the column of areas are found. You see a map and what was matched before anything "
                "is saved."}));
  gap(ui, 4);
  bool twice = false;
  if (const auto clicked =
          list_.draw(ui, path_, std::clamp(ImGui::GetIO().DisplaySize.y / ui.scale - 380, 80.0f, 260.0f),
                     {"ここには表（.csv .xlsx .ods）がありません。", "There are no tables (.csv .xlsx .ods) here."}, twice))
    path_ = *clicked;
  label(ui, {"ファイル名またはパス", "File name or path"});
  ImGui::SetNextItemWidth(-1);
  if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
  const bool entered = ImGui::InputText("##path", &path_, ImGuiInputTextFlags_EnterReturnsTrue);
  mark(ui, "own-table-path");
  if (answer_->running) quiet_text(ui, ui.words({"表を読んでいます…", "Reading the table…"}));
  if (!answer_->error.empty()) {
    paragraph(ui, ui.fonts.body, ui.words(answer_->error), tone::accent_pressed);
    mark(ui, "own-table-error");
  }
  const int pressed = dialog_buttons(
      ui, {"表を読む", "Read the table"},
      {"表を読み、地図と照合の結果を見せます。まだ保存しません", "Reads and matches the table; nothing is saved yet"},
      !path_.empty() && !answer_->running);
  if (pressed == 2) {
    close_dialog(ui);
  } else if ((pressed == 1 || entered || twice) && !answer_->running) {
    if (const auto file = list_.resolve(path_))
      begin_with(ui, *file, {});
    else
      path_.clear();
  }
}

void OwnTableDialog::read(const Ui& ui) {
  again_ = false;
  answer_ = std::make_shared<Answer>();
  answer_->running = true;
  wish_.needs_period = true;
  ui.push([answer = answer_, source = source_, wish = wish_, series = series_](app::WindowState& w) {
    app::read_own_table(
        w.workspace, {source, wish, series, preview_width, preview_height},
        [answer](const std::shared_ptr<const app::OwnTableView>& view) {
          answer->running = false;
          answer->view = view;
        },
        [answer](const Error& error) {
          answer->running = false;
          answer->error = error.message();
        });
  });
}

void OwnTableDialog::save(const Ui& ui) {
  save_after_ = false;
  answer_ = std::make_shared<Answer>();
  answer_->running = true;
  answer_->view = shown_;
  ui.push([answer = answer_, view = shown_](app::WindowState& w) {
    w.workspace.save_own_table(
        view->reading, false,
        [answer](const intake::OwnImport&) {
          answer->running = false;
          answer->saved = true;
        },
        [answer](const Error& error) {
          answer->running = false;
          answer->error = error.message();
        });
  });
}

/// It is in the data now: the finished map.
void OwnTableDialog::show(const Ui& ui) {
  const auto at = std::min(series_, reading().series.size() - 1);
  ui.push([view = shown_, at](app::WindowState& w) {
    const auto& id = view->reading.series[at].series.indicator.id;
    w.open_document(app::map_of(w.data(), app::subject_of(w.data(), view->reading), id),
                    {"自分の表の地図", "Map of one's own table"});
  });
  close_dialog(ui);
}

intake::OwnColumnWish& OwnTableDialog::said(const intake::OwnValueColumn& column) {
  const auto found = std::ranges::find(wish_.columns, column.column, &intake::OwnColumnWish::column);
  if (found != wish_.columns.end()) return *found;
  intake::OwnColumnWish wish;
  wish.column = column.column;
  wish.wanted = column.wanted;
  return wish_.columns.emplace_back(wish);
}

/// A typed time as it is stored; nothing where it cannot be read. An empty one takes back what was said.
std::optional<std::string> OwnTableDialog::period_of(const std::string& words) const {
  if (words.find_first_not_of(' ') == std::string::npos) return std::string();
  const auto period = intake::read_period_cell(words);
  if (!period) return {};
  return model::to_string(*period);
}

void OwnTableDialog::choose(const std::string& name, const std::string& code) {
  std::erase_if(wish_.chosen, [&](const intake::NameChoice& one) { return one.name == name; });
  wish_.chosen.push_back({name, code});
  again_ = true;
}

void OwnTableDialog::look(const Ui& ui) {
  const auto& r = reading();
  small_text(ui, r.file.filename().string() + (r.sheet.empty() ? "" : "　" + r.sheet) + "（" + r.encoding + "）");
  mark(ui, fmt::format("own-table-report.{}.{}.{}.{}", r.matched.size(), r.unmatched_rows, r.doubled_rows, r.refused_cells));
  counts(ui);
  gap(ui, 4);
  const float wide = ImGui::GetContentRegionAvail().x;
  const float room = ImGui::GetIO().DisplaySize.y - ui.px(330);
  const float height = std::clamp(room, ui.px(150), ui.px(400));
  if (wide >= ui.px(760)) {
    const float map = std::min(std::round(wide * 0.4f), std::round((height - ui.px(32)) * preview_width / preview_height));
    ImGui::BeginGroup();
    preview(ui, map);
    ImGui::EndGroup();
    ImGui::SameLine(0, ui.px(16));
    ImGui::BeginGroup();
    const bool any_left = !r.whole() || !wish_.chosen.empty() || !r.warnings.empty();
    columns(ui, any_left ? std::round(height * 0.5f) : height);
    if (any_left) left(ui, height - std::round(height * 0.5f) - ui.px(8));
    ImGui::EndGroup();
  } else {
    preview(ui, std::min(wide, ui.px(360)));
    columns(ui, ui.px(150));
    left(ui, ui.px(150));
  }
  origin(ui);
  if (!answer_->error.empty()) {
    paragraph(ui, ui.fonts.body, ui.words(answer_->error), tone::accent_pressed);
    mark(ui, "own-table-error");
  }
  gap(ui, 4);
  const bool back =
      button(ui, "own-table-back", {"別の表", "Another table"}, {"ファイルを選び直します", "Chooses another file"},
             {.icon = "left", .enabled = !answer_->running});
  const int pressed = dialog_buttons(
      ui, {"地図にする", "Show on map"},
      {"値を自作の指標として作業ファイルに保存し、地図を開きます", "Saves the figures in the work file and opens the map"},
      !r.series.empty() && !r.wants_period && !save_after_ && wrong_period_.empty());
  if (pressed == 2)
    close_dialog(ui);
  else if (back)
    begin_with(ui, {}, {});
  else if (pressed == 1)
    save_after_ = again_ = true;  // as it is said by now
  if (!open_ || answer_->running) return;
  if (again_)
    read(ui);
  else if (save_after_ && answer_->error.empty() && !r.wants_period)
    save(ui);
  else
    save_after_ = false;
}

}  // namespace kuiki::ui
