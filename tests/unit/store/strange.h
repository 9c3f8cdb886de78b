#pragma once
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <string>

#include "base/error.h"

/// What tests of strange and damaged files have in common.
namespace kuiki::store::test {

/// Any SQL of somebody else on a file of SQLite, also such as harms it.
inline void change(const std::filesystem::path& file, const std::string& sql) {
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(file.string().c_str(), &db), SQLITE_OK);
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
  char* why = nullptr;
  EXPECT_EQ(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, &why), SQLITE_OK) << (why != nullptr ? why : "");
  sqlite3_free(why);
  sqlite3_close(db);
}

/// The error with which `work` ends; an internal one, "no error", where it does not.
template <class Work>
Error error_of(Work work) {
  try {
    work();
  } catch (const Error& error) {
    EXPECT_FALSE(error.message().ja.empty());
    return error;
  }
  return {Fault::internal, {"no error", "no error"}};
}

}  // namespace kuiki::store::test
