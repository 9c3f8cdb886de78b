#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "geo/path_set.h"

namespace kuiki::map {

/// What an edge is, by the shapes on its two sides; -1 = nothing on the other side. Returns an index of line sets, or -1 to
/// leave the edge out.
using EdgeKind = std::function<int(std::int32_t shape, std::int32_t other)>;

/// Takes the rings of a coverage (neighbours share points exactly) apart into open lines, one path set a kind: an edge
/// that one shape has is outer, one that two have is inner and drawn once. Edges of the same kind between the same two
/// shapes are chained. An edge that a shape meets twice (collapsed by thinning) is left out. A kind without lines is null.
/// Each line is drawn once, so it can be simplified on its own: no point is farther than `tolerance` metres from where it
/// was.
std::vector<geo::PathSetPtr> split_borders(const geo::PathSet& paths, int kinds, const EdgeKind& kind_of,
                                           double tolerance = 0);

/// Pairs of shapes with a common edge, each once, first < second, ascending.
std::vector<std::pair<std::uint32_t, std::uint32_t>> adjacent_shapes(const geo::PathSet& paths);

}  // namespace kuiki::map
