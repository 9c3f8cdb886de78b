#include "map/layer_notes.h"

namespace kuiki::map {

void add_notes(NotesDraft& draft, const Layer& layer, const AreaFill& /*fill*/) {
  draft.owe_figures(layer.id == draft.lead.layer ? draft.lead : thematic(draft.data, draft.document, layer));
}

}  // namespace kuiki::map
