#include <gmock/gmock.h>
#include <gtest/gtest.h>
#ifndef _WIN32
#include <sys/stat.h>
#include <unistd.h>
#endif

#include <filesystem>
#include <fstream>

#include "base/atomic_file.h"
#include "base/error.h"

using namespace kuiki;
namespace fs = std::filesystem;

namespace {

struct Output : testing::Test {
  void SetUp() override {
    folder = fs::temp_directory_path() /
             ("kuiki-output-" + std::to_string(getpid()) + testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder);
    fs::create_directories(folder);
  }
  void TearDown() override { fs::remove_all(folder); }
  void put(const char* name, std::string_view bytes) const { std::ofstream(folder / name, std::ios::binary) << bytes; }
  std::string refusal(const fs::path& target, FileKind kind, std::vector<fs::path> inputs = {}) const {
    try {
      check_output(target, kind, inputs);
    } catch (const Error& error) {
      EXPECT_EQ(error.fault(), Fault::output);
      EXPECT_FALSE(error.message().ja.empty());
      return error.message().en;
    }
    return "";
  }
  std::size_t count() const { return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {})); }
  fs::path folder;
};

}  // namespace

TEST_F(Output, OnlyTheOwnKindIsReplaced) {
  put("png", "\x89PNG\r\n\x1a\n");
  put("pdf", "%PDF-1.5\n");
  put("svg", "<?xml version=\"1.0\"?>\n<svg width=\"1\"/>");
  put("csv", "\xef\xbb\xbfid,name\r\n");
  put("xlsx", "PK\x03\x04 … xl/workbook.xml …");
  put("sqlite", std::string_view("SQLite format 3\0…", 20));
  const std::vector<std::pair<const char*, FileKind>> kinds = {{"png", FileKind::png},   {"pdf", FileKind::pdf},
                                                               {"svg", FileKind::svg},   {"csv", FileKind::csv},
                                                               {"xlsx", FileKind::xlsx}, {"sqlite", FileKind::sqlite}};
  for (const auto& [name, own] : kinds) {
    for (const auto& [other, kind] : kinds)
      EXPECT_EQ(refusal(folder / name, kind).empty(), kind == own) << name << " by " << other;
    EXPECT_EQ(refusal(folder / name, FileKind::any), "");
  }
  put("empty", "");
  EXPECT_EQ(refusal(folder / "empty", FileKind::png), "");
  put("words", "PK zip of something else");
  EXPECT_NE(refusal(folder / "words", FileKind::xlsx), "");
}

TEST_F(Output, AnInputIsNotWrittenOver) {
  put("a.csv", "x\n");
  EXPECT_THAT(refusal(folder / "a.csv", FileKind::csv, {folder / "." / "a.csv"}), testing::HasSubstr("same file"));
  EXPECT_EQ(refusal(folder / "b.csv", FileKind::csv, {folder / "a.csv", "", folder / "none"}), "");
}

TEST_F(Output, AKindIsToldByTheEnding) {
  EXPECT_EQ(kind_of_name("地図.PNG"), FileKind::png);
  EXPECT_EQ(kind_of_name("a.tar.xlsx"), FileKind::xlsx);
  EXPECT_EQ(kind_of_name("settings.txt"), FileKind::any);
  put("a.png", "words");
  EXPECT_THROW(write_whole(folder / "a.png", "\x89PNG"), Error);
  EXPECT_EQ(read_whole(folder / "a.png"), "words");
}

TEST_F(Output, ALongNameIsNoFault) {
  std::string name;
  for (int i = 0; i < 80; ++i) name += "区";
  write_whole(folder / (name + ".csv"), "x");
  EXPECT_EQ(count(), 1u);
}

#ifndef _WIN32

TEST_F(Output, DevicesAndPipesAreLeftAlone) {
  ASSERT_EQ(mkfifo((folder / "pipe").c_str(), 0600), 0);
  EXPECT_THAT(refusal("/dev/null", FileKind::png), testing::HasSubstr("ordinary"));
  EXPECT_THAT(refusal(folder / "pipe", FileKind::any), testing::HasSubstr("ordinary"));
  fs::create_symlink("/dev/null", folder / "link.png");
  EXPECT_THAT(refusal(folder / "link.png", FileKind::png), testing::HasSubstr("ordinary"));
}

TEST_F(Output, ALinkIsFollowedToAFileOfTheKind) {
  fs::create_directories(folder / "elsewhere");
  put("elsewhere/real.csv", "old\n");
  fs::create_symlink("elsewhere/real.csv", folder / "link.csv");
  write_whole(folder / "link.csv", "new\n");
  EXPECT_TRUE(fs::is_symlink(folder / "link.csv"));
  EXPECT_EQ(read_whole(folder / "elsewhere/real.csv"), "new\n");
  fs::create_symlink("nowhere", folder / "broken.csv");
  EXPECT_THAT(refusal(folder / "broken.csv", FileKind::csv), testing::HasSubstr("link to nothing"));
}

TEST_F(Output, PermissionsStay) {
  put("secret.csv", "old\n");
  const auto mode = [&](const char* name) {
    struct stat facts {};
    stat((folder / name).c_str(), &facts);
    return facts.st_mode & 0777;
  };
  for (const mode_t each : {0600, 0640, 0666}) {
    chmod((folder / "secret.csv").c_str(), each);
    {
      AtomicFile file(folder / "secret.csv");
      struct stat facts {};
      stat(file.temporary().c_str(), &facts);
      EXPECT_EQ(facts.st_mode & 0777, each) << "from the first byte on";
      file.commit();
    }
    EXPECT_EQ(mode("secret.csv"), each);
  }
  const auto old = umask(027);
  write_whole(folder / "new.csv", "x\n");
  umask(old);
  EXPECT_EQ(mode("new.csv"), 0640u);
}

TEST_F(Output, WhatTheDeadLeftIsClearedAndTheLivingIsNot) {
  put("a.part-00000000.csv", "of a killed writer");
  put("a.part-notours.csv", "another name");
  put("b.part-00000000.csv", "another target");
  const AtomicFile living(folder / "a.csv");
  write_whole(folder / "a.csv", "x\n");
  EXPECT_FALSE(fs::exists(folder / "a.part-00000000.csv"));
  EXPECT_TRUE(fs::exists(living.temporary()));
  EXPECT_TRUE(fs::exists(folder / "a.part-notours.csv"));
  EXPECT_TRUE(fs::exists(folder / "b.part-00000000.csv"));
}

#endif
