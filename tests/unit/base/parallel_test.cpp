#include "base/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <vector>

namespace kuiki {
namespace {

TEST(Parallel, DoesEachJobOnce) {
  for (const bool worth : {false, true}) {
    std::vector<std::atomic<int>> done(1000);
    run_parallel(done.size(), worth, [&](std::size_t i) { ++done[i]; });
    for (const auto& times : done) EXPECT_EQ(times, 1);
  }
  run_parallel(0, true, [](std::size_t) { FAIL(); });
}

TEST(Parallel, PiecesCoverAll) {
  std::vector<std::atomic<int>> done(1001);
  in_pieces(done.size(), true, [&](std::size_t first, std::size_t last) {
    for (auto i = first; i < last; ++i) ++done[i];
  });
  for (const auto& times : done) EXPECT_EQ(times, 1);
}

TEST(Parallel, AnExceptionComesBackToTheCaller) {
  for (const bool worth : {false, true}) {
    EXPECT_THROW(run_parallel(100, worth,
                              [](std::size_t i) {
                                if (i == 57) throw std::runtime_error("57");
                              }),
                 std::runtime_error);
  }
}

TEST(Parallel, WithinEachOther) {
  std::atomic<int> done = 0;
  run_parallel(20, true, [&](std::size_t) { run_parallel(20, true, [&](std::size_t) { ++done; }); });
  EXPECT_EQ(done, 400);
}

}  // namespace
}  // namespace kuiki
