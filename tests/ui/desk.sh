#!/bin/bash
# The pages of the plans in the middle of the window: tabs, links, year and marks, 和暦, the rule of the score, export, presentation, and the question
# about what is not saved. usage: desk.sh KUIKI ARTEFACTS      exit 0 all passed, 1 something failed
# shellcheck source=lib.sh
source "$(dirname "$0")/lib.sh" "$1" "$2"

launch
expect "first start offers three cities" "^widget card.otaru " 30
focus
click card.otaru
expect "the map of Otaru" "^subject [0-9] 01203 "

# ---- the tabs ------------------------------------------------------------------------------------------------------------
click left.plan
expect "the city's plan is opened" "^plan otaru "
expect "beside the map" "^desk map$"
shot 01-plan
click desk.overview
expect "the overview" "^page page.overview 1 [1-9][0-9]* well$" 20
expect "names the plan" "^says 小樽市総合戦略$"
expect "and leads to its goals" "^widget link.otaru-goal-1 "
expect "no map in front" "^desk overview$"
shot 02-overview
read -r x y < <(middle page.overview)
xdotool mousemove "$x" "$y"
xdotool click --delay 0 --repeat 6 5
played
grep -q "^says 小樽市総合戦略$" "$state" && fail "the wheel does not scroll the page"
shot 03-scrolled
keys Prior Prior Prior
expect "PageUp leads back to its head" "^says 小樽市総合戦略$"
click link.otaru-goal-1
expect "a link leads to the measure" "^page page.measure 1 [1-9][0-9]* well$"
expect "which is chosen in the tree too" "^node otaru-goal-1$"
shot 04-measure
keys ctrl+2
expect "a key leads back" "^page page.overview "

# ---- how it is shown ---------------------------------------------------------------------------------------------------------
expect "years are western at first" "^says .*2015〜2019年度"
click years-japanese
expect "and Japanese by the switch" "^says .*平成27〜令和元年度"
shot 05-japanese-years
click years-western
expect "and back" "^says .*2015〜2019年度"
click as-of
click choice.as-of.2016
expect "the year as of which is judged" "^as-of 2016$"
click as-of
click choice.as-of.latest
expect "and the latest again" "^as-of -$"
click grading
click choice.grading.sabc
expect "another grading" "^grading sabc$"
click grading
click choice.grading.none
expect "or none" "^grading none$"
click grading
click choice.grading.marks

# ---- the score ----------------------------------------------------------------------------------------------------------------
click desk.score
expect "the score" "^page page.score 1 [0-9]+ well$"
expect "is provisional" "^says .*仮計算"
click rule.lowest
keys ctrl+a
words "200"
keys Tab
expect "a rule that cannot be is refused" "^widget rule.refused "
click rule.highest
keys ctrl+a
words "80"
keys Tab
expect "the rule is edited" "^rule own 0 80 0$"
expect "and can be put back" "^widget rule.reset "
click total-yen
keys ctrl+a
words "1200000000"
keys Tab
expect "the costs are taken" "^rule own 0 80 1200000000$"
shot 06-score
click rule.reset
expect "the rule is put back" "^rule scheme "

# ---- comparison, export ---------------------------------------------------------------------------------------------------------
click desk.comparison
shot 07-comparison
click desk.overview
keys ctrl+e
expect "export offers the sheet" "^dialog export-sheet$"
click export-file
keys ctrl+a
words "$out/overview.pdf"
shot 08-export
click dialog-accept
expect "the export is told" "^message Exported" 60
head -c 5 "$out/overview.pdf" | grep -q "%PDF-" || fail "overview.pdf is no PDF"

# ---- presentation -----------------------------------------------------------------------------------------------------------------
keys F11
expect "presentation of the page" "^presenting 1$"
expect "shows the page" "^page page.overview "
shot 09-presented
keys Escape
expect "and back" "^presenting 0$"
keys Escape
expect "Esc leads from the page to the map" "^desk map$"
click years-japanese
keys ctrl+p
expect "the plan panel closes" "^desk closed$"
quit

# ---- again, in English and narrow ---------------------------------------------------------------------------------------------------
launch --lang en
expect "the last map" "^subject [0-9] 01203 " 30
focus
keys ctrl+2
expect "the overview in English" "^page page.overview 1 [1-9][0-9]* well$"
expect "with the years as they were last" "^years japanese$"
expect "and the plan's English title" "^says Otaru City Comprehensive Strategy$"
shot 10-english
keys ctrl+6
expect "the table of entry" "^desk entry$"
shot 11-entry

# ---- what is not saved ----------------------------------------------------------------------------------------------------------------
click entry.value.otaru-g1-01
words "4"
keys Return
expect "something is typed" "^widget entry-count.1.0 "
keys ctrl+q
expect "quitting asks about it" "^dialog quit$"
shot 12-quit
keys Escape
expect "and may be called off" "^dialog none$"
keys ctrl+q
expect "or asked for again" "^dialog quit$"
click dialog-accept
until_true 60 ended || fail "it does not quit"
wait $viewer
code=$?
[ $code -eq 0 ] || fail "quitting without saving gives $code"
finish
