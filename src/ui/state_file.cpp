#include "ui/state_file.h"

#include <algorithm>
#include <iterator>

#include "app/edits.h"
#include "app/everything_typed.h"
#include "app/plan_browser.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "base/atomic_file.h"
#include "map/compose.h"
#include "model/judge.h"

namespace kuiki::ui {
namespace {

/// The lines of the file: a word that says what the line is, then its values.
struct Lines {
  std::string text;
  template <class... Values>
  void operator()(const char* name, const Values&... values) {
    text += name;
    ((text += fmt::format(" {}", values)), ...);
    text += '\n';
  }
};

std::string word(const std::string& text) { return text.empty() ? std::string("-") : text; }

std::string code_of(const Ui& ui, model::AreaRow row) {
  return row == model::none ? std::string("-") : ui.workspace.data().areas.code[row];
}

void write_window(const Ui& ui, Lines& line) {
  const auto& work = ui.workspace;
  const auto& w = ui.window;
  constexpr const char* screens[] = {"loading", "welcome", "map", "failed"};
  constexpr const char* dialogs[] = {"none",         "open-map",     "save-map",          "export-map",     "export-sheet",
                                     "export-area",  "export-table", "export-attributes", "import-actuals", "keys",
                                     "about",        "quit",         "conflicts",         "restore",        "open-work",
                                     "make-work",    "copy-work",    "work-history",      "keep-text",      "keep-grading",
                                     "own-maps",     "own-gradings", "own-rules",         "own-heads",      "own-table",
                                     "own-areas",    "paint-begin",  "paint-take",        "paint-towns",    "paint-save",
                                     "paint-export", "paint-leave"};
  static_assert(std::size(dialogs) == static_cast<std::size_t>(app::Dialog::paint_leave) + 1);
  line("screen", screens[static_cast<int>(w.screen())]);
  line("dialog", dialogs[static_cast<int>(w.dialog)]);
  line("lang", work.lang() == Lang::ja ? "ja" : "en");
  line("scale", ui.scale);
  line("busy", work.jobs.busy() ? 1 : 0);
  line("presenting", w.presenting ? 1 : 0);
  // What is typed, in order and as typed.
  for (const auto& table : app::everything_typed(work))
    for (const auto& [key, text] : table.edits)
      line("typed", table.fiscal_year, key.first + (key.second.empty() ? "" : "." + key.second),
           fmt::format("[{}] [{}]", text.value, text.note));
  for (const auto& m : work.messages()) line(m.kind == app::Message::Kind::error ? "error" : "message", m.text.en);
}

void write_map(const Ui& ui, Lines& line) {
  const auto& work = ui.workspace;
  const auto& w = ui.window;
  const auto& d = work.document();
  line("selected", code_of(ui, w.highlight().selected));
  line("hovered", code_of(ui, w.highlight().hovered));
  const auto& fill = d.options<map::AreaFill>();
  const auto& sites = d.options<map::Sites>();
  line("subject", static_cast<int>(d.subject.set), word(d.subject.within), work.theme().areas.size());
  line("among", static_cast<int>(d.subject.among), word(d.subject.of), d.subject.also.size(), d.subject.codes.size());
  line("picked", w.picked().size());
  line("picked-sites", w.picked_sites().size());
  line("indicator", word(map::lead_figures(d).indicator));
  line("period", work.theme().indicator == model::none ? "-" : model::to_string(work.theme().period));
  line("classes", map::method_id(fill.method), fill.classes, work.theme().classes.classes.size());
  line("class-rules", fill.same_breaks.value_or(false) ? "same" : "own", fill.exact_classes ? "exact" : "few");
  line("sites", word(sites.within), sites.hazards.size(), sites.shelters_only ? 1 : 0);
  line("palette", fill.palette, fill.reverse ? 1 : 0);
  line("partnership", word(d.options<map::PartnershipLayer>().partnership));
  std::string cards;
  for (const auto& id : d.options<map::FigureCards>().indicators) cards += " " + id;
  line("cards", cards);
}

void write_desk(const Ui& ui, Lines& line) {
  const auto& work = ui.workspace;
  const auto& desk = ui.window.desk;
  constexpr const char* desks[] = {"map", "overview", "measure", "comparison", "score", "entry"};
  line("desk", desk.open ? desks[static_cast<int>(desk.desk)] : "closed");
  if (!desk.open) return;
  line("plan", word(desk.plan), word(desk.hierarchy));
  line("node", word(desk.node));
  line("plan-indicator", word(desk.indicator));
  const auto as_of = work.as_of();
  line("as-of", as_of ? std::to_string(*as_of) : "-");
  line("grading", work.settings.grading);
  const auto rule = desk.rule.value_or(model::ConversionRule{});
  line("rule", desk.rule ? "own" : "scheme", rule.lowest, rule.highest, desk.total_yen.value_or(0));
  line("years", model::year_style_id(work.settings.years));
  const auto found = work.plan_index().find(desk.filter, desk.all_plans ? std::string() : desk.plan,
                                            [&](model::IndicatorRow row) { return work.judged(row).verdict; });
  line("found", found.indicators, found.nodes, desk.all_plans ? "all" : "one");
}

void write_history(const Ui& ui, Lines& line) {
  const auto& work = ui.workspace;
  std::string layers;
  for (const auto& layer : work.document().layers) layers += (layer.visible ? " +" : " -") + layer.id;
  line("layers", layers);
  line("undo", work.history().undo_steps());
  line("redo", work.history().redo_steps());
  line("changed", work.changed() ? 1 : 0);
}

/// Where the map looks, and where the middles of areas are in the window.
void write_view(const Ui& ui, const map::View& v, const ImVec4& map, Lines& line) {
  const auto& work = ui.workspace;
  const auto middle = v.to_lonlat(v.width / 2, v.height / 2);
  line("view", fmt::format("{:.6f} {:.6f} {:.4f} {:.1f} {:.1f}", middle.x, middle.y, v.metres_per_unit, v.width, v.height));
  int shown = 0;
  for (const model::AreaRow row : work.theme().areas) {
    const auto at = v.to_frame(v.projection->forward(work.data().areas.centre[row]));
    const double x = static_cast<double>(map.x) + at.x * static_cast<double>(ui.scale),
                 y = static_cast<double>(map.y) + at.y * static_cast<double>(ui.scale);
    if (at.x < 0 || at.y < 0 || at.x > v.width || at.y > v.height || ++shown > 60) continue;
    line("area", code_of(ui, row), fmt::format("{:.0f} {:.0f}", x, y));
  }
}

}  // namespace

void StateFile::frame(double ms, bool dragging) {
  if (dragging && !dragged_) drag_.clear();
  if (dragging) drag_.push_back(ms);
  dragged_ = dragging;
}

void StateFile::write(const Ui& ui, const ImVec4& map) {
  Lines line;
  write_window(ui, line);
  if (!drag_.empty()) {
    auto sorted = drag_;
    std::ranges::sort(sorted);
    line("drag", sorted.size(), fmt::format("{:.1f}", sorted[sorted.size() / 2]), fmt::format("{:.1f}", sorted.back()));
  }
  if (ui.workspace.ready() && ui.window.on_map()) {
    write_map(ui, line);
    write_desk(ui, line);
    write_history(ui, line);
    if (const auto& view = ui.window.view()) write_view(ui, *view, map, line);
  }
  if (ui.told) line.text += *ui.told;
  if (ui.marks)
    for (const auto& [id, r] : *ui.marks) line("widget", id, fmt::format("{:.0f} {:.0f} {:.0f} {:.0f}", r.x, r.y, r.z, r.w));
  if (line.text == written_) return;
  written_ = line.text;
  write_whole(file_, line.text);
}

}  // namespace kuiki::ui
