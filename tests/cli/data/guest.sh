#!/bin/sh
# guest.sh FOLDER: the package unpacked in FOLDER as somebody has it who may write nowhere but in a home of his own, in a place
# that no build knows. Says what came of it, for tests/cli/cases/package.txt.
set -eu
place=$(mktemp -d)
trap 'chmod -R u+w "$place"; rm -rf "$place"' EXIT
cp -r "$1" "$place/root"
mkdir "$place/home"
chmod 755 "$place"
chmod -R a-w,a+rX "$place/root"
guest=
if [ "$(id -u)" = 0 ]; then
  chown 65534:65534 "$place/home"
  guest="setpriv --reuid=65534 --regid=65534 --clear-groups"
fi
cd "$place/home"
kuiki() { $guest env -i HOME="$place/home" PATH=/usr/bin:/bin "$place/root/usr/bin/kuiki" "$@"; }

if $guest touch "$place/root/usr/share/kuiki/probe" 2>/dev/null; then echo "the guest may write there"; fi
kuiki --version
kuiki list maps
kuiki show area 01203 --lang en
kuiki export otaru-districts --output map.png --width 800 --height 450
head -c 4 map.png | tail -c 3
echo
kuiki view map.toml 2>&1 || echo "window: status $?"
echo "home: $(ls -A "$place/home")"
# Which base is read? Without its own there must be none.
chmod -R u+w "$place/root"
rm "$place/root/usr/share/kuiki/kuiki.gpkg"
kuiki list plans 2>&1 | sed "s,$place,PLACE,g" || true
