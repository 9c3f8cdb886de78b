#pragma once
#include "base/color.h"
#include "model/progress.h"

namespace kuiki::map {

/// Colours of the verdicts, told apart with every colour vision and in grey; `ink` is legible on it.
struct Tone {
  Rgba fill, ink;
};
Tone tone_of(model::Verdict verdict);

}  // namespace kuiki::map
