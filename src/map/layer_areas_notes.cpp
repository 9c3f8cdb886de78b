#include "map/layer_notes.h"

namespace kuiki::map {

void add_notes(NotesDraft& draft, const Layer& layer, const AreaFill& /*fill*/) {
  draft.owe_figures(draft.figures.of(layer));
}

}  // namespace kuiki::map
