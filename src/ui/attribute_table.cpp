#include "ui/attribute_table.h"

#include <imgui_stdlib.h>

#include <algorithm>
#include <array>

#include "app/window_state.h"
#include "app/workspace.h"
#include "map/layer_kinds.h"
#include "ui/dialog.h"
#include "ui/fit_text.h"
#include "ui/widgets.h"

/// The table as a whole: what it is of, its filter, its export. Rows are attribute_grid.cpp.
namespace kuiki::ui {
namespace {

/// From this width on the bar is one line, from this height on the foot may be several; units.
constexpr float one_line = 560, high_enough = 250;

const std::array<ExportFormat, 2> formats = {
    {{"xlsx", plain("XLSX"), {"表計算ソフトのブック", "A workbook of a spreadsheet"}},
     {"csv", plain("CSV"), {"UTF-8 のテキスト：ほかのシステムへ", "UTF-8 text: for other systems"}}}};

const map::Layer* layer_of(const Ui& ui) {
  const auto& document = ui.workspace.document();
  const auto* chosen = document.find(ui.window.table_layer);
  return chosen != nullptr ? chosen : app::usual_table_layer(document);
}

}  // namespace

/// Only where something changed that the rows depend on; a map that is moved or made fainter has the same.
void AttributeTablePanel::refresh(const Ui& ui) {
  const auto* layer = layer_of(ui);
  const auto wanted = layer == nullptr ? std::string() : layer->id;
  if (seen_ != ui.workspace.revision() || !made_ || made_->layer != wanted) {
    seen_ = ui.workspace.revision();
    Made now{wanted, app::table_document(ui.workspace.document()), ui.workspace.data_revision(), ui.workspace.wording()};
    if (made_ != now) {
      made_ = std::move(now);
      anchor_.reset();
      cursor_.reset();
      failure_.clear();
      if (layer != nullptr) make(ui, *layer);
    }
  }
  take_selection(ui);
}

void AttributeTablePanel::make(const Ui& ui, const map::Layer& layer) {
  const auto& work = ui.workspace;
  try {
    view_.show(app::attribute_table(work.data(), work.document(), layer, work.theme(), work.wording()));
  } catch (const Error& error) {
    failure_ = ui.words(error.message());
    view_.show({});
  }
  typed_ = view_.filter();
  selection_ = ui.window.selection_revision() - 1;
  widths_.clear();
}

/// What was selected elsewhere comes in sight here.
void AttributeTablePanel::take_selection(const Ui& ui) {
  if (selection_ == ui.window.selection_revision()) return;
  selection_ = ui.window.selection_revision();
  view_.take_selection({ui.window.picked(), ui.window.picked_sites()});
  if (!mine_) reveal_ = view_.first_selected();
  mine_ = false;
}

void AttributeTablePanel::layer_combo(const Ui& ui, float width) {
  const auto* shown = layer_of(ui);
  const std::string name = shown == nullptr ? "–" : ui.words(map::layer_name(*shown));
  if (!begin_combo(ui, "table-layer", name, {"表にする重ね", "The layer whose table is shown"}, width)) return;
  const auto& layers = ui.workspace.document().layers;
  for (std::size_t i = layers.size(); i-- > 0;)
    if (choice(ui, "table-layer." + layers[i].id, ui.words(map::layer_name(layers[i])), shown == &layers[i]))
      ui.push([id = layers[i].id](app::WindowState& window) { window.table_layer = id; });
  end_combo();
}

void AttributeTablePanel::filter_field(const Ui& ui, float width) {
  const Text hint{"絞り込み：名前・コード・>30・1万以上", "Filter: a name, a code, >30"};
  ImGui::SetNextItemWidth(width);
  if (ImGui::InputTextWithHint("##table-filter", field_hint(ui, hint, width).c_str(), &typed_)) {
    view_.filter_by(typed_);
    anchor_.reset();
    cursor_.reset();
  }
  mark(ui, "table-filter");
  tooltip(
      ui,
      {"ことば（かな・コードでも）をすべて含む行だけにします。数値の条件は「>30」「30以上」「人口>=1万」のように書きます",
       "Rows that have all the words; a condition on figures is written as >30, or with a column: Population>=10000"});
}

/// What can be done with it, at the right.
void AttributeTablePanel::buttons(const Ui& ui) {
  const bool any = !view_.order().empty();
  if (icon_button(ui, "table-copy", "file",
                  {"選んだ行（なければ表示中のすべて）をコピーします（Ctrl+C）",
                   "Copies the selected rows, or all that are shown (Ctrl+C)"},
                  any))
    copy(ui);
  ImGui::SameLine(0, ui.px(4));
  if (icon_button(ui, "table-export", "export",
                  {"表示中の行を CSV・XLSX に書き出します…", "Exports the rows that are shown (CSV, XLSX) …"}, any))
    ui.push([](app::WindowState& window) { window.dialog = app::Dialog::export_attributes; });
  ImGui::SameLine(0, ui.px(4));
  if (icon_button(ui, "table-close", "close", {"属性表を閉じます（F6）", "Closes the attribute table (F6)"}))
    ui.window.run("attribute-table");
}

void AttributeTablePanel::bar(const Ui& ui, float width) {
  const float side = ImGui::GetFrameHeight(), spacing = ui.px(8), icons = 3 * side + 2 * ui.px(4);
  const bool single = width >= ui.px(one_line);
  const ImVec2 at = ImGui::GetCursorPos();
  layer_combo(ui, single ? std::clamp(width - ui.px(460), ui.px(110), ui.px(170)) : width - icons - spacing);
  if (!single) {
    ImGui::SetCursorPos({at.x + width - icons, at.y});
    buttons(ui);
  } else {
    ImGui::SameLine(0, spacing);
  }
  filter_field(ui, single ? std::clamp(width - ui.px(420), ui.px(160), ui.px(260)) : std::min(ui.px(220), width * 0.5f));
  const auto shown = view_.order().size(), all = view_.table().size();
  ImGui::SameLine(0, spacing);
  ImGui::AlignTextToFramePadding();
  if (shown < all) {
    // What limits the figures is in sight, and gone with one click.
    ImGui::PushStyleColor(ImGuiCol_Text, im(tone::accent));
    ImGui::TextUnformatted(ui.words(say("{}行中{}行", "{1} of {0} shown", all, shown)));
    ImGui::PopStyleColor();
    if (const auto& problem = view_.filter_problem()) tooltip(ui, *problem);
    ImGui::SameLine(0, spacing);
    if (icon_button(ui, "table-filter-clear", "close",
                    {"絞り込みをやめて、すべての行を表示します", "Shows all rows again"})) {
      typed_.clear();
      view_.filter_by({});
    }
  } else {
    ImGui::TextUnformatted(ui.words(say("{}行", "{} rows", all)));
  }
  if (single) {
    ImGui::SetCursorPos({at.x + width - icons, at.y});
    buttons(ui);
  }
}

void AttributeTablePanel::tell(const Ui& ui) const {
  if (ui.told == nullptr) return;
  const auto& table = view_.table();
  const auto sort = view_.sorted_by().empty() ? std::string("-") : view_.sorted_by() + (view_.descending() ? "-" : "+");
  *ui.told +=
      fmt::format("table {} {} {} {} {}\n", made_->layer, table.size(), view_.order().size(), view_.selected_count(), sort);
  if (!view_.order().empty()) *ui.told += fmt::format("table-top {}\n", name_of(ui, view_.order().front()));
}

void AttributeTablePanel::draw(const Ui& ui, const Layout::Part& part) {
  if (part.h <= 0) {
    ui.window.table_keys = false;
    return;
  }
  refresh(ui);
  ImGui::SetNextWindowPos({part.x, part.y});
  ImGui::SetNextWindowSize({part.w, part.h});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(10), ui.px(8)});
  ImGui::Begin((std::string(ui.words({"属性表", "Attribute table"})) + "###attributes").c_str(), nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar();
  ImGui::GetWindowDrawList()->AddLine({part.x, part.y}, {part.x + part.w, part.y}, im(tone::line));
  const float width = ImGui::GetContentRegionAvail().x;
  bar(ui, width);
  ui.window.table_keys = false;
  if (!failure_.empty() || view_.table().size() == 0) {
    quiet_text(
        ui, failure_.empty() ? ui.words({"この重ねには、表にする行がありません。", "This layer has no rows."}) : failure_);
  } else {
    sum_up(ui);
    low_ = part.h < ui.px(high_enough);
    const float below = foot_height(ui, width);
    grid(ui, {width, std::max(ui.px(60), ImGui::GetContentRegionAvail().y - below)});
    foot(ui);
  }
  tell(ui);
  ImGui::End();
}

void AttributeTablePanel::dialog(const Ui& ui) {
  auto& work = ui.workspace;
  if (ui.window.dialog != app::Dialog::export_attributes) {
    exporting_ = false;
    return;
  }
  if (!exporting_) {
    exporting_ = true;
    file_.ask_overwrite = false;
    const auto title = work.document().title.in(work.lang());
    propose_file(file_, title.empty() ? view_.table().name : title, formats);
  }
  if (!begin_dialog(ui, "attributes-dialog", {"属性表の書き出し", "Export the attribute table"}, 560)) return;
  quiet_text(
      ui, ui.words(say(
              "「{}」の{}行を、表示中の絞り込みと並び順のまま書き出します。単位と時点は見出しに、出典は表の下に書きます。",
              "Writes {1} rows of “{0}” as they are filtered and sorted. Units and periods stand in the "
              "headings, sources below the table.",
              view_.table().name, view_.order().size())));
  format_buttons(ui, file_, formats);
  const bool entered = file_field(ui, file_, formats);
  const int pressed = dialog_buttons(ui, export_words(file_), {"表をファイルに書き出します", "Writes the table to a file"},
                                     !file_.path.empty());
  if (pressed == 2) {
    close_dialog(ui);
  } else if ((pressed == 1 || entered) && !file_.path.empty()) {
    if (const auto file = file_to_write(file_)) {
      const auto rows = std::make_shared<const store::Table>(view_.for_file(work.wording()));
      ui.push([file = *file, rows](app::WindowState& window) {
        window.workspace.start_export(file, [file, rows](const Progress&) { store::write_table(*rows, file); });
      });
      close_dialog(ui);
    }
  }
  end_dialog();
}

}  // namespace kuiki::ui
