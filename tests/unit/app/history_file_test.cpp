#include "app/history_file.h"

#include <gtest/gtest.h>

#include <unistd.h>
#include <filesystem>

namespace kuiki::app {
namespace {

namespace fs = std::filesystem;

map::MapDocument with_classes(int n) {
  map::MapDocument d;
  d.title = {"題名", "title"};
  d.edit<map::AreaFill>().indicator = "population";
  d.edit<map::AreaFill>().classes = n;
  return d;
}

History some_steps() {
  History history(with_classes(3));
  history.push(with_classes(4), {"級の数\n4", "classes 4"});
  history.push(with_classes(5), {"級の数 5", "classes 5"}, {}, true, Place{{141.25, 43.0625}, 12.5});
  history.push(with_classes(6), {"級の数 6", "classes 6"});
  history.undo(Place{{140, 42}, 3});
  return history;
}

TEST(HistoryFile, ComesBackAsItWas) {
  const auto history = some_steps();
  auto back = read_history(write_history(history));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->undo_steps(), 2u);
  EXPECT_EQ(back->redo_steps(), 1u);
  EXPECT_EQ(back->now(), history.now());
  EXPECT_EQ(back->undo_what().ja, "級の数 5");
  EXPECT_EQ(back->redo_what().en, "classes 6");
  const auto place = back->undo();
  ASSERT_TRUE(place);
  EXPECT_EQ(place->lonlat.x, 141.25);
  EXPECT_EQ(place->metres_per_unit, 12.5);
  EXPECT_EQ(back->undo_what().ja, "級の数 4") << "on one line";
  back->undo();
  EXPECT_EQ(back->now().options<map::AreaFill>().classes, 3);
}

TEST(HistoryFile, KeepsTheLatestOfManySteps) {
  History history(with_classes(0));
  for (int i = 1; i <= 200; ++i) {
    auto next = with_classes(3 + i % 5);
    next.title.ja += std::to_string(i);
    history.push(std::move(next), {"題名", "title"});
  }
  const auto back = read_history(write_history(history));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->undo_steps(), 40u);
  EXPECT_EQ(back->now(), history.now());
}

TEST(HistoryFile, WhatIsDamagedGivesNoSteps) {
  const auto whole = write_history(some_steps());
  for (std::size_t length = 0; length + 1 < whole.size(); length += 7)
    EXPECT_FALSE(read_history(whole.substr(0, length))) << length;
  for (const char* head : {"", "kuiki-history 2 1 0\n", "kuiki-history 1 99999999 0\n", "kuiki-history 1 1 1\n0 0\n\n\n\n",
                           "kuiki-history 1 1 0\n0 99999999999\n\na\nb\n", "kuiki-history 1 1 0\n0 4\nnan 1 2\na\nb\n[no ["})
    EXPECT_FALSE(read_history(head)) << head;
}

TEST(HistoryFile, BelongsToOneMap) {
  const auto folder = fs::temp_directory_path() / ("kuiki-history-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  const auto history = some_steps();
  save_history(folder, history);
  auto seen = history.now();
  seen.extent.centre = geo::Point{141, 43};
  seen.extent.width_km = seen.extent.height_km = 20;
  EXPECT_TRUE(load_history(folder, seen)) << "it was moved since";
  EXPECT_FALSE(load_history(folder, with_classes(7)));
  fs::remove_all(folder);
  EXPECT_FALSE(load_history(folder, seen));
}

}  // namespace
}  // namespace kuiki::app
