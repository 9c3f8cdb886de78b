#!/bin/bash
# Nothing typed is lost: a window killed with entries that are not saved, started again, offers them; so does one that the system asked to end. A clean
# end leaves nothing. Two windows on one database say so and keep their hands off each other's entries. Settings and a last map that cannot be used
# are set aside, and a window opens.
# usage: recovery.sh KUIKI ARTEFACTS      exit 0 all passed, 1 something failed
# shellcheck source=lib.sh
source "$(dirname "$0")/lib.sh" "$1" "$2"

cp "${KUIKI_SHARE:?}/kuiki.gpkg" "$out/copy.gpkg" && chmod u+w "$out/copy.gpkg" || exit 1
settings=$out/config/kuiki
kept() { ls "$settings/recovery/" 2>/dev/null | grep -c "unsaved$"; }
is_kept() { [ "$(kept)" = "$1" ]; }
holds() { kept_aside "$1" "$settings"; }
open_table() {
  keys ctrl+6
  expect "the table" "^widget entry.value.otaru-g1-01 " 120
  click entry-year
  click choice.entry-year.2016
  expect "of 2016" "^widget entry-sheet.otaru.2016 "
  click entry.value.otaru-g1-02
}
restored() {
  expect "$1: it is offered" "^dialog restore$" 120
  focus
  shot "$2"
  click restore-accept
  expect "$1: the values are there" "^typed 2016 otaru-g1-02 \[1.21\] \[\]$"
  expect "$1: the refused one, too" "^typed 2016 otaru-g1-03 \[12 nin\] \[\]$"
  expect "$1: and the table is in front" "^widget entry-sheet.otaru.2016 "
}

# ---- killed --------------------------------------------------------------------------------------------------------------
launch --db "$out/copy.gpkg" --map otaru-districts --lang en
expect "the map" "^subject [0-9] 01203 " 120
focus
open_table
until_true 60 is_kept 0 || fail "something is kept before anything was typed"
burst =1.21 Return "=12 nin" Return =45
expect "three values, the last one still being typed" "^typed 2016 otaru-g1-04 \[45\] \[\]$"
until_true 60 holds "otaru-g1-04.*45" || fail "the value being typed is not kept"
kill -9 $viewer
wait $viewer 2>/dev/null
launch --db "$out/copy.gpkg" --lang en
restored "after kill -9" 01-offered
expect "also the value that was being typed" "^typed 2016 otaru-g1-04 \[45\] \[\]$"
shot 02-restored
is_kept 1 && echo "ok: kept as this window's own" || fail "$(kept) files are kept"

# ---- asked to end by the system: orderly, and offered again ------------------------------------------------------------------
kill -TERM $viewer
until_true 60 ended || fail "the first SIGTERM does not end it"
wait $viewer
code=$?
[ $code -eq 0 ] && echo "ok: SIGTERM ends it orderly" || fail "SIGTERM: exit $code: $(tail -3 "$out/kuiki.log")"
launch --db "$out/copy.gpkg" --lang en
restored "after SIGTERM" 03-offered

# ---- two windows on one database ----------------------------------------------------------------------------------------------
first=$viewer first_state=$state first_marks=$marks
state=$out/state2.txt
launch --db "$out/copy.gpkg" --lang en
expect "a second window says that there is a first" "^message .*open in another window.*$first" 120
expect "and is not offered what the first one holds" "^dialog none$"
kill -9 $viewer
wait $viewer 2>/dev/null
viewer=$first state=$first_state marks=$first_marks
expect "the first one has its values" "^typed 2016 otaru-g1-02 \[1.21\] \[\]$"

# ---- saved: nothing is left --------------------------------------------------------------------------------------------------
focus
click entry-save
click dialog-accept
expect "saved" "^message Saved" 120
click entry-revert
expect_no "and the refused one taken back" "^typed "
until_true 60 is_kept 0 && echo "ok: nothing is kept any more" || fail "$(kept) files are kept after saving"

# ---- later, discarded ---------------------------------------------------------------------------------------------------------
click entry.value.otaru-g1-05
burst =9 Return
until_true 60 holds "otaru-g1-05" || fail "nothing is kept"
kill -9 $viewer
wait $viewer 2>/dev/null
launch --db "$out/copy.gpkg" --lang en
expect "offered" "^dialog restore$" 120
focus
keys Escape
expect "called off for now" "^dialog none$"
quit
launch --db "$out/copy.gpkg" --lang en
expect "offered again" "^dialog restore$" 120
focus
click restore-discard
expect "thrown away" "^dialog none$"
until_true 60 is_kept 0 && echo "ok: it is gone" || fail "$(kept) files are kept after throwing away"
quit
is_kept 0 || fail "a clean end leaves something"

# ---- a full disk while it is kept -------------------------------------------------------------------------------------------------
if [ "$(id -u)" != 0 ]; then
  launch --db "$out/copy.gpkg" --map otaru-districts --lang en
  expect "the map" "^subject [0-9] 01203 " 120
  focus
  open_table
  chmod a-w "$settings/recovery"
  burst =3 Return
  expect "what cannot be kept is said" "^message .*cannot be kept"
  expect "and stays" "^typed 2016 otaru-g1-02 \[3\]"
  chmod u+w "$settings/recovery"
  kill -TERM $viewer
  wait $viewer
  rm -f "$settings/recovery/"*
fi

# ---- settings and a last map that cannot be used ----------------------------------------------------------------------------------------
bad_start() { # WHAT PATTERN
  launch --db "$out/copy.gpkg" --lang en
  expect "$1: a window opens" "^screen (welcome|map)$" 120
  expect "$1: it is said" "$2"
  focus
  shot "04-$3"
  quit
}
cp "$settings/last-map.toml" "$out/good.toml"
sed 's/^indicator = .*/indicator = "no-such-indicator"/' "$out/good.toml" >"$settings/last-map.toml"
bad_start "an indicator that is not there" "^message The last map cannot be opened.*no-such-indicator" indicator
[ -s "$settings/last-map.bad.toml" ] && echo "ok: the map is set aside" || fail "the bad map is gone"
echo "this is [no map" >"$settings/last-map.toml"
bad_start "a last map that is none" "^message The last map cannot be opened" damaged
for scale in 0.0001 0.001 -1 nan 1e300 99; do
  printf 'lang = en\nscale = %s\n' "$scale" >"$settings/settings.txt"
  bad_start "scale = $scale" "^message 1 lines? of the settings" "scale-$scale"
done
printf 'scale = 1.25\nwindow_width = 640\nwindow_height = 400\n' >"$settings/settings.txt"

# ---- the least window ---------------------------------------------------------------------------------------------------------------------
launch --db "$out/copy.gpkg" --map otaru-plan --lang en
expect "the least window" "^scale 1.25$" 120
expect "its map" "^screen map$" 120
focus
keys ctrl+2
expect "shows an overview" "^page page.overview [0-9]+ [0-9]+ well$"
keys ctrl+3
played
shot 05-least
keys ctrl+6
expect "and the table" "^widget entry-year "
played
shot 06-least-table
quit
finish
