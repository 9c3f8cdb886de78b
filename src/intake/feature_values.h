#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "store/vector_file.h"

namespace kuiki::intake {

/// The figures of a layer, one a row, NaN where there is none: texts are read as every way in reads them, marks for "no data"
/// become none. `no_data`: what the user says they are (an empty list: no value is one); else they are looked for. `where` is
/// how messages begin. Throws Error(input_wrong) for a column without any figure, unless it is one of numbers.
std::vector<double> feature_values(store::VectorLayer& layer, const std::string& column, const Text& where,
                                   const std::optional<std::vector<double>>& no_data, Warnings& warnings);

}  // namespace kuiki::intake
