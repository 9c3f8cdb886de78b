#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "map/compose.h"
#include "ui/layout.h"

namespace kuiki::ui {

/// First start: three cities to click, as maps.
class Welcome {
 public:
  void draw(const Ui& ui, const Layout::Part& part);

 private:
  struct Card {
    std::string region;
    Text title, text;
    map::Scene scene;
    map::ComposeCache cache;
    double width = 0;
    std::uint64_t revision = 0;
  };
  void compose(const Ui& ui, Card& card, double width, double height);
  std::vector<std::unique_ptr<Card>> cards_;
};

}  // namespace kuiki::ui
