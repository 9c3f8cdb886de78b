#include "app/attribute_table.h"

#include <algorithm>
#include <cmath>

#include "app/attribute_rows.h"
#include "base/number.h"
#include "map/layer_kinds.h"

namespace kuiki::app {

const AttributeColumn* AttributeTable::find(const std::string& id) const {
  const auto found = std::ranges::find(columns, id, &AttributeColumn::id);
  return found == columns.end() ? nullptr : &*found;
}

std::string AttributeTable::words(const AttributeColumn& column, std::size_t row) const {
  if (column.kind == AttributeColumn::Kind::text) return column.texts[row];
  const double value = column.figures[row];
  return std::isnan(value) ? std::string("–") : format_number(value, column.decimals);
}

namespace columns {

AttributeColumn text(std::string id, const Text& title, Lang lang, std::size_t rows) {
  AttributeColumn column;
  column.id = std::move(id);
  column.title = title.in(lang);
  column.texts.resize(rows);
  column.measured = false;
  return column;
}

AttributeColumn figure(std::string id, const Text& title, Lang lang, std::size_t rows) {
  AttributeColumn column;
  column.id = std::move(id);
  column.title = title.in(lang);
  column.kind = AttributeColumn::Kind::figure;
  column.figures.assign(rows, NAN);
  return column;
}

void put(AttributeTable& into, AttributeColumn column) {
  const bool said = std::ranges::any_of(column.texts, [](const std::string& words) { return !words.empty(); });
  const bool known = std::ranges::any_of(column.figures, [](double v) { return !std::isnan(v); });
  if (said || known) into.columns.push_back(std::move(column));
}

}  // namespace columns

namespace {

/// What the rows of each kind of layer are.
struct RowsOf {
  const AttributeSource& from;
  AttributeTable& into;
  void operator()(const map::AreaFill& /*fill*/) const { measured_rows(from, into); }
  void operator()(const map::Symbols& /*symbols*/) const { measured_rows(from, into); }
  void operator()(const map::Labels& /*labels*/) const { named_rows(from, into); }
  void operator()(const map::Districts& /*districts*/) const { district_rows(from, into); }
  void operator()(const map::PartnershipLayer& of) const { member_rows(from, of, into); }
  void operator()(const map::Sites& sites) const { site_rows(from, sites, into); }
  void operator()(const map::FigureCards& cards) const { card_rows(from, cards, into); }
};

/// What a map of this layer alone would owe its reader.
void cite(const AttributeSource& from, AttributeTable& into) {
  auto alone = from.document;
  std::erase_if(alone.layers, [&](const map::Layer& layer) { return layer.id != from.layer.id; });
  for (auto& layer : alone.layers) layer.visible = true;
  const auto theme = from.lead.layer == from.layer.id ? from.lead : map::thematic(from.data, alone, from.layer);
  const auto owed = map::notes(from.data, alone, theme, from.wording);
  into.sources = owed.sources;
  into.remarks = owed.remarks;
}

}  // namespace

AttributeTable attribute_table(const model::Dataset& data, const map::MapDocument& document, const map::Layer& layer,
                               const map::Thematic& lead, model::Wording wording) {
  AttributeTable table;
  table.layer = layer.id;
  table.name = map::layer_name(layer).in(wording);
  const AttributeSource from{data, document, layer, lead, wording};
  std::visit(RowsOf{from, table}, layer.options);
  cite(from, table);
  return table;
}

const map::Layer* usual_table_layer(const map::MapDocument& document) {
  if (const auto* lead = map::lead_layer(document)) return lead;
  const auto shown = std::ranges::find(document.layers, true, &map::Layer::visible);
  return shown == document.layers.end() ? nullptr : &*shown;
}

map::MapDocument table_document(map::MapDocument document) {
  map::MapDocument bare;
  bare.subject = std::move(document.subject);
  bare.layers = std::move(document.layers);
  for (auto& layer : bare.layers) layer.opacity = 1;
  return bare;
}

}  // namespace kuiki::app
