#pragma once
#include "map/verdict_tone.h"

namespace kuiki::report {

/// The same colours as on the map.
using map::Tone;
using map::tone_of;

}  // namespace kuiki::report
