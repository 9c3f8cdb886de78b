#pragma once
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "render/gl_objects.h"
#include "render/text_setter.h"

namespace kuiki::render {

/// Small pictures that Cairo draws (text with its halo, little polygons) side by side in one texture, so that screen and
/// page agree to the pixel. Full: everything is forgotten and what this frame needs is drawn again.
class GlAtlas {
 public:
  /// A picture's piece of the texture and where its left top lies from the item's own place, pixels.
  struct Piece {
    int dx = 0, dy = 0;
    PixelBox texels;
  };
  /// Calls `before_forgetting` when it is about to throw all pieces away: draw what still uses them.
  explicit GlAtlas(std::function<void()> before_forgetting) : before_forgetting_(std::move(before_forgetting)) {}

  /// Around the left end of the baseline.
  const std::vector<Piece>& text(const map::TextItem& item, double scale);
  /// Around the whole pixel nearest to its first point.
  const std::vector<Piece>& polygon(const map::PolygonItem& item, double scale);
  GLuint texture() { return texture_(); }

 private:
  const std::vector<Piece>& find(const std::string& key, const map::Item& item, const map::Rect& ink, double scale);
  Piece put(const std::uint32_t* pixels, int stride, int width, int height);

  static constexpr int side = 2048;
  std::function<void()> before_forgetting_;
  TextSetter setter_;
  GlTexture texture_;
  bool made_ = false;
  std::unordered_map<std::string, std::vector<Piece>> pieces_;
  int shelf_x_ = 0, shelf_y_ = 0, shelf_height_ = 0;
  std::string key_;
};

}  // namespace kuiki::render
