#include "store/file_kind.h"

#include <algorithm>
#include <fstream>

#include "base/error.h"
#include "base/strings.h"

namespace kuiki::store {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void is_no_map(const std::string& shown, const Text& what) {
  throw Error(Fault::input_missing, say("{} は、{}", "{} {}", shown, what));
}

std::string first_bytes(const fs::path& file, const std::string& shown) {
  std::ifstream in(file, std::ios::binary);
  std::string head(4096, '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  if (in.bad() || (!in && in.gcount() == 0 && !in.eof())) {
    throw Error(Fault::input_missing,
                say("{} を読めません。権限を確かめてください。", "{} cannot be read; check its permissions", shown));
  }
  head.resize(static_cast<std::size_t>(in.gcount()));
  return head;
}

/// Text without the zeros of UTF-16, byte order marks and spaces before it: enough to recognise it by.
std::string bare(std::string_view head) {
  std::string text;
  for (const char c : head) {
    if (c != '\0') text += c;
  }
  for (const std::string_view mark : {"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"}) {
    if (text.starts_with(mark)) text.erase(0, mark.size());
  }
  return std::string(trim(text));
}

/// Parts of a shapefile and of a MapInfo table that people name instead of the main one.
fs::path main_part(const fs::path& file) {
  const std::string extension = extension_of(file);
  for (const auto* part : {".dbf", ".shx", ".prj", ".cpg"}) {
    if (extension == part) return fs::path(file).replace_extension(".shp");
  }
  return {};
}

void refuse_what_is_something_else(std::string_view head, const std::string& shown) {
  if (head.empty())
    is_no_map(shown, {"空のファイルです（0 バイト）。もう一度取得してください。", "is empty (0 bytes); get it again"});
  if (head.starts_with("\xd0\xcf\x11\xe0")) {
    is_no_map(shown, {"旧形式の Office の文書です。面の図形を持つファイルを指定してください。",
                      "is an old Office document; name a file of polygons"});
  }
  if (head.starts_with("%PDF")) {
    is_no_map(shown, {"PDF です。元の地図データを指定してください。", "is a PDF; name the data the map was made from"});
  }
  if (head.starts_with("\x89PNG") || head.starts_with("\xff\xd8\xff") || head.starts_with("GIF8")) {
    is_no_map(shown, {"画像です。元の地図データを指定してください。", "is a picture; name the data the map was made from"});
  }
}

}  // namespace

std::string extension_of(const fs::path& file) { return lower_ascii(file.extension().string()); }

FileKind file_kind(const fs::path& file, const std::string& shown) {
  const std::string head = first_bytes(file, shown);
  refuse_what_is_something_else(head, shown);
  if (head.starts_with(std::string_view("SQLite format 3\0", 16))) return FileKind::sqlite;
  if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06")) return FileKind::zip;
  if (head.starts_with(std::string_view("\x00\x00\x27\x0a", 4))) {
    if (const auto main = main_part(file); !main.empty()) {
      is_no_map(shown, say("Shapefile の一部です。{} を指定してください。", "is a part of a shapefile; name {}",
                           main.filename().string()));
    }
    return FileKind::shapefile;
  }
  if (head.starts_with("fgb\x03")) return FileKind::flatgeobuf;
  const std::string text = bare(head);
  const std::string small = lower_ascii(text);
  if (text.starts_with("version https://git-lfs")) {
    is_no_map(shown, {"Git LFS のポインタで、データそのものではありません。git lfs pull で本体を取得してください。",
                      "is a pointer of Git LFS, not the data; get the data with git lfs pull"});
  }
  if (small.starts_with("<!doctype html") || small.starts_with("<html")) {
    is_no_map(shown, {"ウェブページ（HTML）が保存されたものです。ダウンロードし直してください。",
                      "is a saved web page (HTML); download the data again"});
  }
  if (text.starts_with("{") || text.starts_with("[")) return FileKind::json;
  if (text.starts_with("<")) return FileKind::xml;
  if (small.starts_with("version") && small.find("columns") != std::string::npos) return FileKind::mapinfo_text;
  if (small.starts_with("!table")) return FileKind::mapinfo_table;
  const std::string extension = extension_of(file);
  if (extension == ".shp") {
    is_no_map(shown, {"Shapefile の図形ファイルではありません（先頭が違います）。元のデータを写し直してください。",
                      "is no shapefile (its first bytes are others); copy it afresh from where it came"});
  }
  if (extension == ".json" || extension == ".geojson" || extension == ".topojson") {
    is_no_map(shown, {"JSON ではありません。もう一度取得してください。", "is no JSON; get it again"});
  }
  if (const auto main = main_part(file); !main.empty()) {
    is_no_map(shown, say("Shapefile の一部です。{} を指定してください。", "is a part of a shapefile; name {}",
                         main.filename().string()));
  }
  if (head.find('\0') != std::string::npos || extension == ".zip") {
    is_no_map(shown, {"知られた形式の地図データではありません。GeoPackage、Shapefile、GeoJSON などを指定してください。",
                      "is no map data of a known format; name a GeoPackage, Shapefile, GeoJSON or the like"});
  }
  return FileKind::table;
}

}  // namespace kuiki::store
