#include "store/base_version.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "base/error.h"
#include "small_gpkg.h"
#include "store/tiny_geodata.h"

namespace kuiki::store {
namespace {

struct BaseVersion : testing::Test {
  /// As a build from the sources as they are says it.
  std::string built(const std::vector<MapText>& maps = {}) const {
    build_database({land.folder(), land.database(), maps});
    return base_version(land.database());
  }
  TinyGeodata land;
};

TEST_F(BaseVersion, IsTheDayOfTheNewestSourceAndAHash) {
  EXPECT_THAT(built(), testing::MatchesRegex("2025-10-27-[0-9a-f]{12}"));
}

/// Another folder, another time: what counts is what the sources say.
TEST_F(BaseVersion, IsThatOfTheSourcesWhereverTheyLie) {
  const TinyGeodata twin;
  build_database(twin.folder(), twin.database());
  EXPECT_EQ(built(), base_version(twin.database()));
}

TEST_F(BaseVersion, IsAnotherForAnyFigureNameOrMap) {
  std::set<std::string> versions{built()};
  land.replace("population/census.csv", "2010,100", "2010,101");
  EXPECT_TRUE(versions.insert(built()).second);
  land.replace("facilities/evacuation_sites.csv", "髙﨑公園", "髙﨑運動公園");
  EXPECT_TRUE(versions.insert(built()).second);
  EXPECT_TRUE(versions.insert(built({{"one", "一枚目", "title = \"一枚目\"\n"}})).second);
  EXPECT_TRUE(versions.insert(built({{"one", "一枚目", "title = \"二枚目\"\n"}})).second);
}

TEST_F(BaseVersion, IsTheSameForAnotherTextAboutTheSources) {
  const auto before = built();
  land.write("README.md", "about the sources\n");
  land.write("population/.census.csv.swp", "an editor's\n");
  EXPECT_EQ(built(), before);
}

/// What was entered into a base is no part of which base it is.
TEST_F(BaseVersion, IsTheSameAfterAFileIsBuiltOnceMoreOverItself) {
  const auto before = built();
  EXPECT_EQ(built(), before);
}

TEST_F(BaseVersion, IsEmptyOfAnOlderBase) {
  built();
  test::run_sql(land.database(), "DROP TABLE meta");
  EXPECT_EQ(base_version(land.database()), "");
  test::run_sql(land.database(), "CREATE TABLE meta (fid INTEGER PRIMARY KEY, name TEXT, value TEXT)");
  EXPECT_EQ(base_version(land.database()), "");
}

TEST_F(BaseVersion, OfNoDatabaseIsAnError) {
  land.write("no.gpkg", "none\n");
  for (const auto* file : {"no.gpkg", "missing.gpkg"}) {
    try {
      base_version(land.folder() / file);
      ADD_FAILURE() << file;
    } catch (const Error& error) {
      EXPECT_EQ(error.fault(), Fault::input_missing) << file;
    }
  }
}

}  // namespace
}  // namespace kuiki::store
