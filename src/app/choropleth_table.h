#pragma once
#include "app/choropleth.h"
#include "intake/own_table.h"
#include "model/dataset.h"

namespace kuiki::app {

/// Is the file a table without shapes, by its name and the beginning of its content: XLSX, ODS, or a CSV without a column of
/// shapes (WKT)? False for a file that is not there.
bool is_table_without_shapes(const std::filesystem::path& file);

/// A one-off map of such a table over Kuiki's own areas: its key column says which. Rows that are not matched are told in the
/// warnings. Throws as intake::read_own_table does; Error(input_wrong) where no row is matched; Error(output).
ChoroplethReport choropleth_table(const ChoroplethRequest& request, const model::Dataset& data,
                                  const intake::OwnTableWish& wish, const Progress& progress = {});

}  // namespace kuiki::app
