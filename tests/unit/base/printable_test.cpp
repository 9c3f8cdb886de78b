#include "base/printable.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace kuiki {
namespace {

TEST(Inert, WordsStayAsTheyAre) {
  for (const char* words : {"", "小樽市 Otaru-shi", "一行目\n二行目\t三", "髙﨑 ㎡ ① 𠮷 e\u0301 葛\U000E0100"}) {
    EXPECT_TRUE(is_inert(words)) << words;
    EXPECT_EQ(inert(words), words);
  }
}

TEST(Inert, WhatActsIsReplaced) {
  const std::string r = "\uFFFD";
  EXPECT_EQ(inert("a\x1b[31mb"), "a" + r + "[31mb");        // an escape sequence
  EXPECT_EQ(inert("a\u009b31mb"), "a" + r + "31mb");        // the same in one character
  EXPECT_EQ(inert("\x07\x7f"), r + r);                      // bell, delete
  EXPECT_EQ(inert("x\u202Etxt.exe"), "x" + r + "txt.exe");  // written from right to left
  EXPECT_EQ(inert("\u2066\u200F"), r + r);
  EXPECT_EQ(inert("a\uFFFE\uFFFF\U0001FFFEb"), "a" + r + r + r + "b");  // no characters
  EXPECT_EQ(inert("a\xff\xfe z"), "a" + r + r + " z");                  // no UTF-8
  EXPECT_EQ(inert("\xed\xa0\x80"), r + r + r);                          // half a pair
  EXPECT_EQ(inert(std::string("a\0b", 3)), "a" + r + "b");
  EXPECT_EQ(inert("\U000E0041"), r);  // an invisible letter
}

TEST(Inert, MessagesAreOneLineOfALengthThatIsRead) {
  EXPECT_EQ(one_line("a\nb\tc\r\n"), "a b c  ");
  EXPECT_EQ(one_line("あいうえお", 4), "あい…えお");
  EXPECT_EQ(one_line("あいうえ", 4), "あいうえ");
  const std::string name(10'000'000, 'x');
  const auto line = one_line("田「" + name + "」を直してください");
  EXPECT_LT(line.size(), 5000u);
  EXPECT_TRUE(line.starts_with("田「xxx"));
  EXPECT_TRUE(line.ends_with("」を直してください"));
  EXPECT_FALSE(utf8::first_damage(line));
}

TEST(Inert, NamesKeepTheirBeginning) {
  EXPECT_EQ(short_name("人口総数", 3), "人口総…");
  EXPECT_EQ(short_name("人口総数", 4), "人口総数");
  EXPECT_EQ(short_name("人口\n総数", 9), "人口 総数");
  EXPECT_EQ(short_name(std::string(1000, 'x'), 2), "xx…");
}

}  // namespace
}  // namespace kuiki
