#!/bin/bash
# 500 clicks, keys and turns of the wheel by chance, always the same ones: the window must live, and end when it is asked to.
# usage: monkey.sh KUIKI ARTEFACTS [ACTS] [SEED]      exit 0 all passed, 1 something failed
acts=${3:-500} seed=${4:-20260401}
# shellcheck source=lib.sh
source "$(dirname "$0")/lib.sh" "$1" "$2"

cp "${KUIKI_SHARE:?}/kuiki.gpkg" "$out/copy.gpkg" && chmod u+w "$out/copy.gpkg" || exit 1
mkdir -p "$out/documents"
launch --db "$out/copy.gpkg" --map otaru-plan
expect "the map" "^screen map$" 300
focus

RANDOM=$seed
pick() { local -n from=$1; echo "${from[RANDOM % ${#from[@]}]}"; }
# shellcheck disable=SC2034
named=(Up Down Left Right Return Escape Tab space BackSpace Delete Home End Prior Next F1 F2 F11 ctrl+a ctrl+c ctrl+v ctrl+x ctrl+z ctrl+y ctrl+f
  ctrl+s ctrl+o ctrl+e ctrl+p ctrl+1 ctrl+2 ctrl+3 ctrl+4 ctrl+5 ctrl+6 ctrl+n shift+Down shift+Tab plus minus)
# shellcheck disable=SC2034
texts=(1 300 45.6% -7 abc "12 nin" 2020-04-01 otaru 0 999999999999)
for ((i = 0; i < acts; ++i)); do
  case $((RANDOM % 10)) in
    0 | 1 | 2 | 3) xdotool mousemove $((RANDOM % 1440)) $((RANDOM % 900)) click 1 ;;
    4) xdotool mousemove $((RANDOM % 1440)) $((RANDOM % 900)) mousedown 1 mousemove $((RANDOM % 1440)) $((RANDOM % 900)) mouseup 1 ;;
    5) xdotool click --delay 0 --repeat $((RANDOM % 5 + 1)) $((RANDOM % 2 + 4)) ;;
    6) words "$(pick texts)" ;;
    *) keys "$(pick named)" ;;
  esac
  # A click may have chosen 終了.
  if ! alive && wait $viewer; then
    launch --db "$out/copy.gpkg"
    expect "started again after act $i" "^screen (welcome|map)$" 300
    focus
  fi
  alive || { fail "act $i: the window is gone: $(tail -20 "$out/kuiki.log")"; break; }
  # Now and then it is let come to rest, lest all acts meet a window that still opens something.
  ((i % 25 == 24)) && { until_true 300 has_line "^input 0 " || true; }
done
shot the-end
kill -TERM $viewer
until_true 300 ended || fail "it does not end"
wait $viewer
code=$?
[ $code -eq 0 ] && echo "ok: $acts acts" || fail "it ends with $code: $(tail -20 "$out/kuiki.log")"
finish
