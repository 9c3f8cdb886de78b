#!/bin/bash
# The window as a user has it: starts kuiki under Xvfb, moves the mouse and types with xdotool, and holds what the window says of itself
# (--state-file) against what should have happened. Screenshots stay in the folder given as second argument.
# usage: window.sh KUIKI ARTEFACTS      exit 0 all passed, 1 something failed
# shellcheck source=lib.sh
source "$(dirname "$0")/lib.sh" "$1" "$2"

# ---- first start ------------------------------------------------------------------------------------------------------
begin=$(date +%s%N)
launch
expect "something is on screen" "^screen " 20
echo "first frame after $((($(date +%s%N) - begin) / 1000000)) ms"
expect "first start offers three cities" "^widget card.komoro " 30
echo "start screen after $((($(date +%s%N) - begin) / 1000000)) ms"
focus
shot 01-start
click card.sapporo
expect "Sapporo's ten wards" "^subject 3 01100 10$"
expect "are coloured by the ageing rate" "^indicator sapporo-register-ageing-rate$"
expect "with nothing to undo" "^undo 0$"
shot 02-sapporo

# ---- the mouse on the map ---------------------------------------------------------------------------------------------
click_area 01105
expect "a click selects the ward" "^selected 01105$"
expect "and its row is in the table" "^widget row.01105 "
shot 03-selected
before=$(value view)
xdotool mousemove 700 500 mousedown 1
for step in 1 2 3 4 5 6 7 8 9 10; do xdotool mousemove $((700 - 12 * step)) $((500 - 5 * step)); done
xdotool mouseup 1
played
expect "dragging is measured" "^drag [0-9]+"
read -r lon0 _ scale0 _ <<<"$before"
read -r lon1 _ scale1 _ <<<"$(value view)"
awk "BEGIN { exit !($lon1 > $lon0 + 0.01 && $scale1 == $scale0) }" || fail "dragging does not pan: $before -> $(value view)"
[ "$(value selected)" = 01105 ] || fail "dragging changes the selection"
echo "frames while dragging (count, median ms, longest ms): $(value drag)"
xdotool mousemove 700 500 click 4 click 4
played
read -r _ _ scale2 _ <<<"$(value view)"
awk "BEGIN { exit !($scale2 < 0.8 * $scale1) }" || fail "the wheel does not zoom in"
[ "$(value undo)" = 0 ] || fail "moving the map is a step of undo"
keys Home
played
read -r _ _ scale3 _ <<<"$(value view)"
awk "BEGIN { exit !($scale3 > $scale2) }" || fail "Home does not show the whole"

# ---- choosing, undoing --------------------------------------------------------------------------------------------------
click indicator
words projection-population
click choice.indicator.projection-population
expect "another indicator" "^indicator projection-population$"
expect "is one step" "^undo 1$"
shot 04-indicator
keys ctrl+z
expect "undo brings the first one back" "^indicator sapporo-register-ageing-rate$"
expect "and can be redone" "^redo 1$"
keys ctrl+y
expect "redo" "^indicator projection-population$"
keys ctrl+z
# A rate of several years, found by what it is called in the list.
click indicator
words "projection-ageing"
expect "the list holds what was typed" "^widget choice.indicator.projection-ageing-rate "
expect_no "and no more" "^widget choice.indicator.projection-population "
click choice.indicator.projection-ageing-rate
expect "the rate of the projection" "^indicator projection-ageing-rate$"
click classes
click choice.classes.7
expect "seven classes" "^classes jenks 7 "
read -r x y < <(middle period)
xdotool mousemove "$x" "$y" mousedown 1 mousemove $((x + 20)) "$y" mousemove $((x + 400)) "$y" mouseup 1
expect "the period's slider" "^period 2040-10-01$"
keys ctrl+z
expect "a drag of it is one step" "^period 2020-10-01$"

# ---- layers by the menu, language, search --------------------------------------------------------------------------------
click menu.map
click menu.layer-facilities
expect "evacuation sites" "^layers .*\+facilities"
shot 05-facilities
click language
click choice.lang-en
expect "English" "^lang en$"
shot 06-english
keys ctrl+f
words "1203"
expect "a code without its leading zero is found" "^widget hit.0 "
keys Return
expect "and gone to" "^selected 01203$"
if command -v xclip >/dev/null; then
  printf '　小諸市\n' | xclip -selection clipboard 2>/dev/null
  keys ctrl+f
  keys ctrl+v
  expect "a pasted name is found" "^widget hit.0 "
  keys Return
  expect "and gone to" "^selected 20208$"
fi
keys Escape
expect "Esc clears the selection" "^selected -$"

# ---- presentation and export ------------------------------------------------------------------------------------------------
keys F11
expect "presentation" "^presenting 1$"
shot 07-presentation
keys Escape
expect "and back" "^presenting 0$"
# The panel was scrolled down to its layers.
xdotool mousemove 100 400 click --repeat 20 4
played
click go-sapporo
expect "back to Sapporo" "^subject 3 01100 10$"
keys ctrl+e
expect "the export dialog" "^dialog export-map$"
click export-file
keys ctrl+a
words "$out/exported.png"
shot 08-export
click dialog-accept
expect "the export is told" "^message Exported" 60
size=$(identify -format '%wx%h' "$out/exported.png" 2>&1)
[ "$size" = 1920x1080 ] || fail "the exported picture is $size"
shot 09-exported
keys ctrl+e
expect "the export dialog again" "^dialog export-map$"
expect_no "a picture has no fills to choose" "^widget export-fills "
click export-svg
click export-fills
click export-file
keys ctrl+a
words "$out/light.svg"
click dialog-accept
expect "an SVG with its areas as a picture is told" "^message Exported.*light.svg" 120
grep -q "<image" "$out/light.svg" && echo "ok: it holds a picture" || fail "no picture in the SVG"
quit

# ---- what was last is there again ------------------------------------------------------------------------------------------
launch
expect "the last map" "^subject 3 01100 10$" 30
expect "in the language of last time" "^lang en$"
focus
quit

# ---- what cannot be ----------------------------------------------------------------------------------------------------------
refuse() { # WHAT CODE PATTERN COMMAND...
  local what=$1 code=$2 pattern=$3
  shift 3
  timeout 30 "$@" >"$out/refused.log" 2>&1
  local got=$?
  [ $got -eq "$code" ] && grep -qE "$pattern" "$out/refused.log" && echo "ok: $what" || fail "$what: exit $got, $(cat "$out/refused.log")"
}
refuse "no display" 3 "kuiki export" env -u DISPLAY "$kuiki" view
refuse "no OpenGL 3.3" 3 "OpenGL 3.3" env MESA_GL_VERSION_OVERRIDE=2.1 "$kuiki" view
refuse "an unknown map" 3 "no-such-map" "$kuiki" view --map no-such-map
refuse "a missing database" 3 "missing.gpkg" "$kuiki" view --db "$out/missing.gpkg"
# A database that breaks off half way is told in the window, or at once where that is known before the window is there.
head -c 300000 "${KUIKI_SHARE:?}/kuiki.gpkg" >"$out/damaged.gpkg"
launch --db "$out/damaged.gpkg"
for _ in $(seq 200); do
  kill -0 $viewer 2>/dev/null || break
  grep -q "^screen failed" "$state" 2>/dev/null && { shot 10-failed; focus; keys ctrl+q; sleep 0.5; }
done
kill -0 $viewer 2>/dev/null && { fail "a damaged database is not told"; kill $viewer; }
wait $viewer
code=$?
{ [ $code -eq 3 ] || [ $code -eq 4 ]; } && echo "ok: a damaged database" || fail "a damaged database: exit $code, $(cat "$out/kuiki.log")"
finish
