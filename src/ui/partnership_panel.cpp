#include <cmath>

#include "app/area_facts.h"
#include "app/tables.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "base/number.h"
#include "model/plan_names.h"
#include "ui/right_panel.h"
#include "ui/widgets.h"

namespace kuiki::ui {

void partnership_view(const Ui& ui) {
  auto& work = ui.workspace;
  const auto& data = work.data();
  const auto& p = *work.partnership();
  heading(ui, p.name);
  quiet_text(ui, ui.words(p.kind));
  const Text unknown{"不明", "unknown"}, people{" 人", ""};
  const auto population = [&](double v) {
    return std::isnan(v) ? ui.words(unknown) : format_number(v, 0) + ui.words(people);
  };

  if (p.lead != model::none) {
    fact(ui, ui.words({"中心", "Lead"}), ui.words(app::area_name(data, p.lead)));
  } else {
    int leads = 0;
    for (const auto& m : p.members) leads += m.leads;
    if (leads == 0) fact(ui, ui.words({"中心", "Lead"}), ui.words({"なし（対等）", "none (equal partners)"}));
  }
  fact(ui, ui.words({"構成", "Members"}), std::to_string(p.members.size()));
  Text title{"人口の合計", "Total population"};
  if (p.period) title = say("人口の合計（{}年）", "Total population ({})", model::year_of(*p.period));
  fact(ui, ui.words(title), p.unknown > 0 ? ui.words(unknown) : population(p.known_population));
  if (p.unknown > 0 && p.known > 0)
    small_text(ui, ui.words(say("分かっている {} 区域の合計は {} 人、{} 区域は不明です。",
                                "{1} in the {0} known areas; {2} unknown.", p.known, format_number(p.known_population, 0),
                                p.unknown)));
  gap(ui, 4);
  for (const auto& m : p.members) {
    const auto& code = data.areas.code[m.area];
    std::string name = ui.words(app::area_name(data, m.area));
    const float x = ImGui::GetCursorPosX(), room = ImGui::GetContentRegionAvail().x;
    if (link(ui, "member." + code, name, {"この区域を選びます", "Selects this area"}))
      ui.push([area = m.area](app::WindowState& window) { window.select(area); });
    if (m.leads) {
      ImGui::SameLine(0, ui.px(8));
      ImGui::PushStyleColor(ImGuiCol_Text, im(tone::accent));
      ImGui::TextUnformatted(ui.words(model::member_role_name(model::MemberRole::lead)));
      ImGui::PopStyleColor();
    }
    const std::string value = population(m.population);
    ImGui::SameLine();
    ImGui::SetCursorPosX(x + room - ImGui::CalcTextSize(value.c_str()).x);
    ImGui::PushStyleColor(ImGuiCol_Text, im(std::isnan(m.population) ? tone::quiet : tone::text));
    ImGui::TextUnformatted(value.c_str());
    ImGui::PopStyleColor();
    if (m.basis == model::MemberBasis::common_knowledge)
      tooltip(ui, {"計画書に明記はなく、一般に知られていることによります", "Not stated in the plan; commonly known"});
  }
  if (!p.source_quote.empty()) {
    gap(ui, 4);
    small_text(ui, "「" + p.source_quote + "」");
    small_text(ui, p.source_document);
  }
}

}  // namespace kuiki::ui
