#!/bin/sh
# Removes what install.sh has installed. The model and the user's own data stay unless they are named.
set -eu

usage() {
    cat <<'TEXT'
Aufruf: uninstall.sh [--with-model]

  --with-model   auch das Sprachmodell löschen

Verlauf und Einstellungen bleiben; wo sie liegen, steht am Ende.
TEXT
}

with_model=no
case "${1:-}" in
    '') ;;
    --with-model) with_model=yes ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
esac

target=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
if [ ! -f "$target/eingerichtet.conf" ]; then
    echo "Fehler: In $target ist Genius Desktop nicht eingerichtet." >&2
    exit 4
fi
# shellcheck source=/dev/null
. "$target/eingerichtet.conf"
rm -f "$starter" "$entry"
if [ "$with_model" = yes ]; then
    rm -f "$model" "${model%.gguf}.seal"
fi
rm -rf "$target"/programm-*
rm -f "$target/eingerichtet.conf" "$target/genius-desktop.svg" "$target/LICENSE" "$target/LIZENZEN.txt" \
    "$target/uninstall.sh"
# Only if nothing of someone else lies in it.
rmdir "$target" 2>/dev/null || true
echo 'Genius Desktop ist entfernt.'
[ "$with_model" = yes ] || echo "Das Sprachmodell liegt noch hier: $model"
echo "Verlauf und Einstellungen liegen noch hier: ${XDG_DATA_HOME:-$HOME/.local/share}/genius-desktop"
