#pragma once
#include "store/tiny_geodata.h"

namespace kuiki::store {

/// Adds a plan to the land: 「taka」 of 01203 with one node and the indicator taka-a (人, FY2015 actual 100).
void add_tiny_plan(const TinyGeodata& land);

}  // namespace kuiki::store
