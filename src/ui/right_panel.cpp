#include <algorithm>
#include <cmath>

#include "app/area_facts.h"
#include "app/tables.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "base/number.h"
#include "map/compose.h"
#include "map/legend.h"
#include "ui/fit_text.h"
#include "ui/right_panel.h"
#include "ui/widgets.h"

namespace kuiki::ui {

/// Ranks and figures are never cut: their columns are as wide as the widest of them.
void RightPanel::measure(const Ui& ui) {
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

namespace {
/// What the figures of the table are, with their unit.
Text heading_tip(const Ui& ui) {
  const auto& indicator = ui.workspace.data().indicators[ui.workspace.theme().indicator];
  const auto unit = app::indicator_unit(indicator);
  const auto name = app::indicator_name(indicator);
  return unit.empty() ? name : say("{}（{}）", "{} ({})", name, unit);
}
}  // namespace

void RightPanel::table(const Ui& ui) {
  auto& work = ui.workspace;
  auto& w = ui.window;
  const auto& theme = work.theme();
  const bool valued = theme.indicator != model::none;
  constexpr auto flags = ImGuiTableFlags_Sortable | ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersInnerH |
                         ImGuiTableFlags_SizingStretchProp | ImGuiTableFlags_NoBordersInBodyUntilResize;
  const bool narrow = ImGui::GetContentRegionAvail().x < ui.px(280);
  measure(ui);
  ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {ui.px(narrow ? 4 : 8), ui.px(4)});
  const bool shown = ImGui::BeginTable(valued ? "##values" : "##areas", valued ? 3 : 2, flags,
                                       {0, std::max(ui.px(160), ImGui::GetContentRegionAvail().y)});
  ImGui::PopStyleVar();
  if (!shown) return;
  ImGui::TableSetupScrollFreeze(0, 1);
  using enum app::TableOrder;
  if (valued)
    ImGui::TableSetupColumn(ui.words(narrow ? plain("#") : Text{"順位", "Rank"}),
                            ImGuiTableColumnFlags_WidthFixed | ImGuiTableColumnFlags_NoSort,
                            std::max(ui.px(narrow ? 28 : 44), rank_width_));
  ImGui::TableSetupColumn(ui.words({"名前", "Name"}), ImGuiTableColumnFlags_WidthStretch, 0, static_cast<ImGuiID>(name));
  if (valued) {
    const auto unit = app::indicator_unit(work.data().indicators[theme.indicator]);
    // With the unit where that is shown whole.
    Text title = say("値（{}）", "Value ({})", unit);
    const auto wide = [&] { return width_of(ui.fonts.body, ui.words(title)) + ui.px(20); };
    if (unit.empty() || narrow || wide() > std::max(ui.px(124), value_width_)) title = {"値", "Value"};
    ImGui::TableSetupColumn(
        ui.words(title),
        ImGuiTableColumnFlags_WidthFixed | ImGuiTableColumnFlags_DefaultSort | ImGuiTableColumnFlags_PreferSortDescending,
        std::max(wide(), value_width_), static_cast<ImGuiID>(value));
  } else {
    ImGui::TableSetupColumn(ui.words({"コード", "Code"}),
                            ImGuiTableColumnFlags_WidthFixed | ImGuiTableColumnFlags_DefaultSort, ui.px(112),
                            static_cast<ImGuiID>(code));
  }
  ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
  for (int column = 0; column < ImGui::TableGetColumnCount(); ++column) {
    ImGui::TableSetColumnIndex(column);
    const char* title = ImGui::TableGetColumnName(column);
    const bool figures = column + 1 == ImGui::TableGetColumnCount();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x;
    const auto head = elided(ui.fonts.body, title, room - ui.px(figures ? 16 : 0));
    const float words = width_of(ui.fonts.body, head);
    ImGui::TableHeader(figures ? (std::string("##") + title).c_str() : title);
    // Over right-aligned figures, left of the mark of the sort order.
    if (figures)
      ImGui::GetWindowDrawList()->AddText({at.x + std::max(0.0f, room - words - ui.px(16)), at.y}, im(tone::text),
                                          head.c_str());
    mark(ui, "table.column" + std::to_string(column));
    if (figures && valued)
      tooltip(ui, heading_tip(ui));
    else if (figures && head != title)
      tooltip(ui, plain(title));
  }

  auto* specs = ImGui::TableGetSortSpecs();
  if (specs && specs->SpecsCount > 0 && (specs->SpecsDirty || rows_revision_ != work.document_revision())) {
    order_ = static_cast<app::TableOrder>(specs->Specs[0].ColumnUserID);
    descending_ = specs->Specs[0].SortDirection == ImGuiSortDirection_Descending;
    specs->SpecsDirty = false;
    rows_revision_ = 0;
  }
  if (rows_revision_ != work.document_revision()) {
    rows_ = app::table_rows(work.data(), theme, order_, descending_);
    rows_revision_ = work.document_revision();
    shown_selection_ = model::none;
  }

  const model::AreaRow selected = w.highlight().selected;
  const float height = ui.px(28);
  // A selection made on the map is brought into sight once.
  if (selected != shown_selection_) {
    shown_selection_ = selected;
    const auto at = std::ranges::find(rows_, selected, &app::TableRow::area);
    if (at != rows_.end()) {
      const float y = static_cast<float>(at - rows_.begin()) * height, top = ImGui::GetScrollY(),
                  room = ImGui::GetWindowHeight() - 2 * height;
      if (y < top || y > top + room) ImGui::SetScrollY(y - room / 2);
    }
  }
  const auto within = work.data().find_area(work.document().subject.within).value_or(model::none);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(rows_.size()), height);
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const auto& row = rows_[static_cast<std::size_t>(i)];
      ImGui::TableNextRow(ImGuiTableRowFlags_None, height);
      if (valued) {
        ImGui::TableNextColumn();
        ImGui::TextUnformatted(row.rank > 0 ? std::to_string(row.rank).c_str() : "–");
      }
      ImGui::TableNextColumn();
      const auto area_code = work.data().areas.code[row.area];
      const ImVec2 at = ImGui::GetCursorScreenPos();
      const float box = valued ? ui.px(14) : 0, room = ImGui::GetContentRegionAvail().x;
      if (ImGui::Selectable(("##" + area_code).c_str(), row.area == selected,
                            ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowDoubleClick)) {
        const bool twice = ImGui::IsMouseDoubleClicked(0);
        shown_selection_ = row.area;
        ui.push([area = row.area, twice](app::WindowState& window) {
          if (twice)
            window.go_to_area(area);
          else
            window.select(area);
        });
      }
      mark(ui, "row." + area_code);
      auto* list = ImGui::GetWindowDrawList();
      if (valued) {
        const ImVec2 a{at.x, at.y + ui.px(2)}, b{at.x + box, at.y + ui.px(16)};
        if (row.klass >= 0 && static_cast<std::size_t>(row.klass) < theme.colors.size())
          list->AddRectFilled(a, b, im(theme.colors[static_cast<std::size_t>(row.klass)]));
        else
          draw_paint(list, map::no_data_paint(), a, b, ui.scale * 0.7f);
        list->AddRect(a, b, im(tone::line));
      }
      const auto words = app::full_name(work.data(), row.area, within);
      const float indent = box + (valued ? ui.px(8) : 0);
      const std::string name = ui.words(words), shown_name = elided(ui.fonts.body, name, room - indent);
      if (name != shown_name) tooltip(ui, plain(name));
      list->AddText({at.x + indent, at.y}, im(tone::text), shown_name.c_str());
      ImGui::TableNextColumn();
      std::string text = area_code;
      if (valued)
        text = std::isnan(row.value) ? ui.words({"データなし", "no data"}) : format_number(row.value, theme.decimals);
      const float width = ImGui::CalcTextSize(text.c_str()).x;
      ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.0f, ImGui::GetContentRegionAvail().x - width));
      if (valued && std::isnan(row.value)) ImGui::PushStyleColor(ImGuiCol_Text, im(tone::quiet));
      ImGui::TextUnformatted(text.c_str());
      if (valued && std::isnan(row.value)) ImGui::PopStyleColor();
    }
  }
  ImGui::EndTable();
}

void RightPanel::draw(const Ui& ui, const Layout::Part& part) {
  if (part.w <= 0) return;
  ImGui::SetNextWindowPos({part.x, part.y});
  ImGui::SetNextWindowSize({part.w, part.h});
  ImGui::Begin((std::string(ui.words({"区域の情報", "Area facts"})) + "###right").c_str(), nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  // Facts above, figures below; each scrolls by itself.
  const bool partnership = ui.workspace.partnership() != nullptr && ui.workspace.document().shows<map::PartnershipLayer>();
  const float whole = ImGui::GetContentRegionAvail().y;
  const bool facts = ui.window.facts() != nullptr;
  const float upper = facts || partnership ? std::round(whole * 0.56f) : ui.px(112);
  ImGui::BeginChild("##facts", {0, upper}, false);
  if (facts)
    facts_view(ui);
  else if (!partnership) {
    heading(ui, {"区域を選んでください", "Choose an area"});
    quiet_text(ui, ui.words({"地図か下の表で区域をクリックすると、ここに詳しい情報が出ます。",
                             "Click an area on the map or in the table below to see its facts here."}));
  }
  if (partnership) {
    if (facts) {
      gap(ui, 12);
      ImGui::Separator();
      gap(ui, 4);
    }
    partnership_view(ui);
  }
  ImGui::EndChild();
  ImGui::Separator();
  if (ImGui::BeginTabBar("##figures")) {
    const auto tab = [&](const char* id, const Text& title, const Text& tip, auto&& body) {
      const bool open = ImGui::BeginTabItem((std::string(ui.words(title)) + "###" + id).c_str());
      mark(ui, std::string("tab.") + id);
      tooltip(ui, tip);
      if (!open) return;
      const ImVec2 a = ImGui::GetItemRectMin(), b = ImGui::GetItemRectMax();
      ImGui::GetWindowDrawList()->AddRectFilled({a.x, b.y - ui.px(2)}, b, im(tone::accent));
      body();
      ImGui::EndTabItem();
    };
    tab("table", {"表・順位", "Table"}, {"対象の区域を値の順に並べます", "The subject's areas by value"},
        [&] { table(ui); });
    tab("distribution", {"分布", "Distribution"}, {"値の散らばりと階級の境", "How values are spread, and the class limits"},
        [&] {
          ImGui::BeginChild("##distribution", {0, 0}, false);
          distribution_view(ui);
          ImGui::EndChild();
        });
    ImGui::EndTabBar();
  }
  ImGui::End();
}

}  // namespace kuiki::ui
