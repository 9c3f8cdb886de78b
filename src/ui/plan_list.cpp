#include "ui/plan_list.h"

#include <algorithm>
#include <utility>

#include "app/window_state.h"
#include "app/workspace.h"
#include "map/typeset.h"
#include "model/judge.h"
#include "ui/fit_text.h"
#include "ui/plan_cards.h"
#include "ui/widgets.h"

namespace kuiki::ui {
namespace {

using Kind = app::PlanRow::Kind;

constexpr std::size_t most_lines = 2;

}  // namespace

void PlanList::take(std::vector<app::PlanRow> rows) {
  std::optional<app::PlanRow> at;
  if (cursor_ >= 0 && cursor_ < static_cast<int>(rows_.size())) at = rows_[static_cast<std::size_t>(cursor_)];
  rows_ = std::move(rows);
  laid_out_ = false;
  snippets_.clear();
  cursor_ = -1;
  if (!at) return;
  const auto found =
      std::ranges::find_if(rows_, [&](const app::PlanRow& r) { return r.kind == at->kind && r.row == at->row; });
  if (found != rows_.end()) cursor_ = static_cast<int>(found - rows_.begin());
}

void PlanList::reveal(Kind kind, model::AnyRow row) { to_reveal_ = {kind, row}; }

void PlanList::lay_out(const Ui& ui, const app::PlanFindings& findings, float width) {
  if (laid_out_ && width == width_ && ui.scale == scale_ && ui.lang() == lang_) return;
  if (width != width_ || ui.scale != scale_ || ui.lang() != lang_) {
    titles_.clear();
    figures_.clear();
  }
  width_ = width;
  scale_ = ui.scale;
  lang_ = ui.lang();
  laid_out_ = true;
  const auto& data = ui.workspace.data();
  auto* font = ui.fonts.body;
  places_.assign(rows_.size(), {});
  float y = 0;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const auto& row = rows_[i];
    const float room =
        width - ui.px(static_cast<float>(row.depth) * indent + inset + arrow + 2 + (row.kind == Kind::indicator ? pin : 8));
    const std::string words = ui.words(title_of(data, row));
    auto& lines = titles_[fmt::format("{} {}", row.depth * 3 + static_cast<int>(row.kind), words)];
    if (lines.empty()) {
      lines = broken_lines(ui, font, words, room);
      if (lines.size() > most_lines) {
        // The end stays: what tells two rows apart stands there (男性, 女性).
        std::string rest;
        for (std::size_t l = most_lines - 1; l < lines.size(); ++l) rest += lines[l];
        lines[most_lines - 1] = elided_amid(font, rest, room);
        lines.resize(most_lines);
      }
    }
    float height = ui.px(2 * around) + line_step(font) * static_cast<float>(lines.size());
    if (row.kind == Kind::plan) height += line_step(ui.fonts.small);
    if (row.kind == Kind::indicator)
      height +=
          line_step(ui.fonts.small) * static_cast<float>(figures_of(ui, row.row.as<model::IndicatorRow>(), room).size());
    if (row.kind != Kind::indicator && row.indicators > 0) height += ui.px(row.kind == Kind::plan ? 4 : 14);
    if (row.hit >= 0 && findings.hits[static_cast<std::size_t>(row.hit)].field != app::PlanField::name)
      height += line_step(ui.fonts.small);
    places_[i] = {y, height, &lines};
    y += height;
  }
  height_ = y;
}

/// Figures are told whole, however many lines they take.
const std::vector<std::string>& PlanList::figures_of(const Ui& ui, model::IndicatorRow indicator, float room) {
  auto& lines = figures_[indicator];
  if (!lines.empty()) return lines;
  auto* font = ui.fonts.small;
  const map::Font measured{static_cast<double>(font->FontSize / ui.fonts.line / ui.scale), false};
  lines = map::wrap_phrases(ui.words(app::figures_in_short(ui.workspace.judged(indicator))), measured,
                            static_cast<double>(std::max(room - ui.px(2), ui.px(40)) / ui.scale));
  return lines;
}

void PlanList::choose(const Ui& ui, const app::PlanRow& row) {
  const auto id = row_id(ui.workspace.data(), row);
  ui.push([kind = row.kind, id](app::WindowState& w) {
    switch (kind) {
      case Kind::plan:
        w.desk.all_plans = false;
        w.show_plan(id);
        return;
      case Kind::node:
        w.show_node(id);
        return;
      case Kind::indicator:
        w.show_indicator(id);
        return;
    }
  });
}

void PlanList::keep_in_sight(std::size_t i) {
  const float y = places_[i].y, height = places_[i].height, top = ImGui::GetScrollY(), room = ImGui::GetWindowHeight();
  if (y < top) ImGui::SetScrollY(std::max(0.0f, y - height));
  if (y + height > top + room) ImGui::SetScrollY(y + 2 * height - room);
}

std::optional<PlanList::Fold> PlanList::keyboard(const Ui& ui) {
  if (rows_.empty() || !ImGui::IsWindowFocused()) return {};
  const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); };
  const int last = static_cast<int>(rows_.size()) - 1;
  const auto move = [&](int to) {
    cursor_ = std::clamp(to, 0, last);
    to_show_ = static_cast<std::size_t>(cursor_);
  };
  if (pressed(ImGuiKey_DownArrow)) move(cursor_ + 1);
  if (pressed(ImGuiKey_UpArrow)) move(cursor_ < 0 ? 0 : cursor_ - 1);
  if (pressed(ImGuiKey_PageDown)) move(cursor_ + 10);
  if (pressed(ImGuiKey_PageUp)) move(cursor_ - 10);
  if (cursor_ < 0) return {};
  const auto& row = rows_[static_cast<std::size_t>(cursor_)];
  if (pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeyPadEnter)) choose(ui, row);
  if (pressed(ImGuiKey_Space) && row.kind == Kind::indicator) {
    const auto& indicator = ui.workspace.data().indicators[row.row.as<model::IndicatorRow>()];
    put_card(ui, indicator, !has_card(ui, indicator.id));
  }
  if (pressed(ImGuiKey_RightArrow) && row.folds && !row.open) return Fold{row.key(), true};
  if (pressed(ImGuiKey_LeftArrow)) {
    if (row.open) return Fold{row.key(), false};
    for (int i = cursor_ - 1; i >= 0; --i)
      if (rows_[static_cast<std::size_t>(i)].depth < row.depth) {
        move(i);
        break;
      }
  }
  return {};
}

std::optional<PlanList::Fold> PlanList::draw(const Ui& ui, const app::PlanFindings& findings, const std::string& query) {
  const bool arriving = std::exchange(wants_focus_, false);
  if (arriving) ImGui::SetNextWindowFocus();
  // As wide as a window shows its content: half the padding more on each side, for titles are long.
  const float padding = ImGui::GetStyle().WindowPadding.x / 2;
  ImGui::SetCursorPosX(padding);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::BeginChild("##plan-list", {ImGui::GetContentRegionAvail().x + padding, ImGui::GetContentRegionAvail().y + padding},
                    false, ImGuiWindowFlags_NoNav);
  ImGui::PopStyleVar();
  const float width = ImGui::GetWindowWidth() - ImGui::GetStyle().ScrollbarSize;
  lay_out(ui, findings, width);
  if (to_reveal_) {
    const auto found = std::ranges::find_if(
        rows_, [&](const app::PlanRow& r) { return r.kind == to_reveal_->first && r.row == to_reveal_->second; });
    if (found != rows_.end()) {
      cursor_ = static_cast<int>(found - rows_.begin());
      to_show_ = static_cast<std::size_t>(cursor_);
    }
    to_reveal_.reset();
  }
  // The key that led here is not meant for a row yet; the first find is where one begins.
  std::optional<Fold> fold;
  if (arriving) {
    const auto hit = std::ranges::find_if(rows_, [](const app::PlanRow& r) { return r.hit >= 0; });
    cursor_ = hit == rows_.end() ? 0 : static_cast<int>(hit - rows_.begin());
    to_show_ = static_cast<std::size_t>(cursor_);
  } else {
    fold = keyboard(ui);
  }
  if (to_show_ && *to_show_ < places_.size()) keep_in_sight(*to_show_);
  to_show_.reset();
  const float top = ImGui::GetScrollY(), bottom = top + ImGui::GetWindowHeight();
  const auto first = std::ranges::partition_point(places_, [&](const Place& p) { return p.y + p.height < top; });
  for (auto i = static_cast<std::size_t>(first - places_.begin()); i < rows_.size() && places_[i].y < bottom; ++i)
    if (auto wanted = draw_row(ui, i, findings, query, width)) fold = wanted;
  ImGui::SetCursorPos({0, height_});
  ImGui::Dummy({1, ui.px(16)});
  ImGui::EndChild();
  return fold;
}

}  // namespace kuiki::ui
