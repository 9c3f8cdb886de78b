#include "model/source_words.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/project_database.h"

namespace kuiki::app {
namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

TEST(BoundaryWords, EveryNoteOfTheProjectHasItsEnglish) {
  const test::ProjectDatabase project;
  std::size_t noted = 0;
  for (const auto& note : project.data->areas.boundary_note) {
    if (note.empty()) continue;
    ++noted;
    const auto words = model::boundary_note_words(note);
    EXPECT_EQ(words.ja, note);
    const auto strange = std::ranges::count_if(words.en, [](char c) { return !is_ascii(c); });
    EXPECT_LE(strange, 2) << "Japanese in the English words: " << words.en;  // ² is two bytes
  }
  EXPECT_GT(noted, 0U);
}

TEST(BoundaryWords, AnotherNoteStaysAsItIs) { EXPECT_EQ(model::boundary_note_words("手書き"), plain("手書き")); }

}  // namespace
}  // namespace kuiki::app
