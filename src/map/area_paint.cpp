#include "map/area_paint.h"

#include <algorithm>

#include "map/legend.h"
#include "map/palette.h"
#include "map/tones.h"

namespace kuiki::map {

namespace {

/// Lines of a hatch that are told apart in areas a few units across.
constexpr double small_area = 12, small_spacing = 4, small_line = 0.7;

/// So much of a colour over the land that names are read on it.
constexpr double own_strength = 0.55;

}  // namespace

AreaPaint::AreaPaint(const Layer& layer, const Thematic& theme, const SubjectFacts& facts, Detail detail,
                     double units_across, const std::vector<Rgba>& own)
    : layer_(&layer), theme_(&theme), facts_(&facts), detail_(detail) {
  if (!coloured() && !own.empty()) {
    take_own(own);
    return;
  }
  if (!coloured()) {
    if (facts.districts_only)
      for (const Rgba color : palette_colors("quiet", facts.tones)) paints_.push_back({mix(color, paper::land, 0.4)});
    else
      paints_.push_back({tone::subject});
    return;
  }
  for (const Rgba color : theme.colors) paints_.push_back({color});
  // No row at all first, then why else a value is missing.
  paints_.push_back(no_data_paint());
  for (const FigureMark why : reasons_missing(theme))
    if (why != FigureMark::none) {
      missing_.push_back(why);
      paints_.push_back(no_data_paint(why));
    }
  if (units_across >= small_area) return;
  for (auto& paint : paints_)
    if (paint.hatch) {
      paint.spacing = small_spacing;
      paint.line_width = small_line;
    }
}

void AreaPaint::take_own(const std::vector<Rgba>& own) {
  std::vector<Rgba> colours;
  for (const Rgba colour : own) {
    auto at = std::ranges::find(colours, colour) - colours.begin();
    if (static_cast<std::size_t>(at) == colours.size()) {
      if (colours.size() + 1 < leave_out) {
        colours.push_back(colour);
        paints_.push_back({mix(paper::land, colour, own_strength)});
      } else {
        at = 0;
      }
    }
    own_of_.push_back(static_cast<std::uint8_t>(at));
  }
}

std::vector<Rgba> own_colours(const model::Dataset& data, const std::vector<model::AreaRow>& areas) {
  std::vector<Rgba> colours;
  for (const auto row : areas) {
    const auto* member = data.own_place(row).member;
    const auto colour = member == nullptr ? std::nullopt : parse_color(member->colour);
    if (!colour) return {};
    colours.push_back(*colour);
  }
  return colours;
}

std::uint8_t AreaPaint::paint_of(model::AreaRow row) const {
  const auto i = facts_->index_of[row.index()];
  if (i < 0) return leave_out;
  const auto index = static_cast<std::size_t>(i);
  if (!own_of_.empty()) return own_of_[index];
  if (!coloured()) return facts_->districts_only ? facts_->tone_of[index] : std::uint8_t{0};
  const auto missing = static_cast<std::uint8_t>(paints_.size() - 1 - missing_.size());
  const auto& class_of = theme_->classes.class_of;
  if (index >= class_of.size() || class_of[index] < 0) {
    const auto why = std::ranges::find(missing_, reason_missing(*theme_, index));
    return why == missing_.end() ? missing : static_cast<std::uint8_t>(missing + 1 + (why - missing_.begin()));
  }
  return std::min(missing, static_cast<std::uint8_t>(class_of[index]));
}

std::optional<Rgba> AreaPaint::color_of(model::AreaRow row) const {
  const auto paint = paint_of(row);
  if (paint == leave_out) return {};
  const Rgba color = paints_[paint].hatch ? paints_[paint].ground : paints_[paint].color;
  return layer_->opacity < 1 ? mix(paper::land, color, layer_->opacity) : color;
}

std::vector<SubjectPart> AreaPaint::parts() const {
  std::vector<SubjectPart> parts;
  if (!facts_->national.empty()) parts.push_back({&facts_->national, detail_, {GroundKey::Use::subject, facts_->hash}});
  if (!facts_->focus_only.empty())
    parts.push_back({&facts_->focus_only, Detail::focus, {GroundKey::Use::subject_in_detail, facts_->hash}});
  return parts;
}

bool AreaPaint::has_pale_areas() const {
  constexpr double pale = 0.6;
  return std::ranges::any_of(theme_->areas, [&](model::AreaRow row) {
    const auto paint = paint_of(row);
    return paint != leave_out && (paints_[paint].hatch || luminance(paints_[paint].color) > pale);
  });
}

}  // namespace kuiki::map
