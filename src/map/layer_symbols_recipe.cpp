#include "map/layer_recipes.h"
#include "map/recipe_section.h"
#include "map/recipe_table.h"

namespace kuiki::map::recipe {

namespace {
constexpr std::array<Word<Symbols::Form>, 2> forms = {{{"circles", Symbols::Form::circles}, {"bars", Symbols::Form::bars}}};
}

void read_symbols(Table& t, Symbols& into) {
  read_own_subject(t, into.subject);
  t.read("indicator", into.indicator);
  read_period(t, into.period);
  t.read("form", into.form, forms);
  t.read("size", into.size, 0.25, 4);
  t.read("color", into.color);
  t.read("values", into.values);
}

void write_symbols(const Symbols& symbols, Section& into) {
  const Symbols usual;
  write_own_subject(symbols.subject, into);
  write_indicator(symbols.indicator, into);
  into.text("period", symbols.period);
  if (symbols.form != usual.form) into.line("form", in_quotes(word_of(forms, symbols.form)));
  if (symbols.size != usual.size) into.line("size", number_text(symbols.size));
  into.color("color", symbols.color);
  into.flag("values", symbols.values, usual.values);
}

}  // namespace kuiki::map::recipe
