#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "map/compose.h"
#include "ui/layout.h"
#include "ui/search_box.h"

namespace kuiki::ui {

/// First start: one's own city to type, and cities to click, as maps.
class Welcome {
 public:
  Welcome();
  void draw(const Ui& ui, const Layout::Part& part);

 private:
  struct Card {
    std::string id;   ///< of its command, without "go-"
    std::string map;  ///< the bundled map it shows; empty: that of one's own city
    Text title, text;
    map::Scene scene;
    map::ComposeCache cache;
    double width = 0;
    std::uint64_t revision = 0;
  };
  void compose(const Ui& ui, Card& card, double width, double height);
  void deal(const Ui& ui);
  void draw_card(const Ui& ui, Card& card, ImVec2 size, float caption);
  void draw_cards(const Ui& ui, float x0, float most, float room);
  void other_maps(const Ui& ui, float x0, float most);

  SearchBox my_city_;
  std::string dealt_for_;  ///< the city of the cards
  std::vector<std::unique_ptr<Card>> cards_;
};

}  // namespace kuiki::ui
