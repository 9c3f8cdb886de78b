#!/bin/bash
# A table of actuals over figures that somebody else has entered: what is left out of it can be read, nothing is replaced before it was chosen, and
# what was chosen is what the work file holds. Then the history, with the number of each change; and the same at the command line.
# usage: import.sh KUIKI ARTEFACTS      exit 0 all passed, 1 something failed
# shellcheck source=lib.sh
source "$(dirname "$0")/lib.sh" "$1" "$2"

work=$out/work.gpkg
base=${KUIKI_SHARE:?}/kuiki.gpkg
standing() { # ID: value and who
  "$kuiki" show indicator "$1" --db "$base" --work "$work" --json 2>/dev/null |
    awk '$1 == "\"value\":" { value = $2 } $1 == "\"entered_by\":" { who = $2 } $1 == "\"replaced_at\":" && $2 ~ /null/ { print value who; exit }' | tr -d ',"'
}
stands() { # ID WHAT
  local found
  found=$(standing "$1")
  [[ $found == *"$2"* ]] && echo "ok: $1 is $found" || fail "$1 is '$found', not $2"
}

"$kuiki" work init "$work" >"$out/init.log" 2>&1 || { fail "no work file: $(cat "$out/init.log")"; finish; }
printf '指標ID,実績値\notaru-g1-02,1.2\notaru-g1-03,80\notaru-g1-04,70\n' >"$out/theirs.csv"
KUIKI_USER=tanaka "$kuiki" import actuals "$out/theirs.csv" --plan otaru --year FY2016 --db "$base" --work "$work" >"$out/theirs.log" 2>&1 ||
  fail "the first import: $(tail -3 "$out/theirs.log")"

columns=
for n in $(seq 12); do columns+=",担当課の見解と次年度に向けた取組の方向性についての記述欄その$n"; done
printf '指標ID,実績値%s\notaru-g1-02,1.3\notaru-g1-03,81\notaru-g1-04,70\notaru-g1-05,99\n' "$columns" >"$out/mine.csv"

export KUIKI_USER=sato
launch --db "$base" --work "$work" --map otaru-districts --lang en
expect "the map" "^subject [0-9] 01203 " 120
focus
keys ctrl+6
expect "the table" "^widget entry.value.otaru-g1-01 " 120
click entry-year
click choice.entry-year.2016
expect "of 2016" "^widget entry-sheet.otaru.2016 "
click entry-import
click import-path
words "$out/mine.csv"
keys Return
expect "what was read" "^widget import-report.4.0.0 " 60
expect "and the columns that were not, in a list" "^widget import-left.1 "
expect "from its beginning" "^scrolled import-left 0$"
shot 01-read
# shellcheck disable=SC2046
click_at $(middle import-left.1)
xdotool click --delay 0 --repeat 3 5
expect "which is scrolled" "^scrolled import-left [1-9]"
expect "with the report still there" "^widget import-report.4.0.0 "
shot 02-left-out
expect "what somebody else entered otherwise is told" "^widget import-others.2 "
click dialog-accept
expect "and asked" "^widget conflict-mine-1 "
stands otaru-g1-02 1.2
shot 03-others
click conflict-mine-0
expect_no "one is decided" "^widget conflict-mine-1 "
stands otaru-g1-02 1.2
click conflict-theirs-0
expect "now it is imported" "^message Imported .*1 of others" 60
expect "and the dialog is closed" "^dialog none$"
stands otaru-g1-02 1.3sato
stands otaru-g1-03 80.0tanaka
stands otaru-g1-04 70.0tanaka
stands otaru-g1-05 99.0sato
shot 04-imported

# ---- the history names each change by its number ---------------------------------------------------------------------------------------

click menu.file
click menu.work-history
expect "the history" "^widget history-list.2.2 " 60
expect "with its changes by number" "^history Change 2 "
expect "both" "^history Change 1 "
shot 05-history
keys Escape
expect "closed" "^dialog none$"
quit

# ---- at the command line: theirs stays unless one says otherwise --------------------------------------------------------------------------
again() { "$kuiki" import actuals "$out/mine.csv" --plan otaru --year FY2016 --db "$base" --work "$work" --lang en "$@" >"$out/again.log" 2>&1; }
again
[ $? -eq 4 ] && grep -q 'value of somebody else (kept): otaru-g1-03 FY2016: the table has "81", tanaka' "$out/again.log" && echo "ok: kept and told" || fail "import: $(cat "$out/again.log")"
again --others replace || fail "--others replace: $(tail -3 "$out/again.log")"
stands otaru-g1-03 81.0sato
finish
