#include "app/gradings.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "base/atomic_file.h"
#include "base/error.h"

namespace kuiki::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(Gradings, EveryBundledSchemeIsWhole) {
  std::vector<std::string> ids;
  for (const auto& scheme : bundled_gradings()) {
    ids.push_back(scheme.id);
    EXPECT_TRUE(model::defect_of(scheme).empty()) << scheme.id << ": " << model::defect_of(scheme).ja;
    for (const auto* text : {&scheme.title, &scheme.note}) {
      EXPECT_FALSE(text->ja.empty()) << scheme.id;
      EXPECT_NE(text->ja, text->en) << scheme.id;
    }
  }
  EXPECT_THAT(ids, ElementsAre("document-category", "marks", "pace", "sabc", "yearly-schedule"));
}

TEST(Gradings, OpensByIdAndByPath) {
  const auto sabc = open_grading("sabc");
  EXPECT_EQ(sabc.by, model::GradeBy::achievement);
  ASSERT_EQ(sabc.grades.size(), 4u);
  EXPECT_EQ(sabc.grades[1].at_least, 80);

  const auto file = std::filesystem::path(testing::TempDir()) / "two-grades.toml";
  write_whole(file, R"(title = "二段階"
by = "achievement"
[[grades]]
mark = "可"
meaning = "達成"
at_least = 100
[[grades]]
mark = "否"
meaning = "未達成"
)");
  EXPECT_EQ(open_grading(file.string()).id, "two-grades");
  std::filesystem::remove(file);
}

TEST(Gradings, AnUnknownOneNamesThoseThere) {
  try {
    (void)open_grading("abc");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.fault(), Fault::input_missing);
    EXPECT_THAT(error.message().ja, HasSubstr("同梱の評価方式（document-category、marks、pace、sabc、yearly-schedule）"));
  }
  EXPECT_THROW((void)open_grading("nowhere/abc.toml"), Error);
}

}  // namespace
}  // namespace kuiki::app
