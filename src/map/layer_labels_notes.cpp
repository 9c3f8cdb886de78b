#include "map/layer_notes.h"

namespace kuiki::map {

/// Names owe nothing of their own: they are those of the areas.
void add_notes(NotesDraft& /*draft*/, const Layer& /*layer*/, const Labels& /*labels*/) {}

}  // namespace kuiki::map
