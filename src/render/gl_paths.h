#pragma once
#include <memory>
#include <unordered_map>
#include <vector>

#include "render/gl_objects.h"

namespace kuiki::render {

/// Draws fills and strokes of PathSets; triangles and end points stay on the graphics card by the PathSet's address.
class GlPaths {
 public:
  GlPaths();
  ~GlPaths();

  /// Draws into the bound target (premultiplied blending is the caller's). `at` in pixels: k pixels a metre.
  /// `hatch`: by how much the hatch has moved with the picture.
  void fill(const map::FillItem& item, const map::Placement& at, double scale, const PixelBox& region,
            const GlTarget& target, PixelShift hatch);
  /// Draws the share of each pixel that is covered, to be blended by GL_MAX.
  void stroke(const map::StrokeItem& item, const map::Placement& at, double scale, const PixelBox& region,
              const GlTarget& target);

  /// What of the item lies in `region`, in pixels, strokes' width included; empty = nothing.
  PixelBox reach(const geo::PathSetPtr& paths, const map::Placement& at, double grow, const PixelBox& region);
  /// Says that it is still wanted.
  void keep(const geo::PathSetPtr& paths) { entry(paths); }
  /// Forgets what many scenes did not want or what no longer exists.
  void end_scene();

 private:
  struct Entry;
  Entry& entry(const geo::PathSetPtr& paths);  // also says that it is wanted
  void make_fill(Entry& e, const geo::PathSet& paths);
  void make_stroke(Entry& e, const geo::PathSet& paths, bool walked);
  static void place(GlProgram& program, const map::Placement& at, const PixelBox& region, const GlTarget& target);

  std::unordered_map<const geo::PathSet*, std::unique_ptr<Entry>> entries_;
  GlProgram fill_, stroke_, dashed_;
  GlTexture paints_;
  GlVertexArray empty_;
  std::vector<GLsizei> counts_;
  std::vector<GLint> firsts_;
  std::vector<const void*> offsets_;
  int scene_ = 0;
};

}  // namespace kuiki::render
