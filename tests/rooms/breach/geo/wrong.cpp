// Never compiled: four includes that a room of level 1 must not have, and three that it may.
#include <proj.h>
#include <sqlite3.h>
#include <unknown/library.h>

#include <vector>

#include "base/text.h"
#include "map/scene.h"
#include "wrong.h"
