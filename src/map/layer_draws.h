#pragma once
#include "map/layer.h"

/// The drawing of each kind of layer, in the file `layer_<kind>_draw.cpp`.
namespace kuiki::map {

struct Composer;

void draw_areas(Composer& c, const Layer& layer, const AreaFill& fill);
void draw_districts(Composer& c, const Layer& layer, const Districts& districts);
void draw_partnership(Composer& c, const Layer& layer, const PartnershipLayer& partnership);
void draw_symbols(Composer& c, const Layer& layer, const Symbols& symbols);
void draw_sites(Composer& c, const Layer& layer, const Sites& sites);
void draw_labels(Composer& c, const Layer& layer, const Labels& labels);
void draw_figures(Composer& c, const Layer& layer, const FigureCards& figures);

}  // namespace kuiki::map
