#include <algorithm>
#include <array>
#include <memory>

#include "app/area_facts.h"
#include "app/edits.h"
#include "app/operations.h"
#include "app/regions.h"
#include "app/search.h"
#include "app/subjects.h"
#include "app/window_state.h"
#include "app/work_desk.h"
#include "app/workspace.h"
#include "map/view.h"
#include "ui/welcome.h"
#include "ui/widgets.h"

namespace kuiki::ui {
namespace {

/// Those of the work file that can be read, in as many lines as they need.
void own_maps(const Ui& ui, float begin, float limit) {
  bool first = true;
  for (const auto& entry : ui.workspace.work().texts) {
    if (entry.text.kind != store::OwnKind::map || entry.trouble) continue;
    if (first) {
      gap(ui, 4);
      ImGui::SetCursorPosX(begin);
      quiet_text(ui, ui.words({"作業ファイルの地図", "Maps in the work file"}));
      ImGui::SetCursorPosX(begin);
    }
    const float wide = std::min(ImGui::CalcTextSize(ui.words(entry.title)).x + ui.px(24), limit - begin);
    if (!first) {
      ImGui::SameLine();
      if (ImGui::GetCursorPosX() + wide > limit) {
        ImGui::NewLine();
        ImGui::SetCursorPosX(begin);
      }
    }
    first = false;
    if (button(ui, "own-map." + entry.text.id, entry.title, {"この地図を開きます", "Opens this map"}, {.width = wide}))
      ui.push([id = entry.text.id](app::WindowState& w) { w.open_own_map(id); });
  }
}

}  // namespace

Welcome::Welcome()
    : my_city_(
          {.id = "my-city",
           .hint = {"わたしのまち：市区町村の名前・よみ・コード", "My city: name, reading or code"},
           .tip = {"あなたの市区町村を名前・よみ・コード（01203 など）で探します。次からはじめの画面と左のパネルに出ます",
                   "Finds your municipality by name, reading or code. From then on it stands on this screen and in "
                   "the left panel"},
           .wanted = SearchBox::is_city,
           .take = [](app::WindowState& w, const app::Hit& hit) { w.take_as_my_city(hit.row.as<model::AreaRow>()); }}) {}

void Welcome::compose(const Ui& ui, Card& card, double width, double height) {
  try {
    const auto& data = ui.workspace.data();
    auto document = card.map.empty() ? app::city_map(data, *data.find_area(dealt_for_)) : app::open_map(card.map);
    document.edit<map::Labels>().values = false;
    // A small picture has no room for names.
    if (width < 360) document.show<map::Labels>(false);
    const auto theme = map::thematic(data, document);
    const auto view = map::fit_view(data, document, width, height, 16);
    card.cache.hold(ui.workspace.dataset());
    card.scene = map::compose({data, document, theme}, view, ui.workspace.wording(), card.cache);
  } catch (const Error& error) {
    card.scene = {};
    card.scene.width = width;
    card.scene.height = height;
    card.scene.background = map::paper::land;
    ui.push([error](app::WindowState& w) { w.workspace.say(error); });
  }
  card.width = width;
  card.revision = ui.window.revision();
}

/// One's own city first, where it is not one of the others anyway.
void Welcome::deal(const Ui& ui) {
  const auto& data = ui.workspace.data();
  const auto own = data.find_area(ui.workspace.settings.my_city);
  const std::string code = own ? data.areas.code[*own] : "";
  if (!cards_.empty() && dealt_for_ == code) return;
  dealt_for_ = code;
  cards_.clear();
  const auto* own_region = app::region_of_city(code);
  if (own && own_region == nullptr) {
    auto& card = *cards_.emplace_back(std::make_unique<Card>());
    card.id = "my-city";
    card.title = app::area_name(data, *own);
    card.text = app::subject_name(data, app::city_map(data, *own).subject);
  }
  for (const auto& region : app::regions()) {
    if (region.title.empty()) continue;
    auto card = std::make_unique<Card>();
    card->id = region.id;
    card->map = region.map;
    card->title = region.title;
    card->text = region.text;
    cards_.insert(&region == own_region ? cards_.begin() : cards_.end(), std::move(card));
  }
}

void Welcome::draw_card(const Ui& ui, Card& card, ImVec2 size, float caption) {
  auto* list = ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float picture = size.y - caption;
  if (ImGui::InvisibleButton(("##card" + card.id).c_str(), size)) ui.window.run("go-" + card.id);
  mark(ui, "card." + card.id);
  const bool hovered = ImGui::IsItemHovered() || ImGui::IsItemFocused();
  if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  const double units = static_cast<double>(size.x / ui.scale);
  if (card.width != units || card.revision != ui.window.revision())
    compose(ui, card, units, static_cast<double>(picture / ui.scale));
  ui.paintings.push_back({&card.scene, std::round(at.x), std::round(at.y)});
  const ImVec2 foot{at.x, at.y + picture}, end{at.x + size.x, at.y + size.y};
  const float pad = ui.px(14), wide = size.x - 2 * pad;
  list->AddRectFilled(foot, end, im(map::paper::white), ui.px(4), ImDrawFlags_RoundCornersBottom);
  list->AddRect(at, end, im(hovered ? tone::accent : tone::line), ui.px(4), 0,
                hovered ? ui.px(2) : std::max(1.0f, ui.scale));
  list->AddText(ui.fonts.heading, ui.fonts.heading->FontSize, {foot.x + pad, foot.y + ui.px(10)},
                im(hovered ? tone::accent : tone::text), elided(ui.fonts.heading, ui.words(card.title), wide).c_str());
  ImFont* font = broken_lines(ui, ui.fonts.body, ui.words(card.text), wide).size() == 1 ? ui.fonts.body : ui.fonts.small;
  list->AddText(font, font->FontSize, {foot.x + pad, foot.y + ui.px(39)}, im(tone::quiet),
                elided(font, ui.words(card.text), wide).c_str());
}

void Welcome::draw_cards(const Ui& ui, float x0, float most, float room) {
  const auto count = static_cast<float>(cards_.size());
  const float spacing = ui.px(18), caption = ui.px(70);
  const float width = std::floor((most - (count - 1) * spacing) / count);
  const float picture = std::floor(std::min(width * 0.8f, std::max(ui.px(130), room)));
  const float y = ImGui::GetCursorPosY();
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    ImGui::SetCursorPos({x0 + static_cast<float>(i) * (width + spacing), y});
    draw_card(ui, *cards_[i], {width, picture + caption}, caption);
  }
  ImGui::SetCursorPos({x0, y + picture + caption + ui.px(20)});
}

void Welcome::other_maps(const Ui& ui, float x0, float most) {
  quiet_text(ui, ui.words({"ほかの地図", "Other maps"}));
  ImGui::SetCursorPosX(x0);
  const float limit = x0 + most;
  bool first = true;
  for (const auto& map : ui.workspace.maps()) {
    if (std::ranges::any_of(cards_, [&](const auto& card) { return card->map == map.name; })) continue;
    const float wide = ImGui::CalcTextSize(ui.words(map.title)).x + ui.px(24);
    if (!first) {
      ImGui::SameLine();
      if (ImGui::GetCursorPosX() + wide > limit) {
        ImGui::NewLine();
        ImGui::SetCursorPosX(x0);
      }
    }
    first = false;
    if (button(ui, "map." + map.name, map.title, {"この地図を開きます", "Opens this map"}, {.width = wide}))
      ui.push([name = map.name](app::WindowState& w) { w.open_map_file(name); });
  }
  own_maps(ui, x0, limit);
}

void Welcome::draw(const Ui& ui, const Layout::Part& part) {
  deal(ui);
  ImGui::SetNextWindowPos({part.x, part.y});
  ImGui::SetNextWindowSize({part.w, part.h});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(32), ui.px(24)});
  ImGui::Begin((std::string(ui.words({"はじめの画面", "Start screen"})) + "###welcome").c_str(), nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoBringToFrontOnFocus);
  const float room = ImGui::GetContentRegionAvail().x, most = std::min(room, ui.px(1320));
  const float x0 = ImGui::GetCursorPosX() + (room - most) / 2;
  const float above = ui.px(140), below = ui.px(200);
  ImGui::SetCursorPosY(std::max(ui.px(24), (part.h - above - below - ui.px(330)) * 0.4f));

  ImGui::SetCursorPosX(x0);
  heading(ui, {"どの都市の地図を見ますか", "Which city would you like to see?"});
  ImGui::SetCursorPosX(x0);
  quiet_text(ui, ui.words({"あなたの市区町村を入力するか、下の地図を選ぶと始まります。あとからいつでも別の区域に移れます。",
                           "Type your municipality, or choose a map below. You can go elsewhere at any time."}));
  gap(ui, 8);
  const float y = ImGui::GetCursorPosY();
  my_city_.draw(ui, x0, y, std::min(most, ui.px(420)));
  ImGui::SetCursorPosY(y + ImGui::GetFrameHeight() + ui.px(18));
  draw_cards(ui, x0, most, part.h - above - below - ui.px(70));
  other_maps(ui, x0, most);
  gap(ui, 8);
  ImGui::SetCursorPosX(x0);
  command_button(ui, "open-map", true);
  if (ui.workspace.history().can_undo() || ui.window.view()) {
    ImGui::SameLine();
    if (button(ui, "back-to-map", {"地図に戻る", "Back to the map"},
               {"見ていた地図に戻ります", "Back to the map you were looking at"}, {.icon = "map"}))
      ui.push([](app::WindowState& w) { w.show_map(); });
  }
  ImGui::End();
  ImGui::PopStyleVar();
}

}  // namespace kuiki::ui
