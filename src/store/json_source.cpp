#include "store/json_source.h"

#include <algorithm>

#include "base/atomic_file.h"
#include "base/utf8.h"

namespace kuiki::store {

using Json = nlohmann::json;

JsonSource::JsonSource(const std::filesystem::path& file)
    : name_((file.parent_path().filename() / file.filename()).generic_string()) {
  const std::string bytes = read_whole(file);
  if (utf8::first_damage(bytes))
    throw wrong({"UTF-8 として読めない文字があります", "bytes that are not UTF-8; save the file as UTF-8"});
  try {
    root = Json::parse(bytes);
  } catch (const Json::parse_error& e) {
    const auto end = bytes.begin() + static_cast<std::ptrdiff_t>(std::min(e.byte, bytes.size()));
    throw wrong(say("{}行目: JSON として読めません。ファイルが途中で切れていないか確認してください",
                    "line {}: not valid JSON; see whether the file is whole", 1 + std::count(bytes.begin(), end, '\n')));
  } catch (const Json::exception&) {  // a number no computer can hold
    throw wrong({"JSON の数値が大きすぎます", "a number in the JSON is too large"});
  }
}

std::pair<double, double> number_pair(const JsonSource& reader, const Json& pair) {
  if (!pair.is_array() || pair.size() < 2 || !pair[0].is_number() || !pair[1].is_number()) {
    throw reader.wrong({"座標は2つの数値でなければなりません", "a coordinate must be two numbers"});
  }
  return {pair[0].get<double>(), pair[1].get<double>()};
}

void check_place(const JsonSource& reader, geo::Point p) {
  if (p.x < 120 || p.x > 156 || p.y < 20 || p.y > 47) {
    throw reader.wrong(
        say("座標 {}, {} は日本の範囲（経度120〜156、緯度20〜47）の外です。経度・緯度の順か確認してください",
            "coordinate {}, {} is outside Japan (longitude 120 to 156, latitude 20 to 47); is longitude first?", p.x, p.y));
  }
}

}  // namespace kuiki::store
