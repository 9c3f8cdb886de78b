#include <algorithm>
#include <cmath>

#include "app/area_facts.h"
#include "app/plan_browser.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "model/judge.h"
#include "model/plan_names.h"
#include "model/plan_tree.h"
#include "model/progress_words.h"
#include "report/sheet_words.h"
#include "report/verdict_tone.h"
#include "ui/plan_cards.h"
#include "ui/plan_list.h"
#include "ui/widgets.h"

/// One row of the plan panel's list: how it looks, and what a click on its parts does.
namespace kuiki::ui {
namespace {

using Kind = app::PlanRow::Kind;

constexpr Rgba found_mark = rgb(0xffe39a);

float width_of(ImFont* font, std::string_view text) {
  return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

/// Marks of the whole text as far as they are in a line of it that begins at `from`; moves `from` behind the line.
app::Marks marks_of_line(const std::string& whole, const std::string& line, const app::Marks& marks, std::size_t& from) {
  std::string words = line;
  if (const auto dots = words.find("…"); dots != std::string::npos && whole.find(words, from) == std::string::npos)
    words.resize(dots);
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

}  // namespace

std::string row_id(const model::Dataset& data, const app::PlanRow& row) {
  const auto i = row.row.index();
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

Text title_of(const model::Dataset& data, const app::PlanRow& row) {
  const auto i = row.row.index();
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

void PlanList::tooltip_of(const Ui& ui, const app::PlanRow& row) const {
  auto& work = ui.workspace;
  const auto& data = work.data();
  const float width = ui.px(380);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(12), ui.px(10)});
  ImGui::BeginTooltip();
  if (row.kind == Kind::node) {
    const auto& node = data.plan_nodes[row.row.as<model::NodeRow>()];
    paragraph(ui, ui.fonts.body, model::node_name(node), tone::text, width);
    if (!node.text.empty()) paragraph(ui, ui.fonts.small, node.text, tone::quiet, width);
    if (!node.departments.empty())
      paragraph(ui, ui.fonts.small,
                ui.words(say("担当：{}", "Departments: {}", report::listed(node.departments, ui.lang()))), tone::quiet,
                width);
  } else if (row.kind == Kind::indicator) {
    const auto& indicator = data.indicators[row.row.as<model::IndicatorRow>()];
    const auto& judged = work.judged(row.row.as<model::IndicatorRow>());
    paragraph(ui, ui.fonts.body, ui.words(app::indicator_name(indicator)), tone::text, width);
    paragraph(ui, ui.fonts.small, ui.words(app::figures_in_short(judged)), tone::quiet, width);
    const Text verdict =
        say("{}：{}", "{}: {}", model::verdict_name(judged.verdict), judged.explanation(work.settings.years));
    paragraph(ui, ui.fonts.small, ui.words(verdict), tone::text, width);
    if (row.also) {
      std::string home;
      if (const auto* tree = work.tree(indicator.plan))
        if (const auto node = tree->node_of(indicator); node != model::none) home = model::node_name(data.plan_nodes[node]);
      paragraph(ui, ui.fonts.small,
                ui.words(say("内容からここにも関わる指標です。計画書に記載されているのは「{}」。",
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

/// Where the parts of a row are, and what the mouse is on.
struct PlanList::Box {
  ImVec2 a, b;                           ///< the whole row
  float left = 0, words = 0, right = 0;  ///< of arrow or dot; of the words; where they end
  float y = 0;                           ///< of what is drawn next
  bool clicked = false, hovered = false, chosen = false, on_arrow = false, on_pin = false, visible = false;
};

void PlanList::draw_ground(const Ui& ui, std::size_t i, const Box& box) const {
  const auto& row = rows_[i];
  auto* list = ImGui::GetWindowDrawList();
  if (box.chosen)
    list->AddRectFilled(box.a, box.b, im(tone::chosen));
  else if (box.hovered)
    list->AddRectFilled(box.a, box.b, im(tone::hover));
  else if (row.kind == Kind::plan || (row.kind == Kind::node && row.depth == 0))
    list->AddRectFilled(box.a, box.b, im(rgb(0xf5f2ea)));
  if (box.chosen) list->AddRectFilled(box.a, {box.a.x + ui.px(3), box.b.y}, im(tone::accent));
  if (cursor_ == static_cast<int>(i) && ImGui::IsWindowFocused())
    list->AddRect({box.a.x + 1, box.a.y + 1}, {box.b.x - 1, box.b.y - 1}, im(tone::accent.with_alpha(150)), ui.px(3));
  list->AddLine({box.a.x, box.b.y}, box.b, im(rgb(0xece8df)));
}

/// What stands before the words: an arrow that folds, a verdict's dot, a mark of a node with nothing below it.
void PlanList::draw_lead(const Ui& ui, const app::PlanRow& row, const std::string& id, const Box& box) const {
  auto* list = ImGui::GetWindowDrawList();
  const float step = line_step(ui.fonts.body), middle = box.y + step / 2 - ui.px(1), x = box.left + ui.px(7);
  if (row.kind == Kind::indicator) {
    verdict_dot(list, ui.workspace.judged(row.row.as<model::IndicatorRow>()).verdict, {x, middle}, ui.px(5.5f), ui.scale);
  } else if (row.folds) {
    const float size = ui.px(14);
    ui.icons.draw(list, row.open ? "down" : "right", {box.left, box.y + (step - size) / 2}, size,
                  im(box.on_arrow ? tone::accent : tone::quiet));
    if (ui.marks && box.visible) (*ui.marks)["plan.fold." + id] = {box.left, box.y, size, step};
  } else {
    const float half = ui.px(2.5f);
    list->AddRectFilled({x - half, middle - half}, {x + half, middle + half}, im(tone::faint));
  }
}

/// The figures of an indicator, and the switch of its card at the end of the row.
void PlanList::draw_indicator(const Ui& ui, const app::PlanRow& row, const std::string& id, Box& box) {
  auto* list = ImGui::GetWindowDrawList();
  auto* small = ui.fonts.small;
  for (const auto& words : figures_of(ui, row.row.as<model::IndicatorRow>(), box.right - box.words)) {
    list->AddText(small, small->FontSize, {box.words, box.y}, im(tone::quiet), words.c_str());
    box.y += line_step(small);
  }
  const bool on = has_card(ui, id);
  const float size = ui.px(18);
  const ImVec2 at{box.b.x - ui.px(4) - size, box.a.y + ui.px(around)};
  if (on || box.hovered || box.chosen)
    ui.icons.draw(list, on ? "pin-on" : "pin", at, size, im(on || box.on_pin ? tone::accent : tone::quiet));
  if (ui.marks && !row.also && box.visible) (*ui.marks)["plan.pin." + id] = {at.x, at.y, size, size};
}

/// How many indicators are below, and their verdicts.
void PlanList::draw_counts(const Ui& ui, const app::PlanRow& row, Box& box) const {
  if (row.indicators == 0) return;
  auto* list = ImGui::GetWindowDrawList();
  auto* small = ui.fonts.small;
  const std::string count = std::to_string(row.indicators);
  const float number = width_of(small, count);
  if (row.kind == Kind::plan) {  // beside the detail, over a bar at the foot
    list->AddText(small, small->FontSize, {box.right - number, box.b.y - ui.px(around + 4) - small->FontSize},
                  im(tone::quiet), count.c_str());
    verdict_bar(list, row.verdicts, {box.words, box.b.y - ui.px(7)}, {box.right, box.b.y - ui.px(3)}, ui.scale);
    return;
  }
  list->AddText(small, small->FontSize, {box.right - number, box.y}, im(tone::quiet), count.c_str());
  const float middle = box.y + small->FontSize / 2, end = box.right - std::max(number, ui.px(20)) - ui.px(8);
  verdict_bar(list, row.verdicts, {box.words, middle - ui.px(2.5f)}, {end, middle + ui.px(2.5f)}, ui.scale);
  box.y += ui.px(14);
}

/// Where else than in the title the words were found.
void PlanList::draw_snippet(const Ui& ui, int hit_row, const app::PlanHit& hit, const std::string& query, const Box& box) {
  auto* small = ui.fonts.small;
  auto [found, fresh] = snippets_.try_emplace(hit_row);
  if (fresh) {
    const float room = box.right - box.words;
    const auto label = std::string(ui.words(app::field_name(hit.field))) + (ui.lang() == Lang::ja ? "：" : ": ");
    auto cut = ui.workspace.plan_index().snippet(hit, query, static_cast<std::size_t>(room / small->FontSize));
    for (auto& [begin, end] : cut.marks) {
      begin += label.size();
      end += label.size();
    }
    cut.text = label + cut.text;
    const auto fitting = elided(small, cut.text, room);
    if (fitting != cut.text) {
      const auto kept = fitting.size() - std::string("…").size();
      std::erase_if(cut.marks, [&](const auto& m) { return m.first >= kept; });
      for (auto& m : cut.marks) m.second = std::min(m.second, kept);
      cut.text = fitting;
    }
    found->second = std::move(cut);
  }
  text_with_marks(ImGui::GetWindowDrawList(), small, {box.words, box.y}, im(tone::text), found->second.text,
                  found->second.marks);
}

PlanList::Box PlanList::box_of(const Ui& ui, std::size_t i, const std::string& id, float width) const {
  const auto& desk = ui.window.desk;
  const auto& row = rows_[i];
  const auto& place = places_[i];
  ImGui::SetCursorPos({0, place.y});
  Box box;
  box.a = ImGui::GetCursorScreenPos();
  box.b = {box.a.x + width, box.a.y + place.height};
  // An indicator may belong to several nodes that are in sight.
  box.clicked =
      ImGui::InvisibleButton(("##" + id + (row.also ? "+" + std::to_string(i) : "")).c_str(), {width, place.height});
  box.hovered = ImGui::IsItemHovered();
  box.visible = ImGui::IsItemVisible();
  if (!row.also && box.visible) mark(ui, "plan.row." + id);
  box.chosen = (row.kind == Kind::indicator && desk.indicator == id) ||
               (row.kind == Kind::node && desk.node == id && desk.indicator.empty());
  box.left = box.a.x + ui.px(static_cast<float>(row.depth) * indent + inset);
  box.words = box.left + ui.px(arrow);
  box.right = box.b.x - ui.px(row.kind == Kind::indicator ? pin : 8);
  box.y = box.a.y + ui.px(around);
  const float mouse = ImGui::GetIO().MousePos.x;
  box.on_arrow = box.hovered && row.folds && mouse < box.words;
  box.on_pin = box.hovered && row.kind == Kind::indicator && mouse >= box.right;
  return box;
}

void PlanList::draw_title(const Ui& ui, std::size_t i, const std::string& query, Box& box) const {
  auto& work = ui.workspace;
  const auto& row = rows_[i];
  auto* body = ui.fonts.body;
  const std::string title = ui.words(title_of(work.data(), row));
  const auto marks = row.hit >= 0 ? work.plan_index().marks(title, query) : app::Marks{};
  const ImU32 ink = im(row.also ? tone::quiet : row.kind == Kind::plan ? tone::accent_pressed : tone::text);
  std::size_t from = 0;
  for (const auto& line : *places_[i].lines) {
    text_with_marks(ImGui::GetWindowDrawList(), body, {box.words, box.y}, ink, line,
                    marks_of_line(title, line, marks, from));
    box.y += line_step(body);
  }
}

/// Whose plan it is and for which years.
void PlanList::draw_plan(const Ui& ui, const app::PlanRow& row, Box& box) const {
  const auto& work = ui.workspace;
  const auto& plan = work.data().plans[row.row.index()];
  auto* small = ui.fonts.small;
  const auto detail = report::plan_city(work.data(), plan, ui.lang()) + "　" + report::plan_period(plan, work.wording());
  ImGui::GetWindowDrawList()->AddText(small, small->FontSize, {box.words, box.y}, im(tone::quiet),
                                      elided(small, detail, box.right - box.words).c_str());
  box.y += line_step(small);
}

/// What a click would do there.
void PlanList::tell(const Ui& ui, const app::PlanRow& row, const Box& box) const {
  if (!box.hovered) return;
  ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (box.on_pin)
    tooltip(ui, card_tip(ui, ui.workspace.data().indicators[row.row.as<model::IndicatorRow>()]));
  else if (box.on_arrow)
    tooltip(ui, row.open ? Text{"たたむ", "Fold"} : Text{"ひらく", "Unfold"});
  else if (!ImGui::GetIO().MouseDown[0])
    tooltip_of(ui, row);
}

std::optional<PlanList::Fold> PlanList::draw_row(const Ui& ui, std::size_t i, const app::PlanFindings& findings,
                                                 const std::string& query, float width) {
  const auto& data = ui.workspace.data();
  const auto& row = rows_[i];
  const auto id = row_id(data, row);
  Box box = box_of(ui, i, id, width);
  draw_ground(ui, i, box);
  draw_lead(ui, row, id, box);
  draw_title(ui, i, query, box);
  if (row.kind == Kind::indicator) {
    draw_indicator(ui, row, id, box);
  } else {
    if (row.kind == Kind::plan) draw_plan(ui, row, box);
    draw_counts(ui, row, box);
  }
  if (row.hit >= 0)
    if (const auto& hit = findings.hits[static_cast<std::size_t>(row.hit)]; hit.field != app::PlanField::name)
      draw_snippet(ui, row.hit, hit, query, box);
  tell(ui, row, box);
  if (!box.clicked) return {};
  cursor_ = static_cast<int>(i);
  if (box.on_arrow) return Fold{row.key(), !row.open};
  if (box.on_pin) {
    put_card(ui, data.indicators[row.row.as<model::IndicatorRow>()], !has_card(ui, id));
    return {};
  }
  choose(ui, row);
  if (row.kind == Kind::node && row.folds && !row.open) return Fold{row.key(), true};
  return {};
}

}  // namespace kuiki::ui
