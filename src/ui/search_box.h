#pragma once
#include <functional>
#include <string>
#include <vector>

#include "app/search.h"
#include "ui/ui.h"

namespace kuiki::ui {

/// A field in which something is found by typing, with the list of what was found below it.
class SearchBox {
 public:
  struct Options {
    std::string id = "search";  ///< of the field among the widgets; hits are "hit.0" …, of other fields "ID.hit.0" …
    Text hint, tip;
    bool takes_focus = false;                                            ///< the one that the command "find" goes to
    std::function<bool(const model::Dataset&, const app::Hit&)> wanted;  ///< none: every hit
    std::function<void(app::WindowState&, const app::Hit&)> take;        ///< what is done with the one chosen
  };
  /// The one of the top bar: places, indicators, plans and maps, which are gone to.
  static Options everything();
  /// For `wanted`: municipalities and wards alone.
  static bool is_city(const model::Dataset& data, const app::Hit& hit);
  explicit SearchBox(Options options) : options_(std::move(options)) {}
  /// At `x` of the present window, `width` wide.
  void draw(const Ui& ui, float x, float y, float width);

 private:
  /// The field itself; true where Enter was pressed in it.
  bool field(const Ui& ui, float width);
  void ask(const Ui& ui);
  void choose_by_key();
  void take(const Ui& ui, const app::Hit& hit);
  void list(const Ui& ui, float x, float y, float width);
  /// One hit of the list; true where it was clicked.
  bool row(const Ui& ui, std::size_t i, float width);

  Options options_;
  char query_[256] = {};
  std::string asked_;
  std::vector<app::Hit> hits_;
  int chosen_ = 0;
  bool open_ = false, active_ = false;
};

}  // namespace kuiki::ui
