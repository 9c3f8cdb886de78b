// A grading scheme of one's own.
#include "../target.h"
#include "map/grading_file.h"

KUIKI_FUZZ(grading) {
  kuiki::fuzz::refused_or_done([&] { kuiki::map::parse_grading(input, "fuzz.toml"); });
}
