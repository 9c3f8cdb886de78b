#include "ui/ranking_table.h"

#include <algorithm>
#include <cmath>

#include "app/area_facts.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "base/number.h"
#include "map/compose.h"
#include "map/legend.h"
#include "ui/fit_text.h"
#include "ui/widgets.h"

namespace kuiki::ui {
namespace {

constexpr float row_units = 28, mark_units = 14;

/// What the figures of the table are, with their unit.
Text heading_tip(const Ui& ui) {
  const auto& indicator = ui.workspace.data().indicators[ui.workspace.theme().indicator];
  const auto unit = app::indicator_unit(indicator);
  const auto name = app::indicator_name(indicator);
  return unit.empty() ? name : say("{}（{}）", "{} ({})", name, unit);
}

/// Headings: over figures at the right, beside the mark of the sort order; what is cut is told whole.
void headings(const Ui& ui, bool valued) {
  const float mark_room = ui.px(16);
  ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
  for (int column = 0; column < ImGui::TableGetColumnCount(); ++column) {
    ImGui::TableSetColumnIndex(column);
    const char* title = ImGui::TableGetColumnName(column);
    const bool figures = column + 1 == ImGui::TableGetColumnCount();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x;
    const auto head = elided(ui.fonts.body, title, room - (figures ? mark_room : 0));
    const float words = width_of(ui.fonts.body, head);
    ImGui::TableHeader(figures ? (std::string("##") + title).c_str() : title);
    if (figures)
      ImGui::GetWindowDrawList()->AddText({at.x + std::max(0.0f, room - words - mark_room), at.y}, im(tone::text),
                                          head.c_str());
    mark(ui, "table.column" + std::to_string(column));
    if (figures && valued)
      tooltip(ui, heading_tip(ui));
    else if (head != title)
      tooltip(ui, plain(title));
  }
}

/// The colour of its class, or how areas without a figure are drawn.
void class_mark(const Ui& ui, const app::TableRow& row, ImVec2 at) {
  const auto& colors = ui.workspace.theme().colors;
  auto* list = ImGui::GetWindowDrawList();
  const ImVec2 a{at.x, at.y + ui.px(2)}, b{at.x + ui.px(mark_units), at.y + ui.px(16)};
  if (row.klass >= 0 && static_cast<std::size_t>(row.klass) < colors.size())
    list->AddRectFilled(a, b, im(colors[static_cast<std::size_t>(row.klass)]));
  else
    draw_paint(list, map::no_data_paint(), a, b, ui.scale * 0.7f);
  list->AddRect(a, b, im(tone::line));
}

/// At the right of the column.
void figure(const Ui& ui, const app::TableRow& row, bool valued) {
  const bool missing = valued && std::isnan(row.value);
  std::string text = ui.workspace.data().areas.code[row.area];
  if (missing)
    text = ui.words({"データなし", "no data"});
  else if (valued)
    text = format_number(row.value, ui.workspace.theme().decimals);
  const float width = ImGui::CalcTextSize(text.c_str()).x;
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.0f, ImGui::GetContentRegionAvail().x - width));
  if (missing) ImGui::PushStyleColor(ImGuiCol_Text, im(tone::quiet));
  ImGui::TextUnformatted(text.c_str());
  if (missing) ImGui::PopStyleColor();
}

}  // namespace

/// Ranks and figures are never cut: their columns are as wide as the widest of them.
void RankingTable::measure(const Ui& ui) {
  const auto& theme = ui.workspace.theme();
  const float size = ui.fonts.body->FontSize;
  if (measured_ == ui.workspace.document_revision() && measured_size_ == size) return;
  measured_ = ui.workspace.document_revision();
  measured_size_ = size;
  rank_width_ = width_of(ui.fonts.body, std::to_string(theme.areas.size()));
  value_width_ = 0;
  bool missing = false;
  for (const double value : theme.values) {
    missing = missing || std::isnan(value);
    if (!std::isnan(value))
      value_width_ = std::max(value_width_, width_of(ui.fonts.body, format_number(value, theme.decimals)));
  }
  if (missing) value_width_ = std::max(value_width_, width_of(ui.fonts.body, ui.words({"データなし", "no data"})));
  value_width_ += ui.px(2);
}

void RankingTable::value_column(const Ui& ui, Look look) const {
  const auto unit = app::indicator_unit(ui.workspace.data().indicators[ui.workspace.theme().indicator]);
  // With the unit where that is shown whole.
  Text title = say("値（{}）", "Value ({})", unit);
  const auto wide = [&] { return width_of(ui.fonts.body, ui.words(title)) + ui.px(20); };
  if (unit.empty() || look.narrow || wide() > std::max(ui.px(124), value_width_)) title = {"値", "Value"};
  ImGui::TableSetupColumn(
      ui.words(title),
      ImGuiTableColumnFlags_WidthFixed | ImGuiTableColumnFlags_DefaultSort | ImGuiTableColumnFlags_PreferSortDescending,
      std::max(wide(), value_width_), static_cast<ImGuiID>(app::TableOrder::value));
}

void RankingTable::columns(const Ui& ui, Look look) const {
  using app::TableOrder;
  ImGui::TableSetupScrollFreeze(0, 1);
  if (look.valued)
    ImGui::TableSetupColumn(ui.words(look.narrow ? plain("#") : Text{"順位", "Rank"}),
                            ImGuiTableColumnFlags_WidthFixed | ImGuiTableColumnFlags_NoSort,
                            std::max(ui.px(look.narrow ? 28 : 44), rank_width_));
  ImGui::TableSetupColumn(ui.words({"名前", "Name"}), ImGuiTableColumnFlags_WidthStretch, 0,
                          static_cast<ImGuiID>(TableOrder::name));
  if (look.valued)
    value_column(ui, look);
  else
    ImGui::TableSetupColumn(ui.words({"コード", "Code"}),
                            ImGuiTableColumnFlags_WidthFixed | ImGuiTableColumnFlags_DefaultSort, ui.px(112),
                            static_cast<ImGuiID>(TableOrder::code));
  headings(ui, look.valued);
}

void RankingTable::sort(const Ui& ui) {
  const auto& work = ui.workspace;
  auto* specs = ImGui::TableGetSortSpecs();
  if (specs && specs->SpecsCount > 0 && (specs->SpecsDirty || rows_revision_ != work.document_revision())) {
    order_ = static_cast<app::TableOrder>(specs->Specs[0].ColumnUserID);
    descending_ = specs->Specs[0].SortDirection == ImGuiSortDirection_Descending;
    specs->SpecsDirty = false;
    rows_revision_ = 0;
  }
  if (rows_revision_ == work.document_revision()) return;
  rows_ = app::table_rows(work.data(), work.theme(), order_, descending_);
  rows_revision_ = work.document_revision();
  shown_selection_ = model::none;
}

/// A selection made on the map, once.
void RankingTable::bring_into_sight(model::AreaRow selected, float height) {
  if (selected == shown_selection_) return;
  shown_selection_ = selected;
  const auto at = std::ranges::find(rows_, selected, &app::TableRow::area);
  if (at == rows_.end()) return;
  const float y = static_cast<float>(at - rows_.begin()) * height;
  const float top = ImGui::GetScrollY();
  const float room = ImGui::GetWindowHeight() - 2 * height;
  if (y < top || y > top + room) ImGui::SetScrollY(y - room / 2);
}

/// As everywhere: with Ctrl beside the others, with Shift from the last one to this.
void RankingTable::clicked(const Ui& ui, model::AreaRow area) {
  const auto& io = ImGui::GetIO();
  const bool twice = ImGui::IsMouseDoubleClicked(0) && !ImGui::GetIO().KeyCtrl;
  shown_selection_ = area;
  const auto from = std::ranges::find(rows_, anchor_, &app::TableRow::area);
  const auto to = std::ranges::find(rows_, area, &app::TableRow::area);
  if (io.KeyShift && from != rows_.end() && to != rows_.end()) {
    std::vector<model::AreaRow> all;
    for (auto at = std::min(from, to); at <= std::max(from, to); ++at) all.push_back(at->area);
    ui.push([all, area](app::WindowState& window) { window.pick_only(all, area); });
    return;
  }
  anchor_ = area;
  ui.push([area, twice, beside = io.KeyCtrl](app::WindowState& window) {
    if (beside)
      window.pick(area);
    else if (twice)
      window.go_to_area(area);
    else
      window.select(area);
  });
}

void RankingTable::name(const Ui& ui, const app::TableRow& row, Look look) {
  const auto& work = ui.workspace;
  const auto& code = work.data().areas.code[row.area];
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float room = ImGui::GetContentRegionAvail().x;
  if (ImGui::Selectable(("##" + code).c_str(), std::ranges::binary_search(ui.window.picked(), row.area),
                        ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowDoubleClick))
    clicked(ui, row.area);
  mark(ui, "row." + code);
  if (look.valued) class_mark(ui, row, at);
  const float indent = look.valued ? ui.px(mark_units + 8) : 0;
  const auto within = work.data().find_area(work.document().subject.within).value_or(model::none);
  const std::string whole = ui.words(app::full_name(work.data(), row.area, within));
  const auto shown = elided(ui.fonts.body, whole, room - indent);
  if (whole != shown) tooltip(ui, plain(whole));
  ImGui::GetWindowDrawList()->AddText({at.x + indent, at.y}, im(tone::text), shown.c_str());
}

void RankingTable::row(const Ui& ui, const app::TableRow& row, Look look) {
  if (look.valued) {
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(row.rank > 0 ? std::to_string(row.rank).c_str() : "–");
  }
  ImGui::TableNextColumn();
  name(ui, row, look);
  ImGui::TableNextColumn();
  figure(ui, row, look.valued);
}

void RankingTable::draw(const Ui& ui) {
  constexpr auto flags = ImGuiTableFlags_Sortable | ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersInnerH |
                         ImGuiTableFlags_SizingStretchProp | ImGuiTableFlags_NoBordersInBodyUntilResize;
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const Look look{ui.workspace.theme().indicator != model::none, room.x < ui.px(280)};
  measure(ui);
  ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {ui.px(look.narrow ? 4 : 8), ui.px(4)});
  const bool shown =
      ImGui::BeginTable(look.valued ? "##values" : "##areas", look.valued ? 3 : 2, flags, {0, std::max(ui.px(160), room.y)});
  ImGui::PopStyleVar();
  if (!shown) return;
  columns(ui, look);
  sort(ui);
  const float height = ui.px(row_units);
  bring_into_sight(ui.window.highlight().selected, height);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(rows_.size()), height);
  while (clipper.Step())
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      ImGui::TableNextRow(ImGuiTableRowFlags_None, height);
      row(ui, rows_[static_cast<std::size_t>(i)], look);
    }
  ImGui::EndTable();
}

}  // namespace kuiki::ui
