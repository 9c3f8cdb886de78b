#include "ui/right_panel.h"

#include <cmath>

#include "app/window_state.h"
#include "app/workspace.h"
#include "ui/widgets.h"

namespace kuiki::ui {

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
        [&] { table_.draw(ui); });
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
