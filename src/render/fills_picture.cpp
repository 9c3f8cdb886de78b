#include "render/fills_picture.h"

#include <memory>

#include "render/raster.h"

namespace kuiki::render {

void FillsPicture::add(const map::FillItem& item, const map::Rect& window) {
  if (!image_) {
    box_ = to_pixels(window, scale_);
    if (box_.empty()) return;
    image_.emplace(Image{box_.width(), box_.height(), {}});
    image_->pixels.resize(static_cast<std::size_t>(box_.width()) * static_cast<std::size_t>(box_.height()));
  }
  auto at = in_pixels(item.at, scale_);
  at.dx -= box_.x0;
  at.dy -= box_.y0;
  fill_paths(*image_, item, at, scale_, {0, 0, image_->width, image_->height}, {-box_.x0, -box_.y0});
}

void FillsPicture::place() {
  if (!image_) return;
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
      cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(image_->pixels.data()), CAIRO_FORMAT_ARGB32,
                                          image_->width, image_->height, image_->width * 4),
      cairo_surface_destroy);
  cairo_save(cr_);
  cairo_scale(cr_, 1 / scale_, 1 / scale_);
  cairo_set_source_surface(cr_, surface.get(), box_.x0, box_.y0);
  cairo_paint(cr_);
  cairo_restore(cr_);
  // Cairo keeps what it still needs; the pixels are ours and go now.
  cairo_surface_finish(surface.get());
  image_.reset();
}

}  // namespace kuiki::render
