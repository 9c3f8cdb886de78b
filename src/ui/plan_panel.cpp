#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cstring>

#include "app/plan_browser.h"
#include "app/regions.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "base/plural.h"
#include "model/judge.h"
#include "model/plan_names.h"
#include "model/plan_tree.h"
#include "report/sheet_words.h"
#include "ui/plan_filters.h"
#include "ui/plan_list.h"
#include "ui/plans.h"
#include "ui/widgets.h"

namespace kuiki::ui {

struct PlanPanel::State {
  PlanList list;
  app::PlanFindings findings;
  app::Folding folding, folding_found;  ///< of the whole tree; of what a query or a filter left

  /// What rows and findings were made from.
  struct Made {
    std::uint64_t data = 0;
    app::PlanFilter filter;
    bool all_plans = false;
    std::string plan, hierarchy;
    std::optional<int> as_of;
    model::YearStyle years = model::YearStyle::western;
    friend bool operator==(const Made&, const Made&) = default;
  } made;
  bool stale = true;
  std::string query;
  int field = 0;  ///< number of the search field: a new one does not remember what was typed into the old one
  bool choosers_open = false;
  std::string shown_indicator, shown_node;

  [[nodiscard]] app::Folding& now() { return findings.everything ? folding : folding_found; }
  void refresh(const Ui& ui);
  void make_rows(const Ui& ui);
  void follow_choice(const Ui& ui);
  void plan_chooser(const Ui& ui);
  void hierarchy_chooser(const Ui& ui);
  void search(const Ui& ui);
  void counts(const Ui& ui);
  void nothing_found(const Ui& ui);
};

PlanPanel::PlanPanel() : state_(std::make_unique<State>()) {}
PlanPanel::~PlanPanel() = default;

void PlanPanel::State::make_rows(const Ui& ui) {
  auto& work = ui.workspace;
  const app::PlanIndex::VerdictOf verdict_of = [&work](model::IndicatorRow row) { return work.judged(row).verdict; };
  if (made.all_plans)
    list.take(app::flat_rows(work.data(), findings, now(), verdict_of));
  else if (const auto* tree = work.tree(made.plan))
    list.take(app::tree_rows(work.data(), *tree, made.hierarchy, findings, now(), verdict_of));
  else
    list.take({});
}

void PlanPanel::State::refresh(const Ui& ui) {
  auto& work = ui.workspace;
  auto& w = ui.window;
  const Made wanted{work.data_revision(), w.desk.filter, w.desk.all_plans,   w.desk.plan,
                    w.desk.hierarchy,     work.as_of(),  work.settings.years};
  if (!stale && wanted == made) return;
  if (wanted.data != made.data || wanted.plan != made.plan || wanted.all_plans != made.all_plans) {
    folding.clear();
    folding_found.clear();
  }
  if (wanted.filter != made.filter) folding_found.clear();
  made = wanted;
  stale = false;
  findings = work.plan_index().find(made.filter, made.all_plans ? std::string() : made.plan,
                                    [&work](model::IndicatorRow row) { return work.judged(row).verdict; });
  list.forget_words();
  make_rows(ui);
}

/// What was chosen elsewhere (map, search, a link of a sheet) is unfolded and brought into sight.
void PlanPanel::State::follow_choice(const Ui& ui) {
  auto& work = ui.workspace;
  auto& w = ui.window;
  if (w.desk.indicator == shown_indicator && w.desk.node == shown_node) return;
  shown_indicator = w.desk.indicator;
  shown_node = w.desk.node;
  const auto* tree = work.tree(w.desk.plan);
  if (!tree || made.all_plans) return;
  const auto node = tree->find_node(w.desk.node);
  const auto row = w.desk.indicator.empty() ? std::nullopt : work.data().find_indicator(w.desk.indicator);
  if (node == model::none && !row) return;
  bool unfolded = false;
  for (const auto above : tree->path(node)) {
    if (above == node && !row) break;
    app::PlanRow key;
    key.row = above;
    auto& open = now()[key.key()];
    unfolded = unfolded || !open;
    open = true;
  }
  if (unfolded) make_rows(ui);
  if (row)
    list.reveal(app::PlanRow::Kind::indicator, *row);
  else
    list.reveal(app::PlanRow::Kind::node, node);
}

void PlanPanel::State::plan_chooser(const Ui& ui) {
  auto& work = ui.workspace;
  auto& w = ui.window;
  const auto& data = work.data();
  const auto* now = model::find_plan(data, w.desk.plan);
  const std::string shown = now ? ui.words(app::plan_title(*now)) : ui.words({"計画を選んでください", "Choose a plan"});
  if (begin_combo(ui, "plan", shown, {"見る計画を選びます", "The plan to look at"})) {
    for (const auto& plan : data.plans) {
      const float row = ui.px(46);
      const ImVec2 at = ImGui::GetCursorScreenPos();
      if (ImGui::Selectable(("##plan." + plan.id).c_str(), &plan == now, ImGuiSelectableFlags_None,
                            {ui.px(420), row - ui.px(6)}))
        ui.push([id = plan.id, code = plan.municipality_code](app::WindowState& window) {
          window.desk.all_plans = false;
          window.show_plan(id);
          // The map goes along, so that what the plan puts there can be seen; its subject stays.
          const auto* region = app::region_of(window.document());
          if (!region || region->subject.within != code) window.go_to_areas({code});
        });
      if (ImGui::IsItemVisible()) mark(ui, "choice.plan." + plan.id);
      auto* draw = ImGui::GetWindowDrawList();
      auto* small = ui.fonts.small;
      draw->AddText({at.x + ui.px(4), at.y + ui.px(1)}, im(tone::text), ui.words(app::plan_title(plan)));
      const auto detail = report::plan_city(data, plan, ui.lang()) + "　" + report::plan_period(plan, work.wording()) +
                          "　" +
                          ui.words(say("{}指標", "{}", counted(work.tree(plan.id)->indicators().size(), "indicator")));
      draw->AddText(small, small->FontSize, {at.x + ui.px(4), at.y + ui.px(22)}, im(tone::quiet), detail.c_str());
    }
    end_combo();
  }
  if (now)
    small_text(ui, report::plan_city(data, *now, ui.lang()) + "　" + report::plan_period(*now, work.wording()) + "　" +
                       ui.words(say("{}指標", "{}", counted(work.tree(now->id)->indicators().size(), "indicator"))));
}

void PlanPanel::State::hierarchy_chooser(const Ui& ui) {
  auto& work = ui.workspace;
  auto& w = ui.window;
  const auto* tree = work.tree(w.desk.plan);
  if (!tree || tree->hierarchies().size() < 2 || w.desk.all_plans) return;
  if (!begin_combo(ui, "hierarchy", ui.words(model::hierarchy_name(w.desk.hierarchy)),
                   {"計画の中にある別の体系に切り替えます", "Another hierarchy of the same plan"}))
    return;
  for (const auto& hierarchy : tree->hierarchies())
    if (choice(ui, "hierarchy." + hierarchy, ui.words(model::hierarchy_name(hierarchy)), hierarchy == w.desk.hierarchy))
      w.desk.hierarchy = hierarchy;
  end_combo();
}

void PlanPanel::State::search(const Ui& ui) {
  auto& work = ui.workspace;
  auto& w = ui.window;
  auto& filter = w.desk.filter;
  const float side = ImGui::GetFrameHeight(), spacing = ui.px(6), size = ui.px(18);
  if (w.wants_plan_search) {
    ImGui::SetKeyboardFocusHere();
    w.wants_plan_search = false;
  }
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x - side - spacing;
  // The cross stands in the field, at its right end, and takes the click before the field does.
  const ImVec2 cross{at.x + width - ui.px(30), at.y};
  const bool on_cross =
      !query.empty() && ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(cross, {cross.x + ui.px(28), cross.y + side});
  if (on_cross && ImGui::IsMouseClicked(0)) filter.query.clear();
  if (filter.query != query) {  // changed here or elsewhere: another plan was opened, filters were cleared
    query = filter.query;
    ++field;
  }
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(34), ImGui::GetStyle().FramePadding.y});
  ImGui::SetNextItemWidth(width);
  const auto hint = field_hint(ui, {"指標・施策・担当など", "Words to find"}, width + ui.px(24));
  const bool entered = ImGui::InputTextWithHint(("##plan-search" + std::to_string(field)).c_str(), hint.c_str(), &query,
                                                ImGuiInputTextFlags_AutoSelectAll | ImGuiInputTextFlags_EnterReturnsTrue);
  ImGui::PopStyleVar();
  const bool active = ImGui::IsItemActive();
  filter.query = query;
  mark(ui, "plan-search");
  if (on_cross)
    tooltip(ui, {"言葉を消します", "Clears the words"});
  else if (!active)
    tooltip(
        ui,
        {"計画のすべての文章から探します：指標・施策の名前、計画書の記載、説明、設定理由、担当、個別計画、注記など。"
         "かな・全角半角・字体（俱と倶、ヶとケ）の違いは問いません（Ctrl+F）",
         "Searches all texts of the plan: names, printed rows, descriptions, rationales, departments, notes. Kana, width "
         "and variant characters do not matter (Ctrl+F)"});
  auto* draw = ImGui::GetWindowDrawList();
  ui.icons.draw(draw, "search", {at.x + ui.px(9), at.y + (side - size) / 2}, size, im(tone::quiet));
  if (!query.empty()) {
    ui.icons.draw(draw, "close", {cross.x + ui.px(5), at.y + (side - ui.px(16)) / 2}, ui.px(16),
                  im(on_cross ? tone::accent : tone::quiet));
    if (on_cross) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (ui.marks) (*ui.marks)["plan-search-clear"] = {cross.x, cross.y, ui.px(28), side};
  }
  const bool down = active && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_DownArrow));
  if (entered || down) list.focus();
  ImGui::SetCursorScreenPos({at.x + width + spacing, at.y});
  const int set = filters_set(filter);
  if (icon_button(ui, "filters", "filter",
                  choosers_open ? Text{"絞り込みの条件をしまいます", "Puts the filters away"}
                                : Text{"担当・SDGs・判定などで絞り込みます", "Filters by department, SDG, verdict …"},
                  true, choosers_open || set > 0))
    choosers_open = !choosers_open;
  if (checkbox(ui, "plan-search-all", {"すべての計画から探す", "Search all plans"}, w.desk.all_plans,
               say("{} の計画をまとめて探します", "Searches all {} plans together", work.data().plans.size())))
    w.desk.all_plans = !w.desk.all_plans;
}

void PlanPanel::State::counts(const Ui& ui) {
  const Text words = findings.nodes == 0 || findings.everything
                         ? say("指標 {}件", "{}", counted(findings.indicators, "indicator"))
                         : say("指標 {}件・施策や事業 {}件", "{} indicators, {} measures and projects", findings.indicators,
                               findings.nodes);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float side = ui.px(26), room = ImGui::GetContentRegionAvail().x;
  auto* small = ui.fonts.small;
  auto* draw = ImGui::GetWindowDrawList();
  draw->AddText(small, small->FontSize, {at.x, at.y + (side - small->FontSize) / 2}, im(tone::quiet), ui.words(words));
  float x = at.x + room - side;
  for (const bool open : {true, false}) {
    ImGui::SetCursorScreenPos({x, at.y});
    x -= side + ui.px(2);
    const char* id = open ? "plan-unfold" : "plan-fold";
    const bool clicked = ImGui::InvisibleButton((std::string("##") + id).c_str(), {side, side});
    const ImVec2 a = ImGui::GetItemRectMin();
    if (ImGui::IsItemHovered()) draw->AddRectFilled(a, ImGui::GetItemRectMax(), im(tone::hover), ui.px(4));
    ui.icons.draw(draw, open ? "unfold-all" : "fold-all", {a.x + ui.px(4), a.y + ui.px(4)}, ui.px(18), im(tone::quiet));
    mark(ui, id);
    tooltip(ui, open ? Text{"すべてひらく", "Unfold all"} : Text{"すべてたたむ", "Fold all"});
    if (!clicked) continue;
    auto& folds = now();
    folds.clear();
    app::PlanRow key;
    if (made.all_plans) {
      key.kind = app::PlanRow::Kind::plan;
      for (std::size_t i = 0; i < ui.workspace.data().plans.size(); ++i) {
        key.row = model::RowOf<model::Plan>(i);
        folds[key.key()] = open;
      }
    } else if (const auto* tree = ui.workspace.tree(made.plan)) {
      for (const auto node : tree->nodes()) {
        key.row = node;
        folds[key.key()] = open;
      }
    }
    make_rows(ui);
  }
  ImGui::SetCursorScreenPos({at.x, at.y + side + ui.px(4)});
}

void PlanPanel::State::nothing_found(const Ui& ui) {
  auto& w = ui.window;
  gap(ui, 8);
  quiet_text(ui, ui.words({"見つかりません。言葉を短くするか、条件を外してみてください。",
                           "Nothing found. Try fewer words, or take filters away."}));
  mark(ui, "plan.none");
  gap(ui, 4);
  if (!w.desk.all_plans && link(ui, "plan-none-all", ui.words({"すべての計画から探す", "Search all plans"}),
                                {"ほかの計画からも探します", "Searches the other plans too"}))
    w.desk.all_plans = true;
  if (link(ui, "plan-none-clear", ui.words({"言葉と条件をすべて外す", "Clear words and filters"}),
           {"計画全体を表示します", "Shows the whole plan"}))
    w.desk.filter = {};
}

void PlanPanel::draw(const Ui& ui, const Layout::Part& part) {
  if (part.w <= 0) return;
  auto& state = *state_;
  auto& work = ui.workspace;
  ImGui::SetNextWindowPos({part.x, part.y});
  ImGui::SetNextWindowSize({part.w, part.h});
  ImGui::Begin((std::string(ui.words({"計画", "Plans"})) + "###plans").c_str(), nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  if (work.data().plans.empty()) {
    heading(ui, {"計画がありません", "No plans"});
    quiet_text(ui, ui.words({"このデータベースには計画が入っていません。", "This database holds no plans."}));
    ImGui::End();
    return;
  }
  state.plan_chooser(ui);
  state.hierarchy_chooser(ui);
  state.search(ui);
  state.refresh(ui);
  if (state.choosers_open) filter_choosers(ui, state.findings);
  filter_chips(ui);
  state.counts(ui);
  ImGui::Separator();
  state.follow_choice(ui);
  if (state.list.rows().empty())
    state.nothing_found(ui);
  else if (const auto fold = state.list.draw(ui, state.findings, state.made.filter.query)) {
    state.now()[fold->key] = fold->open;
    state.make_rows(ui);
  }
  ImGui::End();
}

}  // namespace kuiki::ui
