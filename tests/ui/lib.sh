#!/bin/bash
# What the tests of the window share: an Xvfb of its own, mouse and keys through xdotool, and the window's words about itself (--state-file).
# usage, as the first line of a test: source lib.sh KUIKI ARTEFACTS; as its last: finish
#
# Nothing here waits for frames: what is typed and clicked goes out in bursts and is played in its order, however slow the window is. What is waited
# for is a line of the state, a minute by default and longer where the window gets little of the machine; and before a click on a widget, or a picture, that the
# window has played what was sent before (played).
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
# No keys that repeat by themselves: on a busy machine a tap may last as long as a key that is held.
Xvfb -displayfd 3 -r -screen 0 "${screen:-1440x900}x24" >"$out/xvfb.log" 2>&1 &
xvfb=$!
viewer=
trap 'kill -CONT $viewer 2>/dev/null; kill -9 $viewer 2>/dev/null; kill $xvfb 2>/dev/null' EXIT
for _ in $(seq 600); do [ -s "$out/display" ] && break; sleep 0.1; done
export DISPLAY=:$(cat "$out/display")

failed=0
fail() { echo "FAILED: $*"; failed=1; import -window root "$out/failed-$(date +%s%N).png" 2>/dev/null; cp "$state" "$out/failed-$(date +%s%N).txt" 2>/dev/null; }
value() { awk -v name="$1" '$1 == name { $1 = ""; sub(/^ /, ""); print; exit }' "$state" 2>/dev/null; }
alive() { kill -0 $viewer 2>/dev/null; }
# Hundredths of a second that the window has computed for; 0 where it is gone.
computed() { awk '{ sub(/^.*\) /, ""); print $12 + $13 }' "/proc/$viewer/stat" 2>/dev/null || echo 0; }
# The window has played everything it was sent, and no job runs: it waits for nothing.
at_rest() { grep -q '^busy 0$' "$state" 2>/dev/null && grep -q '^input 0 settled ' "$state"; }
# until_true SECONDS COMMAND...: it succeeds before the time is over, and while the window lives. A window that was given less than a sixth of that
# time to compute in is waited for longer, ten times at most, and twice where it is at rest: slowness is no failure. After a failure what follows is waited for shortly: it most
# likely fails for the same reason, and a test of forty waits would take hours.
until_true() {
  local i seconds=$1 begin
  shift
  [ $failed -eq 0 ] || seconds=2
  begin=$(computed)
  for ((i = 0; i < seconds * 200; ++i)); do
    "$@" && return 0
    alive || { "$@" && return 0; return 1; }
    if ((i >= seconds * 20 && i % 20 == 0)); then
      (($(computed) - begin >= seconds * 100 / 6)) && return 1
      ((i >= seconds * 40)) && at_rest && return 1
    fi
    sleep 0.05
  done
  return 1
}
has_line() { grep -qE "$1" "$state" 2>/dev/null; }
has_none() { [ -s "$state" ] && ! grep -qE "$1" "$state"; }
# expect WHAT REGEX [SECONDS]: a line of the state matches before the time is over
expect() {
  until_true "${3:-60}" has_line "$2" && { echo "ok: $1"; return 0; }
  alive || { fail "$1: the window is gone: $(tail -3 "$out/kuiki.log")"; return 1; }
  fail "$1: no line like /$2/"
  return 1
}
# expect_no WHAT REGEX [SECONDS]: no line does
expect_no() {
  until_true "${3:-60}" has_none "$2" && { echo "ok: $1"; return 0; }
  fail "$1: there still is a line like /$2/"
  return 1
}
middle() { awk -v name="$1" '$1 == "widget" && $2 == name { printf "%d %d\n", $3 + $5 / 2, $4 + $6 / 2; exit }' "$state"; }
click_at() { xdotool mousemove "$1" "$2" click 1; }
# played: everything sent so far has been played and shown; Pause, which does nothing, marks its end.
played() {
  xdotool key --delay 0 Pause
  marks=$((marks + 1))
  # A window that keeps something moving does not settle; what was sent has been played all the same.
  until_true 5 has_line "^input 0 settled $marks$" || until_true 60 has_line "^input 0 [a-z]* $marks$" || fail "input is not played: $(grep ^input "$state")"
}
click() {
  played
  expect "$1 is there" "^widget $1 " || return 1
  # shellcheck disable=SC2046
  click_at $(middle "$1")
}
click_area() {
  local x y
  read -r x y < <(awk -v code="$1" '$1 == "area" && $2 == code { print $3, $4; exit }' "$state")
  click_at "$x" "$y"
}
# A process for each: GLFW takes a second press of one key within a millisecond for the input method's echo of the first and drops it, and from one
# process an X server that is late gives two presses the same time.
keys() {
  local key
  for key in "$@"; do xdotool key --delay 0 "$key"; done
}
words() { xdotool type --delay 0 "$1"; }
# burst WORD...: all at once; "=text" is typed, anything else is a key
burst() {
  local word commands=()
  for word in "$@"; do
    if [[ $word == =* ]]; then commands+=(type --delay 0 "${word#=}"); else commands+=(key --delay 0 "$word"); fi
    # One process for each, for a chain's "type" would take the words after it, too.
    xdotool "${commands[@]}"
    commands=()
  done
}
# stopped COMMAND...: while the window's process stands still
stopped() {
  kill -STOP $viewer
  "$@"
  kill -CONT $viewer
}
shot() {
  played
  import -window root "$out/$1.png"
}
# launch ARGUMENTS: under $run, where that is set
launch() {
  rm -f "$state"
  marks=0
  ${run:-} "$kuiki" view --state-file "$state" "$@" >"$out/kuiki.log" 2>&1 &
  viewer=$!
}
focus() {
  for _ in $(seq 600); do
    xdotool search --all --pid $viewer --name Kuiki windowraise windowfocus --sync 2>/dev/null && return
    sleep 0.1
  done
}
ended() { ! alive; }
# kept_aside REGEX SETTINGS: what is not saved is kept there with such a line; not the file that still is being written, which a kill would leave
# unfinished
kept_aside() { find "$2/recovery" -name '*.unsaved' ! -name '*.part-*' -exec grep -q "$1" {} \; -print 2>/dev/null | grep -q .; }
quit() {
  keys ctrl+q
  until_true 60 ended || { fail "Ctrl+Q does not quit"; kill -9 $viewer; }
  wait $viewer
  local code=$?
  [ $code -eq 0 ] || fail "quitting gives $code: $(tail -3 "$out/kuiki.log")"
}
finish() { [ $failed -eq 0 ] && echo "all passed"; exit $failed; }
