#!/bin/bash
# The attribute table below the map: sorted, filtered, selected both ways, added up, copied and written to files.
# usage: table.sh KUIKI ARTEFACTS      exit 0 all passed, 1 something failed
# shellcheck source=lib.sh
source "$(dirname "$0")/lib.sh" "$1" "$2"

# with_key KEY NAME: a click on a widget while the key is held
with_key() {
  local x y
  played
  expect "$2 is there" "^widget $2 " || return 1
  read -r x y < <(middle "$2")
  xdotool keydown "$1" mousemove "$x" "$y" click 1 keyup "$1"
}

launch sapporo-ageing
expect "Sapporo's ten wards" "^subject 3 01100 10$" 60
focus
played
keys F6
expect "F6 opens the table of the wards, the greatest figure first" "^table areas 10 10 0 value-$"
expect "with all rows added up below: a rate has no sum" "^table-foot value 10 0 - "
shot 01-open
top=$(value table-top)

# ---- order and filter ----------------------------------------------------------------------------------------------------
click table-column.value
expect "a click on the heading turns the order round" "^table areas 10 10 0 value\+$"
expect_no "so that another row is the first" "^table-top $top$"
click table-column.code
expect "or sorts by another column" "^table areas 10 10 0 code\+$"
expect "from the first code on" "^table-top 01101$"
click table-filter
words minami
expect_no "what is typed leaves rows out" "^table areas 10 10 "
keys ctrl+a BackSpace
expect "and brings them back" "^table areas 10 10 0 code\+$"
words ">25"
expect "a condition on the figures" "^table areas 10 [1-9] 0 code\+$"
expect "is in sight, with a button to drop it" "^widget table-filter-clear "
shot 02-filtered
click table-filter-clear
expect "which shows all rows again" "^table areas 10 10 0 code\+$"

# ---- one selection -------------------------------------------------------------------------------------------------------
click table-row.01101
expect "a click on a row selects its area on the map" "^selected 01101$"
with_key ctrl table-row.01103
expect "with Ctrl one more" "^picked 2$"
expect "and the table knows of both" "^table areas 10 10 2 code\+$"
with_key shift table-row.01105
expect "with Shift all from there on" "^picked 3$"
expect "the figures below are of these three" "^table-foot value 3 0 - "
shot 03-selected
keys ctrl+a
expect "Ctrl+A selects all that is shown" "^picked 10$"
keys Escape
expect "Esc none" "^picked 0$"
click table-row.01101
keys Down
expect "the arrows go from row to row" "^selected 01102$"
burst shift+Down shift+Down
expect "and extend with Shift" "^picked 3$"
click_area 01106
expect "a click on the map" "^selected 01106$"
expect "selects the row" "^table areas 10 10 1 code\+$"
with_key ctrl row.01107
expect "the ranking has the same selection" "^picked 2$"
expect "and so has the table" "^table areas 10 10 2 code\+$"
click tab.distribution
click histogram
expect_no "a bar of the histogram selects its areas" "^picked 2$"
shot 04-histogram
click tab.table

# ---- copy and files ------------------------------------------------------------------------------------------------------
click_area 01106
expect "one area is selected" "^picked 1$"
with_key ctrl table-row.01108
keys ctrl+c
expect "Ctrl+C tells what was copied" "^message 2 rows copied"
click table-filter
words ">25"
expect "filtered again" "^table areas 10 [1-9] "
rows=$(value table | awk '{ print $3 }')
click table-export
expect "the export asks for a file" "^dialog export-attributes$"
click export-csv
click export-file
keys ctrl+a
words "$out/wards.csv"
shot 05-export
keys Return
expect "and writes it" "^dialog none$"
written() { [ -s "$out/wards.csv" ]; }
until_true 60 written || fail "no file wards.csv"
played
grep -q "^.*名前.*高齢化率.*%" "$out/wards.csv" || fail "the header has neither name nor unit: $(head -1 "$out/wards.csv")"
[ "$(grep -c ",札幌市," "$out/wards.csv")" = "$rows" ] || fail "the file has not $rows rows"
grep -q "絞り込み「>25」：全10行のうち" "$out/wards.csv" || fail "the file does not say that it was filtered"
grep -q "出典" "$out/wards.csv" || fail "the file names no source"
click table-filter-clear

# ---- other layers --------------------------------------------------------------------------------------------------------
keys F6
expect_no "F6 closes the table" "^table areas "
click menu.map
click menu.layer-facilities
expect "sites are shown" "^layers .*\+facilities"
# Room for the options of a layer.
for section in legend indicator regions; do click section.$section; done
click layer-name.facilities
click layer-table
expect "the options of a layer open its table" "^table facilities [0-9]+ "
shot 06-sites
click "table-row.$(value table-top)"
expect "a site is selected" "^picked-sites 1$"
expect "in the table" "^table facilities [0-9]+ [0-9]+ 1 "
keys shift+Down
expect "and the next one" "^picked-sites 2$"
shot 07-site
click table-layer
click choice.table-layer.areas
expect "another layer is chosen above the table" "^table areas 10 10 0 value-$"
keys F6
expect_no "F6 closes it again" "^table areas "
quit
finish
