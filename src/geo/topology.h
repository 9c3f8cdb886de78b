#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "geo/polygons.h"

namespace kuiki::geo {

/// Twice the plane area of a closed ring, in the units of its points; positive where it runs counter-clockwise.
double signed_area2(std::span<const Point> ring);

/// Appends feature f of `from` as it is.
void append_copy(const PolygonTable& from, std::size_t f, PolygonTable& into);

/// Appends the union of `features` of `from` to `into` as one new feature. GEOS; throws Error(input_wrong).
void append_union(const PolygonTable& from, std::span<const std::uint32_t> features, PolygonTable& into);

/// Pairs (i < j) of features that share a border line of some length; points that only touch do not count.
/// GEOS, with a box index.
std::vector<std::pair<std::uint32_t, std::uint32_t>> shared_borders(const PolygonTable& table);

/// Empty when feature f is valid (OGC simple features), else GEOS's reason with the place.
std::string invalid_reason(const PolygonTable& table, std::size_t f);

/// Area in km² of the symmetric difference between the union of `parts` (of `a`) and feature `whole` (of `b`).
double mismatch_km2(const PolygonTable& a, std::span<const std::uint32_t> parts, const PolygonTable& b, std::size_t whole);

/// The visual centre of feature f: the point farthest from any edge of its largest part, found to within `precision` of
/// the part's size (the cell method of Garcia-Castellanos and Lombardo 2007, as in polylabel). Degrees, with longitude
/// scaled by cos(latitude).
Point visual_centre(const PolygonTable& table, std::size_t f, double precision = 0.01);

}  // namespace kuiki::geo
