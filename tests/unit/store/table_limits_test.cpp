#include "store/table_limits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zip.h>

#include <fstream>

#include "base/atomic_file.h"
#include "base/error.h"
#include "store/csv_text.h"
#include "store/number_format.h"
#include "store/table_file.h"
#include "store/tiny_geodata.h"

namespace kuiki::store {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

struct TableLimits : testing::Test {
  [[nodiscard]] fs::path file(const std::string& name) const { return land.database().parent_path() / name; }
  /// A workbook whose one sheet holds that XML.
  [[nodiscard]] fs::path book(const std::string& sheet, const std::string& relation = "worksheets/sheet1.xml",
                              const std::string& mode = {}) const {
    const auto path = file("book.xlsx");
    fs::remove(path);
    int error = 0;
    auto* archive = zip_open(path.string().c_str(), ZIP_CREATE, &error);
    const std::string workbook = "<workbook><sheets><sheet name='s' id='r1'/></sheets></workbook>";
    const std::string relations =
        "<Relationships><Relationship Id='r1' Target='" + relation + "' " + mode + "/></Relationships>";
    const auto add = [&](const char* name, const std::string& bytes) {
      zip_file_add(archive, name, zip_source_buffer(archive, bytes.data(), bytes.size(), 0), 0);
    };
    add("xl/workbook.xml", workbook);
    add("xl/_rels/workbook.xml.rels", relations);
    add("xl/worksheets/sheet1.xml", sheet);
    zip_close(archive);
    return path;
  }
  static std::string error_of(const fs::path& path) {
    try {
      (void)read_table_file(path);
    } catch (const Error& error) {
      EXPECT_EQ(error.fault(), Fault::input_wrong);
      return error.message().en;
    }
    return "no error";
  }
  TinyGeodata land;
};

TEST_F(TableLimits, AWorkbookThatUnpacksToTooMuchIsRefused) {
  std::string sheet = "<worksheet><sheetData><row>";
  while (sheet.size() < most_part_bytes) sheet += std::string(1 << 16, ' ') + "<c/>";
  EXPECT_THAT(error_of(book(sheet + "</row></sheetData></worksheet>")), HasSubstr("unpacked"));
}

TEST_F(TableLimits, CellsFarOutAreRefusedBeforeTheirRowsAreMade) {
  EXPECT_THAT(error_of(book("<worksheet><sheetData><row><c r='BBBB1'><v>1</v></c></row></sheetData></worksheet>")),
              HasSubstr("columns"));
  EXPECT_THAT(error_of(book("<worksheet><sheetData><row><c r='A9000000'><v>1</v></c></row></sheetData></worksheet>")),
              HasSubstr("rows"));
  std::string wide = "<worksheet><sheetData>";
  for (int row = 1; row <= 3000; ++row)
    wide += "<row r='" + std::to_string(row) + "'><c r='BXX" + std::to_string(row) + "'><v>1</v></c></row>";
  EXPECT_THAT(error_of(book(wide + "</sheetData></worksheet>")), HasSubstr("cells"));
}

TEST_F(TableLimits, EntitiesDepthAndForeignPartsAreRefused) {
  EXPECT_THAT(error_of(book("<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet/>")), HasSubstr("damaged"));
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "<a>";
  EXPECT_THAT(error_of(book(deep)), HasSubstr("damaged"));
  EXPECT_THAT(error_of(book("<worksheet/>", "../../../../../../etc/passwd")), HasSubstr("damaged"));
  EXPECT_THAT(error_of(book("<worksheet/>", "http://example.com/sheet.xml", "TargetMode='External'")), HasSubstr("damaged"));
}

TEST_F(TableLimits, CsvOfTooManyColumnsOrTooLongCellsIsRefused) {
  write_whole(file("wide.csv"), "a" + std::string(40'000, ',') + "\n");
  EXPECT_THAT(error_of(file("wide.csv")), HasSubstr("columns"));
  write_whole(file("long.csv"), "a,b\n\"" + std::string(200'000, 'x') + "\n");
  EXPECT_THAT(error_of(file("long.csv")), HasSubstr("line 2"));
  { std::ofstream(file("large.csv"), std::ios::binary) << "a,b\n"; }
  fs::resize_file(file("large.csv"), most_text_bytes + 1);
  EXPECT_THAT(error_of(file("large.csv")), HasSubstr("MB"));
}

TEST_F(TableLimits, FormulasWithoutValuesAreKnown) {
  const auto read =
      read_table_file(book("<worksheet><sheetData><row r='1'><c r='A1'><f>1+1</f><v/></c><c r='B1'><f>1-1</f><v>0</v></c>"
                           "<c r='C1' t='str'><f>\"\"</f><v></v></c><c r='D1'><f>1+1</f><v>2</v></c></row></sheetData>"
                           "<mergeCells><mergeCell ref='A1:B2'/></mergeCells></worksheet>"));
  const auto& table = read.sheets.at(0);
  EXPECT_TRUE(table.cell(0, 0)->uncalculated);
  EXPECT_FALSE(table.cell(0, 1)->uncalculated);
  EXPECT_EQ(table.text(0, 1), "0");
  EXPECT_EQ(table.text(0, 3), "2");
  EXPECT_TRUE(!table.cell(0, 2) || !table.cell(0, 2)->uncalculated);
  ASSERT_EQ(table.merges.size(), 1u);
  EXPECT_EQ(table.merges[0].last_row, 1u);
}

TEST_F(TableLimits, WhatIsWrittenIsInertAndReadBackEqual) {
  Table table;
  table.sheet = "a:b";
  table.rows = {{{"h=1", false}, {"=h", false}}, {{"=1+2", false}, {"-5", true}},      {{"@SUM(A1)", false}, {"+x", false}},
                {{"\t=1", false}, {"-", false}}, {{"'=quoted", false}, {"−5", false}}, {{"a\nb", false}, {"<&>\"", false}}};
  write_csv(table, file("w.csv"), false);
  const auto bytes = read_whole(file("w.csv"));
  EXPECT_THAT(bytes, HasSubstr("'=1+2,-5\r\n"));
  EXPECT_THAT(bytes, HasSubstr("'@SUM(A1),'+x\r\n"));
  EXPECT_THAT(bytes, HasSubstr("''=quoted"));
  write_xlsx(table, file("w.xlsx"));
  for (const char* name : {"w.csv", "w.xlsx"}) {
    const auto read = read_table_file(file(name)).sheets.at(0);
    for (std::size_t r = 0; r < table.rows.size(); ++r)
      for (std::size_t c = 0; c < 2; ++c) {
        EXPECT_EQ(read.text(r, c), table.rows[r][c].text) << name << r << c;
        EXPECT_FALSE(read.cell(r, c)->formula);
      }
  }
  Table odd;
  odd.rows = {{{"a\x1b[31mb", false}}};
  write_csv(odd, file("o.csv"), false);
  EXPECT_EQ(read_whole(file("o.csv")), "a[31mb\r\n");
}

TEST(NumberFormats, SayWhatStandsBesideTheDigits) {
  const auto shown = [](const char* code, double value) { return number_text(value, read_number_format(code)); };
  EXPECT_EQ(shown("General", 0.1 + 0.2), "0.3");
  EXPECT_EQ(shown("#,##0", 1234567), "1234567");
  EXPECT_EQ(shown("0.0%", 0.155), "15.5%");
  EXPECT_EQ(shown("\"H\"0\"年度\"", 30), "H30年度");
  EXPECT_EQ(shown("0\"年度\"", 2018), "2018年度");
  EXPECT_EQ(shown("#,##0\"千円\"", 345), "345千円");
  EXPECT_EQ(shown("#,##0,\"千円\"", 345000), "345千円");
  EXPECT_EQ(shown("#,##0;\"△\"#,##0", -5), "-5");
  EXPECT_EQ(shown("0_);(0)", 7), "7");
  EXPECT_EQ(shown("[$-411]ggge\"年度\"", 43191), "平成30年度");
  EXPECT_EQ(shown("yyyy\"年度\"", 43191), "2018年度");
  EXPECT_EQ(shown("yyyy-mm-dd", 43191), "2018-04-01");
  EXPECT_EQ(shown("[Red]0.0", 2.5), "2.5");
  EXPECT_EQ(shown("0.00E+00", 190), "190");
}

TEST(CsvText, TakesEveryLineEndAndSaysWhatIsIrregular) {
  CsvText text("a,\"b\"\"c\nd\"\re,f\r\n\ng,\"h\"i,j\"k\n\"open");
  CsvRecord record;
  std::vector<std::vector<std::string>> rows;
  std::vector<CsvFlaw> flaws;
  std::vector<std::size_t> lines;
  while (text.next(record)) {
    rows.push_back(record.cells);
    flaws.push_back(record.flaw);
    lines.push_back(record.line);
  }
  ASSERT_EQ(rows.size(), 5u);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"a", "b\"c\nd"}));
  EXPECT_EQ(rows[1], (std::vector<std::string>{"e", "f"}));
  EXPECT_EQ(rows[2], (std::vector<std::string>{""}));
  EXPECT_EQ(rows[3], (std::vector<std::string>{"g", "hi", "j\"k"}));
  EXPECT_EQ(flaws[3], CsvFlaw::after_quote);
  EXPECT_EQ(flaws[4], CsvFlaw::open_quote);
  EXPECT_EQ(lines, (std::vector<std::size_t>{1, 3, 4, 5, 6}));
}

}  // namespace
}  // namespace kuiki::store
