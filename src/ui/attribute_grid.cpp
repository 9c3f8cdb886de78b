#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "app/window_state.h"
#include "app/workspace.h"
#include "ui/attribute_table.h"
#include "ui/fit_text.h"
#include "ui/widgets.h"

/// The rows that are in sight.
namespace kuiki::ui {
namespace {

using Kind = app::AttributeColumn::Kind;

constexpr float row_units = 26, mark_units = 14;
constexpr float least_column = 56, most_column = 250, most_heading = 132;  // units
constexpr std::size_t measured_rows = 400;                                 // so many are looked at for the widths

/// The colour of its class, before the words of the class.
void class_mark(const Ui& ui, const app::AttributeTable& table, std::size_t row) {
  const int klass = table.classes[row];
  if (klass < 0 || static_cast<std::size_t>(klass) >= table.colors.size()) return;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 a{at.x, at.y + ui.px(2)}, b{at.x + ui.px(mark_units), at.y + ui.px(16)};
  auto* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(a, b, im(table.colors[static_cast<std::size_t>(klass)]));
  list->AddRect(a, b, im(tone::line));
}

}  // namespace

/// Of an area its code, of a file's its number there; of a site or figure its id.
std::string AttributeTablePanel::name_of(const Ui& ui, std::size_t row) const {
  const auto& data = ui.workspace.data();
  const auto& item = view_.table().items[row];
  switch (view_.table().of) {
    case app::AttributeTable::Of::sites:
      return data.facilities.id[item.as<model::FacilityRow>()];
    case app::AttributeTable::Of::figures:
      return data.indicators[item.as<model::IndicatorRow>()].id;
    case app::AttributeTable::Of::areas:
      break;
  }
  const auto& code = data.areas.code[item.as<model::AreaRow>()];
  return code.empty() ? fmt::format("#{}", row + 1) : code;
}

/// As wide as the widest of some rows, all over the table.
void AttributeTablePanel::measure(const Ui& ui) {
  const float size = ui.fonts.body->FontSize;
  if (!widths_.empty() && measured_size_ == size) return;
  measured_size_ = size;
  widths_.clear();
  const auto& table = view_.table();
  const std::size_t step = std::max<std::size_t>(1, table.size() / measured_rows);
  shown_as_ = fmt::format("##attributes.{}.{}", table.layer, size);
  for (const auto& column : table.columns) {
    // A heading that is longer than its cells is cut, so that more columns are in sight.
    float wide = std::min(width_of(ui.fonts.body, column.title), ui.px(most_heading)) + ui.px(20);
    for (std::size_t row = 0; row < table.size(); row += step)
      wide = std::max(wide, width_of(ui.fonts.body, table.words(column, row)) + ui.px(4));
    if (column.id == "class") wide += ui.px(mark_units + 6);
    widths_.push_back(std::clamp(wide, ui.px(least_column), ui.px(most_column)));
    shown_as_ += "." + column.id;
  }
}

/// Over figures at the right; what is cut is told whole, with the time that figures are of.
void AttributeTablePanel::headings(const Ui& ui) {
  const auto& columns = view_.table().columns;
  ImGui::TableSetupScrollFreeze(1, 1);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool sorted = columns[i].id == view_.sorted_by();
    int flags = ImGuiTableColumnFlags_WidthFixed;
    if (columns[i].kind == Kind::figure) flags |= ImGuiTableColumnFlags_PreferSortDescending;
    if (sorted) flags |= ImGuiTableColumnFlags_DefaultSort;
    if (sorted && !view_.descending()) flags &= ~ImGuiTableColumnFlags_PreferSortDescending;
    if (sorted && view_.descending()) flags |= ImGuiTableColumnFlags_PreferSortDescending;
    ImGui::TableSetupColumn(columns[i].title.c_str(), flags, widths_[i], static_cast<ImGuiID>(i));
  }
  ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!ImGui::TableSetColumnIndex(static_cast<int>(i))) continue;
    const auto& column = columns[i];
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x - ui.px(16);
    const auto head = elided(ui.fonts.body, column.title, room);
    ImGui::PushID(static_cast<int>(i));
    ImGui::TableHeader("##head");
    const float in = column.kind == Kind::figure ? std::max(0.0f, room - width_of(ui.fonts.body, head)) : 0;
    ImGui::GetWindowDrawList()->AddText({at.x + in, at.y}, im(tone::text), head.c_str());
    ImGui::PopID();
    mark(ui, "table-column." + column.id);
    if (!column.period.empty())
      tooltip(ui, say("{}　{}", "{}, {}", column.title, column.period));
    else if (head != column.title)
      tooltip(ui, plain(column.title));
  }
}

void AttributeTablePanel::sort() {
  auto* specs = ImGui::TableGetSortSpecs();
  if (specs == nullptr || !specs->SpecsDirty) return;
  specs->SpecsDirty = false;
  if (specs->SpecsCount == 0) return;
  const auto& spec = specs->Specs[0];
  const auto column = static_cast<std::size_t>(spec.ColumnUserID);
  if (column >= view_.table().columns.size()) return;
  view_.sort_by(view_.table().columns[column].id, spec.SortDirection == ImGuiSortDirection_Descending);
  anchor_.reset();
  cursor_.reset();
}

void AttributeTablePanel::cell(const Ui& ui, std::size_t column, std::size_t row) const {
  const auto& table = view_.table();
  const auto& of = table.columns[column];
  const std::string words = table.words(of, row);
  if (of.id == "class" && !table.classes.empty()) {
    class_mark(ui, table, row);
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ui.px(mark_units + 6));
  }
  const float room = ImGui::GetContentRegionAvail().x;
  const bool missing = of.kind == Kind::figure && std::isnan(of.figures[row]);
  const std::string shown = elided(ui.fonts.body, words, room);
  if (of.kind == Kind::figure)
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.0f, room - width_of(ui.fonts.body, shown)));
  if (missing) ImGui::PushStyleColor(ImGuiCol_Text, im(tone::quiet));
  ImGui::TextUnformatted(shown.c_str());
  if (missing) ImGui::PopStyleColor();
  if (shown != words) tooltip(ui, plain(words));
}

void AttributeTablePanel::row(const Ui& ui, std::size_t position) {
  const auto row = view_.order()[position];
  ImGui::PushID(static_cast<int>(row));
  for (std::size_t i = 0; i < view_.table().columns.size(); ++i) {
    if (!ImGui::TableSetColumnIndex(static_cast<int>(i)) && i > 0) continue;
    if (i == 0) {
      const ImVec2 at = ImGui::GetCursorPos();
      // A selected row is seen as one under the pointer, too.
      const bool selected = view_.selected(row);
      if (selected) ImGui::PushStyleColor(ImGuiCol_HeaderHovered, im(tone::accent.with_alpha(60)));
      if (ImGui::Selectable("##row", selected, ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowDoubleClick))
        clicked(ui, position);
      if (selected) ImGui::PopStyleColor();
      mark(ui, "table-row." + name_of(ui, row));
      ImGui::SetCursorPos(at);
    }
    cell(ui, i, row);
  }
  ImGui::PopID();
}

void AttributeTablePanel::rows(const Ui& ui) {
  const float height = ui.px(row_units);
  if (reveal_ && *reveal_ < view_.order().size()) {
    const float y = static_cast<float>(*reveal_) * height, top = ImGui::GetScrollY();
    const float room = ImGui::GetWindowHeight() - 2 * height - ImGui::GetStyle().ScrollbarSize;
    if (y < top) ImGui::SetScrollY(y);
    if (y > top + room) ImGui::SetScrollY(y - room);
  }
  reveal_.reset();
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(view_.order().size()), height);
  while (clipper.Step())
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      ImGui::TableNextRow(ImGuiTableRowFlags_None, height);
      row(ui, static_cast<std::size_t>(i));
    }
}

void AttributeTablePanel::grid(const Ui& ui, ImVec2 size) {
  constexpr auto flags = ImGuiTableFlags_Sortable | ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY |
                         ImGuiTableFlags_Resizable | ImGuiTableFlags_BordersInner | ImGuiTableFlags_BordersOuter |
                         ImGuiTableFlags_NoSavedSettings;
  measure(ui);
  ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {ui.px(6), ui.px(3)});
  const auto count = static_cast<int>(view_.table().columns.size());
  const bool shown = ImGui::BeginTable(shown_as_.c_str(), count, flags, size);
  ImGui::PopStyleVar();
  if (!shown) return;
  // The arrows go from row to row here, not from control to control.
  ImGui::GetCurrentWindow()->Flags |= ImGuiWindowFlags_NoNavInputs;
  headings(ui);
  sort();
  keyboard(ui);
  rows(ui);
  ImGui::EndTable();
}

}  // namespace kuiki::ui
