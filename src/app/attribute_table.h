#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/rate_parts.h"
#include "map/compose.h"
#include "model/dataset.h"
#include "model/wording.h"

/// What lies behind a layer as rows and columns, as plain arrays: a row for each area, site or figure that the layer shows.
namespace kuiki::app {

struct AttributeColumn {
  enum class Kind : std::uint8_t { text, figure };
  std::string id;      ///< "name", "code", "rank" …, "value"; of further layers' figures "value.LAYER"
  std::string title;   ///< with the unit of figures
  std::string period;  ///< of figures: of what time, in words; may be empty
  Kind kind = Kind::text;
  std::vector<std::string> texts;            ///< one a row; empty: nothing is said. None at all for figures
  std::vector<std::string> order;            ///< what texts are sorted by (readings); none at all: the texts themselves
  std::vector<double> figures;               ///< one a row; NaN = missing. None at all for texts
  std::vector<model::Qualifier> qualifiers;  ///< one a row; empty: all are exact
  int decimals = 0;
  bool total = false;                        ///< sums of it mean something
  bool measured = true;                      ///< a measure, of which means can be said; ranks and classes are none
  std::optional<analysis::RateParts> parts;  ///< of a rate that the data have above and below of
};

struct AttributeTable {
  /// What a row is, and so what is selected with it.
  enum class Of : std::uint8_t { areas, sites, figures };
  std::string layer;  ///< id
  std::string name;   ///< of the layer
  Of of = Of::areas;
  std::vector<model::AnyRow> items;               ///< of areas, of facilities or of indicators; ascending but for figures
  std::vector<model::AreaRow> places;             ///< of figures: the area of each, or none; empty for the others
  std::vector<std::vector<std::uint32_t>> whole;  ///< of areas: the rows that each lies in; empty: none lies in another
  std::vector<int> classes;                       ///< of the map, one a row; -1 = none. Empty where the layer has no classes
  std::vector<Rgba> colors;                       ///< of the classes
  std::vector<AttributeColumn> columns;
  std::vector<std::string> aliases;  ///< one a row: further names by which it is found; or none at all
  std::string sources;               ///< one sentence: 出典：…; empty where the layer rests on nothing to be cited
  std::vector<std::string> remarks;  ///< what must be known of the boundaries

  [[nodiscard]] std::size_t size() const { return items.size(); }
  [[nodiscard]] const AttributeColumn* find(const std::string& id) const;
  /// What is said of a row in a cell: a missing figure is "–".
  [[nodiscard]] std::string words(const AttributeColumn& column, std::size_t row) const;
};

/// Of a layer of the document; `lead` as the window has it (it may be of another layer). Throws Error(input_wrong) as
/// map::thematic() does.
AttributeTable attribute_table(const model::Dataset& data, const map::MapDocument& document, const map::Layer& layer,
                               const map::Thematic& lead, model::Wording wording);

/// The layer whose table is shown where none is named: the one the map is about, else the lowest visible one; null where a
/// map has none.
const map::Layer* usual_table_layer(const map::MapDocument& document);

/// The document as far as tables of its layers depend on it: of two that are equal here the tables are the same.
map::MapDocument table_document(map::MapDocument document);

/// Columns that several kinds of layers have; for attribute_*.cpp alone.
namespace columns {
AttributeColumn text(std::string id, const Text& title, Lang lang, std::size_t rows);
AttributeColumn figure(std::string id, const Text& title, Lang lang, std::size_t rows);
/// Unless all its cells are empty.
void put(AttributeTable& into, AttributeColumn column);
}  // namespace columns

}  // namespace kuiki::app
