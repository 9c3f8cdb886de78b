#include <algorithm>
#include <array>

#include "app/desk_sheets.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "model/fiscal.h"
#include "model/grading.h"
#include "model/plan_tree.h"
#include "ui/plans.h"
#include "ui/widgets.h"

namespace kuiki::ui {
namespace {

constexpr float icon_units = 18, padding = 10, spacing = 6;

float text_width(const Ui& ui, const Text& words) { return ImGui::CalcTextSize(ui.words(words)).x; }

/// Words, an icon, or both, over a line in the accent colour where it is the chosen one.
bool tab(const Ui& ui, const std::string& id, const Text& words, const Text& tip, const ButtonLook& look, float height) {
  const auto icon = look.icon;
  const bool clicked = ImGui::InvisibleButton(("##" + id).c_str(), {look.width, height});
  const ImVec2 a = ImGui::GetItemRectMin(), b = ImGui::GetItemRectMax();
  auto* list = ImGui::GetWindowDrawList();
  const bool hovered = ImGui::IsItemHovered() || ImGui::IsItemFocused();
  if (hovered) list->AddRectFilled({a.x, a.y + ui.px(4)}, {b.x, b.y - ui.px(4)}, im(tone::hover), ui.px(4));
  const ImU32 ink = im(look.chosen ? tone::accent_pressed : hovered ? tone::text : tone::quiet);
  const float size = icon.empty() ? 0 : ui.px(icon_units), letters = words.empty() ? 0 : text_width(ui, words);
  const float between = size > 0 && letters > 0 ? ui.px(6) : 0;
  float x = std::round(a.x + (b.x - a.x - size - between - letters) / 2);
  if (size > 0) {
    ui.icons.draw(list, icon, {x, std::round((a.y + b.y - size) / 2)}, size, ink);
    x += size + between;
  }
  if (letters > 0) list->AddText({x, std::round((a.y + b.y - ImGui::GetFontSize()) / 2)}, ink, ui.words(words));
  if (look.chosen) list->AddRectFilled({a.x, b.y - ui.px(3)}, b, im(tone::accent));
  mark(ui, id);
  tooltip(ui, tip);
  return clicked;
}

void begin_strip(const Ui& ui, const char* id, const Text& title, const Layout::Part& part, float inset) {
  ImGui::SetNextWindowPos({part.x, part.y});
  ImGui::SetNextWindowSize({part.w, part.h});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {inset, 0});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, im(tone::bar));
  ImGui::Begin((std::string(ui.words(title)) + "###" + id).c_str(), nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
  auto* list = ImGui::GetWindowDrawList();
  list->PushClipRectFullScreen();
  const float y = part.y + part.h - 1;
  list->AddLine({part.x, y}, {part.x + part.w, y}, im(tone::line));
  list->PopClipRect();
}
void end_strip() {
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
}

struct DeskTab {
  app::Desk desk;
  const char* id;
  const char* icon;
  Text words, tip;
};
const std::array<DeskTab, 6>& desks() {
  using enum app::Desk;
  static const std::array<DeskTab, 6> all = {{
      {map, "desk.map", "map", {"地図", "Map"}, {"地図に戻ります（Esc）", "Back to the map (Esc)"}},
      {overview,
       "desk.overview",
       "overview",
       {"進捗の概要", "Overview"},
       {"計画全体の判定を目標別・部署別に見ます", "The verdicts of the whole plan, by goal and department"}},
      {measure,
       "desk.measure",
       "sheet",
       {"施策シート", "Measure"},
       {"選んだ施策のシートを見ます", "The sheet of the chosen measure"}},
      {comparison,
       "desk.comparison",
       "compare",
       {"比較", "Compare"},
       {"同じことを測っている指標を計画どうしで並べます", "The same thing measured in several plans, side by side"}},
      {score,
       "desk.score",
       "score",
       {"幸福度", "Score"},
       {"指標の進捗率から得点を仮計算します", "A provisional score from the indicators' achievement"}},
      {entry,
       "desk.entry",
       "entry",
       {"実績の入力", "Actuals"},
       {"年度の実績値を表に入力します", "A table in which a year's actual values are entered"}},
  }};
  return all;
}

/// The scheme's title without what stands in brackets after it.
std::string short_title(const std::string& title) {
  for (const char* bracket : {"（", " ("})
    if (const auto at = title.find(bracket); at != std::string::npos && at > 0) return title.substr(0, at);
  return title;
}

/// Fiscal years as of which the plan can be judged, the latest first.
std::vector<int> years_of(const app::WindowState& w) {
  std::vector<int> years;
  const auto* plan = model::find_plan(w.data(), w.desk.plan);
  if (!plan) return years;
  const auto from = model::parse_period(plan->period_from), to = model::parse_period(plan->period_to);
  if (from && to)
    for (int year = model::fiscal_year_of(*to); year >= model::fiscal_year_of(*from); --year) years.push_back(year);
  const auto as_of = w.workspace.as_of();
  if (as_of && std::ranges::find(years, *as_of) == years.end()) years.push_back(*as_of);
  return years;
}

std::string year_words(const app::WindowState& w, int year) {
  return w.workspace.wording()(model::Period{model::Period::Kind::fiscal_year, year, 0, 0, 0});
}

void year_choices(const Ui& ui) {
  auto& work = ui.workspace;
  const auto set = [&](std::optional<int> year) { ui.push([year](app::WindowState& window) { window.set_as_of(year); }); };
  if (choice(ui, "as-of.latest", ui.words({"最新の実績で判定", "By the latest actuals"}), !work.as_of())) set({});
  for (const int year : years_of(ui.window))
    if (choice(ui, "as-of." + std::to_string(year),
               ui.words(say("{}までの実績で判定", "By actuals up to {}", year_words(ui.window, year))),
               work.as_of() == year))
      set(year);
}

struct Chooser {
  std::string id;
  const char* icon;
  Text tip;
};
/// A list to choose from: as a box that shows what is chosen, or where there is no room as an icon that tells it.
template <class Choices>
void choose_from(const Ui& ui, const Chooser& chooser, const std::string& shown, float width, const Choices& choices) {
  const auto& [id, icon, tip] = chooser;
  if (width > 0) {
    if (begin_combo(ui, id, shown, tip, width)) {
      choices(ui);
      end_combo();
    }
    return;
  }
  const std::string popup = "##popup-" + id;
  if (icon_button(ui, id, icon, say("{}：{}", "{}: {}", tip, shown))) ImGui::OpenPopup(popup.c_str());
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(10), ui.px(10)});
  if (ImGui::BeginPopup(popup.c_str())) {
    choices(ui);
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
}

}  // namespace

void grading_choices(const Ui& ui) {
  auto& work = ui.workspace;
  const auto* now = work.grading();
  const auto set = [&](const std::string& id) {
    ui.push([id](app::WindowState& window) { window.workspace.set_grading(id); });
  };
  if (choice(ui, "grading.none", ui.words({"なし（判定の言葉だけ）", "None (verdicts in words)"}), now == nullptr))
    set("none");
  for (const auto& scheme : work.gradings()) {
    if (choice(ui, "grading." + scheme.id, ui.words(scheme.title), now == &scheme)) set(scheme.id);
    tooltip(ui, scheme.note);
  }
  ImGui::Separator();
  command_menu_item(ui, "own-gradings");
}

void left_tabs(const Ui& ui, const Layout::Part& part) {
  const auto& w = ui.window;
  begin_strip(ui, "left-tabs", {"地図と計画", "Map and plans"}, part, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  const float width = std::floor(part.w / 2);
  const auto show = [&](bool open) { ui.push([open](app::WindowState& window) { window.open_plans(open); }); };
  if (tab(ui, "left.map", {"地図", "Map"}, {"地図に何をどう描くかを決めます", "What the map shows, and how"},
          {.icon = "map", .chosen = !w.desk.open, .width = width}, part.h))
    show(false);
  ImGui::SameLine(0, 0);
  if (tab(ui, "left.plan", {"計画", "Plans"},
          {"総合戦略・総合計画の施策と指標を見ます（Ctrl+P）", "Measures and indicators of the plans (Ctrl+P)"},
          {.icon = "plan", .chosen = w.desk.open, .width = part.w - width}, part.h))
    show(true);
  ImGui::PopStyleVar();
  end_strip();
}

namespace {

/// What stands in the strip over the desk, and how wide each of it is.
struct DeskStrip {
  /// What is shown with its words; the rest as icons.
  struct Fit {
    bool words, year, marks;
  };

  DeskStrip(const Ui& of_window, const std::string& year, const std::string& marks);
  [[nodiscard]] bool chosen(const DeskTab& tab) const { return ui.window.desk.desk == tab.desk; }
  [[nodiscard]] float tab_width(const DeskTab& tab, bool words) const;
  /// Of the two choosers and the button beside them.
  [[nodiscard]] float choosers_width(const Fit& fit) const {
    return (fit.year ? year_width : side) + (fit.marks ? marks_width : side) + side;
  }
  [[nodiscard]] Fit fit_into(float room) const;

  const Ui& ui;
  float side, year_width, marks_width;
  std::vector<const DeskTab*> shown;
};

DeskStrip::DeskStrip(const Ui& of_window, const std::string& year, const std::string& marks)
    : ui(of_window), side(ImGui::GetFrameHeight()) {
  const float box = ui.px(2 * padding + icon_units + 12);
  year_width = ImGui::CalcTextSize(year.c_str()).x + box;
  marks_width = ImGui::CalcTextSize(marks.c_str()).x + box;
  for (const auto& desk : desks())
    if (desk.desk != app::Desk::score || app::score_of_plan(ui.window.desk.plan)) shown.push_back(&desk);
}

float DeskStrip::tab_width(const DeskTab& tab, bool words) const {
  if (!words) return ui.px(icon_units + 2 * padding) + (chosen(tab) ? text_width(ui, tab.words) + ui.px(6) : 0);
  return text_width(ui, tab.words) + ui.px(2 * padding);
}

/// From roomy to narrow: first the choosers shrink to icons, then the tabs that are not chosen.
DeskStrip::Fit DeskStrip::fit_into(float room) const {
  constexpr std::array<Fit, 5> fits = {
      {{true, true, true}, {true, true, false}, {true, false, false}, {false, true, false}, {false, false, false}}};
  for (const auto& fit : fits) {
    float width = 3 * ui.px(spacing) + choosers_width(fit);
    for (const auto* tab : shown) width += tab_width(*tab, fit.words);
    if (width <= room) return fit;
  }
  return fits.back();
}

}  // namespace

void desk_tabs(const Ui& ui, const Layout::Part& part) {
  auto& work = ui.workspace;
  auto& w = ui.window;
  begin_strip(ui, "desk-tabs", {"計画の見方", "Ways to see the plan"}, part, ui.px(spacing));

  const auto as_of = work.as_of();
  const std::string year =
      as_of ? ui.words(say("{}まで", "to {}", year_words(w, *as_of))) : ui.words({"最新の実績", "Latest"});
  const auto* grading = work.grading();
  const std::string marks = grading ? short_title(grading->title.in(work.lang())) : ui.words({"記号なし", "No marks"});
  const DeskStrip strip(ui, year, marks);
  const auto fit = strip.fit_into(part.w - 2 * ui.px(spacing));

  for (const auto* desk : strip.shown) {
    const bool chosen = strip.chosen(*desk);
    if (tab(ui, desk->id, fit.words || chosen ? desk->words : Text{}, desk->tip,
            {.icon = fit.words ? "" : desk->icon, .chosen = chosen, .width = strip.tab_width(*desk, fit.words)}, part.h))
      ui.push([which = desk->desk](app::WindowState& window) { window.show_desk(which); });
    ImGui::SameLine(0, 0);
  }

  const float right = strip.choosers_width(fit) + 2 * ui.px(spacing);
  ImGui::SetCursorPos(
      {std::max(ImGui::GetCursorPosX(), part.w - right - ui.px(spacing)), std::round((part.h - strip.side) / 2)});
  const float y = ImGui::GetCursorPosY();
  choose_from(ui, {"as-of", "calendar", {"どの年度までの実績値で判定するか", "Up to which year's actuals it is judged"}},
              year, fit.year ? strip.year_width : 0, year_choices);
  ImGui::SameLine(0, ui.px(spacing));
  ImGui::SetCursorPosY(y);
  choose_from(ui, {"grading", "marks", {"評価の記号の付け方", "How marks are given"}}, marks,
              fit.marks ? strip.marks_width : 0, grading_choices);
  ImGui::SameLine(0, ui.px(spacing));
  ImGui::SetCursorPosY(y);
  command_icon(ui, "export-sheet");
  end_strip();
}

}  // namespace kuiki::ui
