#include "ui/layer_options.h"

#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

#include "app/area_facts.h"
#include "app/choices.h"
#include "app/edits.h"
#include "app/layer_edits.h"
#include "app/subjects.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "map/palette.h"
#include "ui/widgets.h"

namespace kuiki::ui {

namespace edits = app::edits;

namespace {

/// A step of undo that gives the layer other options.
template <class Kind>
void change(const Ui& ui, const Text& what, const map::Layer& layer, Kind options, const std::string& drag = {}) {
  ui.edit(what, edits::layer_options(ui.workspace.document(), layer.id, std::move(options)), drag);
}

/// The layer's own name; typed in one language, it stands in both.
void name_field(const Ui& ui, const map::Layer& layer) {
  label(ui, {"名前", "Name"});
  std::string name = ui.words(map::layer_name(layer));
  ImGui::SetNextItemWidth(-1);
  if (ImGui::InputText("##layer-name", &name))
    ui.edit({"重ねの名前", "Name of a layer"},
            edits::layer_renamed(ui.workspace.document(), layer.id, name.empty() ? Text{} : plain(name)), "layer-name");
  if (ImGui::IsItemDeactivated()) ui.push([](app::WindowState& window) { window.workspace.end_drag(); });
  mark(ui, "layer-own-name");
  tooltip(ui, {"凡例の見出しになります。空にすると種類の名前に戻ります",
               "Heads its part of the legend. Empty it for the name of its kind"});
}

/// Opacity in twentieths.
void opacity_slider(const Ui& ui, const map::Layer& layer) {
  constexpr int steps = 20;
  const int percent = static_cast<int>(std::lround(layer.opacity * 100));
  fact(ui, ui.words({"濃さ", "Opacity"}), fmt::format("{}%", percent));
  int index = static_cast<int>(std::lround(layer.opacity * steps)) - 1;
  if (step_slider(ui, "layer-opacity", index, steps,
                  {"下にあるものをどれだけ透かすか", "How much of what lies beneath shows through"},
                  ImGui::GetContentRegionAvail().x))
    ui.edit({"重ねの濃さ", "Opacity of a layer"},
            edits::layer_opacity(ui.workspace.document(), layer.id, static_cast<double>(index + 1) / steps),
            "layer-opacity");
  if (ImGui::IsItemDeactivated()) ui.push([](app::WindowState& window) { window.workspace.end_drag(); });
}

/// Areas of its own, or those of the map.
template <class Kind>
void subject_combo(const Ui& ui, const map::Layer& layer, const Kind& options) {
  auto& work = ui.workspace;
  label(ui, {"対象", "Areas"});
  const Text same{"地図の対象と同じ", "As the map"};
  const Text shown = options.subject ? app::subject_name(work.data(), *options.subject) : same;
  if (!begin_combo(ui, "layer-subject", ui.words(shown), {"この重ねの区域", "The areas of this layer"})) return;
  const Text what{"重ねの対象", "Areas of a layer"};
  const auto set = [&](std::optional<map::Subject> subject) {
    Kind next = options;
    next.subject = std::move(subject);
    change(ui, what, layer, std::move(next));
  };
  if (choice(ui, "layer-subject.map", ui.words(same), !options.subject)) set({});
  for (const auto& of : work.subjects()) {
    const std::string id = "layer-subject." + app::subject_key(of.subject);
    if (choice(ui, id, ui.words(say("{}（{}）", "{} ({})", of.name, of.count)), options.subject == of.subject))
      set(of.subject);
  }
  end_combo();
}

/// The indicator of this layer, among those with figures for the map's areas.
void indicator_combo(const Ui& ui, const map::Layer& layer, const map::Measured& options) {
  auto& work = ui.workspace;
  label(ui, {"指標", "Indicator"});
  const auto row = work.data().find_indicator(options.indicator);
  const Text none{"なし", "None"};
  const Text shown = row ? app::indicator_name(work.data().indicators[*row]) : none;
  if (!begin_combo(ui, "layer-indicator", ui.words(shown), {"この重ねで表す数値", "What this layer shows"})) return;
  const auto set = [&](const std::string& id) {
    ui.push([id, of = layer.id](app::WindowState& window) {
      window.edit({"重ねの指標", "Indicator of a layer"}, edits::layer_indicator(window.data(), window.document(), of, id));
    });
  };
  if (choice(ui, "layer-indicator.none", ui.words(none), !row)) set("");
  for (const auto& of : work.indicators()) {
    if (!of.available() && !options.subject) continue;
    const auto& indicator = work.data().indicators[of.row];
    if (choice(ui, "layer-indicator." + indicator.id, ui.words(app::indicator_name(indicator)), row == of.row))
      set(indicator.id);
  }
  end_combo();
}

template <class Kind>
void period_combo(const Ui& ui, const map::Layer& layer, const Kind& options) {
  auto& work = ui.workspace;
  const auto row = work.data().find_indicator(options.indicator);
  if (!row) return;
  label(ui, {"時点", "Period"});
  const auto now = model::parse_period(options.period);
  const Text latest{"最新", "The latest"};
  const std::string shown = now ? work.wording()(*now) : std::string(ui.words(latest));
  if (!begin_combo(ui, "layer-period", shown, {"この重ねの時点", "The period of this layer"})) return;
  const auto set = [&](const std::string& period) {
    Kind next = options;
    next.period = period;
    change(ui, {"重ねの時点", "Period of a layer"}, layer, std::move(next));
  };
  if (choice(ui, "layer-period.latest", ui.words(latest), !now)) set("");
  for (const auto& period : work.data().periods_of(*row))
    if (choice(ui, "layer-period." + model::to_string(period), work.wording()(period), now == period))
      set(model::to_string(period));
  end_combo();
}

/// Colours that tell the layers of one kind apart.
template <class Kind>
void color_buttons(const Ui& ui, const map::Layer& layer, const Kind& options) {
  label(ui, {"色", "Colour"});
  const float side = ui.px(26);
  const auto set = [&](std::optional<Rgba> color) {
    Kind next = options;
    next.color = color;
    change(ui, {"重ねの色", "Colour of a layer"}, layer, std::move(next));
  };
  const auto swatch = [&](const std::string& id, Rgba color, bool chosen, const Text& tip) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool clicked = ImGui::InvisibleButton(("##" + id).c_str(), {side, side});
    auto* list = ImGui::GetWindowDrawList();
    list->AddCircleFilled({at.x + side / 2, at.y + side / 2}, side * 0.36f, im(color), 24);
    if (chosen) list->AddCircle({at.x + side / 2, at.y + side / 2}, side * 0.48f, im(tone::accent), 24, ui.px(2));
    mark(ui, id);
    tooltip(ui, tip);
    return clicked;
  };
  if (swatch("layer-color.usual", edits::usual_color(options), !options.color, {"いつもの色", "The usual colour"})) set({});
  for (const Rgba color : edits::layer_colors()) {
    ImGui::SameLine(0, ui.px(4));
    if (swatch("layer-color." + to_hex(color), color, options.color == color, {"この色にします", "Gives it this colour"}))
      set(color);
  }
}

/// In colour, by circles or by bars. A total in colour asks first.
void form_buttons(const Ui& ui, const map::Layer& layer) {
  auto& work = ui.workspace;
  if (map::lead_layer(work.document()) != &layer || map::lead_figures(work.document()).indicator.empty()) return;
  const auto* symbols = std::get_if<map::Symbols>(&layer.options);
  using Form = map::Symbols::Form;
  label(ui, {"表し方", "Shown by"});
  const Text what{"表し方の変更", "Change how it is shown"};
  const bool total = edits::shows_total(work.data(), layer);
  if (button(ui, "layer-form.fill", {"塗り分け", "Colour"}, {"区域を色で塗り分けます", "Colours the areas"},
             {.chosen = symbols == nullptr}) &&
      symbols != nullptr) {
    if (total)
      ImGui::OpenPopup("###total-fill");
    else
      ui.push([what](app::WindowState& window) {
        window.edit(what,
                    edits::shown_by_fill(window.data(), window.document(), map::lead_figures(window.document()).indicator));
      });
  }
  for (const auto form : {Form::circles, Form::bars}) {
    ImGui::SameLine(0, ui.px(6));
    const bool circles = form == Form::circles;
    const bool chosen = symbols != nullptr && symbols->form == form;
    if (button(ui, circles ? "layer-form.circles" : "layer-form.bars", circles ? Text{"円", "Circles"} : Text{"棒", "Bars"},
               circles ? Text{"円の面積で値を表します", "By the area of circles"}
                       : Text{"棒の高さで値を表します", "By the height of bars"},
               {.chosen = chosen}) &&
        !chosen)
      ui.push([what, form](app::WindowState& window) {
        auto next = window.document();
        if (const auto* lead = map::lead_layer(next); !std::holds_alternative<map::Symbols>(lead->options))
          next = edits::shown_by_symbols(window.data(), std::move(next), map::lead_figures(next).indicator);
        const std::string id = map::lead_layer(next)->id;
        std::get<map::Symbols>(next.find(id)->options).form = form;
        window.layer = id;
        window.edit(what, std::move(next));
      });
  }
  if (ImGui::BeginPopup("###total-fill")) {
    paragraph(
        ui, ui.fonts.body,
        ui.words({"この指標は総数です。色で塗ると、面積の大きい区域ほど多いように見えます。割合や密度なら色に向きます。",
                  "This is a total. In colour, large areas look as if they had much; rates and densities suit colours."}),
        tone::text, ui.px(320));
    if (button(ui, "total-fill.yes", {"それでも塗り分ける", "Colour it all the same"},
               {"総数を色で塗り分けます", "Colours by the total"})) {
      ui.push(
          [what](app::WindowState& window) { window.edit(what, edits::total_in_colour(window.data(), window.document())); });
      ImGui::CloseCurrentPopup();
    }
    ImGui::SameLine(0, ui.px(8));
    if (button(ui, "total-fill.no", {"やめる", "Leave it"}, {"今のままにします", "Leaves it as it is"}))
      ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
  }
}

void palette_combo(const Ui& ui, const map::Layer& layer, const map::AreaFill& options) {
  label(ui, {"配色", "Colours"});
  const auto* now = map::find_palette(options.palette);
  if (!begin_combo(ui, "layer-palette", now == nullptr ? options.palette : ui.words(now->name),
                   {"この重ねの配色", "The colours of this layer"}))
    return;
  for (const auto& palette : map::palettes()) {
    if (palette.kind == map::Palette::Kind::qualitative) continue;
    if (choice(ui, "layer-palette." + std::string(palette.id), ui.words(palette.name), palette.id == options.palette)) {
      auto next = options;
      next.palette = palette.id;
      change(ui, {"配色の変更", "Change colours"}, layer, std::move(next));
    }
  }
  end_combo();
}

// ---- what each kind says -----------------------------------------------------------------------------------------------

void options_of(const Ui& ui, const map::Layer& layer, const map::AreaFill& options) {
  form_buttons(ui, layer);
  if (map::lead_layer(ui.workspace.document()) == &layer) return;  // the sections above are about it
  subject_combo(ui, layer, options);
  indicator_combo(ui, layer, options);
  if (options.indicator.empty()) return;
  period_combo(ui, layer, options);
  palette_combo(ui, layer, options);
}

void options_of(const Ui& ui, const map::Layer& layer, const map::Symbols& options) {
  form_buttons(ui, layer);
  if (map::lead_layer(ui.workspace.document()) != &layer) {
    subject_combo(ui, layer, options);
    indicator_combo(ui, layer, options);
    period_combo(ui, layer, options);
  }
  constexpr int steps = 12;  // quarters up to three times
  int index = static_cast<int>(std::lround(options.size * 4)) - 1;
  fact(ui, ui.words({"大きさ", "Size"}), fmt::format("{}%", std::lround(options.size * 100)));
  if (step_slider(ui, "layer-size", index, steps, {"円や棒の大きさ", "How large circles and bars are"},
                  ImGui::GetContentRegionAvail().x)) {
    auto next = options;
    next.size = static_cast<double>(index + 1) / 4;
    change(ui, {"円・棒の大きさ", "Size of symbols"}, layer, std::move(next), "layer-size");
  }
  if (ImGui::IsItemDeactivated()) ui.push([](app::WindowState& window) { window.workspace.end_drag(); });
  if (checkbox(ui, "layer-values", {"値を数字でも書く", "The figure as a number too"}, options.values,
               {"入る円の中に値を書きます", "Written in circles that have room for it"})) {
    auto next = options;
    next.values = !options.values;
    change(ui, {"円・棒の値", "Figures of symbols"}, layer, std::move(next));
  }
  color_buttons(ui, layer, options);
}

void options_of(const Ui& ui, const map::Layer& layer, const map::Sites& options) {
  const auto name = [](model::Hazard hazard) { return model::hazard_name(hazard); };
  label(ui, {"災害の種類", "Hazards"});
  for (int h = 0; h < model::hazard_count; ++h) {
    const auto hazard = static_cast<model::Hazard>(h);
    const bool on = std::ranges::find(options.hazards, hazard) != options.hazards.end();
    if (!checkbox(ui, "layer-hazard." + std::string(model::hazard_id(hazard)), name(hazard), on,
                  say("「{}」に対応する避難場所", "Sites designated for “{}”", name(hazard))))
      continue;
    auto next = options;
    std::erase(next.hazards, hazard);
    if (!on) next.hazards.push_back(hazard);
    std::ranges::sort(next.hazards);
    change(ui, {"避難場所の絞り込み", "Filter sites"}, layer, std::move(next));
  }
  if (checkbox(ui, "layer-shelters", {"指定避難所のみ", "Shelters only"}, options.shelters_only,
               {"避難生活を送る指定避難所だけを表示します", "Only designated shelters, where people stay"})) {
    auto next = options;
    next.shelters_only = !options.shelters_only;
    change(ui, {"避難場所の絞り込み", "Filter sites"}, layer, std::move(next));
  }
  color_buttons(ui, layer, options);
}

void options_of(const Ui& ui, const map::Layer& layer, const map::PartnershipLayer& options) {
  label(ui, {"広域連携", "Partnership"});
  const auto* chosen = ui.workspace.data().find_partnership(options.partnership);
  const Text none{"選んでいません", "None chosen"};
  const auto name = [](const model::Partnership& p) { return bilingual(p.name, p.name_en); };
  if (begin_combo(ui, "layer-partnership", ui.words(chosen == nullptr ? none : name(*chosen)),
                  {"構成市町村を塗り、中心市との結びつきを線で示します", "Shades the members and draws their links"})) {
    for (const auto& p : ui.workspace.data().partnerships)
      if (choice(ui, "layer-partnership." + p.id, ui.words(name(p)), chosen == &p)) {
        auto next = options;
        next.partnership = p.id;
        change(ui, {"広域連携の選択", "Choose partnership"}, layer, std::move(next));
      }
    end_combo();
  }
  color_buttons(ui, layer, options);
}

void options_of(const Ui& /*ui*/, const map::Layer& /*layer*/, const map::Districts& /*options*/) {}
void options_of(const Ui& /*ui*/, const map::Layer& /*layer*/, const map::Labels& /*options*/) {}
void options_of(const Ui& /*ui*/, const map::Layer& /*layer*/, const map::FigureCards& /*options*/) {}

}  // namespace

void layer_options(const Ui& ui, const map::Layer& layer) {
  gap(ui, 2);
  name_field(ui, layer);
  opacity_slider(ui, layer);
  gap(ui, 2);
  const Text name = map::layer_name(layer);
  const bool may_copy = edits::may_add(ui.workspace.document(), map::kind_of(layer));
  if (button(ui, "layer-duplicate", {"複製", "Duplicate"},
             may_copy ? Text{"同じ設定の重ねをすぐ上に作ります", "Makes a copy right above"}
                      : Text{"この種類は一つの地図に一つだけです", "A map has one of this kind at most"},
             {.enabled = may_copy}))
    ui.push([id = layer.id, name](app::WindowState& window) {
      auto added = edits::layer_duplicated(window.document(), id);
      window.layer = added.id;
      window.edit(say("「{}」を複製", "Duplicate “{}”", name), std::move(added.document));
    });
  ImGui::SameLine(0, ui.px(6));
  if (button(ui, "layer-remove", {"削除", "Remove"},
             {"この重ねを地図から取り除きます（元に戻せます）", "Takes it off the map (can be undone)"}, {.icon = "close"}))
    ui.push([id = layer.id, name](app::WindowState& window) {
      window.layer.clear();
      window.edit(say("「{}」を削除", "Remove “{}”", name), edits::layer_removed(window.document(), id));
    });
  flow(ImGui::CalcTextSize(ui.words({"属性表", "Table"})).x + ui.px(46));
  if (button(ui, "layer-table", {"属性表", "Table"},
             {"この重ねの属性表を地図の下に開きます（F6）", "Opens the attribute table of this layer below the map (F6)"},
             {.icon = "table"}))
    ui.push([id = layer.id](app::WindowState& window) {
      window.table_layer = id;
      window.table_open = true;
    });
  std::visit([&](const auto& options) { options_of(ui, layer, options); }, layer.options);
}

}  // namespace kuiki::ui
