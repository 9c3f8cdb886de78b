#pragma once
#include "map/layer.h"
#include "ui/ui.h"

namespace kuiki::ui {

/// What can be changed about one layer: name, opacity, what its kind says; and to copy or take it away. Each is a step of
/// undo.
void layer_options(const Ui& ui, const map::Layer& layer);

}  // namespace kuiki::ui
