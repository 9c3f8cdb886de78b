#include "ui/input_queue.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace kuiki::ui {
namespace {

using Kind = InputEvent::Kind;

/// Events as words: "+Down -Down" keys pressed and let go, "'x" a character, "@3" the pointer moved to (3, 0), "[0" "]0" a
/// button, "w1" "w-1" a wheel's step, "leave", "focus", "blur".
InputEvent event(const std::string& word) {
  static const std::map<std::string, int> keys{{"Down", GLFW_KEY_DOWN},
                                               {"Up", GLFW_KEY_UP},
                                               {"Enter", GLFW_KEY_ENTER},
                                               {"Tab", GLFW_KEY_TAB},
                                               {"Esc", GLFW_KEY_ESCAPE},
                                               {"Ctrl", GLFW_KEY_LEFT_CONTROL},
                                               {"Shift", GLFW_KEY_LEFT_SHIFT},
                                               {"Alt", GLFW_KEY_LEFT_ALT},
                                               {"Back", GLFW_KEY_BACKSPACE},
                                               {"KP1", GLFW_KEY_KP_1},
                                               {"KPAdd", GLFW_KEY_KP_ADD},
                                               {"KPEnter", GLFW_KEY_KP_ENTER},
                                               {"F2", GLFW_KEY_F2},
                                               {"Space", GLFW_KEY_SPACE}};
  if (word == "leave") return {.kind = Kind::leave};
  if (word == "focus" || word == "blur") return {.kind = Kind::focus, .down = word == "focus"};
  const auto rest = word.substr(1);
  switch (word[0]) {
    case '\'':
      return {.kind = Kind::character, .code = rest[0]};
    case '@':
      return {.kind = Kind::move, .x = std::stof(rest)};
    case '[':
    case ']':
      return {.kind = Kind::button, .code = std::stoi(rest), .down = word[0] == '['};
    case 'w':
      return {.kind = Kind::wheel, .y = std::stof(rest)};
    default:
      return {.kind = Kind::key, .code = keys.contains(rest) ? keys.at(rest) : rest[0], .down = word[0] == '+'};
  }
}

struct Sequence {
  const char* name;
  const char* events;
  const char* frames;  ///< how they are dealt out: " | " between two frames
  bool typing;         ///< a field has the keyboard
};

std::string dealt(const Sequence& sequence) {
  InputQueue queue;
  std::map<int, std::string> words;  // by the time that each event carries
  std::istringstream in(sequence.events);
  int number = 0;
  for (std::string word; in >> word; ++number) {
    auto one = event(word);
    one.at = number;
    words[number] = word;
    queue.push(one);
  }
  std::string out;
  for (int frames = 0; !queue.empty() && frames < 100; ++frames) {
    std::string frame;
    for (const auto& one : queue.next(sequence.typing))
      frame += (frame.empty() ? "" : " ") + words[static_cast<int>(one.at)];
    out += (out.empty() ? "" : " | ") + frame;
    queue.frame_done(true);
  }
  return out;
}

const Sequence sequences[] = {
    {"text is one run", "+1 '1 -1 +2 '2 -2", "+1 '1 -1 +2 '2 -2", true},
    {"also a letter twice", "+1 '1 -1 +1 '1 -1", "+1 '1 -1 +1 '1 -1", true},
    {"also from an input method, without keys", "'a 'b 'c", "'a 'b 'c", true},
    {"also with Shift", "+Shift +A 'A -A -Shift +B 'b", "+Shift +A 'A -A -Shift +B 'b", true},
    {"a key that moves waits for the text before it", "+3 '3 -3 +Down -Down", "+3 '3 -3 | +Down | -Down", true},
    {"text waits for the key before it", "+Up -Up +3 '3 -3 +0 '0 -0", "+Up | -Up +3 '3 -3 +0 '0 -0", true},
    {"a tap of a key is seen", "+Down -Down +Down -Down", "+Down | -Down | +Down | -Down", true},
    {"two keys, one after the other", "+Down -Down +Up -Up", "+Down | -Down +Up | -Up", true},
    {"keys that overlap", "+Down +Up -Down -Up", "+Down | +Up | -Down -Up", true},
    {"Enter between values", "'1 +Enter -Enter '2 +Enter -Enter", "'1 | +Enter | -Enter '2 | +Enter | -Enter", true},
    {"Enter of the number pad is no text", "+KP1 '1 -KP1 +KPEnter -KPEnter", "+KP1 '1 -KP1 | +KPEnter | -KPEnter", true},
    {"a command and its end together", "+Ctrl +E -E -Ctrl", "+Ctrl +E | -E -Ctrl", true},
    {"a command's letter is no text, what follows is", "+Ctrl +A -A -Ctrl +5 '5 -5", "+Ctrl +A | -A -Ctrl +5 '5 -5", true},
    {"Shift belongs to its key", "+Shift +Tab -Tab -Shift +Tab -Tab", "+Shift +Tab | -Tab -Shift | +Tab | -Tab", true},
    {"Shift belongs to its click", "+Shift [0 ]0 -Shift", "+Shift [0 | ]0 | -Shift", true},
    {"Alt alone is a key of its own", "+Alt -Alt", "+Alt | -Alt", true},
    {"Backspace within text", "'1 '2 +Back -Back '3", "'1 '2 | +Back | -Back '3", true},
    {"a click: there, pressed, let go", "@1 @2 [0 ]0", "@1 @2 | [0 | ]0", false},
    {"a double click", "[0 ]0 [0 ]0", "[0 | ]0 | [0 | ]0", false},
    {"a drag", "[0 @1 @2 @3 ]0", "[0 | @1 @2 @3 | ]0", false},
    {"two clicks at two places", "@1 [0 ]0 @9 [0 ]0", "@1 | [0 | ]0 | @9 | [0 | ]0", false},
    {"text, then a click, then text", "'1 @5 [0 ]0 '2", "'1 @5 | [0 | ]0 | '2", true},
    {"wheel steps one way are one", "w1 w1 w1 w-1", "w1 w1 w1 | w-1", false},
    {"a trembling pointer does not part them", "@1 w1 @2 w1 @1 w1", "@1 w1 @2 w1 @1 w1", false},
    {"a pointer that goes elsewhere does", "@1 w1 @90 w1", "@1 w1 | @90 w1", false},
    {"wheel, then click", "w1 [0 ]0", "w1 | [0 | ]0", false},
    {"without a field each letter is a command", "+A 'a -A +B 'b -B", "+A 'a | -A +B 'b | -B", false},
    {"also the same one again", "'+ '+ '+", "'+ | '+ | '+", false},
    {"a key of the pad and its sign are one", "+KPAdd '+ -KPAdd +KPAdd '+ -KPAdd", "+KPAdd '+ | -KPAdd | +KPAdd '+ | -KPAdd",
     false},
    {"Space on a button is seen", "+Space ' -Space", "+Space ' | -Space", false},
    {"the keyboard comes and goes by itself", "+Down blur focus 'a", "+Down | blur | focus | 'a", true},
};

TEST(InputQueue, DealsOutWhatAFrameCanTellApart) {
  for (const auto& sequence : sequences) EXPECT_EQ(dealt(sequence), sequence.frames) << sequence.name;
}

TEST(InputQueue, NothingIsLostOrExchangedWhateverTheOrder) {
  const char* words[] = {"+Down", "-Down", "+Up", "-Up", "'1",    "'2",    "@1", "@9",
                         "[0",    "]0",    "w1",  "w-1", "+Ctrl", "-Ctrl", "+A", "-A"};
  unsigned seed = 7;
  for (const bool typing : {false, true}) {
    InputQueue queue;
    for (int i = 0; i < 3000; ++i) {
      seed = seed * 1664525 + 1013904223;
      auto one = event(words[(seed >> 16) % std::size(words)]);
      one.at = i;
      queue.push(one);
    }
    int next = 0, frames = 0;
    for (; !queue.empty() && frames < 30000; ++frames) {
      for (const auto& one : queue.next(typing)) EXPECT_EQ(one.at, next++);
      queue.frame_done(frames % 3 == 0);
    }
    EXPECT_EQ(next, 3000);
  }
}

TEST(InputQueue, WaitsUntilTheWindowHasSettled) {
  InputQueue queue;
  for (const auto* word : {"+Enter", "-Enter", "@1", "'x"}) queue.push(event(word));
  EXPECT_EQ(queue.next(true).size(), 1);
  queue.frame_done(false);
  EXPECT_EQ(queue.next(true).size(), 2) << "the release, the pointer";
  queue.frame_done(false);
  EXPECT_TRUE(queue.next(true).empty());
  queue.frame_done(true);
  EXPECT_EQ(queue.next(true).size(), 1);
  queue.frame_done(true);
  EXPECT_TRUE(queue.empty());
}

TEST(InputQueue, AKeyThatWasLetGoIsNotHeldMeanwhile) {
  InputQueue queue;
  for (const auto* word : {"+Enter", "-Enter", "'x"}) queue.push(event(word));
  EXPECT_EQ(queue.next(true).size(), 1);
  queue.frame_done(false);
  EXPECT_EQ(queue.next(true).size(), 1) << "the release, though the window has not settled";
  queue.frame_done(true);
  EXPECT_EQ(queue.next(true).size(), 1);
}

TEST(InputQueue, AHeldKeyDoesNotGoOnAfterItWasLetGo) {
  InputQueue queue;
  queue.push(event("+Down"));
  auto again = event("+Down");
  again.again = true;
  for (int i = 0; i < 30; ++i) queue.push(again);
  queue.push(event("-Down"));
  EXPECT_EQ(queue.size(), 3);
  EXPECT_FALSE(queue.next(true).front().again);
  queue.frame_done(true);
  EXPECT_TRUE(queue.next(true).front().again);
  queue.frame_done(true);
  EXPECT_FALSE(queue.next(true).front().down);
}

TEST(InputQueue, LetsThePointerMoveMeanwhile) {
  InputQueue queue;
  for (const auto* word : {"[0", "@1", "@2", "]0"}) queue.push(event(word));
  EXPECT_EQ(queue.next(false).size(), 1);
  queue.frame_done(false);
  EXPECT_EQ(queue.next(false).size(), 2);
}

TEST(InputQueue, DoesNotWaitForEverForAWindowThatNeverSettles) {
  InputQueue queue;
  for (const auto* word : {"+Enter", "-Enter", "'x"}) queue.push(event(word));
  int frames = 0;
  for (; !queue.empty() && frames < 100; ++frames) {
    queue.next(true);
    queue.frame_done(false);
  }
  EXPECT_LT(frames, 12);
}

// GLFW drops a second press of Shift within a millisecond: Down says of itself that Shift is held.
TEST(InputQueue, APressBringsTheModifiersThatWereNotTold) {
  const auto codes = [](InputQueue& queue) {
    std::vector<std::pair<int, bool>> out;
    for (const auto& one : queue.next(false)) out.emplace_back(one.code, one.down);
    queue.frame_done(true);
    return out;
  };
  const std::array<bool, 3> shift{false, true, false}, none{};
  InputQueue queue;
  queue.modifiers(shift, 1);
  queue.push(event("+Down"));
  using testing::ElementsAre, testing::Pair;
  EXPECT_THAT(codes(queue), ElementsAre(Pair(GLFW_KEY_LEFT_SHIFT, true), Pair(GLFW_KEY_DOWN, true)));
  // Its release is not told either, for GLFW never saw the press.
  queue.modifiers(none, 2);
  queue.push(event("[0"));
  EXPECT_THAT(codes(queue), ElementsAre(Pair(GLFW_KEY_LEFT_SHIFT, false), Pair(0, true)));
}

// With AltGr a press says that Alt is not held: one put in as let go would open the menu.
TEST(InputQueue, AltStaysAsItWasTold) {
  InputQueue queue;
  queue.push({.kind = Kind::key, .code = GLFW_KEY_RIGHT_ALT, .down = true});
  queue.modifiers({}, 1);
  EXPECT_EQ(queue.size(), 1u);
}

TEST(InputQueue, ModifiersThatWereToldAreNotRepeated) {
  InputQueue queue;
  queue.push({.kind = Kind::key, .code = GLFW_KEY_RIGHT_SHIFT, .down = true});
  queue.modifiers({false, true, false}, 1);
  EXPECT_EQ(queue.size(), 1u);
  queue.modifiers({}, 2);
  EXPECT_EQ(queue.size(), 2u) << "the one that is held is let go";
}

}  // namespace
}  // namespace kuiki::ui
