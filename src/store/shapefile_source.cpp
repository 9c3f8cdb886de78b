#include <algorithm>
#include <cmath>

#include "base/decode.h"
#include "base/error.h"
#include "base/printable.h"
#include "store/dbf_file.h"
#include "store/file_kind.h"
#include "store/gdal_layer.h"
#include "store/memory_file.h"
#include "store/ogr_rings.h"
#include "store/quiet_gdal.h"
#include "store/source_text.h"
#include "store/vector_source.h"

namespace kuiki::store {
namespace fs = std::filesystem;
namespace {

/// A part of the same shapefile, however its ending is written; empty where there is none.
fs::path part_of(const fs::path& shp, const std::string& ending) {
  std::string upper = ending;
  std::transform(upper.begin(), upper.end(), upper.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  std::error_code ignored;
  for (const auto& candidate : {ending, upper}) {
    if (auto file = fs::path(shp).replace_extension(candidate); fs::is_regular_file(file, ignored)) return file;
  }
  return {};
}

std::string small_file(const fs::path& file) {
  if (file.empty()) return {};
  std::ifstream in(file, std::ios::binary);
  std::string text(8192, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

/// The length that the head of a .shp promises, in bytes (https://www.esri.com/content/dam/esrisites/sitecore-archive/Files/
/// Pdfs/library/whitepapers/pdfs/shapefile.pdf: a count of 16-bit words, big-endian, at 24).
std::uintmax_t promised_length(const fs::path& shp) {
  const std::string head = small_file(shp);
  if (head.size() < 100) return 100;
  std::uintmax_t words = 0;
  for (std::size_t i = 24; i < 28; ++i) words = words << 8 | static_cast<unsigned char>(head[i]);
  return words * 2;
}

[[noreturn]] void part_missing(const VectorInput& input, const std::string& ending) {
  throw Error(
      Fault::input_missing,
      say("{0} と同じ場所に {1} がありません。Shapefile は .shp、.shx、.dbf の三つで一組です。{1} も一緒に置いてください。",
          "{1} is missing beside {0}; a shapefile is .shp, .shx and .dbf together, so put {1} there, too", input.shown,
          fs::path(input.file).replace_extension(ending).filename().string()));
}

class ShapefileSource final : public LayerSource {
 public:
  ShapefileSource(const VectorInput& input, std::shared_ptr<MemoryFolder> memory, GDALDatasetUniquePtr dataset,
                  OGRLayer* layer, const fs::path& dbf, const std::string& label)
      : LayerSource(std::move(memory), std::move(dataset), layer, {input.shown, input.file.stem().string()}),
        dbf_(dbf, fs::path(input.shown).replace_extension(".dbf").string()),
        decoder_(label.empty() ? "LDID/" + std::to_string(dbf_.language()) : label, true) {
    look_at_words();
    for (const auto& column : dbf_.columns()) fields_.push_back({decoder_(column.raw_name).text, column.numeric(), false});
    crs_ = stated_crs(*layer_);
    const std::string prj = small_file(part_of(input.file, ".prj"));
    if (crs_.definition.empty() && prj.find_first_not_of(" \t\r\n") != std::string::npos) crs_.damaged = decode(prj).text;
  }

  RawLayer read(const ReadPlan& plan, const Progress& progress) override;

  /// Says so where shapes and records are not equally many.
  void compare_counts() {
    const auto shapes = static_cast<std::size_t>(std::max<GIntBig>(0, layer_->GetFeatureCount(TRUE)));
    if (shapes == dbf_.declared() && dbf_.records() == dbf_.declared()) return;
    notes.push_back(say("図形は {} 件、属性（.dbf）は {} 件で、数が合いません。属性のない図形はデータなしとしました。",
                        "there are {} shapes but {} records in the .dbf; shapes without a record have no data", shapes,
                        dbf_.records()));
  }

 private:
  void look_at_words();
  void take_cells(std::string_view record, const ReadPlan& plan, RawLayer& into) const;

  DbfFile dbf_;
  TextDecoder decoder_;
};

void ShapefileSource::look_at_words() {
  constexpr std::size_t records = 1000;
  for (const auto& column : dbf_.columns()) decoder_.look(column.raw_name);
  for (std::size_t i = 0; i < std::min(records, dbf_.records()); ++i) {
    const auto record = dbf_.record(i);
    for (const auto& column : dbf_.columns()) {
      if (column.type == 'C') decoder_.look(DbfFile::cell(record, column));
    }
  }
}

void ShapefileSource::take_cells(std::string_view record, const ReadPlan& plan, RawLayer& into) const {
  const auto cell = DbfFile::cell(record, dbf_.columns()[plan.value]);
  if (plan.value_as_text) {
    into.cells.push_back(decoder_(cell).text);
  } else {
    const auto number = dbf_number(cell);
    into.odd_cells = into.odd_cells || !number;
    into.values.push_back(number.value_or(NAN));
  }
  for (std::size_t i = 0; i < plan.also.size(); ++i)
    into.columns[i].push_back(decoder_(DbfFile::cell(record, dbf_.columns()[plan.also[i]])).text);
}

RawLayer ShapefileSource::read(const ReadPlan& plan, const Progress& progress) {
  const Quiet quiet;
  RawLayer out;
  out.columns.resize(plan.also.size());
  ShapeTaker taker(plan.grid, out);
  const auto shapes = std::max<GIntBig>(1, layer_->GetFeatureCount(FALSE));
  CPLErrorReset();
  layer_->ResetReading();
  GIntBig next = 0;
  while (const OGRFeatureUniquePtr feature{layer_->GetNextFeature()}) {
    if (out.counts.rows % 1024 == 0) {
      progress.at(std::min(1.0, static_cast<double>(next) / static_cast<double>(shapes)),
                  {"図形を読んでいます", "Reading the shapes"});
    }
    const GIntBig id = feature->GetFID();
    for (; next < id; ++next) out.counts.deleted += DbfFile::deleted(dbf_.record(static_cast<std::size_t>(next)));
    ++next;
    const auto record = dbf_.record(static_cast<std::size_t>(id));
    const OGRGeometry* shape = feature->GetGeometryRef();
    taker.end_shape(shape ? take_rings(*shape, taker) : ShapeTaker::Found::nothing);
    take_cells(record, plan, out);
  }
  for (; next < shapes; ++next) out.counts.deleted += DbfFile::deleted(dbf_.record(static_cast<std::size_t>(next)));
  taker.finish();
  if (CPLGetLastErrorType() >= CE_Failure) {
    where_.wrong(say("図形の読み込みに失敗しました（{} 行目のあたり）。ファイルが壊れていないか確かめ、写し直してください。",
                     "reading the shapes failed (about row {}); check whether the file is damaged, and copy it afresh",
                     out.counts.rows));
  }
  return out;
}

/// A copy of the shapes alone in memory, with their index or one made for them: beside the user's file nothing is written, and
/// GDAL, which leaves out shapes beyond the last record of the table, sees none.
std::string shapes_alone(const VectorInput& input, const fs::path& index, MemoryFolder& memory) {
  constexpr std::uintmax_t most = std::uintmax_t{512} << 20;
  const std::string prj = small_file(part_of(input.file, ".prj"));
  if (!prj.empty()) memory.add("shapes.prj", prj);
  if (!index.empty()) memory.add("shapes.shx", read_source_bytes(index, index.string(), most));
  return memory.add("shapes.shp", read_source_bytes(input.file, input.shown, most));
}

/// Has the table fewer records than the index has shapes (8 bytes each after a head of 100)?
bool too_few_records(const fs::path& index, const fs::path& dbf, const std::string& shown) {
  std::error_code ignored;
  const auto size = fs::file_size(index, ignored);
  return size >= 100 && DbfFile(dbf, shown).records() < (size - 100) / 8;
}

}  // namespace

std::unique_ptr<VectorSource> open_shapefile_source(const VectorInput& input) {
  const Quiet quiet;
  const fs::path dbf = part_of(input.file, ".dbf");
  if (dbf.empty()) part_missing(input, ".dbf");
  std::error_code ignored;
  const auto size = fs::file_size(input.file, ignored);
  if (const auto promised = promised_length(input.file); size < promised) {
    throw Error(
        Fault::input_wrong,
        say("{} は途中で切れています（{} バイトのはずが {} バイト）。元のファイルを写し直してください。",
            "{} is cut off ({} bytes promised, {} there); copy it afresh from where it came", input.shown, promised, size));
  }
  const fs::path index = part_of(input.file, ".shx");
  const bool indexed = !index.empty();
  const bool alone = !indexed || too_few_records(index, dbf, input.shown);
  auto memory = std::make_shared<MemoryFolder>();
  const std::string path = alone ? shapes_alone(input, index, *memory) : fs::absolute(input.file).string();
  if (!indexed) CPLSetThreadLocalConfigOption("SHAPE_RESTORE_SHX", "YES");
  // Bytes as they are: which characters they mean is decided by what they say.
  const char* const options[] = {"ENCODING=", nullptr};
  std::string why;
  auto dataset = open_with("ESRI Shapefile", path, options, why);
  CPLSetThreadLocalConfigOption("SHAPE_RESTORE_SHX", nullptr);
  if (!dataset || dataset->GetLayerCount() == 0) {
    if (!indexed) part_missing(input, ".shx");
    throw Error(Fault::input_wrong,
                say("{} を Shapefile として読めません（{}）。.shp、.shx、.dbf がそろって壊れていないか確かめてください。",
                    "{} cannot be read as a shapefile ({}); check whether .shp, .shx and .dbf are there and whole",
                    input.shown, one_line(why, 200)));
  }
  auto& layer = *dataset->GetLayer(0);
  std::vector<const char*> unused;
  auto* definition = layer.GetLayerDefn();
  unused.reserve(static_cast<std::size_t>(definition->GetFieldCount()) + 1);
  for (int i = 0; i < definition->GetFieldCount(); ++i) unused.push_back(definition->GetFieldDefn(i)->GetNameRef());
  unused.push_back(nullptr);
  layer.SetIgnoredFields(unused.data());
  Warnings notes;
  choose_layer(input, {{input.file.stem().string(), has_polygons(layer)}}, notes);
  const std::string label = small_file(part_of(input.file, ".cpg"));
  auto source = std::make_unique<ShapefileSource>(input, std::move(memory), std::move(dataset), &layer, dbf, label);
  if (!indexed) {
    source->notes.push_back(say("{} がないので、図形の並びを .shp から読み直しました",
                                "{} is missing; the order of the shapes was read from the .shp",
                                fs::path(input.file).replace_extension(".shx").filename().string()));
  }
  source->compare_counts();
  return source;
}

}  // namespace kuiki::store
