#include "app/plan_browser.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "model/grading.h"
#include "ui/plan_cards.h"
#include "ui/plans.h"
#include "ui/widgets.h"

namespace kuiki::ui {

void IndicatorPage::draw(const Ui& ui, const Layout::Part& part) {
  if (part.w <= 0) return;
  auto& work = ui.workspace;
  auto& w = ui.window;
  const auto row = work.data().find_indicator(w.desk.indicator);
  if (!row) return;
  const auto& indicator = work.data().indicators[*row];

  const float pad = ui.px(12), side = ImGui::GetFrameHeight(), spacing = ui.px(6), where_width = part.w - 2 * pad;
  // Under the buttons: where on the map the figure belongs, and where it does not.
  const Text where = app::where_drawn(work.data(), indicator);
  const float step = std::round(ui.fonts.small->FontSize * 1.2f);
  const float strip = side + ui.px(9 + 6 + 7) +
                      step * static_cast<float>(broken_lines(ui, ui.fonts.small, ui.words(where), where_width).size());
  ImGui::SetNextWindowPos({part.x, part.y});
  ImGui::SetNextWindowSize({part.w, strip});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {pad, ui.px(9)});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, im(tone::bar));
  ImGui::Begin((std::string(ui.words({"指標", "Indicator"})) + "###indicator-strip").c_str(), nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
  // With its words where there is room, for it is what one comes for.
  const float words = ImGui::CalcTextSize(ui.words(Text{"地図から外す", "Take off the map"})).x;
  const bool wide = ImGui::GetContentRegionAvail().x > words + ui.px(52) + 4 * (side + spacing);
  card_button(ui, "indicator-card", indicator, wide);
  ImGui::SameLine(0, spacing);
  if (icon_button(ui, "indicator-go", "target",
                  {"地図をこの値の位置へ動かします", "Moves the map to where the figure is of"}))
    ui.push([indicator](app::WindowState& window) { go_to_figure(window, indicator); });
  ImGui::SameLine(0, spacing);
  if (icon_button(ui, "indicator-enter", "entry", {"この計画の実績値を入力します", "Enters actual values of this plan"}))
    ui.push([](app::WindowState& window) { window.show_entry(); });
  ImGui::SameLine(0, spacing);
  if (icon_button(ui, "indicator-export", "export",
                  {"このシートを PDF・PNG・SVG に書き出します", "Exports this sheet as PDF, PNG or SVG"}))
    ui.push([](app::WindowState& window) { window.dialog = app::Dialog::export_sheet; });
  ImGui::SameLine();
  ImGui::SetCursorPosX(ImGui::GetWindowWidth() - pad - side);
  if (icon_button(ui, "indicator-close", "close", {"指標のシートを閉じます", "Closes the indicator's sheet"}))
    ui.push([](app::WindowState& window) { window.desk.indicator.clear(); });
  ImGui::SetCursorPosY(ui.px(9 + 6) + side);
  paragraph(ui, ui.fonts.small, ui.words(where), tone::quiet, where_width);
  auto* list = ImGui::GetWindowDrawList();
  list->AddLine({part.x, part.y + strip - 1}, {part.x + part.w, part.y + strip - 1}, im(tone::line));
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();

  const Layout::Part below{part.x, part.y + strip, part.w, std::max(1.0f, part.h - strip)};
  page_.draw(ui, "page.indicator", below, w.desk.indicator, [&work, row = *row](const report::Paper& paper) {
    const report::Request request{work.data(), work.wording(), {.as_of = work.as_of()}, work.grading()};
    return report::indicator_sheet(request, row, paper);
  });
}

}  // namespace kuiki::ui
