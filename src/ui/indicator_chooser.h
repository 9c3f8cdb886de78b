#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "ui/ui.h"

namespace kuiki::app {
struct IndicatorChoice;
}

namespace kuiki::ui {

/// The list from which an indicator is chosen: by typing, by group, those with figures for the areas of the map.
class IndicatorChooser {
 public:
  void draw(const Ui& ui);

 private:
  void field(const Ui& ui);
  void fold_names(const Ui& ui);
  void groups(const Ui& ui);
  void row(const Ui& ui, const app::IndicatorChoice& option);
  void of_plans(const Ui& ui);
  [[nodiscard]] bool has_words(const std::string& text) const;
  [[nodiscard]] bool offered(const app::IndicatorChoice& option, std::size_t i) const;

  std::string query_;
  std::vector<std::string> asked_;           ///< its words, folded
  bool with_figures_ = true;                 ///< only what has figures here
  std::uint64_t folded_of_ = 0;              ///< revision of what `names_` was made from
  std::vector<std::string> names_, groups_;  ///< folded, one an option, in both languages
  bool by_name_ = true;                      ///< some name has the words; else groups are asked
};

}  // namespace kuiki::ui
