#include "store/xml_shapes.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/error.h"

namespace kuiki::store {

void parse_xml(const std::string& text, const std::string& shown, pugi::xml_document& into) {
  const auto result = into.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
  if (result) return;
  const auto at = std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, result.offset)), text.size());
  const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  throw Error(
      Fault::input_missing,
      say("{} の {} 行目あたりが XML として正しくありません（途中で切れているか壊れています）。もう一度取得してください。",
          "{}, about line {}: no proper XML (cut off or damaged); get it again", shown, line));
}

std::string_view local_name(const pugi::xml_node& node) {
  std::string_view name(node.name());
  if (const auto colon = name.rfind(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
  return name;
}

pugi::xml_node next_after(const pugi::xml_node& node, const pugi::xml_node& top) {
  for (auto at = node; at && at != top; at = at.parent()) {
    if (auto next = at.next_sibling()) return next;
  }
  return {};
}

pugi::xml_node next_below(const pugi::xml_node& node, const pugi::xml_node& top) {
  if (auto child = node.first_child()) return child;
  return next_after(node, top);
}

pugi::xml_node find_below(const pugi::xml_node& node, std::string_view name) {
  for (auto at = next_below(node, node); at; at = next_below(at, node)) {
    if (local_name(at) == name) return at;
  }
  return {};
}

std::vector<geo::Point> read_points(std::string_view text, int dimension, bool latitude_first) {
  std::vector<geo::Point> points;
  std::array<double, 4> tuple{};
  std::size_t n = 0;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    if (*at == ' ' || *at == ',' || *at == '\n' || *at == '\r' || *at == '\t') {
      ++at;
      continue;
    }
    double value = 0;
    const auto [after, error] = std::from_chars(at, end, value);
    if (error != std::errc() || after == at) {
      ++at;
      continue;
    }
    at = after;
    tuple[n] = value;
    if (++n < static_cast<std::size_t>(dimension)) continue;
    n = 0;
    points.push_back(latitude_first ? geo::Point{tuple[1], tuple[0]} : geo::Point{tuple[0], tuple[1]});
  }
  return points;
}

}  // namespace kuiki::store
