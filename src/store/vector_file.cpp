#include "store/vector_file.h"

#include "base/error.h"
#include "store/vector_source.h"

namespace kuiki::store {
namespace fs = std::filesystem;

VectorFile::VectorFile(fs::path file, std::optional<std::string> layer, std::string field)
    : file_(std::move(file)), layer_(std::move(layer)), field_(std::move(field)) {
  std::error_code ignored;
  if (!fs::exists(file_, ignored)) {
    throw Error(Fault::input_missing, say("{} がありません。ファイルの場所を確かめてください。",
                                          "{} is not there; check the file's name and folder", file_.string()));
  }
  source_ = open_gpkg_source(file_, layer_, field_);
  if (!source_) source_ = open_gdal_source(file_, layer_, field_);
}

VectorLayer VectorFile::read(double cell_m, const Progress& progress) {
  try {
    return source_->read(cell_m, progress);
  } catch (const NeedsGdal&) {
    source_ = open_gdal_source(file_, source_->layer(), field_);
    return source_->read(cell_m, progress);
  }
}

}  // namespace kuiki::store
