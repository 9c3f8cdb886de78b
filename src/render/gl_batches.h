#pragma once
#include <vector>

#include "render/gl_objects.h"

namespace kuiki::render {

/// Collects small items of one kind and draws them at once, in their order. `flush` before anything else is drawn.
class GlBatches {
 public:
  GlBatches();

  void add(const map::RectItem& item, double scale);
  void add(const map::MarkerItem& item, double scale, const PixelBox& clip);
  void add(const map::LineItem& item, double scale);
  /// A piece of the texture `atlas` with its left top at pixel (x, y).
  void add_picture(GLuint atlas, int x, int y, const PixelBox& texels);
  void flush(const PixelBox& clip, const GlTarget& target);

 private:
  struct SymbolVertex {
    float x, y, place_x, place_y, measures[4], hatch[2];
    std::uint32_t kind;
    float fill[4], ground[4], stroke[4];
  };
  struct LineVertex {
    float x, y, along, across, cut0[4], cut1[4], length, half, color[4];
  };
  struct PictureVertex {
    float x, y, u, v;
  };
  void add_symbol(SymbolVertex v, double x, double y, double reach_x, double reach_y);
  void add_piece(geo::Point a, geo::Point b, const geo::Point* before, const geo::Point* after, double half,
                 const std::array<float, 4>& color);

  GlProgram symbol_, line_, picture_;
  GlVertexArray symbol_array_, line_array_, picture_array_;
  GlBuffer symbol_buffer_, line_buffer_, picture_buffer_;
  std::vector<SymbolVertex> symbols_;
  std::vector<LineVertex> lines_;
  std::vector<PictureVertex> pictures_;
  GLuint atlas_ = 0;
};

}  // namespace kuiki::render
