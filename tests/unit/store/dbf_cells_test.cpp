#include "store/dbf_cells.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

#include "base/error.h"

using namespace kuiki;
using namespace kuiki::store;

namespace {

struct Cell {
  std::string_view raw;
  DbfKind kind;
  double value = 0;
};
using enum DbfKind;
const Cell cells[] = {
    {"    235291", number, 235291},
    {"235291    ", number, 235291},
    {"-12.50", number, -12.5},
    {"   1.2E+05", number, 120000},
    {" 1.23400000000e+03", number, 1234},
    {"+5", number, 5},
    {"         0", number, 0},
    {"          ", empty},
    {std::string_view("\0\0\0\0", 4), empty},
    {"", empty},
    {"**********", damaged},
    {"12****", damaged},
    {"         -", damaged},
    {"12 34", damaged},
    {"1,234", damaged},
    {"0x1F", damaged},
    {"nan", damaged},
    {"inf", damaged},
    {"1e999", damaged},
    {"12\xff", damaged},
    {"--5", damaged},
    {"+-5", damaged},
};

TEST(DbfCells, NothingThatIsNotWhollyANumberBecomesOne) {
  for (const auto& cell : cells) {
    const auto read = read_dbf_number(cell.raw);
    EXPECT_EQ(read.kind, cell.kind) << cell.raw;
    EXPECT_DOUBLE_EQ(read.kind == number ? read.value : 0, cell.value) << cell.raw;
  }
}

/// A table of one text and one number column.
std::string dbf_of(const std::vector<std::string>& numbers, std::size_t stated, char type = 'N') {
  std::string out(32, '\0');
  out[0] = 3;
  out[4] = static_cast<char>(stated);
  out[8] = 32 * 3 + 1;
  out[10] = 1 + 4 + 10;
  for (const auto& [kind, width] : {std::pair{'C', 4}, {type, 10}}) {
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
  const auto file = std::filesystem::temp_directory_path() / "kuiki_dbf_cells_test.dbf";
  std::ofstream(file, std::ios::binary) << bytes;
  return file;
}

TEST(DbfCells, ReadsAColumnWithDeletedAndDamagedRecords) {
  const auto file = written(dbf_of({" 12", "*13", " 1**", " "}, 9));
  const auto column = read_dbf_column(file, 1);
  ASSERT_TRUE(column);
  EXPECT_EQ(column->values.size(), 4u);
  EXPECT_EQ(column->stated, 9u);
  EXPECT_EQ(column->values[0], 12);
  EXPECT_TRUE(column->deleted[1]);
  EXPECT_TRUE(std::isnan(column->values[1]));
  EXPECT_EQ(column->damaged, 1u);
  ASSERT_EQ(column->first_damaged.size(), 1u);
  EXPECT_EQ(column->first_damaged[0].record, 2u);
  EXPECT_TRUE(std::isnan(column->values[3]));
  EXPECT_FALSE(read_dbf_column(file, 0));
  EXPECT_FALSE(read_dbf_column(file, 2));
  std::filesystem::remove(file);
}

TEST(DbfCells, RefusesWhatIsNoDbf) {
  for (const std::string& bytes :
       {std::string(), std::string("PK\x03\x04"), std::string(40, '\0'), std::string(200, '\xff')}) {
    const auto file = written(bytes);
    EXPECT_THROW((void)read_dbf_column(file, 1), Error);
    std::filesystem::remove(file);
  }
  EXPECT_THROW((void)read_dbf_column("/nowhere.dbf", 0), Error);
}

}  // namespace
