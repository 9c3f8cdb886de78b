#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "intake/import_columns.h"

/// Which sheet and which columns of a user's file are read.
namespace kuiki::intake {

struct ImportSheet {
  const store::Table* table = nullptr;
  ImportColumns columns;
  std::string others;  ///< names of further sheets that could be read
};

/// The sheet of that name, or the first in which the columns are recognised where none is named. Throws Error(input_wrong)
/// where there is none.
ImportSheet find_sheet(const store::TableFile& file, const std::filesystem::path& path, const std::string& wanted);

/// The columns to take, each with the period its figures are for: of several the one of `year`, or all where no year is
/// given. Throws Error(input_wrong) where no column says its year and none is given, or the year is not there.
using ChosenColumns = std::vector<std::pair<ImportColumn, model::Period>>;
ChosenColumns chosen_columns(const ImportColumns& columns, const std::optional<model::Period>& year,
                             const std::filesystem::path& file);

}  // namespace kuiki::intake
