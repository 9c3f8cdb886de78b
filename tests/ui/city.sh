#!/bin/bash
# A city that is none of the four: typed at the start, remembered, shown among its neighbours and among those like it; areas picked on the map;
# indicators found by typing. usage: city.sh KUIKI ARTEFACTS      exit 0 all passed, 1 something failed
# shellcheck source=lib.sh
source "$(dirname "$0")/lib.sh" "$1" "$2"

launch
expect "the start screen asks for one's own city" "^widget my-city " 30
focus
click my-city
words nagano
expect "what was typed is found" "^widget my-city.hit.0 "
shot 01-typed
keys Return
expect "the city is shown among its neighbours" "^among 1 20201 "
expect "in colour by the share of older residents" "^indicator ageing-rate-known-age$"
shot 02-neighbours

# ---- what the map is about -----------------------------------------------------------------------------------------------
click subject
expect "the list takes what is typed" "^widget subject-query "
words 04100
expect "a code is a place, with its wards first" "^widget choice.subject.3.04100 "
shot 03-subjects
click choice.subject.3.04100
expect "the wards of Sendai" "^subject 3 04100 5$"
keys ctrl+z
expect "which can be undone" "^among 1 20201 "
click go-my-city
expect "its button stands first" "^among 1 20201 "

# ---- indicators ----------------------------------------------------------------------------------------------------------
click indicator
words households
expect "indicators are found by a word" "^widget choice.indicator.single-households "
expect_no "and only they are offered" "^widget choice.indicator.census-density "
click choice.indicator.single-households
expect "one of them is chosen" "^indicator single-households$"
keys ctrl+z

# ---- areas picked on the map ---------------------------------------------------------------------------------------------
click go-sapporo
expect "Sapporo" "^subject 3 01100 10$"
played
read -r x y < <(middle map)
xdotool keydown ctrl mousemove "$x" "$y" click 1 keyup ctrl
expect "Ctrl and a click pick an area" "^picked 1$"
xdotool keydown ctrl mousemove "$x" "$y" click 1 keyup ctrl
expect "and let go of it" "^picked 0$"
xdotool keydown shift mousemove $((x - 250)) $((y - 300)) mousedown 1 mousemove $((x - 100)) $((y - 100))
xdotool mousemove $((x + 280)) $((y + 40)) mouseup 1 keyup shift
expect "a box picks what lies in it" "^picked ([3-9]|10)$"
shot 04-picked
click show-picked
expect "the map is about them alone" "^among 0 - 0 ([3-9]|10)$"
expect "and nothing is picked any more" "^picked 0$"
quit

# ---- it is remembered ----------------------------------------------------------------------------------------------------
rm -f "$out/config/kuiki/last-map.toml"
launch
expect "the city has a card of its own" "^widget card.my-city " 40
focus
shot 05-start
click card.my-city
expect "which leads to its map" "^among 1 20201 "
quit
finish
