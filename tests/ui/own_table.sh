#!/bin/bash
# A planner's table in CP932 becomes a finished map: from the menu with few clicks, pasted from a spreadsheet, with a name that is matched by hand and
# taken back, and next year's file in one step.
# usage: own_table.sh KUIKI ARTEFACTS      exit 0 all passed, 1 something failed
# shellcheck source=lib.sh
source "$(dirname "$0")/lib.sh" "$1" "$2"

work=$out/work.gpkg
base=${KUIKI_SHARE:?}/kuiki.gpkg
clicks=0
counted() { clicks=$((clicks + 1)); click "$1"; }

printf '市町村別の高齢化（単位：%%）,\n市町村,高齢化率 R5\n総数,32.0\n小樽市,41.5\n余市町,42.1\n倶知安町,27.3\n仁木町,44.0\n赤井川村,35.2\nほげ町,30.0\n' |
  iconv -f UTF-8 -t CP932 >"$out/aging.csv"
"$kuiki" work init "$work" >"$out/init.log" 2>&1 || { fail "no work file: $(cat "$out/init.log")"; finish; }
begun=$SECONDS
launch --db "$base" --work "$work" --lang en
expect "the start screen" "^screen welcome$" 120
focus

# ---- from the menu ------------------------------------------------------------------------------------------------------------------------
counted menu.file
counted menu.own-table
expect "the dialog" "^dialog own-table$"
words "$out/aging.csv"
keys Return
expect "what was read: five rows, one unmatched" "^widget own-table-report.5.1.0.0 " 60
expect "with a map" "^widget own-table-preview "
shot 01-read
counted own-table-match.0
counted choice.own-table-match.0.none
expect "which is no area, then" "^widget own-table-report.5.0.0.0 " 60
expect "and can be taken back" "^widget own-table-unmatch.0 "
shot 02-chosen
counted own-table-source
words "City office"
counted dialog-accept
expect "the map" "^screen map$" 60
expect "the dialog is closed" "^dialog none$"
expect "it is told" "^message Saved the indicators .5 added" 60
expect "of the indicator" "^indicator own:高齢化率" 60
echo "ok: CP932 table to a finished map with $clicks clicks in $((SECONDS - begun)) s (start of the program included)"
[ $clicks -le 8 ] || fail "$clicks clicks"
shot 03-map

# ---- next year's file, pasted: nothing is asked --------------------------------------------------------------------------------------------
printf '市町村\t高齢化率 R6\n小樽市\t42.0\n余市町\t42.9\nほげ町\t31\n' | xclip -selection clipboard -i
keys ctrl+v
expect "what was pasted goes on with it" "^widget own-table-report.2.0.0.0 " 60
shot 04-pasted
click dialog-accept
expect "closed" "^dialog none$" 60
expect "added" "^message Saved the indicators .2 added" 60
"$kuiki" list indicators --group own --db "$base" --work "$work" --json >"$out/own.json" 2>&1
grep -q '"FY2024"' "$out/own.json" && grep -q '"FY2023"' "$out/own.json" && echo "ok: both years are in the work file" || fail "$(head -20 "$out/own.json")"

# ---- a table without areas: why, and nothing saved --------------------------------------------------------------------------------------------
printf '品目,値\nりんご,1\n' >"$out/none.csv"
keys ctrl+t
expect "the dialog again" "^dialog own-table$"
words "$out/none.csv"
keys Return
expect "why not" "^widget own-table-error " 60
shot 05-refused
keys Escape
expect "closed again" "^dialog none$"
quit
finish
