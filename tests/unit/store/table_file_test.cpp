#include "store/table_file.h"

#include <cpl_vsi.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/utf8.h"
#include "store/tiny_geodata.h"

namespace kuiki::store {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

struct TableFileTest : testing::Test {
  fs::path file(const std::string& name) const { return land.database().parent_path() / name; }
  Table csv(const std::string& bytes, const char* encoding = "UTF-8") const {
    write_whole(file("t.csv"), bytes);
    const auto read = read_table_file(file("t.csv"));
    EXPECT_EQ(read.encoding, encoding);
    return read.sheets.at(0);
  }
  static std::vector<std::string> row(const Table& table, std::size_t r) {
    std::vector<std::string> texts;
    for (const auto& cell : table.rows.at(r)) texts.push_back(cell.text);
    return texts;
  }
  void zip(const std::string& name, const std::vector<std::pair<std::string, std::string>>& parts) const {
    const auto path = "/vsizip/" + file(name).string();
    auto* archive = VSIFOpenL(path.c_str(), "wb");
    for (const auto& [part, text] : parts) {
      auto* out = VSIFOpenL((path + "/" + part).c_str(), "wb");
      VSIFWriteL(text.data(), 1, text.size(), out);
      VSIFCloseL(out);
    }
    VSIFCloseL(archive);
  }
  std::string error_of(const std::string& name, Fault fault) const {
    try {
      read_table_file(file(name));
    } catch (const Error& error) {
      EXPECT_EQ(error.fault(), fault);
      return error.message().en;
    }
    return "no error";
  }
  TinyGeodata land;
};

TEST_F(TableFileTest, ReadsCsvAsItComes) {
  const auto table = csv("\xef\xbb\xbf指標,値\r\n\"甲, \"\"乙\"\"\n丙\",1\r\n\r\n丁\n");
  EXPECT_THAT(row(table, 0), ElementsAre("指標", "値"));
  EXPECT_THAT(row(table, 1), ElementsAre("甲, \"乙\"\n丙", "1"));
  EXPECT_THAT(row(table, 3), ElementsAre("丁")) << "an empty line keeps its number";
  EXPECT_EQ(table.text(3, 5), "") << "beyond the end of a row";
  EXPECT_EQ(table.columns(), 2u);
}

TEST_F(TableFileTest, FindsTheSeparator) {
  EXPECT_THAT(row(csv("指標\t値\n甲\t1,234\n"), 1), ElementsAre("甲", "1,234"));
  EXPECT_THAT(row(csv("指標;値\n甲;1,5\n"), 1), ElementsAre("甲", "1,5"));
}

TEST_F(TableFileTest, KnowsCp932) {
  // 指標,値 / ㈱髙﨑～,１
  const auto table = csv("\x8e\x77\x95\x57,\x92\x6c\r\n\x87\x8a\xfb\xfc\xed\x95\x81\x60,\x82\x50\r\n", "CP932");
  EXPECT_THAT(row(table, 0), ElementsAre("指標", "値"));
  EXPECT_THAT(row(table, 1), ElementsAre("㈱髙﨑～", "１"));
}

TEST_F(TableFileTest, KnowsUtf16) {
  EXPECT_THAT(row(csv(std::string("\xff\xfe\x07\x63\x19\x6a,\0"
                                  "1\0",
                                  10),
                      "UTF-16"),
                  0),
              ElementsAre("指標", "1"));
}

TEST_F(TableFileTest, WhatIsNoTableIsSaid) {
  write_whole(file("a.csv"), "指標\n\xff\xff\n");
  EXPECT_FALSE(utf8::first_damage(read_table_file(file("a.csv")).sheets.at(0).text(1, 0))) << "never broken UTF-8";
  write_whole(file("b.xls"), "\xd0\xcf\x11\xe0old");
  EXPECT_THAT(error_of("b.xls", Fault::input_wrong), HasSubstr("save it as XLSX"));
  write_whole(file("c.xlsx"), "PK\x03\x04 not really");
  EXPECT_THAT(error_of("c.xlsx", Fault::input_wrong), HasSubstr("damaged"));
  write_whole(file("d.xls"), "\n<html><table><tr><td>指標名</td></tr></table></html>");
  EXPECT_THAT(error_of("d.xls", Fault::input_wrong), HasSubstr("is HTML or XML"));
  EXPECT_THAT(error_of("none.csv", Fault::input_missing), HasSubstr("none.csv"));
}

TEST_F(TableFileTest, WritesAndReadsBack) {
  Table table;
  table.sheet = "実績";
  table.rows = {{{"指標", false}, {"コード", false}, {"値", false}},
                {{"甲,\"乙\"", false}, {"01203", false}, {"0.1", true}},
                {{"丙", false}, {}, {"1234567", true}}};
  write_csv(table, file("w.csv"));
  EXPECT_EQ(read_whole(file("w.csv")), "\xef\xbb\xbf指標,コード,値\r\n\"甲,\"\"乙\"\"\",01203,0.1\r\n丙,,1234567\r\n");
  write_csv(table, file("w.csv"), false);
  EXPECT_TRUE(read_whole(file("w.csv")).starts_with("指標"));

  write_xlsx(table, file("w.xlsx"));
  const auto read = read_table_file(file("w.xlsx"));
  EXPECT_EQ(read.format, "XLSX");
  ASSERT_EQ(read.sheets.size(), 1u);
  EXPECT_EQ(read.sheets[0].sheet, "実績");
  EXPECT_THAT(row(read.sheets[0], 0), ElementsAre("指標", "コード", "値")) << "a header of words only is not lost";
  EXPECT_THAT(row(read.sheets[0], 1), ElementsAre("甲,\"乙\"", "01203", "0.1"));
  EXPECT_TRUE(read.sheets[0].rows[2][2].number);
}

TEST_F(TableFileTest, AFolderThatIsNotThereIsAnErrorOfOutput) {
  EXPECT_THROW(write_xlsx({"s", {{{"a", false}}}}, file("no/where.xlsx")), Error);
  EXPECT_THROW(write_csv({"s", {{{"a", false}}}}, file("no/where.csv")), Error);
}

// As a spreadsheet program stores it: shared strings with a reading, a percent, a day, an error, a merged cell, a skipped
// row.
TEST_F(TableFileTest, ReadsAWorkbookAsItIsShown) {
  zip("book.xlsx",
      {{"[Content_Types].xml", "<Types/>"},
       {"xl/workbook.xml",
        R"(<workbook xmlns="x" xmlns:r="r"><sheets><sheet name="表紙" sheetId="1" r:id="rId1"/><sheet name="実績" sheetId="2" r:id="rId2"/></sheets></workbook>)"},
       {"xl/_rels/workbook.xml.rels",
        R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>)"},
       {"xl/sharedStrings.xml",
        R"(<sst><si><t>指標</t><rPh sb="0" eb="2"><t>シヒョウ</t></rPh></si><si><r><t>実績</t></r><r><t>値</t></r></si></sst>)"},
       {"xl/styles.xml",
        R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0&quot;%だ&quot;"/><numFmt numFmtId="165" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>)"
        R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>)"},
       {"xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>"},
       {"xl/worksheets/sheet2.xml",
        R"(<worksheet><sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>)"
        R"(<row r="4"><c r="A4" t="inlineStr"><is><t>甲</t></is></c><c r="B4" s="1"><v>0.38</v></c><c r="C4" s="2"><v>0.38</v></c><c r="D4" s="3"><v>43922</v></c>)"
        R"(<c r="E4" t="e"><v>#DIV/0!</v></c><c r="F4"><v>0.30000000000000004</v></c><c r="G4"><v>2.2E8</v></c></row></sheetData><mergeCells><mergeCell ref="A2:B2"/></mergeCells></worksheet>)"}});
  const auto read = read_table_file(file("book.xlsx"));
  ASSERT_EQ(read.sheets.size(), 2u);
  EXPECT_TRUE(read.sheets[0].rows.empty());
  const auto& table = read.sheets[1];
  EXPECT_THAT(row(table, 1), ElementsAre("指標", "", "実績値"));
  EXPECT_THAT(row(table, 3), ElementsAre("甲", "38%", "0.38%だ", "2020-04-01", "#DIV/0!", "0.3", "220000000"));
}

TEST_F(TableFileTest, ReadsAnOpenDocument) {
  zip("book.ods",
      {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
       {"content.xml",
        R"(<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="実績">)"
        R"(<table:table-column/><table:table-row><table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>指標</text:p></table:table-cell>)"
        R"(<table:covered-table-cell/><table:table-cell office:value-type="string"><text:p>実績</text:p><text:p>値</text:p><office:annotation><text:p>注</text:p></office:annotation></table:table-cell></table:table-row>)"
        R"(<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>)"
        R"(<table:table-row><table:table-cell office:value-type="percentage" office:value="0.125"><text:p>13%</text:p></table:table-cell>)"
        R"(<table:table-cell office:value-type="float" office:value="1234"><text:p>1,234</text:p></table:table-cell>)"
        R"(<table:table-cell office:value-type="date" office:date-value="2020-04-01"><text:p>R2.4.1</text:p></table:table-cell></table:table-row>)"
        R"(<table:table-row table:number-rows-repeated="1048572"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>)"
        R"(</table:table></office:spreadsheet></office:body></office:document-content>)"}});
  const auto read = read_table_file(file("book.ods"));
  EXPECT_EQ(read.format, "ODS");
  ASSERT_EQ(read.sheets.size(), 1u);
  EXPECT_THAT(row(read.sheets[0], 0), ElementsAre("指標", "", "実績\n値"));
  ASSERT_EQ(read.sheets[0].rows.size(), 4u);
  EXPECT_THAT(row(read.sheets[0], 3), ElementsAre("12.5%", "1234", "2020-04-01"));
}

TEST(ColumnLetters, AreThoseOfASpreadsheet) {
  EXPECT_EQ(column_letters(0), "A");
  EXPECT_EQ(column_letters(25), "Z");
  EXPECT_EQ(column_letters(26), "AA");
  EXPECT_EQ(column_letters(701), "ZZ");
  EXPECT_EQ(column_letters(702), "AAA");
}

}  // namespace
}  // namespace kuiki::store
