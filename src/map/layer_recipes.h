#pragma once
#include "map/layer.h"

/// The words of each kind of layer in a recipe, in the file `layer_<kind>_recipe.cpp`.
namespace kuiki::map::recipe {

class Table;
class Section;

void read_areas(Table& table, AreaFill& into);
void write_areas(const AreaFill& fill, Section& into);
void read_districts(Table& table, Districts& into);
void write_districts(const Districts& districts, Section& into);
void read_partnership(Table& table, PartnershipLayer& into);
void write_partnership(const PartnershipLayer& layer, Section& into);
void read_symbols(Table& table, Symbols& into);
void write_symbols(const Symbols& symbols, Section& into);
void read_sites(Table& table, Sites& into);
void write_sites(const Sites& sites, Section& into);
void read_labels(Table& table, Labels& into);
void write_labels(const Labels& labels, Section& into);
void read_figures(Table& table, FigureCards& into);
void write_figures(const FigureCards& figures, Section& into);

}  // namespace kuiki::map::recipe
