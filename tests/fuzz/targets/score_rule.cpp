// A score rule of one's own.
#include "../target.h"
#include "map/score_rule_file.h"

KUIKI_FUZZ(score_rule) {
  using namespace kuiki;
  fuzz::refused_or_done([&] {
    const auto read = map::parse_score_rule(input, "fuzz.toml");
    const auto written = map::write_score_rule(read);
    fuzz::must(map::write_score_rule(map::parse_score_rule(written, "again.toml")) == written,
               "what is written is read as the same");
  });
}
