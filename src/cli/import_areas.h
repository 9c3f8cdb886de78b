#pragma once
#include <string>

#include "app/area_import.h"
#include "cli/command.h"

namespace kuiki::cli {

/// `kuiki import areas FILE`: polygons become an area set of a city.
struct AreaImportOptions {
  std::string layer, code, merge_by, source_crs, set;
  bool snap = false, replace = false;
};

/// What one says of the file itself; what other imports have too (--within, --name, --source, --note, --dry-run) is declared there.
void add_area_import_options(Command& command, const Context& context, AreaImportOptions& options);

struct AreaImportTask {
  std::string file, within, name, source, note;
  bool dry_run = false;
};
int import_areas(const Context& context, const AreaImportTask& task, const AreaImportOptions& options);

}  // namespace kuiki::cli
