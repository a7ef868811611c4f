"""The German words for what is wrong with a file of weights; they are the detail of a problem."""

from typing import Literal

ModelKind = Literal[
    "adapter", "archive", "big-endian", "diffusion", "document", "draft", "embedding", "encoder", "imatrix",
    "json", "lfs", "old", "page", "program", "projector", "reranker", "speech", "tensors", "unknown", "vision",
    "vocabulary", "zeros",
]  # fmt: skip
MODEL_KINDS: dict[ModelKind, str] = {
    "adapter": "ein Zusatz (LoRA) zu einem anderen Modell",
    "archive": "ein gepacktes Archiv",
    "big-endian": "ein Modell für andere Prozessoren, Big-Endian",
    "diffusion": "ein Diffusionsmodell",
    "document": "ein Dokument",
    "draft": "ein Hilfsmodell, das nur neben einem anderen arbeitet",
    "embedding": "ein Suchmodell (Embedding)",
    "encoder": "ein Übersetzungsmodell (Encoder-Decoder)",
    "imatrix": "eine Messung für das Verkleinern von Modellen",
    "json": "eine JSON-Datei",
    "lfs": "ein Platzhalter von Git LFS, das Modell selbst fehlt",
    "old": "ein Modell im alten GGML-Format",
    "page": "eine Webseite (HTML)",
    "program": "ein Programm",
    "projector": "der Bildteil eines anderen Modells (mmproj)",
    "reranker": "ein Sortiermodell (Reranker)",
    "speech": "ein Sprachausgabemodell",
    "tensors": "ein Modell in einem anderen Format, Safetensors oder PyTorch",
    "unknown": "keine GGUF-Datei",
    "vision": "ein Modell für Bilder",
    "vocabulary": "nur der Wortschatz eines Modells",
    "zeros": "nur Nullen; das Kopieren ist wohl abgebrochen",
}
MODEL_PART = "Teil {part} von {parts} eines geteilten Modells"
MODEL_CUT = "schon die Beschreibung am Anfang bricht ab, vorhanden sind "

ModelFault = Literal[
    "alignment", "blocks", "context", "counts", "experts", "heads", "key", "length", "list", "missing", "number",
    "place", "position", "shape", "size", "special", "spelling", "template", "tensor", "twice", "type", "value",
    "version", "weights", "width", "words",
]  # fmt: skip
MODEL_FAULTS: dict[ModelFault, str] = {
    "alignment": "die Gewichte sind unmöglich ausgerichtet",
    "blocks": "die Zahl der Schichten ist unmöglich oder passt nicht zu den Gewichten",
    "context": "die Länge des Kontexts ist unmöglich",
    "counts": "die Zahl der Angaben oder Gewichte ist unmöglich",
    "experts": "die Angaben zu den Experten widersprechen sich",
    "heads": "die Angaben zu den Aufmerksamkeitsköpfen widersprechen sich",
    "key": "der Name einer Angabe ist unlesbar",
    "length": "die Länge einer Angabe ist unmöglich",
    "list": "eine Liste hat die falsche Art oder Länge",
    "missing": "eine notwendige Angabe fehlt",
    "number": "eine Zahl liegt außerhalb des Möglichen",
    "place": "Gewichte liegen nicht an ihrem Platz oder überlappen sich",
    "position": "die Angaben zur Wortstellung (RoPE) sind unmöglich",
    "shape": "die Größe von Gewichten ist unmöglich",
    "size": "die Beschreibung am Anfang ist unmöglich groß",
    "special": "ein Steuerzeichen liegt außerhalb des Wortschatzes",
    "spelling": "dem Wortschatz fehlen einzelne Zeichen",
    "template": "die Gesprächsvorlage ist unmöglich lang",
    "tensor": "der Name von Gewichten ist unlesbar",
    "twice": "eine Angabe, ein Gewicht oder ein Wort kommt doppelt vor",
    "type": "die Zahlenart von Gewichten ist unbekannt oder unpassend",
    "value": "eine Angabe hat die falsche Art",
    "version": "die Fassung des Formats ist unbekannt",
    "weights": "notwendige Gewichte fehlen",
    "width": "die Breite des Modells ist unmöglich oder passt nicht zu den Gewichten",
    "words": "der Wortschatz ist unvollständig oder widerspricht sich",
}

_GERMAN = str.maketrans(",.", ".,")


def megabytes(size: int, needed: int = 0) -> str:
    """Give a size, or how much of a needed one is there; in bytes where megabytes would not show the difference."""
    said, whole = (f"{number / 1e6:,.1f}".translate(_GERMAN) for number in (size, needed))
    if not needed:
        return f"{said} MB"
    return f"{size} von {needed} Byte" if said == whole else f"{said} von {whole} MB"
