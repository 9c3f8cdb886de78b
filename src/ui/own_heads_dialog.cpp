#include "ui/own_heads_dialog.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include "app/area_facts.h"
#include "app/own_map.h"
#include "app/window_state.h"
#include "app/work_desk.h"
#include "app/workspace.h"
#include "base/plural.h"
#include "model/own_indicator.h"
#include "ui/dialog.h"

namespace kuiki::ui {

using Kind = store::OwnHeadChange::Kind;

void OwnHeadsDialog::draw(const Ui& ui) {
  if (ui.window.dialog != app::Dialog::own_heads) {
    open_ = false;
    return;
  }
  if (!std::exchange(open_, true)) {
    answer_ = std::make_shared<Answer>();
    renaming_.clear();
  }
  if (!begin_dialog(ui, "own-heads-dialog", {"自作の指標と区域の組", "Your indicators and area sets"}, 720)) return;
  small_text(ui, ui.words(say("作業ファイル：{}", "Work file: {}", ui.workspace.work().where.word())));
  gap(ui, 4);
  list(ui);
  if (!answer_->told.empty()) {
    paragraph(ui, ui.fonts.body, ui.words(answer_->told), tone::accent_pressed);
    mark(ui, "own-head-told");
  }
  foot(ui);
  end_dialog();
}

std::vector<OwnHeadsDialog::Head> OwnHeadsDialog::heads(const Ui& ui) {
  const auto& data = ui.workspace.data();
  std::vector<Head> all;
  for (const auto row : data.indicators.rows()) {
    const auto& one = data.indicators[row];
    if (!model::is_own(one)) continue;
    const Text periods = counted(data.periods_of(row).size(), "period");
    const Text detail = one.formula.empty() ? say("自作の指標　{}時点", "Indicator · {}", periods)
                                            : say("計算で作った指標　{}", "Indicator by formula · {}", one.formula);
    all.push_back({Kind::indicator, one.id, one.name, ui.words(detail)});
  }
  for (const auto& set : data.own_sets) {
    const auto within = set.members.empty() ? model::AreaRow(model::none) : data.areas.parent[set.members.front().area];
    const Text city = within == model::none ? Text{} : app::full_name(data, within);
    all.push_back({Kind::area_set, set.id, set.name,
                   ui.words(say("区域の組　{} {}区域", "Area set · {}, {}", city, counted(set.members.size(), "area")))});
  }
  return all;
}

void OwnHeadsDialog::list(const Ui& ui) {
  const auto all = heads(ui);
  begin_dialog_list(ui, "##own-heads", 300, 420);
  for (std::size_t i = 0; i < all.size(); ++i) row(ui, i, all[i]);
  if (all.empty())
    quiet_text(ui, ui.words({"まだありません。自分の表や境界のファイルを取り込むか、町から地区をつくると、ここに入ります。",
                             "There are none yet. Bring a table or a boundary file, or make districts of towns."}));
  ImGui::EndChild();
  mark(ui, "own-heads." + std::to_string(all.size()));
}

void OwnHeadsDialog::row(const Ui& ui, std::size_t number, const Head& head) {
  const auto id = std::to_string(number);
  if (number > 0) ImGui::Separator();
  if (renaming_ == head.id) {
    name_field(ui, head);
  } else {
    paragraph(ui, ui.fonts.body, head.name, tone::text);
    mark(ui, "own-head." + id);
  }
  small_text(ui, head.detail);
  buttons(ui, id, head);
}

void OwnHeadsDialog::name_field(const Ui& ui, const Head& head) {
  ImGui::SetNextItemWidth(-ui.px(200));
  const bool entered = ImGui::InputText("##own-head-name", &name_, ImGuiInputTextFlags_EnterReturnsTrue);
  mark(ui, "own-head-name");
  ImGui::SameLine(0, ui.px(8));
  const bool pressed = button(ui, "own-head-name-accept", {"変更", "Rename"}, {"この名前にします", "Gives it this name"},
                              {.enabled = !name_.empty()});
  ImGui::SameLine(0, ui.px(8));
  if (button(ui, "own-head-name-cancel", {"やめる", "Cancel"}, {"名前を変えません", "The name stays"})) renaming_.clear();
  if ((!entered && !pressed) || name_.empty()) return;
  renaming_.clear();
  if (name_ != head.name) change(ui, {.kind = head.kind, .id = head.id, .name = name_});
}

void OwnHeadsDialog::buttons(const Ui& ui, const std::string& number, const Head& head) {
  const bool free = !answer_->running && !ui.workspace.jobs.busy();
  const bool can = free && ui.workspace.work().state == store::WorkState::open;
  if (button(ui, "own-head-use." + number, {"地図で見る", "Show"}, {"この地図を開きます", "Opens a map of it"},
             {.enabled = free}))
    show(ui, head);
  ImGui::SameLine(0, ui.px(8));
  if (button(ui, "own-head-rename." + number, {"名前を変える", "Rename"}, {"名前だけを変えます", "Changes only its name"},
             {.enabled = can})) {
    renaming_ = head.id;
    name_ = head.name;
  }
  ImGui::SameLine(0, ui.px(8));
  if (button(ui, "own-head-remove." + number, {"削除", "Delete"},
             head.kind == Kind::indicator
                 ? Text{"値といっしょに作業ファイルから削除します。変更の記録に残り、取り消せます",
                        "Deletes it with its figures; this stays in the history and can be undone"}
                 : Text{"区域といっしょに作業ファイルから削除します。変更の記録に残り、取り消せます",
                        "Deletes it with its areas; this stays in the history and can be undone"},
             {.enabled = can}))
    change(ui, {.kind = head.kind, .id = head.id, .remove = true});
  gap(ui, 4);
}

void OwnHeadsDialog::foot(const Ui& ui) {
  gap(ui, 8);
  const bool free = !answer_->running && !ui.workspace.jobs.busy();
  if (button(ui, "own-head-undo", {"直前の変更を取り消す", "Undo the last change"},
             {"ここで最後に行った名前の変更や削除を取り消します", "Takes back the last change made here"},
             {.icon = "undo", .enabled = free && answer_->act > 0})) {
    const auto act = answer_->act;
    answer_ = std::make_shared<Answer>();
    ui.push([act, answer = answer_](app::WindowState& window) {
      window.workspace.undo_act(act, [answer](const Error& error) { answer->told = error.message(); });
    });
  }
  ImGui::SameLine();
  close_button(ui);
}

void OwnHeadsDialog::show(const Ui& ui, const Head& head) const {
  ui.push([head](app::WindowState& w) {
    const Text what = say("地図「{}」を開く", "Open map “{}”", head.name);
    if (head.kind == Kind::area_set) {
      map::MapDocument next;
      next.title = plain(head.name);
      next.subject = {.set = model::AreaSet::districts, .within = head.id};
      w.open_document(std::move(next), what);
      return;
    }
    w.open_document(app::map_of(w.data(), app::subject_with_figures(w.data(), head.id), head.id), what);
  });
  close_dialog(ui);
}

void OwnHeadsDialog::change(const Ui& ui, store::OwnHeadChange wanted) {
  answer_ = std::make_shared<Answer>();
  answer_->running = true;
  ui.push([wanted = std::move(wanted), answer = answer_](app::WindowState& window) {
    window.workspace.change_own_head(
        wanted,
        [answer](const store::OwnHeadSaved& saved) {
          answer->running = false;
          answer->act = saved.act;
          if (saved.conflict) answer->told = say("{}。何も変えていません。", "{}. Nothing was changed.", *saved.conflict);
        },
        [answer](const Error& error) {
          answer->running = false;
          answer->told = error.message();
        });
  });
}

}  // namespace kuiki::ui
