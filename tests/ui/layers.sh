#!/bin/bash
# The list of layers: each thing that can be done with one is a step of undo; a total in colour is asked for first.
# usage: layers.sh KUIKI ARTEFACTS      exit 0 all passed, 1 something failed
# shellcheck source=lib.sh
source "$(dirname "$0")/lib.sh" "$1" "$2"

launch --map sapporo-ageing --lang en
expect "Sapporo's wards" "^subject 3 01100 10$" 120
focus
click section.regions
click section.indicator
click section.legend

# ---- add, hide, order, copy, remove ---------------------------------------------------------------------------------------
click layer-add
click choice.layer-add.symbols
expect "a layer of symbols is added" "^layers .*\+symbols"
expect "and its options are shown" "^widget layer-opacity "
shot 01-circles
keys ctrl+z
expect "which is one step" "^layers \+areas \+labels$"
keys ctrl+y
expect "and comes back" "^layers .*\+symbols"
click layer-symbols
expect "hidden" "^layers .*-symbols"
keys ctrl+z
expect "and shown again" "^layers .*\+symbols"
click layer-up.symbols
expect "over the names" "^layers .*\+labels \+symbols"
keys ctrl+z
expect "back beneath them" "^layers .*\+symbols \+labels"
click layer-duplicate
expect "a copy right above" "^layers .*\+symbols \+symbols-2 \+labels"
click layer-remove
expect "and gone" "^layers .*\+symbols \+labels"
keys ctrl+z
expect "which can be undone" "^layers .*\+symbols-2"
keys ctrl+z

# ---- a total: circles first, in colour only when one says so ---------------------------------------------------------------
quit
launch --map sapporo-ageing --lang en
expect "Sapporo's wards again" "^subject 3 01100 10$" 120
focus
click indicator
click choice.indicator.registry-population
expect "residents" "^indicator registry-population$"
expect "are shown by circles" "^layers .*\+symbols"
shot 02-total
click section.regions
click section.indicator
click section.legend
click layer-name.symbols
played
click layer-form.fill
expect "a total in colour is asked for" "^widget total-fill.yes "
click total-fill.no
expect "and need not be" "^layers .*\+symbols"
click layer-form.fill
click total-fill.yes
expect "but may be" "^layers .*-symbols"
expect "with the same figures" "^indicator registry-population$"
keys ctrl+z
expect "which is one step" "^layers .*\+symbols"
quit
finish
