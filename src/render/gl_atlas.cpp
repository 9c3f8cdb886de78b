#include "render/gl_atlas.h"

#include <cmath>

#include "render/page_painter.h"

namespace kuiki::render {
namespace {

template <class T>
void append(std::string& key, const T& value) {
  key.append(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace

const std::vector<GlAtlas::Piece>& GlAtlas::text(const map::TextItem& item, double scale) {
  key_ = item.text;
  key_.push_back('\0');
  append(key_, scale);
  append(key_, item.font.size);
  append(key_, item.font.bold);
  append(key_, item.color);
  append(key_, item.halo_width);
  append(key_, item.halo);
  if (const auto found = pieces_.find(key_); found != pieces_.end()) return found->second;
  auto still = item;
  still.x = still.y = 0;
  return find(key_, still, setter_.ink(still), scale);
}

const std::vector<GlAtlas::Piece>& GlAtlas::polygon(const map::PolygonItem& item, double scale) {
  // Relative to a whole pixel, so that a moved polygon is the same picture; what is left over is part of the key.
  auto still = item;
  const auto whole = [&](float v) { return std::round(v * scale) / scale; };
  const double x = whole(item.points.front().x), y = whole(item.points.front().y);
  key_ = "\x01polygon";
  append(key_, scale);
  append(key_, item.fill);
  append(key_, item.stroke);
  append(key_, item.stroke_width);
  float x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;
  for (auto& p : still.points) {
    // To 1/64 pixel: what differs by less is the same picture.
    const auto near = [&](double v) { return static_cast<float>(std::round(v * scale * 64) / 64 / scale); };
    p = {near(p.x - x), near(p.y - y)};
    append(key_, p);
    x0 = std::min(x0, p.x);
    x1 = std::max(x1, p.x);
    y0 = std::min(y0, p.y);
    y1 = std::max(y1, p.y);
  }
  if (const auto found = pieces_.find(key_); found != pieces_.end()) return found->second;
  const double grow = std::max(0.0, item.stroke_width) * 5;  // a miter stands out up to ten half widths
  return find(key_, still, {x0 - grow, y0 - grow, x1 - x0 + 2 * grow, y1 - y0 + 2 * grow}, scale);
}

const std::vector<GlAtlas::Piece>& GlAtlas::find(const std::string& key, const map::Item& item, const map::Rect& ink,
                                                 double scale) {
  std::vector<Piece> pieces;
  if (ink.w > 0 && ink.h > 0) {
    const int x0 = static_cast<int>(std::floor(ink.x * scale)) - 1, y0 = static_cast<int>(std::floor(ink.y * scale)) - 1;
    const int x1 = static_cast<int>(std::ceil((ink.x + ink.w) * scale)) + 1,
              y1 = static_cast<int>(std::ceil((ink.y + ink.h) * scale)) + 1;
    map::Scene scene;
    scene.width = (x1 - x0) / scale;
    scene.height = (y1 - y0) / scale;
    scene.background = {0, 0, 0, 0};
    scene.items.push_back(item);
    if (auto* text = std::get_if<map::TextItem>(&scene.items[0])) {
      text->x = -x0 / scale;
      text->y = -y0 / scale;
    }
    if (auto* polygon = std::get_if<map::PolygonItem>(&scene.items[0]))
      for (auto& p : polygon->points) {
        p.x -= static_cast<float>(x0 / scale);
        p.y -= static_cast<float>(y0 / scale);
      }
    const Image image = paint_image(scene, scale);
    for (int y = 0; y < image.height; y += side)
      for (int x = 0; x < image.width; x += side) {
        auto piece = put(image.pixels.data() + static_cast<std::ptrdiff_t>(y) * image.width + x, image.width,
                         std::min(side, image.width - x), std::min(side, image.height - y));
        piece.dx = x0 + x;
        piece.dy = y0 + y;
        pieces.push_back(piece);
      }
  }
  return pieces_[key] = std::move(pieces);
}

GlAtlas::Piece GlAtlas::put(const std::uint32_t* pixels, int stride, int width, int height) {
  if (!made_) make_texture(texture_(), {GL_RGBA8, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV}, side, side, nullptr);
  made_ = true;
  if (shelf_x_ + width > side) {
    shelf_x_ = 0;
    shelf_y_ += shelf_height_;
    shelf_height_ = 0;
  }
  if (shelf_y_ + height > side) {
    before_forgetting_();
    pieces_.clear();
    shelf_x_ = shelf_y_ = shelf_height_ = 0;
  }
  const Piece piece{0, 0, {shelf_x_, shelf_y_, shelf_x_ + width, shelf_y_ + height}};
  shelf_x_ += width;
  shelf_height_ = std::max(shelf_height_, height);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, texture_());
  glPixelStorei(GL_UNPACK_ROW_LENGTH, stride);
  glTexSubImage2D(GL_TEXTURE_2D, 0, piece.texels.x0, piece.texels.y0, width, height, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV,
                  pixels);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  return piece;
}

}  // namespace kuiki::render
