#!/bin/bash
# Districts painted of Otaru's towns: by click, brush and lasso, with figures that follow; undone; what is wrong gone through; saved, seen as a map, painted
# again; and a work file that is read-only, over which painting goes on.
# usage: painting.sh KUIKI ARTEFACTS      exit 0 all passed, 1 something failed
# shellcheck source=lib.sh
source "$(dirname "$0")/lib.sh" "$1" "$2"

work=$out/work.gpkg
base=${KUIKI_SHARE:?}/kuiki.gpkg
"$kuiki" work init "$work" >"$out/init.log" 2>&1 || { fail "no work file: $(cat "$out/init.log")"; finish; }
launch --db "$base" --work "$work" --lang en otaru-districts
expect "the map" "^screen map$" 120
focus

# place CODE: where a town is in the window
place() { awk -v code="$1" '$1 == "area" && $2 == code { print $3, $4; exit }' "$state"; }
towns() { awk '$1 == "area" { print $2 }' "$state"; }
# nth N: N-th town that stands in the window
nth() { towns | sed -n "$1p"; }
painted() { awk -v number="$1" '$1 == "painted" && $2 == number { print $3; exit }' "$state"; }
nowhere() { awk '$1 == "painting" { print $4; exit }' "$state"; }
# drag BUTTON X Y X Y …: with the button held
drag() {
  local button=$1
  shift
  xdotool mousemove "$1" "$2"
  xdotool mousedown "$button"
  shift 2
  while [ $# -gt 1 ]; do
    xdotool mousemove "$1" "$2"
    shift 2
  done
  xdotool mouseup "$button"
}

# ---- begin --------------------------------------------------------------------------------------------------------------------------------
click menu.map
click menu.paint-districts
expect "the question where to begin" "^dialog paint-begin$"
shot 01-begin
click dialog-accept
expect "Otaru's 142 towns, none given" "^painting 01203 1 142 [0-9]+ 0 saved$" 120
expect "a district to paint with, named in English" "^painted 0 0 .* District 1 <$"
played

# ---- one by one, and undone ------------------------------------------------------------------------------------------------------------------
first=$(nth 1)
# shellcheck disable=SC2046
click_at $(place "$first")
expect "one town is given" "^painted 0 1 [0-9]"
expect "and known to be unsaved" "^painting 01203 1 141 [0-9]+ 1 changed$"
keys ctrl+z
expect "undone" "^painting 01203 1 142 [0-9]+ 0 saved$"
keys ctrl+y
expect "and redone" "^painted 0 1 "
click undo
expect "the button undoes, too" "^painted 0 0 "
keys ctrl+y

# ---- brush: a stroke is one step ----------------------------------------------------------------------------------------------------------------
click paint-add
expect "a second district" "^painted 1 0 .* <$"
click paint-tool-brush
played
read -r x y w h < <(awk '$1 == "widget" && $2 == "map" { print $3, $4, $5, $6; exit }' "$state")
drag 1 $((x + w / 4)) $((y + h / 2)) $((x + w / 3)) $((y + h / 2)) $((x + w / 2)) $((y + h / 2)) $((x + 3 * w / 4)) $((y + h / 2))
played
brushed=$(painted 1)
[ "${brushed:-0}" -ge 3 ] && echo "ok: the brush gave $brushed towns" || fail "the brush gave ${brushed:-no} towns"
shot 02-brush
keys ctrl+z
expect "one step back takes the whole stroke" "^painted 1 0 "
keys ctrl+y
expect "and brings it back" "^painted 1 $brushed "

# ---- lasso over everything; a locked district keeps its towns -------------------------------------------------------------------------------------
click paint-lock
click paint-add
expect "a third district" "^painted 2 0 .* <$"
click paint-tool-lasso
played
drag 1 $((x + 4)) $((y + 4)) $((x + w - 4)) $((y + 4)) $((x + w - 4)) $((y + h - 4)) $((x + 4)) $((y + h - 4))
expect "the lasso took the rest" "^painting 01203 3 0 " 60
expect "but not from the locked one" "^painted 1 $brushed "
shot 03-lasso

# ---- what is wrong --------------------------------------------------------------------------------------------------------------------------------
click paint-district.none
click paint-tool-town
played
# shellcheck disable=SC2046
click_at $(place "$(nth 5)")
# shellcheck disable=SC2046
click_at $(place "$(nth 20)")
expect "two towns without a district" "^painting 01203 3 2 "
before=$(value view)
click paint-next-problem
expect "the first of it is gone to" "^view "
until_true 60 bash -c "! grep -qF 'view $before' '$state'" && echo "ok: the map has moved" || fail "the map did not move"
shot 04-problem
keys Home
keys ctrl+z ctrl+z

# ---- a name, and saved ------------------------------------------------------------------------------------------------------------------------------
click paint-district.2
click paint-name
keys ctrl+a
words "Yama"
keys Tab
expect "named" "^painted 2 .* Yama"
keys ctrl+s
expect "asked for the set's name" "^dialog paint-save$"
played
keys ctrl+a
words "Painted"
shot 05-save
keys Return
expect "saved" "^message .Painted. saved in the work file" 120
expect "and so told" "^painting 01203 3 0 [0-9]+ [0-9]+ saved$" 60
# A district without towns is in no set: two are left.
click paint-show
expect "the set as a map" "^subject [0-9]+ own:Painted 2$" 60
expect_no "painting is over" "^painting "
shot 06-map
"$kuiki" list areas --area own:Painted --db "$base" --work "$work" >"$out/areas.txt" 2>&1
grep -q Yama "$out/areas.txt" && echo "ok: it is in the work file" || fail "$(cat "$out/areas.txt")"

# ---- painted again; leaving asks ------------------------------------------------------------------------------------------------------------------------
click menu.map
click menu.paint-districts
click paint-from.own:Painted
click dialog-accept
expect "the set's districts" "^painting 01203 2 0 [0-9]+ 0 saved$" 60
click paint-district.none
played
# shellcheck disable=SC2046
click_at $(place "$(nth 8)")
expect "changed" "^painting 01203 2 1 [0-9]+ 1 changed$"
click paint-leave
expect "asked" "^dialog paint-leave$"
shot 07-leave
keys Escape
expect "stayed" "^dialog none$"

# ---- read-only: said, and nothing is lost -------------------------------------------------------------------------------------------------------------------
chmod a-w "$work"
if [ -w "$work" ]; then
  # The administrator writes whatever is read-only: the folder takes the file's place.
  mv "$work" "$work.aside" && mkdir "$work"
fi
keys ctrl+s
expect "asked" "^dialog paint-save$"
keys Return
expect "why not" "^widget paint-error " 120
shot 08-read-only
keys Escape
expect "closed" "^dialog none$"
expect "still there" "^painting 01203 2 1 [0-9]+ 1 changed$"
# shellcheck disable=SC2046
click_at $(place "$(nth 12)")
expect "painting goes on" "^painting 01203 2 2 [0-9]+ 2 changed$"
if [ -d "$work" ]; then rmdir "$work" && mv "$work.aside" "$work"; fi
chmod u+w "$work"
keys ctrl+s
expect "asked again" "^dialog paint-save$"
keys Return
expect "now it is saved" "^painting 01203 2 2 [0-9]+ 2 saved$" 120
quit
finish
