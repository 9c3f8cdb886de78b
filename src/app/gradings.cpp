#include "app/gradings.h"

#include "app/bundled.h"
#include "base/atomic_file.h"
#include "map/grading_file.h"

namespace kuiki::app {
namespace {

constexpr const char* folder = "assets/grading";

}  // namespace

std::vector<model::GradingScheme> bundled_gradings() {
  std::vector<model::GradingScheme> schemes;
  for (const auto& id : bundled_names(folder)) schemes.push_back(open_grading(id));
  return schemes;
}

model::GradingScheme open_grading(std::string_view id_or_path) {
  const auto file = bundled_file(folder, std::string(id_or_path), {"評価方式", "grading scheme"},
                                 {"評価方式のファイル", "a scheme's file"});
  return map::parse_grading(read_whole(file), file.string());
}

}  // namespace kuiki::app
