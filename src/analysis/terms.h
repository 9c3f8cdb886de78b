#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kuiki::analysis {

/// The ids of a sum as the base writes it, each with its sign: "births - deaths".
std::vector<std::pair<std::string, double>> terms_of(std::string_view words);

}  // namespace kuiki::analysis
