#include "app/bundled.h"

#include <algorithm>

#include "base/error.h"
#include "base/resources.h"
#include "base/strings.h"

namespace kuiki::app {
namespace {

namespace fs = std::filesystem;

Text list_of(const std::vector<std::string>& names) {
  Text out;
  for (const auto& name : names) {
    add_part(out.ja, "、", name);
    add_part(out.en, ", ", name);
  }
  return out;
}

}  // namespace

std::vector<std::string> bundled_names(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(resource(folder)))
    if (entry.path().extension() == ".toml") names.push_back(entry.path().stem().string());
  std::ranges::sort(names);
  return names;
}

fs::path bundled_file(const fs::path& folder, const std::string& name_or_path, const Text& kind, const Text& file) {
  if (const fs::path path(name_or_path); path.has_parent_path() || path.extension() == ".toml") return path;
  const auto names = bundled_names(folder);
  if (std::ranges::binary_search(names, name_or_path)) return resource(folder / (name_or_path + ".toml"));
  throw Error(Fault::input_missing, say("{0}「{1}」はありません。同梱の{0}（{2}）か、{3}（.toml）のパスを指定してください",
                                        "There is no {0} '{1}'; name a bundled one ({2}) or give the path of {3} (.toml)",
                                        kind, name_or_path, list_of(names), file));
}

}  // namespace kuiki::app
