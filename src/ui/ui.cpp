#include "ui/ui.h"

#include "app/window_state.h"
#include "app/workspace.h"

namespace kuiki::ui {

Lang Ui::lang() const { return workspace.lang(); }

void Ui::push(std::function<void(app::WindowState&)> change) const { window.push(std::move(change)); }

void Ui::edit(Text what, map::MapDocument next, std::string drag) const {
  window.push([what = std::move(what), next = std::move(next), drag = std::move(drag)](app::WindowState& w) {
    w.edit(what, next, drag);
  });
}

}  // namespace kuiki::ui
