#pragma once
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <random>
#include <string>

#include "store/build.h"
#include "store/load.h"

namespace kuiki::test {

/// The project's own database, built once for a suite, and a folder that vanishes with it.
class ProjectDatabase {
 public:
  ProjectDatabase() {
    static std::atomic<int> counter = 0;
    folder_ = std::filesystem::temp_directory_path() /
              ("kuiki-project-" + std::to_string(std::random_device{}()) + "-" + std::to_string(counter++));
    std::filesystem::create_directories(folder_);
    store::build_database(std::filesystem::path(KUIKI_SOURCE_DIR) / "geodata", file());
    data = store::load_dataset(file());
  }
  ~ProjectDatabase() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  ProjectDatabase(const ProjectDatabase&) = delete;
  ProjectDatabase& operator=(const ProjectDatabase&) = delete;

  [[nodiscard]] std::filesystem::path file(const std::string& name = "kuiki.gpkg") const { return folder_ / name; }
  /// A copy to write into.
  [[nodiscard]] std::filesystem::path copy() const {
    const auto to = file("copy.gpkg");
    std::filesystem::copy_file(file(), to, std::filesystem::copy_options::overwrite_existing);
    return to;
  }
  model::DatasetPtr data;

 private:
  std::filesystem::path folder_;
};

}  // namespace kuiki::test
