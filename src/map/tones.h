#pragma once
#include "base/color.h"

/// Colours of what is laid over the paper tones of map/palette.h: shared by the map and its legend.
namespace kuiki::map::tone {

/// A subject area that no indicator colours.
inline constexpr Rgba subject = rgb(0xe6dcc4);
/// Borders of subject areas; the dashed line of approximate borders and of districts laid over another subject.
inline constexpr Rgba subject_border = rgb(0xffffff), district_border = rgb(0x6a7580);
/// Evacuation sites: green in every colour vision darker than the fills of a choropleth's lower classes, with a white rim.
inline constexpr Rgba facility = rgb(0x0b6b4f), facility_rim = rgb(0xffffff), cluster = rgb(0x0b6b4f);
/// Partnerships: members, the lead, and the links between them.
inline constexpr Rgba member = rgb(0xdcd9ee), lead = rgb(0xb9b4df), partnership = rgb(0x4b4593);
/// Circles and bars: values, and negative ones.
inline constexpr Rgba symbol = rgb(0x2f6f9f), negative_symbol = rgb(0xb4531f);
/// Cards of figures: border and rules; the mark of a value that a user entered.
inline constexpr Rgba card_edge = rgb(0xb9bec3), card_rule = rgb(0xe3e6e8), entered = rgb(0x2c5d8f);

}  // namespace kuiki::map::tone
