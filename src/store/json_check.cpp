#include "store/json_check.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/error.h"
#include "base/printable.h"

namespace kuiki::store {
namespace {

using nlohmann::json;

constexpr std::size_t deepest = 64;

bool named_crs(const std::string& name) {
  for (const auto* start : {"urn:ogc:def:crs", "urn:x-ogc:def:crs", "EPSG:", "epsg:", "OGC:",
                            "http://www.opengis.net/def/crs/", "https://www.opengis.net/def/crs/"}) {
    if (name.starts_with(start)) return true;
  }
  return false;
}

/// Hears the JSON go by; keeps only what the facts need.
class Listener : public json::json_sax_t {
 public:
  bool null() override { return value(); }
  bool boolean(bool) override { return value(); }
  bool number_integer(number_integer_t) override { return value(); }
  bool number_unsigned(number_unsigned_t) override { return value(); }
  bool number_float(number_float_t, const string_t&) override { return value(); }
  bool binary(binary_t&) override { return value(); }
  bool string(string_t& word) override {
    if (depth_ == 1 && key_ == "type") type = word;
    if (crs_depth_ > 0) {
      if (key_ == "type" && depth_ == crs_depth_) crs_type = word;
      if (key_ == "name") crs_name = word;
      if (key_ == "href" || key_ == "url") crs_linked = true;
    }
    return value();
  }
  bool start_object(std::size_t) override {
    if (key_ == "crs" && crs_depth_ == 0) {
      crs_depth_ = depth_ + 1;
      crs_seen = true;
    }
    if (key_ == "properties" && properties_depth_ == 0 && crs_depth_ == 0) {
      properties_depth_ = depth_ + 1;
      ++rows_;
      names_.clear();
    }
    return deeper();
  }
  bool start_array(std::size_t) override { return deeper(); }
  bool end_object() override {
    if (depth_ == crs_depth_) crs_depth_ = 0;
    if (depth_ == properties_depth_) properties_depth_ = 0;
    --depth_;
    return value();
  }
  bool end_array() override {
    --depth_;
    return value();
  }
  bool key(string_t& word) override {
    key_ = word;
    if (depth_ == properties_depth_ && !twice) {
      if (std::find(names_.begin(), names_.end(), word) != names_.end()) twice = {word, rows_};
      constexpr std::size_t most = 400;
      if (names_.size() < most) names_.push_back(word);
    }
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    error_at = position == 0 ? 0 : position - 1;
    return false;
  }

  std::string type, crs_type, crs_name;
  bool crs_seen = false, crs_linked = false, too_deep = false;
  std::optional<std::size_t> error_at;
  std::optional<JsonFacts::Twice> twice;

 private:
  bool value() {
    key_.clear();
    return true;
  }
  bool deeper() {
    key_.clear();
    too_deep = ++depth_ > deepest;
    return !too_deep;
  }
  std::string key_;
  std::size_t depth_ = 0, crs_depth_ = 0, properties_depth_ = 0, rows_ = 0;
  std::vector<std::string> names_;
};

[[noreturn]] void damaged(std::string_view text, std::size_t at, const std::string& shown, std::size_t lines_before) {
  at = std::min(at, text.size());
  const auto before = text.substr(0, at);
  const auto line = 1 + lines_before + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  const auto start = before.rfind('\n');
  const auto column = at - (start == std::string_view::npos ? 0 : start + 1) + 1;
  if (text.substr(at).find_first_not_of(" \t\r\n") == std::string_view::npos) {
    throw Error(Fault::input_missing,
                say("{} は途中で切れています（{} 行目の途中、{} バイトで終わっています）。もう一度取得してください。",
                    "{} is cut off (it ends within line {}, after {} bytes); get it again", shown, line, text.size()));
  }
  auto from = at - std::min<std::size_t>(at, 12);
  while (from < at && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) ++from;
  throw Error(
      Fault::input_missing,
      say("{} の {} 行目（{} 文字目のあたり「{}」）が JSON として正しくありません（余分なコンマなど）。直すか、元のデータ"
          "から書き出し直してください。",
          "{}, line {} (near character {}, \"{}\") is no proper JSON (a comma too many, for example); mend it or "
          "export it again",
          shown, line, column, one_line(text.substr(from, 24), 40)));
}

void check_one(std::string_view text, const std::string& shown, std::size_t lines_before, Listener& heard) {
  json::sax_parse(text.begin(), text.end(), &heard);
  if (heard.too_deep) {
    throw Error(Fault::input_wrong, say("{} は入れ子が深すぎます（{} 段を超えます）。地図のデータではありません。",
                                        "{} is nested too deeply (more than {} levels) for a map", shown, deepest));
  }
  if (heard.error_at) damaged(text, *heard.error_at, shown, lines_before);
  if (heard.crs_seen && (heard.crs_linked || (!heard.crs_name.empty() && !named_crs(heard.crs_name)))) {
    throw Error(
        Fault::input_wrong,
        say("{} の座標系（crs）はほかのファイルやウェブを指しています。開きませんので、crs を消すか「urn:ogc:def:crs:"
            "EPSG::6668」のような名前に直してください。",
            "the \"crs\" of {} points to another file or address, which is not followed; remove it or write a name such "
            "as \"urn:ogc:def:crs:EPSG::6668\"",
            shown));
  }
}

/// Is the first line a whole feature by itself, with more after it?
bool feature_a_line(std::string_view text) {
  const auto end = text.find('\n');
  if (end == std::string_view::npos || text.find_first_not_of(" \t\r\n\x1e", end) == std::string_view::npos) return false;
  Listener heard;
  auto first = text.substr(0, end);
  if (first.starts_with('\x1e')) first.remove_prefix(1);
  json::sax_parse(first.begin(), first.end(), &heard);
  return !heard.error_at && !heard.too_deep && heard.type == "Feature";
}

}  // namespace

JsonFacts check_json(std::string_view text, const std::string& shown) {
  JsonFacts facts;
  if (feature_a_line(text)) {
    facts.lines = true;
    std::size_t line = 0;
    while (!text.empty()) {
      const auto end = std::min(text.find('\n'), text.size());
      auto one = text.substr(0, end);
      if (one.starts_with('\x1e')) one.remove_prefix(1);
      Listener heard;
      if (one.find_first_not_of(" \t\r") != std::string_view::npos) check_one(one, shown, line, heard);
      if (heard.twice && !facts.twice) facts.twice = {heard.twice->name, line + 1};
      text.remove_prefix(std::min(end + 1, text.size()));
      ++line;
    }
    return facts;
  }
  Listener heard;
  check_one(text, shown, 0, heard);
  facts.topology = heard.type == "Topology";
  facts.twice = heard.twice;
  facts.names_crs = heard.crs_seen;
  if (heard.type.empty() || (heard.type.find("Feature") == std::string::npos && !facts.topology &&
                             heard.type.find("Polygon") == std::string::npos && heard.type != "GeometryCollection")) {
    throw Error(Fault::input_missing, say("{} は JSON ですが、GeoJSON や TopoJSON の地図ではありません。",
                                          "{} is JSON, but no map in GeoJSON or TopoJSON", shown));
  }
  return facts;
}

}  // namespace kuiki::store
