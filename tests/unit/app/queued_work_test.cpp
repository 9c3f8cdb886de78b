#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "app/act_list.h"
#include "app/project_database.h"
#include "app/table_import.h"
#include "app/window_state.h"
#include "app/work_desk.h"
#include "app/workspace.h"
#include "base/atomic_file.h"

namespace kuiki::app {
namespace {

/// What waits its turn while another work file is opened belongs to the one before: it is done in neither.
struct QueuedWork : testing::Test {
  static void SetUpTestSuite() { project = std::make_unique<test::ProjectDatabase>(); }
  static void TearDownTestSuite() { project.reset(); }
  static inline std::unique_ptr<test::ProjectDatabase> project;

  QueuedWork() {
    folder = project->file(testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(folder);
    workspace.use_work({.file = folder / "first.gpkg"}, false);
    workspace.open_database(project->file(), {});
    settle();
    workspace.make_work({.file = folder / "second.gpkg"});
    settle();
    workspace.open_work({.file = folder / "second.gpkg"});
    settle();
  }
  void settle() {
    for (int i = 0; i < 12000 && workspace.jobs.busy(); ++i) {
      workspace.poll();
      window.apply();
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  }
  [[nodiscard]] std::size_t acts_in(const char* name) const {
    return store::Store(project->file(), {.file = folder / name}).history().size();
  }

  std::filesystem::path folder;
  Workspace workspace{Settings{}, project->file("queued-config")};
  WindowState window{workspace};
};

TEST_F(QueuedWork, AnImportBehindTheOpeningOfAnotherFileIsCancelled) {
  TableImport wanted;
  wanted.file = folder / "t.csv";
  wanted.plan = "otaru";
  wanted.year = model::parse_period("FY2016");
  write_whole(wanted.file, "ID,値\notaru-g1-02,1.2\n");
  std::string told;
  bool done = false;
  workspace.make_work({.file = folder / "third.gpkg"});
  workspace.import_table(
      wanted, [&](const intake::ImportReport&) { done = true; }, [&](const Error& error) { told = error.message().en; });
  settle();
  EXPECT_FALSE(done);
  EXPECT_NE(told.find("Another work file was opened"), std::string::npos) << told;
  EXPECT_EQ(workspace.work().where.file.filename(), "third.gpkg");
  EXPECT_EQ(acts_in("second.gpkg"), 0U);
  EXPECT_EQ(acts_in("third.gpkg"), 0U);
  workspace.import_table(
      wanted, [&](const intake::ImportReport&) { done = true; }, [&](const Error& error) { told = error.message().en; });
  settle();
  EXPECT_TRUE(done) << "asked for now, it is done in the one that is open";
  EXPECT_EQ(acts_in("third.gpkg"), 1U);
}

TEST_F(QueuedWork, SoIsTheReadingOfItsHistory) {
  bool done = false, failed = false;
  workspace.make_work({.file = folder / "third.gpkg"});
  workspace.read_acts([&](const auto&) { done = true; }, [&](const Error&) { failed = true; });
  settle();
  EXPECT_FALSE(done);
  EXPECT_TRUE(failed);
}

}  // namespace
}  // namespace kuiki::app
