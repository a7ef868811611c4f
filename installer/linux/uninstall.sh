#!/bin/sh
# Removes what install.sh has installed. The model and the user's own data stay unless they are named.
set -eu

usage() {
    cat <<'TEXT'
Aufruf: uninstall.sh [--with-model] [--with-data]

  --with-model   auch das Sprachmodell löschen
  --with-data    auch Verlauf, Einstellungen und alle Sprachmodelle dieses Kontos löschen

Sonst bleiben Verlauf und Einstellungen; wo sie liegen, steht am Ende.
TEXT
}

with_model=no with_data=no
for word; do
    case "$word" in
        --with-model) with_model=yes ;;
        --with-data) with_data=yes ;;
        -h | --help) usage; exit 0 ;;
        *) usage >&2; exit 2 ;;
    esac
done

target=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
if [ ! -f "$target/eingerichtet.conf" ]; then
    echo "Fehler: In $target ist Genius Desktop nicht eingerichtet." >&2
    exit 4
fi
# shellcheck source=/dev/null
. "$target/eingerichtet.conf"
process=$(printf '%s\n' "$target/programm-" | grep -lazFf - /proc/[0-9]*/cmdline 2>/dev/null | sed -n '1s/[^0-9]//gp')
if [ -n "$process" ]; then
    echo "Fehler: Genius Desktop läuft gerade (Prozess $process). Bitte schließen Sie es zuerst." >&2
    exit 4
fi
data=${XDG_DATA_HOME:-$HOME/.local/share}/genius-desktop
rm -f "$starter" "$entry"
if [ "$with_model" = yes ] && [ -n "$model" ]; then
    rm -f "$model" "${model%.gguf}.seal"
fi
rm -rf "$target"/programm-*
rm -f "$target/eingerichtet.conf" "$target/genius-desktop.svg" "$target/LICENSE" "$target/LIZENZEN.txt" \
    "$target/sbom.cdx.json" "$target/uninstall.sh"
rm -rf "$target/lizenzen"
if [ "$with_data" = yes ]; then
    rm -rf "$data"
fi
# Only if nothing of someone else lies in it.
rmdir "$target" 2>/dev/null || true
echo 'Genius Desktop ist entfernt.'
[ ! -f "$model" ] || echo "Das Sprachmodell liegt noch hier: $model"
[ ! -d "$data" ] || echo "Verlauf und Einstellungen liegen noch hier: $data"
