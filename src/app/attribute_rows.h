#pragma once
#include "app/attribute_table.h"

/// The rows and columns of each kind of layer; only attribute_table() calls them.
namespace kuiki::app {

struct AttributeSource {
  const model::Dataset& data;
  const map::MapDocument& document;
  const map::Layer& layer;
  const map::Thematic& lead;
  model::Wording wording;
};

/// The areas that a layer shows figures of, with those of further layers of the same areas.
void measured_rows(const AttributeSource& from, AttributeTable& into);
/// The areas that a map is about, by name.
void named_rows(const AttributeSource& from, AttributeTable& into);
/// The districts of the municipalities that the map is about.
void district_rows(const AttributeSource& from, AttributeTable& into);
void member_rows(const AttributeSource& from, const map::PartnershipLayer& of, AttributeTable& into);
/// The evacuation sites and shelters that the layer's filter lets through.
void site_rows(const AttributeSource& from, const map::Sites& sites, AttributeTable& into);
/// The figures of plans that have cards.
void card_rows(const AttributeSource& from, const map::FigureCards& cards, AttributeTable& into);

}  // namespace kuiki::app
