#include <algorithm>
#include <cmath>

#include "app/workspace.h"
#include "ui/panels.h"
#include "ui/widgets.h"

namespace kuiki::ui {
namespace {

/// A white card in the middle of the window.
template <class Body>
void centred_card(const Ui& ui, const char* id, float width, const Body& body) {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({size.x / 2, size.y * 0.45f}, ImGuiCond_Always, {0.5f, 0.5f});
  ImGui::SetNextWindowSize({std::min(ui.px(width), size.x - ui.px(32)), 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(28), ui.px(24)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(4));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ImGui::PushStyleColor(ImGuiCol_WindowBg, im(map::paper::white));
  ImGui::Begin(id, nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_AlwaysAutoResize);
  body();
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(3);
}

}  // namespace

void loading_screen(const Ui& ui) {
  centred_card(ui, "##loading", 460, [&] {
    heading(ui, {"区域 Kuiki", "区域 Kuiki"});
    const auto job = ui.workspace.jobs.state();
    quiet_text(ui, ui.words(job ? job->title : Text{"準備しています", "Getting ready"}));
    gap(ui, 8);
    // Work that cannot say how far it is still shows that it goes on.
    const float told = job ? static_cast<float>(job->fraction) : 0.0f;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x, height = ui.px(8);
    ImGui::Dummy({width, height});
    mark(ui, "loading");
    auto* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(at, {at.x + width, at.y + height}, im(tone::hover), height / 2);
    if (told > 0.02f) {
      list->AddRectFilled(at, {at.x + width * told, at.y + height}, im(tone::accent), height / 2);
    } else {
      const float phase = static_cast<float>(std::fmod(ImGui::GetTime(), 1.4) / 1.4), piece = width * 0.28f,
                  x = (width + piece) * phase - piece;
      list->AddRectFilled({at.x + std::max(0.0f, x), at.y}, {at.x + std::min(width, x + piece), at.y + height},
                          im(tone::accent), height / 2);
    }
    small_text(ui, job && !job->step.empty() ? ui.words(job->step) : " ");
  });
}

void failure_screen(const Ui& ui) {
  const auto& failure = ui.workspace.failure();
  if (!failure) return;
  centred_card(ui, "##failure", 600, [&] {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ui.icons.draw(ImGui::GetWindowDrawList(), "error", at, ui.px(28), im(tone::accent));
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ui.px(40));
    heading(ui, {"データベースを開けません", "The database cannot be opened"});
    gap(ui, 8);
    paragraph(ui, ui.fonts.body, ui.words(failure->message()), tone::text);
    gap(ui, 8);
    quiet_text(
        ui,
        ui.words({"端末で「kuiki build --geodata geodata --output "
                  "FILE」を実行すると、データベースを作り直せます。別のデータベースは「kuiki view --db FILE」で開けます。",
                  "“kuiki build --geodata geodata --output FILE” makes the database anew; “kuiki view --db FILE” opens "
                  "another one."}));
    gap(ui, 12);
    command_button(ui, "quit", true, true);
    mark(ui, "failure");
  });
}

}  // namespace kuiki::ui
