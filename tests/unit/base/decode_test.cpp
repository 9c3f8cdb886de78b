#include "base/decode.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/utf8.h"

namespace kuiki {
namespace {

struct Case {
  const char* name;
  std::string bytes;
  const char *label, *text, *encoding;
  std::size_t replaced = 0;
  bool undone = false;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class Decodes : public testing::TestWithParam<Case> {};

TEST_P(Decodes, ByWhatTheBytesSay) {
  const auto& c = GetParam();
  const auto decoded = decode(c.bytes, c.label);
  EXPECT_EQ(decoded.text, c.text);
  EXPECT_EQ(decoded.encoding, c.encoding);
  EXPECT_EQ(decoded.replaced, c.replaced);
  EXPECT_EQ(decoded.undone, c.undone);
}

/// Bytes with zeros among them.
template <std::size_t n>
std::string bytes(const char (&literal)[n]) {
  return {literal, n - 1};
}

INSTANTIATE_TEST_SUITE_P(
    Bytes, Decodes,
    testing::Values(
        Case{"Utf8",
             bytes("\xe6\x9c\xad\xe5\xb9\x8c\xe5\xb8\x82\xe4\xb8\xad\xe5\xa4\xae\xe5\x8c\xba\xe3\x81\xae\xe4\xba\xba\xe5\x8f"
                   "\xa3\xe3\x80\x81\xe4\xb8\x96\xe5\xb8\xaf\xe6\x95\xb0"),
             "", "札幌市中央区の人口、世帯数", "UTF-8", 0u, false},
        Case{"Utf8WithMark",
             bytes("\xef\xbb\xbf\xe6\x9c\xad\xe5\xb9\x8c\xe5\xb8\x82\xe4\xb8\xad\xe5\xa4\xae\xe5\x8c\xba\xe3\x81\xae\xe4\xba"
                   "\xba\xe5\x8f\xa3\xe3\x80\x81\xe4\xb8\x96\xe5\xb8\xaf\xe6\x95\xb0"),
             "", "札幌市中央区の人口、世帯数", "UTF-8", 0u, false},
        Case{"Utf8CalledCp932",
             bytes("\xe6\x9c\xad\xe5\xb9\x8c\xe5\xb8\x82\xe4\xb8\xad\xe5\xa4\xae\xe5\x8c\xba\xe3\x81\xae\xe4\xba\xba\xe5\x8f"
                   "\xa3\xe3\x80\x81\xe4\xb8\x96\xe5\xb8\xaf\xe6\x95\xb0"),
             "SJIS", "札幌市中央区の人口、世帯数", "UTF-8", 0u, false},
        Case{"Cp932",
             bytes(
                 "\x8e\x44\x96\x79\x8e\x73\x92\x86\x89\x9b\x8b\xe6\x82\xcc\x90\x6c\x8c\xfb\x81\x41\x90\xa2\x91\xd1\x90\x94"),
             "", "札幌市中央区の人口、世帯数", "CP932", 0u, false},
        Case{"Cp932CalledUtf8",
             bytes(
                 "\x8e\x44\x96\x79\x8e\x73\x92\x86\x89\x9b\x8b\xe6\x82\xcc\x90\x6c\x8c\xfb\x81\x41\x90\xa2\x91\xd1\x90\x94"),
             "UTF-8", "札幌市中央区の人口、世帯数", "CP932", 0u, false},
        Case{"Cp932CalledLatin1",
             bytes(
                 "\x8e\x44\x96\x79\x8e\x73\x92\x86\x89\x9b\x8b\xe6\x82\xcc\x90\x6c\x8c\xfb\x81\x41\x90\xa2\x91\xd1\x90\x94"),
             "ISO-8859-1", "札幌市中央区の人口、世帯数", "CP932", 0u, false},
        Case{"WardsInCp932", bytes("\x92\x86\x89\x9b\x8b\xe6"), "1252", "中央区", "CP932", 0u, false},
        Case{"NecAndIbmExtensions", bytes("\x87\x40\x87\x8a\xee\xe0\xed\x95\x87\x5b\xed\x40"), "", "①㈱髙﨑Ⅷ纊", "CP932", 0u,
             false},
        Case{"BackslashWithin", bytes("\x83\x5c\x95\x5c\x8e\xa6\x94\x5c\x97\xcd\x8f\x5c"), "", "ソ表示能力十", "CP932", 0u,
             false},
        Case{"HalfWidthKana", bytes("\xbb\xaf\xce\xdf\xdb\xbc\x20\xc1\xad\xb3\xb5\xb3\xb8"), "", "ｻｯﾎﾟﾛｼ ﾁｭｳｵｳｸ", "CP932",
             0u, false},
        Case{"HalfWidthKanaShort", bytes("\xcb\xde\xca\xde\xb2"), "", "ﾋﾞﾊﾞｲ", "CP932", 0u, false},
        Case{"EucJp", bytes("\xa4\xb3\xa4\xec\xa4\xcf\xbf\xcd\xb8\xfd\xa4\xce\xc9\xbd\xa4\xc7\xa4\xb9"), "",
             "これは人口の表です", "EUC-JP", 0u, false},
        Case{"EucJpByLabel", bytes("\xbf\xcd\xb8\xfd"), "EUC-JP", "人口", "EUC-JP", 0u, false},
        Case{"Iso2022", bytes("\x1b\x24\x42\x3f\x4d\x38\x7d\x24\x48\x40\x24\x42\x53\x1b\x28\x42"), "", "人口と世帯",
             "ISO-2022-JP", 0u, false},
        Case{"Utf16", bytes("\xba\x4e\xe3\x53\x2c\x00\x31\x00\x0a\x00"), "", "人口,1\n", "UTF-16", 0u, false},
        Case{"Utf16Marked", bytes("\xff\xfe\x3a\x53\x0d\x54"), "", "区名", "UTF-16", 0u, false},
        Case{"Utf16BigMarked", bytes("\xfe\xff\x53\x3a\x54\x0d"), "", "区名", "UTF-16", 0u, false},
        Case{"Utf16Big", bytes("\x00\x77\x00\x61\x00\x72\x00\x64\x00\x2c\x53\x3a\x54\x0d\x00\x0a"), "", "ward,区名\n",
             "UTF-16", 0u, false},
        Case{"Utf16Unpaired",
             bytes("\xff\xfe\x3a\x53\x3d\xd8\x0d\x54\x61\x00\x62\x00\xba\x4e\xe3\x53\x16\x4e\x2f\x5e\x70\x65\x00\x4e\x8c\x4e"
                   "\x09\x4e\xdb\x56\x94\x4e\x6d\x51\x03\x4e\x6b\x51"),
             "", "区�名ab人口世帯数一二三四五六七八", "UTF-16", 1u, false},
        Case{"Utf16LowFirst",
             bytes("\xfe\xff\xdc\x00\x54\x0d\x30\x6e\x4e\xba\x53\xe3\x4e\x16\x5e\x2f\x65\x70\x4e\x00\x4e\x8c\x4e\x09\x56\xdb"
                   "\x4e\x94\x51\x6d\x4e\x03\x51\x6b\x4e\x5d\x53\x41"),
             "", "�名の人口世帯数一二三四五六七八九十", "UTF-16", 1u, false},
        Case{"LatinBytes", bytes("\x5a\xfc\x72\x69\x63\x68\x2c\x20\x47\x65\x6e\xe8\x76\x65\x2c\x20\x4b\xf6\x6c\x6e"), "",
             "Zürich, Genève, Köln", "Windows-1252", 0u, false},
        Case{"LatinInUtf8", bytes("\x53\xc3\xa3\x6f\x20\x50\x61\x75\x6c\x6f\x2c\x20\x5a\xc3\xbc\x72\x69\x63\x68"), "",
             "São Paulo, Zürich", "UTF-8", 0u, false},
        Case{"MojibakeLatin1", bytes("\xc2\x8e\x44\xc2\x96\x79\xc2\x8e\x73\xc2\x92\xc2\x86\xc2\x89\xc2\x9b\xc2\x8b\xc3\xa6"),
             "", "札幌市中央区", "CP932", 0u, true},
        Case{"Mojibake1252",
             bytes("\xc5\xbd\x44\xe2\x80\x93\x79\xc5\xbd\x73\xe2\x80\x99\xe2\x80\xa0\xe2\x80\xb0\xe2\x80\xba\xe2\x80\xb9\xc3"
                   "\xa6"),
             "", "札幌市中央区", "CP932", 0u, true},
        Case{"MojibakeUtf8",
             bytes("\xc3\xa6\xc2\x9c\xc2\xad\xc3\xa5\xc2\xb9\xc2\x8c\xc3\xa5\xc2\xb8\xc2\x82\xc3\xa4\xc2\xb8\xc2\xad\xc3\xa5"
                   "\xc2\xa4\xc2\xae\xc3\xa5\xc2\x8c\xc2\xba"),
             "", "札幌市中央区", "UTF-8", 0u, true},
        Case{"MojibakeUtf8AsCp932",
             bytes("\xe8\x8e\xa0\xef\xbd\xba\xe8\x9c\xbf\xef\xbd\xa3\xe9\x82\xb1\xe4\xb9\x97\xe7\x84\x9a"), "", "人口総数",
             "UTF-8", 0u, true},
        Case{"Damaged", bytes("\x8e\x44\x96\x79\x8e\x73\xff\x92\x86\x89\x9b\x8b\xe6\x82\xcc\x90\x6c\x8c\xfb"), "",
             "札幌市�中央区の人口", "CP932", 1u, false},
        Case{"DamagedUtf8",
             bytes("\xe6\x9c\xad\xe5\xb9\x8c\xe5\xb8\x82\xe5\xb0\xe4\xb8\xad\xe5\xa4\xae\xe5\x8c\xba\xe3\x81\xae\xe4\xba\xba"
                   "\xe5\x8f\xa3"),
             "", "札幌市�中央区の人口", "UTF-8", 1u, false},
        Case{"Signs",
             bytes("\xe9\x9d\xa2\xe7\xa9\x8d\xef\xbc\x88\xe3\x8e\xa1\xef\xbc\x89\xc2\xb1\xef\xbc\x93\xe2\x84\x83\x20\xe2\x80"
                   "\x9c\xe3\x80\x9c\xe2\x80\x9d"),
             "", "面積（㎡）±３℃ “〜”", "UTF-8", 0u, false}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(TextDecoder, DecidesOnceForAllNames) {
  // Fields of ten bytes: the second is cut within 数, the third is damaged; ASCII says nothing.
  const std::vector<std::string> names = {"\x8b\xe6\x96\xbc", "\x61\x91\x8d\x90\xa2\x91\xd1\x90\x6c\x90",
                                          "\x90\x6c\x8c\xfb\xff", "CODE"};
  TextDecoder decoder("ISO-8859-1", true);
  for (const auto& name : names) decoder.look(name);
  EXPECT_EQ(decoder.encoding(), Encoding::cp932);
  EXPECT_EQ(decoder(names[0]).text, "区名");
  EXPECT_EQ(decoder(names[1]).text, "a総世帯人");
  EXPECT_TRUE(decoder(names[1]).cut);
  EXPECT_EQ(decoder(names[2]).text, "人口\uFFFD");
  EXPECT_EQ(decoder(names[3]).text, "CODE");
}

TEST(TextDecoder, NamesInUtf8CutWithinACharacter) {
  TextDecoder decoder("SJIS", true);
  const std::string cut = "\xe4\xba\xba\xe5\x8f\xa3\xe7\xb7\x8f\xe6";
  decoder.look(cut);
  EXPECT_EQ(decoder.encoding(), Encoding::utf8);
  EXPECT_EQ(decoder(cut).text, "人口総");
}

TEST(TextDecoder, OneTextInAnotherEncodingIsReadInThat) {
  TextDecoder decoder;
  for (const char* name : {"札幌市", "小樽市", "苫小牧市", "小諸市"}) decoder.look(name);
  EXPECT_EQ(decoder("\x92\x86\x89\x9b\x8b\xe6").text, "中央区");
}

TEST(TextDecoder, TheLabelDecidesWhereTheBytesDoNot) {
  EXPECT_EQ(TextDecoder("SJIS").encoding(), Encoding::utf8);  // nothing but ASCII was seen
  EXPECT_EQ(encoding_of_label("ANSI 932"), Encoding::cp932);
  EXPECT_EQ(encoding_of_label("LDID/19"), Encoding::cp932);
  EXPECT_EQ(encoding_of_label("LDID/87"), Encoding::latin);
  EXPECT_EQ(encoding_of_label("UTF-8"), Encoding::utf8);
  EXPECT_EQ(encoding_of_label("65001"), Encoding::utf8);
  EXPECT_EQ(encoding_of_label("shift_jis"), Encoding::cp932);
  EXPECT_FALSE(encoding_of_label("rubbish"));
}

TEST(Decode, NeverGivesDamagedText) {
  std::uint32_t state = 1;
  for (int round = 0; round < 2000; ++round) {
    std::string noise;
    for (int i = 0; i < 40; ++i) {
      state = state * 1664525u + 1013904223u;
      noise += static_cast<char>(state >> 24);
    }
    EXPECT_FALSE(utf8::first_damage(decode(noise).text));
    TextDecoder decoder({}, true);
    decoder.look(noise);
    EXPECT_FALSE(utf8::first_damage(decoder(noise).text));
  }
}

}  // namespace
}  // namespace kuiki
