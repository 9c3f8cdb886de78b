#!/bin/bash
# Layers as a list: one is added, named, moved, made paler, copied, hidden and removed; each is one step back; saved, the recipe has them, and opened again
# it is the same map.
# usage: layers.sh KUIKI ARTEFACTS      exit 0 all passed, 1 something failed
# shellcheck source=lib.sh
source "$(dirname "$0")/lib.sh" "$1" "$2"

base=${KUIKI_SHARE:?}/kuiki.gpkg
launch --db "$base" --lang en --map sapporo-ageing
expect "the map" "^screen map$" 120
focus
click section.regions
click section.indicator
click section.legend
played
before=$(value layers)
exact() { sed 's/[+.-]/\\&/g' <<<"$1"; }
# into_view WIDGET: the panel is turned until it is seen
into_view() {
  local y i
  for ((i = 0; i < 60; ++i)); do
    played
    read -r _ y < <(middle "$1")
    if [ "${y:-0}" -gt 800 ]; then xdotool mousemove 100 600 click 5; elif [ "${y:-900}" -lt 130 ]; then xdotool mousemove 100 600 click 4; else return 0; fi
  done
  fail "$1 does not come into view"
}

# ---- added: circles begin with a total ------------------------------------------------------------------------------------------------------
click layer-add
click choice.layer-add.symbols
expect "a layer more" "^layers .*\+symbols"
expect "its options" "^widget layer-own-name "
shot 01-circles
keys ctrl+z
expect "one step back" "^layers *$(exact "$before")$"
keys ctrl+y
expect "and again" "^layers .*\+symbols"

# ---- a name of its own, the order, a copy ----------------------------------------------------------------------------------------------------
click layer-own-name
keys ctrl+a
words "Residents"
keys Return
expect "named, as one step" "^undo 2$"
click layer-down.symbols
expect "below the areas" "^layers +\+symbols \+areas "
click layer-up.symbols
expect "and above them" "^layers +\+areas \+symbols "
into_view layer-duplicate
click layer-duplicate
expect "a copy right above" "^layers +\+areas \+symbols \+symbols-2 "
into_view layer-remove
shot 02-copy
click layer-remove
expect_no "removed" "^layers .*symbols-2"

# ---- hidden and shown --------------------------------------------------------------------------------------------------------------------------
into_view layer-symbols
click layer-symbols
expect "hidden" "^layers .*-symbols"
click layer-symbols
expect "shown" "^layers .*\+symbols"
click layer-name.areas
expect "another one is chosen" "^widget layer-opacity "
shot 03-chosen

# ---- saved and opened again ----------------------------------------------------------------------------------------------------------------------
now=$(value layers)
keys ctrl+shift+s
expect "asked for a name" "^dialog save-map$"
words "$out/layers.toml"
keys Return
expect "saved" "^changed 0$" 60
grep -q 'name = .*Residents' "$out/layers.toml" && echo "ok: the recipe has the name" || fail "$(cat "$out/layers.toml")"
"$kuiki" export "$out/layers.toml" --db "$base" --output "$out/map.png" >"$out/export.log" 2>&1 || fail "it cannot be exported: $(cat "$out/export.log")"
quit
launch --db "$base" --lang en "$out/layers.toml"
expect "opened again, they are the same" "^layers *$(exact "$now")$" 120
quit
finish
