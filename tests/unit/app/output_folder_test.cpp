#include "app/output_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kuiki::app {
namespace {

using testing::ElementsAre;

TEST(OutputFolder, NamesAreThoseOfFiles) {
  EXPECT_EQ(file_name_of("総務課/広報係"), "総務課_広報係");
  EXPECT_EQ(file_name_of("a\nb?"), "a_b_");
  EXPECT_EQ(file_name_of("..").front(), '_');
  EXPECT_EQ(file_name_of(""), "_");
}

TEST(OutputFolder, NoTwoNamesAreOneFile) {
  EXPECT_THAT(file_names_of({"課A", "課/", "課_", "課a", "課?"}), ElementsAre("課A", "課_", "課_ 2", "課a 2", "課_ 3"));
  EXPECT_THAT(department_file_names({"企画課", "", "担当課なし"}, true),
              ElementsAre("企画課", "担当課なし", "担当課なし 2"));
  EXPECT_THAT(department_file_names({""}, false), ElementsAre("no-department"));
}

}  // namespace
}  // namespace kuiki::app
