#!/bin/sh
# Installs Genius Desktop from this folder, without any network: the program with its own Python (or an environment of
# this machine's Python, where the folder holds wheels), the model on the shelf, a starter command and an entry in the
# menu. What was installed before is replaced when the new one runs.
set -eu

usage() {
    cat <<'TEXT'
Aufruf: ./install.sh [--system] [--target ORDNER] [--bin ORDNER] [--older]

  --system          für alle Personen an diesem Rechner (als root)
  --target ORDNER   Ordner des Programms; sonst ~/.local/share/genius-desktop-app, mit --system /opt/genius-desktop
  --bin ORDNER      Ordner des Startbefehls; sonst ~/.local/bin, mit --system /usr/local/bin
  --older           eine ältere Fassung über eine neuere einrichten (den Verlauf der neueren öffnet sie nicht)
TEXT
}

say() { printf '%s\n' "$*"; }
fail() {
    printf 'Fehler: %s\n' "$*" >&2
    exit 4
}

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
system=no older=no target='' bin=''
while [ $# -gt 0 ]; do
    case "$1" in
        --system) system=yes ;;
        --older) older=yes ;;
        --target | --bin)
            [ $# -gt 1 ] || { usage >&2; exit 2; }
            case "$2" in /*) path=$2 ;; *) path=$PWD/$2 ;; esac
            if [ "$1" = --target ]; then target=$path; else bin=$path; fi
            shift
            ;;
        -h | --help) usage; exit 0 ;;
        *) usage >&2; exit 2 ;;
    esac
    shift
done

check_files() {
    say 'Dateien prüfen …'
    (cd "$here" && sha256sum --check --quiet --strict SHA256SUMS) ||
        fail 'Das Paket ist beschädigt oder unvollständig (siehe oben). Bitte kopieren Sie es noch einmal.'
}

check_machine() {
    [ "$(uname -m)" = x86_64 ] || fail "Dieses Paket ist für x86_64, dieser Rechner ist $(uname -m)."
    have=$(getconf GNU_LIBC_VERSION 2>/dev/null | cut -d' ' -f2)
    oldest=$(printf '%s\n%s\n' "$GLIBC" "${have:-0}" | sort -V | head -n 1)
    [ "$oldest" = "$GLIBC" ] ||
        fail "Dieses System ist zu alt: es hat die glibc ${have:-(unbekannt)}, gebraucht wird $GLIBC oder neuer."
    flags=" $(grep -m 1 '^flags' /proc/cpuinfo | cut -d: -f2) "
    for flag in $CPU_FLAGS; do
        case "$flags" in
            *" $flag "*) ;;
            *) fail "Der Prozessor dieses Rechners kann den Befehlssatz $flag nicht, den dieses Paket braucht." ;;
        esac
    done
}

# Under a program that runs nothing is replaced: it loads parts of itself later, and would find those of another version.
check_running() {
    # The name to look for comes in by the input: on its command line grep would find itself.
    process=$(printf '%s\n' "$target/programm-" | grep -lazFf - /proc/[0-9]*/cmdline 2>/dev/null | sed -n '1s/[^0-9]//gp')
    [ -z "$process" ] ||
        fail "Genius Desktop läuft gerade (Prozess $process). Bitte schließen Sie es und versuchen Sie es noch einmal."
}

check_version() {
    have=$(sed -n "s/^version='\(.*\)'$/\1/p" "$target/eingerichtet.conf" 2>/dev/null) || return 0
    newest=$(printf '%s\n%s\n' "$VERSION" "${have:-0}" | sort -V | tail -n 1)
    [ "$newest" = "$VERSION" ] || [ "$older" = yes ] ||
        fail "Eingerichtet ist die neuere Fassung $have. Den Verlauf, den sie angelegt hat, öffnet die Fassung $VERSION nicht. Mit --older geht es trotzdem."
}

# The wheels fit one minor version of Python only.
find_python() {
    for name in "python$PYTHON" python3 python; do
        found=$(command -v "$name" 2>/dev/null) || continue
        if "$found" -c "import sys, venv; sys.exit('%d.%d' % sys.version_info[:2] != '$PYTHON')" 2>/dev/null; then
            printf '%s' "$found"
            return 0
        fi
    done
    return 1
}

install_program() {
    say 'Programm einrichten …'
    mkdir -p "$target" || fail "Der Ordner $target lässt sich nicht anlegen."
    folder=$target/programm-$(date +%Y%m%d%H%M%S)-$$
    trap 'rm -rf "$folder"; rmdir "$target" 2>/dev/null || true' EXIT
    if [ "$KIND" = folder ]; then install_frozen; else install_wheels; fi
    rm -rf "$folder/probe" "$folder/probe.json"
}

install_frozen() {
    cp -R "$here/programm" "$folder" || fail "Das Programm ließ sich nicht nach $target kopieren. Ist dort genug Platz?"
    "$folder/genius-desktop" doctor --json --home "$folder/probe" >"$folder/probe.json" ||
        fail 'Das Programm startet auf diesem Rechner nicht (siehe oben).'
}

install_wheels() {
    # Without pip inside, which some systems keep in a package of its own: the one of this bundle does the work.
    "$python" -m venv --without-pip "$folder"
    set -- "$here"/wheels/pip-*.whl
    "$folder/bin/python" "$1/pip" --isolated --quiet --disable-pip-version-check --no-input --no-cache-dir \
        install --no-index --find-links "$here/wheels" "genius-desktop==$VERSION" ||
        fail 'Die Pakete ließen sich nicht einrichten (siehe oben).'
    "$folder/bin/python" -P -m genius_desktop doctor --json --home "$folder/probe" >"$folder/probe.json" ||
        fail 'Das Programm startet auf diesem Rechner nicht (siehe oben).'
    "$folder/bin/python" -P -c 'import llama_cpp' || fail 'Das Rechenwerk startet auf diesem Rechner nicht (siehe oben).'
}

place_model() {
    model=
    [ -n "$MODEL" ] || return 0
    model=$shelf/$MODEL.gguf
    if [ -f "$model" ] && printf '%s  %s\n' "$MODEL_SHA256" "$model" | sha256sum --check --status; then
        return 0
    fi
    say "Sprachmodell kopieren ($MODEL_GB GB) …"
    mkdir -p "$shelf"
    rm -f "$model.part"
    cp "$here/models/$MODEL.gguf" "$model.part" || {
        rm -f "$model.part"
        fail "Das Sprachmodell ließ sich nicht nach $shelf kopieren. Ist dort genug Platz?"
    }
    printf '%s  %s\n' "$MODEL_SHA256" "$model.part" | sha256sum --check --status || {
        rm -f "$model.part"
        fail 'Das Sprachmodell ist beim Kopieren beschädigt worden. Bitte versuchen Sie es noch einmal.'
    }
    mv -f "$model.part" "$model"
}

quoted() { printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"; }

make_starter() {
    mkdir -p "$bin"
    starter=$bin/genius-desktop
    if [ "$KIND" = folder ]; then
        printf '#!/bin/sh\nexec %s "$@"\n' "$(quoted "$folder/genius-desktop")" >"$starter.part"
    else
        printf '#!/bin/sh\nexec %s -P -m genius_desktop "$@"\n' "$(quoted "$folder/bin/python")" >"$starter.part"
    fi
    chmod 755 "$starter.part"
    # From here on the new program is the one that starts.
    mv -f "$starter.part" "$starter"
    trap - EXIT
}

make_menu_entry() {
    mkdir -p "$menu"
    icon=x-office-document
    for file in "$folder"/lib/python*/site-packages/genius_desktop/resources/icons/genius-desktop.svg \
        "$folder/_internal/genius_desktop/resources/icons/genius-desktop.svg"; do
        if [ -f "$file" ]; then
            cp "$file" "$target/genius-desktop.svg"
            icon=$target/genius-desktop.svg
        fi
    done
    escaped=$(printf '%s' "$starter" | sed 's/[\\"`$]/\\&/g')
    cat >"$menu/genius-desktop.desktop" <<TEXT
[Desktop Entry]
Type=Application
Name=Genius Desktop
Comment=Dokumente auf diesem PC zusammenfassen, jede Aussage mit Seite
Exec="$escaped" %F
Icon=$icon
Terminal=false
Categories=Office;
MimeType=$MIME_TYPES
TEXT
}

remember() {
    {
        printf 'starter=%s\n' "$(quoted "$starter")"
        printf 'entry=%s\n' "$(quoted "$menu/genius-desktop.desktop")"
        printf 'model=%s\n' "$(quoted "$model")"
        printf "version='%s'\n" "$VERSION"
    } >"$target/eingerichtet.conf"
    cp "$here/uninstall.sh" "$here/LICENSE" "$here/LIZENZEN.txt" "$here/sbom.cdx.json" "$target/"
    rm -rf "$target/lizenzen"
    cp -R "$here/lizenzen" "$target/"
    for old in "$target"/programm-*; do
        [ "$old" = "$folder" ] || rm -rf "$old"
    done
}

# The window needs libraries that a server often lacks; the command line works without them.
report_window() {
    missing=$(find "$folder" -name libqxcb.so -exec ldd {} + 2>/dev/null | awk '/not found/ {print $1}' | sort -u)
    if [ -n "$missing" ]; then
        say 'Für das Fenster fehlen diesem System noch Bibliotheken (die Befehlszeile geht ohne sie):'
        printf '  %s\n' $missing
    fi
}

# shellcheck source=/dev/null
. "$here/paket.conf"
if [ "$system" = yes ]; then
    [ "$(id -u)" = 0 ] || fail '--system braucht die Rechte von root: sudo ./install.sh --system'
    umask 022
    : "${target:=/opt/genius-desktop}" "${bin:=/usr/local/bin}"
    menu=/usr/local/share/applications shelf=/usr/local/share/genius-desktop/models
else
    data=${XDG_DATA_HOME:-$HOME/.local/share}
    : "${target:=$data/genius-desktop-app}" "${bin:=$HOME/.local/bin}"
    menu=$data/applications shelf=$data/genius-desktop/models
fi

check_files
check_machine
check_version
check_running
if [ "$KIND" = wheels ]; then
    python=$(find_python) || fail "Python $PYTHON fehlt (mit dem Modul venv). Dieses Paket ist für Python $PYTHON gebaut."
fi
install_program
place_model
make_starter
make_menu_entry
remember
report_window

say "Fertig. Genius Desktop $VERSION steht im Menü und startet mit: $starter"
case ":$PATH:" in
    *":$bin:"*) ;;
    *) say "Der Ordner $bin liegt nicht im Suchpfad; der volle Name geht immer." ;;
esac
[ -n "$MODEL" ] || say 'Ein Sprachmodell ist nicht dabei: genius-desktop models zeigt, woher eines kommt.'
say "Entfernen: $target/uninstall.sh"
