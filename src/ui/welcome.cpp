#include <algorithm>
#include <array>
#include <memory>

#include "app/choices.h"
#include "app/edits.h"
#include "app/operations.h"
#include "app/search.h"
#include "app/window_state.h"
#include "app/work_desk.h"
#include "app/workspace.h"
#include "map/view.h"
#include "ui/welcome.h"
#include "ui/widgets.h"

namespace kuiki::ui {
namespace {

struct City {
  const char* region;
  Text title, text;
};
const std::array<City, 3>& cities() {
  static const std::array<City, 3> all = {{
      {"otaru", {"小樽市", "Otaru"}, {"九つの地区と避難場所", "Nine districts and evacuation sites"}},
      {"sapporo", {"札幌市", "Sapporo"}, {"十の区と高齢化率", "Ten wards and the ageing rate"}},
      {"komoro", {"小諸市", "Komoro"}, {"十の地区", "Ten districts"}},
  }};
  return all;
}

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
    if (button(ui, "own-map." + entry.text.id, entry.title, {"この地図を開きます", "Opens this map"}, {}, true, false, false,
               wide))
      ui.push([id = entry.text.id](app::WindowState& w) { w.open_own_map(id); });
  }
}

}  // namespace

void Welcome::compose(const Ui& ui, Card& card, double width, double height) {
  const auto* region = app::find_region(card.region);
  try {
    auto document = app::open_map(std::string(region->recipe));
    document.edit<map::Labels>().values = false;
    // A small picture has no room for names.
    if (width < 360) document.show<map::Labels>(false);
    const auto& data = ui.workspace.data();
    const auto theme = map::thematic(data, document);
    const auto view = map::fit_view(data, document, width, height, 16);
    card.cache.hold(ui.workspace.dataset());
    card.scene = map::compose(data, document, theme, view, ui.workspace.wording(), card.cache);
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

void Welcome::draw(const Ui& ui, const Layout::Part& part) {
  if (cards_.empty())
    for (const auto& city : cities()) {
      cards_.push_back(std::make_unique<Card>());
      cards_.back()->region = city.region;
      cards_.back()->title = city.title;
      cards_.back()->text = city.text;
    }
  ImGui::SetNextWindowPos({part.x, part.y});
  ImGui::SetNextWindowSize({part.w, part.h});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(32), ui.px(24)});
  ImGui::Begin((std::string(ui.words({"はじめの画面", "Start screen"})) + "###welcome").c_str(), nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoBringToFrontOnFocus);
  const float spacing = ui.px(24), room = ImGui::GetContentRegionAvail().x, most = std::min(room, ui.px(1320));
  const float x0 = ImGui::GetCursorPosX() + (room - most) / 2;
  const float width = std::floor((most - 2 * spacing) / 3),
              picture = std::floor(std::min(width * 0.72f, std::max(ui.px(150), part.h - ui.px(330))));
  const float caption = ui.px(72);
  const float used = ui.px(88) + picture + caption + ui.px(130);
  ImGui::SetCursorPosY(std::max(ui.px(24), (part.h - used) * 0.4f));

  ImGui::SetCursorPosX(x0);
  heading(ui, {"どの都市の地図を見ますか", "Which city would you like to see?"});
  ImGui::SetCursorPosX(x0);
  quiet_text(ui, ui.words({"地図を選ぶと始まります。あとからいつでも別の区域に移れます。",
                           "Choose a map to begin. You can go elsewhere at any time."}));
  gap(ui, 16);

  const float y = ImGui::GetCursorPosY();
  auto* list = ImGui::GetWindowDrawList();
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    auto& card = *cards_[i];
    ImGui::SetCursorPos({x0 + static_cast<float>(i) * (width + spacing), y});
    const ImVec2 at = ImGui::GetCursorScreenPos();
    if (ImGui::InvisibleButton(("##card" + card.region).c_str(), {width, picture + caption}))
      ui.window.run("go-" + card.region);
    mark(ui, "card." + card.region);
    const bool hovered = ImGui::IsItemHovered() || ImGui::IsItemFocused();
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    const double units = static_cast<double>(width / ui.scale);
    if (card.width != units || card.revision != ui.window.revision())
      compose(ui, card, units, static_cast<double>(picture / ui.scale));
    ui.paintings.push_back({&card.scene, std::round(at.x), std::round(at.y)});
    const ImVec2 foot{at.x, at.y + picture}, end{at.x + width, at.y + picture + caption};
    list->AddRectFilled(foot, end, im(map::paper::white), ui.px(4), ImDrawFlags_RoundCornersBottom);
    list->AddRect(at, end, im(hovered ? tone::accent : tone::line), ui.px(4), 0,
                  hovered ? ui.px(2) : std::max(1.0f, ui.scale));
    list->AddText(ui.fonts.heading, ui.fonts.heading->FontSize, {foot.x + ui.px(16), foot.y + ui.px(10)},
                  im(hovered ? tone::accent : tone::text), ui.words(card.title));
    const auto& lines = broken_lines(ui, ui.fonts.body, ui.words(card.text), width - ui.px(32));
    if (lines.size() == 1)
      list->AddText({foot.x + ui.px(16), foot.y + ui.px(38)}, im(tone::quiet), lines.front().c_str());
    else
      list->AddText(ui.fonts.small, ui.fonts.small->FontSize, {foot.x + ui.px(16), foot.y + ui.px(40)}, im(tone::quiet),
                    ui.words(card.text));
  }

  ImGui::SetCursorPos({x0, y + picture + caption + ui.px(20)});
  quiet_text(ui, ui.words({"ほかの地図", "Other maps"}));
  ImGui::SetCursorPosX(x0);
  const float limit = x0 + most;
  bool first = true;
  for (const auto& map : ui.workspace.maps()) {
    const bool shown_above =
        std::ranges::any_of(cards_, [&](const auto& card) { return app::find_region(card->region)->recipe == map.name; });
    if (shown_above) continue;
    const float wide = ImGui::CalcTextSize(ui.words(map.title)).x + ui.px(24);
    if (!first) {
      ImGui::SameLine();
      if (ImGui::GetCursorPosX() + wide > limit) {
        ImGui::NewLine();
        ImGui::SetCursorPosX(x0);
      }
    }
    first = false;
    if (button(ui, "map." + map.name, map.title, {"この地図を開きます", "Opens this map"}, {}, true, false, false, wide))
      ui.push([name = map.name](app::WindowState& w) { w.open_map_file(name); });
  }
  own_maps(ui, x0, limit);
  gap(ui, 8);
  ImGui::SetCursorPosX(x0);
  command_button(ui, "open-map", true);
  if (ui.workspace.history().can_undo() || ui.window.view()) {
    ImGui::SameLine();
    if (button(ui, "back-to-map", {"地図に戻る", "Back to the map"},
               {"見ていた地図に戻ります", "Back to the map you were looking at"}, "map"))
      ui.push([](app::WindowState& w) { w.show_map(); });
  }
  ImGui::End();
  ImGui::PopStyleVar();
}

}  // namespace kuiki::ui
