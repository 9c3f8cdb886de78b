#include "map/palette.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/error.h"
#include "base/strings.h"

namespace kuiki::map {

namespace {

using Anchors = std::array<Rgba, 7>;

/// Made for this program in OKLab: lightness falls in even steps from about 0.95 to 0.35, hue and chroma move along. The
/// even lightness is what keeps classes apart in grey and with every type of colour vision; the hue makes them pleasant.
constexpr Anchors blue = {rgb(0xeeeaf7), rgb(0xc4cbeb), rgb(0x91b0de), rgb(0x5995cd),
                          rgb(0x2478b7), rgb(0x005b98), rgb(0x003e71)};
constexpr Anchors green = {rgb(0xf1f2cb), rgb(0xc9d697), rgb(0x93bd7d), rgb(0x5ba376),
                           rgb(0x2a8570), rgb(0x0c6464), rgb(0x06454f)};
constexpr Anchors purple = {rgb(0xf8e8ef), rgb(0xe5bfd3), rgb(0xce98c1), rgb(0xb172b5),
                            rgb(0x9051a3), rgb(0x6b358d), rgb(0x44236a)};
constexpr Anchors orange = {rgb(0xfbedcd), rgb(0xeec98f), rgb(0xe2a156), rgb(0xd2782e),
                            rgb(0xb8541a), rgb(0x923c1b), rgb(0x672b1b)};
constexpr Anchors heat = {rgb(0xfcf3ac), rgb(0xf4c761), rgb(0xec9530), rgb(0xdb622d),
                          rgb(0xb9383e), rgb(0x852352), rgb(0x4b1c4e)};
constexpr Anchors teal = {rgb(0xe1f4ec), rgb(0xafd8d0), rgb(0x7abdba), rgb(0x4ea0a4),
                          rgb(0x2d808c), rgb(0x1f6171), rgb(0x154355)};
constexpr Anchors grey = {rgb(0xe9e8e5), rgb(0xcac9c6), rgb(0xacaba8), rgb(0x8f8d8b),
                          rgb(0x73716f), rgb(0x585654), rgb(0x3e3d3b)};

/// Arms of the diverging palettes, from the middle out.
constexpr Anchors to_blue = {rgb(0xedf0f4), rgb(0xb8d3f0), rgb(0x87b5e4), rgb(0x5796d5),
                             rgb(0x3177ba), rgb(0x195998), rgb(0x0f3d70)};
constexpr Anchors to_orange = {rgb(0xf4f0e7), rgb(0xe9caa1), rgb(0xdea25f), rgb(0xce7a25),
                               rgb(0xb35600), rgb(0x8c3d12), rgb(0x612b17)};
constexpr Anchors to_purple = {rgb(0xf1eff2), rgb(0xdac6e3), rgb(0xc19fd2), rgb(0xa679c1),
                               rgb(0x8857aa), rgb(0x69388d), rgb(0x482168)};
constexpr Anchors to_green = {rgb(0xedf2ec), rgb(0xbcd9b8), rgb(0x8cc08d), rgb(0x62a36c),
                              rgb(0x448454), rgb(0x2a6642), rgb(0x184731)};
constexpr Anchors to_teal = {rgb(0xecf1f1), rgb(0xb6d7d7), rgb(0x82bcbc), rgb(0x55a0a0),
                             rgb(0x2d8382), rgb(0x196464), rgb(0x0f4646)};
constexpr Anchors to_brown = {rgb(0xf4f0e7), rgb(0xe1cdab), rgb(0xcea976), rgb(0xb7874d),
                              rgb(0x9b6733), rgb(0x794c27), rgb(0x55341d)};

/// Found by a search for nine tones light enough for dark names, whose nearest two are farthest apart over all types of
/// colour vision, and which are not taken for sea or paper; the most different ones come first.
constexpr std::array<Rgba, 9> quiet = {rgb(0xfecda5), rgb(0xa9b7a7), rgb(0xa2d3fe), rgb(0xab957a), rgb(0x8ebfdc),
                                       rgb(0xc2ab73), rgb(0xb6eff5), rgb(0xf9d9d1), rgb(0x9aa4ce)};

/// Where on a sequential palette the one tone of a constant lies.
constexpr double quiet_place = 0.16;

struct Made {
  Palette palette;
  const Anchors *first = nullptr, *second = nullptr;  ///< second: the high side of a diverging one
};
const std::array<Made, 11>& made() {
  using enum Palette::Kind;
  static const std::array<Made, 11> all = {{
      {{"blue", {"青", "Blue"}, sequential}, &blue},
      {{"green", {"緑", "Green"}, sequential}, &green},
      {{"orange", {"橙", "Orange"}, sequential}, &orange},
      {{"purple", {"紫", "Purple"}, sequential}, &purple},
      {{"teal", {"青緑", "Teal"}, sequential}, &teal},
      {{"heat", {"黄から赤紫", "Yellow to plum"}, sequential}, &heat},
      {{"grey", {"灰", "Grey"}, sequential}, &grey},
      {{"blue-orange", {"青と橙", "Blue and orange"}, diverging}, &to_blue, &to_orange},
      {{"purple-green", {"紫と緑", "Purple and green"}, diverging}, &to_purple, &to_green},
      {{"teal-brown", {"青緑と茶", "Teal and brown"}, diverging}, &to_teal, &to_brown},
      {{"quiet", {"淡い色分け", "Quiet tones"}, qualitative}},
  }};
  return all;
}

Rgba at(const Anchors& anchors, double t) {
  const double place = std::clamp(t, 0.0, 1.0) * (anchors.size() - 1);
  const auto i = std::min(static_cast<std::size_t>(place), anchors.size() - 2);
  return mix(anchors[i], anchors[i + 1], place - static_cast<double>(i));
}

}  // namespace

std::span<const Palette> palettes() {
  static const std::vector<Palette> all = [] {
    std::vector<Palette> list;
    for (const auto& one : made()) list.push_back(one.palette);
    return list;
  }();
  return all;
}

const Palette* find_palette(std::string_view id) {
  for (const auto& one : palettes())
    if (one.id == id) return &one;
  return nullptr;
}

std::vector<Rgba> palette_colors(std::string_view id, int n, bool reverse) {
  const auto& all = made();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Made& m) { return m.palette.id == id; });
  if (found == all.end()) {
    std::string allowed;
    for (const auto& one : all) add_part(allowed, ", ", one.palette.id);
    throw Error(Fault::usage,
                say("配色「{}」はありません。使えるもの：{}", "There is no palette \"{}\"; allowed: {}.", id, allowed));
  }
  if (n < 1 || n > 9)
    throw Error(Fault::usage,
                say("色の数 {} は使えません。1〜9 にしてください。", "A palette has 1 to 9 colours, not {}.", n));
  std::vector<Rgba> colors;
  switch (found->palette.kind) {
    case Palette::Kind::sequential:
      // A single class is neither low nor high: it must not look like much. Few classes need not go to the ends to be told
      // apart.
      for (int i = 0; i < n; ++i) {
        const double first = n == 1 ? quiet_place : n <= 4 ? 0.03 * (5 - n) : 0, last = n < 6 ? 1 - 0.07 * (6 - n) : 1;
        colors.push_back(at(*found->first, n == 1 ? first : first + (last - first) * i / (n - 1)));
      }
      break;
    case Palette::Kind::diverging: {
      // Both arms darken outwards, the second half a step behind, so that no two classes have the same lightness
      // and the two sides are told apart in grey as well.
      const int side = n / 2;
      for (int i = side; i > 0; --i) colors.push_back(at(*found->first, static_cast<double>(i) / side));
      if (n % 2 == 1) colors.push_back(at(*found->first, 0));
      for (int i = 1; i <= side; ++i) colors.push_back(at(*found->second, (i - 0.5) / side));
      break;
    }
    case Palette::Kind::qualitative:
      colors.assign(quiet.begin(), quiet.begin() + n);
      break;
  }
  if (reverse) std::reverse(colors.begin(), colors.end());
  return colors;
}

}  // namespace kuiki::map
