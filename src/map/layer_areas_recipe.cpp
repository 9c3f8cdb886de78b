#include <algorithm>

#include "map/layer_recipes.h"
#include "map/palette.h"
#include "map/recipe_section.h"
#include "map/recipe_table.h"
#include "model/period.h"

namespace kuiki::map::recipe {

namespace {

void read_method(Table& t, Method& into) {
  const auto* node = t.find("method");
  if (node == nullptr) return;
  std::string id;
  t.read("method", id);
  const auto method = parse_method(id);
  if (!method) t.wrong_value(*node, "method", id, say("次のどれか（{}）", "one of {}", join(method_ids(), ", ")));
  into = *method;
}

void read_breaks(Table& t, AreaFill& into) {
  t.read("breaks", into.breaks);
  if (const auto* node = t.find("breaks")) {
    if (std::adjacent_find(into.breaks.begin(), into.breaks.end(), std::greater_equal<>()) != into.breaks.end() ||
        into.breaks.size() > 8)
      t.wrong_value(*node, "breaks", list_text(into.breaks), {"小さい順の8個までの数値", "at most 8 numbers that ascend"});
  } else if (into.method == Method::manual) {
    t.wrong_value(*t.find("method"), "method", "manual",
                  {"境の値 breaks を添えるか、別の方法", "the bounds too, as breaks = [ … ], or another method"});
  }
}

void read_palette(Table& t, std::string& into) {
  const auto* node = t.find("palette");
  if (node == nullptr) return;
  t.read("palette", into);
  if (find_palette(into) != nullptr) return;
  std::vector<std::string_view> ids;
  for (const auto& palette : palettes()) ids.push_back(palette.id);
  t.wrong_value(*node, "palette", into, say("次のどれか（{}）", "one of {}", list_of(ids)));
}

}  // namespace

void read_areas(Table& t, AreaFill& into) {
  read_own_subject(t, into.subject);
  t.read("indicator", into.indicator);
  read_period(t, into.period);
  read_method(t, into.method);
  t.read("classes", into.classes, 3, 7);
  t.read("exact_classes", into.exact_classes);
  bool same_breaks = false;
  t.read("same_breaks", same_breaks);
  if (t.has("same_breaks")) into.same_breaks = same_breaks;
  read_breaks(t, into);
  read_palette(t, into.palette);
  t.read("reverse", into.reverse);
  t.read("totals", into.totals);
}

void write_areas(const AreaFill& fill, Section& into) {
  const AreaFill usual;
  write_own_subject(fill.subject, into);
  write_indicator(fill.indicator, into);
  into.text("period", fill.period);
  if (!fill.indicator.empty() || fill.method != usual.method) into.line("method", in_quotes(method_id(fill.method)));
  if (!fill.indicator.empty() || fill.classes != usual.classes) into.line("classes", fmt::format("{}", fill.classes));
  into.flag("exact_classes", fill.exact_classes, usual.exact_classes);
  if (fill.same_breaks) into.line("same_breaks", *fill.same_breaks ? "true" : "false");
  if (!fill.breaks.empty()) into.line("breaks", list_text(fill.breaks));
  if (!fill.indicator.empty() || fill.palette != usual.palette) into.line("palette", in_quotes(fill.palette));
  into.flag("reverse", fill.reverse, usual.reverse);
  into.flag("totals", fill.totals, usual.totals);
}

}  // namespace kuiki::map::recipe
