#pragma once
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <random>
#include <string>

#include "store/build.h"
#include "store/load.h"
#include "store/store.h"

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
  /// A place in the folder where no work file is yet, another one with every call.
  [[nodiscard]] store::WorkLocation fresh_work() const {
    static std::atomic<int> number = 0;
    return {.file = file("work-" + std::to_string(number++) + ".gpkg")};
  }
  /// The database with a work file of its own, in which nothing is yet.
  [[nodiscard]] store::Store fresh_store() const { return {file(), fresh_work()}; }
  model::DatasetPtr data;

 private:
  std::filesystem::path folder_;
};

}  // namespace kuiki::test
