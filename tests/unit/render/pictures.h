#pragma once
#include <cairo.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "map/scene.h"
#include "render/page_painter.h"

/// What tests say about pictures.
namespace kuiki::render {

inline std::uint32_t pixel(const Image& image, int x, int y) {
  return image.pixels.at(static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x));
}
/// 0xAARRGGBB of an opaque colour.
inline std::uint32_t opaque(std::uint32_t hex) { return 0xff000000u | hex; }

inline int channel(std::uint32_t pixel, int shift) { return static_cast<int>(pixel >> shift & 255); }
inline int red(std::uint32_t p) { return channel(p, 16); }

/// A white scene of w × h units.
template <class... Items>
map::Scene scene(double w, double h, Items... items) {
  map::Scene s;
  s.width = w;
  s.height = h;
  (s.items.push_back(std::move(items)), ...);
  return s;
}

inline std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// A folder of this test, empty at its beginning.
inline std::filesystem::path test_folder() {
  const auto* info = testing::UnitTest::GetInstance()->current_test_info();
  const auto folder =
      std::filesystem::path(KUIKI_BUILD_DIR) / "test-render" / (std::string(info->test_suite_name()) + "." + info->name());
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder;
}

/// As another program reads it.
inline Image read_png(const std::filesystem::path& file) {
  cairo_surface_t* surface = cairo_image_surface_create_from_png(file.string().c_str());
  EXPECT_EQ(cairo_surface_status(surface), CAIRO_STATUS_SUCCESS) << file;
  Image image{cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface), {}};
  const auto row = static_cast<std::size_t>(image.width);
  image.pixels.resize(row * static_cast<std::size_t>(image.height));
  for (int y = 0; y < image.height; ++y)
    std::memcpy(
        image.pixels.data() + static_cast<std::size_t>(y) * row,
        cairo_image_surface_get_data(surface) + static_cast<std::ptrdiff_t>(y) * cairo_image_surface_get_stride(surface),
        row * 4);
  if (cairo_image_surface_get_format(surface) == CAIRO_FORMAT_RGB24)
    for (auto& p : image.pixels) p |= 0xff000000u;
  cairo_surface_destroy(surface);
  return image;
}

}  // namespace kuiki::render
