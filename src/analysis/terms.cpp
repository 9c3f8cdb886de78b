#include "analysis/terms.h"

#include <sstream>

namespace kuiki::analysis {

std::vector<std::pair<std::string, double>> terms_of(std::string_view words) {
  std::vector<std::pair<std::string, double>> terms;
  std::istringstream all{std::string(words)};
  double sign = 1;
  for (std::string word; all >> word;) {
    if (word == "+" || word == "-")
      sign = word == "+" ? 1 : -1;
    else
      terms.emplace_back(word, sign);
  }
  return terms;
}

}  // namespace kuiki::analysis
