#include <algorithm>
#include <limits>

#include "app/window_state.h"
#include "app/workspace.h"
#include "base/number.h"
#include "base/strings.h"
#include "ui/attribute_table.h"
#include "ui/fit_text.h"
#include "ui/widgets.h"

/// What is said of the selected rows together.
namespace kuiki::ui {
namespace {

using Kind = app::AttributeColumn::Kind;

bool may_be_summed(const app::AttributeColumn& column) { return column.kind == Kind::figure && column.measured; }

std::size_t foot_column(const app::AttributeView& view, const std::string& id) {
  const auto& columns = view.table().columns;
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i].id == id && may_be_summed(columns[i])) return i;
  return app::main_figures(view.table()).value_or(columns.size());
}

}  // namespace

/// Once for each change: of many rows it takes a while.
void AttributeTablePanel::sum_up(const Ui& ui) {
  const auto& columns = view_.table().columns;
  const auto at = foot_column(view_, foot_column_);
  const SummedUp now{view_.revision(), at < columns.size() ? columns[at].id : std::string(), ui.lang()};
  if (summed_up_ == now) return;
  summed_up_ = now;
  foot_words_.clear();
  foot_told_.clear();
  const auto put = [&](const Text& text) { foot_words_.emplace_back(ui.words(text)); };
  const auto hidden = view_.hidden_selected(), shown = view_.selected_count() - hidden;
  put(shown > 0 ? say("選択 {}行", "{} selected", shown) : say("表示中の{}行", "All {} shown", view_.order().size()));
  if (hidden > 0) put(say("絞り込みで隠れた選択 {}行（集計外）", "{} more selected are hidden, not counted", hidden));
  if (at >= columns.size()) return;
  const auto foot = view_.foot(at);
  const auto number = [&](double v) { return format_number(v, columns[at].decimals); };
  if (foot.spread.missing > 0) put(say("データなし {}", "no data {}", foot.spread.missing));
  const auto told = [](const std::optional<double>& v) { return v ? fmt::format("{:.3f}", *v) : std::string("-"); };
  foot_told_ = fmt::format("table-foot {} {} {} {} {} {}\n", columns[at].id, foot.spread.known, foot.spread.missing,
                           told(foot.sum), told(foot.spread.mean), told(foot.together));
  if (foot.spread.known == 0) return;
  if (foot.sum && foot.at_least) put(say("合計 {}以上", "sum at least {}", number(*foot.sum)));
  if (foot.sum && !foot.at_least) put(say("合計 {}", "sum {}", number(*foot.sum)));
  if (foot.together) put(say("全体で {}（分子・分母の合計から）", "all together {} (from sums)", number(*foot.together)));
  if (foot.overlaps) put({"合計なし（重なる区域を含む）", "no sum (some lie in others)"});
  put(say("平均 {}（区域の単純平均）", "mean {} (each weighs the same)",
          format_number(foot.spread.mean, columns[at].decimals + 1)));
  put(say("最小 {}", "least {}", number(foot.spread.least)));
  put(say("中央値 {}", "median {}", number(foot.spread.median)));
  put(say("最大 {}", "greatest {}", number(foot.spread.greatest)));
}

namespace {
constexpr float between = 16, combo_units = 180;  // units
}

/// One line or more, as the words need.
float AttributeTablePanel::foot_height(const Ui& ui, float width) const {
  float x = ui.px(combo_units), lines = 1;
  if (low_) width = std::numeric_limits<float>::max();
  for (const auto& each : foot_words_) {
    const float wide = width_of(ui.fonts.body, each) + ui.px(between);
    if (x + wide > width) {
      ++lines;
      x = 0;
    }
    x += wide;
  }
  return ImGui::GetFrameHeight() + (lines - 1) * ImGui::GetTextLineHeightWithSpacing() + 2 * ui.px(6);
}

/// Which figures are summed up.
void AttributeTablePanel::column_combo(const Ui& ui) {
  const auto& columns = view_.table().columns;
  const auto at = foot_column(view_, foot_column_);
  if (at >= columns.size()) return;
  if (begin_combo(ui, "table-foot", columns[at].title, {"下に集計する列", "The column that is summed up here"},
                  ui.px(combo_units - between))) {
    for (std::size_t i = 0; i < columns.size(); ++i)
      if (may_be_summed(columns[i]) && choice(ui, "table-foot." + columns[i].id, columns[i].title, i == at))
        foot_column_ = columns[i].id;
    end_combo();
  }
  ImGui::SameLine(0, ui.px(between));
}

/// All on one line; what does not fit is told in a tooltip.
void AttributeTablePanel::low_foot(const Ui& ui) {
  const auto all = join(foot_words_, ui.lang() == Lang::ja ? "　" : ", ");
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted(elided(ui.fonts.body, all, ImGui::GetContentRegionAvail().x).c_str());
  tooltip(ui, plain(all));
  if (ui.told != nullptr) *ui.told += foot_told_;
}

void AttributeTablePanel::foot(const Ui& ui) {
  const auto& words = foot_words_;
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + ui.px(2));
  const float left = ImGui::GetCursorPosX(), end = left + ImGui::GetContentRegionAvail().x;
  column_combo(ui);
  if (low_) {
    low_foot(ui);
    return;
  }
  bool first_line = true;
  float x = ImGui::GetCursorPosX();
  for (std::size_t i = 0; i < words.size(); ++i) {
    const float wide = width_of(ui.fonts.body, words[i]);
    if (i > 0 && x + wide <= end) {
      ImGui::SameLine(0, ui.px(between));
    } else if (i > 0) {
      first_line = false;
      x = left;
    }
    if (first_line) ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(words[i].c_str());
    x += wide + ui.px(between);
  }
  if (ui.told != nullptr) *ui.told += foot_told_;
}

}  // namespace kuiki::ui
