#include "store/gdal_source.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/printable.h"
#include "store/gdal_layer.h"
#include "store/ogr_rings.h"
#include "store/quiet_gdal.h"

namespace kuiki::store {
namespace {

class GdalSource final : public LayerSource {
 public:
  GdalSource(LayerName where, const GdalOpening& opening, GDALDatasetUniquePtr dataset, OGRLayer* layer)
      : LayerSource(opening.memory, std::move(dataset), layer, std::move(where)) {
    auto* definition = layer->GetLayerDefn();
    for (int i = 0; i < definition->GetFieldCount(); ++i) {
      const auto* f = definition->GetFieldDefn(i);
      const bool number = f->GetType() == OFTInteger || f->GetType() == OFTInteger64 || f->GetType() == OFTReal;
      fields_.push_back(
          {f->GetNameRef(), number && f->GetSubType() != OFSTBoolean, std::string_view(f->GetNameRef()) == "gml_id"});
    }
    crs_ = stated_crs(*layer);
    // GDAL supplies WGS 84 where the file says nothing.
    if (opening.degrees_by_rule) crs_ = {{}, {}, true};
  }

  RawLayer read(const ReadPlan& plan, const Progress& progress) override {
    const Quiet quiet;
    RawLayer out;
    out.columns.resize(plan.also.size());
    ShapeTaker taker(plan.grid, out);
    const auto expected = std::max<GIntBig>(1, layer_->GetFeatureCount(FALSE));
    CPLErrorReset();
    layer_->ResetReading();
    while (const OGRFeatureUniquePtr feature{layer_->GetNextFeature()}) {
      if (out.counts.rows % 1024 == 0) {
        progress.at(std::min(1.0, static_cast<double>(out.counts.rows) / static_cast<double>(expected)),
                    {"図形を読んでいます", "Reading the shapes"});
      }
      const OGRGeometry* shape = feature->GetGeometryRef();
      taker.end_shape(shape ? take_rings(*shape, taker) : ShapeTaker::Found::nothing);
      const int value = static_cast<int>(plan.value);
      if (plan.value_as_text) {
        out.cells.push_back(text(*feature, plan.value));
      } else {
        out.add_value(feature->IsFieldSetAndNotNull(value) ? feature->GetFieldAsDouble(value) : NAN);
      }
      for (std::size_t i = 0; i < plan.also.size(); ++i) out.columns[i].push_back(text(*feature, plan.also[i]));
    }
    taker.finish();
    if (CPLGetLastErrorType() >= CE_Failure) {
      where_.wrong(say("読み込みの途中で失敗しました（{} 行目の後：{}）。ファイルが壊れていないか確かめてください。",
                       "reading failed (after row {}: {}); check whether the file is damaged", out.counts.rows,
                       one_line(CPLGetLastErrorMsg(), 200)));
    }
    return out;
  }

 private:
  static std::string text(OGRFeature& feature, std::size_t field) {
    const int i = static_cast<int>(field);
    if (!feature.IsFieldSetAndNotNull(i)) return {};
    const auto* definition = feature.GetFieldDefnRef(i);
    if (definition->GetSubType() == OFSTBoolean) return feature.GetFieldAsInteger(i) != 0 ? "true" : "false";
    return feature.GetFieldAsString(i);
  }
};

}  // namespace

std::unique_ptr<VectorSource> open_gdal_source(const VectorInput& input, const GdalOpening& opening) {
  const Quiet quiet;
  std::string why;
  const char* const options[] = {"WRITE_GFS=NO", "DOWNLOAD_SCHEMA=NO", nullptr};
  const char* const none[] = {nullptr};
  const bool gml = std::string_view(opening.driver) == "GML";
  auto dataset = open_with(opening.driver, opening.path, gml ? options : none, why);
  if (!dataset) {
    throw Error(Fault::input_missing,
                say("{} を読めません{}。ファイルが壊れていないか、元のデータから書き出し直せるか確かめてください。",
                    "{} cannot be read{}; check whether it is damaged, or export it again from its source", input.shown,
                    why.empty() ? Text{} : say("（{}）", " ({})", one_line(why, 200))));
  }
  std::vector<LayerOffer> offers;
  for (auto* layer : dataset->GetLayers()) {
    const bool only = dataset->GetLayerCount() == 1 && !opening.plain_layer.empty();
    offers.push_back({only ? opening.plain_layer : layer->GetName(), has_polygons(*layer)});
  }
  Warnings notes;
  const std::size_t chosen = choose_layer(input, offers, notes);
  auto* layer = dataset->GetLayer(static_cast<int>(chosen));
  auto source =
      std::make_unique<GdalSource>(LayerName{input.shown, offers[chosen].name}, opening, std::move(dataset), layer);
  source->notes = std::move(notes);
  return source;
}

}  // namespace kuiki::store
