#include <algorithm>

#include "app/desk_sheets.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "model/plan_names.h"
#include "model/plan_tree.h"
#include "ui/plans.h"
#include "ui/widgets.h"

namespace kuiki::ui {
namespace {

/// Controls above a page, over the whole width; gives their height.
template <class Body>
float strip(const Ui& ui, const Layout::Part& part, const Body& body) {
  ImGui::SetNextWindowPos({part.x, part.y});
  ImGui::SetNextWindowSize({part.w, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(12), ui.px(8)});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, im(tone::bar));
  ImGui::Begin((std::string(ui.words({"計画の内容の設定", "Settings of the page"})) + "###desk-controls").c_str(), nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_AlwaysAutoResize);
  body();
  const float height = ImGui::GetWindowHeight();
  auto* list = ImGui::GetWindowDrawList();
  list->PushClipRectFullScreen();
  list->AddLine({part.x, part.y + height - 1}, {part.x + part.w, part.y + height - 1}, im(tone::line));
  list->PopClipRect();
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  return height;
}

Layout::Part below(Layout::Part part, float height) {
  part.y += height;
  part.h = std::max(1.0f, part.h - height);
  return part;
}

/// Where nothing is chosen yet: what to do, and where to begin.
template <class Body>
void empty_state(const Ui& ui, const Layout::Part& part, const Text& title, const Text& words, const Body& body) {
  ImGui::SetNextWindowPos({part.x, part.y});
  ImGui::SetNextWindowSize({part.w, part.h});
  const float width = std::min(part.w - ui.px(48), ui.px(560));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {(part.w - width) / 2, ui.px(48)});
  ImGui::Begin((std::string(ui.words(title)) + "###desk-empty").c_str(), nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus);
  heading(ui, title, width);
  quiet_text(ui, ui.words(words));
  gap(ui, 12);
  body();
  mark(ui, "desk.empty");
  ImGui::End();
  ImGui::PopStyleVar();
}

/// The nodes a plan begins with, to be clicked.
void first_nodes(const Ui& ui) {
  auto& work = ui.workspace;
  auto& w = ui.window;
  const auto* tree = work.tree(w.desk.plan);
  if (!tree) return;
  for (const auto row : tree->roots(w.desk.hierarchy)) {
    const auto& node = work.data().plan_nodes[row];
    const auto name = model::node_name(node);
    int number = 0;
    for (const auto& line : broken_lines(ui, ui.fonts.body, name, ImGui::GetContentRegionAvail().x)) {
      const std::string id = "begin." + node.id + (number++ > 0 ? "." + std::to_string(number) : std::string{});
      if (link(ui, id, line, {"この施策のシートを開きます", "Opens its sheet"})) follow(ui, node.id);
    }
  }
}

/// Does it put an indicator of the plan beside others?
bool concerns(const app::WindowState& w, const model::Comparison& comparison) {
  return std::ranges::any_of(comparison.members, [&](const auto& member) {
    const auto row = w.data().find_indicator(member.indicator);
    return row && w.data().indicators[*row].plan == w.desk.plan;
  });
}

void comparison_chooser(const Ui& ui, const std::string& now) {
  auto& work = ui.workspace;
  const auto& all = work.data().comparisons;
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted(ui.words({"比べること", "Compare"}));
  ImGui::SameLine(0, ui.px(10));
  if (!begin_combo(ui, "comparison", ui.words(app::name_of_sheet(work.data(), now)),
                   {"同じことを測っている指標の組を選びます", "Choose what is compared between the plans"},
                   std::min(ui.px(420), ImGui::GetContentRegionAvail().x)))
    return;
  for (const bool here : {true, false}) {
    bool first = true;
    for (const auto& comparison : all) {
      if (concerns(ui.window, comparison) != here) continue;
      if (first)
        small_text(ui, ui.words(here ? Text{"この計画の指標がある比較", "With indicators of this plan"}
                                     : Text{"ほかの計画どうしの比較", "Between other plans"}));
      first = false;
      if (choice(ui, "comparison." + comparison.id, ui.words(app::name_of_sheet(work.data(), comparison.id)),
                 comparison.id == now))
        follow(ui, comparison.id);
    }
  }
  end_combo();
}

std::string words_of(const model::ConversionRule& rule, const std::optional<double>& yen) {
  auto words = fmt::format("{} {} {} {} {} {} {} {}", rule.lowest, rule.highest, rule.per_full_way, rule.kept, rule.not_kept,
                           rule.use_inferred_targets, static_cast<int>(rule.weights), yen.value_or(0));
  for (const auto& [category, weight] : rule.category_weights) words += fmt::format(" {} {}", category, weight);
  return words;
}

}  // namespace

void DeskView::draw(const Ui& ui, const Layout::Part& whole) {
  auto& work = ui.workspace;
  auto& w = ui.window;
  const auto& desk = w.desk;
  Layout::Part part = whole;
  std::string id = app::sheet_on(desk, desk.desk), more;

  if (desk.desk == app::Desk::comparison) {
    const auto& all = work.data().comparisons;
    if (id.empty() && !all.empty()) {
      const auto here = std::ranges::find_if(all, [&](const auto& comparison) { return concerns(w, comparison); });
      id = here == all.end() ? all.front().id : here->id;
      ui.push([id](app::WindowState& window) { window.desk.comparison = id; });
    }
    if (!id.empty() && !w.presenting) part = below(part, strip(ui, part, [&] { comparison_chooser(ui, id); }));
  }
  if (desk.desk == app::Desk::score) {
    if (const auto scheme = app::score_of_plan(desk.plan)) {
      if (!w.presenting) part = below(part, strip(ui, part, [&] { score_.draw(ui, *scheme); }));
      more = "|" + words_of(desk.rule ? *desk.rule : scheme->rule, desk.total_yen);
    }
  }

  if (id.empty()) {
    const auto nothing = [] {};
    if (desk.desk == app::Desk::measure)
      empty_state(ui, part, {"施策を選んでください", "Choose a measure"},
                  {"左の一覧で施策をクリックすると、その目的・指標・判定をまとめたシートがここに出ます。",
                   "Click a measure in the list on the left: its aims, indicators and verdicts stand here as a sheet."},
                  [&] { first_nodes(ui); });
    else if (desk.desk == app::Desk::comparison)
      empty_state(ui, part, {"比較できる指標がありません", "Nothing to compare"},
                  {"このデータベースには、計画どうしで同じことを測っている指標の組がありません。",
                   "This database has no indicators that measure the same thing in several plans."},
                  nothing);
    else if (desk.desk == app::Desk::score)
      empty_state(ui, part, {"この計画には得点の定めがありません", "This plan has no score"},
                  {"幸福度は小樽市総合戦略にだけ定められています。左で小樽市総合戦略を選んでください。",
                   "Only the strategy of Otaru sets a happiness score. Choose it on the left."},
                  nothing);
    else
      empty_state(ui, part, {"計画を選んでください", "Choose a plan"},
                  {"左の一覧で計画を選ぶと、概要がここに出ます。", "Choose a plan on the left to see its overview here."},
                  nothing);
    return;
  }

  constexpr const char* names[] = {"map", "overview", "measure", "comparison", "score", "entry"};
  const std::string name = std::string("page.") + names[static_cast<int>(desk.desk)];
  page_.draw(ui, name, part, id + more,
             [&](const report::Paper& paper) { return app::sheet_pages(work.data(), id, app::sheet_options(w), paper); });
}

}  // namespace kuiki::ui
