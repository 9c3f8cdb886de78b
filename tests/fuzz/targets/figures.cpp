// A printed or typed cell; what is written of it is read back as the same.
#include <cmath>

#include "../target.h"
#include "model/numerals.h"

KUIKI_FUZZ(figures) {
  using namespace kuiki;
  const auto cut = input.find('\n');
  const auto unit = cut == std::string_view::npos ? std::string_view() : input.substr(cut + 1);
  const auto printed = input.substr(0, cut);
  const auto cell = model::read_cell(printed, unit);
  for (const auto& numeral : cell.numbers) {
    fuzz::must(!std::isinf(numeral.value), "a figure is finite or missing");
    if (!std::isfinite(numeral.value)) continue;
    model::write_value(numeral.value, numeral.unit);
    model::write_numeral(numeral);
  }
  model::Expected expected;
  expected.unit = unit;
  const auto entry = model::read_entry(printed, expected);
  if (entry.refused) fuzz::must(!entry.refused->ja.empty(), "a refusal says why");
}
