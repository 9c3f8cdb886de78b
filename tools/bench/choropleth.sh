#!/bin/sh
# Times `kuiki choropleth` on large files, whole process, as medians of N runs (default 7):
#   tools/bench/choropleth.sh KUIKI FILE FIELD [N] [options of choropleth …]
# Prints the median wall-clock seconds and the program's own timings of the last run.
set -eu
kuiki=$1 file=$2 field=$3
shift 3
runs=7
case "${1:-}" in [0-9]*) runs=$1; shift ;; esac
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$kuiki" choropleth "$file" --value "$field" --output "$folder/map.png" "$@" >/dev/null 2>&1 || true # warms the file cache
i=0
while [ "$i" -lt "$runs" ]; do
  start=$(date +%s%N)
  "$kuiki" choropleth "$file" --value "$field" --output "$folder/map.png" --timings "$@" >"$folder/timings.json" 2>"$folder/messages"
  end=$(date +%s%N)
  echo $(((end - start) / 1000)) >>"$folder/microseconds"
  i=$((i + 1))
done
sort -n "$folder/microseconds" | awk '{ t[NR] = $1 } END { printf "median %.3f s of %d runs (%.3f to %.3f)\n", t[int((NR + 1) / 2)] / 1e6, NR, t[1] / 1e6, t[NR] / 1e6 }'
cat "$folder/timings.json"
