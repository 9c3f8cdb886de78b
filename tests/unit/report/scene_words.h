#pragma once
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "map/sheet_check.h"
#include "report/page.h"

namespace kuiki::test {

/// All words of the pages, a line after the other.
inline std::string words_of(const std::vector<report::Page>& pages) {
  std::string all;
  for (const auto& page : pages)
    for (const auto& item : page.scene.items)
      if (const auto* text = std::get_if<map::TextItem>(&item)) all += text->text + "\n";
  return all;
}

/// The same without line ends and spaces: what was wrapped can be found.
inline std::string joined_words(const std::vector<report::Page>& pages) {
  std::string all;
  for (const char c : words_of(pages))
    if (c != '\n' && c != ' ') all += c;
  return all;
}

inline void expect_inside(const map::Rect& rect, const map::Scene& scene, const std::string& what) {
  EXPECT_GE(rect.x, -0.01) << what;
  EXPECT_GE(rect.y, -0.01) << what;
  EXPECT_LE(rect.x + rect.w, scene.width + 0.01) << what;
  EXPECT_LE(rect.y + rect.h, scene.height + 0.01) << what;
}

/// Words tidy and large enough to read, boxes, lines and links on the page.
inline void expect_tidy(const std::vector<report::Page>& pages, const std::string& what) {
  ASSERT_FALSE(pages.empty()) << what;
  for (const auto& page : pages) {
    map::expect_tidy_words(page.scene, 12, what);
    for (const auto& item : page.scene.items) {
      if (const auto* box = std::get_if<map::RectItem>(&item)) expect_inside(box->rect, page.scene, what + ": a box");
      const auto* line = std::get_if<map::LineItem>(&item);
      const auto* mark = std::get_if<map::MarkerItem>(&item);
      for (const auto& points : {line != nullptr ? line->points : std::vector<geo::Vec2f>{},
                                 mark != nullptr ? mark->at : std::vector<geo::Vec2f>{}})
        for (const auto& p : points) expect_inside({p.x, p.y, 0, 0}, page.scene, what + ": a line or mark");
    }
    for (const auto& link : page.links) expect_inside(link.rect, page.scene, what + ": the link to " + link.target);
  }
}

}  // namespace kuiki::test
