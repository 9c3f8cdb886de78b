#include <algorithm>
#include <map>

#include "base/strings.h"
#include "store/rows_source.h"
#include "store/xml_shapes.h"

/// KML 2.2 (OGC 07-147r2). Links to other files are not followed.
namespace kuiki::store {
namespace {

RowsLayer::Ring read_ring(const pugi::xml_node& boundary, bool outer) {
  RowsLayer::Ring ring;
  ring.outer = outer;
  const std::string_view text(find_below(boundary, "coordinates").child_value());
  // Tuples are separated by spaces; heights may be there or not.
  for (std::size_t at = 0; at < text.size();) {
    const auto from = text.find_first_not_of(" \t\r\n", at);
    if (from == std::string_view::npos) break;
    const auto to = std::min(text.find_first_of(" \t\r\n", from), text.size());
    const auto pair = read_points(text.substr(from, to - from), 1, false);
    at = to;
    std::vector<double> numbers;
    numbers.reserve(pair.size());
    for (const auto p : pair) numbers.push_back(p.x);
    if (numbers.size() >= 2) ring.points.push_back({numbers[0], numbers[1]});
  }
  return ring;
}

void read_polygon(const pugi::xml_node& polygon, RowsLayer::Row& row) {
  for (const auto& boundary : polygon.children()) {
    const auto name = local_name(boundary);
    if (name == "outerBoundaryIs") row.rings.push_back(read_ring(boundary, true));
    if (name == "innerBoundaryIs") row.rings.push_back(read_ring(boundary, false));
  }
}

/// Words between tags, entities of HTML's own undone.
std::string bare_words(std::string_view html) {
  std::string out;
  bool tag = false;
  for (const char c : html) {
    if (c == '<') tag = true;
    if (!tag) out += c;
    if (c == '>') tag = false;
  }
  for (const auto& [from, to] :
       std::map<std::string, std::string>{{"&nbsp;", " "}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}}) {
    for (auto at = out.find(from); at != std::string::npos; at = out.find(from, at + to.size()))
      out.replace(at, from.size(), to);
  }
  return std::string(trim(out));
}

/// A table of names and values, as GIS programs write it into descriptions: <tr><td>name</td><td>value</td></tr>.
void read_description(std::string_view html, RowsLayer& layer, RowsLayer::Row& row) {
  const std::string small = lower_ascii(html);
  for (auto at = small.find("<tr"); at != std::string::npos; at = small.find("<tr", at + 3)) {
    const auto end = std::min(small.find("<tr", at + 3), small.size());
    std::vector<std::string> cells;
    for (auto cell = at; cells.size() < 3;) {
      cell = std::min(small.find("<td", cell), small.find("<th", cell));
      if (cell >= end) break;
      const auto from = small.find('>', cell);
      if (from >= end) break;
      const auto to = std::min({small.find("</td", from), small.find("</th", from), small.find("<td", from), end});
      cells.push_back(bare_words(html.substr(from + 1, to - from - 1)));
      cell = to;
    }
    if (cells.size() == 2 && !cells[0].empty()) layer.set(row, cells[0], cells[1]);
  }
}

void read_placemark(const pugi::xml_node& placemark, RowsLayer& layer) {
  RowsLayer::Row row;
  bool other = false;
  for (auto at = next_below(placemark, placemark); at;) {
    const auto name = local_name(at);
    bool inside = true;
    if (name == "Polygon") {
      read_polygon(at, row);
      inside = false;
    } else if (name == "Data") {
      layer.set(row, at.attribute("name").value(), find_below(at, "value").child_value());
      inside = false;
    } else if (name == "SimpleData") {
      layer.set(row, at.attribute("name").value(), at.child_value());
      inside = false;
    } else if (name == "name" && at.parent() == placemark) {
      layer.set(row, "name", at.child_value());
    } else if (name == "description" && at.parent() == placemark) {
      read_description(at.child_value(), layer, row);
      inside = false;
    }
    other = other || name == "Point" || name == "LineString";
    at = inside ? next_below(at, placemark) : next_after(at, placemark);
  }
  row.found = !row.rings.empty() ? ShapeTaker::Found::polygons
              : other            ? ShapeTaker::Found::other
                                 : ShapeTaker::Found::nothing;
  layer.rows.push_back(std::move(row));
}

}  // namespace

std::unique_ptr<VectorSource> open_kml_source(const VectorInput& input, const std::string& text) {
  pugi::xml_document document;
  parse_xml(text, input.shown, document);
  // A folder (or the document) is a layer.
  std::vector<RowsLayer> layers;
  std::map<std::size_t, std::size_t> layer_of;
  bool links = false;
  const pugi::xml_node top = document.document_element();
  for (auto at = next_below(top, top); at;) {
    links = links || local_name(at) == "NetworkLink";
    if (local_name(at) != "Placemark") {
      at = next_below(at, top);
      continue;
    }
    const auto [place, fresh] = layer_of.try_emplace(at.parent().hash_value(), layers.size());
    if (fresh) {
      const std::string_view name = trim(at.parent().child_value("name"));
      layers.emplace_back().name = name.empty() ? input.file.stem().string() : std::string(name);
      layers.back().crs.degrees_by_rule = true;
    }
    read_placemark(at, layers[place->second]);
    at = next_after(at, top);
  }
  auto source = rows_source(input, std::move(layers));
  if (links) {
    source->notes.push_back({"ほかのファイルへのリンク（NetworkLink）は開きません。この KML の中の図形だけを描きました",
                             "links to other files (NetworkLink) are not followed; only the shapes in this KML are drawn"});
  }
  return source;
}

}  // namespace kuiki::store
