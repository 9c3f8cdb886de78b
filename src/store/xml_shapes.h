#pragma once
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "store/rows_source.h"

/// What the readers of XML of our own share.
namespace kuiki::store {

/// Throws Error(input_missing) with the line where the text is no XML, or declares entities.
void parse_xml(const std::string& text, const std::string& shown, pugi::xml_document& into);

/// A name without the prefix of its namespace.
std::string_view local_name(const pugi::xml_node& node);

/// The first descendant of that local name, or an empty node. Works in depth without recursion.
pugi::xml_node find_below(const pugi::xml_node& node, std::string_view name);

/// The next node below `top` in document order, `node`'s children first.
pugi::xml_node next_below(const pugi::xml_node& node, const pugi::xml_node& top);

/// The next one after `node` and all below it.
pugi::xml_node next_after(const pugi::xml_node& node, const pugi::xml_node& top);

/// Numbers of a text, separated by spaces, commas or line ends, in tuples of `dimension`: the first two of each.
std::vector<geo::Point> read_points(std::string_view text, int dimension, bool latitude_first);

}  // namespace kuiki::store
