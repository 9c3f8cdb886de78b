#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/area_import.h"
#include "base/error.h"
#include "render/page_painter.h"

namespace kuiki::app {

class Workspace;

/// A boundary file of the planner's own as it would become an area set, before it is saved.
struct OwnAreasView {
  AreaImport wanted;
  std::vector<std::string> fields;  ///< of the file, to choose names and codes from
  std::optional<AreaImportReport> report;
  Text trouble;           ///< why there is no report: with another field or municipality there may be
  render::Image preview;  ///< a map of the areas with their names; empty without a report
};

/// Reads the file, as a job, and draws the preview at `width` × `height` pixels; `done` and `failed` run on the main thread.
/// `failed`: the file itself cannot be read.
void read_own_areas(Workspace& work, AreaImport wanted, int width, int height,
                    std::function<void(const std::shared_ptr<const OwnAreasView>&)> done,
                    std::function<void(const Error&)> failed);

}  // namespace kuiki::app
