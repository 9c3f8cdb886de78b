#include "base/text.h"

#include <gtest/gtest.h>

#include "base/progress.h"

using namespace kuiki;

TEST(Text, SaysInBothLanguagesWithTextsInside) {
  const Text kind{"区", "ward"};
  const auto said = say("{}が{}件あります", "there are {1} of kind {0}", kind, 3);
  EXPECT_EQ(said.ja, "区が3件あります");
  EXPECT_EQ(said.in(Lang::en), "there are 3 of kind ward");
}

TEST(ProgressTest, ReportsAndStops) {
  std::stop_source stop;
  double last = -1;
  const Progress progress([&](double f, const Text&) { last = f; }, stop.get_token());
  progress.at(0.5, plain("x"));
  EXPECT_EQ(last, 0.5);
  stop.request_stop();
  EXPECT_THROW(progress.at(0.6, plain("x")), Cancelled);
  EXPECT_EQ(last, 0.5);
  Progress().at(1, plain("nobody listens"));
}
