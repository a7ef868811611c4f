"""Office packages as our own templates: small XML files that can be read and compared."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from genius_desktop import paths


def template(folder: str, parts: Mapping[str, str]) -> BytesIO:
    """Zip the files of a template folder, each under the name it has within the package."""
    package = BytesIO()
    with ZipFile(package, "w", ZIP_DEFLATED) as archive:
        for part, file in parts.items():
            archive.writestr(part, (paths.resources() / "export" / folder / file).read_bytes())
    package.seek(0)
    return package
