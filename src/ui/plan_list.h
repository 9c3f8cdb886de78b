#pragma once
#include <cmath>
#include <optional>
#include <unordered_map>

#include "app/plan_browser.h"
#include "ui/ui.h"

namespace kuiki::ui {

/// The rows of the plan panel: nodes that fold with the verdicts below them, indicators with value and target, and where a
/// query was found. Rows are as high as their words need; only those in sight are drawn.
class PlanList {
 public:
  /// Other rows; the cursor stays at the row it is on, where that is still there.
  void take(std::vector<app::PlanRow> rows);
  /// Brings the row into sight and puts the cursor there.
  void reveal(app::PlanRow::Kind kind, model::AnyRow row);
  /// Takes the keyboard, beginning at the first find.
  void focus() { wants_focus_ = true; }
  /// What verdicts and figures say has changed.
  void forget_words() {
    figures_.clear();
    snippets_.clear();
    laid_out_ = false;
  }

  struct Fold {
    long key = 0;
    bool open = false;
  };
  /// Draws into the room left in the window. What is to be folded or unfolded is given back.
  std::optional<Fold> draw(const Ui& ui, const app::PlanFindings& findings, const std::string& query);

  [[nodiscard]] const std::vector<app::PlanRow>& rows() const { return rows_; }

 private:
  static constexpr float around = 6, inset = 3, indent = 14, arrow = 18, pin = 26;  ///< units
  static float line_step(const ImFont* font) { return std::round(font->FontSize * 1.14f); }
  struct Place {
    float y = 0, height = 0;
    const std::vector<std::string>* lines = nullptr;  ///< of the title, into titles_
  };
  void lay_out(const Ui& ui, const app::PlanFindings& findings, float width);
  std::optional<Fold> keyboard(const Ui& ui);
  std::optional<Fold> draw_row(const Ui& ui, std::size_t i, const app::PlanFindings& findings, const std::string& query,
                               float width);
  struct Box;
  Box box_of(const Ui& ui, std::size_t i, const std::string& id, float width) const;
  void draw_title(const Ui& ui, std::size_t i, const std::string& query, Box& box) const;
  void draw_plan(const Ui& ui, const app::PlanRow& row, Box& box) const;
  void tell(const Ui& ui, const app::PlanRow& row, const Box& box) const;
  void draw_ground(const Ui& ui, std::size_t i, const Box& box) const;
  void draw_lead(const Ui& ui, const app::PlanRow& row, const std::string& id, const Box& box) const;
  void draw_indicator(const Ui& ui, const app::PlanRow& row, const std::string& id, Box& box);
  void draw_counts(const Ui& ui, const app::PlanRow& row, Box& box) const;
  void draw_snippet(const Ui& ui, int hit_row, const app::PlanHit& hit, const std::string& query, const Box& box);
  void tooltip_of(const Ui& ui, const app::PlanRow& row) const;
  void choose(const Ui& ui, const app::PlanRow& row);
  void keep_in_sight(std::size_t i);
  const std::vector<std::string>& figures_of(const Ui& ui, model::IndicatorRow indicator, float room);

  std::vector<app::PlanRow> rows_;
  std::vector<Place> places_;
  float width_ = 0, scale_ = 0, height_ = 0;
  Lang lang_ = Lang::ja;
  bool laid_out_ = false, wants_focus_ = false;
  int cursor_ = -1;
  std::optional<std::size_t> to_show_;
  std::optional<std::pair<app::PlanRow::Kind, model::AnyRow>> to_reveal_;
  std::unordered_map<std::string, std::vector<std::string>> titles_;           ///< lines, by width and words
  std::unordered_map<model::IndicatorRow, std::vector<std::string>> figures_;  ///< lines
  std::unordered_map<int, app::Snippet> snippets_;                             ///< by hit
};

/// Of a plan, node or indicator.
std::string row_id(const model::Dataset& data, const app::PlanRow& row);
/// What a row is about, in both languages where there are both.
Text title_of(const model::Dataset& data, const app::PlanRow& row);
/// A bar of the verdicts in their colours, as long as their counts.
void verdict_bar(ImDrawList* list, const app::VerdictCounts& counts, ImVec2 a, ImVec2 b, float scale);
/// The dot of a verdict.
void verdict_dot(ImDrawList* list, model::Verdict verdict, ImVec2 middle, float radius, float scale);

}  // namespace kuiki::ui
