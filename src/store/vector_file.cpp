#include "store/vector_file.h"

#include <algorithm>

#include "base/error.h"
#include "base/printable.h"
#include "store/layer_choice.h"
#include "store/open_vector.h"
#include "store/placing.h"
#include "store/vector_source.h"

namespace kuiki::store {
namespace fs = std::filesystem;

VectorFile::VectorFile(fs::path file, std::optional<std::string> layer, std::string field)
    : VectorFile(std::move(file), VectorWishes{std::move(layer), {}}, field) {}

VectorFile::VectorFile(fs::path file, VectorWishes wishes, const std::string& field)
    : source_crs_(std::move(wishes.source_crs)) {
  OpenedVector opened = open_vector(file, wishes.layer);
  unpacked_ = std::move(opened.unpacked);
  source_ = std::move(opened.source);
  notes_ = std::move(source_->notes);
  value_ = find_field(source_->where(), source_->fields(), field);
  if (source_->twice == this->field()) {
    source_->where().wrong(
        say("列「{0}」が {1} 行目に二つあり、どちらの値か決められません。片方を消すか、名前を変えてください。",
            "row {1} has the field \"{0}\" two times, so nobody knows which value is meant; remove or rename one",
            short_name(this->field()), source_->twice_row));
  }
  to_lonlat_ = believed_crs(source_->where(), source_->crs(), source_crs_);
}

VectorFile::~VectorFile() = default;
VectorFile::VectorFile(VectorFile&&) noexcept = default;
VectorFile& VectorFile::operator=(VectorFile&&) noexcept = default;

const std::string& VectorFile::layer() const { return source_->where().layer; }
const std::string& VectorFile::field() const { return source_->fields()[value_].name; }
const std::vector<Field>& VectorFile::fields() const { return source_->fields(); }

std::size_t VectorFile::also(const std::string& field) {
  also_.push_back(find_field(source_->where(), source_->fields(), field));
  return also_.size() - 1;
}

geo::Box VectorFile::stated_extent() { return to_lonlat_.apply(source_->stored_extent()); }

std::size_t VectorFile::rows_about() { return source_->rows_about(); }

VectorLayer VectorFile::read(double cell_m, const Progress& progress) {
  ReadPlan plan;
  plan.value = value_;
  plan.also = also_;
  plan.value_as_text = !source_->fields()[value_].numeric;
  plan.grid = to_lonlat_.grid(cell_m, source_->stored_extent());
  RawLayer raw = source_->read(plan, progress);
  if (raw.odd_cells) {
    plan.value_as_text = true;
    raw = source_->read(plan, progress);
  }
  VectorLayer out;
  out.warnings = notes_;
  raw.counts.report(source_->where(), out.warnings);
  Placing placing = place(source_->where(), source_->crs(), source_crs_, to_lonlat_, raw);
  std::move(placing.notes.begin(), placing.notes.end(), std::back_inserter(out.warnings));
  if (placing.exchange) exchange_axes(raw);
  to_lonlat_.apply(std::span(raw.shapes.points));
  out.shapes = std::move(raw.shapes);
  out.values = std::move(raw.values);
  out.cells = std::move(raw.cells);
  out.columns = std::move(raw.columns);
  out.vertices = raw.vertices;
  out.extent = to_lonlat_.apply(raw.seen);
  return out;
}

}  // namespace kuiki::store
