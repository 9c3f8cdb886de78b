#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "intake/own_import.h"
#include "intake/own_table.h"
#include "render/page_painter.h"

/// A planner's own table in the window: read, looked at on a map, saved. Everything that reads runs as a job.
namespace kuiki::app {

class Workspace;

/// What a job has to read again and again while its reader chooses.
struct OwnTableSource {
  std::filesystem::path file;  ///< of what was pasted only a name
  std::shared_ptr<const store::TableFile> table;
  std::shared_ptr<const intake::AreaNames> names;
  std::uint64_t data_revision = 0;  ///< of `names`
};

struct OwnTableView {
  OwnTableSource source;
  intake::OwnTableReading reading;
  render::Image preview;  ///< a map of the series that is shown; empty where there is none
  std::size_t shown = 0;  ///< which series
};

struct OwnTableRequest {
  OwnTableSource source;
  intake::OwnTableWish wish;
  std::size_t shown = 0;      ///< which series the preview shows
  int width = 0, height = 0;  ///< of the preview, pixels
};
/// Reads it as the wish says, as a job, and draws the preview; `done` and `failed` run on the main thread.
void read_own_table(Workspace& work, OwnTableRequest request,
                    std::function<void(const std::shared_ptr<const OwnTableView>&)> done,
                    std::function<void(const Error&)> failed);

/// A table as spreadsheets put it on the clipboard; nothing where the text is none (less than two rows and two columns).
std::optional<store::TableFile> pasted_table(std::string_view clipboard);

/// May it be a table, by its name?
bool is_table_name(const std::filesystem::path& file);

}  // namespace kuiki::app
