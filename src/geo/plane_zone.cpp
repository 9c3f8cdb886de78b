#include "geo/plane_zone.h"

#include <algorithm>
#include <array>
#include <cmath>
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

namespace {

/// A prefecture, or a part of one with islands far out, and the box about its land (degrees; from the bundled boundaries).
struct Reach {
  const char* prefecture;
  Box box;
};
constexpr std::array<Reach, 50> reaches = {{
    {"01", {139.33, 41.35, 148.89, 45.56}}, {"02", {139.86, 40.22, 141.68, 41.56}}, {"03", {140.65, 38.75, 142.07, 40.45}},
    {"04", {140.27, 37.77, 141.67, 39.0}},  {"05", {139.69, 38.87, 141.0, 40.51}},  {"06", {139.52, 37.73, 140.65, 39.21}},
    {"07", {139.16, 36.79, 141.05, 37.98}}, {"08", {139.69, 35.74, 140.85, 36.95}}, {"09", {139.33, 36.2, 140.29, 37.16}},
    {"10", {138.4, 35.99, 139.67, 37.06}},  {"11", {138.71, 35.75, 139.9, 36.28}},  {"12", {139.74, 34.9, 140.88, 36.1}},
    {"13", {138.94, 29.7, 140.4, 35.9}},    {"13", {140.8, 24.2, 142.3, 27.8}},     {"13", {136.0, 20.4, 136.2, 20.5}},
    {"13", {153.9, 24.2, 154.0, 24.4}},     {"14", {138.92, 35.13, 139.84, 35.67}}, {"15", {137.63, 36.74, 139.9, 38.55}},
    {"16", {136.77, 36.27, 137.76, 36.98}}, {"17", {136.24, 36.07, 137.36, 37.86}}, {"18", {135.45, 35.34, 136.83, 36.3}},
    {"19", {138.18, 35.17, 139.13, 35.97}}, {"20", {137.32, 35.2, 138.74, 37.03}},  {"21", {136.28, 35.13, 137.65, 36.47}},
    {"22", {137.47, 34.57, 139.18, 35.65}}, {"23", {136.67, 34.58, 137.84, 35.42}}, {"24", {135.85, 33.72, 136.99, 35.26}},
    {"25", {135.76, 34.79, 136.46, 35.7}},  {"26", {134.85, 34.71, 136.06, 35.78}}, {"27", {135.09, 34.27, 135.75, 35.05}},
    {"28", {134.25, 34.16, 135.47, 35.67}}, {"29", {135.54, 33.86, 136.23, 34.78}}, {"30", {135.0, 33.43, 136.01, 34.38}},
    {"31", {133.14, 35.06, 134.52, 35.61}}, {"32", {131.67, 34.3, 133.39, 37.24}},  {"33", {133.27, 34.3, 134.41, 35.35}},
    {"34", {132.04, 34.03, 133.47, 35.11}}, {"35", {130.77, 33.71, 132.49, 34.8}},  {"36", {133.66, 33.54, 134.82, 34.25}},
    {"37", {133.45, 34.01, 134.44, 34.56}}, {"38", {132.01, 32.9, 133.69, 34.3}},   {"39", {132.48, 32.7, 134.31, 33.88}},
    {"40", {130.03, 33.0, 131.19, 34.25}},  {"41", {129.74, 32.95, 130.54, 33.62}}, {"42", {128.34, 31.99, 130.38, 34.71}},
    {"43", {129.96, 32.09, 131.33, 33.2}},  {"44", {130.82, 32.71, 132.09, 33.74}}, {"45", {130.7, 31.36, 131.89, 32.84}},
    {"46", {128.4, 27.02, 131.21, 32.31}},  {"47", {122.93, 24.05, 131.33, 27.89}},
}};

template <class Wanted>
bool any_zone_at(Point lonlat, const Wanted& wanted) {
  constexpr double beyond = 0.05;
  return std::any_of(reaches.begin(), reaches.end(), [&](const Reach& reach) {
    const Box box{reach.box.x0 - beyond, reach.box.y0 - beyond, reach.box.x1 + beyond, reach.box.y1 + beyond};
    return box.contains(lonlat) && wanted(plane_zone_for(reach.prefecture, lonlat));
  });
}

}  // namespace

bool in_plane_zone(int zone, Point lonlat) {
  return any_zone_at(lonlat, [&](int there) { return there == zone; });
}

bool near_plane_zone(int zone, Point lonlat) {
  constexpr double apart = 2.1;  // degrees between the meridians of two zones side by side
  const double meridian = plane_zone_origin(zone).x;
  return any_zone_at(lonlat, [&](int there) { return std::abs(plane_zone_origin(there).x - meridian) < apart; });
}

int plane_zone_of_epsg(int code) {
  for (const int first : {6669, 2443, 30161}) {
    if (code >= first && code < first + 19) return code - first + 1;
  }
  return 0;
}

}  // namespace kuiki::geo
