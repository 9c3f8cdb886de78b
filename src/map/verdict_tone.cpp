#include "map/verdict_tone.h"

namespace kuiki::map {

Tone tone_of(model::Verdict verdict) {
  using model::Verdict;
  switch (verdict) {
    case Verdict::met:
      return {rgb(0x0b5d7a), rgb(0xffffff)};
    case Verdict::on_course:
      return {rgb(0x6fb7d1), rgb(0x12303b)};
    case Verdict::nearly_on_course:
      return {rgb(0xb9d9c3), rgb(0x17351f)};
    case Verdict::behind:
      return {rgb(0xf2c14e), rgb(0x3d2c00)};
    case Verdict::worse:
      return {rgb(0xd9662b), rgb(0xffffff)};
    case Verdict::missed:
      return {rgb(0x8f2d1f), rgb(0xffffff)};
    case Verdict::unknown:
      return {rgb(0xd5d9dc), rgb(0x1d2730)};
    case Verdict::not_applicable:
      break;
  }
  return {rgb(0xf1f2f3), rgb(0x56616b)};
}

}  // namespace kuiki::map
