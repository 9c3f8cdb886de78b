#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cstdint>

#include "app/window_state.h"
#include "app/workspace.h"
#include "model/fiscal.h"
#include "store/table_file.h"
#include "ui/dialog.h"
#include "ui/own_table_dialog.h"

/// What the dialog of a planner's table shows of what was read.
namespace kuiki::ui {

void OwnTableDialog::counts(const Ui& ui) const {
  const auto& r = reading();
  const bool whole = r.whole();
  paragraph(ui, ui.fonts.body,
            ui.words(say("照合した行 {}（{}区域）、照合できない行 {}、重複 {}行、読めない値 {}、データなし {}",
                         "{} rows matched ({} areas), {} unmatched, {} doubled, {} figures refused, {} without data",
                         r.matched.size(), r.areas, r.unmatched_rows, r.doubled_rows, r.refused_cells, r.no_data)),
            whole ? tone::text : tone::warning);
  if (!r.kept.empty())
    small_text(ui, ui.words(say("前に取り込んだ表と同じ読み方です：「{}」の続きになります。",
                                "Read like the table before: it goes on with \"{}\".", r.kept.front())));
}

void OwnTableDialog::preview(const Ui& ui, float width) {
  if (pictured_ != shown_) {
    picture_.reset();
    if (!shown_->preview.pixels.empty()) picture_ = std::make_unique<render::Texture>(shown_->preview);
    pictured_ = shown_;
  }
  const auto& series = reading().series;
  if (series.size() > 1) {
    if (begin_combo(ui, "own-table-series", series[series_].series.indicator.name,
                    {"どの指標の地図を見るか。「地図にする」と、この指標の地図が開きます",
                     "Which indicator the map shows; it is the one that \"Show on map\" opens"},
                    width)) {
      for (std::size_t i = 0; i < std::min<std::size_t>(series.size(), 200); ++i)
        if (choice(ui, fmt::format("own-table-series.{}", i), series[i].series.indicator.name, i == series_)) {
          series_ = i;
          again_ = true;
        }
      end_combo();
    }
  }
  if (!picture_) {
    quiet_text(ui, ui.words({"地図にできる値がまだありません。", "There is no figure for a map yet."}));
    return;
  }
  const float height = std::round(width * static_cast<float>(picture_->height()) / static_cast<float>(picture_->width()));
  ImGui::Image(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(picture_->id())), {width, height}, {0, 0}, {1, 1},
               {1, 1, 1, 1}, ImGui::ColorConvertU32ToFloat4(im(tone::line)));
  mark(ui, "own-table-preview");
}

void OwnTableDialog::columns(const Ui& ui, float height) {
  if (!ImGui::BeginTable("##columns", 5,
                         ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_BordersOuter,
                         {0, height}))
    return;
  ImGui::TableSetupScrollFreeze(0, 1);
  ImGui::TableSetupColumn(ui.words({"値の列", "Column"}), ImGuiTableColumnFlags_WidthStretch, 1.1f);
  ImGui::TableSetupColumn(ui.words({"指標の名前", "Name"}), ImGuiTableColumnFlags_WidthStretch, 1.2f);
  ImGui::TableSetupColumn(ui.words({"単位", "Unit"}), ImGuiTableColumnFlags_WidthFixed, ui.px(64));
  ImGui::TableSetupColumn(ui.words({"種類", "Kind"}), ImGuiTableColumnFlags_WidthFixed, ui.px(128));
  ImGui::TableSetupColumn(ui.words({"時点", "Period"}), ImGuiTableColumnFlags_WidthFixed, ui.px(112));
  ImGui::TableHeadersRow();
  constexpr std::size_t most = 200;
  const auto& all = reading().shape.values;
  for (std::size_t i = 0; i < std::min(most, all.size()); ++i) column_row(ui, all[i]);
  ImGui::EndTable();
}

namespace {
/// A field in a cell of the table: true once what was typed stands.
bool field(const Ui& ui, const std::string& id, std::string& typed, std::string& typed_in, const std::string& stands,
           const Text& hint = {}) {
  std::string words = typed_in == id ? typed : stands;
  ImGui::SetNextItemWidth(-1);
  ImGui::InputTextWithHint(("##" + id).c_str(), ui.words(hint), &words);
  mark(ui, id);
  if (ImGui::IsItemActive()) {
    typed = words;
    typed_in = id;
  }
  if (!ImGui::IsItemDeactivated()) return false;
  const bool changed = typed_in == id && typed != stands;
  if (!changed) typed_in.clear();
  return changed;
}
}  // namespace

void OwnTableDialog::column_row(const Ui& ui, const intake::OwnValueColumn& column) {
  ImGui::PushID(static_cast<int>(column.column));
  const auto letters = store::column_letters(column.column);
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  if (checkbox(ui, "own-table-column." + letters, plain(letters + " " + column.header), column.wanted,
               {"この列を指標にします", "Makes an indicator of this column"})) {
    said(column).wanted = !column.wanted;
    again_ = true;
  }
  ImGui::TableNextColumn();
  if (field(ui, "own-table-name." + letters, typed_, typed_in_, column.name)) {
    said(column).name = typed_;
    again_ = true;
  }
  ImGui::TableNextColumn();
  if (field(ui, "own-table-unit." + letters, typed_, typed_in_, column.unit)) {
    said(column).unit = typed_;
    again_ = true;
  }
  ImGui::TableNextColumn();
  const bool total = column.total.value_or(column.total_by_words);
  const Text of_total{"合計できる", "A total"}, of_rate{"率・平均", "A rate"};
  if (begin_combo(ui, "own-table-measure." + letters, ui.words(total ? of_total : of_rate),
                  {"人口のように足し合わせられる量は円で、率や平均は色で地図になります",
                   "Totals, as of people, are shown by circles, rates and means by colours"})) {
    if (choice(ui, "own-table-measure.total", ui.words(of_total), total)) {
      said(column).total = true;
      again_ = true;
    }
    if (choice(ui, "own-table-measure.rate", ui.words(of_rate), !total)) {
      said(column).total = false;
      again_ = true;
    }
    end_combo();
  }
  ImGui::TableNextColumn();
  const auto period = model::parse_period(column.period);
  const bool by_rows = reading().shape.period && column.period.empty();
  if (by_rows)
    small_text(ui, ui.words({"行ごと", "by row"}));
  else if (field(ui, "own-table-period." + letters, typed_, typed_in_, period ? ui.workspace.wording()(*period) : "",
                 {"下の時点", "as below"})) {
    if (const auto typed = period_of(typed_)) said(column).period = *typed;
    again_ = true;
  }
  ImGui::PopID();
}

void OwnTableDialog::origin(const Ui& ui) {
  gap(ui, 4);
  const float spacing = ui.px(12);
  const int in_a_row = ImGui::GetContentRegionAvail().x >= ui.px(620) ? 4 : 2;
  const float width =
      (ImGui::GetContentRegionAvail().x - spacing * static_cast<float>(in_a_row - 1)) / static_cast<float>(in_a_row);
  int number = 0;
  const auto text = [&](const char* id, const Text& words, std::string& into, const Text& hint) {
    if (number++ % in_a_row != 0) ImGui::SameLine(0, spacing);
    ImGui::BeginGroup();
    label(ui, words);
    ImGui::SetNextItemWidth(width);
    ImGui::InputTextWithHint((std::string("##") + id).c_str(), field_hint(ui, hint, width).c_str(), &into);
    mark(ui, id);
    ImGui::EndGroup();
  };
  const auto& shape = reading().shape;
  Text hint{"令和5年度、2023、2023-10-01", "FY2023, 2023-10-01"};
  if (shape.titled && period_.empty())
    hint = say("{}（{}から）", "{} (by {})", plain(ui.workspace.wording()(*shape.titled)), shape.titled_by);
  text("own-table-period", reading().wants_period ? Text{"時点（必要です）", "Period (needed)"} : Text{"時点", "Period"},
       period_, hint);
  const bool stands = ImGui::IsItemDeactivated();
  if (stands || ImGui::IsItemEdited()) {
    const auto period = period_of(period_);
    if (period || stands)
      wrong_period_ = period ? Text{} : say("時点「{}」が読めません。", "The period \"{}\" cannot be read.", period_);
    if (period && *period != wish_.period) {
      wish_.period = *period;
      again_ = true;
    }
  }
  text("own-table-source", {"出典", "Source"}, wish_.source, {"地図の注記に載ります", "Maps cite it"});
  text("own-table-licence", {"利用条件", "Licence"}, wish_.licence, {"CC BY 4.0 など", "CC BY 4.0 …"});
  text("own-table-note", {"備考", "Note"}, wish_.note, {"地図の注記に載ります", "Stands in the notes of maps"});
  if (!wrong_period_.empty()) paragraph(ui, ui.fonts.small, ui.words(wrong_period_), tone::accent_pressed);
}

void OwnTableDialog::left(const Ui& ui, float height) {
  const auto& r = reading();
  ImGui::BeginChild("##left", {0, height}, true);
  chosen_rows(ui);
  constexpr std::size_t most = 200;
  for (std::size_t i = 0; i < std::min(most, r.unmatched.size()); ++i) unmatched_row(ui, r.unmatched[i], i);
  const auto& data = ui.workspace.data();
  for (std::size_t i = 0; i < std::min(most, r.doubled.size()); ++i)
    small_text(ui, ui.words(say("{}、{}行目「{}」：値が違うため、どれも使いません（{}、{}列）",
                                "Rows {} and {}, \"{}\": the figures differ, "
                                "none is used ({}, column {})",
                                r.doubled[i].rows.front(), r.doubled[i].rows.back(), r.doubled[i].key,
                                intake::area_words(data, r.doubled[i].area), r.doubled[i].column)));
  for (std::size_t i = 0; i < std::min(most, r.refused.size()); ++i)
    small_text(ui, ui.words(say("{}行目 {}「{}」：{}", "Row {}, {} \"{}\": {}", r.refused[i].row, r.refused[i].column,
                                r.refused[i].typed, r.refused[i].why)));
  for (const auto& warning : r.warnings) small_text(ui, ui.words(warning));
  ImGui::EndChild();
}

void OwnTableDialog::unmatched_row(const Ui& ui, const intake::OwnUnmatched& one, std::size_t number) {
  ImGui::PushID(static_cast<int>(number));
  paragraph(ui, ui.fonts.small,
            ui.words(one.count == 1 ? say("{}行目「{}」：{}", "Row {}, \"{}\": {}", one.rows.front(), one.key, one.why)
                                    : say("{}行目ほか {}行「{}」：{}", "Row {} and others, {} in all, \"{}\": {}",
                                          one.rows.front(), one.count, one.key, one.why)),
            tone::warning);
  if (!one.key.empty() &&
      begin_combo(ui, fmt::format("own-table-match.{}", number), ui.words({"区域を選ぶ", "Choose the area"}),
                  {"同じ名前の行すべてに使います。次の表でも同じに読みます",
                   "It holds for all rows of this name, and for the next table"},
                  std::min(ImGui::GetContentRegionAvail().x, ui.px(300)))) {
    const auto& data = ui.workspace.data();
    for (std::size_t i = 0; i < one.candidates.size(); ++i)
      if (choice(ui, fmt::format("own-table-match.{}.{}", number, i), intake::area_words(data, one.candidates[i]), false))
        choose(one.key, data.areas.code[one.candidates[i]]);
    if (choice(ui, fmt::format("own-table-match.{}.none", number),
               ui.words({"区域ではない（読み飛ばす）", "No area: leave these rows out"}), false))
      choose(one.key, "");
    end_combo();
  }
  ImGui::PopID();
}

/// What was chosen, each to be taken back.
void OwnTableDialog::chosen_rows(const Ui& ui) {
  const auto& data = ui.workspace.data();
  std::optional<std::size_t> back;
  for (std::size_t i = 0; i < wish_.chosen.size(); ++i) {
    const auto& one = wish_.chosen[i];
    const auto row = data.find_area(one.area);
    const Text what = row ? plain(intake::area_words(data, *row)) : Text{"読み飛ばす", "left out"};
    if (link(ui, fmt::format("own-table-unmatch.{}", i),
             ui.words(say("「{}」→ {}　取り消す", "\"{}\" → {}  Take back", one.name, what)),
             {"選んだ区域を取り消します", "Takes the choice back"}))
      back = i;
  }
  if (!back) return;
  wish_.chosen.erase(wish_.chosen.begin() + static_cast<std::ptrdiff_t>(*back));
  again_ = true;
}

}  // namespace kuiki::ui
