#pragma once
#include <vector>

#include "intake/own_table.h"
#include "map/document.h"
#include "model/dataset.h"

/// Maps of a table that was read (intake/own_table.h): before it is saved, and after.
namespace kuiki::app {

/// The dataset with the indicators of a table besides, as loading them from a work file would give it. Figures without a period
/// get `no_period`. What `data` has of these indicators is replaced.
model::DatasetPtr with_series(const model::Dataset& data, const std::vector<intake::OwnSeriesRead>& series);

/// Stands for a time that nobody said, in a map that is not kept.
inline constexpr model::Period no_period{};

/// Which areas a map of the table is about: the whole of their kind and place where most of it has a figure (the others are then
/// seen to be without), else just these.
map::Subject subject_of(const model::Dataset& data, const intake::OwnTableReading& reading);

/// Likewise of an indicator that is in the data.
map::Subject subject_with_figures(const model::Dataset& data, const std::string& indicator);

/// A finished map of one of its indicators: totals as circles, all else as colours; titled with its name. `data` has the
/// indicator (saved, or with_series).
map::MapDocument map_of(const model::Dataset& data, const map::Subject& subject, const std::string& indicator);

}  // namespace kuiki::app
