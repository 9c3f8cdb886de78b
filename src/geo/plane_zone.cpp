#include "geo/plane_zone.h"

#include <array>
#include <span>
#include <string_view>

#include "base/error.h"
#include "geo/projection.h"

namespace kuiki::geo {
namespace {

/// A line from south to north as (latitude, longitude), latitudes ascending.
struct Bend {
  double lat, lon;
};

double longitude_at(std::span<const Bend> line, double lat) {
  if (lat <= line.front().lat) return line.front().lon;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (lat > line[i].lat) continue;
    const auto &a = line[i - 1], &b = line[i];
    return a.lon + (b.lon - a.lon) * (lat - a.lat) / (b.lat - a.lat);
  }
  return line.back().lon;
}

/// The law divides Hokkaido by municipality and subprefecture. These two lines follow those borders to a few kilometres:
/// XI is Shiribeshi, Oshima, Hiyama, Date, Toyoura, Sobetsu and Toyako; XIII is Tokachi, Kushiro, Nemuro and the south
/// of Okhotsk (Kitami, Abashiri, Bihoro, Saroma …).
constexpr std::array<Bend, 14> west_of_xii = {{{42.00, 141.60},
                                               {42.27, 140.93},
                                               {42.36, 140.93},
                                               {42.41, 140.95},
                                               {42.47, 141.01},
                                               {42.55, 141.07},
                                               {42.62, 141.16},
                                               {42.72, 141.18},
                                               {42.80, 141.12},
                                               {42.88, 141.06},
                                               {43.05, 141.02},
                                               {43.09, 141.13},
                                               {43.145, 141.18},
                                               {43.20, 141.31}}};
constexpr std::array<Bend, 19> east_of_xii = {{{42.00, 143.40},
                                               {42.15, 143.31},
                                               {42.25, 143.12},
                                               {42.40, 142.92},
                                               {42.60, 142.80},
                                               {42.80, 142.70},
                                               {43.00, 142.70},
                                               {43.14, 142.77},
                                               {43.30, 142.68},
                                               {43.42, 142.68},
                                               {43.53, 142.86},
                                               {43.58, 143.10},
                                               {43.72, 143.12},
                                               {43.80, 143.28},
                                               {43.88, 143.46},
                                               {43.95, 143.62},
                                               {44.00, 143.66},
                                               {44.12, 143.74},
                                               {44.22, 144.00}}};

int hokkaido(Point p) {
  if (p.x < longitude_at(west_of_xii, p.y)) return 11;
  return p.x < longitude_at(east_of_xii, p.y) ? 12 : 13;
}

/// 東京都: south of 28° N the islands, divided at 140°30′ and 143° E.
int tokyo(Point p) {
  if (p.y >= 28) return 9;
  if (p.x < 140.5) return 18;
  return p.x <= 143 ? 14 : 19;
}

/// 鹿児島県: the islands between 27° and 32° N, 128°18′ and 130° E (the Amami islands up to 130°13′) are in zone I.
int kagoshima(Point p) {
  const double east = p.y < 29 ? 130 + 13 / 60.0 : 130;
  return p.y >= 27 && p.y <= 32 && p.x >= 128.3 && p.x <= east ? 1 : 2;
}

int okinawa(Point p) {
  if (p.x < 126) return 16;
  return p.x <= 130 ? 15 : 17;
}

}  // namespace

int plane_zone_for(const std::string& prefecture, Point lonlat) {
  // 0: decided by the place.
  static constexpr std::array<std::int8_t, 48> zone_of = {
      0,                            //
      0, 10, 10, 10, 10, 10, 9,     // 北海道 青森 岩手 宮城 秋田 山形 福島
      9, 9,  9,  9,  9,  0,  9,     // 茨城 栃木 群馬 埼玉 千葉 東京 神奈川
      8, 7,  7,  6,                 // 新潟 富山 石川 福井
      8, 8,  7,  8,  7,             // 山梨 長野 岐阜 静岡 愛知
      6, 6,  6,  6,  5,  6,  6,     // 三重 滋賀 京都 大阪 兵庫 奈良 和歌山
      5, 3,  5,  3,  3,             // 鳥取 島根 岡山 広島 山口
      4, 4,  4,  4,                 // 徳島 香川 愛媛 高知
      2, 2,  1,  2,  2,  2,  0, 0,  // 福岡 佐賀 長崎 熊本 大分 宮崎 鹿児島 沖縄
  };
  const auto digit = [&](std::size_t i) {
    return i < prefecture.size() && prefecture[i] >= '0' && prefecture[i] <= '9' ? prefecture[i] - '0' : -100;
  };
  const int code = prefecture.size() == 2 ? digit(0) * 10 + digit(1) : -1;
  switch (code) {
    case 1:
      return hokkaido(lonlat);
    case 13:
      return tokyo(lonlat);
    case 46:
      return kagoshima(lonlat);
    case 47:
      return okinawa(lonlat);
    default:
      break;
  }
  if (code < 1 || code > 47) {
    throw Error(Fault::usage, say("都道府県コード「{}」はありません（01〜47）。",
                                  "there is no prefecture code \"{}\" (01 to 47)", prefecture));
  }
  return zone_of[static_cast<std::size_t>(code)];
}

Point plane_zone_origin(int zone) {
  static constexpr std::array<Point, 19> origins = {{
      {129.5, 33},
      {131, 33},
      {132 + 10 / 60.0, 36},
      {133.5, 33},
      {134 + 20 / 60.0, 36},
      {136, 36},
      {137 + 10 / 60.0, 36},
      {138.5, 36},
      {139 + 50 / 60.0, 36},
      {140 + 50 / 60.0, 40},
      {140.25, 44},
      {142.25, 44},
      {144.25, 44},
      {142, 26},
      {127.5, 26},
      {124, 26},
      {131, 26},
      {136, 20},
      {154, 26},
  }};
  if (zone < 1 || zone > 19) {
    throw Error(Fault::usage, say("平面直角座標系に第{}系はありません（1〜19）。",
                                  "the plane rectangular coordinate system has no zone {} (1 to 19)", zone));
  }
  return origins[static_cast<std::size_t>(zone - 1)];
}

}  // namespace kuiki::geo
