#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "intake/import_actuals.h"
#include "model/period.h"

namespace kuiki::app {

/// A table of actuals to be imported, or (`dry_run`) only to be read and reported on.
struct TableImport {
  std::filesystem::path file;
  std::string plan;
  std::optional<model::Period> year;
  intake::ImportOptions options;
};

}  // namespace kuiki::app
