#include "ui/plan_filters.h"

#include <algorithm>
#include <array>
#include <functional>

#include "app/window_state.h"
#include "model/plan_names.h"
#include "model/progress_words.h"
#include "model/sdgs.h"
#include "ui/widgets.h"

namespace kuiki::ui {
namespace {

using Filter = app::PlanFilter;

/// One thing to filter by. Values are words, as a Facet has them; empty is no filter.
struct Dimension {
  const char* id;
  Text name;
  std::vector<app::Facet> app::Facets::*facets;
  std::function<std::string(const Filter&)> get;
  std::function<void(Filter&, const std::string&)> set;
  std::function<Text(const std::string&)> label;
};

Dimension of_word(const char* id, Text name, std::vector<app::Facet> app::Facets::*facets, std::string Filter::*member,
                  std::function<Text(const std::string&)> label) {
  return {id,
          std::move(name),
          facets,
          [member](const Filter& f) { return f.*member; },
          [member](Filter& f, const std::string& value) { f.*member = value; },
          std::move(label)};
}

template <class Enum>
struct EnumWords {
  std::string_view (*word)(Enum);
  std::optional<Enum> (*parse)(std::string_view);
  Text (*words)(Enum);
};

template <class Enum>
Dimension of_enum(const char* id, Text name, std::vector<app::Facet> app::Facets::*facets,
                  std::optional<Enum> Filter::*member, EnumWords<Enum> of) {
  return {id,
          std::move(name),
          facets,
          [=](const Filter& f) { return f.*member ? std::string(of.word(*(f.*member))) : std::string(); },
          [=](Filter& f, const std::string& value) { f.*member = of.parse(value); },
          [=](const std::string& value) {
            const auto read = of.parse(value);
            return read ? of.words(*read) : plain(value);
          }};
}

const std::array<Dimension, 7>& dimensions() {
  static const std::array<Dimension, 7> all = {{
      of_word("department", {"担当", "Department"}, &app::Facets::departments, &Filter::department, plain),
      of_word("sdg", {"SDGs", "SDGs"}, &app::Facets::sdgs, &Filter::sdg,
              [](const std::string& value) {
                const Text goal = model::sdg_goal(value);
                return Text{value + " " + goal.ja, value + " " + goal.en};
              }),
      of_word("category", {"区分", "Category"}, &app::Facets::categories, &Filter::category, plain),
      of_enum("verdict", {"判定", "Verdict"}, &app::Facets::verdicts, &Filter::verdict,
              EnumWords{&model::verdict_id, &model::parse_verdict, &model::verdict_name}),
      of_enum("direction", {"目標の方向", "Direction"}, &app::Facets::directions, &Filter::direction,
              EnumWords{&model::direction_id, &model::parse_direction, &model::direction_name}),
      of_enum("status", {"数値の状態", "State of figures"}, &app::Facets::statuses, &Filter::status,
              EnumWords{&model::status_id, &model::parse_status, &model::status_name}),
      of_enum("unit", {"測った単位", "Measured for"}, &app::Facets::mapping_units, &Filter::mapping_unit,
              EnumWords{&model::mapping_unit_id, &model::parse_mapping_unit, &model::mapping_unit_name}),
  }};
  return all;
}

Text count_words(const app::Facet& facet) {
  if (facet.indicators > 0) return say("{}（{}）", "{} ({})", facet.name, facet.indicators);
  return say("{}（施策・事業 {}）", "{} ({} measures, projects)", facet.name, facet.nodes);
}

}  // namespace

int filters_set(const Filter& filter) {
  return static_cast<int>(std::ranges::count_if(dimensions(), [&](const Dimension& d) { return !d.get(filter).empty(); }));
}

void filter_choosers(const Ui& ui, const app::PlanFindings& findings) {
  auto& filter = ui.window.desk.filter;
  const float spacing = ui.px(6), half = std::floor((ImGui::GetContentRegionAvail().x - spacing) / 2);
  bool left = true;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {spacing, spacing});
  for (const auto& dimension : dimensions()) {
    const auto& facets = findings.facets.*dimension.facets;
    const auto value = dimension.get(filter);
    if (facets.empty() && value.empty()) continue;  // the plan says nothing of it
    if (!left) ImGui::SameLine(0, spacing);
    left = !left;
    const Text shown = value.empty() ? dimension.name : dimension.label(value);
    const Text tip = value.empty() ? say("{}で絞り込みます", "Filter by {}", dimension.name)
                                   : say("{}：{}", "{}: {}", dimension.name, shown);
    const std::string id = std::string("filter.") + dimension.id;
    ImGui::PushStyleColor(ImGuiCol_Text, im(value.empty() ? tone::quiet : tone::text));
    const bool open = begin_combo(ui, id, ui.words(shown), tip, half);
    ImGui::PopStyleColor();
    if (!open) continue;
    if (choice(ui, id + ".all", ui.words({"すべて", "All"}), value.empty())) dimension.set(filter, {});
    for (const auto& facet : facets)
      if (choice(ui, id + "." + facet.value, ui.words(count_words(facet)), facet.value == value))
        dimension.set(filter, facet.value);
    end_combo();
  }
  ImGui::PopStyleVar();
}

void filter_chips(const Ui& ui) {
  auto& filter = ui.window.desk.filter;
  const float height = ui.px(26), spacing = ui.px(6), cross = ui.px(14);
  auto* font = ui.fonts.small;
  bool first = true;
  const auto place = [&](float width) {
    if (!first) {
      ImGui::SameLine(0, spacing);
      if (ImGui::GetContentRegionAvail().x < width) ImGui::NewLine();
    }
    first = false;
  };
  const float room = ImGui::GetContentRegionAvail().x;
  for (const auto& dimension : dimensions()) {
    const auto value = dimension.get(filter);
    if (value.empty()) continue;
    const Text words = say("{}：{}", "{}: {}", dimension.name, dimension.label(value));
    const float text = font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, ui.words(words)).x;
    const float width = std::min(room, text + cross + ui.px(24));
    place(width);
    const ImVec2 a = ImGui::GetCursorScreenPos(), b{a.x + width, a.y + height};
    const bool clicked = ImGui::InvisibleButton((std::string("##chip-") + dimension.id).c_str(), {width, height});
    auto* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(a, b, im(ImGui::IsItemHovered() ? tone::pressed : tone::chosen), height / 2);
    list->PushClipRect(a, {b.x - cross - ui.px(8), b.y}, true);
    list->AddText(font, font->FontSize, {a.x + ui.px(10), a.y + (height - font->FontSize) / 2}, im(tone::text),
                  ui.words(words));
    list->PopClipRect();
    ui.icons.draw(list, "close", {b.x - cross - ui.px(7), a.y + (height - cross) / 2}, cross, im(tone::quiet));
    mark(ui, std::string("chip.") + dimension.id);
    tooltip(ui, say("「{}」の条件を外します", "Takes the filter “{}” away", words));
    if (clicked) dimension.set(filter, {});
  }
  if (first) return;
  const Text all{"条件をすべて外す", "Clear all filters"};
  const float width = font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, ui.words(all)).x;
  place(width);
  ImGui::PushFont(font);
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + (height - font->FontSize) / 2);
  if (link(ui, "filter-clear", ui.words(all), {"絞り込みの条件をすべて外します", "Takes all filters away"}))
    filter = {.query = filter.query};
  ImGui::PopFont();
}

}  // namespace kuiki::ui
