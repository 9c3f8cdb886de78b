#!/bin/bash
# Two windows over one work file in which the same cells were typed: the one that saves second is asked, sees both values, and what it chooses is
# what the work file then holds; by mouse and by keys, and however many messages came while the dialog was open.
# usage: conflict.sh KUIKI ARTEFACTS      exit 0 all passed, 1 something failed
screen=1024x580 # small, so that a message reaches up to the dialog
# shellcheck source=lib.sh
source "$(dirname "$0")/lib.sh" "$1" "$2"

work=$out/work.gpkg
held() {
  "$kuiki" show indicator "$1" --db "${KUIKI_SHARE:?}/kuiki.gpkg" --work "$work" --json 2>/dev/null |
    awk -v period='"FY2016",' '$1 == "\"period\":" { of = $2 } $1 == "\"value\":" { value = $2 } $1 == "\"status\":" && $2 ~ /entered/ && of == period { sub(/,/, "", value); print value; exit }'
}
holds() { # ID VALUE
  [ "$(held "$1")" = "$2" ] && echo "ok: $1 is $2" || fail "$1 is '$(held "$1")', not $2"
}
to_person() { # N
  [ -n "${person:-}" ] && viewers[$person]=$viewer all_marks[$person]=$marks
  person=$1 viewer=${viewers[$1]:-} marks=${all_marks[$1]:-0} state=$out/state$1.txt
}
begin() { # ARGUMENTS, as the person it is
  launch --db "${KUIKI_SHARE:?}/kuiki.gpkg" --work "$work" --map otaru-districts "$@"
  expect "window $person" "^subject [0-9] 01203 " 120
  focus
  keys ctrl+6
  expect "its table" "^widget entry.value.otaru-g1-01 " 120
  click entry-year
  click choice.entry-year.2016
  expect "of 2016" "^widget entry-sheet.otaru.2016 "
}
typed() { # ID VALUE
  click "entry.value.$1"
  burst "=$2" Return
  expect "$1 is typed" "^typed 2016 $1 \[$2\] "
}
save() {
  played
  keys ctrl+s
  click dialog-accept
}
# The messages lie over the table.
dismiss_all() {
  for _ in 1 2 3 4; do
    played
    has_line "^widget dismiss " || return
    click dismiss
  done
}
declare -a viewers all_marks
trap 'for each in "${viewers[@]}" $viewer; do kill -9 $each 2>/dev/null; done; kill $xvfb 2>/dev/null' EXIT

"$kuiki" work init "$work" >"$out/init.log" 2>&1 || { fail "no work file: $(cat "$out/init.log")"; finish; }

# ---- one figure, by mouse, under messages ---------------------------------------------------------------------------------------
to_person 1
begin --lang en
typed otaru-g1-02 1.21
to_person 2
begin --lang ja
expect "the second window knows of the first" "^message This work file is open in another window"
typed otaru-g1-02 1.31
to_person 1
focus
save
expect "the first one saves" "^message Saved 1 "
to_person 2
focus
save
expect "the second one is asked" "^dialog conflicts$"
shot 01-conflict
mv "$work" "$out/away.gpkg"
expect "a message comes" "^message The work file cannot be reached" 120
mv "$out/away.gpkg" "$work"
expect "and another in its place" "^message The work file is back" 120
played
read -r x y < <(middle conflict-later)
grep "^widget message " "$state" | awk -v y="$y" '{ exit !($4 < y) }' && echo "ok: it reaches over a button" || fail "the message does not reach up to the button at $x $y"
shot 02-messages
click conflict-later
expect "the button was pressed, not the message: the dialog is closed" "^dialog none$"
expect "what is typed stays" "^typed 2016 otaru-g1-02 \[1.31\] "
dismiss_all
save
expect "and saving asks again" "^dialog conflicts$"
click conflict-mine-0
expect "what is chosen is done: the dialog is closed" "^dialog none$"
expect "saved" "^message Saved 1 actuals"
expect "nothing is left to save" "^widget entry-count.0.0 "
expect_no "or typed" "^typed "
holds otaru-g1-02 1.31
shot 03-saved
dismiss_all

# ---- two figures, one of each: by keys ------------------------------------------------------------------------------------------------
typed otaru-g1-02 1.41
typed otaru-g1-03 80
to_person 1
focus
typed otaru-g1-02 1.45
typed otaru-g1-03 81
save
expect "the first one saves" "^message Saved 2 "
to_person 2
focus
save
expect "the second one is asked for both" "^widget conflict-mine-1 "
shot 04-two
keys Tab
expect "Tab goes to his buttons" "^focus conflict-theirs-0$"
keys Return
expect_no "theirs is kept of one" "^widget conflict-mine-1 "
expect "the other one waits" "^widget conflict-mine-0 "
shot 05-one-left
keys Tab
played
expect "Tab goes on to the other button" "^focus conflict-mine-0$"
keys space
expect "the dialog is closed" "^dialog none$"
expect "nothing is left to save" "^widget entry-count.0.0 "
holds otaru-g1-02 1.45
holds otaru-g1-03 80.0
quit
to_person 1
focus
quit
finish
