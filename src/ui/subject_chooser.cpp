#include "ui/subject_chooser.h"

#include <imgui_stdlib.h>

#include <algorithm>

#include "app/area_facts.h"
#include "app/edits.h"
#include "app/regions.h"
#include "app/search.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "map/compose.h"
#include "ui/widgets.h"

namespace kuiki::ui {
namespace {

using model::AreaRow;

/// So many places are offered for what was typed.
constexpr std::size_t most_places = 6;

/// The city the map is about, else one's own.
AreaRow city_at_hand(const app::WindowState& window) {
  const auto& data = window.data();
  const auto& subject = window.document().subject;
  for (const auto& code : {subject.within, subject.of, window.workspace.settings.my_city})
    if (const auto row = data.find_area(code))
      if (const AreaRow city = app::city_of(data, *row); city != model::none) return city;
  return model::none;
}

/// The prefecture beside those that are shown, or no longer.
map::Subject with_another(map::Subject subject, const std::string& code) {
  const auto at = std::ranges::find(subject.also, code);
  if (at != subject.also.end()) {
    subject.also.erase(at);
  } else if (subject.within != code) {
    subject.also.push_back(code);
  } else if (!subject.also.empty()) {
    subject.within = subject.also.front();
    subject.also.erase(subject.also.begin());
  }
  return subject;
}

}  // namespace

void SubjectChooser::ask(const Ui& ui) {
  const auto& work = ui.workspace;
  if (asked_ == query_ && asked_of_ == ui.window.revision() + 1) return;
  asked_ = query_;
  asked_of_ = ui.window.revision() + 1;
  found_.clear();
  const auto& data = work.data();
  if (query_.empty()) {
    if (const AreaRow city = city_at_hand(ui.window); city != model::none) found_ = app::subjects_of(data, city);
    return;
  }
  std::size_t places = 0;
  for (const auto& hit : work.search().find(query_, 60)) {
    if (hit.kind != app::Hit::Kind::area) continue;
    for (auto& choice : app::subjects_of(data, hit.row.as<AreaRow>()))
      if (std::ranges::find(found_, choice.subject, &app::SubjectChoice::subject) == found_.end())
        found_.push_back(std::move(choice));
    if (++places == most_places) break;
  }
}

void SubjectChooser::row(const Ui& ui, const app::SubjectChoice& of) {
  auto& work = ui.workspace;
  const auto& now = work.document().subject;
  const Text words = say("{}（{}）", "{} ({})", of.name, of.count);
  const bool together = now.among == map::Among::inside && now.codes.empty() && now.set == of.subject.set &&
                        std::ranges::find(now.also, of.subject.within) != now.also.end();
  if (!choice(ui, "subject." + app::subject_key(of.subject), ui.words(words), of.subject == now || together)) return;
  const bool adds = ImGui::GetIO().KeyCtrl && now.codes.empty() && now.among == map::Among::inside && !now.within.empty() &&
                    now.set == of.subject.set && of.subject.among == map::Among::inside;
  const auto next = adds ? with_another(now, of.subject.within) : of.subject;
  ui.push([next](app::WindowState& window) {
    window.edit({"対象の変更", "Change subject"}, app::edits::subject(window.data(), window.document(), next), {}, true);
  });
}

void SubjectChooser::list(const Ui& ui, const std::vector<app::SubjectChoice>& choices) {
  Text heading_shown;
  for (const auto& of : choices) {
    if (of.heading != heading_shown) {
      heading_shown = of.heading;
      gap(ui, 4);
      small_text(ui, ui.words(heading_shown));
    }
    row(ui, of);
  }
}

void SubjectChooser::draw(const Ui& ui) {
  auto& work = ui.workspace;
  const Text name = app::subject_name(work.data(), work.document().subject);
  const Text shown = say("{}（{}）", "{} ({})", name, work.theme().areas.size());
  if (!begin_combo(ui, "subject", ui.words(shown),
                   {"どの範囲を、どの単位で色分けするか", "What area is coloured, and by what unit"}))
    return;
  if (ImGui::IsWindowAppearing()) {
    query_.clear();
    ImGui::SetKeyboardFocusHere();
  }
  const float wide = std::max(ImGui::GetContentRegionAvail().x, ui.px(300));
  ImGui::SetNextItemWidth(wide);
  const auto hint = field_hint(ui, {"市区町村・都道府県を入力", "Type a municipality or prefecture"}, wide);
  ImGui::InputTextWithHint("##subject-query", hint.c_str(), &query_);
  // Escape leaves the list at once, not the field alone.
  if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape))) ImGui::CloseCurrentPopup();
  mark(ui, "subject-query");
  tooltip(ui,
          {"名前・よみ・コードで探し、その区・地区・町丁、隣の市町村、人口の近い市町村などから選びます",
           "By name, reading or code; then its wards, districts and towns, its neighbours, those alike in population …"});
  ask(ui);
  list(ui, found_);
  if (query_.empty()) {
    list(ui, work.subjects());
    gap(ui, 4);
    small_text(ui, ui.words({"Ctrl を押しながら選ぶと、都道府県などを加えられます。",
                             "With Ctrl, a prefecture is added to those that are shown."}));
  } else if (found_.empty()) {
    quiet_text(ui, ui.words({"見つかりません。", "Nothing found."}));
    mark(ui, "subject.none");
  }
  end_combo();
}

}  // namespace kuiki::ui
