#include "store/open_vector.h"

#include <algorithm>

#include "base/error.h"
#include "base/fold.h"
#include "base/printable.h"
#include "base/strings.h"
#include "store/archive.h"
#include "store/file_kind.h"
#include "store/gdal_source.h"
#include "store/json_check.h"
#include "store/layer_choice.h"
#include "store/rows_source.h"
#include "store/source_text.h"

namespace kuiki::store {
namespace fs = std::filesystem;
namespace {

/// Addresses and the prefixes of libraries are no files of a user's.
void refuse_what_is_no_path(const fs::path& file) {
  const std::string name = file.generic_string();
  const std::string small = lower_ascii(name);
  const auto first = small.find_first_not_of('/');
  const bool virtual_path = first != std::string::npos && first > 0 && small.compare(first, 3, "vsi") == 0;
  if (virtual_path || small.find("://") != std::string::npos) {
    throw Error(Fault::input_missing,
                say("{} はファイルの場所ではありません（ウェブなどの場所は開きません）。手元のファイルを指定してください。",
                    "{} is no place of a file (addresses are not opened); name a file of this computer", short_name(name)));
  }
}

void check_file(const fs::path& file, const std::string& shown) {
  std::error_code ignored;
  const auto status = fs::status(file, ignored);
  if (!fs::exists(status)) {
    throw Error(Fault::input_missing, say("{} がありません。ファイルの場所を確かめてください。",
                                          "{} is not there; check the file's name and folder", shown));
  }
  if (fs::is_directory(status)) {
    throw Error(Fault::input_missing, say("{} はフォルダーです。その中のファイルを指定してください。",
                                          "{} is a folder; name a file in it", shown));
  }
  if (!fs::is_regular_file(status)) {
    throw Error(Fault::input_missing, say("{} は普通のファイルではありません（装置かパイプです）。",
                                          "{} is no ordinary file (a device or a pipe)", shown));
  }
}

void add_note(VectorSource& source, const Text& note) {
  if (!note.empty()) source.notes.push_back(note);
}

std::unique_ptr<VectorSource> open_json(const VectorInput& input) {
  SourceText source = read_source_text(input.file, input.shown);
  const JsonFacts facts = check_json(source.text, input.shown);
  GdalOpening opening;
  opening.driver = facts.topology ? "TopoJSON" : facts.lines ? "GeoJSONSeq" : "GeoJSON";
  opening.degrees_by_rule = !facts.names_crs;
  opening.memory = std::make_shared<MemoryFolder>();
  const std::string ending = facts.lines ? ".geojsonl" : ".geojson";
  opening.path = opening.memory->add(input.file.stem().string() + ending, std::move(source.text));
  auto made = open_gdal_source(input, opening);
  add_note(*made, source.note);
  if (facts.twice) {
    // GDAL takes the last one: which of them is meant, nobody knows.
    made->twice = facts.twice->name;
    made->twice_row = facts.twice->row;
  }
  return made;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

/// The root element's name, without the prefix of its namespace.
std::string root_of(std::string_view text) {
  for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (at + 1 >= text.size() || text[at + 1] == '?' || text[at + 1] == '!') continue;
    auto name = text.substr(at + 1, text.find_first_of(" \t\r\n>/", at + 1) - at - 1);
    if (const auto colon = name.rfind(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
    return lower_ascii(name);
  }
  return {};
}

[[noreturn]] void refused_xml(const VectorInput& input, const Text& what) {
  throw Error(Fault::input_missing, say("{} は、{}", "{} {}", input.shown, what));
}

std::unique_ptr<VectorSource> open_xml(const VectorInput& input) {
  constexpr std::uintmax_t most = std::uintmax_t{512} << 20;
  const std::string head = read_source_bytes(input.file, input.shown, most).substr(0, 1000);
  SourceText source = read_source_text(input.file, input.shown, xml_encoding(head), most);
  drop_xml_encoding(source.text);
  const std::string_view beginning = std::string_view(source.text).substr(0, 64 << 10);
  if (beginning.find("<!ENTITY") != std::string_view::npos) {
    refused_xml(input, {"実体宣言（ENTITY）を含む XML で、安全のため開きません。元のデータから書き出し直してください。",
                        "declares XML entities and is not opened for safety; export it again from its source"});
  }
  const std::string root = root_of(beginning);
  std::unique_ptr<VectorSource> made;
  if (root == "kml") {
    made = open_kml_source(input, source.text);
  } else if (beginning.find("fgd.gsi.go.jp") != std::string_view::npos) {
    made = open_fgd_source(input, source.text);
  } else if (root == "ogrvrtdatasource" || root == "vrtdataset") {
    refused_xml(input, {"ほかのファイルを指すだけの VRT です。指されているファイルを直接指定してください。",
                        "is a VRT that only points to other files; name the file it points to"});
  } else if (root == "svg") {
    refused_xml(input, {"画像（SVG）です。元の地図データを指定してください。",
                        "is a picture (SVG); name the data it was made from"});
  } else if (beginning.find("opengis.net/gml") == std::string_view::npos) {
    refused_xml(input, {"XML ですが、GML や KML の地図ではありません。", "is XML, but no map in GML or KML"});
  } else {
    for (const auto* datum : {"fguuid:jgd2011.bl", "fguuid:jgd2024.bl"})
      replace_all(source.text, datum, "urn:ogc:def:crs:EPSG::6668");
    replace_all(source.text, "fguuid:jgd2001.bl", "urn:ogc:def:crs:EPSG::4612");
    GdalOpening opening;
    opening.driver = "GML";
    opening.memory = std::make_shared<MemoryFolder>();
    opening.path = opening.memory->add(input.file.stem().string() + ".gml", std::move(source.text));
    made = open_gdal_source(input, opening);
  }
  add_note(*made, source.note);
  return made;
}

/// With the charset declared neutral GDAL gives the bytes as they are.
void neutral_charset(std::string& text) {
  const std::string small = lower_ascii(std::string_view(text).substr(0, 4096));
  const auto at = small.find("charset");
  const auto open = small.find('"', at == std::string::npos ? small.size() : at);
  const auto close = small.find('"', open == std::string::npos ? small.size() : open + 1);
  if (close == std::string::npos) return;
  text.replace(open + 1, close - open - 1, "Neutral");
}

fs::path beside(const fs::path& file, const std::string& ending) {
  std::error_code ignored;
  for (const auto& candidate : {ending, std::string{ending[0], static_cast<char>(ending[1] - 32),
                                                    static_cast<char>(ending[2] - 32), static_cast<char>(ending[3] - 32)}}) {
    if (auto other = fs::path(file).replace_extension(candidate); fs::is_regular_file(other, ignored)) return other;
  }
  return {};
}

std::unique_ptr<VectorSource> open_mapinfo(const VectorInput& input, bool text_form) {
  GdalOpening opening;
  opening.driver = "MapInfo File";
  opening.memory = std::make_shared<MemoryFolder>();
  opening.plain_layer = input.file.stem().string();
  // A table's names stand in the encoding of its figures' file, which is binary: both are decoded together when they are read.
  constexpr std::uintmax_t most = std::uintmax_t{1} << 30;
  SourceText main = text_form ? read_source_text(input.file, input.shown)
                              : SourceText{read_source_bytes(input.file, input.shown, most), {}};
  neutral_charset(main.text);
  const std::string small = lower_ascii(main.text);
  if (!text_form && (small.find("type native") == std::string::npos || small.find("open table") != std::string::npos)) {
    throw Error(
        Fault::input_missing,
        say("{} はほかのファイルを指す MapInfo の表（シームレス、ビュー、リンクなど）です。元の表を直接指定してください。",
            "{} is a MapInfo table that points to other files (seamless, view or linked); name the table itself",
            input.shown));
  }
  const std::vector<std::string> parts =
      text_form ? std::vector<std::string>{".mid"} : std::vector<std::string>{".dat", ".map", ".id", ".ind"};
  for (const auto& ending : parts) {
    const auto part = ending.size() == 4 ? beside(input.file, ending) : fs::path(input.file).replace_extension(ending);
    std::error_code ignored;
    const bool there = !part.empty() && fs::is_regular_file(part, ignored);
    if (!there && ending != ".ind" && ending != ".id") {
      throw Error(Fault::input_missing, say("{0} と同じ場所に {1} がありません。{1} も一緒に置いてください。",
                                            "{1} is missing beside {0}; put it there, too", input.shown,
                                            fs::path(input.file).replace_extension(ending).filename().string()));
    }
    if (!there) continue;
    opening.memory->add("table" + ending, text_form ? read_source_text(part, part.string()).text
                                                    : read_source_bytes(part, part.string(), most));
  }
  opening.path = opening.memory->add(text_form ? "table.mif" : "table.tab", std::move(main.text));
  auto made = open_gdal_source(input, opening);
  add_note(*made, main.note);
  return made;
}

bool may_be_a_map(const std::string& path) {
  const std::string extension = extension_of(fs::path(path));
  for (const auto* known : {".shp", ".gpkg", ".geojson", ".json", ".topojson", ".geojsonl", ".fgb", ".gml", ".xml", ".kml",
                            ".mif", ".tab", ".csv"}) {
    if (extension == known) return true;
  }
  return false;
}

std::string stem_of(const std::string& path) { return fs::path(path).stem().string(); }

/// A member and the parts that belong to it, under one name in one folder.
fs::path unpack_with_parts(const Archive& archive, const Archive::Member& member, const fs::path& folder) {
  const auto stem = [](const std::string& path) {
    return lower_ascii(path.substr(0, path.find_last_of('.') == std::string::npos ? path.size() : path.find_last_of('.')));
  };
  fs::path main;
  for (const auto& other : archive.members()) {
    if (stem(other.path) != stem(member.path)) continue;
    if (other.index != member.index && may_be_a_map(other.path)) continue;
    auto file = archive.unpack(other, folder);
    if (other.index == member.index) main = file;
  }
  return main;
}

[[noreturn]] void nothing_in_archive(const std::string& shown, const Archive& archive) {
  std::vector<std::string> names;
  for (const auto& member : archive.members()) names.push_back(member.path);
  if (names.empty()) {
    throw Error(Fault::input_wrong,
                say("{} は空の zip です。もう一度取得してください。", "{} is an empty zip archive; get it again", shown));
  }
  const bool office = std::find(names.begin(), names.end(), "[Content_Types].xml") != names.end() ||
                      std::find(names.begin(), names.end(), "mimetype") != names.end();
  if (office) {
    throw Error(Fault::input_wrong, say("{} は表計算ソフトなどの文書です。面の図形を持つファイルを指定してください。",
                                        "{} is an office document; name a file of polygons", shown));
  }
  throw Error(Fault::input_wrong, say("{} の中に地図データがありません。入っているのは：{}",
                                      "there is no map data in {}; it holds: {}", shown, joined_names(names)));
}

/// Which members of an archive come into question, those first that the wish names.
std::vector<Archive::Member> maps_in(const Archive& archive, const std::optional<std::string>& wish) {
  std::vector<Archive::Member> maps;
  for (const auto& member : archive.members()) {
    if (may_be_a_map(member.path)) maps.push_back(member);
  }
  std::stable_sort(maps.begin(), maps.end(), [&](const auto& a, const auto& b) {
    const auto named = [&](const Archive::Member& m) {
      return wish && (m.path == *wish || fold(stem_of(m.path)) == fold(*wish));
    };
    return named(a) && !named(b);
  });
  return maps;
}

OpenedVector open_archive(const fs::path& file, const std::string& shown, const std::optional<std::string>& layer) {
  const Archive archive(file);
  const auto maps = maps_in(archive, layer);
  if (maps.empty()) nothing_in_archive(shown, archive);
  std::optional<Error> first_trouble;
  for (const auto& member : maps) {
    OpenedVector out;
    out.unpacked.emplace();
    const bool named = layer && (member.path == *layer || fold(stem_of(member.path)) == fold(*layer));
    try {
      VectorInput input{unpack_with_parts(archive, member, out.unpacked->path()), shown + "/" + short_name(member.path),
                        layer};
      if (named) input.layer.reset();
      out.source = open_plain_vector(input);
    } catch (const Error& e) {
      // The only one's own words; of several the next one may be it.
      if (maps.size() == 1 || named) throw;
      if (!first_trouble) first_trouble = e;
      continue;
    }
    std::vector<std::string> others;
    for (const auto& other : maps) {
      if (other.index != member.index) others.push_back(other.path);
    }
    if (!others.empty() && !layer) {
      out.source->notes.push_back(say("zip の中の「{}」を描きました。ほかは --layer に名前を書くと選べます：{}",
                                      "\"{}\" of the archive is drawn; others, to be named with --layer: {}",
                                      short_name(member.path), joined_names(others)));
    }
    return out;
  }
  std::vector<std::string> names;
  names.reserve(maps.size());
  for (const auto& member : maps) names.push_back(member.path);
  if (layer) {
    throw Error(Fault::input_wrong,
                say("{0} に「{1}」がありません。入っているのは：{2}", "there is no \"{1}\" in {0}; it holds: {2}", shown,
                    short_name(*layer), joined_names(names)));
  }
  if (first_trouble) throw Error(first_trouble->fault(), first_trouble->message());
  nothing_in_archive(shown, archive);
}

}  // namespace

std::unique_ptr<VectorSource> open_plain_vector(const VectorInput& input) {
  switch (file_kind(input.file, input.shown)) {
    case FileKind::sqlite:
      return open_gpkg_source(input);
    case FileKind::shapefile:
      return open_shapefile_source(input);
    case FileKind::json:
      return open_json(input);
    case FileKind::flatgeobuf: {
      GdalOpening opening;
      opening.driver = "FlatGeobuf";
      opening.path = fs::absolute(input.file).string();
      return open_gdal_source(input, opening);
    }
    case FileKind::xml:
      return open_xml(input);
    case FileKind::mapinfo_text:
      return open_mapinfo(input, true);
    case FileKind::mapinfo_table:
      return open_mapinfo(input, false);
    case FileKind::table:
      return open_table_source(input);
    case FileKind::zip:
      break;
  }
  throw Error(Fault::input_wrong, say("{} は zip の中の zip です。展開してから指定してください。",
                                      "{} is an archive within an archive; unpack it first", input.shown));
}

OpenedVector open_vector(const fs::path& file, const std::optional<std::string>& layer) {
  refuse_what_is_no_path(file);
  const std::string shown = file.string();
  check_file(file, shown);
  if (file_kind(file, shown) == FileKind::zip) return open_archive(file, shown, layer);
  OpenedVector out;
  out.source = open_plain_vector({file, shown, layer});
  return out;
}

}  // namespace kuiki::store
