#include "base/strings.h"
#include "map/layer_kinds.h"
#include "map/recipe.h"
#include "map/recipe_section.h"
#include "map/recipe_words.h"

namespace kuiki::map {

namespace {

using recipe::in_quotes;
using recipe::list_text;
using recipe::number_text;
using recipe::Section;

/// An id is left out where the reader gives the same: the word of the kind.
void write_layer(const Layer& layer, std::string& out) {
  const LayerKind& kind = kind_of(layer);
  Section section(out, "[[layer]]");
  section.line("kind", in_quotes(kind.id));
  section.text("id", layer.id, std::string(kind.id));
  section.text("name", layer.name);
  section.flag("visible", layer.visible, true);
  if (layer.opacity != 1) section.line("opacity", number_text(layer.opacity));
  kind.write(layer.options, section);
}

void write_extent(const MapDocument& d, std::string& out) {
  Section extent(out, "[extent]");
  if (!d.extent.areas.empty()) extent.line("areas", list_text(d.extent.areas));
  if (d.extent.centre)
    extent.line("centre", fmt::format("[{}, {}]", number_text(d.extent.centre->x), number_text(d.extent.centre->y)));
  if (d.extent.width_km != 0) extent.line("width_km", number_text(d.extent.width_km));
  if (d.extent.height_km != 0) extent.line("height_km", number_text(d.extent.height_km));
  extent.flag("subject", d.extent.subject, d.extent.areas.empty() && !d.extent.centre);
}

}  // namespace

void recipe::write_subject(const Subject& subject, Section& into) {
  if (const FileSource& source = subject.source; !source.empty()) {
    into.text("file", source.file);
    into.text("file_layer", source.layer);
    into.text("value", source.value);
    into.text("label", source.label);
    into.text("merge_by", source.merge_by);
    into.text("file_crs", source.crs);
    if (source.no_data) into.line("no_data", list_text(*source.no_data));
    return;
  }
  into.line("areas", in_quotes(word_of(area_sets, subject.set)));
  if (subject.also.empty()) {
    into.text("within", subject.within);
  } else {
    auto places = subject.also;
    places.insert(places.begin(), subject.within);
    into.line("within", list_text(places));
  }
  for (const auto& [word, among] : among_words)
    if (among == subject.among) into.text(word, subject.of);
  if (!subject.codes.empty()) into.line("codes", list_text(subject.codes));
}

void recipe::write_indicator(const std::string& indicator, Section& into) {
  if (!indicator.starts_with(FileSource{}.id())) into.text("indicator", indicator);
}

void recipe::write_own_subject(const std::optional<Subject>& subject, Section& into) {
  if (subject) write_subject(*subject, into);
}

std::string write_recipe(const MapDocument& d) {
  const MapDocument usual;
  std::string out;
  Section top(out, "");
  top.text("title", d.title);
  top.text("subtitle", d.subtitle);
  top.text("note", d.note);
  if (d.layers.empty()) top.line("layer", "[]");

  Section subject(out, "[subject]");
  recipe::write_subject(d.subject, subject);

  for (const auto& layer : d.layers) write_layer(layer, out);

  Section furniture(out, "[furniture]");
  furniture.flag("legend", d.furniture.legend, usual.furniture.legend);
  furniture.flag("ranking", d.furniture.ranking, usual.furniture.ranking);
  furniture.flag("scale_bar", d.furniture.scale_bar, usual.furniture.scale_bar);
  furniture.flag("north_arrow", d.furniture.north_arrow, usual.furniture.north_arrow);
  furniture.text("reference", d.furniture.reference);

  write_extent(d, out);

  Section projection(out, "[projection]");
  if (d.projection.kind != usual.projection.kind)
    projection.line("kind", in_quotes(recipe::word_of(recipe::projections, d.projection.kind)));
  if (d.projection.zone != usual.projection.zone) projection.line("zone", fmt::format("{}", d.projection.zone));
  projection.text("crs", d.projection.crs);
  return out;
}

}  // namespace kuiki::map
