#include "store/rows_source.h"

#include <algorithm>

#include "store/layer_choice.h"

namespace kuiki::store {
namespace {

class RowsSource final : public VectorSource {
 public:
  RowsSource(LayerName where, RowsLayer layer) : where_(std::move(where)), layer_(std::move(layer)) {}

  [[nodiscard]] const LayerName& where() const override { return where_; }
  [[nodiscard]] const std::vector<Field>& fields() const override { return layer_.fields; }
  [[nodiscard]] const StatedCrs& crs() const override { return layer_.crs; }
  [[nodiscard]] geo::Box stored_extent() override {
    geo::Box box;
    for (const auto& row : layer_.rows) {
      for (const auto& ring : row.rings) {
        for (const auto p : ring.points) box.add(p);
      }
    }
    return box;
  }
  [[nodiscard]] std::size_t rows_about() override { return layer_.rows.size(); }
  RawLayer read(const ReadPlan& plan, const Progress& progress) override {
    RawLayer out;
    out.columns.resize(plan.also.size());
    ShapeTaker taker(plan.grid, out);
    for (std::size_t i = 0; i < layer_.rows.size(); ++i) {
      if (i % 1024 == 0) {
        progress.at(static_cast<double>(i) / static_cast<double>(layer_.rows.size()),
                    {"図形を読んでいます", "Reading the shapes"});
      }
      const auto& row = layer_.rows[i];
      for (const auto& ring : row.rings) taker.ring(std::span(ring.points), ring.outer);
      taker.end_shape(row.found);
      const auto cell = [&](std::size_t field) { return field < row.cells.size() ? row.cells[field] : std::string(); };
      out.cells.push_back(cell(plan.value));
      for (std::size_t k = 0; k < plan.also.size(); ++k) out.columns[k].push_back(cell(plan.also[k]));
    }
    taker.finish();
    return out;
  }

 private:
  LayerName where_;
  RowsLayer layer_;
};

}  // namespace

bool RowsLayer::has_polygons() const {
  return std::any_of(rows.begin(), rows.end(), [](const Row& row) { return !row.rings.empty(); });
}

std::size_t RowsLayer::field(const std::string& field_name) {
  const auto at = std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name == field_name; });
  if (at != fields.end()) return static_cast<std::size_t>(at - fields.begin());
  fields.push_back({field_name});
  return fields.size() - 1;
}

void RowsLayer::set(Row& row, const std::string& field_name, std::string value) {
  const std::size_t at = field(field_name);
  if (row.cells.size() <= at) row.cells.resize(at + 1);
  row.cells[at] = std::move(value);
}

std::unique_ptr<VectorSource> rows_source(const VectorInput& input, std::vector<RowsLayer> layers) {
  std::vector<LayerOffer> offers;
  offers.reserve(layers.size());
  for (const auto& layer : layers) offers.push_back({layer.name, layer.has_polygons()});
  Warnings notes;
  const std::size_t chosen = choose_layer(input, offers, notes);
  auto source = std::make_unique<RowsSource>(LayerName{input.shown, layers[chosen].name}, std::move(layers[chosen]));
  source->notes = std::move(notes);
  return source;
}

}  // namespace kuiki::store
