#include "map/layer_notes.h"

namespace kuiki::map {

/// Their borders are told of with those of all areas.
void add_notes(NotesDraft& /*draft*/, const Layer& /*layer*/, const Districts& /*districts*/) {}

}  // namespace kuiki::map
