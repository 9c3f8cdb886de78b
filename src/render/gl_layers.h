#pragma once
#include <memory>
#include <span>
#include <variant>
#include <vector>

#include "render/gl_paths.h"
#include "render/page_painter.h"

namespace kuiki::render {

/// A fill or a stroke; points into the scene of this frame.
using PathItem = std::variant<const map::FillItem*, const map::StrokeItem*>;

/// Paints runs of fills and strokes. What was painted is kept as a picture: while the map is only moved, the picture moves
/// and just the strips that come into view are painted, so that a frame costs the same however much there is to see.
class GlLayers {
 public:
  /// `on_processor`: as images, painted as the page painter does, that only then become textures.
  explicit GlLayers(bool on_processor);
  ~GlLayers();

  /// Paints `items` in their order into `target`, inside `clip` (pixels of the scene). An opaque `background` is known to
  /// lie below and nothing else. The pictures of the runs of one scene
  /// are told apart by their number and by their place in `target`.
  void paint(std::span<const PathItem> items, double scale, const PixelBox& clip, const GlTarget& target, Rgba background);
  /// After each scene.
  void end_scene();

 private:
  struct Layer;
  struct Scratch;
  struct Repaint;
  /// By how many pixels a picture moves on; `anew` where that does not help and all is painted.
  struct Scroll {
    int x = 0, y = 0;
    bool anew = false;
  };
  void draw(std::span<const PathItem> items, std::span<const map::Placement> at, double scale, const PixelBox& region,
            const GlTarget& target, PixelShift hatch);
  void draw_fills(std::span<const PathItem> items, std::span<const map::Placement> at, double scale, const PixelBox& region,
                  const GlTarget& target, PixelShift hatch);
  void draw_stroke(const map::StrokeItem& item, const map::Placement& at, double scale, const PixelBox& region,
                   const GlTarget& target);
  Layer& layer_for(const GlTarget& target, const PixelBox& clip);
  void compose(GlProgram& program, GLuint texture, int dx, int dy, const PixelBox& region, const GlTarget& target);
  void repaint(Layer& layer, const Repaint& what, const PixelBox& region);
  static Scroll scroll_of(Layer& layer, std::span<const PathItem> items, double scale, const PixelBox& clip);
  void scroll(Layer& layer, Repaint& what, const Scroll& by);
  void update(Layer& layer, std::span<const PathItem> items, double scale, const PixelBox& clip, Rgba background);

  void draw_image(std::span<const PathItem> items, std::span<const map::Placement> at, double scale, const PixelBox& region,
                  Rgba background, PixelShift hatch);

  bool on_processor_;
  Image image_;
  GlPaths paths_;
  GlProgram copy_, tint_;
  GlVertexArray empty_;
  std::vector<std::unique_ptr<Layer>> layers_;
  int run_ = 0, scene_ = 0;
  std::unique_ptr<Scratch> scratch_;
};

}  // namespace kuiki::render
