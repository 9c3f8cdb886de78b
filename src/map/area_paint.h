#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "map/compose_cache.h"
#include "map/figures.h"

namespace kuiki::map {

/// A fill or symbol that leaves a shape out.
inline constexpr std::uint8_t leave_out = 255;

/// Areas of a fill that are drawn from one table of outlines.
struct SubjectPart {
  const std::vector<model::AreaRow>* rows;
  Detail detail;
  GroundKey set;
};

/// How the areas of one layer in colour are painted.
class AreaPaint {
 public:
  /// `detail`: of those with both outlines. `own`: what their maker gave them, one an area of the theme; empty where nobody did.
  /// It is what areas have that are in colour by no figure.
  AreaPaint(const Layer& layer, const Thematic& theme, const SubjectFacts& facts, Detail detail, double units_across,
            const std::vector<Rgba>& own = {});

  /// The paint of an area, into paints(); leave_out where the fill does not have it.
  [[nodiscard]] std::uint8_t paint_of(model::AreaRow row) const;
  /// What is seen of it over land; none where the fill does not have it.
  [[nodiscard]] std::optional<Rgba> color_of(model::AreaRow row) const;
  [[nodiscard]] std::vector<SubjectPart> parts() const;
  /// Is some area drawn so light, or hatched, that a white border would vanish on it?
  [[nodiscard]] bool has_pale_areas() const;
  [[nodiscard]] bool coloured() const { return theme_->indicator != model::none; }

  [[nodiscard]] const Layer& layer() const { return *layer_; }
  [[nodiscard]] const Thematic& theme() const { return *theme_; }
  [[nodiscard]] const SubjectFacts& facts() const { return *facts_; }
  [[nodiscard]] Detail detail() const { return detail_; }
  [[nodiscard]] const std::vector<Paint>& paints() const { return paints_; }

 private:
  void take_own(const std::vector<Rgba>& own);

  const Layer* layer_;
  const Thematic* theme_;
  const SubjectFacts* facts_;
  Detail detail_;
  std::vector<Paint> paints_;         ///< classes, no row, then
  std::vector<FigureMark> missing_;   ///< why else a value is missing, one a paint
  std::vector<std::uint8_t> own_of_;  ///< into `paints_`, one an area; empty without colours of its maker
};

/// The colours that areas of sets of one's own were given; empty where one of them has none.
std::vector<Rgba> own_colours(const model::Dataset& data, const std::vector<model::AreaRow>& areas);

}  // namespace kuiki::map
