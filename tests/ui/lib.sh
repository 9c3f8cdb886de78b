#!/bin/bash
# What the tests of the window share: an Xvfb of its own, mouse and keys through xdotool, and the window's words about itself (--state-file).
# usage, as the first line of a test: source lib.sh KUIKI ARTEFACTS; as its last: finish
set -u
kuiki=$1 out=$2
for tool in Xvfb xdotool import identify; do
  command -v $tool >/dev/null || { echo "FAILED: $tool is not installed (tools/install-packages test)"; exit 1; }
done
rm -rf "$out" && mkdir -p "$out/config" || exit 1
cd "$out" || exit 1
state=$out/state.txt
export XDG_CONFIG_HOME=$out/config HOME=$out LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY KUIKI_LANG KUIKI_SCALE

exec 3>"$out/display"
Xvfb -displayfd 3 -screen 0 1440x900x24 >"$out/xvfb.log" 2>&1 &
xvfb=$!
viewer=
trap 'kill $viewer 2>/dev/null; kill $xvfb 2>/dev/null' EXIT
for _ in $(seq 100); do [ -s "$out/display" ] && break; sleep 0.05; done
export DISPLAY=:$(cat "$out/display")

failed=0
fail() { echo "FAILED: $*"; failed=1; import -window root "$out/failed-$(date +%s%N).png" 2>/dev/null; }
value() { awk -v name="$1" '$1 == name { $1 = ""; sub(/^ /, ""); print; exit }' "$state" 2>/dev/null; }
# expect WHAT REGEX [SECONDS]: a line of the state matches before the time is over
expect() {
  local i
  for ((i = 0; i < ${3:-10} * 20; ++i)); do
    grep -qE "$2" "$state" 2>/dev/null && { echo "ok: $1"; return 0; }
    kill -0 $viewer 2>/dev/null || { fail "$1: the window is gone: $(tail -3 "$out/kuiki.log")"; return 1; }
    sleep 0.05
  done
  fail "$1: no line like /$2/"
  return 1
}
middle() { awk -v name="$1" '$1 == "widget" && $2 == name { printf "%d %d\n", $3 + $5 / 2, $4 + $6 / 2; exit }' "$state"; }
click_at() { xdotool mousemove "$1" "$2"; sleep 0.15; xdotool click 1; }
click() {
  expect "$1 is there" "^widget $1 " || return 1
  # A dialog that has just opened still finds its size: wait until the widget stays where it is.
  local at before=
  for _ in $(seq 40); do
    at=$(middle "$1")
    [ -n "$at" ] && [ "$at" = "$before" ] && break
    before=$at
    sleep 0.15
  done
  # shellcheck disable=SC2086
  click_at $at
}
click_area() {
  local x y
  read -r x y < <(awk -v code="$1" '$1 == "area" && $2 == code { print $3, $4; exit }' "$state")
  click_at "$x" "$y"
}
keys() { xdotool key --clearmodifiers "$@"; }
shot() { import -window root "$out/$1.png"; }
launch() {
  rm -f "$state"
  "$kuiki" view --state-file "$state" "$@" >"$out/kuiki.log" 2>&1 &
  viewer=$!
}
focus() { for _ in $(seq 50); do xdotool search --name Kuiki windowfocus 2>/dev/null && return; sleep 0.1; done; }
quit() {
  keys ctrl+q
  for _ in $(seq 100); do kill -0 $viewer 2>/dev/null || break; sleep 0.1; done
  kill -0 $viewer 2>/dev/null && { fail "Ctrl+Q does not quit"; kill $viewer; }
  wait $viewer
  local code=$?
  [ $code -eq 0 ] || fail "quitting gives $code: $(tail -3 "$out/kuiki.log")"
}
finish() { [ $failed -eq 0 ] && echo "all passed"; exit $failed; }
