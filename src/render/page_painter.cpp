#include "render/page_painter.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>

#include <algorithm>
#include <cmath>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/printable.h"
#include "base/strings.h"
#include "render/cairo_canvas.h"
#include "render/fills_picture.h"
#include "render/png.h"
#include "render/raster.h"
#include "render/vector_paths.h"

namespace kuiki::render {
namespace {

using SurfacePtr = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using CairoPtr = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

void check(cairo_status_t status) {
  if (status == CAIRO_STATUS_SUCCESS) return;
  throw Error(Fault::internal, say("図を描けませんでした（Cairo: {}）", "the picture could not be drawn (Cairo: {})",
                                   cairo_status_to_string(status)));
}

void clip_to(cairo_t* cr, double x, double y, double w, double h) {
  cairo_reset_clip(cr);
  if (w <= 0 || h <= 0) return;
  cairo_new_path(cr);
  cairo_rectangle(cr, x, y, w, h);
  cairo_clip(cr);
}

/// Draws into pixels: what has many points by itself, the rest with Cairo.
class ImagePainter {
 public:
  ImagePainter(Image& image, double scale)
      : image_(image),
        scale_(scale),
        whole_{0, 0, image.width, image.height},
        clip_(whole_),
        surface_(cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(image.pixels.data()),
                                                     CAIRO_FORMAT_ARGB32, image.width, image.height, image.width * 4),
                 cairo_surface_destroy),
        cr_(cairo_create(surface_.get()), cairo_destroy),
        canvas_(cr_.get(), scale) {
    cairo_scale(cr_.get(), scale, scale);
  }

  void operator()(const map::FillItem& item) {
    directly([&] { fill_paths(image_, item, in_pixels(item.at, scale_), scale_, clip_); });
  }
  void operator()(const map::StrokeItem& item) {
    directly([&] { stroke_paths(image_, item, in_pixels(item.at, scale_), scale_, clip_); });
  }
  void operator()(const map::ClipItem& item) {
    clip_ = item.rect.w <= 0 || item.rect.h <= 0 ? whole_ : meet(to_pixels(item.rect, scale_), whole_);
    nothing_seen_ = clip_.empty();
    clip_to(cr_.get(), clip_.x0 / scale_, clip_.y0 / scale_, clip_.width() / scale_, clip_.height() / scale_);
  }
  template <class Item>
  void operator()(const Item& item) {
    if (!nothing_seen_) canvas_.draw(item);
  }
  void finish() {
    cairo_surface_flush(surface_.get());
    check(cairo_status(cr_.get()));
  }

 private:
  template <class Paint>
  void directly(Paint paint) {
    cairo_surface_flush(surface_.get());
    paint();
    cairo_surface_mark_dirty(surface_.get());
  }

  Image& image_;
  double scale_;
  PixelBox whole_, clip_;
  bool nothing_seen_ = false;
  SurfacePtr surface_;
  CairoPtr cr_;
  CairoCanvas canvas_;
};

/// Draws vectors: PDF and SVG. With `picture_scale` > 0 fills are a picture of so many pixels a unit.
class VectorPainter {
 public:
  VectorPainter(cairo_t* cr, const map::Scene& scene, double picture_scale)
      : cr_(cr), page_{0, 0, scene.width, scene.height}, window_(page_), canvas_(cr, 0) {
    if (picture_scale > 0) picture_.emplace(cr, picture_scale);
  }

  void operator()(const map::FillItem& item) {
    if (picture_) {
      picture_->add(item, window_);
    } else {
      fill_vectors(cr_, canvas_, item, window_);
    }
  }
  void operator()(const map::StrokeItem& item) {
    finish();
    stroke_vectors(cr_, item, window_);
  }
  void operator()(const map::ClipItem& item) {
    finish();
    window_ = item.rect.w <= 0 || item.rect.h <= 0 ? page_ : item.rect;
    clip_to(cr_, window_.x, window_.y, window_.w, window_.h);
  }
  template <class Item>
  void operator()(const Item& item) {
    finish();
    canvas_.draw(item);
  }
  void finish() {
    if (picture_) picture_->place();
  }

 private:
  cairo_t* cr_;
  map::Rect page_, window_;
  CairoCanvas canvas_;
  std::optional<FillsPicture> picture_;
};

cairo_status_t append(void* bytes, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : drawable(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
  }
  return out;
}

/// Cairo cannot say a title in SVG, so it is put in after the opening tag.
void put_title(std::string& svg, const std::string& title) {
  const auto tag = svg.find("<svg"), end = tag == std::string::npos ? tag : svg.find('>', tag);
  if (end != std::string::npos && !title.empty()) svg.insert(end + 1, "\n<title>" + escaped(title) + "</title>");
}

/// Cairo numbers a file's group and its pictures by all surfaces the program ever made; the same map is to be the same file.
void drop_numbers(std::string& svg) {
  const auto renumber = [&](const std::string& mark, const std::string& number, std::size_t from) {
    const auto at = svg.find(mark, from);
    if (at == std::string::npos) return at;
    const auto digits = at + mark.size();
    svg.replace(digits, svg.find('"', digits) - digits, number);
    return digits;
  };
  renumber("<g id=\"surface", "", 0);
  // Each picture is used once, in the order in which they stand.
  for (const auto* mark : {"<image id=\"image", "xlink:href=\"#image"}) {
    std::size_t at = 0;
    for (int i = 1; at != std::string::npos; ++i) at = renumber(mark, std::to_string(i), at);
  }
}

/// One PDF of all pages, or the SVG of the first and only one. `picture_scale`: as of VectorPainter.
std::string vector_file(std::span<const map::Scene* const> pages, double points_per_unit, bool pdf,
                        double picture_scale = 0) {
  std::string bytes;
  const auto& first = *pages.front();
  const double width = first.width * points_per_unit, height = first.height * points_per_unit;
  SurfacePtr surface(pdf ? cairo_pdf_surface_create_for_stream(append, &bytes, width, height)
                         : cairo_svg_surface_create_for_stream(append, &bytes, width, height),
                     cairo_surface_destroy);
  check(cairo_surface_status(surface.get()));
  if (pdf) {
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, drawable(first.title).c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Kuiki");
    // Not the time of the export: the same map is the same file, to the byte.
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  }
  for (const auto* scene : pages) {
    if (pdf) cairo_pdf_surface_set_size(surface.get(), scene->width * points_per_unit, scene->height * points_per_unit);
    // A context of its own, so that a page does not inherit the clip of the one before.
    CairoPtr cr(cairo_create(surface.get()), cairo_destroy);
    cairo_scale(cr.get(), points_per_unit, points_per_unit);
    set_color(cr.get(), scene->background);
    cairo_rectangle(cr.get(), 0, 0, scene->width, scene->height);
    if (scene->background.a > 0) cairo_fill(cr.get());
    VectorPainter painter(cr.get(), *scene, picture_scale);
    for (const auto& item : scene->items) std::visit(painter, item);
    painter.finish();
    check(cairo_status(cr.get()));
    cairo_show_page(cr.get());
  }
  cairo_surface_finish(surface.get());
  check(cairo_surface_status(surface.get()));
  if (!pdf) {
    put_title(bytes, first.title);
    drop_numbers(bytes);
  }
  return bytes;
}

/// The extension, in small letters.
std::string extension_of(const std::filesystem::path& output) { return lower_ascii(output.extension().string()); }

void check_size(const map::Scene& scene, double scale) {
  const double most = 32767;
  if (!(scene.width * scale >= 0.5) || !(scene.height * scale >= 0.5))
    throw Error(Fault::usage, say("図の大きさが0です。幅と高さを1ピクセル以上にしてください",
                                  "the picture has no size; give a width and height of 1 pixel or more"));
  if (scene.width * scale > most + 0.5 || scene.height * scale > most + 0.5)
    throw Error(Fault::usage,
                say("{:.0f}×{:.0f}ピクセルは大きすぎます。一辺は32,767ピクセルまでです。解像度か用紙を小さくしてください",
                    "{:.0f}×{:.0f} pixels are too many; a side can have 32,767. Choose a smaller resolution or page",
                    scene.width * scale, scene.height * scale));
}

}  // namespace

Image paint_image(const map::Scene& scene, double device_scale) {
  check_size(scene, device_scale);
  Image image{static_cast<int>(std::lround(scene.width * device_scale)),
              static_cast<int>(std::lround(scene.height * device_scale)),
              {}};
  image.pixels.assign(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height),
                      premultiplied(scene.background));
  ImagePainter painter(image, device_scale);
  for (const auto& item : scene.items) std::visit(painter, item);
  painter.finish();
  return image;
}

void write_scene(const map::Scene& scene, const std::filesystem::path& output, double device_scale, double points_per_unit,
                 Fills fills) {
  const auto extension = extension_of(output);
  if (extension == ".png") {
    write_whole(output, encode_png(paint_image(scene, device_scale), device_scale / points_per_unit * 72 / 0.0254));
  } else if (extension == ".pdf" || extension == ".svg") {
    const double picture_scale = fills == Fills::picture ? device_scale : 0;
    check_size(scene, std::max(points_per_unit, picture_scale));
    const auto* const page = &scene;
    write_whole(output, vector_file({&page, 1}, points_per_unit, extension == ".pdf", picture_scale));
  } else {
    throw Error(Fault::usage, say("{}: 拡張子は .png、.svg、.pdf のいずれかにしてください",
                                  "{}: the name must end in .png, .svg or .pdf", output.string()));
  }
}

void write_pages(std::span<const map::Scene* const> pages, const std::filesystem::path& output, double points_per_unit) {
  if (extension_of(output) != ".pdf")
    throw Error(Fault::usage, say("{}: 何ページもあるファイルの拡張子は .pdf にしてください",
                                  "{}: the name of a file of several pages must end in .pdf", output.string()));
  if (pages.empty())
    throw Error(Fault::usage, say("{}: 書き出すページがありません", "{}: there is no page to write", output.string()));
  for (const auto* page : pages) check_size(*page, points_per_unit);
  write_whole(output, vector_file(pages, points_per_unit, true));
}

void write_png(const Image& image, const std::filesystem::path& output) { write_whole(output, encode_png(image)); }

}  // namespace kuiki::render
