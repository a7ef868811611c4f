"""The man page, written from the parser of the command line.

Source: man(7).
"""

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime

from genius_desktop.cli import parser as words
from tools.bundle import parts

_HEAD = """\
.\\" Geschrieben von dev.py bundle aus dem Aufbau der Befehlszeile.
.TH GENIUS-DESKTOP 1 "{date}" "Genius Desktop {version}" "Befehle für Benutzer"
.SH BEZEICHNUNG
genius-desktop \\- Dokumente auf diesem PC zusammenfassen, jede Aussage mit Seite
.SH ÜBERSICHT
.B genius-desktop
[\\fIDATEI\\fR .\\|.\\|.]
.br
.B genius-desktop
\\fIBEFEHL\\fR [\\fIANGABEN\\fR .\\|.\\|.]
.SH BESCHREIBUNG
"""
_FOOT = """\
.SH DATEIEN
.TP
.I ~/.local/share/genius-desktop
Verlauf, Einstellungen, Protokoll und Sprachmodelle eines Kontos
.TP
.I /usr/share/genius-desktop/models
Sprachmodelle für alle Personen an diesem Rechner
.TP
.I /etc/xdg/genius-desktop/policy.toml
Vorgaben der Verwaltung
.SH UMGEBUNG
.TP
.B GENIUS_DESKTOP_MODELS
der einzige Ordner, in dem Sprachmodelle gesucht werden
"""


def page() -> str:
    """Give the page in German, as troff."""
    parser = words.build()
    date = datetime.fromtimestamp(parts.moment(), UTC).date().isoformat()
    lines = [_HEAD.format(date=date, version=parts.VERSION), f"{_text(parser.description or '')}\n"]
    lines += [".SH OPTIONEN\n", *_options(parser), ".SH BEFEHLE\n", *_commands(parser, ())]
    lines += [".SH RÜCKGABEWERTE\n", f"{_text((parser.epilog or '').partition(':')[2].strip())}\n", _FOOT]
    return "".join(lines)


def _commands(parser: argparse.ArgumentParser, before: tuple[str, ...]) -> Iterator[str]:
    for action in parser._actions:  # noqa: SLF001 (argparse has no public way to its parts)
        if isinstance(action, words.Commands):
            for name, inner in action.choices.items():
                path = (*before, name)
                yield f".SS {_text(' '.join(path))}\n{_text(inner.description or '')}\n"
                yield from _options(inner)
                yield from _commands(inner, path)


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:  # noqa: SLF001
        if isinstance(action, words.Commands) or action.dest == "help" or action.help == argparse.SUPPRESS:
            continue
        shown = action.metavar or ("|".join(map(str, action.choices)) if action.choices else action.dest.upper())
        value = "" if action.nargs == 0 else f"\\fI{_text(shown if isinstance(shown, str) else ' '.join(shown))}\\fR"
        name = ", ".join(f"\\fB{_text(option)}\\fR" for option in action.option_strings)
        yield f".TP\n{' '.join(filter(None, (name, value)))}\n{_text(action.help or '')}\n"


def _text(text: str) -> str:
    """Give a text in which troff sees no commands of its own."""
    plain = " ".join(text.replace("%%", "%").split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{plain}" if plain.startswith((".", "'")) else plain
