#include "app/jobs.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>

namespace kuiki::app {
namespace {

/// Polls until `done`, at most five seconds.
template <class Done>
bool wait_for(Jobs& jobs, const Done& done) {
  for (int i = 0; i < 1000; ++i) {
    jobs.poll();
    if (done()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return false;
}

TEST(Jobs, ReturnTheirResultInPoll) {
  Jobs jobs;
  std::atomic<int> news = 0;
  jobs.on_news([&] { ++news; });
  const auto main_thread = std::this_thread::get_id();
  int result = 0;
  jobs.start(
      {"数える", "count"},
      [&](const Progress& progress) -> Jobs::Finish {
        EXPECT_NE(std::this_thread::get_id(), main_thread);
        progress.at(0.5, {"半分", "half"});
        return [&] {
          EXPECT_EQ(std::this_thread::get_id(), main_thread);
          result = 42;
        };
      },
      [](const Error& e) { FAIL() << e.what(); });
  EXPECT_TRUE(jobs.busy());
  EXPECT_TRUE(wait_for(jobs, [&] { return result == 42; }));
  EXPECT_FALSE(jobs.busy());
  EXPECT_GE(news, 1);
}

TEST(Jobs, WhatFailsInFinishIsToldAsTheJobsOwnFailure) {
  Jobs jobs;
  std::vector<Fault> faults;
  const auto failed = [&](const Error& e) { faults.push_back(e.fault()); };
  const auto finishing = [](auto act) { return [act](const Progress&) -> Jobs::Finish { return act; }; };
  jobs.start({}, finishing([] { throw Error(Fault::input_wrong, {"消えた", "gone"}); }), failed);
  jobs.start({}, finishing([] { throw std::runtime_error("strange"); }), failed);
  jobs.start({}, finishing([] { throw 7; }), failed);
  EXPECT_TRUE(wait_for(jobs, [&] { return faults.size() == 3; }));
  EXPECT_EQ(faults[0], Fault::input_wrong);
  EXPECT_EQ(faults[1], Fault::internal);
  EXPECT_EQ(faults[2], Fault::internal);
}

TEST(Jobs, NothingThatAJobDoesEndsTheWindow) {
  Jobs jobs;
  bool later = false;
  const auto fails = [](const Progress&) -> Jobs::Finish { throw Error(Fault::output, {"書けない", "cannot write"}); };
  jobs.start({}, fails, [](const Error&) { throw std::runtime_error("even the telling"); });
  jobs.start(
      {}, [](const Progress&) -> Jobs::Finish { throw Cancelled(); }, {},
      [] { throw std::runtime_error("or the stopping"); });
  jobs.start({}, fails, {});
  jobs.start({}, [&](const Progress&) -> Jobs::Finish { return [&] { later = true; }; }, {});
  EXPECT_TRUE(wait_for(jobs, [&] { return later; }));
}

TEST(Jobs, TellErrorsAndStrangers) {
  Jobs jobs;
  std::vector<Fault> faults;
  const auto failed = [&](const Error& e) { faults.push_back(e.fault()); };
  jobs.start(
      {},
      [](const Progress&) -> Jobs::Finish {
        throw Error(Fault::output, {"書けない", "cannot write"});
      },
      failed);
  jobs.start(
      {}, [](const Progress&) -> Jobs::Finish { throw std::runtime_error("strange"); }, failed);
  EXPECT_TRUE(wait_for(jobs, [&] { return faults.size() == 2; }));
  EXPECT_EQ(faults[0], Fault::output);
  EXPECT_EQ(faults[1], Fault::internal);
}

TEST(Jobs, StopWhenCancelled) {
  Jobs jobs;
  bool stopped = false, finished = false;
  jobs.start(
      {"長い", "long"},
      [&](const Progress& progress) -> Jobs::Finish {
        for (;;) {
          progress.at(0.1, {});
          std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
      },
      [](const Error& e) { FAIL() << e.what(); }, [&] { stopped = true; });
  jobs.start(
      {"次", "next"}, [&](const Progress&) -> Jobs::Finish { return [&] { finished = true; }; }, [](const Error&) {});
  jobs.cancel();
  EXPECT_TRUE(wait_for(jobs, [&] { return stopped && finished; }));
}

// A dialog that waits for its job must not wait for ever.
TEST(Jobs, ACancelIsToldAsAFailureWhereNothingElseHearsOfIt) {
  Jobs jobs;
  std::string told;
  jobs.start(
      {},
      [](const Progress& progress) -> Jobs::Finish {
        for (;;) {
          progress.at(0.1, {});
          std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
      },
      [&](const Error& error) { told = error.message().en; });
  jobs.cancel();
  EXPECT_TRUE(wait_for(jobs, [&] { return !told.empty(); }));
  EXPECT_EQ(told, "Cancelled.");
}

// What one changes at its end, the next one finds changed when it begins.
TEST(Jobs, OneEndsBeforeTheNextBegins) {
  Jobs jobs;
  std::atomic<bool> ended = false;
  bool found = false, last = false;
  jobs.start({}, [&](const Progress&) -> Jobs::Finish { return [&] { ended = true; }; }, {});
  jobs.start({},
             [&](const Progress&) -> Jobs::Finish {
               const bool before = ended;
               return [&, before] { found = before; };
             },
             {});
  jobs.start({}, [&](const Progress&) -> Jobs::Finish { return [&] { last = true; }; }, {});
  EXPECT_TRUE(wait_for(jobs, [&] { return last; }));
  EXPECT_TRUE(found);
}

TEST(Jobs, EndWithTheirOwner) {
  std::atomic<bool> ended = false;
  {
    Jobs jobs;
    jobs.start(
        {},
        [&](const Progress& progress) -> Jobs::Finish {
          try {
            for (;;) {
              progress.at(0, {});
              std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
          } catch (const Cancelled&) {
            ended = true;
            throw;
          }
        },
        [](const Error&) {});
  }
  EXPECT_TRUE(ended);
}

}  // namespace
}  // namespace kuiki::app
