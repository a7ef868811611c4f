"""The list of all parts and the texts of their licences, from wheels made here."""

import json
import re
import zipfile
from pathlib import Path

import pytest

from genius_desktop import paths
from genius_desktop.models import catalog
from tools.bundle import components, licences, papers, sbom
from tools.bundle.components import Component, Contents
from tools.console import SetupError

SERIAL = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
KINDS = {"application", "framework", "library", "platform", "file", "data", "machine-learning-model"}


def _wheel(folder: Path, name: str, licence: str, *members: str, text: str = "Permission is granted.") -> Path:
    file = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            f"{name}-1.0.dist-info/METADATA", f"Name: {name}\nVersion: 1.0\nLicense-Expression: {licence}\n"
        )
        if text:
            archive.writestr(f"{name}-1.0.dist-info/licenses/LICENSE", text)
        for member in members:
            archive.writestr(member, "")
    return file


@pytest.fixture
def contents(tmp_path: Path) -> Contents:
    made = (
        _wheel(tmp_path, "freundlich", "MIT"),
        _wheel(tmp_path, "llama_cpp_python", "MIT", "llama_cpp/lib/libgomp.so.1"),
        _wheel(tmp_path, "beides", "MIT OR Apache-2.0"),
        _wheel(tmp_path, "eigen_artig", "nur am Sonntag"),
    )
    return Contents(made, catalog.load(paths.catalog()).starter)


def test_the_bill_has_what_the_standard_demands(contents: Contents) -> None:
    bill = sbom.document(components.of(contents))

    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert SERIAL.fullmatch(bill["serialNumber"])
    assert bill["metadata"]["component"]["name"] == "genius-desktop"
    rows = bill["components"]
    assert {row["type"] for row in rows} <= KINDS
    assert all(row["name"] for row in rows)
    references = [row["bom-ref"] for row in [*rows, bill["metadata"]["component"]]]
    assert len(references) == len(set(references))
    assert {ref for node in bill["dependencies"] for ref in node.get("dependsOn", [])} <= set(references)
    assert all(re.fullmatch("[0-9a-f]{64}", sum_["content"]) for row in rows for sum_ in row.get("hashes", []))
    assert all(len(row["licenses"]) == 1 for row in rows)


def test_two_libraries_of_one_package_are_two_parts() -> None:
    purl = "pkg:deb/debian/libssl3@3.0"
    twins = [Component(name, "3.0", "Apache-2.0", purl=purl) for name in ("libcrypto.so.3", "libssl.so.3")]

    depends = sbom.document(twins)["dependencies"][0]["dependsOn"]

    assert len(set(depends)) == len(depends) == 2


def test_a_licence_stands_as_identifier_as_expression_or_by_its_name(contents: Contents) -> None:
    rows = {row["name"]: row["licenses"][0] for row in sbom.document(components.of(contents))["components"]}

    assert rows["freundlich"] == {"license": {"id": "MIT"}}
    assert rows["beides"] == {"expression": "MIT OR Apache-2.0"}
    assert rows["eigen_artig"] == {"license": {"name": "nur am Sonntag"}}


def test_what_others_made_within_a_wheel_and_the_model_are_listed_too(contents: Contents) -> None:
    found = {each.name: each for each in components.of(contents)}

    assert {"llama.cpp", "libgomp (GCC)", "GeoNames"} <= set(found)
    assert contents.entry is not None
    assert found[contents.entry.title].sha256 == contents.entry.sha256
    assert "Python" not in found


def test_a_frozen_program_lists_its_python(contents: Contents) -> None:
    frozen = Contents(contents.wheels, frozen=True)

    assert {"Python", "PyInstaller (Startprogramm)"} <= {each.name for each in components.of(frozen)}


def test_the_same_parts_give_the_same_bill(contents: Contents) -> None:
    found = components.of(contents)

    assert json.dumps(sbom.document(found)) == json.dumps(sbom.document(components.of(contents)))
    assert sbom.document(found)["serialNumber"] != sbom.document(found[1:])["serialNumber"]


def test_every_licence_comes_with_its_text(contents: Contents, tmp_path: Path) -> None:
    folder = tmp_path / "paket"
    folder.mkdir()

    papers.write(folder, contents)

    texts = {file.name: file.read_text("utf-8") for file in (folder / papers.TEXTS).iterdir()}
    assert "Permission is granted." in texts["freundlich.txt"]
    assert "MIT License" in texts["llama.cpp.txt"]
    assert "LESSER GENERAL PUBLIC LICENSE" in texts["LGPL-3.0.txt"]
    listed = (folder / "LIZENZEN.txt").read_text("utf-8")
    assert all(name in listed for name in ("freundlich 1.0", "nur am Sonntag", "llama.cpp"))
    assert json.loads((folder / papers.SBOM).read_text("utf-8"))["bomFormat"] == "CycloneDX"


def test_a_wheel_without_the_text_of_its_licence_is_refused(tmp_path: Path) -> None:
    silent = _wheel(tmp_path, "schweigt", "MIT", text="")

    with pytest.raises(SetupError, match="schweigt"):
        licences.collect_texts(Contents((silent,)), tmp_path / "texte")


def test_the_list_for_a_person_is_a_table() -> None:
    lines = licences.listing([Component("kurz", "1", "MIT"), Component("sehr-lang", "2.0", "ISC")]).splitlines()

    assert {line.index("MIT") for line in lines if "kurz 1" in line} == {
        line.index("ISC") for line in lines if "sehr-lang" in line
    }
