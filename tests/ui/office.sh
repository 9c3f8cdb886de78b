#!/bin/bash
# Two windows on one server: what one enters the other shows within seconds, whatever he types; the server stops while both type, that is said, nothing
# typed is lost, not even with the window, and it is saved when the server is back.
# usage: office.sh KUIKI ARTEFACTS      exit 0 all passed, 1 something failed
screen=1024x700
# shellcheck source=lib.sh
source "$(dirname "$0")/lib.sh" "$1" "$2"

# ---- a server of this test's own ------------------------------------------------------------------------------------------------
programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -x "$programs/initdb" ] || { echo "FAILED: PostgreSQL is not installed (tools/install-packages test)"; exit 1; }
# Short: the path of a socket has 107 bytes.
cluster=$(mktemp -d /tmp/kuiki-office-XXXXXX) || exit 1
ordinary() { "$@"; }
if [ "$(id -u)" = 0 ]; then # PostgreSQL refuses to run as root
  user=$(id -un postgres 2>/dev/null || echo nobody)
  chown "$user" "$cluster"
  ordinary() { setpriv --reuid="$user" --regid="$(id -gn "$user")" --clear-groups "$@"; }
fi
cd "$cluster" || exit 1
ordinary "$programs/initdb" -D "$cluster/data" -U kuiki -A trust -E UTF8 --locale=C --no-sync >"$out/initdb.log" 2>&1 || { fail "initdb: $(tail -3 "$out/initdb.log")"; finish; }
server=
answers() { "$programs/pg_isready" -q -h "$cluster" -U kuiki -d postgres; }
server_starts() {
  ordinary "$programs/postgres" -D "$cluster/data" -k "$cluster" -h "" -F >>"$out/server.log" 2>&1 &
  server=$!
  for _ in $(seq 600); do answers && return; sleep 0.1; done
  fail "the server does not start: $(tail -3 "$out/server.log")"
}
server_stops() {
  ordinary "$programs/pg_ctl" -D "$cluster/data" -m fast -w stop >/dev/null 2>&1
  wait "$server" 2>/dev/null
  server=
}
declare -a viewers all_marks
trap 'for each in "${viewers[@]}" $viewer; do kill -9 $each 2>/dev/null; done; kill $xvfb 2>/dev/null; [ -n "$server" ] && server_stops; rm -rf "$cluster"' EXIT
server_starts
ordinary "$programs/createdb" -h "$cluster" -U kuiki office || fail "createdb"
cd "$out" || exit 1
work="postgresql://kuiki@/office?host=$cluster"
base=${KUIKI_SHARE:?}/kuiki.gpkg
# PostGIS may be added by those alone who run the server: that they do it before is what the README says.
ordinary "$programs/psql" -q -h "$cluster" -U kuiki -d office -c "CREATE EXTENSION IF NOT EXISTS postgis" >/dev/null 2>&1
"$kuiki" work init "$work" --db "$base" >"$out/init.log" 2>&1 || { fail "no work file: $(cat "$out/init.log")"; finish; }

# ---- people ----------------------------------------------------------------------------------------------------------------------
to_person() { # N
  [ -n "${person:-}" ] && viewers[$person]=$viewer all_marks[$person]=$marks
  person=$1 viewer=${viewers[$1]:-} marks=${all_marks[$1]:-0} state=$out/state$1.txt
}
begin() {
  KUIKI_USER=person$person launch --db "$base" --work "$work" --map otaru-districts --lang en
  expect "window $person" "^subject [0-9] 01203 " 120
  focus
}
table() {
  keys ctrl+6
  expect "its table" "^widget entry.value.otaru-g1-01 " 120
  click entry-year
  click choice.entry-year.2016
  expect "of 2016" "^widget entry-sheet.otaru.2016 "
}
typed() { # ID VALUE
  click "entry.value.$1"
  burst "=$2" Return
  expect "person $person typed $1" "^typed 2016 $1 \[$2\] "
}
save() {
  played
  keys ctrl+s
  click dialog-accept
}
held() { # ID
  "$kuiki" show indicator "$1" --db "$base" --work "$work" --json 2>/dev/null |
    awk -v period='"FY2016",' '$1 == "\"period\":" { of = $2 } $1 == "\"value\":" { value = $2 } $1 == "\"status\":" && $2 ~ /entered/ && of == period { sub(/,/, "", value); print value; exit }'
}
holds() { # ID VALUE
  [ "$(held "$1")" = "$2" ] && echo "ok: $1 is $2" || fail "$1 is '$(held "$1")', not $2"
}

to_person 1
begin
table
to_person 2
begin
table

# ---- within seconds, and what he types stays ---------------------------------------------------------------------------------------
typed otaru-g1-03 75.9
to_person 1
focus
typed otaru-g1-02 1.21
save
expect "the first one saves" "^message Saved 1 "
to_person 2
expect "the second one is told by whom" "^message Changes by person1 are shown now"
expect "and sees it" "^cell otaru-g1-02 \[1.21\]"
expect "what he types is there" "^typed 2016 otaru-g1-03 \[75.9\] "
focus
shot 01-seen
save
expect "he saves, too" "^message Saved 1 "
to_person 1
expect "and is seen" "^cell otaru-g1-03 \[75.9\]"

# ---- the server stops while both type ----------------------------------------------------------------------------------------------
focus
typed otaru-g1-02 1.31
server_stops
for each in 1 2; do
  to_person $each
  expect "person $each is told" "^message The work file cannot be reached"
done
focus
typed otaru-g1-04 73.9
shot 02-away
save
expect "saving says why not" "^(error|message) .*(cannot be reached|does not answer)"
expect "and what was typed is there" "^typed 2016 otaru-g1-04 \[73.9\] "
expect "also what was read" "^cell otaru-g1-02 \[1.21\]"
# Even without the window.
holds_aside() { kept_aside "otaru-g1-04.*73.9" "$out/config/kuiki"; }
until_true 60 holds_aside && echo "ok: kept beside the settings" || fail "what is typed is not kept"
kill -9 "$viewer"
wait "$viewer" 2>/dev/null

# ---- it is back --------------------------------------------------------------------------------------------------------------------
server_starts
to_person 1
expect "that it is away is said no more" "^message The work file is back"
expect_no "its absence" "^message The work file cannot be reached"
expect "what was typed is there" "^typed 2016 otaru-g1-02 \[1.31\] "
focus
save
expect "it is saved" "^message Saved 1 "
holds otaru-g1-02 1.31
to_person 2
begin
expect "what the other one typed is offered" "^dialog restore$" 120
shot 03-offered
click restore-accept
expect "it is in its row" "^typed 2016 otaru-g1-04 \[73.9\] "
save
expect "and saved" "^message Saved 1 "
holds otaru-g1-04 73.9

# ---- a window that begins while the server is away ---------------------------------------------------------------------------------
quit
to_person 1
focus
quit
server_stops
to_person 3
launch --db "$base" --work "$work" --map otaru-districts --lang en
if expect "a window opens without the server" "^subject [0-9] 01203 " 120; then
  expect "and says so" "^message .*cannot be reached"
  focus
  shot 04-without
  server_starts
  expect "it is read when it comes" "^message The work file is back" 120
  expect_no "and its absence said no more" "cannot be reached"
  table
  expect "with its figures" "^cell otaru-g1-04 \[73.9\]"
  quit
fi
finish
