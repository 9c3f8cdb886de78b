#include <imgui.h>

#include <algorithm>

#include "app/window_state.h"
#include "app/workspace.h"
#include "ui/attribute_table.h"

/// Mouse, keyboard and clipboard of the table. What is selected is the window's; it comes back with the next frame.
namespace kuiki::ui {
namespace {

using Of = app::AttributeTable::Of;

bool pressed(ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); }

/// A site is looked at so near that its neighbours stand apart, metres a unit.
constexpr double site_scale = 4;

}  // namespace

void AttributeTablePanel::select_rows(const Ui& ui, const std::vector<std::uint32_t>& rows, std::size_t lead, bool beside) {
  mine_ = true;
  const auto& table = view_.table();
  if (table.of == Of::sites) {
    auto sites = beside ? ui.window.picked_sites() : std::vector<model::FacilityRow>();
    for (const auto row : rows) sites.push_back(table.items[row].as<model::FacilityRow>());
    ui.push([sites](app::WindowState& window) { window.pick_sites_only(sites); });
    return;
  }
  const auto area_of = [&](std::size_t row) {
    return table.of == Of::areas ? table.items[row].as<model::AreaRow>() : table.places[row];
  };
  auto areas = beside ? ui.window.picked() : std::vector<model::AreaRow>();
  for (const auto row : rows)
    if (const auto area = area_of(row); area != model::none) areas.push_back(area);
  ui.push([areas, first = area_of(lead)](app::WindowState& window) { window.pick_only(areas, first); });
}

void AttributeTablePanel::select_range(const Ui& ui, std::size_t from, std::size_t to, bool beside) {
  const auto& order = view_.order();
  if (order.empty()) return;
  const auto last = std::min(std::max(from, to), order.size() - 1), first = std::min(std::min(from, to), last);
  const std::vector<std::uint32_t> rows(order.begin() + static_cast<std::ptrdiff_t>(first),
                                        order.begin() + static_cast<std::ptrdiff_t>(last) + 1);
  select_rows(ui, rows, order[std::min(to, last)], beside);
}

void AttributeTablePanel::go_to(const Ui& ui, std::size_t row) const {
  const auto& table = view_.table();
  const auto item = table.items[row];
  if (table.of == Of::sites)
    ui.push([place = ui.workspace.data().facilities.place[item.as<model::FacilityRow>()]](app::WindowState& window) {
      window.go_to_point(place, site_scale);
    });
  else if (table.of == Of::figures)
    ui.push([id = ui.workspace.data().indicators[item.as<model::IndicatorRow>()].id](app::WindowState& window) {
      window.show_indicator(id);
    });
  else
    ui.push([area = item.as<model::AreaRow>()](app::WindowState& window) { window.go_to_area(area); });
}

void AttributeTablePanel::clicked(const Ui& ui, std::size_t position) {
  const auto& io = ImGui::GetIO();
  const auto row = view_.order()[position];
  cursor_ = position;
  if (io.KeyShift && anchor_) {
    select_range(ui, *anchor_, position, io.KeyCtrl);
    return;
  }
  anchor_ = position;
  if (io.KeyCtrl) {
    mine_ = true;
    const auto& table = view_.table();
    if (table.of == Of::sites)
      ui.push([site = table.items[row].as<model::FacilityRow>()](app::WindowState& window) { window.pick_site(site); });
    else
      ui.push([area = table.of == Of::areas ? table.items[row].as<model::AreaRow>()
                                            : table.places[row]](app::WindowState& window) { window.pick(area); });
    return;
  }
  select_range(ui, position, position, false);
  if (ImGui::IsMouseDoubleClicked(0)) go_to(ui, row);
}

void AttributeTablePanel::move(const Ui& ui, long by, bool extend) {
  const auto last = static_cast<long>(view_.order().size()) - 1;
  if (last < 0) return;
  // From what is selected, where the keyboard comes here for the first time.
  const auto from = cursor_ ? cursor_ : view_.first_selected();
  const long at = from ? std::clamp(static_cast<long>(*from) + by, 0L, last) : 0;
  cursor_ = static_cast<std::size_t>(at);
  if (!extend || !anchor_) anchor_ = extend && from ? from : cursor_;
  select_range(ui, *anchor_, *cursor_, false);
  reveal_ = cursor_;
}

void AttributeTablePanel::keyboard(const Ui& ui) {
  ui.window.table_keys = ImGui::IsWindowFocused();
  if (!ui.window.table_keys || view_.order().empty() || ImGui::GetIO().WantTextInput) return;
  const auto& io = ImGui::GetIO();
  const auto all = static_cast<long>(view_.order().size());
  const long page = std::max(1L, static_cast<long>(ImGui::GetWindowHeight() / ui.px(26)) - 3);
  if (pressed(ImGuiKey_UpArrow)) move(ui, -1, io.KeyShift);
  if (pressed(ImGuiKey_DownArrow)) move(ui, 1, io.KeyShift);
  if (pressed(ImGuiKey_PageUp)) move(ui, -page, io.KeyShift);
  if (pressed(ImGuiKey_PageDown)) move(ui, page, io.KeyShift);
  if (pressed(ImGuiKey_Home)) move(ui, -all, io.KeyShift);
  if (pressed(ImGuiKey_End)) move(ui, all, io.KeyShift);
  if (pressed(ImGuiKey_Enter) && cursor_ && *cursor_ < view_.order().size()) go_to(ui, view_.order()[*cursor_]);
  if (!io.KeyCtrl) return;
  if (pressed(ImGuiKey_A)) select_range(ui, 0, view_.order().size() - 1, false);
  if (pressed(ImGuiKey_C)) copy(ui);
}

void AttributeTablePanel::copy(const Ui& ui) const {
  ImGui::SetClipboardText(view_.copied().c_str());
  ui.push([count = view_.counted().size()](app::WindowState& window) {
    window.workspace.say(say("{}行をコピーしました。", "{} rows copied.", count));
  });
}

}  // namespace kuiki::ui
