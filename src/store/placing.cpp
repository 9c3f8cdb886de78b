#include "store/placing.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/printable.h"
#include "geo/plane_zone.h"

namespace kuiki::store {
namespace {

using Kind = geo::CoordinateLook::Kind;

Text looks_like(Kind kind) {
  switch (kind) {
    case Kind::japan:
      return {"日本の経度・緯度（度）", "longitude and latitude in Japan (degrees)"};
    case Kind::japan_exchanged:
      return {"日本の緯度・経度（度、緯度が先）", "latitude and longitude in Japan (degrees, latitude first)"};
    case Kind::degrees:
    case Kind::exchanged:
      return {"経緯度（度）", "degrees of longitude and latitude"};
    case Kind::plane:
      return {"平面直角座標系などのメートル", "metres of a plane coordinate system"};
    case Kind::mercator:
      return {"Web メルカトル（EPSG:3857）のメートル", "metres of Web Mercator (EPSG:3857)"};
    case Kind::large:
    case Kind::zero:
      break;
  }
  return {"メートルなど、度ではない数", "metres or other numbers that are no degrees"};
}

Text advice(Kind kind) {
  switch (kind) {
    case Kind::japan:
    case Kind::japan_exchanged:
    case Kind::degrees:
    case Kind::exchanged:
      return {"経緯度なら --source-crs EPSG:6668 を付けてください。",
              "if they are longitude and latitude, add --source-crs EPSG:6668"};
    case Kind::mercator:
      return {"そのとおりなら --source-crs EPSG:3857 を付けてください。", "if so, add --source-crs EPSG:3857"};
    default:
      return {"正しい座標系を --source-crs で指定してください（平面直角座標系は EPSG:6669〜6687）。",
              "say the right one with --source-crs (the plane zones of Japan are EPSG:6669 to 6687)"};
  }
}

/// The first point that is not at 0, 0 and its like, as it stands in the file.
Text example(const RawLayer& raw) {
  for (const auto p : raw.shapes.points) {
    if (geo::CoordinateLook::kind_of(p) != Kind::zero) return plain(fmt::format("{:.7g}, {:.7g}", p.x, p.y));
  }
  if (raw.seen.empty()) return {};
  const auto middle = raw.seen.center();
  return plain(fmt::format("{:.7g}, {:.7g}", middle.x, middle.y));
}

Text says_what(const StatedCrs& stated, const std::string& source_crs, const ToLonLat& believed) {
  if (!source_crs.empty()) return say("--source-crs は {} です", "--source-crs says {}", short_name(source_crs));
  if (stated.degrees_by_rule)
    return {"この形式の座標は経緯度と決まっています", "this format holds degrees by its own rules"};
  if (stated.definition.empty())
    return {"ファイルに座標系の記載がありません", "the file names no coordinate reference system"};
  return say("ファイルの座標系は「{}」です", "the file says \"{}\"", short_name(believed.name()));
}

bool is_degrees(Kind kind) {
  return kind == Kind::japan || kind == Kind::japan_exchanged || kind == Kind::degrees || kind == Kind::exchanged;
}

/// Of plane metres: are they in their zone as they are, or only with x and y exchanged (測量座標では X が北)?
enum class InZone { as_is, exchanged, neither };
InZone in_zone(const ToLonLat& believed, const RawLayer& raw) {
  std::size_t as_is = 0;
  std::size_t near = 0;
  std::size_t exchanged = 0;
  std::size_t tried = 0;
  const auto& points = raw.shapes.points;
  const std::size_t step = std::max<std::size_t>(1, points.size() / 60);
  std::vector<geo::Point> direct;
  std::vector<geo::Point> other;
  for (std::size_t i = 0; i < points.size(); i += step) {
    direct.push_back(points[i]);
    other.push_back({points[i].y, points[i].x});
  }
  believed.apply(std::span(direct));
  believed.apply(std::span(other));
  for (std::size_t i = 0; i < direct.size(); ++i) {
    ++tried;
    as_is += geo::in_plane_zone(believed.zone(), direct[i]);
    near += geo::near_plane_zone(believed.zone(), direct[i]);
    exchanged += geo::in_plane_zone(believed.zone(), other[i]);
  }
  if (2 * as_is >= tried) return InZone::as_is;
  if (10 * exchanged >= 9 * tried) return InZone::exchanged;
  return 2 * near >= tried ? InZone::as_is : InZone::neither;
}

Text put_right(const Text& why) {
  return say("座標の軸が逆とみられるので、x と y を入れ替えて描きました（{}）。正しいか地図で確かめてください。",
             "the axes seem to be exchanged, so x and y were swapped ({}); check the map", why);
}

}  // namespace

ToLonLat believed_crs(const LayerName& where, const StatedCrs& stated, const std::string& source_crs) {
  if (!source_crs.empty()) {
    if (!crs_readable(source_crs)) {
      throw Error(Fault::usage, say("座標系「{}」が見つかりません。--source-crs には「EPSG:6677」のように書いてください。",
                                    "there is no coordinate reference system \"{}\"; write --source-crs like \"EPSG:6677\"",
                                    short_name(source_crs)));
    }
    return ToLonLat(source_crs);
  }
  if (!stated.damaged.empty() || (!stated.definition.empty() && !crs_readable(stated.definition))) {
    const std::string& words = stated.damaged.empty() ? stated.definition : stated.damaged;
    where.wrong(say("座標系の記載が読めません（「{}」）。正しい座標系を --source-crs EPSG:6668 のように指定してください。",
                    "its coordinate reference system cannot be read (\"{}\"); say the right one, for example with "
                    "--source-crs EPSG:6668",
                    short_name(words, 60)));
  }
  return stated.definition.empty() ? ToLonLat() : ToLonLat(stated.definition);
}

Placing place(const LayerName& where, const StatedCrs& stated, const std::string& source_crs, const ToLonLat& believed,
              const RawLayer& raw) {
  Placing out;
  const Kind kind = raw.look.mostly();
  if (kind == Kind::zero) return out;
  const auto contradict = [&] {
    where.wrong(say("座標（{}）は{}のようですが、{}。{}", "its coordinates ({}) look like {}, but {}; {}", example(raw),
                    looks_like(kind), says_what(stated, source_crs, believed), advice(kind)));
  };
  if (believed.degrees() != is_degrees(kind)) contradict();
  if (!believed.degrees()) {
    const InZone where_it_is = believed.zone() > 0 ? in_zone(believed, raw) : InZone::as_is;
    if (where_it_is == InZone::exchanged) {
      out.exchange = true;
      out.notes.push_back(put_right(say("平面直角座標系 第{}系では、入れ替えると範囲に入ります",
                                        "in zone {} of the plane system they fit only so", believed.zone())));
    } else if (where_it_is == InZone::neither) {
      out.notes.push_back(
          say("座標が平面直角座標系 第{}系の区域の外にあります。座標系（系の番号）が正しいか確かめ、違えば --source-crs で"
              "指定してください。",
              "the coordinates lie outside the region of zone {} of the plane system; check the zone, and say the right one "
              "with --source-crs",
              believed.zone()));
    }
    return out;
  }
  if (kind == Kind::japan_exchanged || kind == Kind::exchanged) {
    out.exchange = true;
    out.notes.push_back(put_right(
        say("そのままでは日本の外、入れ替えると{}", "as they stand they lie outside, swapped they are {}",
            kind == Kind::japan_exchanged ? Text{"日本の中です", "in Japan"} : Text{"経緯度になります", "degrees"})));
  } else if (stated.definition.empty() && source_crs.empty() && !stated.degrees_by_rule) {
    out.notes.push_back({"座標系の記載がないので、JGD2011 の経緯度とみなしました（違えば --source-crs で指定してください）",
                         "the file names no coordinate reference system; its numbers were taken for longitude and latitude "
                         "of JGD2011 (else say it with --source-crs)"});
  }
  return out;
}

void exchange_axes(RawLayer& raw) {
  auto& shapes = raw.shapes;
  for (auto& p : shapes.points) std::swap(p.x, p.y);
  std::uint32_t first = 0;
  for (const auto end : shapes.ring_end) {
    std::reverse(shapes.points.begin() + first, shapes.points.begin() + end);
    first = end;
  }
  raw.seen = {raw.seen.y0, raw.seen.x0, raw.seen.y1, raw.seen.x1};
}

}  // namespace kuiki::store
