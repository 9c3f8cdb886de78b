#pragma once
#include <string>
#include <utility>

#include "model/scores.h"
#include "ui/ui.h"

namespace kuiki::ui {

/// The rule that turns achievement into points, and the costs, as a few fields; changes go to the window's desk. What is
/// typed and cannot be is refused with the reason beside it.
class ScoreControls {
 public:
  void draw(const Ui& ui, const model::ScoreScheme& scheme);

 private:
  void heading(const Ui& ui);
  void weights_choice(const Ui& ui, const model::ScoreScheme& scheme, const model::ConversionRule& rule);
  void inferred_box(const Ui& ui, const model::ConversionRule& rule) const;
  void rule_choice(const Ui& ui, const model::ConversionRule& rule);
  void rule_fields(const Ui& ui, const model::ConversionRule& rule);
  void weight_fields(const Ui& ui, const model::ScoreScheme& scheme, const model::ConversionRule& rule);
  void yen_field(const Ui& ui);
  bool number(const Ui& ui, const std::string& id, const Text& words, const Text& tip, double value, double& typed);
  bool open_ = true;
  Text refused_;
  std::pair<std::string, double> typing_;  ///< field and what stands in it
  char yen_[64] = {};
  bool typing_yen_ = false;
};

}  // namespace kuiki::ui
