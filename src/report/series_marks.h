#pragma once
#include "map/scene.h"

/// The marks of figures in charts: form says the role, fill says where the figure comes from.
namespace kuiki::report {

namespace chart_tone {
inline constexpr Rgba actual = rgb(0x0b5d7a), second = rgb(0xb45f06), baseline = rgb(0x56616b), target = rgb(0xc23b22),
                      grid = rgb(0xe4e1da), axis = rgb(0x8b949b), path = rgb(0x8b949b), good = rgb(0xdcebe4),
                      lost = rgb(0xb9bfc4), bar = rgb(0x9cc3d3);
}

inline geo::Vec2f at(double x, double y) { return {static_cast<float>(x), static_cast<float>(y)}; }

enum class MarkFill {
  filled,  ///< entered, or printed as a target or baseline
  open,    ///< an actual the document prints
  dotted,  ///< inferred
};

void add_mark(std::vector<map::Item>& items, geo::Point middle, map::Symbol symbol, double size, Rgba color, MarkFill fill);
void add_line(std::vector<map::Item>& items, std::vector<geo::Vec2f> points, Rgba color, double width = 1,
              std::vector<double> dash = {});
/// What is lost in the source: a hatched patch.
void add_lost(std::vector<map::Item>& items, const map::Rect& rect);

}  // namespace kuiki::report
