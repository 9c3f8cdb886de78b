#pragma once
#include <gtest/gtest.h>

#include <algorithm>

#include "map/scene.h"
#include "map/typeset.h"

namespace kuiki::map {

inline Rect box_of(const TextItem& item) {
  const auto size = measure(item.text, item.font);
  return {item.x, item.y - size.ascent, size.width, size.ascent + size.descent};
}

/// All words of a scene lie on the page, are large enough, and no two cover each other (a hair of shared line height aside).
inline void expect_tidy_words(const Scene& scene, double least_text, const std::string& what) {
  std::vector<const TextItem*> texts;
  for (const auto& item : scene.items)
    if (const auto* text = std::get_if<TextItem>(&item)) texts.push_back(text);
  for (const auto* text : texts) {
    const Rect box = box_of(*text);
    EXPECT_GE(text->font.size, least_text - 1e-6) << what << ": " << text->text;
    EXPECT_GE(box.x, 0) << what << ": " << text->text;
    EXPECT_GE(box.y, 0) << what << ": " << text->text;
    EXPECT_LE(box.x + box.w, scene.width + 0.01) << what << ": " << text->text;
    EXPECT_LE(box.y + box.h, scene.height + 0.01) << what << ": " << text->text;
  }
  for (std::size_t i = 0; i < texts.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const Rect a = box_of(*texts[i]), b = box_of(*texts[j]);
      const double w = std::min(a.x + a.w, b.x + b.w) - std::max(a.x, b.x),
                   h = std::min(a.y + a.h, b.y + b.h) - std::max(a.y, b.y);
      EXPECT_FALSE(w > 0.6 && h > 0.6) << what << ": \"" << texts[i]->text << "\" covers \"" << texts[j]->text << "\"";
    }
}

}  // namespace kuiki::map
