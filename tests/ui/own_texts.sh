#!/bin/bash
# Maps in the work file: saved under a name, over itself, renamed, deleted, undone, opened from the menu and from the start screen; a name that is
# taken is asked about.
# usage: own_texts.sh KUIKI ARTEFACTS      exit 0 all passed, 1 something failed
# shellcheck source=lib.sh
source "$(dirname "$0")/lib.sh" "$1" "$2"

work=$out/work.gpkg
maps() { "$kuiki" work maps "$work" --db "${KUIKI_SHARE:?}/kuiki.gpkg" --json 2>/dev/null | grep '"name"' | sed 's/.*: "\(.*\)",/\1/' | sort | tr '\n' ' '; }
holds() { # NAMES
  local now
  now=$(maps)
  [ "$now" = "$1" ] && echo "ok: the work file has $1" || fail "the work file has '$now', not '$1'"
}
menu() { # MENU ITEM
  click "menu.$1"
  click "menu.$2"
}

"$kuiki" work init "$work" >"$out/init.log" 2>&1 || { fail "no work file: $(cat "$out/init.log")"; finish; }
launch --db "${KUIKI_SHARE:?}/kuiki.gpkg" --work "$work" --map otaru-districts --lang en
expect "the window" "^subject [0-9] 01203 " 120
focus

# ---- saved under a name ---------------------------------------------------------------------------------------------------------
menu file keep-map
expect "a name is asked for" "^dialog keep-text"
played
shot keep-name
keys ctrl+a
words Tourism
click dialog-accept
expect "it is saved" "^message Saved the map 'Tourism' in the work file"
expect "the dialog is gone" "^dialog none"
holds "Tourism "

# ---- over itself, without a question --------------------------------------------------------------------------------------------
click menu.view
click menu.zoom-in
keys ctrl+s
expect_no "no question" "^dialog keep-text"

# ---- a name that is taken -------------------------------------------------------------------------------------------------------
menu map maps
click menu.map.sapporo-ageing
expect "another map" "^subject [0-9]* 01100 " 60
menu file keep-map
expect "a name is asked for" "^dialog keep-text"
played
keys ctrl+a
words Tourism
click dialog-accept
expect "it is taken" "^widget keep-conflict "
shot keep-conflict
keys ctrl+a
click keep-name
keys ctrl+a
words Ageing
click dialog-accept
expect "it is saved under another name" "^message Saved the map 'Ageing'"
holds "Ageing Tourism "

# ---- listed, renamed, deleted, undone -------------------------------------------------------------------------------------------
menu file own-maps
expect "both are listed" "^widget own-texts.2 "
shot list
click own-rename.0
click own-name
keys ctrl+a
words Elders
click own-name-accept
expect_no "the name is no longer typed" "^widget own-name "
expect "it can be undone" "^widget own-undo "
played
holds "Elders Tourism "
click own-remove.0
expect "one is left" "^widget own-texts.1 "
holds "Tourism "
played
expect "nothing is being read" "^busy 0"
click own-undo
expect "it is back" "^widget own-texts.2 "
holds "Elders Tourism "
click own-use.1
expect "it is opened" "^subject [0-9] 01203 "

# ---- on the start screen --------------------------------------------------------------------------------------------------------
keys Escape
menu file home
expect "the start screen" "^screen welcome"
expect "it has them" "^widget own-map.map-"
shot start

# ---- found by the search --------------------------------------------------------------------------------------------------------
keys ctrl+f
words Elders
expect "the search finds it" "^widget hit.0 "
keys Return
expect "and opens it" "^subject [0-9]* 01100 " 60
quit

# ---- named at the start: saved where it came from -------------------------------------------------------------------------------
acts() { "$kuiki" work info "$work" --db "${KUIKI_SHARE:?}/kuiki.gpkg" --json 2>/dev/null | awk '$1 == "\"acts\":" { sub(/,/, "", $2); print $2 }'; }
launch --db "${KUIKI_SHARE:?}/kuiki.gpkg" --work "$work" --map work:Tourism --lang en
expect "it is shown" "^subject [0-9] 01203 " 120
focus
before=$(acts)
click menu.view
click menu.zoom-in
keys ctrl+s
expect "saved over itself" "^message Saved the map 'Tourism' in the work file"
expect "without a question" "^dialog none"
[ "$(acts)" = $((before + 1)) ] && echo "ok: as one act" || fail "$(acts) acts after $before"
holds "Elders Tourism "
quit
finish
