#include "ui/plan_list.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "model/plan_names.h"
#include "model/progress_words.h"
#include "report/sheet_words.h"
#include "report/verdict_tone.h"
#include "ui/plan_cards.h"
#include "ui/widgets.h"

namespace kuiki::ui {
namespace {

using Kind = app::PlanRow::Kind;

constexpr Rgba found_mark = rgb(0xffe39a);
constexpr float around = 6, inset = 3, indent = 14, arrow = 18, pin = 26;  // units
constexpr std::size_t most_lines = 2;

float width_of(ImFont* font, std::string_view text) {
  return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

/// Marks of the whole text as far as they are in a line of it that begins at `from`; moves `from` behind the line.
app::Marks marks_of_line(const std::string& whole, const std::string& line, const app::Marks& marks, std::size_t& from) {
  std::string words = line;
  if (words.ends_with("…") && whole.find(words, from) == std::string::npos)
    words.resize(words.size() - std::string("…").size());
  const auto at = whole.find(words, from);
  if (at == std::string::npos) return {};
  from = at + words.size();
  app::Marks here;
  for (const auto& [begin, end] : marks)
    if (begin < from && end > at) here.emplace_back(std::max(begin, at) - at, std::min(end, from) - at);
  return here;
}

void text_with_marks(ImDrawList* list, ImFont* font, ImVec2 at, ImU32 ink, const std::string& text,
                     const app::Marks& marks) {
  for (const auto& [begin, end] : marks) {
    const float left = at.x + width_of(font, std::string_view(text).substr(0, begin)),
                right = left + width_of(font, std::string_view(text).substr(begin, end - begin));
    list->AddRectFilled({left - 1, at.y}, {right + 1, at.y + font->FontSize}, im(found_mark), 2);
  }
  list->AddText(font, font->FontSize, at, ink, text.c_str());
}

float line_step(ImFont* font) { return std::round(font->FontSize * 1.14f); }

std::string id_of(const model::Dataset& data, const app::PlanRow& row) {
  const auto i = static_cast<std::size_t>(row.row);
  switch (row.kind) {
    case Kind::plan:
      return data.plans[i].id;
    case Kind::node:
      return data.plan_nodes[i].id;
    case Kind::indicator:
      break;
  }
  return data.indicators[i].id;
}

}  // namespace

Text title_of(const model::Dataset& data, const app::PlanRow& row) {
  const auto i = static_cast<std::size_t>(row.row);
  switch (row.kind) {
    case Kind::plan:
      return app::plan_title(data.plans[i]);
    case Kind::node: {
      const auto& node = data.plan_nodes[i];
      return plain(node.number.empty() ? node.title : node.number + "　" + node.title);
    }
    case Kind::indicator:
      break;
  }
  return app::indicator_name(data.indicators[i]);
}

void verdict_bar(ImDrawList* list, const app::VerdictCounts& counts, ImVec2 a, ImVec2 b, float scale) {
  int all = 0;
  for (const int count : counts) all += count;
  if (all == 0) return;
  float x = a.x;
  int before = 0;
  for (std::size_t v = 0; v < counts.size(); ++v) {
    if (counts[v] == 0) continue;
    before += counts[v];
    const float next = a.x + (b.x - a.x) * static_cast<float>(before) / static_cast<float>(all);
    list->AddRectFilled({x, a.y}, {next - (before < all ? scale : 0), b.y},
                        im(report::tone_of(static_cast<model::Verdict>(v)).fill));
    x = next;
  }
  list->AddRect(a, b, im(tone::faint.with_alpha(110)));  // the palest segments would have no end
}

void verdict_dot(ImDrawList* list, model::Verdict verdict, ImVec2 middle, float radius, float scale) {
  const auto tone = report::tone_of(verdict);
  list->AddCircleFilled(middle, radius, im(tone.fill), 20);
  // The pale ones need an outline on the panel.
  if (verdict == model::Verdict::unknown || verdict == model::Verdict::not_applicable)
    list->AddCircle(middle, radius, im(tone::faint), 20, std::max(1.0f, scale));
  if (verdict == model::Verdict::not_applicable)
    list->AddLine({middle.x - radius * 0.5f, middle.y}, {middle.x + radius * 0.5f, middle.y}, im(tone::quiet),
                  std::max(1.0f, 1.4f * scale));
}

void PlanList::take(std::vector<app::PlanRow> rows) {
  std::optional<app::PlanRow> at;
  if (cursor_ >= 0 && cursor_ < static_cast<int>(rows_.size())) at = rows_[static_cast<std::size_t>(cursor_)];
  rows_ = std::move(rows);
  laid_out_ = false, snippets_.clear(), cursor_ = -1;
  if (!at) return;
  const auto found =
      std::ranges::find_if(rows_, [&](const app::PlanRow& r) { return r.kind == at->kind && r.row == at->row; });
  if (found != rows_.end()) cursor_ = static_cast<int>(found - rows_.begin());
}

void PlanList::reveal(Kind kind, model::Row row) { to_reveal_ = {kind, row}; }

void PlanList::lay_out(const Ui& ui, const app::PlanFindings& findings, float width) {
  if (laid_out_ && width == width_ && ui.scale == scale_ && ui.lang() == lang_) return;
  if (width != width_ || ui.scale != scale_ || ui.lang() != lang_) titles_.clear(), figures_.clear();
  width_ = width, scale_ = ui.scale, lang_ = ui.lang(), laid_out_ = true;
  const auto& data = ui.session.data();
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
        lines[most_lines - 1] = elided(font, lines[most_lines - 1] + lines[most_lines], room);
        lines.resize(most_lines);
      }
    }
    float height = ui.px(2 * around) + line_step(font) * static_cast<float>(lines.size());
    if (row.kind == Kind::indicator || row.kind == Kind::plan) height += line_step(ui.fonts.small);
    if (row.kind != Kind::indicator && row.indicators > 0) height += ui.px(row.kind == Kind::plan ? 4 : 14);
    if (row.hit >= 0 && findings.hits[static_cast<std::size_t>(row.hit)].field != app::PlanField::name)
      height += line_step(ui.fonts.small);
    places_[i] = {y, height, &lines};
    y += height;
  }
  height_ = y;
}

void PlanList::choose(const Ui& ui, const app::PlanRow& row) {
  const auto id = id_of(ui.session.data(), row);
  ui.push([kind = row.kind, id](app::Session& s) {
    switch (kind) {
      case Kind::plan:
        s.desk.all_plans = false;
        s.show_plan(id);
        return;
      case Kind::node:
        s.show_node(id);
        return;
      case Kind::indicator:
        s.show_indicator(id);
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
  const auto move = [&](int to) { cursor_ = std::clamp(to, 0, last), to_show_ = static_cast<std::size_t>(cursor_); };
  if (pressed(ImGuiKey_DownArrow)) move(cursor_ + 1);
  if (pressed(ImGuiKey_UpArrow)) move(cursor_ < 0 ? 0 : cursor_ - 1);
  if (pressed(ImGuiKey_PageDown)) move(cursor_ + 10);
  if (pressed(ImGuiKey_PageUp)) move(cursor_ - 10);
  if (cursor_ < 0) return {};
  const auto& row = rows_[static_cast<std::size_t>(cursor_)];
  if (pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeyPadEnter)) choose(ui, row);
  if (pressed(ImGuiKey_Space) && row.kind == Kind::indicator) {
    const auto& indicator = ui.session.data().indicators[static_cast<std::size_t>(row.row)];
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

void PlanList::tooltip_of(const Ui& ui, const app::PlanRow& row) const {
  auto& s = ui.session;
  const auto& data = s.data();
  const float width = ui.px(380);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(12), ui.px(10)});
  ImGui::BeginTooltip();
  if (row.kind == Kind::node) {
    const auto& node = data.plan_nodes[static_cast<std::size_t>(row.row)];
    paragraph(ui, ui.fonts.body, model::node_name(node), tone::text, width);
    if (!node.text.empty()) paragraph(ui, ui.fonts.small, node.text, tone::quiet, width);
    if (!node.departments.empty())
      paragraph(ui, ui.fonts.small,
                ui.words(say("担当：{}", "Departments: {}", report::listed(node.departments, ui.lang()))), tone::quiet,
                width);
  } else if (row.kind == Kind::indicator) {
    const auto& indicator = data.indicators[static_cast<std::size_t>(row.row)];
    const auto& judged = s.judged(row.row);
    paragraph(ui, ui.fonts.body, ui.words(app::indicator_name(indicator)), tone::text, width);
    paragraph(ui, ui.fonts.small, ui.words(app::figures_in_short(judged)), tone::quiet, width);
    const Text verdict = say("{}：{}", "{}: {}", model::verdict_name(judged.verdict), judged.explanation(s.settings.years));
    paragraph(ui, ui.fonts.small, ui.words(verdict), tone::text, width);
    if (row.also) {
      std::string home;
      if (const auto* tree = s.tree(indicator.plan))
        if (const auto node = tree->node_of(indicator); node != model::none)
          home = model::node_name(data.plan_nodes[static_cast<std::size_t>(node)]);
      paragraph(ui, ui.fonts.small,
                ui.words(say("内容からここにも関わる指標です。印刷されているのは「{}」。",
                             "Belongs here too by content; it is printed under “{}”.", home)),
                tone::quiet, width);
    }
  } else {
    paragraph(ui, ui.fonts.body, ui.words({"この計画を開きます", "Opens this plan"}), tone::text, width);
  }
  if (row.indicators > 0) {
    for (std::size_t v = 0; v < row.verdicts.size(); ++v) {
      if (row.verdicts[v] == 0) continue;
      const ImVec2 at = ImGui::GetCursorScreenPos();
      const float step = line_step(ui.fonts.small);
      auto* list = ImGui::GetWindowDrawList();
      verdict_dot(list, static_cast<model::Verdict>(v), {at.x + ui.px(6), at.y + step / 2}, ui.px(5), ui.scale);
      const Text words = say("{} {}件", "{}: {}", model::verdict_name(static_cast<model::Verdict>(v)), row.verdicts[v]);
      list->AddText(ui.fonts.small, ui.fonts.small->FontSize, {at.x + ui.px(18), at.y}, im(tone::text), ui.words(words));
      ImGui::Dummy({ui.px(18) + width_of(ui.fonts.small, ui.words(words)), step - ImGui::GetStyle().ItemSpacing.y / 2});
    }
  }
  ImGui::EndTooltip();
  ImGui::PopStyleVar();
}

std::optional<PlanList::Fold> PlanList::draw_row(const Ui& ui, std::size_t i, const app::PlanFindings& findings,
                                                 const std::string& query, float width) {
  auto& s = ui.session;
  const auto& data = s.data();
  const auto& row = rows_[i];
  const auto& place = places_[i];
  const auto id = id_of(data, row);
  ImGui::SetCursorPos({0, place.y});
  const ImVec2 a = ImGui::GetCursorScreenPos(), b{a.x + width, a.y + place.height};
  const bool clicked = ImGui::InvisibleButton(("##" + id + (row.also ? "+" : "")).c_str(), {width, place.height});
  const bool hovered = ImGui::IsItemHovered();
  if (!row.also && ImGui::IsItemVisible()) mark(ui, "plan.row." + id);
  const float mouse = ImGui::GetIO().MousePos.x;
  auto* list = ImGui::GetWindowDrawList();

  const bool chosen = (row.kind == Kind::indicator && s.desk.indicator == id) ||
                      (row.kind == Kind::node && s.desk.node == id && s.desk.indicator.empty());
  if (chosen)
    list->AddRectFilled(a, b, im(tone::chosen));
  else if (hovered)
    list->AddRectFilled(a, b, im(tone::hover));
  else if (row.kind == Kind::plan || (row.kind == Kind::node && row.depth == 0))
    list->AddRectFilled(a, b, im(rgb(0xf5f2ea)));
  if (chosen) list->AddRectFilled(a, {a.x + ui.px(3), b.y}, im(tone::accent));
  if (cursor_ == static_cast<int>(i) && ImGui::IsWindowFocused())
    list->AddRect({a.x + 1, a.y + 1}, {b.x - 1, b.y - 1}, im(tone::accent.with_alpha(150)), ui.px(3));
  list->AddLine({a.x, b.y}, b, im(rgb(0xece8df)));

  const float left = a.x + ui.px(static_cast<float>(row.depth) * indent + inset), words_left = left + ui.px(arrow);
  auto *body = ui.fonts.body, *small = ui.fonts.small;
  const float step = line_step(body), small_step = line_step(small);
  float y = a.y + ui.px(around);
  bool on_arrow = false, on_pin = false;
  if (row.kind != Kind::indicator && row.folds) {
    on_arrow = hovered && mouse < words_left;
    const float size = ui.px(14);
    ui.icons.draw(list, row.open ? "down" : "right", {left, y + (step - size) / 2}, size,
                  im(on_arrow ? tone::accent : tone::quiet));
    if (ui.marks && ImGui::IsItemVisible()) (*ui.marks)["plan.fold." + id] = {left, y, ui.px(14), step};
  } else if (row.kind == Kind::node) {
    const float half = ui.px(2.5f), x = left + ui.px(7), middle = y + step / 2 - ui.px(1);
    list->AddRectFilled({x - half, middle - half}, {x + half, middle + half}, im(tone::faint));
  } else {
    verdict_dot(list, s.judged(row.row).verdict, {left + ui.px(7), y + step / 2 - ui.px(1)}, ui.px(5.5f), ui.scale);
  }

  // Title with the words that were looked for.
  const std::string whole = ui.words(title_of(data, row));
  const auto marks = row.hit >= 0 ? s.plan_index().marks(whole, query) : app::Marks{};
  const bool bold_ground = row.kind == Kind::plan;
  const ImU32 ink = im(row.also ? tone::quiet : bold_ground ? tone::accent_pressed : tone::text);
  std::size_t from = 0;
  for (const auto& line : *place.lines) {
    text_with_marks(list, body, {words_left, y}, ink, line, marks_of_line(whole, line, marks, from));
    y += step;
  }
  const float right = b.x - ui.px(row.kind == Kind::indicator ? pin : 8);
  if (row.kind == Kind::indicator) {
    auto& words = figures_[row.row];
    if (words.empty()) words = elided(small, ui.words(app::figures_in_short(s.judged(row.row))), right - words_left);
    list->AddText(small, small->FontSize, {words_left, y}, im(tone::quiet), words.c_str());
    y += small_step;
    const auto& indicator = data.indicators[static_cast<std::size_t>(row.row)];
    const bool on = has_card(ui, indicator.id);
    on_pin = hovered && mouse >= right;
    const float size = ui.px(18);
    if (on || hovered || chosen)
      ui.icons.draw(list, on ? "pin-on" : "pin", {b.x - ui.px(4) - size, a.y + ui.px(around)}, size,
                    im(on || on_pin ? tone::accent : tone::quiet));
    if (ui.marks && !row.also && ImGui::IsItemVisible())
      (*ui.marks)["plan.pin." + id] = {b.x - ui.px(4) - size, a.y + ui.px(around), size, size};
  }
  if (row.kind == Kind::plan) {
    const auto& plan = data.plans[static_cast<std::size_t>(row.row)];
    const std::string detail = elided(
        small, report::plan_city(data, plan, ui.lang()) + "　" + report::plan_period(plan, s.wording()), right - words_left);
    list->AddText(small, small->FontSize, {words_left, y}, im(tone::quiet), detail.c_str());
    y += small_step;
  }
  if (row.kind != Kind::indicator && row.indicators > 0) {
    const std::string count = std::to_string(row.indicators);
    const float number = width_of(small, count),
                top = row.kind == Kind::plan ? a.y + ui.px(around) + (step - small->FontSize) / 2 : y + ui.px(1);
    if (row.kind == Kind::plan) {
      list->AddText(small, small->FontSize, {right - number, b.y - ui.px(around) - small->FontSize - ui.px(4)},
                    im(tone::quiet), count.c_str());
      verdict_bar(list, row.verdicts, {words_left, b.y - ui.px(7)}, {right, b.y - ui.px(3)}, ui.scale);
    } else {
      list->AddText(small, small->FontSize, {right - number, top - ui.px(1)}, im(tone::quiet), count.c_str());
      const float middle = top - ui.px(1) + small->FontSize / 2;
      verdict_bar(list, row.verdicts, {words_left, middle - ui.px(2.5f)},
                  {right - std::max(number, ui.px(20)) - ui.px(8), middle + ui.px(2.5f)}, ui.scale);
      y += ui.px(14);
    }
  }
  if (row.hit >= 0) {
    const auto& hit = findings.hits[static_cast<std::size_t>(row.hit)];
    if (hit.field != app::PlanField::name) {
      auto [found, fresh] = snippets_.try_emplace(row.hit);
      if (fresh) {
        const auto label = std::string(ui.words(app::field_name(hit.field))) + (ui.lang() == Lang::ja ? "：" : ": ");
        auto cut = s.plan_index().snippet(hit, query, static_cast<std::size_t>((right - words_left) / small->FontSize));
        for (auto& [begin, end] : cut.marks) begin += label.size(), end += label.size();
        cut.text = label + cut.text;
        const auto fitting = elided(small, cut.text, right - words_left);
        if (fitting != cut.text) {
          const auto kept = fitting.size() - std::string("…").size();
          std::erase_if(cut.marks, [&](const auto& m) { return m.first >= kept; });
          for (auto& m : cut.marks) m.second = std::min(m.second, kept);
          cut.text = fitting;
        }
        found->second = std::move(cut);
      }
      text_with_marks(list, small, {words_left, y}, im(tone::text), found->second.text, found->second.marks);
    }
  }

  if (hovered) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (on_pin)
      tooltip(ui, card_tip(ui, data.indicators[static_cast<std::size_t>(row.row)]));
    else if (on_arrow)
      tooltip(ui, row.open ? Text{"たたむ", "Fold"} : Text{"ひらく", "Unfold"});
    else if (!ImGui::GetIO().MouseDown[0])
      tooltip_of(ui, row);
  }
  if (!clicked) return {};
  cursor_ = static_cast<int>(i);
  if (on_arrow) return Fold{row.key(), !row.open};
  if (on_pin) {
    const auto& indicator = data.indicators[static_cast<std::size_t>(row.row)];
    put_card(ui, indicator, !has_card(ui, indicator.id));
    return {};
  }
  choose(ui, row);
  if (row.kind == Kind::node && row.folds && !row.open) return Fold{row.key(), true};
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
    if (found != rows_.end())
      cursor_ = static_cast<int>(found - rows_.begin()), to_show_ = static_cast<std::size_t>(cursor_);
    to_reveal_.reset();
  }
  // The key that led here is not meant for a row yet; the first find is where one begins.
  std::optional<Fold> fold;
  if (arriving) {
    const auto hit = std::ranges::find_if(rows_, [](const app::PlanRow& r) { return r.hit >= 0; });
    cursor_ = hit == rows_.end() ? 0 : static_cast<int>(hit - rows_.begin()), to_show_ = static_cast<std::size_t>(cursor_);
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
