#!/bin/bash
# A planner's own boundary file becomes an area set: the field of names chosen, fitted to the city, saved, seen as a map; a set of the same name asks; what
# is no file of polygons, and a file of another city, is told.
# usage: own_areas.sh KUIKI ARTEFACTS      exit 0 all passed, 1 something failed
# shellcheck source=lib.sh
source "$(dirname "$0")/lib.sh" "$1" "$2"

work=$out/work.gpkg
base=${KUIKI_SHARE:?}/kuiki.gpkg
# square NAME WEST SOUTH EAST NORTH
square() { printf '{"type":"Feature","properties":{"x1":"%s","x2":"%s"},"geometry":{"type":"Polygon","coordinates":[[[%s,%s],[%s,%s],[%s,%s],[%s,%s],[%s,%s]]]}}' "$1" "$1" "$2" "$3" "$4" "$3" "$4" "$5" "$2" "$5" "$2" "$3"; }
collection() { printf '{"type":"FeatureCollection","features":['; local first=1 one; for one in "$@"; do [ $first = 1 ] || printf ','; first=0; printf '%s' "$one"; done; printf ']}'; }
# Two halves of the middle of Otaru, overlapping by 11 m; the sea lies in them, too.
collection "$(square 西校区 140.95 43.16 141.0001 43.25)" "$(square 東校区 141.0 43.16 141.06 43.25)" >"$out/schools.geojson"
echo "no polygons" >"$out/broken.geojson"
"$kuiki" work init "$work" >"$out/init.log" 2>&1 || { fail "no work file: $(cat "$out/init.log")"; finish; }
launch --db "$base" --work "$work" --lang en otaru-districts
expect "the map" "^screen map$" 120
focus

click menu.file
click menu.own-areas
expect "the dialog" "^dialog own-areas$"
words "$out/broken.geojson"
keys Return
expect "why it cannot be read" "^widget own-areas-error "
click own-areas-path
keys ctrl+a
words "$out/schools.geojson"
keys Return
expect "which field holds names is not known" "^widget own-areas-trouble "
expect "so nothing can be saved" "^widget own-areas-report.0 "
shot 01-which-field
click own-areas-name
click choice.own-areas-name.0
expect "two areas" "^widget own-areas-report.2 " 60
expect "with a map" "^widget own-areas-preview "
shot 02-read
click own-areas-snap
expect "fitted, they still are two" "^widget own-areas-report.2 " 60
played
shot 03-fitted
click own-areas-set
keys ctrl+a
words "School areas"
click own-areas-source
words "Board of education"
click dialog-accept
expect "it is told" "^message .School areas. saved in the work file" 120
expect "its map" "^subject [0-9]+ own:School areas 2$" 60
expect "the dialog is closed" "^dialog none$"
shot 04-map
"$kuiki" list areas --area "own:School areas" --db "$base" --work "$work" >"$out/areas.txt" 2>&1
grep -q 西校区 "$out/areas.txt" && echo "ok: it is in the work file" || fail "$(cat "$out/areas.txt")"

# ---- the same name again --------------------------------------------------------------------------------------------------------------------
click menu.file
click menu.own-areas
expect "the dialog again" "^dialog own-areas$"
words "$out/schools.geojson"
keys Return
click own-areas-name
click choice.own-areas-name.1
expect "read by the other field" "^widget own-areas-report.2 " 60
click own-areas-set
keys ctrl+a
words "School areas"
click dialog-accept
expect "one of that name is there" "^widget own-areas-replace " 60
shot 05-conflict
click own-areas-replace
expect "replaced" "^dialog none$" 120

# ---- renamed, deleted, and back ---------------------------------------------------------------------------------------------------------------
click menu.file
click menu.own-heads
expect "what lies in the work file" "^widget own-heads.1 "
click own-head-rename.0
click own-head-name
keys ctrl+a
words "Catchments"
keys Return
expect "another name" "^widget own-heads.1 " 60
until_true 60 bash -c "'$kuiki' list areas --area 'own:School areas' --db '$base' --work '$work' >/dev/null 2>&1" && echo "ok: the id stays" || fail "the id went"
shot 06-heads
click own-head-remove.0
expect "gone" "^widget own-heads.0 " 60
expect "the map went on without it" "^screen map$"
shot 07-removed
click own-head-undo
expect "and back" "^widget own-heads.1 " 60
click own-head-use.0
expect "as a map" "^subject [0-9]+ own:School areas 2$" 60
quit
finish
