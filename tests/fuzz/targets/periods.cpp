// A period as stored, and a year as people write it; a period that is read is written as it was.
#include "../target.h"
#include "model/fiscal.h"
#include "model/period.h"

KUIKI_FUZZ(periods) {
  using namespace kuiki;
  if (const auto period = model::parse_period(input)) {
    fuzz::must(model::parse_period(model::to_string(*period)) == period, "a period is read back as the same");
    fuzz::must(!model::period_label(*period).ja.empty(), "a period has a label");
  }
  if (const auto reading = model::read_period(input); reading.period) model::to_string(*reading.period);
}
