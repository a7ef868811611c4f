import pytest

from genius_desktop.documents.endings import lies
from genius_desktop.documents.formats import Format


@pytest.mark.parametrize(
    ("kind", "name", "lie"),
    [
        ("docx", "a.pdf", True),
        ("docx", "A.DOCX", False),
        ("png", "a.jpg", False),
        ("text", "a.rtf", True),
        ("text", "Vermerk 12.05", False),
        ("html", "a.txt", False),
        ("pdf", "ohne", False),
    ],
)
def test_a_name_lies_when_it_promises_another_format(kind: Format, name: str, *, lie: bool) -> None:
    assert lies(kind, name) == lie
