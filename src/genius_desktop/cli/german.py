"""The few English words of argparse, in German."""

import argparse

_WORDS = {
    "usage: ": "Aufruf: ",
    "positional arguments": "Angaben",
    "options": "Schalter",
    "subcommands": "Befehle",
    "show this help message and exit": "diese Hilfe zeigen",
    "show program's version number and exit": "die Fassung des Programms zeigen",
    "%(prog)s: error: %(message)s\n": "%(prog)s: Fehler: %(message)s\n",
    "the following arguments are required: %s": "es fehlt: %s",
    "unrecognized arguments: %s": "unbekannte Angaben: %s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r gibt es nicht (möglich: %(choices)s)",
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": (
        "%(value)r gibt es nicht, vielleicht %(closest)r? (möglich: %(choices)s)"
    ),
    "invalid %(type)s value: %(value)r": "%(value)r ist hier nicht möglich",
    "expected one argument": "es fehlt der Wert",
    "expected at least one argument": "es fehlt mindestens ein Wert",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s ist nicht eindeutig: %(matches)s",
    "not allowed with argument %s": "nicht zusammen mit %s",
    "ignored explicit argument %r": "der Wert %r gehört nicht hierher",
}


def speak_german() -> None:
    """Let argparse speak German; it looks up each of its texts through one function."""
    setattr(argparse, "_", lambda text: _WORDS.get(text, text))  # noqa: B010 (the name is not in its stubs)
    setattr(  # noqa: B010
        argparse, "ngettext", lambda one, many, count: _WORDS.get(one if count == 1 else many, one)
    )
