#pragma once
#include <cairo.h>

#include <memory>

#include "map/scene.h"

namespace kuiki::render {

/// Sets one line of text with Pango exactly as map/typeset.h measured it: no hinting, positions not rounded.
/// One a thread.
class TextSetter {
 public:
  TextSetter();
  ~TextSetter();
  TextSetter(const TextSetter&) = delete;
  TextSetter& operator=(const TextSetter&) = delete;

  /// As text, that a reader of the file can search and copy (PDF).
  void show(cairo_t* cr, const map::TextItem& text);
  /// As outlines: Cairo 1.16 puts glyph pictures on whole pixels only, outlines go where they belong.
  void outline(cairo_t* cr, const map::TextItem& text);
  /// What is inked around the left end of the baseline, halo included, in units.
  map::Rect ink(const map::TextItem& text);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kuiki::render
