#include "ui/indicator_chooser.h"

#include <imgui_stdlib.h>

#include <algorithm>

#include "app/area_facts.h"
#include "app/choices.h"
#include "app/edits.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "base/fold.h"
#include "map/compose.h"
#include "ui/widgets.h"

namespace kuiki::ui {
namespace {

namespace edits = app::edits;

void choose(const Ui& ui, const std::string& id) {
  ui.push([id](app::WindowState& window) {
    window.edit({"指標の選択", "Choose indicator"}, edits::indicator(window.data(), window.document(), id));
  });
}

/// A group that folds; open where what is chosen stands in it, or where something is sought.
bool group_head(const Ui& ui, const Text& name, int count, std::size_t number, bool open_at_first, bool seeking) {
  const std::string words = fmt::format("{}（{}）###group{}{}", ui.words(name), count, seeking ? "s" : "", number);
  const auto flags = ImGuiTreeNodeFlags_NoTreePushOnOpen | ImGuiTreeNodeFlags_SpanAvailWidth |
                     (open_at_first || seeking ? ImGuiTreeNodeFlags_DefaultOpen : ImGuiTreeNodeFlags_None);
  ImGui::PushStyleColor(ImGuiCol_Text, im(tone::quiet));
  const bool open = ImGui::TreeNodeEx(words.c_str(), flags);
  ImGui::PopStyleColor();
  if (ImGui::IsItemVisible()) mark(ui, "indicator-group." + std::to_string(number));
  return open;
}

}  // namespace

void IndicatorChooser::fold_names(const Ui& ui) {
  const auto& work = ui.workspace;
  if (folded_of_ == work.document_revision() + 1 && names_.size() == work.indicators().size()) return;
  folded_of_ = work.document_revision() + 1;
  names_.clear();
  groups_.clear();
  for (const auto& option : work.indicators()) {
    const auto& indicator = work.data().indicators[option.row];
    const Text name = app::indicator_name(indicator);
    names_.push_back(fold(name.ja) + "\n" + fold(name.en) + "\n" + fold(indicator.id));
    groups_.push_back(fold(option.group.ja) + "\n" + fold(option.group.en));
  }
}

bool IndicatorChooser::has_words(const std::string& text) const {
  return std::ranges::all_of(asked_, [&](const std::string& word) { return text.find(word) != std::string::npos; });
}

bool IndicatorChooser::offered(const app::IndicatorChoice& option, std::size_t i) const {
  if (with_figures_ && !option.available()) return false;
  return has_words(by_name_ ? names_[i] : groups_[i]);
}

void IndicatorChooser::row(const Ui& ui, const app::IndicatorChoice& option) {
  auto& work = ui.workspace;
  const auto& indicator = work.data().indicators[option.row];
  const Text name = app::indicator_name(indicator), unit = app::indicator_unit(indicator);
  const Text words = unit.empty() ? name : say("{}（{}）", "{} ({})", name, unit);
  Text note;
  if (!option.available())
    note = {"この範囲にはデータがありません", "no data here"};
  else if (const auto all = static_cast<int>(work.theme().areas.size()); *std::ranges::max_element(option.known) < all / 2)
    note = say("{} 区域のうち {}", "{1} of {0} areas", all, *std::ranges::max_element(option.known));
  const bool chosen = indicator.id == map::lead_figures(work.document()).indicator;
  if (choice(ui, "indicator." + indicator.id, ui.words(words), chosen, option.available(), ui.words(note)))
    choose(ui, indicator.id);
}

void IndicatorChooser::groups(const Ui& ui) {
  const auto& options = ui.workspace.indicators();
  const auto now = ui.workspace.data().find_indicator(map::lead_figures(ui.workspace.document()).indicator);
  by_name_ = std::ranges::any_of(names_, [&](const std::string& name) { return has_words(name); });
  constexpr std::ptrdiff_t few = 12;
  std::ptrdiff_t all = 0;
  for (std::size_t i = 0; i < options.size(); ++i) all += offered(options[i], i);
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < options.size(); ++number) {
    std::size_t end = begin;
    int count = 0;
    bool holds_chosen = false;
    for (; end < options.size() && options[end].group == options[begin].group; ++end) {
      count += offered(options[end], end);
      holds_chosen = holds_chosen || (now && options[end].row == *now);
    }
    if (count > 0 && group_head(ui, options[begin].group, count, number, holds_chosen || all <= few, !asked_.empty())) {
      ImGui::Indent(ui.px(22));
      for (std::size_t i = begin; i < end; ++i)
        if (offered(options[i], i)) row(ui, options[i]);
      ImGui::Unindent(ui.px(22));
    }
    begin = end;
  }
  if (all > 0) return;
  quiet_text(ui, ui.words({"あてはまる指標はありません。", "No indicator fits."}));
  mark(ui, "indicator.none-found");
}

/// What is not offered, and why.
void IndicatorChooser::of_plans(const Ui& ui) {
  const auto count =
      std::ranges::count_if(ui.workspace.data().indicators, [](const auto& i) { return !model::can_be_spread(i); });
  if (count == 0) return;
  gap(ui, 6);
  small_text(ui,
             ui.words(say("計画の指標（{}）は塗り分けに使えません", "Indicators of plans ({}) cannot colour areas", count)));
  ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + ui.px(360));
  quiet_text(
      ui,
      ui.words({"市全体や施設の値で、地区ごとの値がないためです。計画の画面から、測った場所にカードで地図に載せられます。",
                "They were measured for a whole city or a facility; there are no values by district. From the plans "
                "they can be put on the map as cards where they were measured."}));
  ImGui::PopTextWrapPos();
  if (choice(ui, "indicator.plans", ui.words({"計画を開く…", "Open the plans…"}), false))
    ui.push([](app::WindowState& window) { window.open_plans(true); });
}

void IndicatorChooser::field(const Ui& ui) {
  if (ImGui::IsWindowAppearing()) {
    query_.clear();
    ImGui::SetKeyboardFocusHere();
  }
  const float wide = std::max(ImGui::GetContentRegionAvail().x, ui.px(360));
  ImGui::SetNextItemWidth(wide);
  const auto hint = field_hint(ui, {"指標の名前や分野を入力", "Type a name or a field"}, wide);
  ImGui::InputTextWithHint("##indicator-query", hint.c_str(), &query_);
  // Escape leaves the list at once, not the field alone.
  if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape))) ImGui::CloseCurrentPopup();
  mark(ui, "indicator-query");
  tooltip(ui, {"指標の名前・分野・ID で絞り込みます", "Narrows by name, field or id"});
  asked_ = fold_words(query_);
  if (checkbox(ui, "indicator-with-figures", {"この範囲に値のあるものだけ", "Only those with figures here"}, with_figures_,
               {"外すと、この範囲に値のない指標も並べます", "Untick to list those without a figure here, too"}))
    with_figures_ = !with_figures_;
}

void IndicatorChooser::draw(const Ui& ui) {
  auto& work = ui.workspace;
  const auto row = work.data().find_indicator(map::lead_figures(work.document()).indicator);
  const Text none{"なし（区域を塗り分けるだけ）", "None (areas only)"};
  const Text shown = row ? app::indicator_name(work.data().indicators[*row]) : none;
  if (!begin_combo(ui, "indicator", ui.words(shown), {"地図の色で表す数値", "What the colours stand for"})) return;
  field(ui);
  fold_names(ui);
  if (query_.empty() && choice(ui, "indicator.none", ui.words(none), !row)) choose(ui, "");
  groups(ui);
  if (query_.empty()) of_plans(ui);
  end_combo();
}

}  // namespace kuiki::ui
