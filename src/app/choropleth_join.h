#pragma once
#include <string>
#include <vector>

#include "app/choropleth.h"
#include "intake/feature_file.h"

namespace kuiki::app {

/// The figures of a table for polygons whose keys are known: `--join TABLE --key FIELD`. The table's key column is the one that has most of the polygons' keys. Keys are compared folded, codes also without a lost zero
/// and with a check digit. Rows and polygons that find no partner, doubled keys and refused figures are told in `warnings`. Throws as
/// store::read_table_file does; Error(input_wrong) where no column has the keys or the column of figures is not there.
intake::FeatureWishes::Joined join_table(const ChoroplethRequest& request, const std::vector<std::string>& keys,
                                         Warnings& warnings);

}  // namespace kuiki::app
