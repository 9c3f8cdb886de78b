#pragma once
#include <filesystem>
#include <vector>

#include "base/text.h"
#include "store/work_history.h"

namespace kuiki::app {

/// The history of a work file as a table, a row a changed row: .csv or .xlsx as the name says.
/// Throws Error(output), Error(usage) for another ending.
void export_history(const std::vector<store::ActRecord>& acts, const std::filesystem::path& file, Lang lang);

}  // namespace kuiki::app
