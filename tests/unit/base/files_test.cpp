#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/atomic_file.h"
#include "base/error.h"

using namespace kuiki;
namespace fs = std::filesystem;

class Files : public testing::Test {
 protected:
  void SetUp() override {
    folder = fs::temp_directory_path() /
             ("kuiki-files-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder);
    fs::create_directories(folder);
  }
  void TearDown() override { fs::remove_all(folder); }
  std::size_t count() const { return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {})); }
  fs::path folder;
};

TEST_F(Files, WrittenWhole) {
  write_whole(folder / "a.txt", "一");
  write_whole(folder / "a.txt", "二");
  EXPECT_EQ(read_whole(folder / "a.txt"), "二");
  EXPECT_EQ(count(), 1u);
}

TEST_F(Files, WithoutCommitTheOldFileStaysAndNothingIsLeft) {
  write_whole(folder / "a.txt", "old");
  {
    AtomicFile file(folder / "a.txt");
    EXPECT_EQ(file.temporary().extension(), ".txt");
    std::ofstream(file.temporary()) << "half";
  }
  EXPECT_EQ(read_whole(folder / "a.txt"), "old");
  EXPECT_EQ(count(), 1u);
}

TEST_F(Files, FaultsAreNamed) {
  const auto fault = [](auto&& work) {
    try {
      work();
    } catch (const Error& e) {
      EXPECT_FALSE(e.message().ja.empty());
      return e.fault();
    }
    return Fault::internal;
  };
  EXPECT_EQ(fault([&] { write_whole(folder, "x"); }), Fault::output);
  EXPECT_EQ(fault([&] { write_whole(folder / "none" / "a.txt", "x"); }), Fault::output);
  EXPECT_EQ(fault([&] { read_whole(folder / "none.txt"); }), Fault::input_missing);
  EXPECT_EQ(fault([&] { read_whole(folder); }), Fault::input_missing);
}
