#!/bin/bash
# The plans in the window: the tree, search and filters, an indicator's sheet, and its card on the map.
# usage: plans.sh KUIKI ARTEFACTS      exit 0 all passed, 1 something failed
# shellcheck source=lib.sh
source "$(dirname "$0")/lib.sh" "$1" "$2"

# type_into WIDGET WORDS: Japanese words are pasted where that is possible; there is no input method under Xvfb.
type_into() {
  click "$1" || return 1
  keys ctrl+a
  if [[ $2 =~ ^[[:ascii:]]*$ ]]; then
    words "$2"
  else
    printf '%s' "$2" | xclip -selection clipboard 2>/dev/null
    keys ctrl+v
  fi
}
has_clipboard=0
command -v xclip >/dev/null && has_clipboard=1

# ---- a plan and its tree ----------------------------------------------------------------------------------------------
launch --map otaru-districts
expect "the map of Otaru" "^subject 4 01203 " 30
expect "without plans at first" "^desk closed$"
focus
click left.plan
expect "the plan of the map's city" "^plan otaru goals$"
expect "with its 108 indicators" "^found 108 [0-9]+ one$"
expect "and its goals" "^widget plan.row.otaru-goal-1 "
shot 01-plan
click plan.fold.otaru-goal-1-c1
expect "a category unfolds" "^widget plan.row.otaru-g1-02 "
click plan.fold.otaru-goal-1-c1
expect_no "and folds" "^widget plan.row.otaru-g1-02 "
click plan.fold.otaru-goal-1-c1

# ---- an indicator: its sheet, its card on the map ------------------------------------------------------------------------
click plan.row.otaru-g1-02
expect "a click shows the indicator's sheet" "^plan-indicator otaru-g1-02$"
expect "with what can be done with it" "^widget indicator-card "
click plan.pin.otaru-g1-02
expect "its card is on the map" "^cards +otaru-g1-02$"
expect "as one step" "^undo 1$"
expect "on a layer that is shown" "^layers .*\+figures"
shot 02-card
click indicator-card
expect "taken off again" "^cards *$"
keys ctrl+z
expect "undo brings it back" "^cards +otaru-g1-02$"
keys ctrl+z
expect "and takes it off" "^cards *$"
click indicator-card
expect "the button of the sheet puts it there too" "^cards +otaru-g1-02$"
click indicator-go
expect "the map goes to its city" "^desk map$"
click indicator-close
expect "the sheet closes" "^plan-indicator -$"

# ---- keys in the tree ------------------------------------------------------------------------------------------------------
type_into plan-search "otaru-g1-0"
expect "an id is found" "^found 9 0 one$"
keys Return
burst Down Down Down Return
expect "arrows and Return choose in the list" "^plan-indicator otaru-g1-0[1-9]$"
click plan-search-clear
expect "the cross clears the words" "^found 108 "

# ---- hierarchies, nodes ------------------------------------------------------------------------------------------------------
click hierarchy
click choice.hierarchy.packages
expect "another hierarchy" "^plan otaru packages$"
shot 03-packages
click hierarchy
click choice.hierarchy.goals
expect "and back" "^plan otaru goals$"
click plan.row.otaru-goal-1
expect "a node shows its sheet" "^desk measure$"
expect "it is the chosen one" "^node otaru-goal-1$"
shot 04-node
click desk.map
expect "back to the map" "^desk map$"

# ---- search ------------------------------------------------------------------------------------------------------------------
click plan
click choice.plan.tomakomai
expect "another plan" "^plan tomakomai goals$"
expect "with its 88 indicators" "^found 88 [0-9]+ one$"
if [ $has_clipboard = 1 ]; then
  type_into plan-search "苫小牧"
  expect "a name is found" "^found [0-9]+ [1-9][0-9]* one$"
  played
  right=$(value found)
  type_into plan-search "苦小牧"
  played
  [ "$(value found)" = "$right" ] && echo "ok: so is its misprint" || fail "苦小牧 finds $(value found), 苫小牧 $right"
  type_into plan-search "トマコマイ"
  played
  read -r kana_nodes right_nodes < <(echo "$(value found | cut -d' ' -f2) $(cut -d' ' -f2 <<<"$right")")
  [ "$kana_nodes" -ge "$right_nodes" ] && echo "ok: and its reading in kana" || fail "トマコマイ finds $(value found), 苫小牧 $right"
  shot 05-search
  type_into plan-search "ありえない言葉"
  expect "nothing is found" "^widget plan.none "
  shot 06-nothing
  click plan-none-clear
  expect "and everything is back" "^found 88 [0-9]+ one$"
  type_into plan-search "合計特殊出生率"
  click plan-search-all
  expect "all plans are searched" "^found [1-9][0-9]* [0-9]+ all$"
  expect "Otaru's is among them" "^widget plan.row.otaru-g1-02 "
  shot 07-all-plans
  click plan.row.otaru-g1-02
  expect "a find of another plan opens that plan" "^plan otaru "
  expect "and keeps what was looked for" "^found [1-9][0-9]* [0-9]+ all$"
  click plan-search-all
  click plan-search-clear
fi

# ---- filters -----------------------------------------------------------------------------------------------------------------
click plan
click choice.plan.komoro
expect "Komoro's plan" "^found 54 [0-9]+ one$"
click filters
click filter.sdg
click choice.filter.sdg.4
expect "those for an SDG" "^found ([1-9]|[1-4][0-9]) [0-9]+ one$"
expect "are a chip" "^widget chip.sdg "
click filter.department
click choice.filter.department.学校教育課
expect "and of a department" "^found 3 [0-9]+ one$"
shot 08-filters
click chip.sdg
expect "one filter less" "^widget filter-clear "
click filter-clear
expect "all filters cleared" "^found 54 [0-9]+ one$"
click filter.status
click choice.filter.status.missing_in_source
expect "figures the source has lost" "^found [1-9][0-9]* 0 one$"
click filter-clear
click filters

# ---- the other language, and the other way of counting years ---------------------------------------------------------------
click plan.row.komoro-1
expect "a policy of Komoro" "^node komoro-1$"
click language
click choice.lang-en
expect "English" "^lang en$"
shot 09-english
click language
click choice.lang-ja
expect "Japanese" "^lang ja$"

# ---- from the top bar; what cannot be coloured ---------------------------------------------------------------------------------
if [ $has_clipboard = 1 ]; then
  type_into search "観光入込客数"
  expect "an indicator of a plan is found above" "^widget hit.0 "
  keys Return
  expect "and opens its sheet" "^plan-indicator (otaru|tomakomai)-"
  shot 10-from-above
fi
click left.map
expect "back to the map's settings" "^desk closed$"
click indicator
expect "plans' figures are not offered for colouring" "^widget choice.indicator\\."
grep -q "^widget choice.indicator.otaru-" "$state" && fail "a city's figure is offered for its districts"
keys Escape
quit
finish
