#include <algorithm>
#include <array>

#include "app/area_facts.h"
#include "app/desk_sheets.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "ui/dialog.h"
#include "ui/export_form.h"
#include "ui/plans.h"

namespace kuiki::ui {
namespace {

const std::array<ExportFormat, 3> formats = {
    {{"pdf", plain("PDF"), {"A4の用紙：印刷や配布に", "Pages of A4: to print and hand out"}},
     {"png", plain("PNG"), {"1枚の画像：スライドやウェブに", "One picture: for slides and the web"}},
     {"svg", plain("SVG"), {"1枚の図形：あとから編集するときに", "One drawing: to edit later"}}}};

/// A sheet that can be exported as things are.
struct Offer {
  std::string id;
  Text what;
};
std::vector<Offer> offers(const app::WindowState& w) {
  std::vector<Offer> all;
  const auto add = [&](const std::string& id, Text kind) {
    if (!id.empty()) all.push_back({id, std::move(kind)});
  };
  if (w.facts() != nullptr) add(app::area_sheet_id(w.data(), w.facts()->row), {"区域の概要", "Profile of the area"});
  if (!w.desk.open) return all;  // plans that are not looked at
  add(app::sheet_on(w.desk, app::Desk::overview), {"進捗の概要", "Overview"});
  if (!w.desk.plan.empty()) add("progress:" + w.desk.plan, {"進捗一覧", "Progress table"});
  if (!w.desk.plan.empty()) add("population:" + w.desk.plan, {"市の人口", "Residents of the city"});
  add(app::sheet_on(w.desk, app::Desk::measure), {"施策シート", "Measure"});
  add(w.desk.indicator, {"指標シート", "Indicator"});
  add(app::sheet_on(w.desk, app::Desk::comparison), {"比較", "Comparison"});
  add(app::sheet_on(w.desk, app::Desk::score), {"幸福度（仮計算）", "Score (provisional)"});
  return all;
}

}  // namespace

struct SheetDialog::State {
  bool open = false;
  std::string id;  ///< of the sheet
  ExportFile file;
  model::YearStyle years = model::YearStyle::western;
};
SheetDialog::SheetDialog() : state_(std::make_unique<State>()) {}
SheetDialog::~SheetDialog() = default;

void SheetDialog::draw(const Ui& ui) {
  auto& work = ui.workspace;
  auto& w = ui.window;
  auto& d = *state_;
  const bool of_area = w.dialog == app::Dialog::export_area;
  if (!of_area && w.dialog != app::Dialog::export_sheet) {
    d.open = false;
    return;
  }
  const auto all = offers(w);
  const auto take = [&](const std::string& id) {
    d.id = id;
    d.file.ask_overwrite = false;
    propose_file(d.file, app::name_of_sheet(work.data(), id).in(work.lang()), formats);
  };
  if (!d.open) {
    d.open = true;
    d.years = work.settings.years;
    // What is looked at: the page in the middle, else the indicator beside the map.
    auto id = app::sheet_on(w.desk, w.desk.desk);
    if (id.empty()) id = w.desk.indicator;
    if (id.empty()) id = w.desk.plan;
    if (of_area && w.facts() != nullptr) id = app::area_sheet_id(work.data(), w.facts()->row);
    take(id);
  }
  if (!begin_dialog(ui, "sheet-dialog", {"シートの書き出し", "Export a sheet"}, 560)) return;
  quiet_text(ui, ui.words({"シートを1つのファイルにします。計画のシートは画面と同じ内容です。",
                           "Writes a sheet to a file; those of plans are just as they are on screen."}));

  label(ui, {"シート", "Sheet"});
  const auto words_of = [&](const Offer& offer) {
    return std::string(ui.words(say("{}：{}", "{}: {}", offer.what, app::name_of_sheet(work.data(), offer.id))));
  };
  const auto now = std::ranges::find(all, d.id, &Offer::id);
  if (begin_combo(ui, "sheet-what", now == all.end() ? std::string{} : words_of(*now),
                  {"どのシートを書き出すか", "Which sheet to export"})) {
    for (const auto& offer : all)
      if (choice(ui, "sheet." + offer.id, words_of(offer), offer.id == d.id)) take(offer.id);
    end_combo();
  }
  format_buttons(ui, d.file, formats);
  years_choice(ui, d.years);
  const bool entered = file_field(ui, d.file, formats);
  const int pressed =
      dialog_buttons(ui, export_words(d.file), {"シートをファイルに書き出します", "Writes the sheet to a file"},
                     !d.file.path.empty() && now != all.end());
  if (pressed == 2) {
    close_dialog(ui);
  } else if ((pressed == 1 || entered) && now != all.end()) {
    if (const auto output = file_to_write(d.file)) {
      ui.push([id = d.id, file = *output, years = d.years](app::WindowState& window) {
        auto options = app::sheet_options(window);
        options.wording.years = years;
        window.export_sheet_to(id, file, options);
      });
      close_dialog(ui);
    }
  }
  end_dialog();
}

}  // namespace kuiki::ui
