#!/bin/bash
# Entering actuals as a user does: typing, what is refused, undo, pasting from a spreadsheet, saving, the history, withdrawing, and the
# import and export of tables, on a copy of the database.
# usage: entry.sh KUIKI ARTEFACTS      exit 0 all passed, 1 something failed
# shellcheck source=lib.sh
source "$(dirname "$0")/lib.sh" "$1" "$2"

enter() { burst "=$1" "${2:-Return}"; }
wheel() { xdotool mousemove 700 500 click --delay 0 --repeat "$2" "$1"; } # 4 up, 5 down
copy() { printf "$1" | xclip -selection clipboard 2>/dev/null; }
# entered ID PERIOD: what was entered, as the database holds it
entered() {
  "$kuiki" show indicator "$1" --db "$out/copy.gpkg" --json 2>/dev/null |
    awk -v period="\"$2\"," '$1 == "\"period\":" { of = $2 } $1 == "\"value\":" { value = $2 } $1 == "\"status\":" && $2 ~ /entered/ && of == period { sub(/,/, "", value); print value; exit }'
}

cp "${KUIKI_SHARE:?}/kuiki.gpkg" "$out/copy.gpkg" && chmod u+w "$out/copy.gpkg" || exit 1
launch --db "$out/copy.gpkg"
expect "the start screen" "^widget card.otaru " 40
focus
click card.otaru
keys ctrl+6
expect "the table of the plan's last year" "^widget entry.value.otaru-g1-01 "
expect "has nothing to save" "^widget entry-count.0.0 "
click entry-year
click choice.entry-year.2016
expect "another year" "^widget entry-sheet.otaru.2016 "
shot 01-empty

# ---- typing -----------------------------------------------------------------------------------------------------------
click entry.value.otaru-g1-02
enter 1.2
expect "a typed value is a change" "^widget entry-count.1.0 "
enter 0.76
expect "0.76 beside 75.85% is refused" "^widget entry-count.1.1 "
shot 02-refused
click entry.instead.otaru-g1-03
expect "what was meant is offered" "^widget entry-count.2.0 "
wheel 5 3
click entry.value.otaru-g1-10
enter "12 nin"
expect "words are refused" "^widget entry-count.2.1 "
keys ctrl+z
expect "undo takes the last entry back" "^widget entry-count.2.0 "
keys ctrl+y
expect "redo" "^widget entry-count.2.1 "
burst Up =300 Tab =sokuhou Return
expect "typing over it mends it, Tab goes to the note" "^widget entry-count.3.0 "
expect "each in its own cell" "^typed 2016 otaru-g1-10 \[300\] \[sokuhou\]$"
burst Up =99 Escape
expect "Esc leaves the cell as it was" "^widget entry-count.3.0 "

# ---- pasting ----------------------------------------------------------------------------------------------------------
if command -v xclip >/dev/null; then
  wheel 4 6
  click entry.value.otaru-g1-04
  copy '70.5\r\n９７．５%%\r\n30\tnote\r\n'
  keys ctrl+v
  expect "a block goes down from the cell" "^widget entry-pasted "
  expect "in one step" "^widget entry-count.6.0 "
  shot 03-pasted
  keys ctrl+z
  expect "undone in one step" "^widget entry-count.3.0 "
  copy 'a\tb\tc\n1\t2\t3\n'
  keys ctrl+v
  expect "what does not fit is refused" "^widget entry-not-pasted "
  shot 04-not-pasted
  copy 'otaru-g1-11\t12.5%%\n合計特殊出生率\t1.25\n知らない指標\t3\n'
  keys ctrl+v
  expect "a block with ids or names goes where it belongs" "^widget entry-pasted "
  expect "to two rows, one of them new" "^widget entry-count.4.0 "
  shot 05-by-name
  click entry-report-close
fi

# ---- what is typed stays ------------------------------------------------------------------------------------------------
before=$(grep -oE "^widget entry-count\.[0-9]+\.0" "$state")
click desk.map
expect "the map" "^widget desk.map "
keys ctrl+6
expect "what was typed is still there" "^$before "
click language
click choice.lang-en
expect "English" "^lang en$"
shot 06-english

# ---- saving -------------------------------------------------------------------------------------------------------------
click entry-save
expect "the date is today's" "^widget entry-date "
click entry-save-note
words "kessan"
shot 07-save
click dialog-accept
expect "saved" "^message Saved 4 actuals" 30
expect "nothing is left to save" "^widget entry-count.0.0 "
[ "$(entered otaru-g1-10 FY2016)" = 300.0 ] && echo "ok: it is in the database" || fail "the database has '$(entered otaru-g1-10 FY2016)'"
[ "$(entered otaru-p1-04 FY2016)" = 300.0 ] && echo "ok: also where the document prints the indicator again" || fail "the repeated row was not saved"
shot 08-saved
wheel 5 3
click entry.value.otaru-g1-10
click entry-history
expect "the history" "^widget entry-withdraw "
shot 09-history
click entry-withdraw
expect "withdrawing is a change" "^widget entry-count.1.0 "
keys ctrl+s
click dialog-accept
expect "saved again" "^message Saved 1 actuals .*2 withdrawn" 30
[ -z "$(entered otaru-g1-10 FY2016)" ] && echo "ok: withdrawn" || fail "the value is still there"

# ---- tables -------------------------------------------------------------------------------------------------------------
printf '指標ID,指標名,実績値\notaru-g1-10,交通事故件数,250\notaru-g1-03,,0.8\nx-1,知らない指標,5\n' | iconv -f UTF-8 -t CP932 >"$out/actuals.csv"
click entry-import
click import-path
words "$out/actuals.csv"
shot 10-import
click dialog-accept
expect "the report: one matched, one unmatched, one refused" "^widget import-report.1.1.1 " 20
shot 11-report
click dialog-accept
expect "imported" "^message Imported" 30
expect "and the dialog is closed" "^dialog none$"
[ "$(entered otaru-g1-10 FY2016)" = 250.0 ] && echo "ok: the import is in the database" || fail "imported: '$(entered otaru-g1-10 FY2016)'"
click entry-import
click import-path
keys ctrl+a
words "$out/nothing.csv"
click dialog-accept
expect "a file that is not there is told in the dialog" "^widget import-error " 20
shot 12-no-file
click dialog-cancel
expect "and closed" "^dialog none$"
click entry-export
click export-file
keys ctrl+a
words "$out/table.csv"
shot 13-export
click dialog-accept
expect "the table is exported" "^message Exported" 30
grep -q "otaru-g1-10" "$out/table.csv" || fail "the exported table lacks an indicator"
"$kuiki" import actuals "$out/table.csv" --plan otaru --year FY2016 --dry-run --db "$out/copy.gpkg" >"$out/again.log" 2>&1 || fail "the exported table cannot be read again: $(tail -3 "$out/again.log")"
quit
finish
