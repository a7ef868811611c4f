"""Where an office's own assistants lie: shipped, of the house, of the user; the versions of the user's own."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from genius_desktop import paths, procedure_words
from genius_desktop.assistants import procedure_toml, procedures
from genius_desktop.assistants.recipes import Origin, Recipe, Report
from genius_desktop.problems import InputProblem, SetupProblem
from genius_desktop.storing import write_whole

_VERSIONS = "versionen"
_KEPT = 20
_PARCEL_BYTES = 2 * 1024 * 1024
_VERSION = re.compile(r"(\d{4})\.toml")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folders of assistants: the user's own, and that of the house where its policy names one."""

    own: Path
    house: Path | None = None

    def reports(self) -> list[Report]:
        """Check every file: a name that the house uses hides a shipped one, the user's own hides both."""
        found: dict[str, Report] = {}
        for origin, folder in self._folders():
            for file in _files(folder):
                report = procedures.check(file, origin)
                found[report.recipe.procedure.id if report.recipe else f"{origin}/{file.name}"] = report
        return sorted(found.values(), key=_order)

    def recipes(self) -> list[Recipe]:
        """Give every assistant that can be used, by title."""
        return [report.recipe for report in self.reports() if report.recipe]

    def recipe(self, name: str) -> Recipe:
        """Find one by its id.

        Raises `InputProblem`: `procedure-unknown`, or `procedure-broken` where the file of that name is.
        """
        for report in self.reports():
            if report.recipe and report.recipe.procedure.id == name:
                return report.recipe
        for _, folder in reversed(list(self._folders())):
            if (folder / f"{name}.toml").is_file() and "/" not in name and "\\" not in name:
                return procedures.read(folder / f"{name}.toml")
        raise InputProblem("procedure-unknown", name)

    def _folders(self) -> Iterator[tuple[Origin, Path]]:
        yield "shipped", paths.resources() / "assistants" / "procedures"
        if self.house is not None:
            yield "house", self.house
        yield "own", self.own

    def save(self, text: str) -> Recipe:
        """Keep the file of an assistant as the user's own, the one before as a version.

        Raises `InputProblem` for a faulty one, `SetupProblem` where the profile cannot be written.
        """
        report = procedures.check_data(text.encode(), "Assistent", folder=self.own)
        if report.recipe is None:
            raise InputProblem("procedure-broken", procedures.told(report))
        file = self.own / f"{report.recipe.procedure.id}.toml"
        try:
            self.own.mkdir(parents=True, exist_ok=True, mode=0o700)
            if file.is_file() and file.read_bytes() != text.encode():
                self._keep(file)
            write_whole(file, text.encode())
        except OSError as fault:
            raise SetupProblem("profile-not-writable", os.fspath(self.own)) from fault
        return procedures.read(file)

    def preview(self, file: Path) -> Recipe:
        """Look at a file that someone has given; it has to hold all that it needs.

        Raises `InputProblem` for what is no such file or has faults.
        """
        try:
            with file.open("rb") as stream:
                data = stream.read(_PARCEL_BYTES + 1)
        except OSError as fault:
            raise InputProblem("file-unreadable", file.name) from fault
        if len(data) > _PARCEL_BYTES:
            raise InputProblem("procedure-parcel", procedure_words.TOO_LARGE)
        # Without a folder: what it names as a file elsewhere is never opened.
        report = procedures.check_data(data, file.name)
        if report.recipe is None:
            raise InputProblem("procedure-parcel", procedures.told(report))
        return report.recipe

    def bring(self, file: Path, *, replace_own: bool = False) -> Recipe:
        """Take a file that someone has given among the user's own.

        Raises `InputProblem`, `SetupProblem`.
        """
        recipe = self.preview(file)
        name = recipe.procedure.id
        if (self.own / f"{name}.toml").exists() and not replace_own:
            raise InputProblem("procedure-parcel", procedure_words.NAME_TAKEN.format(recipe.procedure.title))
        return self.save(procedure_toml.text_of(recipe))

    def _keep(self, file: Path) -> None:
        folder = self.own / _VERSIONS / file.stem
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        known = self.versions(file.stem)
        write_whole(folder / f"{(_number(known[-1]) if known else 0) + 1:04}.toml", file.read_bytes())
        for old in self.versions(file.stem)[:-_KEPT]:
            with suppress(OSError):
                old.unlink()

    def versions(self, name: str) -> list[Path]:
        """Give the files of older versions of one of the user's own, the oldest first."""
        folder = self.own / _VERSIONS / name
        return sorted(file for file in folder.glob("*.toml") if _VERSION.fullmatch(file.name)) if name else []

    def restore(self, name: str, number: int) -> Recipe:
        """Make an older version the one that holds; what held until now becomes a version too.

        Raises `InputProblem`, `SetupProblem`.
        """
        found = next((file for file in self.versions(name) if _number(file) == number), None)
        if found is None:
            raise InputProblem("procedure-unknown", f"{name} {number}")
        return self.save(found.read_text("utf-8"))

    def delete(self, name: str) -> None:
        """Delete one of the user's own with its versions.

        Raises `InputProblem` for one that is not the user's own.
        """
        recipe = self.recipe(name)
        if recipe.origin != "own" or recipe.file is None:
            raise InputProblem("procedure-shipped", recipe.procedure.title)
        recipe.file.unlink(missing_ok=True)
        for file in self.versions(name):
            file.unlink(missing_ok=True)
        with suppress(OSError):
            (self.own / _VERSIONS / name).rmdir()


def _number(file: Path) -> int:
    return int(file.stem)


def _files(folder: Path) -> list[Path]:
    """Give the files of a folder, and of the folders in it that hold one of their own name."""
    try:
        flat = [file for file in folder.glob("*.toml") if file.is_file()]
        deep = [inner / f"{inner.name}.toml" for inner in folder.iterdir() if inner.is_dir()]
    except OSError:
        return []
    return sorted([*flat, *(file for file in deep if file.is_file())])


def _order(report: Report) -> tuple[bool, str]:
    return report.recipe is None, (report.recipe.procedure.title if report.recipe else report.name).casefold()
