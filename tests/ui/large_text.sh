#!/bin/bash
# Text at 200 % in a small window: a menu opens below its bar, however long it is, and does nothing by itself; a long message stays within the window;
# dialogs scroll to their buttons.
# usage: large_text.sh KUIKI ARTEFACTS      exit 0 all passed, 1 something failed
screen=1280x720
# shellcheck source=lib.sh
source "$(dirname "$0")/lib.sh" "$1" "$2"

mkdir -p "$out/config/kuiki"
# Three lines that cannot be used: a long message.
printf 'scale = 2\nwindow_width = 1280\nwindow_height = 720\nleft_width = as-wide-as-it-may-be\nyears = of-the-sheep\nright_open = perhaps\n' >"$out/config/kuiki/settings.txt"
launch --db "${KUIKI_SHARE:?}/kuiki.gpkg" --map otaru-districts --lang en
expect "the window" "^subject [0-9] 01203 " 120
expect "at 200 %" "^scale 2$"
focus
expect "a long message" "^message 3 lines of the settings"
played
awk '$1 == "widget" && ($2 == "message" || $2 == "dismiss") { seen = 1; if ($3 < 0 || $4 < 0 || $3 + $5 > 1280 || $4 + $6 > 720) bad = 1 } END { exit !seen || bad }' "$state" &&
  echo "ok: it is within the window" || fail "the message is not within the window: $(grep -E '^widget (message|dismiss) ' "$state")"
shot message
click dismiss
expect_no "it is gone" "^message 3 lines"

for menu in file edit view map plan help; do
  click "menu.$menu"
  played
  shot "menu-$menu"
  keys Escape
done
expect "no menu did anything: no dialog" "^dialog none$"
expect "no plan" "^desk closed$"
expect "the same map" "^subject [0-9] 01203 "
expect "at the same scale" "^scale 2$"
click menu.plan
expect "a menu is open" "^widget menu.plan.otaru "
keys Escape

keys ctrl+e
expect "the export" "^dialog export-map$"
played
for _ in $(seq 30); do xdotool mousemove 640 300 click 5; done
played
shot export
click dialog-cancel
expect "its buttons can be scrolled to" "^dialog none$"
quit
finish
