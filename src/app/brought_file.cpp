#include "app/brought_file.h"

#include "app/feature_files.h"
#include "app/own_table.h"
#include "base/strings.h"
#include "store/work_open.h"

namespace kuiki::app {

BroughtKind brought_kind(const std::filesystem::path& file) {
  const std::string ending = lower_ascii(file.extension().string());
  if (ending == ".toml") return BroughtKind::map;
  if (is_table_name(file)) return BroughtKind::table;
  if (ending == ".gpkg" && !store::is_foreign(file)) return BroughtKind::work;
  return is_feature_file(file) ? BroughtKind::shapes : BroughtKind::unknown;
}

std::vector<std::string> map_endings() {
  std::vector<std::string> endings{".toml"};
  for (const auto ending : feature_endings()) endings.emplace_back(ending);
  return endings;
}

}  // namespace kuiki::app
