#pragma once
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "model/dataset.h"

/// A plan's rows by the departments (主管課) that answer for them.
namespace kuiki::model {

/// An indicator, or one part of it, and who answers for it.
struct OwnedRow {
  IndicatorRow indicator = none;
  std::string part;
  std::vector<std::string> departments;
};

/// Places in `rows` by department, in the order in which the plan names them; those without one last, under an empty name. A
/// row of several departments stands under each of them. Printed again within one department, an indicator stands there once.
std::vector<std::pair<std::string, std::vector<std::size_t>>> by_department(const Dataset& data,
                                                                            const std::vector<OwnedRow>& rows);

}  // namespace kuiki::model
