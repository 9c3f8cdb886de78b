#!/bin/bash
# The window's small controls: classes, filters of sites, notes that open, folders to choose, Enter, Tab, and that nothing moves under the pointer.
# usage: controls.sh KUIKI ARTEFACTS      exit 0 all passed, 1 something failed
# shellcheck source=lib.sh
source "$(dirname "$0")/lib.sh" "$1" "$2"
settings=$XDG_CONFIG_HOME/kuiki
mkdir -p "$settings"

# ---- the start screen with a warning comes to rest ------------------------------------------------------------------------
echo "this is [no map" >"$settings/last-map.toml"
launch --lang en
expect "the start screen tells what went wrong" "^message The last map cannot be opened" 120
focus
keys Pause
expect "and comes to rest" "^input 0 settled 1$"
keys ctrl+q
until_true 60 ended || fail "Ctrl+Q does not quit"
wait $viewer

# ---- classes -----------------------------------------------------------------------------------------------------------------
launch --map sapporo-ageing-projection --lang en
expect "Sapporo's wards" "^subject 3 01100 10$" 120
focus
click same-breaks
expect "one set of classes for all periods" "^class-rules same "
keys ctrl+z
expect "is one step" "^class-rules own "
click go-tomakomai
expect "Tomakomai has few districts" "^subject [0-9] 01213 "
expect "and fewer classes for it" "^widget exact-classes "
click exact-classes
expect "unless one insists" "^class-rules [a-z]+ exact$"
keys ctrl+z
expect "which can be undone" "^class-rules [a-z]+ few$"

# ---- sites: a filter of what is not shown cannot be set; nothing moves when the layer is switched ---------------------------
click go-sapporo
expect "Sapporo again" "^subject 3 01100 10$"
click section.regions
click section.indicator
click section.layers
click hazard.flood
expect "a hazard is not chosen while the sites are hidden" "^sites [^ ]+ 0 0$"
played
before=$(value layers-at)
click facilities
expect "sites are shown" "^layers .*\+facilities"
played
played
after=$(value layers-at)
[ "$before" = "$after" ] && echo "ok: nothing moves under the pointer" || fail "the panel moves from $before to $after"
click facilities
expect "sites are hidden" "^layers .*-facilities"
played
played
after=$(value layers-at)
[ "$before" = "$after" ] && echo "ok: nor when they are hidden again" || fail "the panel moves from $before to $after"
click facilities
click hazard.flood
expect "now a hazard can be chosen" "^sites [^ ]+ 1 0$"
xdotool mousemove 100 700 click --repeat 30 --delay 0 5  # the panel to its end
played
within=$(value sites)
click sites-within
expect_no "the bounds are set or taken off" "^sites $within$"
click sites-within
expect "and back" "^sites $within$"
click hazard.clear
expect "and all of it cleared" "^sites - 0 0$"

# ---- sources: one line that opens ---------------------------------------------------------------------------------------------
click map-notes
expect "the sources open" "^widget map-notes-open "
keys Escape
expect_no "and close" "^widget map-notes-open "

# ---- the export dialog: a folder to choose, Enter to export ---------------------------------------------------------------------
mkdir -p "$out/chosen here"
keys ctrl+e
expect "the export dialog" "^dialog export-map$"
click export-file
keys ctrl+a
words "$out/map.png"
click export-folder
expect "the folders of that place" "^widget file.chosen here "
read -r x y < <(awk '$1 == "widget" && $2 == "file.chosen" && $3 == "here" { print $4 + 40, $5 + 10; exit }' "$state")
click_at "$x" "$y"
click folder-accept
expect_no "the folders close" "^widget folder-accept "
expect "the dialog is still there" "^dialog export-map$"
keys Return
expect "Enter exports" "^message Exported" 120
[ -s "$out/chosen here/map.png" ] && echo "ok: into the chosen folder" || fail "nothing in the chosen folder"
click copy-path
played
if command -v xclip >/dev/null; then
  copied=$(timeout 10 xclip -selection clipboard -o 2>/dev/null)
  [ "$copied" = "$out/chosen here/map.png" ] && echo "ok: the path is copied" || fail "the clipboard holds '$copied'"
fi
keys ctrl+e
expect "the dialog again" "^dialog export-map$"
click export-size
expect "a list is open" "^widget choice.size.1280 "
keys Escape
expect_no "Esc closes the list" "^widget choice.size.1280 "
expect "and not the dialog" "^dialog export-map$"
keys Escape
expect "a second one closes the dialog" "^dialog none$"

# ---- the keyboard's way ---------------------------------------------------------------------------------------------------------
xdotool mousemove 100 500 click --repeat 30 --delay 0 4  # the panel from its beginning
click section.regions
click map
keys Escape
keys F1
expect "the keys" "^dialog keys$"
keys Tab Return
expect "Tab leads to the button, Enter presses it" "^dialog none$"
click go-sapporo
played
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  has_line "^focus go-otaru$" && break
  keys Tab
  played
done
expect "Tab goes through the controls" "^focus go-otaru$"
shot focus
keys Return
expect "and Enter presses one" "^subject [0-9] 01203 "
quit

# ---- what was done can be undone after a restart ----------------------------------------------------------------------------------
launch
expect "the last map" "^subject [0-9] 01203 " 120
expect "with its steps" "^undo [1-9]"
focus
keys ctrl+z
expect "which can be undone" "^subject 3 01100 10$"
quit

# ---- a window that is smaller than it can be ----------------------------------------------------------------------------------------
printf 'window_width = 640\nwindow_height = 400\n' >"$settings/settings.txt"
launch "${KUIKI_SHARE:?}/assets/maps/otaru-evacuation.toml" # as a desktop gives a file
expect "a map" "^subject [0-9] 01203 " 120
focus
played
read -r _ _ _ width height <<<"$(value view)"
awk "BEGIN { exit !($width >= 360 && $height >= 400) }" && echo "ok: the map has room: $width x $height" || fail "the map is $width x $height"
shot least
quit
finish
