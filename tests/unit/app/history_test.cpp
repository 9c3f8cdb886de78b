#include "app/history.h"

#include <gtest/gtest.h>

namespace kuiki::app {
namespace {

map::MapDocument with_classes(int n) {
  map::MapDocument d;
  d.edit<map::AreaFill>().classes = n;
  return d;
}

TEST(History, GoesBackAndForth) {
  History h(with_classes(3));
  EXPECT_FALSE(h.can_undo());
  EXPECT_TRUE(h.push(with_classes(4), {"級の数", "classes"}));
  EXPECT_TRUE(h.push(with_classes(5), {"級の数", "classes"}));
  EXPECT_EQ(h.undo_steps(), 2u);
  h.undo();
  EXPECT_EQ(h.now().options<map::AreaFill>().classes, 4);
  EXPECT_EQ(h.redo_what().ja, "級の数");
  h.redo();
  EXPECT_EQ(h.now().options<map::AreaFill>().classes, 5);
  h.undo();
  h.undo();
  h.undo();
  EXPECT_EQ(h.now().options<map::AreaFill>().classes, 3);
}

TEST(History, AnEditForgetsWhatWasUndone) {
  History h(with_classes(3));
  h.push(with_classes(4), {});
  h.undo();
  h.push(with_classes(7), {});
  EXPECT_FALSE(h.can_redo());
  EXPECT_EQ(h.undo_steps(), 1u);
}

TEST(History, TheSameDocumentIsNoStep) {
  History h(with_classes(3));
  EXPECT_FALSE(h.push(with_classes(3), {}));
  EXPECT_FALSE(h.can_undo());
}

TEST(History, ADragIsOneStep) {
  History h(with_classes(3));
  for (int n = 4; n <= 7; ++n) h.push(with_classes(n), {}, "drag");
  EXPECT_EQ(h.undo_steps(), 1u);
  EXPECT_EQ(h.now().options<map::AreaFill>().classes, 7);
  h.seal();
  h.push(with_classes(6), {}, "drag");
  EXPECT_EQ(h.undo_steps(), 2u);
  h.undo();
  EXPECT_EQ(h.now().options<map::AreaFill>().classes, 7);
}

TEST(History, ADragBackToItsBeginningIsNoStep) {
  History h(with_classes(3));
  h.push(with_classes(4), {}, "drag");
  h.push(with_classes(3), {}, "drag");
  EXPECT_FALSE(h.can_undo());
}

TEST(History, EachStepKnowsItsFile) {
  History h(with_classes(3));
  h.set_file("a.toml");
  h.push(with_classes(4), {});
  EXPECT_EQ(h.file(), "a.toml");
  h.set_file("b.toml");
  h.undo();
  EXPECT_EQ(h.file(), "a.toml");
  h.redo();
  EXPECT_EQ(h.file(), "b.toml");
}

TEST(History, AStepThatMovedTheMapBringsThePlaceBack) {
  History h(with_classes(3));
  const Place otaru{{141.0, 43.2}, 50}, sapporo{{141.35, 43.06}, 80};
  h.push(with_classes(4), {}, {}, true, otaru);
  const auto back = h.undo(sapporo);
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, otaru);
  const auto there = h.redo(otaru);
  ASSERT_TRUE(there);
  EXPECT_EQ(*there, sapporo);
  h.push(with_classes(5), {}, {}, false, sapporo);
  EXPECT_FALSE(h.undo(sapporo));
}

}  // namespace
}  // namespace kuiki::app
