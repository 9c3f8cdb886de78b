#!/bin/bash
# Everything that is typed and clicked is played in its order, however slow the window is: in bursts, while its process is stopped, and as the last in
# line beside two busy loops. Every value stands in its row.
# usage: burst.sh KUIKI ARTEFACTS      exit 0 all passed, 1 something failed
# shellcheck source=lib.sh
source "$(dirname "$0")/lib.sh" "$1" "$2"

cp "${KUIKI_SHARE:?}/kuiki.gpkg" "$out/copy.gpkg" && chmod u+w "$out/copy.gpkg" || exit 1

# A table of entry, the first cell that is typed into chosen.
open_table() {
  launch --db "$out/copy.gpkg" --map otaru-districts
  expect "the map" "^subject [0-9] 01203 " 120
  focus
  keys ctrl+6
  expect "the table" "^widget entry.value.otaru-g1-01 " 120
  click entry-year
  click choice.entry-year.2016
  expect "of 2016" "^widget entry-sheet.otaru.2016 "
  click entry.value.otaru-g1-02
}
# typed WHAT ID VALUE NOTE
typed() { expect "$1" "^typed 2016 $2 \[$3\] \[$4\]$"; }

fill() {
  burst =1.21 Return =75.9% Return =71.5% Return =97.5% Return =31 Tab =sokuhou Return =411 Up Up =7 Tab =kaku F2 =2 Return
}
filled() {
  typed "$1: the first value" otaru-g1-02 1.21 ""
  typed "$1: the second" otaru-g1-03 75.9% ""
  typed "$1: the third" otaru-g1-04 71.5% ""
  typed "$1: typed over, and its note, gone back to" otaru-g1-05 7 "kaku2"
  typed "$1: with a note of its own" otaru-g1-06 31 sokuhou
  typed "$1: below it" otaru-g1-07 411 ""
}
# what the rows hold: one line each, so that all cells can be held to what they should be
all_typed() { grep "^typed " "$state" | sort; }

open_table
fill
filled "in a burst"
shot 01-burst
played
before=$(all_typed)
# Undone and done again, all at once.
burst ctrl+z ctrl+z ctrl+z ctrl+y ctrl+y ctrl+y
played
[ "$(all_typed)" = "$before" ] && echo "ok: undo and redo in a burst" || fail "undo and redo in a burst: $(all_typed)"

# ---- a column is chosen, the active cell stays -------------------------------------------------------------------------
click entry.value.otaru-g1-03
burst ctrl+a =80% Return
typed "typing over a column fills the active cell" otaru-g1-03 80% ""
[ "$(all_typed | grep -c .)" = "$(grep -c . <<<"$before")" ] && echo "ok: and no other" || fail "typing over a column: $(all_typed)"
click entry.value.otaru-g1-03
burst shift+Down shift+Down =81% Return
typed "as over several rows" otaru-g1-03 81% ""
typed "whose others stay" otaru-g1-05 7 "kaku2"

# ---- while the process stands still ------------------------------------------------------------------------------------
click entry-revert
expect_no "reverted" "^typed "
click entry.value.otaru-g1-02
played
stopped fill
filled "while it stood still"
played
[ "$(all_typed)" = "$before" ] && echo "ok: the same rows" || fail "while it stood still: $(all_typed)"
# Clicks among the typing, each where it belongs; then away from the table and back.
read -r x1 y1 < <(middle entry.value.otaru-g1-04)
read -r x2 y2 < <(middle entry.note.otaru-g1-02)
mixed() {
  click_at "$x1" "$y1"
  burst =60.0%
  click_at "$x2" "$y2"
  burst =kettei Return
  burst ctrl+1 ctrl+6
}
stopped mixed
typed "a click ends what was typed before it" otaru-g1-04 60.0% ""
typed "and chooses what is typed next" otaru-g1-02 1.21 kettei
expect "and keys lead away and back" "^desk entry$"

# ---- a note of any length ------------------------------------------------------------------------------------------------
if command -v xclip >/dev/null; then
  long=$(printf '小樽市の確報値%.0s' $(seq 120))
  click entry.note.otaru-g1-02
  keys F2
  played
  printf '%s' "$long" | xclip -selection clipboard 2>/dev/null
  burst ctrl+a ctrl+v Return
  typed "a note of 2,520 bytes is whole" otaru-g1-02 1.21 "$long"
  click entry.note.otaru-g1-02
  burst F2 =z Return
  typed "and stays whole when it is opened again" otaru-g1-02 1.21 "${long}z"
fi
click entry-revert
expect_no "reverted" "^typed "
# What has not been saved is asked about, and one press is enough to leave it.
burst =5 Return
keys ctrl+q
click dialog-accept
until_true 60 ended || fail "「保存せずに終了」 does not end the window"
wait $viewer

# ---- the last in line beside two busy loops ------------------------------------------------------------------------------
busy=()
for _ in 1 2; do
  (while :; do :; done) &
  busy+=($!)
done
trap 'kill "${busy[@]}" 2>/dev/null; kill -9 $viewer 2>/dev/null; kill $xvfb 2>/dev/null' EXIT
run="nice -n 10" open_table
fill
filled "beside two busy loops"
played
[ "$(all_typed)" = "$before" ] && echo "ok: the same rows" || fail "beside two busy loops: $(all_typed)"
shot 02-busy
kill "${busy[@]}"
keys ctrl+q
click dialog-accept
until_true 60 ended || fail "it does not end"
finish
