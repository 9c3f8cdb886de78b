
#include "base/strings.h"
#include "map/recipe.h"
#include "map/recipe_words.h"

namespace kuiki::map {

namespace {

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\r':
        out += "\\r";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
          out += fmt::format("\\u{:04X}", static_cast<unsigned char>(c));
        else
          out += c;
    }
  }
  return out + '"';
}

/// Keeps the number's kind: TOML reads 5 as an integer, which the reader takes for a number too.
std::string number(double value) { return fmt::format("{}", value); }

std::string list(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) add_part(out, ", ", in_quotes(word));
  return "[" + out + "]";
}

/// The lines of one table; the heading appears with the first.
class Section {
 public:
  Section(std::string& out, std::string_view heading) : out_(out), heading_(heading) {}
  void line(std::string_view key, const std::string& value) {
    if (!begun_ && !heading_.empty()) out_ += fmt::format("\n[{}]\n", heading_);
    begun_ = true;
    out_ += fmt::format("{} = {}\n", key, value);
  }
  void text(std::string_view key, const std::string& value, const std::string& usual = {}) {
    if (value != usual) line(key, in_quotes(value));
  }
  void text(std::string_view key, const Text& value) {
    if (value.empty()) return;
    if (value.ja == value.en)
      line(key, in_quotes(value.ja));
    else
      line(key, fmt::format("{{ ja = {}, en = {} }}", in_quotes(value.ja), in_quotes(value.en)));
  }
  void flag(std::string_view key, bool value, bool usual) {
    if (value != usual) line(key, value ? "true" : "false");
  }

 private:
  std::string& out_;
  std::string_view heading_;
  bool begun_ = false;
};

template <class Get>
std::vector<std::string> words_of(const std::vector<Layer>& layers, Get wanted) {
  std::vector<std::string> words;
  for (const auto& layer : layers)
    if (wanted(layer)) words.emplace_back(recipe::word_of(recipe::layers, layer.kind));
  return words;
}

void write_choropleth(const MapDocument& d, const MapDocument& usual, std::string& out) {
  Section choropleth(out, "choropleth");
  choropleth.text("indicator", d.choropleth.indicator);
  choropleth.text("period", d.choropleth.period);
  if (!d.choropleth.indicator.empty() || d.choropleth.method != usual.choropleth.method)
    choropleth.line("method", in_quotes(method_id(d.choropleth.method)));
  if (!d.choropleth.indicator.empty() || d.choropleth.classes != usual.choropleth.classes)
    choropleth.line("classes", fmt::format("{}", d.choropleth.classes));
  choropleth.flag("exact_classes", d.choropleth.exact_classes, usual.choropleth.exact_classes);
  if (d.choropleth.same_breaks) choropleth.line("same_breaks", *d.choropleth.same_breaks ? "true" : "false");
  if (!d.choropleth.breaks.empty()) {
    std::string breaks;
    for (const double value : d.choropleth.breaks) add_part(breaks, ", ", number(value));
    choropleth.line("breaks", "[" + breaks + "]");
  }
  if (!d.choropleth.indicator.empty() || d.choropleth.palette != usual.choropleth.palette)
    choropleth.line("palette", in_quotes(d.choropleth.palette));
  choropleth.flag("reverse", d.choropleth.reverse, usual.choropleth.reverse);
}

void write_extent(const MapDocument& d, std::string& out) {
  Section extent(out, "extent");
  if (!d.extent.areas.empty()) extent.line("areas", list(d.extent.areas));
  if (d.extent.centre)
    extent.line("centre", fmt::format("[{}, {}]", number(d.extent.centre->x), number(d.extent.centre->y)));
  if (d.extent.width_km != 0) extent.line("width_km", number(d.extent.width_km));
  if (d.extent.height_km != 0) extent.line("height_km", number(d.extent.height_km));
  extent.flag("subject", d.extent.subject, d.extent.areas.empty() && !d.extent.centre);
}

}  // namespace

std::string write_recipe(const MapDocument& d) {
  const MapDocument usual;
  std::string out;
  Section top(out, "");
  top.text("title", d.title);
  top.text("subtitle", d.subtitle);
  top.text("note", d.note);
  top.text("partnership", d.partnership);

  Section subject(out, "subject");
  subject.line("areas", in_quotes(recipe::word_of(recipe::area_sets, d.subject.set)));
  subject.text("within", d.subject.within);
  if (!d.subject.codes.empty()) subject.line("codes", list(d.subject.codes));

  write_choropleth(d, usual, out);

  Section layers(out, "layers");
  layers.line("show", list(words_of(d.layers, [](const Layer& layer) { return layer.visible; })));
  const auto order = words_of(d.layers, [](const Layer&) { return true; });
  if (order != words_of(usual.layers, [](const Layer&) { return true; })) layers.line("order", list(order));

  Section facilities(out, "facilities");
  if (!d.facilities.hazards.empty()) {
    std::vector<std::string> hazards;
    hazards.reserve(d.facilities.hazards.size());
    for (const auto hazard : d.facilities.hazards) hazards.emplace_back(model::hazard_id(hazard));
    facilities.line("hazards", list(hazards));
  }
  facilities.flag("shelters_only", d.facilities.shelters_only, usual.facilities.shelters_only);
  facilities.text("within", d.facilities.within);

  Section figures(out, "figures");
  if (!d.figures.indicators.empty()) figures.line("indicators", list(d.figures.indicators));
  if (d.figures.as_of > 0) figures.line("as_of", std::to_string(d.figures.as_of));

  Section labels(out, "labels");
  labels.flag("names", d.labels.names, usual.labels.names);
  labels.flag("values", d.labels.values, usual.labels.values);

  Section furniture(out, "furniture");
  furniture.flag("legend", d.furniture.legend, usual.furniture.legend);
  furniture.flag("ranking", d.furniture.ranking, usual.furniture.ranking);
  furniture.flag("scale_bar", d.furniture.scale_bar, usual.furniture.scale_bar);
  furniture.flag("north_arrow", d.furniture.north_arrow, usual.furniture.north_arrow);
  furniture.text("reference", d.furniture.reference);

  write_extent(d, out);

  Section projection(out, "projection");
  if (d.projection.kind != usual.projection.kind)
    projection.line("kind", in_quotes(recipe::word_of(recipe::projections, d.projection.kind)));
  if (d.projection.zone != usual.projection.zone) projection.line("zone", fmt::format("{}", d.projection.zone));
  projection.text("crs", d.projection.crs);
  return out;
}

}  // namespace kuiki::map
