#include "store/dbf_file.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

#include "base/error.h"

using namespace kuiki;
using namespace kuiki::store;

namespace {

constexpr double nothing = NAN;
struct Cell {
  std::string_view raw;
  std::optional<double> number;  ///< none: damaged; NaN: empty
};
const Cell cells[] = {
    {"    235291", 235291},
    {"235291    ", 235291},
    {"-12.50", -12.5},
    {"   1.2E+05", 120000},
    {" 1.23400000000e+03", 1234},
    {"+5", 5},
    {"         0", 0},
    {"          ", nothing},
    {std::string_view("\0\0\0\0", 4), nothing},
    {"", nothing},
    {"**********", nothing},
    {"  12\r\n", 12},
    {"12****", {}},
    {"         -", {}},
    {"12 34", {}},
    {"1,234", {}},
    {"0x1F", {}},
    {"nan", {}},
    {"inf", {}},
    {"1e999", {}},
    {"12\xff", {}},
    {"--5", {}},
    {"+-5", {}},
};

TEST(DbfFile, NothingThatIsNotWhollyANumberBecomesOne) {
  for (const auto& cell : cells) {
    const auto read = dbf_number(cell.raw);
    ASSERT_EQ(read.has_value(), cell.number.has_value()) << cell.raw;
    if (!read) continue;
    EXPECT_EQ(std::isnan(*read), std::isnan(*cell.number)) << cell.raw;
    if (std::isnan(*read)) continue;
    EXPECT_DOUBLE_EQ(*read, *cell.number) << cell.raw;
  }
}

/// A table of one text and one number column.
std::string dbf_of(const std::vector<std::string>& numbers, std::size_t stated) {
  std::string out(32, '\0');
  out[0] = 3;
  out[4] = static_cast<char>(stated);
  out[8] = 32 * 3 + 1;
  out[10] = 1 + 4 + 10;
  for (const auto& [kind, width] : {std::pair{'C', 4}, {'N', 10}}) {
    std::string field(32, '\0');
    field[0] = 'f';
    field[11] = kind;
    field[16] = static_cast<char>(width);
    out += field;
  }
  out += '\x0d';
  for (const auto& each : numbers) out += each.substr(0, 1) + "name" + each.substr(1) + std::string(11 - each.size(), ' ');
  return out;
}

std::filesystem::path written(const std::string& bytes) {
  const auto file = std::filesystem::temp_directory_path() / "kuiki_dbf_file_test.dbf";
  std::ofstream(file, std::ios::binary) << bytes;
  return file;
}

TEST(DbfFile, ReadsTheRecordsThatAreThere) {
  const auto file = written(dbf_of({" 12", "*13", " 1**", " "}, 9));
  DbfFile table(file, "test.dbf");
  ASSERT_EQ(table.columns().size(), 2u);
  EXPECT_FALSE(table.columns()[0].numeric());
  ASSERT_TRUE(table.columns()[1].numeric());
  EXPECT_EQ(table.records(), 4u);
  EXPECT_EQ(table.declared(), 9u);
  const auto cell = [&](std::size_t record) { return std::string(DbfFile::cell(table.record(record), table.columns()[1])); };
  EXPECT_EQ(cell(0), "12");
  EXPECT_EQ(cell(2), "1**");
  EXPECT_EQ(cell(3), "");
  EXPECT_EQ(cell(4), "") << "behind the last";
  EXPECT_FALSE(DbfFile::deleted(table.record(0)));
  EXPECT_TRUE(DbfFile::deleted(table.record(1)));
  EXPECT_EQ(DbfFile::cell(table.record(1), table.columns()[0]), "name");
  std::filesystem::remove(file);
}

TEST(DbfFile, RefusesWhatIsNoDbf) {
  for (const std::string& bytes :
       {std::string(), std::string("PK\x03\x04"), std::string(40, '\0'), std::string(200, '\xff')}) {
    const auto file = written(bytes);
    EXPECT_THROW((void)DbfFile(file, "test.dbf"), Error);
    std::filesystem::remove(file);
  }
  EXPECT_THROW((void)DbfFile("/nowhere.dbf", "nowhere.dbf"), Error);
}

}  // namespace
