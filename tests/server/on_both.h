#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <ostream>
#include <span>

#include "store/database.h"
#include "store/small_gpkg.h"
#include "store/work_location.h"

/// The same test on a work file and on a server: TEST_P of a class of its own below OnBoth, then KUIKI_ON_BOTH(class).
namespace kuiki::test {

enum class Backend { file, server };
std::ostream& operator<<(std::ostream& out, Backend backend);

class OnBoth : public testing::TestWithParam<Backend> {
 public:
  OnBoth();

  /// A place of this test's own, where nothing is yet.
  [[nodiscard]] const store::WorkLocation& location() const { return location_; }
  /// The same kind of place, another one.
  [[nodiscard]] store::WorkLocation another_location();
  [[nodiscard]] store::Dialect dialect() const;

  /// Makes these tables, with table `act` where it is none of them, and nothing else.
  void make(std::span<const store::TableFacts* const> tables) const;
  void make(const store::TableFacts& table) const;
  [[nodiscard]] std::unique_ptr<store::Database> reading() const;
  [[nodiscard]] std::unique_ptr<store::Database> saving() const;
  /// Plain SQL of somebody else, committed.
  void sql(const std::string& statements) const;

 private:
  store::test::Folder folder_{"both"};
  int count_ = 0;
  store::WorkLocation location_;
};

#define KUIKI_ON_BOTH(fixture)                                                                                   \
  INSTANTIATE_TEST_SUITE_P(, fixture, testing::Values(kuiki::test::Backend::file, kuiki::test::Backend::server), \
                           [](const auto& one) { return one.param == kuiki::test::Backend::file ? "File" : "Server"; })

}  // namespace kuiki::test
