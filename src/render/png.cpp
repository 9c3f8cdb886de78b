#include "render/png.h"

#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <new>

#include "base/parallel.h"

namespace kuiki::render {
namespace {

void put32(std::string& out, std::uint32_t v) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<char>(v >> shift));
}

void chunk(std::string& out, const char* type, std::string_view data) {
  put32(out, static_cast<std::uint32_t>(data.size()));
  const auto from = out.size();
  out.append(type, 4).append(data);
  const auto* bytes = reinterpret_cast<const Bytef*>(out.data() + from);
  put32(out, static_cast<std::uint32_t>(crc32(crc32(0, nullptr, 0), bytes, static_cast<uInt>(out.size() - from))));
}

/// Some rows: filtered and packed for themselves, so that threads can share the work. Joined they are one stream.
struct Piece {
  std::string packed;
  uLong checksum = 1;
  std::size_t raw_size = 0;
};

class RowPacker {
 public:
  RowPacker(const Image& image, int channels, int rows_a_piece, std::vector<Piece>& pieces)
      : image_(image), channels_(channels), rows_(rows_a_piece), pieces_(pieces) {}

  void operator()(std::size_t at) {
    const int from = static_cast<int>(at) * rows_, to = std::min(from + rows_, image_.height);
    const auto bytes = row_bytes();
    above_.assign(bytes, 0);
    raw_.clear();
    raw_.reserve((bytes + 1) * static_cast<std::size_t>(to - from));
    if (from > 0) unpack(from - 1, above_);
    for (int y = from; y < to; ++y) {
      unpack(y, row_);
      // "Up" turns flat areas and upright edges into zeros, which a fast level of zlib then swallows whole.
      raw_.push_back(2);
      for (std::size_t i = 0; i < bytes; ++i) raw_.push_back(static_cast<char>(row_[i] - above_[i]));
      above_.swap(row_);
    }
    pack(pieces_[at], at + 1 == pieces_.size());
  }

 private:
  [[nodiscard]] std::size_t row_bytes() const {
    return static_cast<std::size_t>(image_.width) * static_cast<std::size_t>(channels_);
  }

  void unpack(int y, std::vector<std::uint8_t>& out) const {
    out.resize(row_bytes());
    const auto* pixels = image_.pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(image_.width);
    std::uint8_t* to = out.data();
    for (int x = 0; x < image_.width; ++x, to += channels_) {
      const std::uint32_t p = pixels[x], a = p >> 24;
      std::uint32_t rgb[3] = {p >> 16 & 255, p >> 8 & 255, p & 255};
      if (a != 255)
        for (auto& v : rgb) v = a == 0 ? 0 : std::min(255u, (v * 255 + a / 2) / a);
      for (int c = 0; c < 3; ++c) to[c] = static_cast<std::uint8_t>(rgb[c]);
      if (channels_ == 4) to[3] = static_cast<std::uint8_t>(a);
    }
  }

  void pack(Piece& piece, bool last) const {
    z_stream z{};
    if (deflateInit2(&z, 4, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
    piece.packed.resize(deflateBound(&z, raw_.size()) + 16);
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(raw_.data()));
    z.avail_in = static_cast<uInt>(raw_.size());
    z.next_out = reinterpret_cast<Bytef*>(piece.packed.data());
    z.avail_out = static_cast<uInt>(piece.packed.size());
    deflate(&z, last ? Z_FINISH : Z_FULL_FLUSH);
    piece.packed.resize(z.total_out);
    deflateEnd(&z);
    piece.raw_size = raw_.size();
    piece.checksum = adler32(1, reinterpret_cast<const Bytef*>(raw_.data()), static_cast<uInt>(raw_.size()));
  }

  const Image& image_;
  int channels_, rows_;
  std::vector<Piece>& pieces_;
  std::vector<std::uint8_t> above_, row_;
  std::string raw_;
};

}  // namespace

std::string encode_png(const Image& image, double pixels_per_metre) {
  const bool opaque = std::all_of(image.pixels.begin(), image.pixels.end(), [](std::uint32_t p) { return p >> 24 == 255; });
  const int channels = opaque ? 3 : 4;
  const int rows = std::max(16, (1 << 19) / std::max(1, image.width * channels));
  std::vector<Piece> pieces(static_cast<std::size_t>((image.height + rows - 1) / rows));
  run_parallel(pieces.size(), pieces.size() > 1, RowPacker(image, channels, rows, pieces));

  std::string packed = "\x78\x5e";
  uLong checksum = 1;
  for (const auto& piece : pieces) {
    packed += piece.packed;
    checksum = adler32_combine(checksum, piece.checksum, static_cast<z_off_t>(piece.raw_size));
  }
  put32(packed, static_cast<std::uint32_t>(checksum));

  std::string out = "\x89PNG\r\n\x1a\n", header;
  put32(header, static_cast<std::uint32_t>(image.width));
  put32(header, static_cast<std::uint32_t>(image.height));
  header.append({8, static_cast<char>(opaque ? 2 : 6), 0, 0, 0});
  chunk(out, "IHDR", header);
  chunk(out, "sRGB", std::string_view("\0", 1));
  if (pixels_per_metre > 0) {
    std::string size;
    put32(size, static_cast<std::uint32_t>(std::lround(pixels_per_metre)));
    put32(size, static_cast<std::uint32_t>(std::lround(pixels_per_metre)));
    size.push_back(1);
    chunk(out, "pHYs", size);
  }
  chunk(out, "IDAT", packed);
  chunk(out, "IEND", {});
  return out;
}

}  // namespace kuiki::render
