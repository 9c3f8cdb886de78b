#include "ui/search_box.h"

#include <algorithm>

#include "app/search.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "ui/widgets.h"

namespace kuiki::ui {
namespace {

/// In the order of Hit::Kind.
constexpr std::size_t most_hits = 12;
constexpr const char* icons[] = {"area", "partnership", "chart", "map", "target", "facility", "tree", "book"};

}  // namespace

bool SearchBox::is_city(const model::Dataset& data, const app::Hit& hit) {
  if (hit.kind != app::Hit::Kind::area) return false;
  const auto kind = data.areas.kind[hit.row.as<model::AreaRow>()];
  return kind == model::AreaKind::municipality || kind == model::AreaKind::ward;
}

SearchBox::Options SearchBox::everything() {
  return {
      .hint = {"地名・コード・指標・計画を探す", "Find a place, code, indicator or plan"},
      .tip =
          {"名前・よみ・住所・コード（01203、6桁や先頭の 0 "
           "が落ちたものも）・指標・計画と施策・地図（作業ファイルのものも）の名前で探します。貼り付けもできます（Ctrl+F）",
           "By name, reading, address, code (01203, also with check digit or a lost leading zero), indicator, plan "
           "or map (of the work file, too). Pasting works too (Ctrl+F)"},
      .takes_focus = true,
      .wanted = {},
      .take = [](app::WindowState& w, const app::Hit& hit) { w.go_to(hit); }};
}

bool SearchBox::field(const Ui& ui, float width) {
  auto& work = ui.workspace;
  auto& w = ui.window;
  if (options_.takes_focus && w.wants_search) {
    ImGui::SetKeyboardFocusHere();
    w.wants_search = false;
  }
  ImGui::BeginDisabled(!work.ready());
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(36), ImGui::GetStyle().FramePadding.y});
  ImGui::SetNextItemWidth(width);
  const auto hint = field_hint(ui, options_.hint, width + ui.px(24));
  const bool entered = ImGui::InputTextWithHint(("##" + options_.id).c_str(), hint.c_str(), query_, sizeof query_,
                                                ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  ImGui::PopStyleVar();
  ImGui::EndDisabled();
  active_ = ImGui::IsItemActive();
  mark(ui, options_.id);
  if (!active_ && !open_) tooltip(ui, options_.tip);
  return entered;
}

void SearchBox::ask(const Ui& ui) {
  if (asked_ == query_) return;
  asked_ = query_;
  chosen_ = 0;
  hits_.clear();
  const auto& work = ui.workspace;
  const auto& w = ui.window;
  if (!work.ready()) return;
  const auto here = w.on_map() ? work.data().find_area(work.document().subject.within) : std::nullopt;
  // Of many the wanted ones may be far down.
  hits_ = work.search().find(asked_, options_.wanted ? 200 : most_hits, here.value_or(model::none));
  if (options_.wanted) std::erase_if(hits_, [&](const app::Hit& hit) { return !options_.wanted(work.data(), hit); });
  if (hits_.size() > most_hits) hits_.resize(most_hits);
}

void SearchBox::choose_by_key() {
  if (!active_ || !open_ || hits_.empty()) return;
  const int n = static_cast<int>(hits_.size());
  if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_DownArrow))) chosen_ = (chosen_ + 1) % n;
  if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_UpArrow))) chosen_ = (chosen_ + n - 1) % n;
}

void SearchBox::take(const Ui& ui, const app::Hit& hit) {
  ui.push([hit, act = options_.take](app::WindowState& w) { act(w, hit); });
  query_[0] = 0;
  asked_.clear();
  hits_.clear();
  open_ = false;
  ImGui::SetWindowFocus("###map");
}

bool SearchBox::row(const Ui& ui, std::size_t i, float width) {
  const auto& hit = hits_[i];
  const float height = ui.px(42);
  const ImVec2 p = ImGui::GetCursorScreenPos();
  ImGui::PushID(static_cast<int>(i));
  // The click goes to the list before the field's losing focus closes it.
  ImGui::Selectable("##hit", static_cast<int>(i) == chosen_, ImGuiSelectableFlags_None,
                    {0, height - ImGui::GetStyle().ItemSpacing.y});
  const bool picked = ImGui::IsItemHovered() && ImGui::IsMouseReleased(0);
  mark(ui, (options_.id == "search" ? "" : options_.id + ".") + "hit." + std::to_string(i));
  ImGui::PopID();
  auto* draw = ImGui::GetWindowDrawList();
  const float room = width - ui.px(32 + 20);
  ui.icons.draw(draw, icons[static_cast<int>(hit.kind)], {p.x + ui.px(4), p.y + ui.px(8)}, ui.px(20), im(tone::quiet));
  draw->AddText({p.x + ui.px(32), p.y}, im(tone::text), elided(ui.fonts.body, ui.words(hit.name), room).c_str());
  draw->AddText(ui.fonts.small, ui.fonts.small->FontSize, {p.x + ui.px(32), p.y + ui.px(19)}, im(tone::quiet),
                elided(ui.fonts.small, ui.words(hit.detail), room).c_str());
  return picked;
}

void SearchBox::list(const Ui& ui, float x, float y, float width) {
  ImGui::SetNextWindowPos({x, y});
  ImGui::SetNextWindowSize({width, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(8), ui.px(8)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(4));
  ImGui::PushStyleColor(ImGuiCol_WindowBg, im(tone::bar));
  ImGui::Begin(("##hits-" + options_.id).c_str(), nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_Tooltip);
  if (hits_.empty()) {
    quiet_text(ui,
               ui.words({"見つかりません。別の名前やコードでお試しください。", "Nothing found. Try another name or code."}));
    mark(ui, options_.id + ".none");
  }
  for (std::size_t i = 0; i < hits_.size(); ++i) {
    if (row(ui, i, width)) {
      const auto hit = hits_[i];
      take(ui, hit);
      break;
    }
  }
  if (!active_ && ImGui::IsMouseClicked(0) && !ImGui::IsWindowHovered()) open_ = false;
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(3);
}

void SearchBox::draw(const Ui& ui, float x, float y, float width) {
  ImGui::SetCursorPos({x, y});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = ImGui::GetFrameHeight();
  const bool entered = field(ui, width);
  ui.icons.draw(ImGui::GetWindowDrawList(), "search", {at.x + ui.px(10), at.y + (height - ui.px(18)) / 2}, ui.px(18),
                im(tone::quiet));
  ask(ui);
  if (active_ && query_[0]) open_ = true;
  if (!query_[0]) open_ = false;
  choose_by_key();
  if (entered && !hits_.empty()) {
    const auto hit = hits_[static_cast<std::size_t>(std::clamp(chosen_, 0, static_cast<int>(hits_.size()) - 1))];
    take(ui, hit);
    return;
  }
  if (!open_) return;
  if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape))) {
    open_ = false;
    query_[0] = 0;
    return;
  }
  list(ui, at.x, at.y + height + ui.px(4), width);
}

}  // namespace kuiki::ui
