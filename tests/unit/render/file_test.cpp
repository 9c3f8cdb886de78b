// Files: PNG, SVG and PDF, whole or not at all.
#ifdef __linux__
#include <signal.h>
#include <sys/resource.h>
#endif

#include "base/error.h"
#include "pictures.h"
#include "render/compare.h"
#include "render/png.h"
#include "scenes.h"

namespace kuiki::render {
namespace {

using namespace map;

std::size_t count(const std::string& text, const std::string& word) {
  std::size_t n = 0;
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++n;
  return n;
}

TEST(File, PngIsReadBackExactly) {
  const auto folder = test_folder();
  const auto image = paint_image(scenes::sampler(), 2);
  write_png(image, folder / "a.png");
  const auto back = read_png(folder / "a.png");
  EXPECT_EQ(back.width, image.width);
  EXPECT_EQ(back.pixels, image.pixels);

  auto clear = scene(300, 200, RectItem{{10, 10, 100, 100}, {Rgba{200, 100, 50, 128}}});
  clear.background = {0, 0, 0, 0};
  const auto translucent = paint_image(clear, 1);
  write_png(translucent, folder / "b.png");
  const auto translucent_back = read_png(folder / "b.png");
  EXPECT_EQ(pixel(translucent_back, 5, 5), 0u);
  for (int shift = 0; shift < 32; shift += 8)
    EXPECT_NEAR(channel(pixel(translucent_back, 50, 50), shift), channel(pixel(translucent, 50, 50), shift), 1);
}

TEST(File, PngSaysItsResolution) {
  const auto folder = test_folder();
  // A4 at 300 dpi: 0.75 points a unit, 300/96 pixels a unit.
  write_scene(scene(80, 40), folder / "a.png", 300.0 / 96, 0.75);
  const auto bytes = bytes_of(folder / "a.png");
  const auto at = bytes.find("pHYs");
  ASSERT_NE(at, std::string::npos);
  unsigned per_metre = 0;
  for (std::size_t i = 0; i < 4; ++i) per_metre = per_metre << 8 | static_cast<unsigned char>(bytes[at + 4 + i]);
  EXPECT_EQ(per_metre, 11811u);
}

TEST(File, SameBytesEveryTime) {
  const auto folder = test_folder();
  for (const auto* ending : {"png", "svg", "pdf"}) {
    const auto a = folder / (std::string("a.") + ending), b = folder / (std::string("b.") + ending);
    write_scene(scenes::sampler(), a, 2, 0.75);
    write_scene(scenes::sampler(), b, 2, 0.75);
    EXPECT_GT(bytes_of(a).size(), 10000u);
    EXPECT_TRUE(bytes_of(a) == bytes_of(b)) << ending;
  }
}

TEST(File, PdfHasFontsTextAndTitle) {
  const auto folder = test_folder();
  write_scene(scenes::sampler(), folder / "a.PDF", 1, 0.75);
  const auto bytes = bytes_of(folder / "a.PDF");
  EXPECT_EQ(bytes.substr(0, 5), "%PDF-");
  EXPECT_GE(count(bytes, "/FontFile"), 2u);
  EXPECT_GE(count(bytes, "/ToUnicode"), 2u);
  EXPECT_NE(bytes.find("BIZUDPGothic"), std::string::npos);
  EXPECT_NE(bytes.find("20000101000000Z"), std::string::npos);
  EXPECT_NE(bytes.find("/MediaBox [ 0 0 480 300 ]"), std::string::npos);
  EXPECT_EQ(count(bytes, "/Subtype /Image"), 0u) << "all of it is vectors";
}

TEST(File, SvgIsVectorsWithATitle) {
  const auto folder = test_folder();
  write_scene(scenes::sampler(), folder / "a.svg", 1, 0.75);
  const auto bytes = bytes_of(folder / "a.svg");
  EXPECT_NE(bytes.find("<title>区域 &lt;見本&gt; &amp; 髙﨑</title>"), std::string::npos);
  EXPECT_EQ(count(bytes, "<svg"), 1u);
  EXPECT_EQ(count(bytes, "<image"), 0u);
  EXPECT_NE(bytes.find("width=\"480pt\" height=\"300pt\""), std::string::npos);
}

TEST(File, VectorsOfWhatIsNotSeenAreLeftOut) {
  const auto folder = test_folder();
  const auto city = scenes::wards(200, 100000, 400);
  const auto file = [&](double k) {
    auto s = scene(200, 200, FillItem{city, {k, 100, 100}, {{rgb(0x74a9cf)}}, {}},
                   StrokeItem{city, {k, 100, 100}, rgb(0xffffff), 1, {}},
                   StrokeItem{city, {k, 100, 100}, rgb(0xffffff), 1, {4, 2}});
    write_scene(s, folder / "a.svg", 1, 0.75);
    return bytes_of(folder / "a.svg").size();
  };
  EXPECT_LT(file(1) * 20, file(0.001));
}

TEST(File, FillsAsAPictureStandWhereTheyWouldAsShapes) {
  const auto folder = test_folder();
  const auto city = scenes::wards(200, 100000, 400);
  const FillItem fill{city, {0.0015, 110, 90}, {{rgb(0x2b8cbe)}}, {}};
  const auto map = scene(200, 200, ClipItem{{20, 10, 150, 160}}, fill, fill, StrokeItem{city, fill.at, rgb(0xffffff), 1, {}},
                         fill, ClipItem{});
  for (const auto* ending : {"svg", "pdf"}) {
    const auto a = folder / (std::string("a.") + ending), b = folder / (std::string("b.") + ending);
    write_scene(map, a, 2, 0.75, Fills::picture);
    write_scene(map, b, 2, 0.75, Fills::picture);
    EXPECT_TRUE(bytes_of(a) == bytes_of(b)) << ending;
    write_scene(map, b, 2, 0.75);
    EXPECT_LT(bytes_of(a).size() * 2, bytes_of(b).size()) << ending;
  }
  const auto svg = bytes_of(folder / "a.svg");
  EXPECT_EQ(count(svg, "<image "), 2u) << "what follows one another is one picture";
  EXPECT_EQ(count(svg, "width=\"300\" height=\"320\""), 2u) << "as large as the clip, two pixels a unit";
  for (const auto* name : {"id=\"image1\"", "\"#image1\"", "id=\"image2\"", "\"#image2\""})
    EXPECT_EQ(count(svg, name), 1u) << name;
  EXPECT_EQ(count(bytes_of(folder / "b.svg"), "<image "), 0u);
  EXPECT_THROW(write_scene(map, folder / "c.svg", 200, 0.75, Fills::picture), Error) << "too many pixels";
}

TEST(File, VectorsFarOutsideDoNotWrapAround) {
  // Cairo's numbers end at eight million; a coast far away must not come back on the page.
  const auto folder = test_folder();
  const auto land = scenes::paths({{{{-3e7f, -3e7f}, {3e7f, -3e7f}, {3e7f, 0}, {-3e7f, 0}}}});
  write_scene(scene(100, 100, FillItem{land, {1, 50, 50}, {{rgb(0xff0000)}}, {}},
                    StrokeItem{land, {1, 50, 50}, rgb(0x0000ff), 2, {}}),
              folder / "a.svg", 1, 1);
  const auto bytes = bytes_of(folder / "a.svg");
  for (auto at = bytes.find(" d=\"M"); at != std::string::npos; at = bytes.find(" d=\"M", at + 1))
    for (const char* p = bytes.c_str() + at + 4; *p != '"';) {
      char* end = nullptr;
      const double v = std::strtod(p, &end);
      if (end != p) {
        EXPECT_LT(std::abs(v), 200);
      }
      p = end == p ? p + 1 : end;
    }
}

TEST(File, SeveralPagesInOnePdf) {
  const auto folder = test_folder();
  const auto first = scenes::sampler();
  auto clipped = scene(300, 200, ClipItem{{10, 10, 20, 20}}, RectItem{{0, 0, 300, 200}, {rgb(0xff0000)}});
  const auto last = scene(400, 500, TextItem{"最後のページ", {14, false}, 20, 40, rgb(0x1d2730), 0, {}});
  const Scene* const pages[] = {&first, &clipped, &last};
  write_pages(pages, folder / "a.pdf", 0.75);
  write_pages(pages, folder / "b.PDF", 0.75);
  const auto bytes = bytes_of(folder / "a.pdf");
  EXPECT_TRUE(bytes == bytes_of(folder / "b.PDF"));
  EXPECT_EQ(bytes.substr(0, 5), "%PDF-");
  EXPECT_EQ(count(bytes, "/Type /Page\n") + count(bytes, "/Type /Page "), 3u);
  EXPECT_EQ(count(bytes, "/MediaBox [ 0 0 480 300 ]"), 1u);
  EXPECT_EQ(count(bytes, "/MediaBox [ 0 0 225 150 ]"), 1u);
  EXPECT_EQ(count(bytes, "/MediaBox [ 0 0 300 375 ]"), 1u);
  EXPECT_NE(bytes.find("20000101000000Z"), std::string::npos);
  // One page is the same file whichever way it is written.
  const Scene* const one[] = {&first};
  write_pages(one, folder / "one.pdf", 0.75);
  write_scene(first, folder / "same.pdf", 1, 0.75);
  EXPECT_TRUE(bytes_of(folder / "one.pdf") == bytes_of(folder / "same.pdf"));
}

TEST(File, PagesThatCannotBeWrittenLeaveTheOldFile) {
  const auto folder = test_folder();
  const auto small = scene(10, 10), huge = scene(1e6, 10);
  const Scene *const good[] = {&small}, *const bad[] = {&small, &huge};
  const auto fault = [&](std::span<const Scene* const> pages, const char* name) {
    try {
      write_pages(pages, folder / name, 0.75);
    } catch (const Error& e) {
      return e.fault();
    }
    ADD_FAILURE() << "no error for " << name;
    return Fault::internal;
  };
  EXPECT_EQ(fault(good, "a.png"), Fault::usage);
  EXPECT_EQ(fault(good, "a.svg"), Fault::usage);
  EXPECT_EQ(fault({}, "a.pdf"), Fault::usage);
  EXPECT_EQ(fault(good, "missing/a.pdf"), Fault::output);
  std::ofstream(folder / "old.pdf") << "old";
  EXPECT_EQ(fault(bad, "old.pdf"), Fault::usage);
  EXPECT_EQ(bytes_of(folder / "old.pdf"), "old");
}

Fault fault_of(const Scene& s, const std::filesystem::path& file) {
  try {
    write_scene(s, file, 1, 0.75);
  } catch (const Error& e) {
    EXPECT_FALSE(e.message().ja.empty());
    return e.fault();
  }
  ADD_FAILURE() << "no error for " << file;
  return Fault::internal;
}

TEST(File, WhatCannotBeWrittenLeavesTheOldFile) {
  const auto folder = test_folder();
  const auto small = scene(10, 10);
  EXPECT_EQ(fault_of(small, folder / "a.jpg"), Fault::usage);
  EXPECT_EQ(fault_of(small, folder / "a"), Fault::usage);
  EXPECT_EQ(fault_of(small, folder / "missing" / "a.png"), Fault::output);
  std::filesystem::create_directory(folder / "folder.pdf");
  EXPECT_EQ(fault_of(small, folder / "folder.pdf"), Fault::output);
  for (const auto* ending : {".png", ".svg", ".pdf"}) {
    std::ofstream(folder / (std::string("old") + ending)) << "old";
    EXPECT_EQ(fault_of(scene(1e6, 10), folder / (std::string("old") + ending)), Fault::usage);
    EXPECT_EQ(bytes_of(folder / (std::string("old") + ending)), "old");
  }
}

#ifdef __linux__
TEST(File, AFullDiskLeavesTheOldFileAndNothingElse) {
  const auto folder = test_folder();
  const auto before = signal(SIGXFSZ, SIG_IGN);
  rlimit limit{};
  getrlimit(RLIMIT_FSIZE, &limit);
  for (const auto* ending : {".png", ".svg", ".pdf"}) {
    const auto file = folder / (std::string("old") + ending);
    std::ofstream(file) << "old";
    const rlimit tight{2000, limit.rlim_max};
    setrlimit(RLIMIT_FSIZE, &tight);
    const auto fault = fault_of(scenes::sampler(), file);
    setrlimit(RLIMIT_FSIZE, &limit);
    EXPECT_EQ(fault, Fault::output);
    EXPECT_EQ(bytes_of(file), "old");
  }
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 3);
  signal(SIGXFSZ, before);
}
#endif

}  // namespace
}  // namespace kuiki::render
