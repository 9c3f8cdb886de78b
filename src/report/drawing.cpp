#include "report/drawing.h"

#include <algorithm>

namespace kuiki::report {

void put_beside(Flow& flow, Drawing left, Drawing right, double second) {
  auto items = std::move(left.items);
  items.reserve(items.size() + right.items.size());
  for (auto& item : right.items) items.push_back(moved(std::move(item), second, 0));
  flow.draw(std::max(left.height, right.height), std::move(items));
}

}  // namespace kuiki::report
