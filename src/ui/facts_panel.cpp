#include <algorithm>
#include <cmath>

#include "app/area_facts.h"
#include "app/choices.h"
#include "app/edits.h"
#include "app/plan_browser.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "base/number.h"
#include "base/plural.h"
#include "map/compose.h"
#include "model/plan_tree.h"
#include "model/source_words.h"
#include "ui/charts.h"
#include "ui/right_panel.h"
#include "ui/widgets.h"

namespace kuiki::ui {
namespace {

std::string figure(const Ui& ui, double value, int decimals, const model::Indicator& indicator) {
  if (std::isnan(value)) return ui.words({"データなし", "no data"});
  const Text unit = app::indicator_unit(indicator);
  return format_number(value, decimals) + (unit.empty() ? "" : " " + std::string(ui.words(unit)));
}

void neighbours(const Ui& ui, const app::AreaFacts& facts) {
  if (facts.neighbours.empty()) return;
  const auto& data = ui.workspace.data();
  label(ui, {"隣接する区域", "Neighbours"});
  gap(ui, 2);
  bool first = true;
  for (const auto& code : facts.neighbours) {
    const auto row = data.find_area(code);
    if (!row) continue;
    const std::string name = ui.words(app::area_name(data, *row));
    if (!first) flow(ImGui::CalcTextSize(name.c_str()).x);
    first = false;
    if (link(ui, "neighbour." + code, name, say("{} を選びます", "Selects {}", app::area_name(data, *row))))
      ui.push([area = *row](app::WindowState& w) { w.select(area); });
  }
}

void sites(const Ui& ui, const app::AreaFacts& facts) {
  label(ui, {"避難場所・避難所", "Evacuation sites"});
  gap(ui, 2);
  const auto line = [&](const app::AreaFacts::SiteCount& site) {
    fact(ui, ui.words(site.name), site.count ? format_number(*site.count, 0) : ui.words({"データなし", "no data"}));
  };
  // Emergency sites with the hazards they are for, then shelters.
  line(facts.facilities[0]);
  ImGui::Indent(ui.px(12));
  for (std::size_t i = 2; i < facts.facilities.size(); ++i)
    if (facts.facilities[i].count.value_or(0) > 0) line(facts.facilities[i]);
  ImGui::Unindent(ui.px(12));
  line(facts.facilities[1]);
}

/// The projects that a plan has for the area, by theme; each leads to its sheet.
void ward_projects(const Ui& ui, const app::AreaFacts& facts) {
  if (facts.ward_projects.empty()) return;
  const auto& data = ui.workspace.data();
  const auto node_of = [&](model::NodeRow row) -> const model::PlanNode& { return data.plan_nodes[row]; };
  const auto* plan = model::find_plan(data, node_of(facts.ward_projects.front()).plan);
  const auto* tree = plan ? ui.workspace.tree(plan->id) : nullptr;
  if (!tree) return;
  if (!section(ui, "ward-projects", say("区の事業（{}件）", "Projects of the ward ({})", facts.ward_projects.size())))
    return;
  small_text(ui, ui.words(say("出典：{}。テーマの区分は本システムの分類です。",
                              "Source: {}. The themes are grouped by this program.", app::plan_title(*plan))));
  std::vector<std::string> themes;
  for (const auto row : facts.ward_projects)
    if (std::ranges::find(themes, node_of(row).theme) == themes.end()) themes.push_back(node_of(row).theme);
  for (const auto& theme : themes) {
    const auto count =
        std::ranges::count_if(facts.ward_projects, [&](model::NodeRow row) { return node_of(row).theme == theme; });
    gap(ui, 4);
    const std::string named = theme.empty() ? ui.words({"テーマなし", "No theme"}) : theme;
    paragraph(ui, ui.fonts.body, fmt::format("{}　{}", named, count), tone::text);
    for (const auto row : facts.ward_projects) {
      const auto& node = node_of(row);
      if (node.theme != theme) continue;
      ImGui::Indent(ui.px(12));
      std::string goal;
      for (const auto above : tree->path(row))
        if (node_of(above).kind == "目標") goal = node_of(above).title;
      const auto lines = broken_lines(ui, ui.fonts.body, node.title, ImGui::GetContentRegionAvail().x);
      ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, ui.px(1)});
      bool opened = false;
      for (std::size_t i = 0; i < lines.size(); ++i)
        opened =
            link(ui, "project." + node.id + (i == 0 ? "" : "." + std::to_string(i)), lines[i], plain(node.text)) || opened;
      if (!goal.empty()) small_text(ui, ui.words(say("目標：{}", "Goal: {}", goal)));
      ImGui::PopStyleVar();
      ImGui::Unindent(ui.px(12));
      gap(ui, 4);
      if (opened) ui.push([id = node.id](app::WindowState& w) { w.show_node(id); });
    }
  }
}

/// The plans of a city: their figures have their own panel, for a baseline and a target are no series.
void plans_of(const Ui& ui, const app::AreaFacts& facts) {
  const auto& data = ui.workspace.data();
  bool any = false;
  for (const auto& plan : data.plans) {
    if (plan.municipality_code != facts.code) continue;
    if (!any) {
      label(ui, {"計画", "Plans"});
      gap(ui, 2);
    }
    any = true;
    const auto* tree = ui.workspace.tree(plan.id);
    const Text words =
        say("{}（{}指標）", "{} ({})", app::plan_title(plan), counted(tree ? tree->indicators().size() : 0, "indicator"));
    const auto lines = broken_lines(ui, ui.fonts.body, ui.words(words), ImGui::GetContentRegionAvail().x);
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (link(ui, "plan-of." + plan.id + (i == 0 ? "" : "." + std::to_string(i)), lines[i],
               {"この計画を開きます", "Opens this plan"}))
        ui.push([id = plan.id](app::WindowState& w) { w.show_plan(id); });
  }
}

void other_statistics(const Ui& ui, const app::AreaFacts& facts, const std::string& shown) {
  if (facts.statistics.empty()) return;
  if (!section(ui, "all-figures", {"すべての数値", "All figures"}, false)) return;
  const auto& data = ui.workspace.data();
  const auto rank = [&](const app::AreaFacts::Statistic* statistic) {
    const auto row = data.find_indicator(statistic->indicator);
    return row ? std::ranges::find(data.groups, data.indicators[*row].group, &model::IndicatorGroup::id) : data.groups.end();
  };
  std::vector<const app::AreaFacts::Statistic*> grouped;
  for (const auto& statistic : facts.statistics) grouped.push_back(&statistic);
  std::ranges::stable_sort(grouped, {}, rank);
  Text group;
  for (const auto* each : grouped) {
    const auto& statistic = *each;
    const auto row = data.find_indicator(statistic.indicator);
    if (!row) continue;
    const auto& indicator = data.indicators[*row];
    if (!app::is_series(indicator)) continue;  // see plans_of()
    if (const Text of = app::group_of(data, indicator); of.ja != group.ja) {
      group = of;
      gap(ui, 6);
      label(ui, group);
      gap(ui, 2);
    }
    const auto name = app::indicator_name(indicator);
    if (link(ui, "figure." + statistic.indicator, ui.words(name),
             {"この指標を地図に表示します", "Shows this indicator on the map"}) &&
        statistic.indicator != shown)
      ui.push([id = statistic.indicator](app::WindowState& w) {
        w.edit({"指標の選択", "Choose indicator"}, app::edits::indicator(w.data(), w.document(), id));
      });
    const int decimals = app::decimals_of(indicator, statistic);
    for (const auto& [period, value] : statistic.values) {
      ImGui::Indent(ui.px(12));
      fact(ui, ui.workspace.wording()(period).c_str(), figure(ui, value, decimals, indicator));
      ImGui::Unindent(ui.px(12));
    }
  }
}

/// The name, and beside it what can be done with the selection.
void facts_heading(const Ui& ui, const app::AreaFacts& facts) {
  const float side = ImGui::GetFrameHeight();
  const float top = ImGui::GetCursorPosY(), right = ImGui::GetContentRegionMax().x;
  heading(ui, app::area_name(ui.workspace.data(), facts.row), right - 2 * side - ui.px(16));
  const float below = ImGui::GetCursorPosY();
  ImGui::SetCursorPos({right - 2 * side - ui.px(4), top});
  command_icon(ui, "go-to-selected");
  ImGui::SameLine(0, ui.px(4));
  command_icon(ui, "clear-selection");
  ImGui::SetCursorPosY(below);
}

/// What kind of area it is, of what it is part, and how it is read.
void facts_place(const Ui& ui, const app::AreaFacts& facts) {
  const auto& data = ui.workspace.data();
  std::string place = facts.code + "  ·  " + ui.words(model::area_kind_name(facts.kind));
  const auto prefecture = data.areas.prefecture[facts.row];
  if (facts.kind != model::AreaKind::prefecture && prefecture != model::none)
    place += "  ·  " + std::string(ui.words(app::area_name(data, prefecture)));
  if (ImGui::CalcTextSize(place.c_str()).x > ImGui::GetContentRegionAvail().x) {
    quiet_text(ui, place);
  } else {
    ImGui::PushStyleColor(ImGuiCol_Text, im(tone::quiet));
    ImGui::TextUnformatted(place.c_str());
    ImGui::PopStyleColor();
  }
  if (const auto parent = data.find_area(facts.parent); parent && facts.kind != model::AreaKind::municipality) {
    const std::string name = ui.words(app::area_name(data, *parent));
    flow(ImGui::CalcTextSize(name.c_str()).x + ui.px(8));
    if (link(ui, "parent", name, {"含まれる市を選びます", "Selects the city it is part of"}))
      ui.push([area = *parent](app::WindowState& window) { window.select(area); });
  }
  if (ui.lang() == Lang::ja && !facts.kana.empty())
    small_text(ui, facts.kana + (facts.name_en.empty() ? "" : "　" + facts.name_en));
  if (ui.lang() == Lang::en) small_text(ui, facts.name + (facts.kana.empty() ? "" : "　" + facts.kana));
}

/// The value here of the indicator of the map, and how it goes over time.
void value_on_map(const Ui& ui, const app::AreaFacts& facts) {
  const auto& work = ui.workspace;
  const auto& data = work.data();
  const auto& theme = work.theme();
  const auto& indicator = data.indicators[theme.indicator];
  const auto statistic = std::ranges::find(facts.statistics, indicator.id, &app::AreaFacts::Statistic::indicator);
  const double value = data.value(theme.indicator, theme.period, facts.row);
  const int decimals = statistic != facts.statistics.end() ? app::decimals_of(indicator, *statistic) : theme.decimals;
  small_text(ui, ui.words(say("{}（{}）", "{} ({})", app::indicator_name(indicator), work.wording()(theme.period))));
  ImGui::PushFont(ui.fonts.heading);
  ImGui::PushStyleColor(ImGuiCol_Text, im(std::isnan(value) ? tone::quiet : tone::accent));
  ImGui::TextUnformatted(figure(ui, value, decimals, indicator).c_str());
  ImGui::PopStyleColor();
  ImGui::PopFont();
  mark(ui, "fact.value");
  if (statistic != facts.statistics.end() && statistic->values.size() > 1) series_chart(ui, data, *statistic, 92);
  gap(ui, 4);
}

void partnerships_of(const Ui& ui, const app::AreaFacts& facts) {
  if (facts.partnerships.empty()) return;
  label(ui, {"広域連携", "Partnerships"});
  gap(ui, 2);
  for (const auto& id : facts.partnerships) {
    const auto* p = ui.workspace.data().find_partnership(id);
    if (!p) continue;
    const Text name = bilingual(p->name, p->name_en);
    if (link(ui, "partnership-of." + id, ui.words(name),
             {"この広域連携を地図に表示します", "Shows this partnership on the map"}))
      ui.push([id](app::WindowState& window) {
        window.edit({"広域連携の選択", "Choose partnership"}, app::edits::partnership(window.document(), id));
      });
  }
}

}  // namespace

void facts_view(const Ui& ui) {
  const auto& facts = *ui.window.facts();
  facts_heading(ui, facts);
  facts_place(ui, facts);
  gap(ui, 4);

  // The indicator of the map first.
  const auto& theme = ui.workspace.theme();
  const bool themed = theme.indicator != model::none;
  if (themed) value_on_map(ui, facts);

  if (const Text size = app::area_size_words(facts); !size.empty()) fact(ui, ui.words({"面積", "Area"}), ui.words(size));
  if (const Text extent = app::area_extent_words(facts); !extent.empty())
    fact(ui, ui.words({"南北 × 東西", "N–S × E–W"}), ui.words(extent));
  ward_projects(ui, facts);
  plans_of(ui, facts);
  neighbours(ui, facts);
  sites(ui, facts);
  partnerships_of(ui, facts);
  gap(ui, 4);
  const auto quality = model::boundary_quality_name(facts.quality);
  const auto note = model::boundary_note_words(facts.note);
  small_text(ui, ui.words(facts.note.empty() ? quality : say("{}　{}", "{}. {}", quality, note)));
  other_statistics(ui, facts, themed ? ui.workspace.data().indicators[theme.indicator].id : std::string());
}

}  // namespace kuiki::ui
