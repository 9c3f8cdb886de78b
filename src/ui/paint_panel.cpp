#include "ui/paint_panel.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>
#include <cfloat>

#include "app/area_facts.h"
#include "app/town_painting.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "base/error.h"
#include "base/number.h"
#include "base/plural.h"
#include "ui/widgets.h"

namespace kuiki::ui {
namespace {

using app::TownPainting;
using Kind = model::GroupingProblem::Kind;

constexpr auto nowhere = TownPainting::nowhere;

template <class Change>
void change(const Ui& ui, Change what) {
  ui.push([what](app::WindowState& w) {
    if (w.painting() != nullptr) what(*w.painting());
  });
}

const model::TownGrouping::District* chosen_district(const TownPainting& painting) {
  const auto current = painting.current();
  return current == nowhere ? nullptr : &painting.grouping().districts[static_cast<std::size_t>(current)];
}

/// A change of the chosen district itself.
template <class Edit>
void edit_chosen(const Ui& ui, Edit edit) {
  change(ui, [edit](TownPainting& painting) {
    const auto* district = chosen_district(painting);
    if (district == nullptr) return;
    auto to = *district;
    edit(to);
    painting.apply(model::ChangeDistrict{painting.current(), to});
  });
}

void left_aligned(const Ui& ui, const char* words) {
  auto* font = ui.fonts.small;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddText(font, font->FontSize, {at.x, at.y + (ImGui::GetFrameHeight() - font->FontSize) / 2},
                                      im(tone::quiet), words);
  ImGui::Dummy({1, ImGui::GetFrameHeight()});
}

void right_aligned(const Ui& ui, const std::string& words, Rgba colour) {
  auto* font = ui.fonts.small;
  const float width = font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, words.c_str()).x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float room = ImGui::GetContentRegionAvail().x;
  ImGui::GetWindowDrawList()->AddText(
      font, font->FontSize, {at.x + std::max(0.0f, room - width), at.y + (ImGui::GetFrameHeight() - font->FontSize) / 2},
      im(colour), words.c_str());
  ImGui::Dummy({1, ImGui::GetFrameHeight()});
}

}  // namespace

SearchBox::Options PaintPanel::towns_alone() {
  return {.id = "paint-town",
          .hint = {"町丁・字の名前で入れる", "Add a town by its name"},
          .tip = {"名前やコードで町丁・字を探し、選んだ地区に入れます",
                  "Finds a town by name or code and gives it to the chosen district"},
          .takes_focus = false,
          .wanted =
              [](const model::Dataset& data, const app::Hit& hit) {
                return hit.kind == app::Hit::Kind::area &&
                       data.areas.kind[hit.row.as<model::AreaRow>()] == model::AreaKind::town;
              },
          .take =
              [](app::WindowState& w, const app::Hit& hit) {
                auto* painting = w.painting();
                if (painting == nullptr) return;
                const auto row = hit.row.as<model::AreaRow>();
                const auto town = painting->place_of(row);
                if (town < 0)
                  throw Error(Fault::input_wrong, say("「{}」はこの市区町村の町丁・字ではありません。",
                                                      "“{}” is no town of this municipality.", hit.name));
                painting->apply(model::GiveTowns{{static_cast<std::uint32_t>(town)}, painting->current()});
                w.go_to_area(row);
                w.zoom(0.4);  // with what lies around it
              }};
}

void PaintPanel::head(const Ui& ui) {
  const auto& painting = *ui.window.painting();
  const auto& set = painting.set();
  heading(ui, say("{}：町から地区をつくる", "{}: districts of towns",
                  app::area_name(painting.data(), painting.grouping().within)));
  small_text(ui, ui.words(set.id.empty()       ? Text{"まだ保存していない組", "A set that is not saved yet"}
                          : painting.changed() ? say("「{}」を編集中（保存していない変更あり）",
                                                     "Editing “{}” (with unsaved changes)", set.name)
                                               : say("「{}」（保存済み）", "“{}” (saved)", set.name)));
  gap(ui, 2);
  if (button(ui, "paint-save", {"保存…", "Save…"},
             {"地区の組を作業ファイルに保存します（Ctrl+S）", "Saves the districts in the work file (Ctrl+S)"},
             {.icon = "save", .enabled = !ui.workspace.jobs.busy(), .primary = true}))
    ui.push([](app::WindowState& w) { w.dialog = app::Dialog::paint_save; });
  flow(ui.px(120));
  if (button(ui, "paint-take", {"取り込む…", "Take over…"},
             {"いまの地区・区、ほかの組、表や境界のファイルの分け方を取り込みます",
              "Takes over districts or wards, another set, a table or a boundary file"},
             {.icon = "import"}))
    ui.push([](app::WindowState& w) { w.dialog = app::Dialog::paint_take; });
  flow(ui.px(120));
  if (icon_button(ui, "paint-export", "export",
                  {"書き出す：保存した組を境界（GeoJSON・GeoPackage・Shapefile）や表（CSV・XLSX）に書き出します",
                   "Export: writes the saved set as boundaries (GeoJSON, GeoPackage, Shapefile) or as a table (CSV, XLSX)"},
                  !set.id.empty()))
    ui.push([](app::WindowState& w) { w.dialog = app::Dialog::paint_export; });
  flow(ui.px(40));
  if (icon_button(ui, "paint-show", "map", {"地図で見る：保存した組を地図にします", "Makes a map of the saved set"},
                  !set.id.empty()))
    ui.push([](app::WindowState& w) { w.show_painted(); });
  flow(ui.px(90));
  if (button(ui, "paint-leave", {"終える", "Leave"},
             {"前の地図に戻ります。保存していない変更があれば尋ねます", "Back to the map of before; asks first"},
             {.icon = "close"}))
    ui.window.run("paint-leave");
}

void PaintPanel::tools(const Ui& ui, PaintMap& map) {
  struct Tool {
    const char* id;
    Text name, tip;
    PaintTool tool;
    double brush;
  };
  static const std::array<Tool, 4> all{
      {{"paint-tool-town",
        {"1つずつ", "One"},
        {"クリックした町丁・字を塗ります。ドラッグで地図が動きます",
         "Paints the town that is clicked; dragging moves the map"},
        PaintTool::town,
        0},
       {"paint-tool-brush",
        {"ブラシ", "Brush"},
        {"ドラッグした線が通る町丁・字をすべて塗ります", "Paints every town that it is dragged over"},
        PaintTool::brush,
        0},
       {"paint-tool-brush-wide",
        {"太いブラシ", "Wide brush"},
        {"円の中に中心が入る町丁・字も塗ります", "Paints towns whose middle lies in the circle, too"},
        PaintTool::brush,
        24},
       {"paint-tool-lasso",
        {"投げ縄", "Lasso"},
        {"囲んだ線の中に中心が入る町丁・字を塗ります（Esc で中止）",
         "Paints towns whose middle lies in what is drawn around (Esc: none)"},
        PaintTool::lasso,
        0}}};
  for (const auto& one : all) {
    if (&one != all.data()) flow(ImGui::CalcTextSize(ui.words(one.name)).x + ui.px(24));
    const bool is_on = map.tool == one.tool && map.brush == one.brush;
    if (!button(ui, one.id, one.name, one.tip, {.chosen = is_on})) continue;
    map.tool = one.tool;
    map.brush = one.brush;
  }
  if (ImGui::GetIO().DisplaySize.y < ui.px(800)) return;  // the list of districts needs the room
  small_text(ui, ui.words({"右ドラッグで地図を動かし、右クリックでその町丁・字の地区を選びます。",
                           "The right button moves the map; a right click chooses the district of that town."}));
}

void PaintPanel::district_row(const Ui& ui, std::int32_t district, bool wide) {
  const auto& painting = *ui.window.painting();
  const bool none = district == nowhere;
  const auto* one = none ? nullptr : &painting.grouping().districts[static_cast<std::size_t>(district)];
  const bool is_chosen = painting.current() == district;
  const std::string id = "paint-district." + (none ? std::string("none") : std::to_string(district));
  ImGui::PushID(district);
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = ImGui::GetFrameHeight();
  if (ImGui::Selectable(("##" + id).c_str(), is_chosen, ImGuiSelectableFlags_SpanAllColumns, {0, height}))
    change(ui, [district](TownPainting& to) { to.choose(district); });
  mark(ui, id);
  if (is_chosen && seen_ != district) {
    ImGui::SetScrollHereY();
    seen_ = district;
  }
  tooltip(ui, none ? Text{"地区から外します（消しゴム）", "Takes towns out of their district (an eraser)"}
                   : say("「{}」に塗ります", "Paints with “{}”", one->name));
  auto* list = ImGui::GetWindowDrawList();
  const float side = ui.px(14), top = at.y + (height - side) / 2;
  const auto colour = none ? rgb(0xd3cdc0) : parse_color(one->colour).value_or(tone::faint);
  list->AddRectFilled({at.x, top}, {at.x + side, top + side}, im(colour), ui.px(2));
  list->AddRect({at.x, top}, {at.x + side, top + side}, im(is_chosen ? tone::text : tone::line), ui.px(2), 0,
                is_chosen ? ui.px(2) : 1);
  std::string name = none ? ui.words({"地区なし", "No district"}) : one->name;
  if (!none && one->locked) name += ui.words({"（ロック）", " (locked)"});
  const float room = ImGui::GetContentRegionAvail().x - side - ui.px(8);
  list->AddText({at.x + side + ui.px(8), at.y + (height - ImGui::GetFontSize()) / 2}, im(none ? tone::quiet : tone::text),
                elided(ui.fonts.body, name, room).c_str());
  const auto number = [&](std::size_t value) { return format_number(static_cast<double>(value), 0); };
  if (wide) {
    ImGui::TableNextColumn();
    right_aligned(ui, number(painting.towns_in(district)), tone::quiet);
  }
  for (std::size_t f = 0; f < painting.figures().size(); ++f) {
    ImGui::TableNextColumn();
    const auto sum = painting.sum(f, district);
    const bool whole = sum.missing == 0 && sum.foreign == 0;
    right_aligned(ui, ui.words(app::sum_in_words(sum)), whole ? tone::text : tone::warning);
  }
  ImGui::TableNextColumn();
  right_aligned(ui, format_number(painting.km2(district), 2), tone::quiet);
  ImGui::TableNextColumn();
  right_aligned(ui, number(painting.sites(district)), tone::quiet);
  ImGui::PopID();
}

void PaintPanel::list(const Ui& ui, float height) {
  const auto& painting = *ui.window.painting();
  const auto figures = painting.figures();
  const bool wide = ImGui::GetContentRegionAvail().x >= ui.px(130 + 54 + 60 + 48) + ui.px(84) * figures.size();
  ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {ui.px(4), 0});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ImGui::GetStyle().ItemSpacing.x, 0});
  const int columns = static_cast<int>(figures.size()) + (wide ? 4 : 3);
  if (ImGui::BeginTable("##districts", columns,
                        ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersOuter | ImGuiTableFlags_RowBg, {0, height})) {
    ImGui::TableSetupScrollFreeze(0, 1);
    const auto column = [&](const Text& name, float units) {
      ImGui::TableSetupColumn(ui.words(name),
                              units > 0 ? ImGuiTableColumnFlags_WidthFixed : ImGuiTableColumnFlags_WidthStretch,
                              units > 0 ? ui.px(units) : 1);
    };
    column({"地区", "District"}, 0);
    if (wide) column({"町丁・字", "Towns"}, 54);
    const auto room_of = [&](const TownPainting::Figure& figure) {
      return wide || figure.of == TownPainting::Figure::Of::older ? 84.0f : 66.0f;
    };
    for (const auto& figure : figures) column(figure.name, room_of(figure));
    column(plain("km²"), wide ? 60 : 54);
    column({"避難場所", "Sites"}, wide ? 54 : 40);
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
    const auto head = [&](const Text& name, const Text& tip, bool right) {
      ImGui::TableNextColumn();
      if (right)
        right_aligned(ui, elided(ui.fonts.small, ui.words(name), ImGui::GetContentRegionAvail().x), tone::quiet);
      else
        left_aligned(ui, ui.words(name));
      tooltip(ui, tip);
    };
    head({"地区", "District"}, {}, false);
    if (wide) head({"町数", "Towns"}, {"町丁・字の数", "Number of towns"}, true);
    for (const auto& figure : figures)
      head(figure.name,
           say("{}（{}）", "{} ({})", app::indicator_name(painting.data().indicators[figure.indicator]),
               plain(ui.workspace.wording()(figure.period))),
           true);
    head(plain("km²"), {"町丁・字の面積の合計", "The towns' ground added up"}, true);
    head({"避難場所", "Sites"}, {"指定緊急避難場所・指定避難所の数", "Emergency evacuation sites and shelters"}, true);
    district_row(ui, nowhere, wide);
    const auto count = static_cast<std::int32_t>(painting.grouping().districts.size());
    for (std::int32_t d = 0; d < count; ++d) district_row(ui, d, wide);
    ImGui::EndTable();
  }
  ImGui::PopStyleVar(2);
}

void PaintPanel::rename(const Ui& ui) const {
  ui.push([name = name_, district = ui.window.painting()->current()](app::WindowState& w) {
    auto* painting = w.painting();
    if (painting == nullptr || district >= static_cast<std::int32_t>(painting->grouping().districts.size())) return;
    const auto now = [&]() -> const auto& { return painting->grouping().districts[static_cast<std::size_t>(district)]; };
    auto to = now();
    to.name = name;
    painting->apply(model::ChangeDistrict{district, to});
    if (now().name != name)
      throw Error(Fault::input_wrong, name.empty() ? Text{"地区には名前が必要です。", "A district needs a name."}
                                                   : say("「{}」という地区はもうあります。別の名前にしてください。",
                                                         "There is a district “{}” already; choose another name.", name));
  });
}

void PaintPanel::chosen(const Ui& ui) {
  const auto& painting = *ui.window.painting();
  if (button(ui, "paint-add", {"地区を加える", "Add a district"},
             {"新しい地区を加え、それに塗ります", "Adds a new district to paint with"}, {.icon = "entry"}))
    change(ui, [lang = ui.lang()](TownPainting& to) { to.apply(model::AddDistrict{.lang = lang}); });
  const auto* one = chosen_district(painting);
  const bool there = one != nullptr;
  flow(ui.px(100));
  const bool locked = there && one->locked;
  if (button(ui, "paint-lock", locked ? Text{"ロックを外す", "Unlock"} : Text{"ロック", "Lock"},
             {"ロックした地区は、町丁・字が増えも減りもしません", "A locked district neither gets nor loses towns"},
             {.enabled = there, .chosen = locked}))
    edit_chosen(ui, [](model::TownGrouping::District& to) { to.locked = !to.locked; });
  flow(ui.px(80));
  if (button(ui, "paint-remove", {"削除", "Remove"},
             {"選んだ地区をなくします。その町丁・字は「地区なし」になります（元に戻せます）",
              "Removes the chosen district; its towns are then in none (can be undone)"},
             {.enabled = there && !locked}))
    change(ui, [](TownPainting& to) { to.apply(model::RemoveDistrict{to.current()}); });
  if (!there) {
    small_text(ui, ui.words({"「地区なし」で塗ると、町丁・字が地区から外れます。",
                             "Painting with “No district” takes towns out of their district."}));
    return;
  }
  if (!typing_) name_ = one->name;
  ImGui::SetNextItemWidth(-1);
  ImGui::InputTextWithHint("##paint-name", ui.words({"地区の名前", "Name of the district"}), &name_);
  mark(ui, "paint-name");
  tooltip(ui, {"選んだ地区の名前", "Name of the chosen district"});
  typing_ = ImGui::IsItemActive();
  if (ImGui::IsItemDeactivatedAfterEdit()) rename(ui);
  const auto swatches = model::district_colours();
  const float side = ui.px(20), spacing = ui.px(5);
  for (std::size_t i = 0; i < swatches.size(); ++i) {
    if (i > 0) {
      ImGui::SameLine(0, spacing);
      if (ImGui::GetContentRegionAvail().x < side) ImGui::NewLine();
    }
    const auto id = "paint-colour." + std::to_string(i);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    if (ImGui::InvisibleButton(("##" + id).c_str(), {side, side}))
      edit_chosen(ui, [colour = std::string(swatches[i])](model::TownGrouping::District& to) { to.colour = colour; });
    mark(ui, id);
    tooltip(ui, {"選んだ地区の色", "Colour of the chosen district"});
    auto* draw = ImGui::GetWindowDrawList();
    const bool is_on = one->colour == swatches[i];
    draw->AddRectFilled(at, {at.x + side, at.y + side}, im(*parse_color(swatches[i])), ui.px(2));
    draw->AddRect(at, {at.x + side, at.y + side}, im(is_on ? tone::text : tone::line), ui.px(2), 0, is_on ? ui.px(2) : 1);
  }
}

void PaintPanel::problems(const Ui& ui) {
  const auto& painting = *ui.window.painting();
  const auto& all = painting.problems();
  const auto count = [&](Kind kind) {
    return std::ranges::count_if(all, [&](const model::GroupingProblem& one) { return one.kind == kind; });
  };
  if (all.empty()) {
    paragraph(ui, ui.fonts.body,
              ui.words({"問題はありません：すべての町丁・字に地区があり、飛び地もありません。",
                        "Nothing is wrong: every town has a district, and none is in parts."}),
              tone::good);
    mark(ui, "paint-well");
    return;
  }
  command_button(ui, "paint-next-problem");
  ImGui::SameLine(0, ui.px(10));
  ImGui::BeginGroup();
  const auto nothing = painting.towns_in(nowhere);
  small_text(ui, ui.words(say("地区のない町丁・字 {}、飛び地 {}、空の地区 {}", "{} without a district, {} by themselves, {}",
                              counted(nothing, "town"), counted(count(Kind::in_parts), "part"),
                              counted(count(Kind::empty_district), "empty district"))));
  if (const auto* shown = painting.shown_problem()) {
    const auto& districts = painting.grouping().districts;
    Text words = say("表示中：地区のない町丁・字 {}", "Shown: {} without a district", counted(shown->towns.size(), "town"));
    if (shown->kind == Kind::in_parts)
      words = say("表示中：「{}」の飛び地（{}）", "Shown: a part of “{}” by itself ({})",
                  districts[static_cast<std::size_t>(shown->district)].name, shown->towns.size());
    if (shown->kind == Kind::empty_district)
      words = say("「{}」に町丁・字がありません", "“{}” has no towns",
                  districts[static_cast<std::size_t>(shown->district)].name);
    small_text(ui, ui.words(words));
  }
  ImGui::EndGroup();
}

/// For the tests of the window.
void PaintPanel::tell(const Ui& ui) const {
  if (ui.told == nullptr) return;
  const auto& painting = *ui.window.painting();
  const auto& now = painting.grouping();
  *ui.told += fmt::format("painting {} {} {} {} {} {}\n", painting.data().areas.code[now.within], now.districts.size(),
                          painting.towns_in(nowhere), painting.problems().size(), painting.undo_steps(),
                          painting.changed() ? "changed" : "saved");
  for (std::size_t d = 0; d < now.districts.size(); ++d) {
    const auto number = static_cast<std::int32_t>(d);
    std::string sums;
    for (std::size_t f = 0; f < painting.figures().size(); ++f) sums += " " + app::sum_in_words(painting.sum(f, number)).ja;
    *ui.told += fmt::format("painted {} {}{} {}{}\n", d, painting.towns_in(number), sums, now.districts[d].name,
                            number == painting.current() ? " <" : "");
  }
}

void PaintPanel::draw(const Ui& ui, const Layout::Part& part, PaintMap& map) {
  if (part.w <= 0 || ui.window.painting() == nullptr) return;
  ImGui::SetNextWindowPos({part.x, part.y});
  ImGui::SetNextWindowSize({part.w, part.h});
  ImGui::Begin((std::string(ui.words({"地区づくり", "Districts"})) + "###painting").c_str(), nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoBringToFrontOnFocus);
  head(ui);
  gap(ui, 4);
  tools(ui, map);
  gap(ui, 4);
  // The list takes what the rest leaves.
  const float rest = ui.px(228), least = ui.px(130);
  list(ui, std::max(least, ImGui::GetContentRegionAvail().y - rest));
  gap(ui, 4);
  chosen(ui);
  gap(ui, 6);
  problems(ui);
  gap(ui, 6);
  const float many = ImGui::CalcTextSize(ui.words({"まとめて…", "Many…"})).x + ui.px(28);
  const ImVec2 at = ImGui::GetCursorPos();
  towns_.draw(ui, at.x, at.y, ImGui::GetContentRegionAvail().x - many - ui.px(8));
  ImGui::SetCursorPos({ImGui::GetWindowContentRegionMax().x - many, at.y});
  if (button(ui, "paint-towns", {"まとめて…", "Many…"},
             {"町丁・字の名前やコードの一覧を貼り付けて、選んだ地区に入れます",
              "Gives a pasted list of towns to the chosen district"},
             {.width = many}))
    ui.push([](app::WindowState& w) { w.dialog = app::Dialog::paint_towns; });
  tell(ui);
  ImGui::End();
}

}  // namespace kuiki::ui
