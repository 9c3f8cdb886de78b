#include "model/project_theme.h"

#include <algorithm>
#include <array>

namespace kuiki::model {

std::span<const ProjectTheme> project_themes() {
  static const std::array<ProjectTheme, 7> themes = {{
      {"health-sports", {"健康・スポーツ", "Health and sports"}},
      {"disaster-safety", {"防災・安全", "Disaster prevention and safety"}},
      {"family-welfare", {"子育て・福祉", "Families and welfare"}},
      {"community", {"地域活動・交流", "Community life"}},
      {"nature", {"自然・環境・緑", "Nature and environment"}},
      {"culture", {"文化・芸術", "Culture and arts"}},
      {"attraction", {"魅力発信・にぎわい", "Local appeal and liveliness"}},
  }};
  return themes;
}

const ProjectTheme* find_theme(std::string_view name) {
  const auto themes = project_themes();
  const auto found =
      std::ranges::find(themes, name, [](const ProjectTheme& theme) { return std::string_view(theme.name.ja); });
  return found == themes.end() ? nullptr : &*found;
}

}  // namespace kuiki::model
