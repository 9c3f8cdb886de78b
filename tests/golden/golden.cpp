// Holds finished maps against pictures that a person has looked at.
//
//     kuiki_golden png|pdf|svg|gl CASE KUIKI BASELINES OUT MAP [OPTIONS...]
//
// png: the real program's PNG against BASELINES/CASE.png. A missing baseline is written there, to be looked at and
// committed,
//      and the test fails. To renew one, delete it and run the test twice.
// pdf: the page as pdftoppm paints it against the program's own PNG of the same size; its title is found by pdftotext.
// svg: well-formed, and the same size as asked for.
// gl:  the scene painted by OpenGL against the same scene painted on a page.
// Pictures that differ are left in OUT beside a picture of the difference.
#include <cairo.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "app/operations.h"
#include "map/page.h"
#include "render/compare.h"
#include "render/gl_painter.h"
#include "render/offscreen_gl.h"
#include "render/page_painter.h"
#include "store/load.h"

namespace fs = std::filesystem;
using kuiki::render::Image;

namespace {

struct Tolerance {
  double mean, share_above;  ///< of render::Difference
};
constexpr Tolerance same_painter{0.0005, 0.001};  // other versions of FreeType and Cairo smooth a little differently
constexpr Tolerance other_painter{0.0045, 0.03};  // poppler puts glyphs on whole pixels; the pictures are shrunk first
constexpr Tolerance opengl{0.0005, 0.001};

struct Case {
  std::string name, map;
  fs::path kuiki, baselines, out;
  std::vector<std::string> options;

  [[nodiscard]] fs::path file(const std::string& ending) const { return out / (name + ending); }
};

Image read_png(const fs::path& file) {
  const std::unique_ptr<cairo_surface_t, void (*)(cairo_surface_t*)> png(
      cairo_image_surface_create_from_png(file.string().c_str()), cairo_surface_destroy);
  if (cairo_surface_status(png.get()) != CAIRO_STATUS_SUCCESS) throw std::runtime_error(file.string() + " is no PNG");
  const int width = cairo_image_surface_get_width(png.get()), height = cairo_image_surface_get_height(png.get());
  const bool opaque = cairo_image_surface_get_format(png.get()) == CAIRO_FORMAT_RGB24;
  Image image{width, height, std::vector<std::uint32_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))};
  for (int y = 0; y < height; ++y) {
    const auto* row =
        cairo_image_surface_get_data(png.get()) + static_cast<std::ptrdiff_t>(y) * cairo_image_surface_get_stride(png.get());
    auto* to = image.pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    std::copy_n(reinterpret_cast<const std::uint32_t*>(row), width, to);
    if (opaque)
      for (int x = 0; x < width; ++x) to[x] |= 0xff000000u;
  }
  return image;
}

/// Means of 3×3 pixels.
Image shrunk(const Image& from) {
  constexpr int n = 3;
  Image to{from.width / n, from.height / n, {}};
  for (int y = 0; y < to.height; ++y)
    for (int x = 0; x < to.width; ++x) {
      std::uint32_t sum[4] = {};
      for (int i = 0; i < n * n; ++i) {
        const auto at = static_cast<std::size_t>(y * n + i / n) * static_cast<std::size_t>(from.width) +
                        static_cast<std::size_t>(x * n + i % n);
        for (int c = 0; c < 4; ++c) sum[c] += from.pixels[at] >> (8 * c) & 255;
      }
      std::uint32_t pixel = 0;
      for (int c = 0; c < 4; ++c) pixel |= (sum[c] / (n * n)) << (8 * c);
      to.pixels.push_back(pixel);
    }
  return to;
}

void run(const std::string& command) {
  if (std::system(command.c_str()) != 0) throw std::runtime_error("failed: " + command);
}

std::string quoted(const fs::path& path) { return "\"" + path.string() + "\""; }

fs::path exported(const Case& c, const std::string& ending) {
  const auto file = c.file(ending);
  fs::remove(file);
  auto command = quoted(c.kuiki) + " export " + c.map + " --output " + quoted(file);
  for (const auto& option : c.options) command += " " + option;
  run(command);
  return file;
}

int judge(const Case& c, const Image& expected, const Image& found, const Tolerance& tolerance) {
  const auto d = kuiki::render::difference(expected, found);
  std::cout << c.name << ": mean " << d.mean << ", seen at a glance " << d.share_above * 100 << " %, most " << d.most
            << " at " << d.x << "," << d.y << "\n";
  if (d.mean <= tolerance.mean && d.share_above <= tolerance.share_above) return 0;
  kuiki::render::write_png(expected, c.file(".expected.png"));
  kuiki::render::write_png(found, c.file(".found.png"));
  kuiki::render::write_png(kuiki::render::difference_picture(expected, found), c.file(".difference.png"));
  std::cerr << "the pictures differ; see " << c.file(".difference.png").string() << "\n";
  return 1;
}

int test_png(const Case& c) {
  const auto found = exported(c, ".png");
  const auto baseline = c.baselines / (c.name + ".png");
  if (!fs::exists(baseline)) {
    fs::copy_file(found, baseline);
    std::cerr << "there was no baseline; " << baseline.string() << " is written: look at it, then run the test again\n";
    return 1;
  }
  return judge(c, read_png(baseline), read_png(found), same_painter);
}

std::string without_space(const std::string& text) {
  std::string out;
  for (const char ch : text)
    if (ch != ' ' && ch != '\n' && ch != '\f' && ch != '\r') out += ch;
  return out;
}

std::string text_of(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

int test_pdf(const Case& c) {
  const auto png = read_png(exported(c, ".page.png"));
  const auto pdf = exported(c, ".pdf");
  run("pdftotext " + quoted(pdf) + " " + quoted(c.file(".txt")));
  const auto title = kuiki::app::open_map(c.map).title.ja;
  if (without_space(text_of(c.file(".txt"))).find(without_space(title)) == std::string::npos) {
    std::cerr << "pdftotext does not find the title " << title << "\n";
    return 1;
  }
  run("pdftoppm -png -singlefile -scale-to-x " + std::to_string(png.width) + " -scale-to-y " + std::to_string(png.height) +
      " " + quoted(pdf) + " " + quoted(c.file(".pdf")));
  return judge(c, shrunk(png), shrunk(read_png(c.file(".pdf.png"))), other_painter);
}

int test_svg(const Case& c) {
  run("xmllint --noout " + quoted(exported(c, ".svg")));
  return 0;
}

int test_gl(const Case& c) {
  const auto data = kuiki::store::load_dataset(kuiki::app::bundled_database());
  const auto page = kuiki::map::layout_pixels(1200, 675);
  kuiki::map::ComposeCache cache;
  const auto scene = kuiki::map::compose_page(*data, kuiki::app::open_map(c.map), page, kuiki::Lang::ja, cache);
  const auto expected = kuiki::render::paint_image(scene, page.device_scale);
  const kuiki::render::OffscreenGl gl(expected.width, expected.height);
  kuiki::render::GlPainter painter;
  painter.paint(scene, 0, 0, page.device_scale, expected.width, expected.height);
  return judge(c, expected, gl.read(), opengl);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 7) return std::cerr << "usage: kuiki_golden png|pdf|svg|gl CASE KUIKI BASELINES OUT MAP [OPTIONS...]\n", 2;
  try {
    const std::string kind = argv[1];
    Case c{argv[2], argv[6], argv[3], argv[4], fs::path(argv[5]) / kind, {argv + 7, argv + argc}};
    fs::create_directories(c.out);
    if (kind == "png") return test_png(c);
    if (kind == "pdf") return test_pdf(c);
    if (kind == "svg") return test_svg(c);
    if (kind == "gl") return test_gl(c);
    std::cerr << "unknown kind " << kind << "\n";
  } catch (const std::exception& error) {
    std::cerr << argv[2] << ": " << error.what() << "\n";
  }
  return 2;
}
